"""Colours can be seen."""

from collections.abc import Iterator

from commitments.reading.faults import shown
from commitments.reading.rules.trees import Found, Trees, at, rows, text

GROUND, GROUND_DARK = "#ffffff", "#0e1117"
CONTRAST = 3.0  # WCAG 2.2, 1.4.11: marks in figures against the ground


def colours(trees: Trees) -> Iterator[Found]:
    """A party's colours can be seen on the light and the dark ground."""
    for path, party in rows(trees, "parties.yaml", "parties"):
        for key, ground in (("colour", GROUND), ("colour_dark", GROUND_DARK)):
            ratio = contrast(text(party, key), ground)
            if ratio is not None and ratio < CONTRAST:
                expected = f"a colour with a contrast of at least 3:1 against {ground} (this has {ratio:.2f}:1)"
                yield at(trees, "parties.yaml", (*path, key), "weak-colour", shown(party[key]), expected)


def contrast(colour: str, ground: str) -> float | None:
    """WCAG's contrast ratio of two colours written #rrggbb, 1.0 to 21.0; None where one is not written so."""
    try:
        one, two = sorted((_luminance(colour), _luminance(ground)))
    except ValueError:
        return None
    return (two + 0.05) / (one + 0.05)


def _luminance(colour: str) -> float:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(colour)
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
