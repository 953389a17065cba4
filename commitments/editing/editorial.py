"""What ``check`` asks of the data beyond soundness: things that readers would not notice and editors should.

The site shows data that has such faults; the check, the pre-commit hook and the Editors' desk do not pass it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from pathlib import Path

from commitments.dataset import Dataset, dataset_from
from commitments.editing import formatting, pasted
from commitments.editing.released import released_ids, vanished_ids
from commitments.editing.schema import schemas
from commitments.reading import yaml_source
from commitments.reading.faults import Fault, shown
from commitments.reading.folder import Reading
from commitments.reading.yaml_values import Items
from commitments.records import model
from commitments.records.record import Record
from commitments.selecting.search import index_of

HINT = "#?"  # how the lines begin by which `new` explains a skeleton
FORMAT = "run: python -m commitments format"
TOLD = 5  # changes of form told one by one; the rest is counted


def editorial_faults(folder: Path, reading: Reading, names: tuple[str, ...] = ()) -> list[Fault]:
    """Faults of form of the files ``names`` (all of them if none is named), and ids of the last release that lead nowhere.

    ``folder``: the project's data folder, where the released ids are kept. ``reading``: what is checked.
    """
    faults = []
    for name in names or reading.texts:
        faulty = [
            0 if fault.field and not fault.record and "[" not in fault.field else fault.line
            for fault in reading.faults
            if fault.file == name
        ]
        if not faulty:  # a skeleton that is not filled yet, whose hints are still wanted
            faults += hints(name, reading.texts[name])
        faults += pasted_characters(name, reading.texts[name], faulty)
        faults += not_canonical(name, reading.texts[name], faulty)
    if reading.records is not None and (not names or {"themes.yaml", "topics.yaml", "commitments.yaml"} & set(names)):
        faults += stale_subjects(dataset_from(reading.records, reading.texts), reading.texts["themes.yaml"])
    return faults + vanished_ids(reading.texts, released_ids(folder), reading.faults)


def stale_subjects(dataset: Dataset, text: bytes) -> list[Fault]:
    """A fault for each subject of themes.yaml whose searches find nothing any more, or find what the file says nobody says.

    Words lose what they once found when a text or a name is improved; the page would then deny a promise. ``text``: of themes.yaml.
    """
    lines = text.decode(errors="replace").splitlines()
    faults = []
    for theme in dataset.themes:
        for subject in theme.looked_for:
            line = next((number for number, content in enumerate(lines, 1) if subject.name in content), 1)
            found = sorted(index_of(dataset).places_on(subject)) or _titled(dataset, subject)
            where = f"looked_for {shown(subject.name)}"
            if found and subject.nobody:
                some = f"{dataset.commitments[found[0]].id}{f' and {len(found) - 1} more' if len(found) > 1 else ''}"
                expected = "nobody: true only where no commitment is found; delete that line"
                faults.append(Fault("themes.yaml", line, theme.id, where, "subject-found", some, expected))
            elif not found and not subject.nobody:
                expected = "topics, commitments or words that find what is on it, or nobody: true where nobody says anything"
                faults.append(Fault("themes.yaml", line, theme.id, where, "subject-lost", "no commitment", expected))
    return faults


def _titled(dataset: Dataset, subject: model.Subject) -> list[int]:
    """Places of the rows whose title, topic or theme holds a name of a subject: who types it there asks for more than the subject."""
    names = (subject.name, *subject.also_called) if subject.nobody else ()
    return sorted({place for name in names for place in index_of(dataset).holds(name)})


def pasted_characters(name: str, text: bytes, faulty: Iterable[int] = ()) -> list[Fault]:
    """A fault for each of the first things that came with pasted text and have one meaning, but those at lines that are ``faulty``."""
    _, told = pasted.mended(text)
    lines = set(faulty)
    found = [one for one in told if one.line not in lines and one.what != "curly quotes round the value"]
    more = f" (and {len(found) - TOLD:,} such places more)" if len(found) > TOLD else ""
    return [
        Fault(name, one.line, "", "", "pasted-character", one.what + (more if number == TOLD else ""), f"{one.into}; {FORMAT}")
        for number, one in enumerate(found[:TOLD], 1)
    ]


def not_canonical(name: str, text: bytes, faulty: Iterable[int] = ()) -> list[Fault]:
    """A fault for each of the first entries whose canonical form is another; none for a file that cannot be read, and none for an
    entry that has a real fault (``faulty``: their lines, 0 for one of the file as a whole), whose form would change with its mending."""
    try:
        changes = formatting.changes(name, text)
    except formatting.NotReadable:
        return []
    found = [(line, what, expected) for line, what, expected in formatting.breaks(text)]
    if 0 in (faulty := list(faulty)):  # a fault of the file as a whole, with which every entry may be another
        return []
    if changes:
        starts = _starts(text)
        silent = {bisect_right(starts, line) for line in faulty}
        by_entry: dict[int, list[formatting.Change]] = {}
        for change in changes:
            by_entry.setdefault(bisect_right(starts, change.line), []).append(change)
        found += [(of_entry[0].line, *_in_words(of_entry)) for entry, of_entry in by_entry.items() if entry not in silent]
    more = f" (and {len(found) - TOLD:,} such places more)" if len(found) > TOLD else ""
    return [
        Fault(name, line, "", "", "not-canonical", what + (more if number == TOLD else ""), f"{expected}; {FORMAT}")
        for number, (line, what, expected) in enumerate(found[:TOLD], 1)
    ]


def _starts(text: bytes) -> list[int]:
    """The lines in which the entries of a file begin, and its keys."""
    tree = yaml_source.load(text).tree
    if tree is None:
        return []
    lists = (line for held in tree.values() if isinstance(held, Items) for line in held.lines)
    return sorted({*tree.key_lines.values(), *lists})


def _in_words(changes: list[formatting.Change]) -> tuple[str, str]:
    """What the changes of form in one entry find, and what they put there."""
    old, new = ([line for change in changes for line in getattr(change, side)] for side in ("old", "new"))
    if len(changes) > 1 and sorted(line.strip(" -") for line in old) == sorted(line.strip(" -") for line in new):
        return f"{_first(old, '')}, which stands elsewhere in the order of keys", "the keys of the entry in their order"
    first, more = changes[0], len(changes) - 1
    found, expected = _of_one(first)
    return found + (f" (and {more} more places in the entry)" if more else ""), expected


def _of_one(change: formatting.Change) -> tuple[str, str]:
    """The same of one change."""
    old, new = change.old, change.new
    if old and new and old[0].strip() == new[0].strip():
        before, behind = (len(new[0]) - len(new[0].lstrip()), old[0][len(old[0].rstrip()) :])
        if old[0].rstrip() == new[0].rstrip():
            what = "a tab" if "\t" in behind else "a space" if len(behind) == 1 else f"{len(behind)} spaces"
            return f"{_first(old[:1], '')} with {what} behind it", "nothing behind it"
        return _first(old[:1], ""), f"{before} spaces before it"
    if old and "\t" in old[0] and new and old[0].split() == new[0].split():
        return f"{_first([old[0].replace(chr(9), ' ')], '')} with a tab in it", "a space in its place"
    if old and new and " ".join(old).split() == " ".join(new).split():
        return f"{_first(old[:1], '')}, a text whose lines end elsewhere", f"lines filled to {formatting.WIDTH} columns"
    if not any(line.strip() for line in [*old, *new]):
        return ("no blank line", "one between two entries") if new else ("a blank line", "none here")
    return _first(old, "nothing"), _first(new, "no such line")


def _first(lines: list[str], none: str) -> str:
    """The first line that is not blank, and how many come with it."""
    if not lines:
        return none
    line = next((line for line in lines if line.strip()), "")
    more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
    return (shown(line.strip()) if line else "a blank line") + more


def hints(name: str, text: bytes) -> list[Fault]:
    """A fault where lines of a skeleton's explanations have been left in the file."""
    lines = text.decode(errors="replace").splitlines()
    left = [number for number, line in enumerate(lines, 1) if line.lstrip().startswith(HINT)]
    if not left:
        return []
    found = (
        f"{len(left)} lines that begin with {HINT}, hints for a new entry" if len(left) > 1 else f"a line with {HINT}, a hint"
    )
    expected = "no hints once the entry is filled; run: python -m commitments format --drop-hints"
    return [Fault(name, left[0], "", "", "leftover-hint", found, expected)]


def stale_schemas(folder: Path, records: Mapping[str, Record]) -> list[Fault]:
    """A fault where schemas in ``folder`` are not as ``records`` make them: one, for all are written again at once."""
    stale = []
    for name, text in schemas(records).items():
        try:
            same = (folder / name).read_text(encoding="utf-8") == text
        except (OSError, UnicodeDecodeError):
            same = False
        if not same:
            stale.append(name)
    if not stale:
        return []
    more = f" (and {len(stale) - 1} more of them)" if len(stale) > 1 else ""
    found, expected = f"a schema that does not fit the data{more}", "what the data gives; run: make schema"
    return [Fault(stale[0], 1, "", "", "stale-schema", found, expected)]
