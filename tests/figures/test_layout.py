"""No figure cuts, overlaps or fades anything, at any size, on any ground, with few parties or all, one theme or all, or nothing."""

from typing import Any

import pytest

from commitments.figures import CATALOGUE, FIXED, GROUNDS, SIZES, Picture, picture
from commitments.figures.canvas.svg import svg
from commitments.library import Dataset
from commitments.records.colours import contrast
from commitments.selecting.selection import Selection
from tests.figures.measuring import measured

SMALLEST, LARGEST = "narrow", "1600x900"
LEAST_TEXT = 11  # pixels at the exported size
# By these one reads a value: bars, squares, the outlines of wholes, dots, and lines that are a scale or a span. "dividers" are not among
# them: lines between rows, below heads and above the footer. Each row has its name beside it and each part its own words, so that
# nothing is lost where they are not seen. Nor are "tints", each of which has its number in it.
MARKS = ("bars", "squares", "tracks", "dots", "rules")
ADDRESS = "https://pledge-to-plan.example.org"
PARTIES = {"one": ("plaid-cymru",), "three": ("labour", "liberal-democrat", "scottish-greens"), "all": ()}
THEMES = {"one": ("conditions",), "all": ()}


def drawn_in(shown: Picture, size: str, ground: str = "light") -> dict[str, Any]:
    return measured(svg(shown.sheet(size, ground)))


def holds(outer: list[float], inner: list[float], slack: float = 1) -> bool:
    return (
        outer[0] - slack <= inner[0]
        and outer[1] - slack <= inner[1]
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


def overlap(one: list[float], other: list[float]) -> float:
    """By how many pixels two boxes reach into each other; 0 or less where they do not."""
    return min(min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1]))


def letters(text: dict[str, Any]) -> list[float]:
    """The part of a text's box that holds ink: a line's box has room above and below its letters."""
    left, top, right, bottom = text["box"]
    spare = text["size"] * 0.12
    # Text that is read from below has its room at the sides.
    return [left + spare, top, right - spare, bottom] if text["upright"] else [left, top + spare, right, bottom - spare]


def faults(drawn: dict[str, Any]) -> list[str]:
    """Everything that a reader could not read."""
    frame = [0, 0, drawn["width"], drawn["height"]]
    paper, found = drawn["paper"], []
    texts, fills = drawn["texts"], drawn["bars"] + drawn["tints"]
    for place, text in enumerate(texts):
        name = f"“{text['text'][:40]}”"
        if not holds(frame, text["box"], slack=0):
            found.append(f"{name} reaches out of the frame")
        if text["size"] < LEAST_TEXT:
            found.append(f"{name} is {text['size']:.1f} pixels high")
        found += [
            f"{name} and “{other['text'][:40]}” overlap"
            for other in texts[place + 1 :]
            if overlap(letters(text), letters(other)) > 0.5
        ]
        beneath = [bar for bar in fills if overlap(letters(text), bar["box"]) > 1]
        middle = [(text["box"][0] + text["box"][2]) / 2, (text["box"][1] + text["box"][3]) / 2] * 2
        ground = paper
        for bar in beneath:
            if holds(bar["box"], middle) and bar["box"][0] - 1 <= text["box"][0] and text["box"][2] <= bar["box"][2] + 1:
                ground = bar["fill"]
            elif bar["box"][3] - bar["box"][1] > 3:
                found.append(f"{name} runs over a bar")
        if contrast(text["fill"], ground) < 4.5:
            found.append(f"{name} has too little contrast: {text['fill']} on {ground}")
        outlined = drawn["tracks"] + drawn["squares"] + drawn["dots"]
        found += [f"{name} runs over a mark" for mark in outlined if overlap(letters(text), mark["box"]) > 1]
    crossed = [line["box"] for line in drawn["rules"] + drawn["dividers"]]
    found += [
        f"“{text['text'][:40]}” is crossed by a line" for text in texts for line in crossed if overlap(letters(text), line) >= 0
    ]
    for kind in MARKS:
        faint = {mark["fill"] for mark in drawn[kind] if contrast(mark["fill"], paper) < 3}
        found += [f"{kind} in {fill} have too little contrast" for fill in sorted(faint)]
        found += [f"one of the {kind} reaches out of the frame" for mark in drawn[kind] if not holds(frame, mark["box"])]
    return found


