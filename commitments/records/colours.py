"""How light a colour is, and how well it can be told from another, as WCAG defines both."""


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1. Raises ValueError for what is not written so."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(colour)
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours written ``#rrggbb``, 1 to 21. Raises ValueError where one is not written so."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
