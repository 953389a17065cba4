"""``python -m commitments import FILE``: a spreadsheet that ``export --editing`` wrote, edited, back into the data files."""

import argparse
from pathlib import Path

from commitments.commands import complain
from commitments.commands.check import new_in, told_of
from commitments.commands.files import short
from commitments.editing.differences import differences, in_words
from commitments.editing.spreadsheet_changes import Changes, NotImported, changes_in, in_brief
from commitments.editing.spreadsheet_taken import taken
from commitments.editing.writing import write_all
from commitments.reading import yaml_source
from commitments.reading.faults import Fault
from commitments.reading.folder import read_folder, read_texts
from commitments.reading.versions import version_of
from commitments.wording import count

DESCRIPTION = (
    "Takes an edited spreadsheet back: says in words what it changes, refuses what the check refuses with the cell named, and writes the "
    "changed values and entries alone, so that comments and order stay. Without a change no file is touched."
)
LEADS_ON = "a row in the sheet redirects (from: this id, to: another), left_out or withdrawn (with the reason), so that an old link leads on"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the spreadsheet, written by: python -m commitments export --editing FILE"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument(
        "--remove",
        action="store_true",
        help="take entries out whose rows are missing or emptied; without it such a file is refused",
    )


def run(options: argparse.Namespace) -> int:
    reading = read_folder(options.data)
    if reading.records is None:
        return complain("the data has faults, so nothing was taken; run: make check")
    try:
        changes = changes_in(reading.texts, options.file.read_bytes())
        if changes.gone and not options.remove:
            raise NotImported(
                f"rows are missing or empty: {in_brief(changes.gone)}. To take these entries out, run it again with --remove; else export "
                "again, or write the rows back"
            )
        result = taken(reading.texts, changes)
    except OSError as error:
        return complain(f"{options.file}: {error.strerror}")
    except NotImported as why:
        return complain(f"{options.file}: {why}")
    if not changes:
        print("no cell was changed, so no file was")
        return 0
    now = {**reading.texts, **result.texts}
    faults = new_in(told_of(options.data, read_texts(now)).faults, told_of(options.data, reading).faults)
    for fault in faults:
        print(": ".join(filter(None, (result.cell(fault), _in_words(fault)))))
    if faults:
        print(f"{count(len(faults), 'fault')}: nothing was written")
        return 1
    said = differences(
        *({name: yaml_source.load(texts[name]).tree or {} for name in result.texts} for texts in (reading.texts, now))
    )
    print(in_words(said, version_of(reading.texts), version_of(now)))
    if result.comments:
        print("Comments that went with entries taken out:", *result.comments, "", sep="\n")
    if options.dry_run:
        print(f"{_counted(changes)}: nothing was written, as --dry-run asks")
        return 0
    write_all({options.data / name: text for name, text in result.texts.items()})
    print(f"{_counted(changes)}: taken into {', '.join(short(options.data / name) for name in result.texts)}; now: make check")
    return 0


def _in_words(fault: Fault) -> str:
    """The fault without its line in a file that is not written; of an id taken out, what to do in the spreadsheet."""
    if fault.kind == "vanished-id":
        return f"{fault.record} was published; expected {LEADS_ON} [{fault.docs}]"
    return f"{str(fault).removeprefix(f'{fault.file}:{fault.line}: ')} [{fault.docs}]"


def _counted(changes: Changes) -> str:
    numbers = (
        count(len(changes.edits), "cell") if changes.edits else "",
        count(len(changes.new), "new entry", "new entries") if changes.new else "",
        f"{count(len(changes.gone), 'entry', 'entries')} taken out" if changes.gone else "",
    )
    return ", ".join(filter(None, numbers))
