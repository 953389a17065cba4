"""The folder of YAML files -> the records of every file, or every fault in all of them, in one run.

References are checked against the ids as they stand in the files, also those of records that have faults themselves: one
broken record is not followed by false faults wherever it is named. A file that cannot be read at all, or that ends in the middle of
a record, is not held against the others: what refers to its records, and what rests on all of them, stays unchecked until it is whole.
"""

import gc
import os
import stat
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from commitments.reading import checking, yaml_source
from commitments.reading.faults import Fault, file_and_line, shortened
from commitments.reading.folding import Problems, as_meant, mistyped_definitions, outermost, same_id_once
from commitments.reading.left_overs import is_left_over
from commitments.reading.rules.names import as_read
from commitments.reading.validation import cut_off, in_the_fields_words, parts_too_far_left, right_suggestion, validate
from commitments.reading.yaml_text import number_of_lines, too_large
from commitments.reading.yaml_values import Items, Mapping, Place, Problem
from commitments.records.fields import nearest, suggested_id
from commitments.records.model import FILES
from commitments.records.record import Record
from commitments.records.references import KEPT_IN

SEARCHED = 25_000  # ids of a kind that are gone through for the nearest: for the first 25 wrong ids among a thousand
LONGEST_ID = 200  # characters; longer ones come from hostile files only
MOST_PARTS = 6  # of the way to a field that a message shows
MOST_SUGGESTED = 200  # suggestions a file: each is tried in its place


@dataclass(frozen=True)
class Reading:
    """What was read: ``records`` by file name, None if there is any fault; ``texts`` holds the bytes of the files, by name."""

    records: dict[str, Record] | None
    faults: tuple[Fault, ...]
    texts: dict[str, bytes]


class _Ids(dict[str, None]):
    """The ids of one kind. Going through them is how the nearest to a wrong one is sought, and that takes long: only the first
    wrong ones are helped so, or a renamed manifesto would keep an editor waiting for minutes."""

    left = SEARCHED
    names: AnyMapping[str, str] = {}

    def without_search(self) -> "_Ids":
        """The same ids, for asking only whether one is among them."""
        same = _Ids(self)
        same.left = -1
        return same

    def called(self, name: str) -> str:
        """The id of the record that has this name, however it is written; '' where none has, or several have."""
        return self.names.get(as_read(name), "")

    def __iter__(self) -> Iterator[str]:
        self.left -= len(self)
        return super().__iter__() if self.left >= 0 else iter(())


class Files(NamedTuple):
    """The files of a folder as bytes, by name, and the faults of those that are not to be read."""

    texts: dict[str, bytes]
    faults: tuple[Fault, ...]


def read_folder(folder: Path, max_bytes: int = yaml_source.MAX_BYTES) -> Reading:
    """Reads each of ``FILES`` in the folder once. Raises nothing for what is wrong with the files or the folder."""
    return read(files_at(yaml_files(folder), max_bytes), max_bytes)


def yaml_files(folder: Path) -> dict[str, Path]:
    """The YAML files in a folder by name, also those that should not be there. What begins with a dot is a text editor's or the
    system's own (``.#parties.yaml``, ``._parties.yaml``) and nobody's data, nor are copies that programs leave (``left_overs.py``)."""
    found = {path.name: path for path in sorted(folder.glob("*.y*ml"))}
    return {name: path for name, path in found.items() if not name.startswith(".") and not is_left_over(name)}


def read_files(paths: AnyMapping[str, Path]) -> Reading:
    """The same for files that lie in several places, by name."""
    return read(files_at(paths))


def files_at(paths: AnyMapping[str, Path], max_bytes: int = yaml_source.MAX_BYTES) -> Files:
    """The bytes of files by name. Raises nothing for what is wrong with them."""
    texts: dict[str, bytes] = {}
    faults = []
    for name, path in paths.items():
        if name not in FILES:
            faults.append(_unknown_file(name))
            continue
        try:
            data = _bytes_of(path, max_bytes)
        except NoFile as what:
            faults.append(_unreadable(name, str(what)))
        except OSError as error:
            faults.append(_unreadable(name, f"a file that cannot be read ({error.strerror})"))
        else:
            if isinstance(data, int):
                faults.append(_placed(name, None, too_large(data, max_bytes)))
            else:
                texts[name] = data
    return Files(texts, tuple(faults))


class NoFile(Exception):
    """What lies in a file's place is none: the message says what it is."""


