"""``python -m commitments format``: files in canonical form, every comment kept, no meaning changed."""

import argparse
import sys
from pathlib import Path

from commitments.commands import complain
from commitments.commands.files import line_of, named_files, short
from commitments.editing import formatting, pasted
from commitments.editing.editorial import HINT
from commitments.editing.writing import write_whole
from commitments.reading.folder import read_texts
from commitments.records.model import FILES
from commitments.wording import count

DESCRIPTION = (
    "Writes data files in their one canonical form: indentation, order of keys, quotes, folded texts, blank lines. Keeps every comment "
    "and changes no value; only what came with pasted text and has one meaning (no-break spaces, soft hyphens, ligatures, curly quotes "
    "round a value) is cleaned up, and every such place named. A file that cannot be read is left as it is and its faults are listed."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="files or folders; without any, the data folder")
    parser.add_argument("--dry-run", action="store_true", help="only say what would change; status 1 if anything would")
    parser.add_argument("--drop-hints", action="store_true", help=f"take out the lines that begin with {HINT}, left by `new`")


def run(options: argparse.Namespace) -> int:
    absent = [path for path in options.files if not path.is_file() and not path.is_dir()]
    if absent:
        return complain(f"no such file or folder: {', '.join(map(str, absent))}")
    files = named_files(options.files or [options.data])
    changed = failed = 0
    for name, path in files.items():
        if name not in FILES:
            continue
        before = path.read_bytes()
        text = without_hints(before) if options.drop_hints else before
        text, mended = pasted.mended(text)
        try:
            result = formatting.formatted(name, text)
        except formatting.NotReadable:
            failed += 1
            faults = [fault for fault in read_texts({name: text}).faults if fault.file == name]
            print(*(line_of(fault, options.data, files) for fault in faults), sep="\n")
            continue
        if result == before:
            continue
        changed += 1
        for one in mended:
            print(f"{short(path)}:{one.line}: {one.what} {'would become' if options.dry_run else 'became'} {one.into}")
        if options.dry_run:
            _tell(path, name, text)
        else:
            write_whole(path, result)
            print(f"{short(path)}: written in canonical form")
    if failed:
        print(f"{count(failed, 'file')} left unchanged, as the faults above must be fixed first", file=sys.stderr)
    elif not changed:
        print("every file is in canonical form")
    return 1 if failed or (changed and options.dry_run) else 0


def without_hints(text: bytes) -> bytes:
    """The text without the lines that explain a skeleton."""
    return b"".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith(HINT.encode()))


def _tell(path: Path, name: str, text: bytes) -> None:
    for change in formatting.changes(name, text):
        print(f"{short(path)}:{change.line}:")
        print(*(f"- {line}" for line in change.old), *(f"+ {line}" for line in change.new), sep="\n")
