"""The frame of a figure: title, subtitle, note and footer, so that the picture stays true when it is torn from its page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from commitments import PROJECT
from commitments.figures.canvas.look import Ground, Size
from commitments.figures.canvas.sheet import ENDLESS, LEADING, Box, Sheet
from commitments.figures.canvas.text import balanced, width, wrapped, wrapped_anywhere
from commitments.wording import joined

ATTEMPTS = 6  # at a frame whose words agree with what has room in it
TITLE_LINES = 3
ADDRESS_LINES = 3


@dataclass(frozen=True)
class Frame:
    """What stands around the marks, all in words for readers.

    ``source`` is one line or more of source, data date and version, licence; ``address`` is where the live view is, '' where the
    site's own address is not known; ``short_address`` stands in for one that would fill the picture. ``colours``: id of a
    party -> its colour on a light and on a dark ground; ``parties``: id of each party that the selection compares -> what it is called, in their order.
    """

    title: str
    subtitle: str
    note: str
    source: str
    address: str
    short_address: str
    colours: dict[str, tuple[str, str]]
    parties: dict[str, str]


class Drawn(NamedTuple):
    """What came of drawing: the y below the marks; and where not everything had room, how many of how many are ``shown``, what they are
    (``noun``, in the plural), and who lost how many."""

    bottom: float
    shown: int = 0
    of: int = 0
    noun: str = ""
    lost: tuple[tuple[str, int], ...] = ()


def framed(frame: Frame, size: Size, ground: Ground, draw: Callable[[Sheet, Box], Drawn]) -> Sheet:
    """A sheet with the frame and what ``draw`` puts into the box that is left.

    Where not everything has room there, the title says how much is shown, and the subtitle who lost what.
    """
    said = frame
    for _ in range(ATTEMPTS):
        sheet, drawn = _framed(said, size, ground, draw)
        if said == (said := _saying(frame, drawn)):
            return sheet
    # Words about what is left out take room themselves; where that never settles, they name no number.
    return _framed(replace(frame, title=f"{frame.title}: a part of them"), size, ground, draw)[0]


def _saying(frame: Frame, drawn: Drawn) -> Frame:
    """The frame with what is left out in its words."""
    if drawn.shown >= drawn.of:
        return frame
    lost = joined(f"{name} {number}" for name, number in drawn.lost)
    left = f"Left out for want of room: {lost or f'{drawn.of - drawn.shown} {drawn.noun}'}."
    return replace(frame, title=f"{frame.title}: {drawn.shown} of {drawn.of} {drawn.noun}", subtitle=f"{frame.subtitle} {left}")


def _framed(frame: Frame, size: Size, ground: Ground, draw: Callable[[Sheet, Box], Drawn]) -> tuple[Sheet, Drawn]:
    sheet = Sheet(size, ground)
    left, room = size.margin, size.width - 2 * size.margin
    sheet.bar(left, 0, size.text * 2.6, size.text * 0.34, ground.accent)
    y = size.margin * (0.8 if size.height else 1)
    title, title_size = _title(frame.title, size, room)
    y = sheet.lines(left, y, title, title_size, bold=True) + size.text * 0.15
    y = sheet.lines(left, y, balanced(frame.subtitle, size.text, room), size.text, ground.quiet) + size.text * 0.75
    foot = _foot(frame, size, room)
    foot_height = _height(foot, size) + size.margin * 0.55
    free = size.height - foot_height - y - size.small * 0.6 if size.height else ENDLESS
    drawn = draw(sheet, Box(left, y, room, free))
    sheet.height = size.height or drawn.bottom + size.small * 0.8 + foot_height
    _draw_foot(sheet, foot, sheet.height - foot_height)
    return sheet, drawn


def _title(text: str, size: Size, room: float) -> tuple[list[str], float]:
    """The title on one line if a little less than full size allows it, else on two, else on three or more of the smallest type."""
    for lines, shares in ((1, (1, 0.93, 0.86)), (2, (1, 0.9, 0.8)), (TITLE_LINES, (0.8, 0.72))):
        for share in shares:
            found = balanced(text, size.title * share, room, bold=True)
            if len(found) <= lines:
                return found, size.title * share
    font = max(size.title * 0.66, size.text)
    return balanced(text, font, room, bold=True), font


def _foot(frame: Frame, size: Size, room: float) -> tuple[list[str], list[str], list[str]]:
    note = wrapped(frame.note, size.small, room) if frame.note else []
    name = width(f"{PROJECT}. ", size.small, bold=True)
    source = wrapped(frame.source, size.small, room, taken=name)
    address = wrapped_anywhere(frame.address, size.small, room) if frame.address else []
    if len(address) > ADDRESS_LINES:
        address = wrapped_anywhere(frame.short_address, size.small, room)
    return note, source, address


def _height(foot: tuple[list[str], ...], size: Size) -> float:
    note, source, address = foot
    lines = len(note) + len(source) + len(address)
    return lines * size.small * LEADING + size.small * 0.9


def _draw_foot(sheet: Sheet, foot: tuple[list[str], list[str], list[str]], y: float) -> None:
    size, ground = sheet.size, sheet.ground
    note, source, address = foot
    left = size.margin
    y = sheet.lines(left, y, note, size.small, ground.ink) + size.small * 0.35
    sheet.divider(left, y, size.width - left, y, ground.quiet)
    y += size.small * 0.4
    name = sheet.text(left, y + size.small * LEADING / 2, f"{PROJECT}.", size.small, ground.ink, bold=True)
    sheet.text(
        left + name + width(" ", size.small, bold=True), y + size.small * LEADING / 2, source[0], size.small, ground.quiet
    )
    y = sheet.lines(left, y + size.small * LEADING, source[1:], size.small, ground.quiet)
    sheet.lines(left, y, address, size.small, ground.accent)
