"""``python -m commitments diff``: what changed between two versions of the data, in words for release notes."""

import argparse

from commitments.commands import complain
from commitments.commands.versions import NOW, Unknown, texts_at
from commitments.editing.differences import differences, in_words
from commitments.reading import yaml_source
from commitments.reading.versions import version_of

DESCRIPTION = (
    "Says in words what changed from OLD to NEW: commitments added, removed, renamed, and every field that says something else. A version "
    "is the date of a release (`releases` lists them), the word now for the data folder, a folder with data files, or a git revision. "
    "Without NEW, now."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="a release such as 2026-11-26, a folder, or a git revision such as HEAD~3")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the same, or now for the data folder; now if not given")


def run(options: argparse.Namespace) -> int:
    try:
        old, new = texts_at(options.old, options.data), texts_at(options.new or NOW, options.data)
    except Unknown as error:
        return complain(str(error))
    trees = []
    for name, texts in ((options.old, old), (options.new or "the data folder", new)):
        loaded = {file: yaml_source.load(text) for file, text in texts.items()}
        broken = [file for file, source in loaded.items() if source.tree is None]
        if broken:
            return complain(f"{name}: {', '.join(broken)} cannot be read; run: python -m commitments check")
        trees.append({file: source.tree for file, source in loaded.items() if source.tree is not None})
    print(in_words(differences(*trees), version_of(old), version_of(new)))
    return 0
