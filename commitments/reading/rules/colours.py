"""Colours can be seen."""

from collections.abc import Iterator

from commitments.reading.faults import shown
from commitments.reading.rules.trees import Found, Trees, at, rows, text
from commitments.records.colours import contrast

GROUND, GROUND_DARK = "#ffffff", "#0e1117"
CONTRAST = 3.0  # WCAG 2.2, 1.4.11: marks in figures against the ground


def colours(trees: Trees) -> Iterator[Found]:
    """A party's colours can be seen on the light and the dark ground."""
    for path, party in rows(trees, "parties.yaml", "parties"):
        for key, ground in (("colour", GROUND), ("colour_dark", GROUND_DARK)):
            try:
                ratio = contrast(text(party, key), ground)
            except ValueError:  # told as a value of the wrong form
                continue
            if ratio < CONTRAST:
                expected = f"a colour with a contrast of at least 3:1 against {ground} (this has {ratio:.2f}:1)"
                yield at(trees, "parties.yaml", (*path, key), "weak-colour", shown(party[key]), expected)
