"""The words of docs/checking.md for a kind of fault, so that they can stand beside a fault."""

import re
from functools import cache
from pathlib import Path

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "checking.md"
SECTION = re.compile(r"^### (?P<kind>[a-z0-9-]+)\n(?P<text>.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
ITEM = re.compile(r'^- <a id="(?P<kind>[a-z0-9-]+)"></a>[a-z0-9-]+: (?P<text>.*?)(?=^- |^$|\Z)', re.MULTILINE | re.DOTALL)


@cache
def rules() -> dict[str, str]:
    """Kind of fault -> its rule as Markdown of the simple sort that the guide has: paragraphs, fenced code, words in backticks."""
    text = GUIDE.read_text(encoding="utf-8")
    found = {match["kind"]: match["text"].strip() for match in SECTION.finditer(text)}
    for match in ITEM.finditer(text):
        before = [part for part in text[: match.start()].split("\n\n") if not part.startswith("- ")][-1]
        found[match["kind"]] = f"{before.strip()}\n\nHere: {' '.join(match['text'].split())}."
    return found
