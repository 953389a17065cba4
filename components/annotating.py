"""What HTML says of its own words: which day a date is, and in which language a name is.

Found in the text itself, in one place, so that it holds for what an editor writes as much as for what the code puts together.
"""

import re
from re import Match
from typing import NamedTuple

from markupsafe import Markup, escape

from commitments.dataset import Dataset, derived
from commitments.records.fields import date_exists
from commitments.wording import MONTHS

DATE = (
    rf"(?<![\w£])(?:(?P<day>[1-9]|[12]\d|3[01])[ \u00a0])?(?P<month>{'|'.join(MONTHS)})[ \u00a0](?P<year>(?:19|20)\d\d)(?!\d)"
)
DATES = re.compile(DATE)
YEARS = re.compile(r"[12][09]\d\d")  # quickly found: text without any has no date
TAGS = re.compile(r"(<[^<>]*>)")
NOTHING = re.compile(r"(?!)")


class _Patterns(NamedTuple):
    """``names`` finds quickly where a name may stand; ``all`` says what is a date or a name; ``languages`` has each name as in HTML."""

    names: re.Pattern[str]
    all: re.Pattern[str]
    languages: dict[str, str]


PLAIN = _Patterns(NOTHING, DATES, {})


def annotated(html: Markup, dataset: Dataset | None = None) -> Markup:
    """``html`` with a ``<time>`` before each of its dates, and, for a ``dataset``, its names in other languages in a ``<span lang>``.

    The element stands before the words and not round them: trafilatura, with which archives take the text out of a page, deletes every
    ``time`` with what is in it, and a promise would lose its date.
    """
    patterns = _patterns(dataset) if dataset is not None else PLAIN

    def told(match: Match[str]) -> str:
        if match["month"] is None:
            return f'<span lang="{patterns.languages[match[0]]}">{match[0]}</span>'
        day = match["day"]
        date = f"{match['year']}-{MONTHS.index(match['month']) + 1:02}" + (f"-{int(day):02}" if day else "")
        return f'<time datetime="{date}"></time>{match[0]}' if date_exists(date) else match[0]

    parts = TAGS.split(html)  # text, tag, text, and so on
    for number, text in enumerate(parts[::2]):
        if YEARS.search(text) or patterns.names.search(text):
            parts[2 * number] = patterns.all.sub(told, text)
    return Markup("".join(parts))


@derived
def _patterns(dataset: Dataset) -> _Patterns:
    languages = {str(escape(name.name)): name.language for name in dataset.site.names_in_other_languages}
    if not languages:
        return PLAIN
    names = "|".join(re.escape(name) for name in sorted(languages, key=len, reverse=True))  # "Senedd Cymru" before "Senedd"
    return _Patterns(re.compile(names), re.compile(rf"{DATE}|(?<!\w)(?:{names})(?!\w)"), languages)
