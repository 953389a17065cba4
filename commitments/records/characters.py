"""Characters that a reader cannot see or that stand for nothing: one definition for the files, the check, messages and searches.

By Unicode's categories rather than by a list, for text copied from PDFs and web pages brings ever other ones: controls (Cc), what hides,
joins or turns text (Cf), halves of characters (Cs), private use (Co), unassigned (Cn), separators of lines (Zl, Zp). Beside these
the few that Unicode files with letters, marks or signs although nothing is drawn for them.
"""

import re
import unicodedata

UNREADABLE_CATEGORIES = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
# Grapheme joiner, fillers, inherent vowels, variation selectors, the blank Braille pattern, what stands in place of an object or a
# character that could not be read.
DRAWN_AS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc\ufffd\U000e0100-\U000e01ef]"
)
NAMELESS = {"Cc": "control character", "Cs": "half of a character", "Co": "private-use character", "Cn": "unassigned character"}


def is_unreadable(character: str) -> bool:
    """Whether nobody sees this one character, or sees it as nothing that can be read. A space of any width can be read."""
    return unicodedata.category(character) in UNREADABLE_CATEGORIES or bool(DRAWN_AS_NOTHING.match(character))


def first_unreadable(text: str) -> str:
    """The first such character of ``text``, or ''."""
    if text.isprintable() and (text.isascii() or not DRAWN_AS_NOTHING.search(text)):  # of most texts this is a quick answer
        return ""
    return next((character for character in text if is_unreadable(character)), "")


def name_of(character: str) -> str:
    """``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    nameless = NAMELESS.get(unicodedata.category(character), "")
    return f"U+{ord(character):04X} {unicodedata.name(character, nameless)}".rstrip()


def shows_nothing(text: str) -> bool:
    """Whether nothing in ``text`` leaves a mark of its own: spaces of any sort, and accents without a letter."""
    return not text[:1].isalnum() and not any(unicodedata.category(character)[0] in "LNPS" for character in text)


def without_unreadable(text: str) -> str:
    """``text`` as a reader would type it again: hidden characters gone, controls and separators of lines turned into spaces."""
    if not first_unreadable(text):
        return text
    as_space = ("Cc", "Zl", "Zp")
    return "".join(
        " " if unicodedata.category(character) in as_space else "" if is_unreadable(character) else character
        for character in text
    )


def escaped(text: str) -> str:
    """``text`` with all that cannot be told from a space or from nothing written as ``\\n``, ``\\u202e`` or ``\\U000e0041``."""
    if text.isprintable() and (text.isascii() or not DRAWN_AS_NOTHING.search(text)):
        return text
    return "".join(
        character if character.isprintable() and not DRAWN_AS_NOTHING.match(character) else _escape(character)
        for character in text
    )


def _escape(character: str) -> str:
    if character == "\n":
        return "\\n"
    return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"


def unreadable_in(text: str, allowed: str = "") -> frozenset[str]:
    """All these characters that a long text holds, but those ``allowed``."""
    return frozenset(character for character in set(text) if character not in allowed and is_unreadable(character))


# Spaces of other widths (category Zs but U+0020): inside a text they do no harm, round a key or a value YAML takes them for letters.
ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
