"""``python -m commitments check``: every fault in the data, with its place, its cure and its rule."""

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from commitments.commands import complain
from commitments.commands.files import line_of, named_files, reading_of, short
from commitments.commands.versions import Unknown, texts_at
from commitments.editing.differences import differences
from commitments.editing.editorial import editorial_faults, stale_schemas
from commitments.editing.released import without_what_follows
from commitments.editing.second_looks import second_looks
from commitments.reading import yaml_source
from commitments.reading.faults import Fault, file_and_line
from commitments.reading.folder import Reading, read_texts
from commitments.reading.left_overs import left_overs
from commitments.records.model import CommitmentsFile, DocumentsFile, PartiesFile
from commitments.records.record import Record
from commitments.wording import count

DESCRIPTION = (
    "Checks the data and prints every fault on a line of its own: file, line, record, field, what was found, what was expected, "
    "the nearest valid value, and where docs/checking.md explains the rule. Ends with status 1 if there is a fault. Without any it says what "
    "is to be looked at again: figures, dates and names that do not agree."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="files or folders to check together with the other files of the data folder; without any, that folder",
    )
    parser.add_argument(
        "--format", choices=("text", "github"), default="text", help="github: as annotations beside the lines of a pull request"
    )
    parser.add_argument(
        "--changed",
        nargs="?",
        const="HEAD",
        metavar="SINCE",
        help="say only what an edit did: faults that were not there in the last commit, or in a release or git revision SINCE",
    )


def run(options: argparse.Namespace) -> int:
    absent = [path for path in options.files if not path.exists()]
    if absent:
        return complain(f"no such file or folder: {', '.join(map(str, absent))}")
    before: Told | None = None
    if options.changed:
        try:
            texts = texts_at(options.changed, options.data)
        except Unknown as unknown:
            return complain(f"{unknown}; name a version to compare with: --changed 2026-11-26")
        before = told_of(options.data, read_texts(texts))
    reading = reading_of(options.data, options.files)
    files = named_files([options.data, *options.files])
    asked = tuple(name for name in named_files(options.files) if name in reading.texts)
    told = told_of(options.data, reading, asked)
    faults, looks = told if before is None else (new_in(told.faults, before.faults), new_in(told.looks, before.looks))
    looks = looks if before is not None else left_overs(options.data) + looks
    if reading.records is not None and not options.files and not told.faults:  # mending another fault may change them
        faults = [*faults, *stale_schemas(options.data, reading.records)]
    if before is not None:
        print(*changed_entries(texts, reading.texts), sep="\n")
    for look in looks:
        print(
            annotation(look, options.data, files, "warning")
            if options.format == "github"
            else look_at(look, options.data, files)
        )
    for fault in faults:
        print(annotation(fault, options.data, files) if options.format == "github" else line_of(fault, options.data, files))
    if before is not None and not faults:
        again = f"; {count(len(looks), 'place')} to look at again" if looks else ""
        others = f"; {count(len(told.faults), 'fault')} from before" if told.faults else ""
        print(f"no fault by these changes{again}{others}")
        return 0
    if faults or reading.records is None:
        print(f"{count(len(faults), 'fault')} in {count(len({fault.file for fault in faults}), 'file')}")
        return 1
    again = f"; {count(len(looks), 'place')} to look at again" if looks else ""
    print(f"{_summary(reading.records)}{again}")
    return 0


class Told(NamedTuple):
    """What is to be said of the data, in the order of files and lines: its faults; without any, what is to be looked at again."""

    faults: list[Fault]
    looks: list[Fault]


def told_of(folder: Path, reading: Reading, asked: tuple[str, ...] = ()) -> Told:
    """The faults of all files, of form only of those that are ``asked`` for if any is."""
    editorial = editorial_faults(folder, reading, asked)
    faults = without_what_follows(reading.faults, (fault for fault in editorial if fault.kind == "vanished-id")) + editorial
    faults.sort(key=file_and_line)
    looks = second_looks(reading.records, reading.texts) if reading.records is not None and not faults else []
    return Told(faults, looks)


def new_in(now: list[Fault], before: list[Fault]) -> list[Fault]:
    """What is told now and was not before, wherever its line stands."""

    def what(fault: Fault) -> tuple[str, ...]:
        return fault.file, fault.record, fault.field, fault.kind, fault.found

    known = Counter(map(what, before))
    new = []
    for fault in now:
        if known[what(fault)]:
            known[what(fault)] -= 1
        else:
            new.append(fault)
    return new


def changed_entries(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[str]:
    """A line for each list of a file that says something else: ``commitments.yaml: 2 changed (labour-uk-2024/more-gps, …)``."""
    trees = [
        {name: tree for name, text in texts.items() if (tree := yaml_source.load(text).tree) is not None}
        for texts in (before, now)
    ]
    lines = []
    for one in differences(
        *({name: tree for name, tree in side.items() if name in trees[0] and name in trees[1]} for side in trees)
    ):
        ids = [id_ for id_, _ in (*one.added, *one.removed)] + [record.id for record in one.changed]
        some = ", ".join(ids[:3]) + (", …" if len(ids) > 3 else "")
        numbers = ((len(one.added), "added"), (len(one.changed), "changed"), (len(one.removed), "removed"))
        lines.append(f"{one.file}: {', '.join(f'{number} {word}' for number, word in numbers if number)} ({some})")
    return lines or ["nothing in the files says something else"]


def look_at(look: Fault, data: Path, files: Mapping[str, Path]) -> str:
    """What is no fault and is to be looked at again, as a line."""
    return line_of(look, data, files).replace(": found ", ": look again: found ", 1)


def annotation(fault: Fault, data: Path, files: Mapping[str, Path], level: str = "error") -> str:
    """The fault as a command of GitHub Actions, which shows it beside the line."""
    path = short(files.get(fault.file, data / fault.file))
    message = str(fault).removeprefix(f"{fault.file}:{fault.line}: ")
    return f"::{level} file={_escaped(path, ':,')},line={fault.line},title={fault.kind}::{_escaped(f'{message}. See {fault.docs}')}"


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _summary(records: Mapping[str, Record]) -> str:
    commitments, parties, documents = records["commitments.yaml"], records["parties.yaml"], records["documents.yaml"]
    assert (
        isinstance(commitments, CommitmentsFile) and isinstance(parties, PartiesFile) and isinstance(documents, DocumentsFile)
    )
    of = f"{count(len(parties.parties), 'party', 'parties')} in {count(len(documents.documents), 'document')}"
    return f"{count(len(commitments.commitments), 'commitment')} of {of}: no faults"