def _bytes_of(path: Path, max_bytes: int) -> bytes | int:
    """The bytes of an ordinary file; only their number where it has more than ``max_bytes``. Raises NoFile and OSError; waits for nobody,
    though a pipe or a device may lie in the file's place."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise NoFile("a folder" if stat.S_ISDIR(found.st_mode) else "no ordinary file")
        if found.st_size > max_bytes:
            return found.st_size
        with open(descriptor, "rb", closefd=False) as opened:
            data: bytes | None = opened.read(max_bytes + 1)  # it may have grown since
        # Made while it is read, as the system's own are: it need have no end. A file that is being written has a size by now.
        if data is None or (data and not os.fstat(descriptor).st_size):
            raise NoFile("a file that is not a regular file")
        return data if len(data) <= max_bytes else len(data)
    finally:
        os.close(descriptor)


def read_texts(texts: AnyMapping[str, bytes], max_bytes: int = yaml_source.MAX_BYTES) -> Reading:
    """The same for files that are at hand as bytes, by name. The caller completes a partial set with the project's files."""
    return read(Files(dict(texts), tuple(_unknown_file(name) for name in texts if name not in FILES)), max_bytes)


def read(files: Files, max_bytes: int = yaml_source.MAX_BYTES) -> Reading:
    """The same for files that were fetched before."""
    collecting = gc.isenabled()
    gc.disable()  # tens of thousands of small objects that all stay: looking for garbage among them doubles the time
    try:
        return _read_all(files.texts, list(files.faults), max_bytes)
    finally:
        if collecting:
            gc.enable()


def known_ids(trees: AnyMapping[str, Mapping]) -> dict[str, _Ids]:
    """The ids that stand in the files, for each kind of record that others refer to. A kind without its list is left out."""
    known = {}
    for kind, (name, key) in KEPT_IN.items():
        items = trees[name].get(key) if name in trees else None
        if isinstance(items, Items):
            ids = (item.get("id") for item in items if isinstance(item, Mapping))
            good = (i for i in ids if isinstance(i, str) and len(i) <= LONGEST_ID)
            known[kind] = _Ids((suggested_id(i), None) for i in good)  # a misspelt id is no fault where it is named rightly
            known[kind].names = _names(items)
    return known


NAMES = ("name", "short_name", "in_sentence", "label")


