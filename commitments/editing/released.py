"""The ids of the last release: every id under which a page could be reached then leads somewhere for ever.

They are kept in ``data/released_ids.txt``, one a line; ``python -m commitments release`` writes it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from commitments.reading import yaml_source
from commitments.reading import yaml_values as values
from commitments.reading.faults import Fault
from commitments.reading.validation import cut_off
from commitments.records.fields import nearest
from commitments.records.model import FILES

FILE = "released_ids.txt"
HEAD = (
    "# Every id of a commitment that a web address of this site may carry, as of the last release: live, redirected, left out.\n"
    "# Written by: python -m commitments release. Not to be edited by hand.\n"
)


def released_ids(folder: Path) -> tuple[str, ...]:
    """The ids in the folder's file, in its order; none where there is no such file."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def reachable_ids(texts: Mapping[str, bytes]) -> dict[str, None] | None:
    """Every id that leads to something: commitments, redirects, what was left out; None where a list of them cannot be read whole."""
    found: dict[str, None] = {}
    for name, key in (("commitments.yaml", "id"), ("redirects.yaml", "from"), ("left_out.yaml", "id")):
        tree = yaml_source.load(texts.get(name, b"")).tree
        rows = tree.get(name.removesuffix(".yaml")) if tree is not None else None
        if tree is None or not isinstance(rows, values.Items) or cut_off(FILES[name], tree):
            return None
        found |= dict.fromkeys(str(row.get(key)) for row in rows if isinstance(row, values.Mapping))
    return found


def vanished_ids(texts: Mapping[str, bytes], released: Iterable[str]) -> list[Fault]:
    """A fault for each released id that leads nowhere in these files; the nearest is sought among the ids that are new."""
    reachable = reachable_ids(texts)
    if reachable is None:
        return []
    released = dict.fromkeys(released)
    new = [id_ for id_ in reachable if id_ not in released]
    return [
        Fault(
            "commitments.yaml",
            1,
            id_,
            "",
            "vanished-id",
            "no such id any more",
            "a redirect from it in redirects.yaml (from: the old id, to: the new one), or an entry in left_out.yaml",
            nearest(id_, new),
        )
        for id_ in released
        if id_ not in reachable
    ][: values.MAX_FAULTS]


def write_released_ids(folder: Path, texts: Mapping[str, bytes]) -> int:
    """Writes the file anew, with what was in it and what can be reached now; returns how many ids are new in it.

    Raises ValueError where the texts cannot be read whole.
    """
    before, reachable = released_ids(folder), reachable_ids(texts)
    if reachable is None:
        raise ValueError("the ids in these files are not all to be read")
    ids = sorted({*before, *reachable})
    (folder / FILE).write_text(HEAD + "".join(f"{id_}\n" for id_ in ids), encoding="utf-8", newline="\n")
    return len(ids) - len(before)
