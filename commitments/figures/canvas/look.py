"""The look of every figure: the sizes offered, the three grounds with their colours, the type scale.

Contrast is kept here once for all: text reaches 4.5:1, marks and the lines by which a value is read 3:1 against their ground. Lines that
only lead the eye (``divider``) are fainter on purpose.
"""

from dataclasses import dataclass

from commitments.records.colours import luminance

FONT = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Size:
    """A size on offer, in pixels. ``height`` is None where the figure is as high as its content.

    ``title`` to ``least`` are font sizes. Type is no smaller than ``least``, except in grids of which nothing may be left out: those go
    down to seven eighths of it for the whole of the data, and to three quarters before they would not fit. A picture that is shown
    smaller than it is drawn has smaller type: docs/figures.md says from which width on each can be read.
    """

    label: str
    width: int
    height: int | None
    title: float
    text: float
    small: float
    least: float
    margin: float


SIZES = {
    "1200x675": Size("1200 × 675, wide screen", 1200, 675, 36, 22, 18, 16, 40),
    "1200x630": Size("1200 × 630, link preview", 1200, 630, 34, 21, 18, 16, 36),
    "1080x1080": Size("1080 × 1080, square", 1080, 1080, 38, 23, 19, 16, 44),
    "1080x1350": Size("1080 × 1350, upright", 1080, 1350, 40, 24, 20, 16, 48),
    "1600x900": Size("1600 × 900, slide", 1600, 900, 48, 29, 24, 21, 54),
    "wide": Size("720 wide, as high as it needs", 720, None, 24, 15.5, 13, 12.5, 20),
    "narrow": Size("340 wide, for phones", 340, None, 19, 13.5, 11.5, 11.5, 12),
}
FIXED = tuple(name for name, size in SIZES.items() if size.height)


@dataclass(frozen=True)
class Ground:
    """Colours on one ground. ``steps``: tints from few to many, each with the colour of text upon it. ``scale``: of the lines by
    which a value is read; ``divider``: of those that only lead the eye. ``second``: a hue beside that of ``accent`` and ``steps``, no party's."""

    label: str
    paper: str
    ink: str
    quiet: str
    scale: str
    divider: str
    accent: str
    second: str
    steps: tuple[tuple[str, str], ...]
    dark: bool = False
    grey: bool = False


GROUNDS = {
    "light": Ground(
        "Light",
        "#ffffff",
        "#14202b",
        "#4a5663",
        "#8a949e",
        "#d5dbe1",
        "#0b5a78",
        "#8a5a2b",
        (("#e1edf4", "#14202b"), ("#abcddf", "#14202b"), ("#2f6f90", "#ffffff"), ("#0a3247", "#ffffff")),
    ),
    "dark": Ground(
        "Dark",
        "#0e1117",
        "#e8edf2",
        "#a9b4c0",
        "#646d77",
        "#36404b",
        "#7cc6e6",
        "#d9a066",
        (("#1b2b36", "#e8edf2"), ("#2c5166", "#ffffff"), ("#7fb1ca", "#0e1117"), ("#d3ecf8", "#0e1117")),
        dark=True,
    ),
    "grey": Ground(
        "Grey",
        "#ffffff",
        "#111111",
        "#4a4a4a",
        "#8f8f8f",
        "#d0d0d0",
        "#333333",
        "#7d7d7d",
        (("#ebebeb", "#111111"), ("#c9c9c9", "#111111"), ("#666666", "#ffffff"), ("#222222", "#ffffff")),
        grey=True,
    ),
}


def greyed(colour: str) -> str:
    """The grey of the same luminance: what a black-and-white print makes of a colour, with its contrast unchanged."""
    light = luminance(colour)
    channel = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return f"#{round(channel * 255):02x}" + f"{round(channel * 255):02x}" * 2


def tinted(colours: tuple[str, str], ground: Ground) -> str:
    """Of a pair (on light, on dark) the colour for this ground."""
    if ground.grey:
        return greyed(colours[0])
    return colours[1] if ground.dark else colours[0]
