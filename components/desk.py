"""What the Editors' desk shows: faults beside the lines they stand in, what would change, and how a file should be written."""

import re
from collections.abc import Mapping, Sequence

import streamlit as st

from commitments.editing.desk import Outcome
from commitments.editing.differences import FileChange, RecordChange, field_in_words, heading, title_in_words
from commitments.editing.rules import rules
from commitments.reading.faults import Fault, printable, shortened
from commitments.wording import count
from components.markup import esc, link
from web.view import View

FAULTS_SHOWN = 100
CHANGES_SHOWN = 200  # records
ALIKE = 3  # entries with the same change from which on they are told together
AROUND = 2  # lines shown before and behind the one with the fault
LINE_LENGTH = 240


def draw_outcome(view: View, outcome: Outcome, files: Mapping[str, bytes]) -> None:
    """The result of a check. ``files``: what was checked, by name."""
    if outcome.stopped:
        st.html(f'<p class="notice warning" role="status"><strong>Not checked.</strong> {esc(outcome.stopped)}</p>')
    elif outcome.faults:
        _draw_faults(view, outcome.faults, files)
    else:
        _draw_changes(outcome.changes)
        if outcome.looks:
            _draw_looks(view, outcome.looks, files)
        if outcome.form:
            _draw_form(outcome)


# --- faults -------------------------------------------------------------------------------------------------------------------


def _draw_faults(view: View, faults: Sequence[Fault], files: Mapping[str, bytes]) -> None:
    names = dict.fromkeys(fault.file for fault in faults)
    st.html(
        f'<h2 id="faults">{esc(count(len(faults), "fault"))} in {esc(count(len(names), "file"))}</h2>'
        '<p role="status">Each is listed with its lines. Fix them in your text editor and check again.</p>'
    )
    lines = {name: _lines(data) for name, data in files.items()}
    shown = faults[:FAULTS_SHOWN]
    for name in names:
        own = [fault for fault in shown if fault.file == name]
        if own:
            note = "" if name in files else " <span class='quiet'>(not among your files; it is in the live data)</span>"
            blocks = "".join(_fault(view, fault, lines.get(name, [])) for fault in own)
            st.html(f'<section class="faults-of"><h3>{esc(name)}{note}</h3>{blocks}</section>')
    if len(faults) > len(shown):
        st.html(f"<p>… and {len(faults) - len(shown):,} more. Fix these first: many faults often have one cause.</p>")


def _draw_looks(view: View, looks: Sequence[Fault], files: Mapping[str, bytes]) -> None:
    """What is no fault and does not agree: figures, dates and names."""
    lines = {name: _lines(data) for name, data in files.items()}
    blocks = "".join(_fault(view, look, lines.get(look.file, [])) for look in looks[:FAULTS_SHOWN])
    st.html(
        f'<h2 id="looks">{esc(count(len(looks), "place"))} to look at again</h2><p>These are not faults, but figures, dates or names that do not '
        f"agree. If one is right as it is, accept it in checks.yaml and give the reason.</p><section class='faults-of'>{blocks}</section>"
    )


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _fault(view: View, fault: Fault, lines: list[str]) -> str:
    where = " · ".join(filter(None, (f"Line {fault.line:,}", printable(fault.record), printable(fault.field))))
    pairs = [("Found", fault.found), ("Expected", printable(fault.expected)), ("Did you mean", shortened(fault.nearest))]
    told = "".join(f"<div><dt>{name}</dt><dd>{esc(text)}</dd></div>" for name, text in pairs if text)
    return (
        f'<article class="fault"><div>{_excerpt(fault.line, lines)}</div>'
        f'<div><p class="where">{esc(where)}</p><dl>{told}</dl>{_rule(view, fault)}</div></article>'
    )


def _excerpt(line: int, lines: list[str]) -> str:
    """The lines around the fault, numbered, its own marked."""
    first = max(line - AROUND, 1)
    rows = []
    for number, text in enumerate(lines[first - 1 : line + AROUND], first):
        mark = ' class="here"' if number == line else ""
        rows.append(f"<span{mark}><b>{number}</b> {esc(shortened(text, LINE_LENGTH))}</span>")
    return (
        f'<pre class="excerpt" tabindex="0" role="region" aria-label="Lines around line {line}">{"".join(rows)}</pre>'
        if rows
        else ""
    )


