"""The kinds of value that a record's fields may hold, each with its rule and the words that explain it to an editor.

A rule that fails raises ``PydanticCustomError(kind, expected)``: ``kind`` is a permanent slug (the anchor of the rule in
docs/checking.md), ``expected`` says in words what should stand there, and the context may carry ``nearest``, the valid value
that an editor probably meant. ``reading`` turns them into faults with file and line.

Fields that name another record (a theme, a party, ...) are checked against the ids passed in pydantic's validation context:
``{"theme": {"dentistry", ...}, ...}``. A kind that is missing from the context is not checked.
"""

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
COMMITMENT_ID = rf"{SLUG}/{SLUG}"
TITLE_LENGTH = 90  # fits two lines of a card at 390 pixels
SUMMARY_LENGTH = 500  # three sentences of plain prose; longer ones hide the promise
FIND_WORDS = 8  # a locator, not a quotation: long enough to be unique, too short to reproduce a sentence

# Controls, line separators, half characters, and what reorders or hides text: a title would not read as it is stored.
UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ud800-\udfff\ufeff]")


def nearest(found: str, valid: Iterable[str]) -> str:
    """The one of ``valid`` that ``found`` most resembles, or '' where none is near."""
    close = difflib.get_close_matches(found.strip().lower().replace(" ", "-").replace("_", "-"), list(valid), n=1, cutoff=0.6)
    return close[0] if close else ""


def fault(kind: str, expected: str, nearest_value: str = "") -> PydanticCustomError:
    """The error to raise for a broken rule; see the module's docstring."""
    return PydanticCustomError(kind, "{expected}", {"expected": expected, "nearest": nearest_value})


def first_unreadable(text: str) -> str:
    """Name of the first control or hidden character in ``text`` (``U+202E RIGHT-TO-LEFT OVERRIDE``), or ''."""
    found = UNREADABLE.search(text)
    return f"U+{ord(found[0]):04X} {unicodedata.name(found[0], 'control character')}" if found else ""


def _text(value: str) -> str:
    bad = first_unreadable(value)
    if bad and value.strip() == value:
        raise fault("control-character", f"text on one line without control or hidden characters (this has {bad})")
    if not value.strip():
        raise fault("empty-text", "some text, or no such line at all where the source says nothing")
    if value.strip() != value:
        raise fault("outer-space", "text without a space or line break at its start or end", " ".join(value.split()))
    return value


Text = Annotated[str, AfterValidator(_text), Field(min_length=1)]


def _title(value: str) -> str:
    if len(value) > TITLE_LENGTH:
        raise fault("long-title", f"at most {TITLE_LENGTH} characters (this has {len(value)})")
    if value.endswith("."):
        raise fault("title-stop", "a title without a full stop at its end", value.rstrip("."))
    return value


Title = Annotated[Text, AfterValidator(_title), Field(max_length=TITLE_LENGTH)]


def _summary(value: str) -> str:
    if len(value) > SUMMARY_LENGTH:
        raise fault("long-summary", f"one to three sentences, at most {SUMMARY_LENGTH} characters (this has {len(value)})")
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
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s<>\"]", value)
    except ValueError:
        good = False
    if not good:
        suggestion = f"https://{value}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value) else ""
        raise fault("bad-link", "a web address that starts with https:// or http://", suggestion)
    return value


Link = Annotated[Text, AfterValidator(_link), Field(json_schema_extra={"format": "uri", "pattern": "^https?://"})]


def date_exists(value: str) -> bool:
    """Whether ``value`` is ``2024``, ``2024-07`` or ``2024-07-04`` and such a year, month or day exists."""
    form = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}.get(len(value))
    if form is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", value, re.ASCII):
        return False
    try:
        datetime.datetime.strptime(value, form)
    except ValueError:
        return False
    return True


def _date(value: str) -> str:
    if date_exists(value):
        return value
    if re.fullmatch(r"\d{4}(-\d\d){1,2}", value, re.ASCII):
        raise fault("no-such-date", 'a date that exists, such as "2024-07-04", "2024-07" or "2024"')
    raise fault("bad-date", 'a date in quotes, as precise as the source: "2024-07-04", "2024-07" or "2024"')


