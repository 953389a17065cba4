"""What the Editors' desk shows: faults beside the lines they stand in, what would change, and how a file should be written."""

import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from commitments.editing.desk import Outcome
from commitments.editing.differences import FileChange, RecordChange, field_in_words, heading, title_in_words
from commitments.editing.rules import rules
from commitments.reading.faults import Fault, printable, shortened
from commitments.wording import count
from components.markup import Text, definition_list, folded, link, markup, together
from web.view import View

FAULTS_SHOWN = 100
CHANGES_SHOWN = 200  # records
ALIKE = 3  # entries with the same change from which on they are told together
AROUND = 2  # lines shown before and behind the one with the fault
LINE_LENGTH = 240


def draw_outcome(view: View, outcome: Outcome, files: Mapping[str, bytes]) -> None:
    """The result of a check. ``files``: what was checked, by name."""
    if outcome.stopped:
        st.html(markup('<p class="notice warning" role="status"><strong>Not checked.</strong> {}</p>', outcome.stopped))
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
        markup(
            '<h2 id="faults">{} in {}</h2>'
            '<p role="status">Each is listed with its lines. Fix them in your text editor and check again.</p>',
            count(len(faults), "fault"),
            count(len(names), "file"),
        )
    )
    lines = {name: _lines(data) for name, data in files.items()}
    shown = faults[:FAULTS_SHOWN]
    for name in names:
        own = [fault for fault in shown if fault.file == name]
        if own:
            note = "" if name in files else Markup(' <span class="quiet">(not among your files; it is in the live data)</span>')
            blocks = together(_fault(view, fault, lines.get(name, [])) for fault in own)
            st.html(markup("<section><h3>{}{}</h3>{}</section>", name, note, blocks))
    if len(faults) > len(shown):
        more = len(faults) - len(shown)
        st.html(markup("<p>… and {:,} more. Fix these first: many faults often have one cause.</p>", more))


def _draw_looks(view: View, looks: Sequence[Fault], files: Mapping[str, bytes]) -> None:
    """What is no fault and does not agree: figures, dates and names."""
    lines = {name: _lines(data) for name, data in files.items()}
    blocks = together(_fault(view, look, lines.get(look.file, [])) for look in looks[:FAULTS_SHOWN])
    st.html(
        markup(
            '<h2 id="looks">{} to look at again</h2><p>These are not faults, but figures, dates or names that do not agree. If one is '
            "right as it is, accept it in checks.yaml and give the reason.</p><section>{}</section>",
            count(len(looks), "place"),
            blocks,
        )
    )


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _fault(view: View, fault: Fault, lines: list[str]) -> Markup:
    where = " · ".join(filter(None, (f"Line {fault.line:,}", printable(fault.record), printable(fault.field))))
    pairs = [("Found", fault.found), ("Expected", printable(fault.expected)), ("Did you mean", shortened(fault.nearest))]
    return markup(
        '<article class="fault"><div>{}</div><div><p class="where">{}</p>{}{}</div></article>',
        _excerpt(fault.line, lines),
        where,
        definition_list((name, text) for name, text in pairs if text),
        _rule(view, fault),
    )


def _excerpt(line: int, lines: list[str]) -> Markup:
    """The lines around the fault, numbered, its own marked."""
    first = max(line - AROUND, 1)
    rows = []
    for number, text in enumerate(lines[first - 1 : line + AROUND], first):
        mark = Markup(' class="here"') if number == line else ""
        rows.append(markup("<span{}><b>{}</b> {}</span>", mark, number, shortened(text, LINE_LENGTH)))
    if not rows:
        return Markup()
    return markup(
        '<pre class="excerpt" tabindex="0" role="region" aria-label="Lines around line {}">{}</pre>', line, together(rows)
    )


