"""Spaces that look like spaces and are none for YAML: found round keys and values before the parser is asked.

They come with text copied from word processors and web pages. The parser would take them for letters of the key or the value and
complain of something else, mostly in the line below.
"""

import re

from commitments.records.characters import ODD_SPACES, name_of

NO_ODD_SPACE = "an ordinary space, or none: type it again, or run: python -m commitments format"
ODD = re.compile(f"[{ODD_SPACES}]")
SPACES = f"[ \t{ODD_SPACES}]"
# What stands before a value, with the spaces behind it: hyphens, and a key with its colon.
BEFORE = re.compile(
    rf"{SPACES}*(?P<hyphens>(?:-{SPACES}+)*)(?:(?P<key>[\w-]+|\"[^\"]*\"|'[^']*'){SPACES}*:(?={SPACES}|$){SPACES}*)?"
)
# What stands between the closing quote or bracket of a value and what follows.
BEHIND = re.compile(rf"(?<=[\"'\]}}]){SPACES}+(?=[#,\]}}])")
OPENS_TEXT = re.compile(rf"[|>][-+\d]*{SPACES}*(#.*)?$")


def ordinary_spaces(text: str) -> tuple[str, list[tuple[int, str]]]:
    """``text`` with ordinary spaces round its keys and values, and where others stood: number of the line, name of the first.

    Inside a text they stay, also in the lines of a folded one.
    """
    if not ODD.search(text):
        return text, []
    found = []
    lines = text.split("\n")
    text_of = -1  # column of the key or hyphen whose folded text goes on; -1 for none
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(f" {ODD_SPACES}"))
        if text_of >= 0 and (indent > text_of or indent == len(line)):
            ordered = _ordered(line[:indent]) + line[indent:] if indent < len(line) else line
        else:
            before = BEFORE.match(line)
            start = before.end() if before else 0
            end = max(len(line.rstrip(f" \t{ODD_SPACES}")), start)
            value = BEHIND.sub(lambda match: _ordered(match[0]), line[start:end])
            ordered = _ordered(line[:start]) + value + _ordered(line[end:])
            text_of = -1
            if before and OPENS_TEXT.fullmatch(line, start):
                text_of = before.start("key") if before["key"] else max(before.end("hyphens") - 2, 0)
        if ordered != line:
            lines[number] = ordered
            odd = next(old for old, new in zip(line, ordered, strict=True) if old != new)
            found.append((number + 1, name_of(odd)))
    return "\n".join(lines), found


def _ordered(spaces: str) -> str:
    return ODD.sub(" ", spaces)
