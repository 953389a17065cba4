"""The ids of the last release: every id that an address could carry then leads somewhere for ever.

They are kept in ``data/released_ids.txt``, one a line: an id with a slash is a commitment's, others have their kind before them
(``theme dentistry``). ``python -m commitments release`` writes it.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from commitments.editing.writing import write_whole
from commitments.reading import yaml_source
from commitments.reading import yaml_values as values
from commitments.reading.faults import Fault
from commitments.reading.validation import cut_off
from commitments.records.fields import nearest
from commitments.records.model import FILES
from commitments.records.references import KEPT_IN
from commitments.records.vocabulary import RENAMED_KINDS

FILE = "released_ids.txt"
HEAD = (
    "# Every id that a web address of this site may carry, as of the last release: live, redirected, left out, taken back.\n"
    "# Written by: python -m commitments release. Not to be edited by hand.\n"
)
# Where ids of commitments stand that lead to something: file, list, key.
OF_COMMITMENTS = (
    ("commitments.yaml", "commitments", "id"),
    ("redirects.yaml", "redirects", "from"),
    ("left_out.yaml", "left_out", "id"),
)


def released_ids(folder: Path) -> tuple[str, ...]:
    """The ids in the folder's file, in its order; none where there is no such file."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def reachable_ids(texts: Mapping[str, bytes]) -> dict[str, int] | None:
    """Every id that leads to something, as in ``released_ids.txt``, with the line where it stands; None where a list of them cannot be
    read whole."""
    trees = {}
    for name in ("redirects.yaml", "left_out.yaml", *(KEPT_IN[kind][0] for kind in ("commitment", *RENAMED_KINDS))):
        tree = yaml_source.load(texts.get(name, b"")).tree
        if tree is None or cut_off(FILES[name], tree):
            return None
        trees[name] = tree
    found: dict[str, int] = {}
    for name, key, field in OF_COMMITMENTS:
        if not isinstance(trees[name].get(key), values.Items):
            return None
        found |= {str(row.get(field)): row.line_of(field) for row in _rows(trees[name], key)}
    for kind in RENAMED_KINDS:
        name, key = KEPT_IN[kind]
        if not isinstance(trees[name].get(key), values.Items):
            return None
        found |= {f"{kind} {row.get('id')}": row.line_of("id") for row in _rows(trees[name], key)}
    for key, field in (("renamed", "from"), ("withdrawn", "id")):
        for row in _rows(trees["redirects.yaml"], key):
            kind = "" if row.get("of") == "commitment" else f"{row.get('of')} "
            found[f"{kind}{row.get(field)}"] = row.line_of(field)
    return found


def _rows(tree: values.Mapping, key: str) -> list[values.Mapping]:
    held = tree.get(key)
    return [row for row in held if isinstance(row, values.Mapping)] if isinstance(held, values.Items) else []


def vanished_ids(texts: Mapping[str, bytes], released: Iterable[str], known: Iterable[Fault] = ()) -> list[Fault]:
    """A fault for each released id that leads nowhere in these files, told where a new one like it stands, which may be its new name or a
    slip. Those that a ``known`` fault suggests already are passed over."""
    reachable = reachable_ids(texts)
    if reachable is None:
        return []
    told = {fault.nearest for fault in known}
    released = dict.fromkeys(released)
    new = [id_ for id_ in reachable if id_ not in released]
    faults = []
    for id_ in released:
        kind, _, bare = id_.rpartition(" ")
        if id_ in reachable or bare in told:
            continue
        likely = nearest(bare, (other.removeprefix(f"{kind} ") for other in new if other.startswith(f"{kind} ") or not kind))
        line = reachable.get(f"{kind} {likely}".strip(), 1) if likely else 1
        expected = (
            "a redirect from it in redirects.yaml (from: the old id, to: the new one), or an entry in left_out.yaml"
            if not kind
            else f"a redirect from it under renamed in redirects.yaml (of: {kind}, from: the old id, to: the new one)"
        )
        expected += ", or under withdrawn in redirects.yaml with the reason; or the old id, if the new one is a slip"
        found = "no such id any more" if not kind else f"no {kind} with this id any more"
        file = KEPT_IN[kind or "commitment"][0]
        faults.append(Fault(file, line, bare, "", "vanished-id", found, expected, likely))
    return faults[: values.MAX_FAULTS]


def without_what_follows(faults: Iterable[Fault], vanished: Iterable[Fault]) -> list[Fault]:
    """The faults without those of places that name an id which has vanished: it is told once, by ``vanished``."""
    gone = {f"'{fault.record}'" for fault in vanished}
    return [fault for fault in faults if not (fault.kind.startswith("unknown-") and fault.found.split(" (also in ")[0] in gone)]


def write_released_ids(folder: Path, texts: Mapping[str, bytes]) -> int:
    """Writes the file anew, with what was in it and what can be reached now; returns how many ids are new in it.

    Raises ValueError where the texts cannot be read whole.
    """
    before, reachable = released_ids(folder), reachable_ids(texts)
    if reachable is None:
        raise ValueError("the ids in these files are not all to be read")
    ids = sorted({*before, *reachable}, key=lambda id_: (" " in id_, id_))
    write_whole(folder / FILE, HEAD + "".join(f"{id_}\n" for id_ in ids))
    return len(ids) - len(before)