def _rule(view: View, fault: Fault) -> Markup:
    """The rule in the guide's words, with a link to the guide where the project's address is known."""
    text = rules().get(fault.kind, "")
    if not text:
        return Markup()
    repository = str(view.dataset.site.repository or "").rstrip("/")
    place = link(f"{repository}/blob/main/{fault.docs}", fault.docs) if repository else _code(fault.docs)
    return folded(f"The rule: {fault.kind}", markup('{}<p class="quiet">{}</p>', _markdown(text), place))


def _markdown(text: str) -> Markup:
    """The guide's simple Markdown as HTML: paragraphs, fenced code, words in backticks, links as their words."""
    html = []
    for number, part in enumerate(re.split(r"^```\w*\n", text, flags=re.MULTILINE)):
        if number % 2:
            html.append(markup("<pre>{}</pre>", part.rstrip()))
            continue
        for paragraph in filter(None, map(str.strip, part.split("\n\n"))):
            words = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", " ".join(paragraph.split()))
            pieces = re.split("`([^`]+)`", words)  # every second one stood in backticks
            html.append(markup("<p>{}</p>", together(_code(piece) if at % 2 else piece for at, piece in enumerate(pieces))))
    return together(html)


def _code(text: str) -> Markup:
    return markup("<code>{}</code>", text)


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
        markup(
            '<h2 id="changes">No faults. What would change</h2><p role="status">{} would differ from the live data: added, removed, '
            "renamed, or with a changed field.</p>",
            count(number, "record"),
        )
    )
    left = CHANGES_SHOWN
    for change in changes:
        if left <= 0:
            break
        st.html(markup('<section class="changes"><h3>{}</h3>{}</section>', heading(change), _of_file(change, left)))
        left -= change.number
    if left < 0:
        st.html(markup("<p>… and {:,} more.</p>", -left))


def _of_file(change: FileChange, most: int) -> Markup:
    items = [markup("<li>added: {}</li>", _called(*record)) for record in change.added]
    items += [markup("<li>removed: {}</li>", _called(*record)) for record in change.removed]
    alike: dict[tuple[str, ...], list[RecordChange]] = {}
    for record in change.changed:
        alike.setdefault(tuple(map(field_in_words, record.fields)) if not record.was else (record.id,), []).append(record)
    items += [_alike(records) if len(records) >= ALIKE else together(map(_of_record, records)) for records in alike.values()]
    return markup("<ul>{}</ul>", together(items[:most]))


def _alike(records: Sequence[RecordChange]) -> Markup:
    """Entries in which the same changes, told once."""
    names = _items(_called(record.id, record.title) for record in records)
    which = folded(f"Which {len(records):,}", names)
    return markup("<li>the same in {}:{}{}</li>", count(len(records), "entry", "entries"), _fields(records[0]), which)


def _called(id_: str, title: str) -> Text:
    return markup("{} {}", shortened(title, 200), _code(shortened(id_, 200))) if id_ else shortened(title, 200)


def _of_record(record: RecordChange) -> Markup:
    warning = Markup(' class="warn"') if record.was and not record.redirected else ""
    fields = _fields(record) if record.fields else ""
    return markup("<li><span{}>{}</span>{}</li>", warning, printable(title_in_words(record)), fields)


def _fields(record: RecordChange) -> Markup:
    return _items(printable(field_in_words(change)) for change in record.fields)


def _items(items: Iterable[Text]) -> Markup:
    return markup("<ul>{}</ul>", together(markup("<li>{}</li>", item) for item in items))


def _draw_form(outcome: Outcome) -> None:
    """What the canonical form would change, and the file written so, to take home."""
    names = ", ".join(dict.fromkeys(fault.file for fault in outcome.form))
    items = _items(
        f"Line {fault.line:,}: {printable(fault.found)} would be {printable(fault.expected.split('; run:')[0])}"
        for fault in outcome.form
    )
    st.html(
        markup(
            '<h2 id="form">Not in canonical form: {}</h2><p>No value is wrong, but the lines are not laid out in the usual way. '
            "<code>python -m commitments format</code> fixes it, or download the file here: every comment is kept.</p>{}",
            names,
            items,
        )
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