def _names(items: Items) -> dict[str, str]:
    """Each name that a record of a list has, as readers take it in, and the record's id; without those that two of them have."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for item in items:
        if not isinstance(item, Mapping) or not isinstance(item.get("id"), str):
            continue
        aliases = item.get("aliases")
        for name in (*(item.get(field) for field in NAMES), *(aliases if isinstance(aliases, Items) else ())):
            if isinstance(name, str) and found.setdefault(as_read(name), item["id"]) != item["id"]:
                shared.add(as_read(name))
    return {name: identity for name, identity in found.items() if name not in shared}


def _file_fault(name: str, kind: str, found: str, expected: str, nearest_value: str = "") -> Fault:
    return Fault(name, 1, "", "", kind, found, expected, nearest_value)


def _unreadable(name: str, found: str) -> Fault:
    return _file_fault(name, "unreadable-file", found, "a file that this program may read")


def _unknown_file(name: str) -> Fault:
    return _file_fault(name, "unknown-file", "a file that is not read", f"one of {', '.join(FILES)}", nearest(name, FILES))


def _read_all(texts: dict[str, bytes], faults: list[Fault], max_bytes: int) -> Reading:
    texts = {name: texts[name] for name in FILES if name in texts}
    told = {fault.file for fault in faults}
    faults = faults + [
        _file_fault(name, "missing-file", "no such file", "all the files of the data folder")
        for name in FILES
        if name not in texts and name not in told
    ]
    loaded = {name: yaml_source.load(text, max_bytes) for name, text in texts.items()}
    yaml_source.remember(((texts[name], source) for name, source in loaded.items()), max_bytes)
    trees = {name: source.tree for name, source in loaded.items() if source.tree is not None}
    cut = {name: problem for name, tree in trees.items() if (problem := cut_off(FILES[name], tree))}
    known = known_ids({name: tree for name, tree in trees.items() if name not in cut})
    for_suggestions = {kind: ids.without_search() for kind, ids in known.items()}
    records: dict[str, Record] = {}
    problems: Problems = {}
    for name, source in loaded.items():
        own = list(source.problems)
        if source.tree is not None:
            record, of_values = validate(FILES[name], source.tree, known)
            if record is not None:
                records[name] = record
            own = [in_the_fields_words(FILES[name], source.tree, problem, known) for problem in own] + of_values
            own = outermost(parts_too_far_left(FILES[name], own))
            if end := cut.get(name):
                own = [end, *(p for p in own if not (p.kind == "missing-key" and p.path[:-1] == end.path))]
            own = _with_right_suggestions(own, FILES[name], source.tree, for_suggestions)
        problems[name] = own
    broken = {name for name, found in problems.items() if any(_breaks_rules(name, problem) for problem in found)}
    whole = {name: tree for name, tree in trees.items() if name not in cut and name not in broken}
    _add_rules(problems, whole, for_suggestions)
    if any(problems.values()):
        mistyped_definitions(problems, whole)
        same_id_once(problems)
    for name, found in problems.items():
        last = number_of_lines(texts[name])  # the parser sets one more at the end where the last is not ended
        tree = loaded[name].tree
        faults.extend(_placed(name, tree, problem._replace(line=min(problem.line, last))) for problem in found)
    faults.sort(key=lambda fault: (file_and_line(fault), fault))
    return Reading(None if faults else records, tuple(faults), texts)


def _breaks_rules(name: str, problem: Problem) -> bool:
    """Whether nothing certain can be said of a file as a whole before this is mended: a record in two pieces, or, in a file on which others
    rest, a reference for which nothing is near."""
    lost = problem.kind.startswith("unknown-") and problem.kind.removeprefix("unknown-") in KEPT_IN and not problem.nearest
    return problem.kind == "extra-hyphen" or (lost and name in ("documents.yaml", "parties.yaml", "topics.yaml", "themes.yaml"))


def _add_rules(problems: Problems, trees: AnyMapping[str, Mapping], known: AnyMapping[str, _Ids]) -> None:
    """Adds what breaks a rule between records to the ``problems`` of each file. What is asked are the values as they were meant, so
    that what only follows from a slip is not told as well; where a rule says more of an id than that it is unknown, the rule is told."""
    across = checking.problems(trees)
    if any(problems.values()):
        better = {name: frozenset(problem.path for problem in found) for name, found in across.items()}
        better = {
            name: frozenset(p.path for p in problems[name] if p.kind.startswith("unknown-")) & paths
            for name, paths in better.items()
        }
        for name, paths in better.items():
            problems[name] = [p for p in problems[name] if p.path not in paths]
        meant = {name: as_meant(tree, problems[name], better.get(name, frozenset())) for name, tree in trees.items()}
        across = checking.problems(meant)
    for name, found in across.items():
        own = {problem.path for problem in problems[name]}
        updates = {path[:2] for path in own if "updates" in path}  # what stands in them decides on the standing
        new = [p for p in found if p.path not in own and not (p.kind == "standing-differs" and p.path[:2] in updates)]
        problems[name] += _with_right_suggestions(new, FILES[name], trees[name], known)


def _with_right_suggestions(
    problems: Sequence[Problem], model: type[Record], tree: Mapping, known: AnyMapping[str, _Ids]
) -> list[Problem]:
    """The problems, with nothing suggested that would be a fault again."""
    left = MOST_SUGGESTED
    checked = []
    for problem in problems:
        if problem.nearest:
            left -= 1
            right = right_suggestion(model, tree, problem, known) if left >= 0 else ""
            problem = problem._replace(nearest=right)
        checked.append(problem)
    return checked


def _placed(name: str, tree: Mapping | None, problem: Problem) -> Fault:
    """The problem as a fault that names the record and the field."""
    record, path = "", problem.path
    items = tree.get(str(path[0])) if tree is not None and len(path) > 1 else None
    if isinstance(items, Items) and isinstance(path[1], int) and path[1] < len(items):
        record = _name_of(str(path[0]), items[path[1]])
    field = _field(path[2:] if record else path)
    return Fault(name, problem.line, record, field, problem.kind, problem.found, problem.expected, problem.nearest)


def _name_of(key: str, item: object) -> str:
    """What a record is called in a message; '' for those without a name, which are told by their number in the list."""
    if not isinstance(item, Mapping):
        return ""
    for name, words in (("id", ""), ("from", ""), ("commitment", "updates of " if key == "progress" else ""), ("document", "")):
        if isinstance(item.get(name), str):
            return words + shortened(item[name], LONGEST_ID)
    return ""


def _field(path: Place) -> str:
    parts = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path[:MOST_PARTS])
    return shortened("".join(parts).lstrip("."), LONGEST_ID)
