"""What somebody meant who wrote a value otherwise than the files have it: each function gives the right writing, '' where it is not
certain. Nothing here makes a value valid: it is what a fault suggests.
"""

import calendar
import datetime
import re
import unicodedata

# Strokes that are drawn like a hyphen, and letters of other scripts that are drawn like Latin ones: by chance in nobody's text.
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d"
LETTERS = dict(zip("аеорсхуіјѕԁһӏοαν", "aeopcxyijsdhloav", strict=True))
PLAIN = str.maketrans(
    dict.fromkeys(DASHES, "-") | LETTERS | {"’": "", "‘": "", "'": "", "&": " and ", "ß": "ss", "ø": "o", "æ": "ae"}
)

MONTHS = [name.lower() for name in calendar.month_name]
SCALES = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "b": 1_000_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
    "billions": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split()
MILLION = 1_000_000
# A number as people write it: a currency, digits with commas or spaces between, a word or letter for its size, and what it counts.
NUMBER = re.compile(
    r"(?P<minus>-?)(?P<pound>£|gbp)?\s*(?P<digits>\d[\d, _\u00a0\u202f]*(?:\.\d+)?|\.\d+)\s*(?P<scale>[a-z]*)(?P<rest>.*)",
    re.IGNORECASE,
)
ROUGHLY = re.compile(
    r"^(about|around|over|under|nearly|almost|at least|at most|more than|up to|some|roughly|circa|c\.|~|>|<|\+)\s*",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s*(£?[\d.,]+\s*[a-z]*)\s*(?:-|–|—|to)\s*(£?[\d.,]+\s*[a-z]*)\s*", re.IGNORECASE)
NOTHING = re.compile(
    r"(none|n/?a|nil|unknown|not known|not stated|tb[acd]|to be (confirmed|decided)|null|\?+|-+|\.+|…|xxx*)", re.IGNORECASE
)
SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,2}")
DECIMAL_COMMA = re.compile(r"\d+,(\d{1,2})")
LEFT_TO_DO = re.compile(r"to ?do|tb[acd]|fixme|xxx+|lorem ipsum.*|#(n/a|ref!|value!|name\?|div/0!|num!)", re.IGNORECASE)
EXCEL_BEGINS = datetime.date(1899, 12, 30)
MIXED_UP = re.compile(r"(?<=\d)[OolI](?=[\dOolI]*$)|^[OolI](?=\d)|(?<=\d)[OolI](?=\d)")


def says_nothing(text: str) -> bool:
    """Whether ``text`` is a word for there being nothing to say: ``n/a``, ``TBC``."""
    return bool(NOTHING.fullmatch(text.strip()))


def left_to_do(text: str) -> bool:
    """Whether ``text`` is a mark for what somebody meant to fill, or an error of a spreadsheet: ``TODO``, ``#N/A``."""
    return bool(LEFT_TO_DO.fullmatch(text.strip()))


def day_of_excel(number: float) -> str:
    """The day that Excel keeps as a number of our century: ``2026-11-22`` for 46348; '' for other numbers."""
    day = EXCEL_BEGINS + datetime.timedelta(days=int(number)) if number == int(number) and 36_526 <= number < 73_051 else None
    return day.isoformat() if day else ""


def odd_letter(text: str) -> str:
    """The first character of ``text`` that no id may hold though it looks like one that it may, or ''."""
    return next((character for character in text if character.lower() in LETTERS or character in DASHES), "")


def plain_letters(text: str) -> str:
    """``text`` with hyphens and Latin letters in place of those that are drawn alike."""
    return unicodedata.normalize("NFKD", text.lower().translate(PLAIN)).encode("ascii", "ignore").decode()


def truth(text: str) -> str:
    """``true`` or ``false`` for a word that means it."""
    word = text.strip().strip("\"'").lower()
    if word in ("yes", "y", "on", "1", "true", "ture", "treu"):
        return "true"
    return "false" if word in ("no", "n", "off", "0", "false", "flase", "fasle") else ""


def number(text: str) -> str:
    """``700000`` for ``700,000 appointments``, ``0.7 million``, ``700k`` and ``£700,000``; a share without its sign."""
    if text.strip().lower() in COUNTS:
        return str(COUNTS.index(text.strip().lower()))
    found = _parts(MIXED_UP.sub(lambda match: "0" if match[0] in "Oo" else "1", text.strip()))
    return "" if found is None else _written(found[0])


def gbp_million(text: str) -> str:
    """Pounds as millions: ``1200`` for ``£1.2bn``, ``100`` for ``£100m``; a bare number is taken to be in millions already."""
    found = _parts(text.strip())
    if found is None:
        return ""
    value, scaled = found
    return _written(value / MILLION if scaled or value >= MILLION else value)


def in_millions(value: float) -> str:
    """Millions for a sum that was written in single pounds."""
    return _written(value / MILLION)


