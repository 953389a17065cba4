"""``pledge verify``: looks every search phrase and figure up in the manifestos' texts."""

import argparse
from pathlib import Path

from commitments.commands import complain
from commitments.editing.verifying import misses
from commitments.library import Library
from commitments.wording import count

DESCRIPTION = (
    "Looks up every commitment's search phrase, and every figure of its title and summary, in the manifestos' own texts, which you have in "
    "a folder as plain text, one file a document: labour-uk-2024.txt. Prints what a text does not hold, and the keys as `not_found` of "
    "documents.yaml has them. A miss is a place to look, not yet a fault. Ends with status 1 if a phrase is missing that documents.yaml does "
    "not name."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--texts", type=Path, required=True, metavar="DIR", help="folder of the texts, such as labour-uk-2024.txt"
    )
    parser.add_argument(
        "--kind", choices=("printed", "archive"), default="printed", help="which copies these are (default: %(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    if not options.texts.is_dir():
        return complain(f"there is no folder '{options.texts}'")
    dataset = Library(options.data).state().dataset
    if dataset is None:
        return complain("the data has faults; run: pledge check")
    commitments = dataset.commitments
    read = new = 0
    for document in dataset.documents:
        path = options.texts / f"{document.id}.txt"
        if not path.is_file():
            continue
        read += 1
        text = path.read_text(encoding="utf-8", errors="replace")
        found = misses((row for row in commitments if row.document == document.id), text)
        known = {key for copy in document.copies if copy.kind == options.kind for key in copy.not_found}
        new += len(set(found.phrases) - known)
        print(
            f"{document.id}: {len(text):,} characters, {count(found.looked_up, 'commitment')}, {len(found.phrases)} phrases not found, "
            f"figures of {len(found.figures)} not found"
        )
        for key in found.phrases:
            print(f"  phrase{'' if key in known else ' (not in documents.yaml)'}: {key}")
        for key, figures in found.figures.items():
            print(f"  figures: {key}: {', '.join(figures)}")
    if not read:
        return complain(f"'{options.texts}' has no text of a document; expected a name such as {commitments[0].document}.txt")
    return 1 if new else 0