def foot_missing(drawn: dict[str, Any], dataset: Dataset) -> list[str]:
    said = " ".join(text["text"] for text in drawn["texts"])
    wanted = ("Pledge to Plan.", dataset.version, dataset.site.licence, "read in full", "https://pledge-to-plan")
    return [f"not in the frame: {words}" for words in wanted if words not in said]


@pytest.mark.parametrize("name", CATALOGUE)
def test_nothing_is_cut_or_overlaps_or_fades(name: str, dataset: Dataset) -> None:
    problems = {}
    for parties, theme in [(parties, theme) for parties in PARTIES for theme in THEMES]:
        shown = picture(dataset, Selection(parties=PARTIES[parties], themes=THEMES[theme]), name, ADDRESS)
        for size in (SMALLEST, LARGEST):
            for ground in GROUNDS:
                drawn = drawn_in(shown, size, ground)
                high = SIZES[size].height
                assert drawn["width"] == SIZES[size].width and (high is None or drawn["height"] == high)
                wrong = faults(drawn) + ([] if name == "card" else foot_missing(drawn, dataset))
                if wrong:
                    problems[f"{parties} parties, {theme} themes, {size}, {ground}"] = wrong[:6]
    assert not problems, "\n".join(f"{case}: {wrong}" for case, wrong in problems.items())


@pytest.mark.parametrize("size", [size for size in SIZES if size not in (SMALLEST, LARGEST)])
@pytest.mark.parametrize("name", CATALOGUE)
def test_every_other_size_holds_all_parties_and_themes(name: str, size: str, dataset: Dataset) -> None:
    assert faults(drawn_in(picture(dataset, Selection(), name, ADDRESS), size)) == []


@pytest.mark.parametrize("scope", ["core", "all"])
@pytest.mark.parametrize("name", CATALOGUE)
def test_the_whole_of_the_data_is_set_in_type_that_can_be_read(name: str, scope: str, dataset: Dataset) -> None:
    """Seven eighths of the least, which docs/figures.md builds on where it says how small a picture may be shown."""
    shown = picture(dataset, Selection(scope=scope), name, ADDRESS)
    for size in FIXED:
        smallest = min(text["size"] for text in drawn_in(shown, size)["texts"])
        assert smallest >= SIZES[size].least * 7 / 8 - 0.01, size


@pytest.mark.parametrize("kind", [*MARKS, "dividers", "tints"])
def test_every_kind_of_mark_is_measured(kind: str, dataset: Dataset) -> None:
    figure = {
        "bars": "reach",
        "squares": "themes",
        "tracks": "facts",
        "dots": "topics",
        "rules": "money",
        "dividers": "card",
        "tints": "matrix",
    }[kind]
    assert drawn_in(picture(dataset, Selection(), figure, ADDRESS), "wide")[kind]


HARD = {
    "nothing matches": Selection(text="zzzzzz"),
    "one party that says little": Selection(parties=("sinn-fein",), themes=("funding",)),
    "names hidden": Selection(names_hidden=True),
    "a nation": Selection(nations=("northern-ireland",)),
    "the longest theme": Selection(themes=("prevention",), scope="all"),
    "many filters": Selection(
        parties=("labour", "conservative", "liberal-democrat", "snp", "reform", "green"),
        nations=("england", "scotland", "wales"),
        themes=("waiting-times", "urgent-care", "primary-community", "dentistry", "mental-health", "social-care"),
        stances=("do", "press"),
        actors=("uk-government", "scottish-government", "welsh-government"),
        actions=("legislate", "spend", "tax", "recruit", "build"),
        scope="all",
        second_themes=True,
    ),
}


@pytest.mark.parametrize("case", HARD)
@pytest.mark.parametrize("name", CATALOGUE)
def test_hard_selections_can_be_read(name: str, case: str, dataset: Dataset) -> None:
    shown = picture(dataset, HARD[case], name, ADDRESS)
    problems = {size: found for size in (SMALLEST, "1200x630") if (found := faults(drawn_in(shown, size, "dark")))}
    assert not problems, problems
