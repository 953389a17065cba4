"""Whether the manifestos' texts hold what the commitments say they hold: every search phrase, and every figure of title and summary.

A miss is a place to look, and not yet a fault: columns and line breaks of a PDF split some phrases, and a sum or a date may be worded
otherwise in the text.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from commitments.records import model

FIGURE = re.compile(r"£?\d[\d,.]*\d|£?\d")


class Misses(NamedTuple):
    """Of one document: how many commitments were looked up, the keys of those whose search phrase is not in the text, and key -> figures
    of title and summary that are not."""

    looked_up: int
    phrases: tuple[str, ...]
    figures: dict[str, tuple[str, ...]]


def misses(commitments: Iterable[model.Commitment], text: str) -> Misses:
    """What the text of a manifesto does not hold of its commitments."""
    held = squeezed(text)
    rows = list(commitments)
    figures = {}
    for row in rows:
        absent = tuple(figure for figure in FIGURE.findall(f"{row.title} {row.summary}") if squeezed(figure) not in held)
        if absent:
            figures[_key(row)] = absent
    return Misses(len(rows), tuple(_key(row) for row in rows if squeezed(row.find) not in held), figures)


def squeezed(text: str) -> str:
    """Letters, digits, £ and % alone, in lower case, so that layout, quotation marks and hyphens do not matter."""
    return "".join(re.findall(r"[^\W_]|[£%]", unicodedata.normalize("NFKC", text).lower()))


def _key(row: model.Commitment) -> str:
    return row.id.split("/")[1]