Date = Annotated[str, AfterValidator(_date), Field(json_schema_extra={"pattern": r"^\d{4}(-\d\d){0,2}$"})]


def _slug(value: str) -> str:
    if not re.fullmatch(SLUG, value):
        raise fault("bad-id", "lower-case words joined by hyphens, such as waiting-times", suggested_slug(value))
    return value


def suggested_slug(value: str) -> str:
    """``value`` as lower-case words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{SLUG}$"})]


def _commitment_id(value: str) -> str:
    if not re.fullmatch(COMMITMENT_ID, value):
        suggestion = "/".join(filter(None, map(suggested_slug, value.split("/", 1))))
        raise fault(
            "bad-id",
            "document id, a slash, then lower-case words joined by hyphens, such as labour-uk-2024/more-gps",
            suggestion if re.fullmatch(COMMITMENT_ID, suggestion) else "",
        )
    return value


CommitmentId = Annotated[str, AfterValidator(_commitment_id), Field(json_schema_extra={"pattern": f"^{COMMITMENT_ID}$"})]


def _amount(value: float) -> float:
    if value < 0:
        raise fault("negative-amount", "an amount of zero or more (a saving or revenue is told by `kind`, not by a minus sign)")
    return value


Amount = Annotated[int | float, AfterValidator(_amount)]

# For each kind of record that others refer to: the file it is kept in and the key of its list there.
KEPT_IN: dict[str, tuple[str, str]] = {
    "commitment": ("commitments.yaml", "commitments"),
    "document": ("documents.yaml", "documents"),
    "election": ("elections.yaml", "elections"),
    "group": ("themes.yaml", "groups"),
    "nation": ("nations.yaml", "nations"),
    "party": ("parties.yaml", "parties"),
    "source": ("sources.yaml", "sources"),
    "status": ("progress.yaml", "statuses"),
    "theme": ("themes.yaml", "themes"),
    "topic": ("topics.yaml", "topics"),
}


def reference(kind: str) -> Any:
    """A field that holds the id of a record of that kind; unknown ids are faults ``unknown-<kind>``."""

    def check(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(kind)
        if known is not None and value not in known and (not value or re.fullmatch(form, value)):
            some = "" if len(known) > 20 else f": {', '.join(known)}"
            raise fault(f"unknown-{kind}", f"the id of a {kind} in {KEPT_IN[kind][0]}{some}", nearest(value, known))
        return well_formed(value)

    form, well_formed = (COMMITMENT_ID, _commitment_id) if kind == "commitment" else (SLUG, _slug)
    extra = {"pattern": f"^{form}$", "x-refers-to": kind}
    return Annotated[str, AfterValidator(check), Field(json_schema_extra=extra)]


def one_of(words: Mapping[str, Any], kind: str) -> Any:
    """A field that holds one of a closed list of words (vocabulary.py); others are faults ``unknown-<kind>``."""

    def check(value: str) -> str:
        if value not in words:
            raise fault(f"unknown-{kind}", f"one of {', '.join(words)}", nearest(value, words))
        return value

    schema: dict[str, Any] = {"type": "string", "enum": list(words)}
    if all(words.values()):
        schema["enumDescriptions"] = [f"{term.label}: {term.meaning}" for term in words.values()]
    return Annotated[str, AfterValidator(check), WithJsonSchema(schema)]


def listing(item: Any, least: int = 0, most: int | None = None, order: Iterable[str] = ()) -> Any:
    """A list without repeats, of ``least`` to ``most`` items, in the given ``order`` where there is one."""
    order = list(order)

    def check(values: tuple) -> tuple:
        if len(set(values)) != len(values):
            twice = next(v for v in values if values.count(v) > 1)
            raise fault("repeated-value", f"each value once ('{twice}' stands more than once)")
        if len(values) < least:
            raise fault("too-few", f"at least {least} value{'s' if least > 1 else ''}")
        if most is not None and len(values) > most:
            raise fault("too-many", f"at most {most} values (this has {len(values)})")
        expected = tuple(v for v in order if v in values)
        if order and len(expected) == len(values) and expected != values:
            raise fault("wrong-order", f"the order {', '.join(expected)}")
        return values

    return Annotated[tuple[item, ...], AfterValidator(check)]


NATION_ORDER = ("england", "scotland", "wales", "northern-ireland")