def ends_of_range(text: str) -> tuple[str, str]:
    """``100`` and ``150`` for ``£100-150 million``; '' and '' for what is no range."""
    match = RANGE.fullmatch(re.sub(r"\s+(a|per|each) \w+$", "", text.strip()))
    if not match:
        return "", ""
    low, high = match.groups()
    unit = re.search(r"[a-z]+$", high.strip(), re.IGNORECASE)
    low = low if re.search(r"[a-z]$", low.strip(), re.IGNORECASE) or not unit else f"{low}{unit[0]}"
    ends = gbp_million(low), gbp_million(high)
    return ends if all(ends) else ("", "")


def _parts(text: str) -> tuple[float, bool] | None:
    """The number that a text begins with, and whether a word said that it is of thousands, millions or billions."""
    if SHORTENED.fullmatch(text):  # as Excel writes a large one
        return float(text), False
    if decimal := DECIMAL_COMMA.fullmatch(text):  # or a slip in the thousands: nobody can tell
        return None if decimal[1].strip("0") == "" else (float(text.replace(",", ".")), False)
    match = NUMBER.fullmatch(ROUGHLY.sub("", text))
    if not match or match["minus"] or re.search(r"\d", match["rest"]):
        return None
    digits, scale = re.sub(r"[, _\u00a0\u202f]", "", match["digits"]), match["scale"].lower()
    if len(digits) > 15:
        return None
    if scale not in SCALES:  # the word is what is counted
        scale = ""
    value = round(float(digits) * SCALES[scale], 6)
    return value, bool(scale)


def _written(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.6f}".rstrip("0")


def date(text: str) -> str:
    """``2024-07-04`` for ``4 July 2024``, ``04/07/2024`` (the day first, as in Britain), ``2024/7/4`` and ``2024-07-04T10:00``."""
    plain = "".join("-" if character in DASHES else character for character in text.strip().strip("\"'“”‘’")).lower()
    plain = re.sub(
        r"(?<=\d)(st|nd|rd|th)\b", "", re.sub(r"^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,?\s+", "", plain)
    )
    plain = re.sub(r"(?<=\d)[t ]\d\d?:\d\d.*$", "", plain)
    if match := re.fullmatch(r"(\d{4})[-/. ](\d\d?)(?:[-/. ](\d\d?))?", plain) or re.fullmatch(r"(\d{4})(\d\d)(\d\d)", plain):
        year, month, day = match.groups()
        if int(month) > 12 and day and int(day) <= 12:
            month, day = day, month
        return _iso(year, month, day)
    if match := re.fullmatch(r"(\d\d?)[-/. ](\d\d?)[-/. ](\d{4})", plain):
        day, month, year = match.groups()
        return _iso(year, *((day, month) if int(month) > 12 >= int(day) else (month, day)))
    if match := re.fullmatch(r"(\d\d?)[-/.](\d{4})", plain):
        return _iso(match[2], match[1], None)
    words = re.split(r"[\s,./-]+", re.sub(r"\b(of|the)\b", " ", plain).strip())
    months = [number for word in words if (number := _month(word))]
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(months) + len(numbers) != len(words):
        return ""
    if len(numbers) == 2 and len(numbers[1]) == 2 and len(numbers[0]) < 3:  # 22-Nov-26, as Excel shortens it
        numbers[1] = f"20{numbers[1]}"
    years, days = [n for n in numbers if len(n) == 4], [n for n in numbers if len(n) < 3]
    if len(years) != 1 or len(days) > 1:
        return ""
    return _iso(years[0], str(months[0]), days[0] if days else None)


def _month(word: str) -> int:
    return next(
        (
            number
            for number, name in enumerate(MONTHS)
            if len(word) >= 3 and number and (name.startswith(word) or word == "sept")
        ),
        0,
    )


def _iso(year: str, month: str, day: str | None) -> str:
    return "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])


def link(text: str) -> str:
    """A web address as it was meant: out of brackets and Markdown, with its beginning mended, without a stop behind it."""
    found = text.strip().replace("\\", "/")
    found = re.sub(r"^(https?://)([^/]+)", lambda match: match[1] + match[2].replace(",", "."), found)
    if match := re.fullmatch(r"\[[^\]]*\]\((\S+)\)|[<(\"'“‘](\S+)[>)\"'”’]", found):
        found = match[1] or match[2]
    found = re.sub(r"^(?:https?:/*)+(?=https?:)", "", found, flags=re.IGNORECASE)
    found = found.rstrip(".,;)>\"'") if not re.search(r"\(", found) else found
    if match := re.match(r"(h[a-z]{1,6})(:/*|/+|;//|//:)(?=[\w-]+\.)", found, re.IGNORECASE):
        secure = "s" if "s" in match[1].lower() else ""
        found = f"http{secure}://{found[match.end() :]}"
    elif re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#]\S*)?", found):
        found = f"https://{found}"
    elif match := re.match(r":?//(?=[\w-]+\.)", found):
        found = f"https://{found[match.end() :]}"
    return found if re.fullmatch(r"https?://[\w-]+(\.[\w-]+)+([/?#:]\S*)?", found) else ""


def colour(text: str) -> str:
    """``#bb0000`` for ``#B00`` and ``bb0000``."""
    digits = text.strip().lstrip("#").lower()
    if not re.fullmatch(r"[0-9a-f]{3}|[0-9a-f]{6}", digits):
        return ""
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))
