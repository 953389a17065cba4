"""Plain English from values: lists, counts, dates, money. British spelling, exact figures."""

import datetime
from collections.abc import Iterable

from commitments.records.fields import date_exists

NUMBERS = "zero one two three four five six seven eight nine ten".split()
MONTHS = "January February March April May June July August September October November December".split()


def joined(parts: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    parts = list(parts)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 commitment``, ``1,018 commitments``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def date(iso: str | None, unknown: str = "date not given") -> str:
    """``2024-07-04`` -> ``4 July 2024``, ``2024-07`` -> ``July 2024``; ``unknown`` for none."""
    if not iso:
        return unknown
    year, month, day = (iso.split("-") + ["", ""])[:3]
    return " ".join(part for part in (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year) if part)


def age(iso: str, today: datetime.date) -> str:
    """How long ago a date was, as far as it says: ``today``, ``nine days ago``, ``four months ago``, ``two years ago``."""
    year, month, day = (int(part) for part in (iso.split("-") + ["0", "0"])[:3])
    if not month:
        return _ago(today.year - year, "year", "this year")
    months = (today.year - year) * 12 + today.month - month - (day > today.day)
    if day:
        days = (today - datetime.date(year, month, day)).days
        if days < 14:
            return _ago(days, "day", "today")
        if months < 2:
            return _ago(days // 7, "week", "")
    return _ago(months, "month", "this month") if months < 24 else _ago(months // 12, "year", "")


def _ago(number: int, unit: str, none: str) -> str:
    if number < 1:
        return none
    if number == 1:
        return f"a {unit} ago"
    return f"{NUMBERS[number] if number < len(NUMBERS) else number} {unit}s ago"


def period_of(text: str | None) -> str:
    """A date as people write it, or a period in words as it stands; ``no period given`` for none."""
    if not text:
        return "no period given"
    return date(text) if date_exists(text) else text  # 2024-25 is a financial year


def as_of(text: str) -> str:
    """``As of November 2025`` for a date; words that say the age of a page (``page undated, seen 2026``) as they stand."""
    return f"As of {period_of(text)}" if text[:1].isdigit() else sentence_case(text)


def money(gbp_million: float, to: float | None = None) -> str:
    """GBP million as people write it: ``£22 million``, ``£1,010 million``, ``£22 billion``, ``£50 billion to £70 billion``.

    Billions only where nothing is lost by it: 1,010 stays in millions, 2,500 becomes 2.5 billion.
    """
    if to is not None:
        return f"{money(gbp_million)} to {money(to)}"
    if gbp_million >= 1000 and (gbp_million / 100) % 1 == 0:
        return f"£{gbp_million / 1000:,.1f}".removesuffix(".0") + " billion"
    return f"£{gbp_million:,.2f}".removesuffix("0").removesuffix(".0") + " million"


def sentence_case(text: str) -> str:
    """First letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """A text in quotation marks; those inside it become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def inside(name: str) -> str:
    """A theme's or status's name inside a sentence: ``Waiting times`` -> ``waiting times``, but ``GPs`` and ``NHS`` stay."""
    first = name.split(" ", 1)[0].rstrip(",")
    return name if first[1:] != first[1:].lower() or len(first) == 1 else name[:1].lower() + name[1:]


def with_article(government: str) -> str:
    """A government's name inside a sentence: ``the UK Government``, but ``local government``."""
    return inside(government) if government.startswith("Local") else f"the {government}"
