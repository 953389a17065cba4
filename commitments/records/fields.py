"""The kinds of value that a record's fields may hold, each with its rule and the words that explain it to an editor.

A rule that fails raises ``PydanticCustomError(kind, expected)``: ``kind`` is a permanent slug (the anchor of the rule in
docs/checking.md), ``expected`` says in words what should stand there, and the context may carry ``nearest``, the valid value
that an editor probably meant. ``reading`` turns them into faults with file and line.

What names another record, or one of a list of words, is in references.py.
"""

import calendar
import datetime
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from commitments.records import meant
from commitments.records.characters import first_unreadable, name_of, shows_nothing

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
COMMITMENT_ID = rf"{SLUG}/{SLUG}"
TITLE_LENGTH = 90  # fits two lines of a card at 390 pixels
SUMMARY_LENGTH = 500  # three sentences of plain prose; longer ones hide the promise
FIND_WORDS = 8  # a locator, not a quotation: long enough to be unique, too short to reproduce a sentence
FIRST_YEAR, LAST_YEAR = 1900, 2100  # of any date in these files; another is a slip of the keyboard
# No day that has been is later than today by the clock. A clock that is behind the day on which this was written is wrong, and a
# server whose clock is wrong must not refuse sound data.
WRITTEN = datetime.date(2026, 11, 28)
MOST_GBP_MILLION = 1_000_000  # all that the UK's governments spend in a year is little more
MOST_VOTES = 60_000_000  # as many as there are people of age in the UK, and some
MOST_SEATS = 650  # of the House of Commons, the largest of the four legislatures


SHORT = 4  # letters


def nearest(found: str, valid: Iterable[str]) -> str:
    """The one of ``valid`` that ``found`` most resembles, or the only one that it is the beginning of; '' where none is near: of a short
    word one letter may be another."""
    meant, valid = suggested_id(found) or found, list(valid)
    longer = [other for other in valid if other.startswith(f"{meant}-")] if len(meant) > SHORT else []
    if len(longer) == 1 and meant not in valid:
        return longer[0]
    close = difflib.get_close_matches(meant, valid, n=1, cutoff=0.7 if len(meant) > SHORT else 0.66)
    return close[0] if close else ""


def fault(kind: str, expected: str, nearest_value: str = "") -> PydanticCustomError:
    """The error to raise for a broken rule; see the module's docstring."""
    return PydanticCustomError(kind, "{expected}", {"expected": expected, "nearest": nearest_value})


def _text(value: str) -> str:
    bad = first_unreadable(value)
    if bad == "\n" and value.strip() == value:
        raise fault(
            "control-character",
            "text on one line (this has a line break; >- before it joins its lines)",
            " ".join(value.split()),
        )
    if bad and value.strip() == value:
        raise fault("control-character", f"text on one line without control or hidden characters (this has {name_of(bad)})")
    if shows_nothing(value) or not any(map(str.isalnum, value)):
        raise fault("empty-text", "some text with letters or figures in it")
    if meant.left_to_do(value):
        raise fault("empty-text", "the text itself: this is a mark for what is still to be filled")
    if value.strip() != value:
        raise fault("outer-space", "text with no space or line break at its start or end", " ".join(value.split()))
    if value.startswith("# "):
        raise fault(
            "remark-in-text", "a remark on a line of its own above the key, and text that does not begin with # and a space"
        )
    return value


Text = Annotated[str, AfterValidator(_text), Field(min_length=1)]


STOPS = (".", ",", ";", ":")


# What word processors and Markdown put into a text: bold, a remark of a web page, a link, a footnote's number, a comment's mark.
MARKS = re.compile(
    r"\*\*|<!--.*?-->|\[(?=[^\]]*\]\(https?:)|(?<=\w)\]\(https?:[^)]*\)|\s*\[(?:\d{1,2}|[A-Z]{2}\d{1,2})\]|(?<=\w)[¹²³⁴-⁹]+$"
)


def _words_alone(value: str) -> str:
    if found := MARKS.search(value):
        raise fault(
            "marks-in-text",
            f"words alone (this has '{found[0].strip()}', a mark of a word processor, of Markdown or of a web page)",
            " ".join(MARKS.sub("", value).split()),
        )
    return value


