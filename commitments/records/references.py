"""Fields that hold an id of another record, or one of a closed list of words, and lists of them.

Ids of another record (a theme, a party, ...) are checked against those passed in pydantic's validation context:
``{"theme": {"dentistry", ...}, ...}``. A kind that is missing from the context is not checked.
"""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from commitments.records.fields import (
    COMMITMENT_ID,
    COMMITMENT_ID_IN_WORDS,
    SLUG,
    checked_commitment_id,
    checked_slug,
    fault,
    nearest,
    odd_in,
    suggested_slug,
)
from commitments.records.vocabulary import Term

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


def _several(value: str, known: Iterable[str]) -> str:
    """What to do where one value holds several ids; else ''."""
    parts = [suggested_slug(part) for part in re.split(r"\s*(?:,|;|/|&|\+|\band\b)\s*|\s+", value) if part]
    if len(parts) < 2 or suggested_slug(value) in known or not all(part in known for part in parts):
        return ""
    return f"; only one in a place, in a list each as an item of its own: {', '.join(parts)}"


def _by_initials(value: str, known: Iterable[str]) -> str:
    """The id whose words begin with the letters: ``northern-ireland`` for ``NI``."""
    if not re.fullmatch(r"[A-Z]{2,4}", value):
        return ""
    return _only(id_ for id_ in known if "-" in id_ and "".join(word[0] for word in id_.split("-")) == value.lower())


def _only_word(value: str, known: Container[str]) -> str:
    """The one valid word with which something else stands: ``core`` for ``core // see below``."""
    return _only(dict.fromkeys(part for part in re.split(r"[^\w-]+", value) if part in known))


def _named(value: str, known: object) -> str:
    """The id of what is called ``value``; '' where nothing is, or where the names are not at hand."""
    called = getattr(known, "called", None)
    return called(value) if called else ""


def _is_another(value: str, kind: str, context: Mapping[str, Any]) -> str:
    """What else has this id, where it is that of another kind of record."""
    others = [other for other, ids in context.items() if other != kind and value in ids]
    return f" ('{value}' is a {others[0]})" if others else ""


def _only(found: Iterable[str]) -> str:
    """What was found, where it is one."""
    all_found = list(found)
    return all_found[0] if len(all_found) == 1 else ""


@dataclass(frozen=True)
class Refers:
    """Metadata of a ``str`` field that holds the id of a record of that kind; unknown ids are faults ``unknown-<kind>``."""

    kind: str

    def check(self, value: str, info: ValidationInfo) -> str:
        of_commitment = self.kind == "commitment"
        context = info.context or {}
        known = context.get(self.kind)
        if known is None:
            return checked_commitment_id(value, info) if of_commitment else checked_slug(value)
        if value in known:
            return value
        several = _several(value, known)
        likely = (
            ""
            if several
            else _named(value, known) or nearest(value, known) or _by_initials(value, known) or _only_word(value, known)
        )
        more = several or _is_another(value, self.kind, context) or odd_in(value)
        if value and not re.fullmatch(self.form, value) and not several:
            found = f"the id of a {self.kind}, in lower-case words joined by hyphens"
            if of_commitment:
                found = f"the {'' if '/' in value else 'whole '}id of a commitment: {COMMITMENT_ID_IN_WORDS}"
            if of_commitment and "/" not in value:
                likely = likely or _only(key for key in known if key.endswith(f"/{suggested_slug(value)}"))
            raise fault("bad-id", found + more, likely)
        some = "" if len(known) > 20 else f": {', '.join(known)}"
        raise fault(f"unknown-{self.kind}", f"the id of a {self.kind} in {KEPT_IN[self.kind][0]}{some}{more}", likely)

    @property
    def form(self) -> str:
        """A regular expression for the whole id."""
        return COMMITMENT_ID if self.kind == "commitment" else SLUG

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"pattern": f"^{self.form}$", **handler(schema), "x-refers-to": self.kind}


@dataclass(frozen=True, eq=False)
class OneOf:
    """Metadata of a ``str`` field that holds one of a closed list of words; others are faults ``unknown-<kind>``."""

    words: Mapping[str, Term | None]
    kind: str

    def check(self, value: str) -> str:
        if value not in self.words:
            labels = {term.label.casefold(): word for word, term in self.words.items() if term}
            likely = labels.get(value.strip().casefold()) or nearest(value, self.words) or _only_word(value, self.words)
            raise fault(f"unknown-{self.kind}", f"one of {', '.join(self.words)}{odd_in(value)}", likely)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        listed: JsonSchemaValue = {"type": "string", "enum": list(self.words)}
        terms = [term for term in self.words.values() if term]
        if terms:
            listed["enumDescriptions"] = [f"{term.label}: {term.meaning}" for term in terms]
        return listed


@dataclass(frozen=True)
class Listing:
    """Metadata of a ``tuple`` field: no repeats, ``least`` to ``most`` items, in the given ``order`` where there is one."""

    least: int = 0
    most: int | None = None
    order: tuple[str, ...] = ()

    def check(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(set(values)) != len(values):
            twice = next(v for v in values if values.count(v) > 1)
            raise fault("repeated-value", f"each value once ('{twice}' appears more than once)")
        if len(values) < self.least:
            raise fault("too-few", f"at least {self.least} value{'s' if self.least > 1 else ''}")
        if self.most is not None and len(values) > self.most:
            raise fault("too-many", f"at most {self.most} values (this has {len(values)})")
        expected = tuple(v for v in self.order if v in values)
        if self.order and len(expected) == len(values) and expected != values:
            raise fault("wrong-order", f"the order {', '.join(expected)}")
        return values

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))


NATION_ORDER = ("england", "scotland", "wales", "northern-ireland")

# The id of a record that is there.
KnownCommitment = Annotated[str, Refers("commitment")]
DocumentId = Annotated[str, Refers("document")]
ElectionId = Annotated[str, Refers("election")]
GroupId = Annotated[str, Refers("group")]
PartyId = Annotated[str, Refers("party")]
SourceId = Annotated[str, Refers("source")]
StatusId = Annotated[str, Refers("status")]
ThemeId = Annotated[str, Refers("theme")]
TopicId = Annotated[str, Refers("topic")]
