"""Texts that would do something if a page took them for more than text, planted all over a copy of the data."""

import json
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import yaml

# One of each kind: LaTeX, Streamlit's directives and icons, HTML, Markdown, an entity, a broken-out attribute.
ODD = (
    "$x$",
    ":red[x]",
    ":material/home:",
    "<b>x</b>",
    "<script>window.touched=1</script>",
    "<img src=x onerror=window.touched=1>",
    "[x](javascript:alert(1))",
    "__x__",
    "`x`",
    "&lt;",
    "'\"><u>x</u>",
)
# Short enough for a name, and still an element, a formula and a directive if anything reads it as one.
SHORT = "<u>$x$:red[x]"
LETTERS = cycle(ascii_uppercase)
# How long texts may be where the records say so: what is too long is cut before the mark.
LONGEST = {"title": 90, "name": 40, "short_name": 14, "definition": 200}
# The commitment that has all of them in its title (at most 90 characters) and its summary.
ID = "labour-uk-2024/nhs-app"
TITLE = "$x$ :red[x] <b>x</b> [x](javascript:alert(1)) __x__ `x` &lt; '\"><u>x</u>"
SUMMARY = " ".join(ODD)


# What a spreadsheet would run, before the text that it stands in.
FORMULAS = (
    "=cmd|' /C calc'!A0 ",
    "+1+cmd|' /C calc'!A0 ",
    "-1+1 ",
    "@SUM(1+1)*cmd ",
    '=HYPERLINK("https://evil.example","x") ',
)
CORRECTION = {"date": "2026-11-01", "commitment": ID, "field": "title", "said": SUMMARY, "says": f"{SUMMARY} y", "why": SUMMARY}


def plant(folder: Path) -> None:
    """Put odd texts into a copy of the data: all of them into one commitment, a short one at the end of every other prose."""
    for path in folder.glob("*.yaml"):
        content = _changed(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader), _with_mark)
        for row in content["commitments"] if path.name == "commitments.yaml" else ():
            if row["id"] == ID:
                row |= {"title": TITLE, "summary": SUMMARY}
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")  # JSON is YAML, with every text in quotes


def plant_formulas(folder: Path) -> None:
    """Put a formula before every text of the commitments and of the updates in a copy of the data, and odd texts into a correction."""
    turn = cycle(FORMULAS)

    def before(key: str, text: str) -> str:
        if " " not in text or key in ("find", "url") or text.startswith("Oppose"):  # which its stance must agree with
            return text
        return (next(turn) + text)[: LONGEST.get(key, 10_000)].rstrip(" .,;:")

    for name in ("commitments.yaml", "progress.yaml", "corrections.yaml"):
        content = yaml.load((folder / name).read_text("utf-8"), yaml.CSafeLoader)
        if name == "corrections.yaml":
            content["corrections"] = [CORRECTION]
        else:
            content = _changed(content, before)
        (folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), "utf-8")


def _with_mark(key: str, text: str) -> str:
    """Prose with the mark after it. Search phrases, addresses and what is one word (an id, a date, a kind) stay."""
    if " " not in text or key in ("find", "url"):
        return text
    if key == "short_name":  # no two parties are called the same
        return next(LETTERS) + SHORT
    return text[: LONGEST.get(key, len(text) + len(SHORT)) - len(SHORT)] + SHORT


def _changed(value: Any, change: Callable[[str, str], str], key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _changed(item, change, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_changed(item, change, key) for item in value]
    return change(key, value) if isinstance(value, str) else value
