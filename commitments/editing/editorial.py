"""What ``check`` asks of the data beyond soundness: things that readers would not notice and editors should.

The site shows data that has such faults; the check, the pre-commit hook and the Editors' desk do not pass it.
"""

from collections.abc import Mapping
from pathlib import Path

from commitments.dataset import Dataset, dataset_from
from commitments.editing import formatting
from commitments.editing.released import released_ids, vanished_ids
from commitments.editing.schema import schemas
from commitments.reading.faults import Fault, shown
from commitments.reading.folder import Reading
from commitments.records.record import Record
from commitments.selecting.subjects import places_on

HINT = "#?"  # how the lines begin by which `new` explains a skeleton
TOLD = 5  # changes of form told one by one; the rest is counted


def editorial_faults(folder: Path, reading: Reading, names: tuple[str, ...] = ()) -> list[Fault]:
    """Faults of form of the files ``names`` (all of them if none is named), and ids of the last release that lead nowhere.

    ``folder``: the project's data folder, where the released ids are kept. ``reading``: what is checked.
    """
    faults = []
    for name in names or reading.texts:
        faults += hints(name, reading.texts[name])
        faults += not_canonical(name, reading.texts[name])
    if reading.records is not None and (not names or {"themes.yaml", "topics.yaml", "commitments.yaml"} & set(names)):
        faults += stale_subjects(dataset_from(reading.records, reading.texts), reading.texts["themes.yaml"])
    return faults + vanished_ids(reading.texts, released_ids(folder))


def stale_subjects(dataset: Dataset, text: bytes) -> list[Fault]:
    """A fault for each subject of themes.yaml whose searches find nothing any more, or find what the file says nobody says.

    Words lose what they once found when a text or a name is improved; the page would then deny a promise. ``text``: of themes.yaml.
    """
    lines = text.decode(errors="replace").splitlines()
    faults = []
    for theme in dataset.themes:
        for subject in theme.looked_for:
            line = next((number for number, content in enumerate(lines, 1) if subject.name in content), 1)
            found = sorted(places_on(dataset, subject))
            where = f"looked_for {shown(subject.name)}"
            if found and subject.nobody:
                some = f"{dataset.commitments[found[0]].id}{f' and {len(found) - 1} more' if len(found) > 1 else ''}"
                expected = "nobody: true only where no commitment is found; delete that line"
                faults.append(Fault("themes.yaml", line, theme.id, where, "subject-found", some, expected))
            elif not found and not subject.nobody:
                expected = "topics, commitments or words that find what is on it, or nobody: true where nobody says anything"
                faults.append(Fault("themes.yaml", line, theme.id, where, "subject-lost", "no commitment", expected))
    return faults


def not_canonical(name: str, text: bytes) -> list[Fault]:
    """A fault for each of the first places where the canonical form is another; none for a file that cannot be read."""
    try:
        changes = formatting.changes(name, text)
    except formatting.NotReadable:
        return []
    faults = []
    for number, change in enumerate(changes[:TOLD], 1):
        more = len(changes) - TOLD if number == TOLD else 0
        others = f" (and {more:,} such places more)" if more > 0 else ""
        found, expected = _in_words(change)
        cure = f"{expected}; run: python -m commitments format"
        faults.append(Fault(name, change.line, "", "", "not-canonical", found + others, cure))
    return faults


def _in_words(change: formatting.Change) -> tuple[str, str]:
    """What a change of form finds and what it puts there."""
    old, new = change.old, change.new
    if old and new and old[0].strip() == new[0].strip():
        return _first(old, ""), f"{len(new[0]) - len(new[0].lstrip())} spaces before it and none behind it"
    if old and new and " ".join(old).split() == " ".join(new).split():
        return f"{_first(old[:1], '')}, a text whose lines end elsewhere", f"lines filled to {formatting.WIDTH} columns"
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
    """A fault for each schema in ``folder`` that is not as ``records`` make it."""
    faults = []
    for name, text in schemas(records).items():
        try:
            same = (folder / name).read_text(encoding="utf-8") == text
        except (OSError, UnicodeDecodeError):
            same = False
        if not same:
            found, expected = "a schema that does not fit the data", "what the data gives; run: make schema"
            faults.append(Fault(name, 1, "", "", "stale-schema", found, expected))
    return faults
