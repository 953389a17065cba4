"""``python -m commitments releases``: the releases of the data that are kept, with what each brought."""

import argparse

from commitments.editing.differences import differences
from commitments.editing.releases import releases, texts_of
from commitments.reading import yaml_source
from commitments.reading.yaml_values import Items
from commitments.wording import count

DESCRIPTION = (
    "Lists the releases whose data is kept in data/releases, oldest first, with their number of commitments and of changed entries since "
    "the one before. To see the changes: python -m commitments diff 2026-11-26 now."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(options: argparse.Namespace) -> int:
    before = None
    for date in releases(options.data):
        try:
            texts = texts_of(options.data, date)
        except ValueError as error:
            print(error)
            continue
        trees = {name: tree for name, text in texts.items() if (tree := yaml_source.load(text).tree) is not None}
        held = trees["commitments.yaml"].get("commitments") if "commitments.yaml" in trees else None
        line = f"{date}  {count(len(held) if isinstance(held, Items) else 0, 'commitment')}"
        if before is not None:
            changed = sum(one.number for one in differences(before, trees))
            line += f", {count(changed, 'entry', 'entries')} added, changed or removed since the release before"
        print(line)
        before = trees
    if before is None:
        print("no release is kept here")
    return 0
