"""What several figures say of their numbers: the highest, the lowest, the blanks. None is said to be better; order follows the table."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from commitments.figures.figure import Named
from commitments.wording import count, joined

T = TypeVar("T", bound=Hashable)
NAMED = 3  # places that are named where several share a number; more are only counted
LISTED = 6  # cells or statements up to which all are said


def cells(rows: Sequence[Any], value: Callable[[Any], int], place: Callable[[Any], str]) -> list[str]:
    """The cells above zero: all where they are few, else the highest and the lowest. ``place``: a cell in words."""
    some = [row for row in rows if value(row) > 0]
    if not some:
        return []
    if len(some) <= LISTED:
        return [f"{'; '.join(f'{place(row)}: {value(row):,}' for row in some)}."]
    numbers = [value(row) for row in some]
    extremes = []
    for word, number in (("Highest", max(numbers)), ("Lowest non-zero", min(numbers))):
        places = [place(row) for row in some if value(row) == number]
        where = "; ".join(places) if len(places) <= NAMED else f"{len(places)} places"
        extremes.append(f"{word}: {number:,} ({where}).")
    return extremes


def blanks(rows: Sequence[Any], value: Callable[[Any], int]) -> str:
    """How many cells are blank, by the kind of blank where the rows tell."""
    empty = [row for row in rows if value(row) == 0]
    if not empty:
        return "None is blank."
    kinds = Counter(kind for row in empty if (kind := getattr(row, "blank", "")))
    told = joined(f"{kind[:1].lower() + kind[1:]}: {number:,}" for kind, number in kinds.items())
    return f"Blank: {len(empty):,} of {count(len(rows), 'cell')}{f' ({told})' if told else ''}."


def by_party(rows: Sequence[Any]) -> str:
    """How many commitments each party has in all."""
    sums: Counter[Named] = Counter()
    for row in rows:
        sums[row.party] += row.commitments
    return f"By party: {joined(f'{party.name} {number:,}' for party, number in sums.items())}."


def many(rows: Sequence[Any]) -> bool:
    """Whether more cells hold something than are said one by one."""
    return len([row for row in rows if row.commitments > 0]) > LISTED


def in_order(values: Iterable[T]) -> list[T]:
    """Each once, in the order in which they come."""
    return list(dict.fromkeys(values))