def _title(value: str) -> str:
    if len(value) > TITLE_LENGTH:
        raise fault("long-title", f"at most {TITLE_LENGTH} characters (this has {len(value)})")
    _words_alone(value)
    if value.endswith(STOPS):
        sign = "full stop" if value.endswith(".") else "stop or comma"
        raise fault("title-stop", f"a title without a {sign} at its end", value.rstrip("".join(STOPS)).rstrip())
    return value


Title = Annotated[Text, AfterValidator(_title), Field(max_length=TITLE_LENGTH)]


def _summary(value: str) -> str:
    if len(value) > SUMMARY_LENGTH:
        raise fault("long-summary", f"one to three sentences, at most {SUMMARY_LENGTH} characters (this has {len(value)})")
    _words_alone(value)
    return value


Summary = Annotated[Text, AfterValidator(_summary), Field(max_length=SUMMARY_LENGTH)]


def _find(value: str) -> str:
    words = len(value.split())
    if words > FIND_WORDS:
        raise fault("long-find", f"a search phrase of at most {FIND_WORDS} words (this has {words})")
    return value


Find = Annotated[Text, AfterValidator(_find)]


def _link(value: str) -> str:
    try:
        parts = urlsplit(value)
        good = (
            parts.scheme in ("http", "https")
            and bool(re.fullmatch(r"[\w.-]+", parts.hostname or ""))
            and not re.search(r"[\s<>\"]", value)
        )
    except ValueError:
        good = False
    doubled = re.match(r"https?://https?(:|/|$)", value)
    if good and not doubled:
        return value
    if len(re.findall(r"https?://", value)) > 1 and not doubled and re.search(r"[\s,;]", value):
        raise fault("bad-link", "one web address; what rests on another page as well is an entry of its own, with that address")
    space = re.search(r"\s", value)
    if space and re.match(r"https?://\S", value):
        where = f"a space after '{value[: space.start()]}'"
        raise fault("bad-link", f"one web address without spaces (this has {where}: delete it, or write %20 for it)")
    raise fault("bad-link", "a web address that starts with https:// or http://", meant.link(value))


Link = Annotated[Text, AfterValidator(_link), Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})]


def date_exists(value: str) -> bool:
    """Whether ``value`` is ``2024``, ``2024-07`` or ``2024-07-04``, such a year, month or day exists, and people alive know it."""
    form = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}.get(len(value))
    if form is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
        return False
    try:
        return FIRST_YEAR <= datetime.datetime.strptime(value, form).year <= LAST_YEAR
    except ValueError:
        return False


def _date(value: str) -> str:
    if date_exists(value):
        return value
    means = meant.date(value)
    likely = means if date_exists(means) else ""
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
        if not FIRST_YEAR <= int(value[:4]) <= LAST_YEAR:
            raise fault("no-such-date", f"a year from {FIRST_YEAR} to {LAST_YEAR}")
        raise fault("no-such-date", f'a date that exists, as year, month, day: "2024-07-04"{_what_exists(value)}', likely)
    dash = next((character for character in value if character in meant.DASHES), "")
    named = f" (this has {name_of(dash)} for a hyphen)" if dash else _or_no_line(value)
    raise fault("bad-date", f'a date in quotes, as precise as the source: "2024-07-04", "2024-07" or "2024"{named}', likely)


def _what_exists(value: str) -> str:
    """How many days the month of a date has; '' where there is no such month."""
    year, month = int(value[:4]), int(value[5:7])
    return f" ({calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days)" if 1 <= month <= 12 else ""


def _or_no_line(value: str) -> str:
    return "; or no such line, where the source says nothing" if meant.says_nothing(value) else ""


Date = Annotated[str, AfterValidator(_date), Field(json_schema_extra={"pattern": r"^\d{4}(-\d\d){0,2}$"})]