def _rule(view: View, fault: Fault) -> str:
    """The rule in the guide's words, with a link to the guide where the project's address is known."""
    text = rules().get(fault.kind, "")
    if not text:
        return ""
    repository = str(view.dataset.site.repository or "").rstrip("/")
    place = link(f"{repository}/blob/main/{fault.docs}", fault.docs) if repository else f"<code>{esc(fault.docs)}</code>"
    return f"<details class='more'><summary>The rule: {esc(fault.kind)}</summary>{_markdown(text)}<p class='quiet'>{place}</p></details>"


def _markdown(text: str) -> str:
    """The guide's simple Markdown as HTML: paragraphs, fenced code, words in backticks, links as their words."""
    html = []
    for number, part in enumerate(re.split(r"^```\w*\n", text, flags=re.MULTILINE)):
        if number % 2:
            html.append(f"<pre>{esc(part.rstrip())}</pre>")
            continue
        for paragraph in filter(None, map(str.strip, part.split("\n\n"))):
            words = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", " ".join(paragraph.split()))
            coded = re.sub("`([^`]+)`", r"<code>\1</code>", str(esc(words)))
            html.append(f"<p>{coded}</p>")
    return "".join(html)


# --- changes ------------------------------------------------------------------------------------------------------------------


def _draw_changes(changes: Sequence[FileChange]) -> None:
    if not changes:
        st.html(
            '<h2 id="changes">No faults, and nothing would change</h2>'
            '<p role="status">The files say the same as the live data.</p>'
        )
        return
    number = sum(change.number for change in changes)
    st.html(
        f'<h2 id="changes">No faults. What would change</h2><p role="status">{esc(count(number, "record"))} would differ from the '
        "live data: added, removed, renamed, or with a changed field.</p>"
    )
    left = CHANGES_SHOWN
    for change in changes:
        if left <= 0:
            break
        st.html(f"<section class='changes'><h3>{esc(heading(change))}</h3>{_of_file(change, left)}</section>")
        left -= change.number
    if left < 0:
        st.html(f"<p>… and {-left:,} more.</p>")


def _of_file(change: FileChange, most: int) -> str:
    items = [f"<li>added: {_called(*record)}</li>" for record in change.added]
    items += [f"<li>removed: {_called(*record)}</li>" for record in change.removed]
    alike: dict[tuple[str, ...], list[RecordChange]] = {}
    for record in change.changed:
        alike.setdefault(tuple(map(field_in_words, record.fields)) if not record.was else (record.id,), []).append(record)
    items += [_alike(records) if len(records) >= ALIKE else "".join(map(_of_record, records)) for records in alike.values()]
    return f"<ul>{''.join(items[:most])}</ul>"


def _alike(records: Sequence[RecordChange]) -> str:
    """Entries in which the same changes, told once."""
    fields = "".join(f"<li>{esc(printable(field_in_words(change)))}</li>" for change in records[0].fields)
    names = "".join(f"<li>{_called(record.id, record.title)}</li>" for record in records)
    which = f"<details class='more'><summary>Which {len(records):,}</summary><ul>{names}</ul></details>"
    return f"<li>the same in {esc(count(len(records), 'entry', 'entries'))}:<ul>{fields}</ul>{which}</li>"


def _called(id_: str, title: str) -> str:
    return f"{esc(shortened(title, 200))} <code>{esc(shortened(id_, 200))}</code>" if id_ else esc(shortened(title, 200))


def _of_record(record: RecordChange) -> str:
    warning = " class='warn'" if record.was and not record.redirected else ""
    fields = "".join(f"<li>{esc(printable(field_in_words(change)))}</li>" for change in record.fields)
    return f"<li><span{warning}>{esc(printable(title_in_words(record)))}</span>{f'<ul>{fields}</ul>' if fields else ''}</li>"


def _draw_form(outcome: Outcome) -> None:
    """What the canonical form would change, and the file written so, to take home."""
    names = ", ".join(dict.fromkeys(fault.file for fault in outcome.form))
    items = "".join(
        f"<li>Line {fault.line:,}: {esc(printable(fault.found))} would be {esc(printable(fault.expected.split('; run:')[0]))}</li>"
        for fault in outcome.form
    )
    st.html(
        f'<h2 id="form">Not in canonical form: {esc(names)}</h2><p>No value is wrong, but the lines are not laid out in the usual way. '
        "<code>python -m commitments format</code> fixes it, or download the file here: every comment is kept.</p>"
        f"<ul>{items}</ul>"
    )
    for name, text in outcome.canonical.items():
        st.download_button(
            f"Download {name} in canonical form",
            text.encode(),
            file_name=name,
            mime="text/yaml",
            on_click="ignore",
            key=f"form-{name}",
        )
