"""What stands where in an SVG of ours: its parts as they are drawn, texts measured with the fonts that ship with it."""

import math
import re
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

from PIL import ImageFont

from commitments.figures.canvas.pdf import BOLD, FONTS, PLAIN

SVG = "{http://www.w3.org/2000/svg}"
UNITS = 1000  # font size at which a text is measured: its width is proportional


def measured(svg: str) -> dict[str, Any]:
    """``{width, height, paper, texts: [{text, box, size, fill}], tints, bars, squares, tracks, dots, rules, dividers: [{box, fill}]}``.

    A box is [left, top, right, bottom] in pixels. The fill of a hatched bar, a track and a line is the colour of its stroke.
    """
    tree = ElementTree.fromstring(svg)
    drawn: dict[str, Any] = {"width": float(tree.get("width")), "height": float(tree.get("height"))}
    drawn["paper"] = tree.find(f"{SVG}rect").get("fill")
    drawn |= {kind: [] for kind in ("tints", "tracks", "bars", "squares", "dividers", "rules", "dots", "texts")}
    for group in tree.iter(f"{SVG}g"):
        kind, shared = group.get("class"), group.get("stroke")
        for element in group.iter():
            shape = element.tag.removeprefix(SVG)
            if shape == "text":
                drawn["texts"].append(_text(element))
            elif shape in BOXES:
                fill = element.get("fill") or shared
                outlined = not fill or fill == "none" or fill.startswith("url")
                drawn[kind].append(
                    {"box": BOXES[shape](element), "fill": (element.get("stroke") or shared) if outlined else fill}
                )
    return drawn


def _numbers(element: ElementTree.Element, *names: str) -> list[float]:
    return [float(element.get(name)) for name in names]


def _rect(element: ElementTree.Element) -> list[float]:
    x, y, wide, high = _numbers(element, "x", "y", "width", "height")
    return [x, y, x + wide, y + high]


def _circle(element: ElementTree.Element) -> list[float]:
    x, y, r = _numbers(element, "cx", "cy", "r")
    return [x - r, y - r, x + r, y + r]


def _line(element: ElementTree.Element) -> list[float]:
    x0, y0, x1, y1 = _numbers(element, "x1", "y1", "x2", "y2")
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]


def _path(element: ElementTree.Element) -> list[float]:
    points = [tuple(map(float, pair)) for pair in re.findall(r"(-?[\d.]+),(-?[\d.]+)", element.get("d"))]
    half = float(element.get("stroke-width") or 0) / 2
    if squares := re.findall(r"h([\d.]+)v", element.get("d")):  # each from its top left corner
        points += [(x + float(side), y + float(side)) for (x, y), side in zip(points, squares, strict=True)]
    across, down = [x for x, _ in points], [y for _, y in points]
    return [min(across) - half, min(down) - half, max(across) + half, max(down) + half]


BOXES = {"rect": _rect, "circle": _circle, "line": _line, "path": _path}


@lru_cache(maxsize=2)
def font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS[BOLD if bold else PLAIN]), UNITS, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def width(text: str, bold: bool) -> float:
    """Width of a text in font sizes, as the font has it."""
    return float(font(bold).getlength(text)) / UNITS


def _text(element: ElementTree.Element) -> dict[str, Any]:
    text, size = element.text or "", float(element.get("font-size"))
    long = width(text, element.get("font-weight") == "700") * size
    ascent, descent = font(False).getmetrics()
    up, down = ascent / UNITS * size, descent / UNITS * size
    turned = re.fullmatch(r"translate\(([-\d.]+),([-\d.]+)\) rotate\(-90\)", element.get("transform", ""))
    shift = {"start": 0, "middle": long / 2, "end": long}[element.get("text-anchor", "start")]
    if turned:
        x, y = float(turned[1]), float(turned[2])
        box = [x - up, y + shift - long, x + down, y + shift]
    else:
        x, y = _numbers(element, "x", "y")
        box = [x - shift, y - up, x - shift + long, y + down]
    assert all(map(math.isfinite, box))
    return {"text": text, "size": size, "fill": element.get("fill"), "box": box, "upright": bool(turned)}
