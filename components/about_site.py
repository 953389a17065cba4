"""Questions about the site itself, asked in the box for promises: the page that answers them."""

import datetime
import re
from collections.abc import Iterable

from markupsafe import Markup

from commitments.selecting.typed import ASKING, tokens_of, words_of
from commitments.wording import date
from components.markup import link, markup, together
from web.view import View

_MONTHS = "january february march april may june july august september october november december"
_MONTH = _MONTHS.replace(" ", "|")
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})|(?:since|in|after|from) (?P<alone>{_MONTH})(?: (?P<after>\d{{1,2}})\b)?)"
    r"(?: (?P<year>\d{4}))?\b"
)
# Words that ask for a page, with the page, the place on it, and what it is said to hold.
ASKED_OF_SITE = (
    (
        f"change changed changes new news update updated updates since latest recent recently last week month year day {_MONTHS}",
        "new",
        "",
        "What's new, with what has changed since any day",
    ),
    (
        "download downloads csv excel spreadsheet json api dataset data file files all everything promises",
        "data",
        "",
        "Data, with files to download",
    ),
    (
        "trust trusted trustworthy know true accurate accuracy reliable bias biased neutral check checked sure believe correct right you"
        " site website data this",
        "trust",
        "",
        "Trust, on how the promises were read and checked",
    ),
    (
        "report mistake mistakes error errors wrong correction corrections correct contact incorrect you site website data feedback",
        "about",
        "#corrections",
        "About the data, with all corrections (the page of each promise says how to report a mistake)",
    ),
    (
        "source sources made makes made run runs behind site website funds funded who licence cite you data",
        "about",
        "",
        "About the data, on where it comes from",
    ),
    (
        "print printed printing printer printable paper pdf",
        "list",
        "",
        "My list, with promises of your choice, made for paper too",
    ),
)
OF_NEWS = frozenset("changed changes change new news updates became become happened".split())
OF_THE_SITE = {"site", "website", "webpage", "dashboard"}
# Of each page the words that ask for it by themselves; the others only go with them.
TELLING = frozenset(
    "changed changes change new news updates updated latest download downloads csv excel spreadsheet json dataset trust trusted trustworthy"
    " know true accurate reliable biased bias neutral believe mistake mistakes error errors correction corrections contact incorrect feedback"
    " source sources behind licence cite print printed printing printable pdf website site".split()
)


def pages_asked_for(view: View, text: str, found: bool) -> list[Markup]:
    """Links to the pages of the site that the words ask for: where all that tell something do, or half of them, more
    than one, where no promise was ``found``."""
    tokens = tokens_of(text)
    said = _said(tokens)
    near: list[tuple[int, bool, int, Markup]] = []
    for words, page, place, name in ASKED_OF_SITE:
        fit = set(words.split())
        own: dict[str, str] = {}
        if page == "new" and (since := day_in(text, datetime.date.today())):
            own, name = {"since": since}, f"What's new since {date(since)}"
            subject = " ".join(word for word in words_of(text) if word.casefold() in said - fit)
            # "What became of dentists since September" asks for what is new, too.
            if "since" in tokens and (not found or said <= fit or OF_NEWS.intersection(tokens)):
                on = f" on “{subject}”" if subject else ""
                near.append((-1, False, len(near), link(view.selection.but(text=subject).address(page, **own), f"{name}{on}")))
                continue
        if (hits := said & fit & TELLING) and (said <= fit or not found and len(hits) > 1 and 2 * len(said & fit) >= len(said)):
            near.append(
                (
                    -len(hits),
                    not said <= fit,
                    len(near),
                    link(f"{view.selection.but(text='').address(page, **own)}{place}", name),
                )
            )
    return [way for *_, way in sorted(near, key=lambda one: one[:3])[:2]]


def asked_of_site_alone(view: View) -> bool:
    """Whether a question is surely about the site, so that promises which hold some of its words are no answer: all that it says asks for one
    of the site's pages, and it names the site or asks for what is new since a day."""
    text = view.selection.text
    tokens = {*tokens_of(text)}
    said = _said(tokens)
    whole = any(said and said <= {*words.split()} for words, *_ in ASKED_OF_SITE)
    return whole and bool(tokens & OF_THE_SITE or tokens & OF_NEWS and day_in(text, datetime.date.today()))


def news_since(view: View) -> str:
    """The day since which a question asks for what is new, as an ISO date; '' where it asks for anything else."""
    asked_for_news = asked_of_site_alone(view) and OF_NEWS.intersection(tokens_of(view.selection.text))
    return day_in(view.selection.text, datetime.date.today()) if asked_for_news else ""


def _said(tokens: Iterable[str]) -> set[str]:
    """The words of a question that tell what is asked."""
    return {token for token in tokens if token in TELLING or token not in ASKING and not token[0].isdecimal()}


def day_in(text: str, today: datetime.date) -> str:
    """The first date in a question as an ISO date: "10 September 2026", "September" (its first day, the last that there was before
    ``today``); '' where there is none."""
    found = _DATE.search(" ".join(tokens_of(text)))
    if not found:
        return ""
    day, month = int(found["day"] or found["after"] or 1), _MONTHS.split().index(found["month"] or found["alone"]) + 1
    try:
        named = datetime.date(int(found["year"] or today.year), month, day)
        if named > today and not found["year"]:
            named = named.replace(year=today.year - 1)
        return named.isoformat() if named <= today else ""
    except ValueError:  # 31 September, or a year that no calendar has
        return ""


def about_the_site(view: View, text: str, found: bool) -> Markup:
    """A notice that leads to these pages; '' where there are none."""
    ways = pages_asked_for(view, text, found)
    said = together(ways, "; ")
    return (
        markup('<div class="notice info" role="status">If you are asking about this site: {}.</div>', said)
        if ways
        else Markup()
    )
