"""What comes into a file with text from PDFs, word processors and web pages and has one meaning: told by `check`, mended by `format`.

Spaces that do not break, soft hyphens and other characters that nobody sees, ligatures, accents apart from their letters, entities of
web pages, curly quotes round a value. What was lost on the way (U+FFFD, characters of one font) is left: nobody can tell what it was.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from commitments.reading import yaml_source
from commitments.records.characters import ODD_SPACES, is_unreadable, name_of

ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});")
# What UTF-8 looks like when it was taken for Windows-1252: "â€™" for an apostrophe, "Â£" for a pound.
TWICE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u2018-\u203a\u20ac\u2122\u0152-\u017e]|\u00e2\u20ac[\u0080-\u00bf\u2018-\u203a\u20ac\u2122\u0152-\u017e\u02dc\u2020-\u2026]"
)
LIGATURE = re.compile("[\ufb00-\ufb06]")
VALUE = re.compile(r"(\s*(?:- +)*(?:[\w-]+:\s+|(?<=- )))(.+?)\s*")
AS_SPACE = ("Cc", "Zl", "Zp")
LOST = ("Co", "Cn", "Cs")
OF_YAML = "\"'\\\n<>#:"  # what an entity stands for is not put where it would mean something to YAML


class Mended(NamedTuple):
    """One thing that has one meaning: its line (from 1), what it is, and the words for what takes its place."""

    line: int
    what: str
    into: str


def mended(data: bytes) -> tuple[bytes, list[Mended]]:
    """A file with all such things mended, and what was done; bytes that are no UTF-8 are left as they are."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, []
    quoted = {problem.line for problem in yaml_source.load(data).problems if problem.kind == "curly-quotes"}
    if not quoted and not _suspicious(text):
        return data, []
    lines, told = [], []
    for number, line in enumerate(text.split("\n"), 1):
        new = line
        if number in quoted and (match := VALUE.fullmatch(new)) and (inside := yaml_source.IN_CURLY.fullmatch(match[2])):
            held = (inside[1] if inside[1] is not None else inside[2]).replace("\\", "\\\\").replace('"', '\\"')
            new = f'{match[1]}"{held}"'
            told.append(Mended(number, "curly quotes round the value", "straight ones"))
        for piece, what, into in list(pieces(new, first=number == 1)):
            new = new.replace(piece, into)
            told.append(Mended(number, what, _in_words(into)))
        lines.append(new)
    return "\n".join(lines).encode(), told


def pieces(line: str, first: bool = False) -> Iterator[tuple[str, str, str]]:
    """Each sort of such things in a line: the characters, what they are, what takes their place. ``first``: it is a file's first line,
    which may begin with a byte-order mark."""
    if line.isascii() and "&" not in line:
        yield from (
            (character, name_of(character), " ")
            for character in set(line)
            if character not in "\t\r" and not character.isprintable()
        )
        return
    for character in dict.fromkeys(line.removeprefix("\ufeff") if first else line):
        if character in ODD_SPACES:
            yield character, name_of(character), " "
        elif LIGATURE.match(character):
            yield character, name_of(character), unicodedata.normalize("NFKC", character)
        elif character not in "\t\r\ufffc\ufffd" and is_unreadable(character) and unicodedata.category(character) not in LOST:
            yield character, name_of(character), " " if unicodedata.category(character) in AS_SPACE else ""
    for match in dict.fromkeys(TWICE.findall(line)):
        try:
            once = match.encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        yield match, f"'{match}', a character that was saved twice in two encodings", once
    for match in re.finditer(r"\w[\u0300-\u036f]+", line):
        whole = unicodedata.normalize("NFC", match[0])
        if whole != match[0]:
            yield match[0], f"{name_of(match[0][1])} apart from its letter", whole
    for entity in dict.fromkeys(ENTITY.findall(line)):
        meant = html.unescape(entity)
        if meant != entity and not set(meant) & set(OF_YAML):
            yield entity, f"'{entity}'", " " if meant in ODD_SPACES else meant


def _suspicious(text: str) -> bool:
    """Whether a look at each line is worth while."""
    return (
        bool(ENTITY.search(text) or LIGATURE.search(text) or TWICE.search(text))
        or any(space in text for space in ODD_SPACES)
        or not unicodedata.is_normalized("NFC", text)
        or any(is_unreadable(character) for character in set(text) - set("\n\t\r"))
    )


def _in_words(into: str) -> str:
    return {" ": "an ordinary space", "": "nothing"}.get(into, f"'{into}'")
