"""How wide text is in Arial and in its metric twins Liberation Sans and Helvetica, and how it breaks into lines.

Measured from a table, not from the fonts of the machine: the same figure then comes out on every machine.
"""

from functools import lru_cache

# Advance width in thousandths of the font size -> the characters that have it. Read from Liberation Sans 2.1.
REGULAR = {
    191: "'",
    222: "ijlįĵĺļłſ‘’",
    260: "|¦",
    278: " \u00a0!,./:;I[\\]ft·ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ",
    292: "ľ",
    333: "()-`r¡¨²³´¸¹ŕŗř“”",
    334: "{}ŀ",
    350: "•",
    355: '"',
    365: "º",
    370: "ª",
    375: "ť",
    389: "*",
    400: "°",
    444: "ĳ",
    469: "^",
    500: "JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž",
    537: "¶",
    549: "±÷≥≤",
    552: "¯",
    556: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűų–€",
    576: "µ",
    584: "+<=>~¬×−",
    604: "ŉ",
    611: "FTZ¿ßøŢŤŦŹŻŽ",
    615: "ď",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ",
    722: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŔŖŘŨŪŬŮŰŲŵ",
    723: "Ŋ",
    735: "Ĳ",
    737: "©®",
    778: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
    833: "Mm",
    834: "¼½¾",
    889: "%æ",
    944: "WœŴ",
    1000: "ÆŒ—…→",
    1015: "@",
}

BOLD = {
    238: "'",
    278: " \u00a0,./I\\ijl·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłſ‘’",
    280: "|¦",
    333: "!()-:;[]`ft¡¨²³´¸¹ţŧ",
    350: "•",
    365: "º",
    370: "ª",
    385: "ľ",
    389: "*r{}ŕŗř",
    400: "°",
    474: '"',
    479: "ŀť",
    500: "zźżž“”",
    549: "±÷≥≤",
    552: "¯",
    556: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿāăąćĉċčēĕėęěĳĴķĸśŝşšŷ–€",
    576: "µ",
    584: "+<=>^~¬×−",
    611: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽ",
    667: "EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸ",
    708: "ŉ",
    719: "ď",
    722: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŔŖŘŨŪŬŮŰŲ",
    723: "Ŋ",
    737: "©®",
    778: "GOQwÒÓÔÕÖØĜĞĠĢŌŎŐŵ",
    785: "Ĳ",
    833: "M",
    834: "¼½¾",
    889: "%mæ",
    944: "WœŴ",
    975: "@",
    1000: "ÆŒ—…→",
}

UNKNOWN = 1000  # any other character counts as a full square: too wide is harmless, too narrow is not
WIDTHS = {
    bold: {character: width for width, characters in table.items() for character in characters}
    for bold, table in ((False, REGULAR), (True, BOLD))
}


@lru_cache(maxsize=30_000)
def _thousandths(text: str, bold: bool) -> int:
    """Width in thousandths of the font size. The same words are measured in many sizes, and again in the next picture."""
    table = WIDTHS[bold]
    return sum(table.get(character, UNKNOWN) for character in text)


def width(text: str, size: float, bold: bool = False) -> float:
    """Width in pixels of one line of text at a font size in pixels."""
    return _thousandths(text, bold) * size / 1000


def wrapped(text: str, size: float, room: float, bold: bool = False, taken: float = 0) -> list[str]:
    """``text`` in lines no wider than ``room`` pixels, broken between words and, where a word is too long, inside it.

    ``taken``: pixels of the first line that something else stands in.
    """
    return _filled(text.split(" "), " ", room * 1000 / size, bold, taken * 1000 / size)


def balanced(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """As ``wrapped``, with lines as even in length as they come without needing one more."""
    lines = wrapped(text, size, room, bold)
    while len(lines) > 1:
        room -= size / 2
        narrower = wrapped(text, size, room, bold)
        if len(narrower) > len(lines) or " ".join(narrower) != " ".join(lines):
            break
        lines = narrower
    return lines


def wrapped_anywhere(text: str, size: float, room: float) -> list[str]:
    """A web address in lines no wider than ``room`` pixels."""
    return _filled([text], "", room * 1000 / size)


def _begins(word: str, free: float, bold: bool) -> tuple[int, int]:
    """How many characters of a word fit, one at least, and how wide they are. An address may have thousands: none is looked at twice."""
    table, used = WIDTHS[bold], 0
    for end, character in enumerate(word):
        wide = table.get(character, UNKNOWN)
        if end and used + wide > free:
            return end, used
        used += wide
    return len(word), used


def _filled(words: list[str], glue: str, room: float, bold: bool = False, taken: float = 0) -> list[str]:
    """``room`` and ``taken`` are in thousandths of the font size, as the widths of letters are: those of words add up to a line's."""
    lines = [""]
    used, free, between = 0, room - taken, _thousandths(glue, bold)
    for word in words:
        wide = _thousandths(word, bold)
        if lines[-1] and used + between + wide <= free:
            lines[-1] += glue + word
            used += between + wide
            continue
        if lines[-1]:
            lines.append("")
            free = room
        while wide > free:
            end, part = _begins(word, free, bold)
            if end >= len(word):
                break  # not even one character fits: it must stand all the same
            lines[-1] = word[:end]
            lines.append("")
            free, word, wide = room, word[end:], wide - part
        lines[-1], used = word, wide
    return [line for line in lines if line]
