"""What HTML says of its own words: which day a date is, and in which language a name is.

Found in the text itself, in one place, so that it holds for what an editor writes as much as for what the code puts together.
"""

import re
from re import Match

from markupsafe import Markup, escape

from commitments.dataset import Dataset, derived
from commitments.records.fields import date_exists
from commitments.wording import MONTHS

DATE = (
    rf"(?<![\w£])(?:(?P<day>[1-9]|[12]\d|3[01])[ \u00a0])?(?P<month>{'|'.join(MONTHS)})[ \u00a0](?P<year>(?:19|20)\d\d)(?!\d)"
)
OUTSIDE_TAGS = r"(?![^<>]*>)"
DATES = re.compile(DATE + OUTSIDE_TAGS)


def annotated(html: Markup, dataset: Dataset | None = None) -> Markup:
    """``html`` with its dates as ``<time>``, and, for a ``dataset``, its names in other languages in a ``<span lang>``."""
    pattern, languages = _patterns(dataset) if dataset is not None else (DATES, {})

    def told(match: Match[str]) -> str:
        if match["month"] is None:
            return f'<span lang="{languages[match[0]]}">{match[0]}</span>'
        day = match["day"]
        date = f"{match['year']}-{MONTHS.index(match['month']) + 1:02}" + (f"-{int(day):02}" if day else "")
        return f'<time datetime="{date}">{match[0]}</time>' if date_exists(date) else match[0]

    return Markup(pattern.sub(told, html))


@derived
def _patterns(dataset: Dataset) -> tuple[re.Pattern[str], dict[str, str]]:
    """What to look for, and the language of each name as it stands in HTML."""
    languages = {str(escape(name.name)): name.language for name in dataset.site.names_in_other_languages}
    if not languages:
        return DATES, {}
    names = "|".join(re.escape(name) for name in sorted(languages, key=len, reverse=True))  # "Senedd Cymru" before "Senedd"
    return re.compile(rf"(?:{DATE}|(?<!\w)(?:{names})(?!\w)){OUTSIDE_TAGS}"), languages
