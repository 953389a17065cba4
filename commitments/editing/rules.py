"""The rules of the data in words, by kind of fault, from rules.toml: to stand beside a fault, and together as docs/checking.md."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def rules() -> dict[str, str]:
    """Kind of fault -> its rule as Markdown of the simple sort that the guide has: paragraphs, fenced code, words in backticks."""
    found = {}
    for section in _written()["section"]:
        for rule in section.get("rule", ()):
            found[rule["kind"]] = rule["text"].strip()
        for sort in section.get("words", ()):
            found |= {kind: f"{sort['text'].strip()}\n\nHere: {where}." for kind, where in sort["where"].items()}
    return found


def guide() -> str:
    """All of them as a page of Markdown, which has an anchor for each kind."""
    written = _written()
    parts = [written["head"].strip()]
    for section in written["section"]:
        parts.append(f"## {section['title']}")
        parts += [f"### {rule['kind']}\n\n{rule['text'].strip()}" for rule in section.get("rule", ())]
        for sort in section.get("words", ()):
            kinds = (f'- <a id="{kind}"></a>{kind}: {where}' for kind, where in sort["where"].items())
            parts += [sort["text"].strip(), "\n".join(kinds)]
    return "\n\n".join(parts) + "\n"


def _written() -> dict[str, Any]:
    return tomllib.loads((files("commitments.editing") / "rules.toml").read_text(encoding="utf-8"))