def _has_been(value: str) -> str:
    # Where the day is already over elsewhere in the world it is tomorrow here.
    tomorrow = (max(datetime.datetime.now(datetime.UTC).date(), WRITTEN) + datetime.timedelta(days=1)).isoformat()
    if value > tomorrow[: len(value)]:
        raise fault("future-date", "a date that is not in the future")
    return value


PastDate = Annotated[Date, AfterValidator(_has_been)]


def _whole_day(value: str) -> str:
    if len(value) != len("2024-07-04"):
        raise fault("not-a-day", 'a day with its month and year, such as "2024-07-04"')
    return value


# Days that code reckons with, sorts or writes into files that want a whole one.
Day = Annotated[Date, AfterValidator(_whole_day)]
PastDay = Annotated[PastDate, AfterValidator(_whole_day)]


SLUG_IN_WORDS = "lower-case words joined by hyphens, such as waiting-times"
COMMITMENT_ID_IN_WORDS = "document id, a slash, then lower-case words joined by hyphens, such as labour-uk-2024/more-gps"


def checked_slug(value: str) -> str:
    if not re.fullmatch(SLUG, value):
        raise fault("bad-id", SLUG_IN_WORDS + odd_in(value), suggested_slug(value))
    return value


def odd_in(value: str) -> str:
    """`` (this has U+2013 EN DASH)`` where a character only looks as if it belonged there; else ''."""
    odd = meant.odd_letter(value) or next((character for character in value if not character.isascii()), "")
    return f" (this has {name_of(odd)})" if odd else ""


def suggested_slug(value: str) -> str:
    """``value`` as lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", meant.plain_letters(value)).strip("-")


def suggested_id(value: str) -> str:
    """The same on both sides of a slash, for the id of a commitment; of a web address, that of the commitment that it shows."""
    value = re.sub(r"^https?://\S*[?&]id=", "", value).split("&")[0] if value.startswith("http") else value
    return "/".join(filter(None, map(suggested_slug, value.replace("\\", "/").split("/", 1))))


Slug = Annotated[str, AfterValidator(checked_slug), Field(json_schema_extra={"pattern": f"^{SLUG}$"})]


def checked_commitment_id(value: str, info: ValidationInfo) -> str:
    if not re.fullmatch(COMMITMENT_ID, value):
        likely = suggested_id(value)
        if "/" not in likely:  # another sign stands in the slash's place
            documents = (info.context or {}).get("document", ())
            begins = [document for document in documents if likely.startswith(f"{document}-")]
            likely = f"{begins[0]}/{likely.removeprefix(begins[0])[1:]}" if begins else likely
        raise fault("bad-id", COMMITMENT_ID_IN_WORDS + odd_in(value), likely)
    return value


CommitmentId = Annotated[str, AfterValidator(checked_commitment_id), Field(json_schema_extra={"pattern": f"^{COMMITMENT_ID}$"})]


ANY_ID = rf"{SLUG}(/{SLUG})?"


def _any_id(value: str) -> str:
    if not re.fullmatch(ANY_ID, value):
        raise fault(
            "bad-id", f"an id that was published, in lower-case words joined by hyphens{odd_in(value)}", suggested_id(value)
        )
    return value


# An id of whatever kind, as it was when it was published.
PublishedId = Annotated[str, AfterValidator(_any_id), Field(json_schema_extra={"pattern": f"^{ANY_ID}$"})]


def _amount(value: float) -> float:
    if value < 0:
        raise fault("negative-amount", "an amount of zero or more (`kind` marks a saving or revenue, not a minus sign)")
    if value > MOST_GBP_MILLION:
        raise fault(
            "absurd-number", f"GBP million, at most {MOST_GBP_MILLION:,}: £2.5 billion is 2500", meant.in_millions(value)
        )
    return value


Amount = Annotated[int | float, AfterValidator(_amount)]


@dataclass(frozen=True)
class Between:
    """Metadata of a field that holds a number: outside ``least`` to ``most`` it is the fault ``absurd-number``."""

    least: int
    most: int

    def check(self, value: float) -> float:
        if not self.least <= value <= self.most:
            raise fault("absurd-number", f"a number from {self.least:,} to {self.most:,}")
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))


SeatCount = Annotated[int, Between(0, MOST_SEATS)]
