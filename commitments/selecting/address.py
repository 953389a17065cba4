"""An address's parameters -> the fields of a selection, and what in them means nothing.

Whoever writes an address may write anything, so each parameter is read once, and nothing is done for what nobody will be shown.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from commitments.dataset import Dataset
from commitments.records.characters import without_unreadable
from commitments.records.fields import nearest
from commitments.selecting.criteria import Criteria
from commitments.selecting.filters import BY_PARAM, FILTERS, SEARCH, SWITCHES, Filter

MOST_PARAMS = 200  # an address of ours has no more than sixteen, and others add a few of their own
MOST_VALUES = 500  # of one parameter; no list is as long
MOST_NEAREST = 20  # unknown values for which the nearest is looked for, and unknown names: more are shown nowhere
TEXT_LENGTH = 100  # a search, not an essay; keeps addresses and the index's work small
SHOWN_LENGTH = 60  # of an unknown value or name
NAME_LENGTH = 30  # no name of a parameter that could be meant is as long

PARAMS = frozenset({*BY_PARAM, *SWITCHES, SEARCH})
# What a parameter is also called: the fields' own names, and what other sites call a search.
ALSO_CALLED = {filter_.field: filter_.param for filter_ in FILTERS if filter_.field not in PARAMS} | dict.fromkeys(
    ("text", "query", "search"), SEARCH
)
# What mail programs, templates and other languages leave round a name: "amp;party", "party[]", "?party", "party[0]".
ROUND_A_NAME = re.compile(r"^(?:[?&;\s]|amp;|#38;)+|(?:\[\w*\]|[=\s])+$")


class Unknown(NamedTuple):
    """Something in an address that means nothing here: it is ignored, and the reader is told.

    Mostly a ``value`` of the parameter ``param``, and ``nearest`` the value that was probably meant, or ''. Where ``is_name``, the name
    ``param`` itself is unknown, and ``nearest`` is the parameter that was probably meant, for which nothing was done. ``why``: the reason
    why an id that was published leads to nothing any more; '' for what never was one. ``known``: the values that there are, where they are
    few and none is near.
    """

    param: str
    value: str
    nearest: str
    is_name: bool = False
    why: str = ""
    known: tuple[str, ...] = ()


class Asked(NamedTuple):
    """``fields``: those of ``Criteria`` that are not as by default; ``unknown``: in the order of the address."""

    fields: dict[str, Any]
    unknown: tuple[Unknown, ...]


def asked_in(params: Mapping[str, Iterable[str]], dataset: Dataset) -> Asked:
    """What an address asks for. ``params``: parameter -> all its values; those that belong to others are not looked at.

    A name in capitals or with something left round it ("amp;party", "party[]") counts as the parameter that it names. One that is only
    near a parameter ("partys", "topics") is unknown.
    """
    reader = _Reader(dataset)
    for name, values in islice(params.items(), MOST_PARAMS):
        reader.read(name, values)
    return Asked(reader.fields, tuple(reader.unknown))


def param_named(name: str) -> str:
    """The parameter that a name is, whatever is left round it and however it is written; '' for others."""
    if name in PARAMS:
        return name
    bare = _bare(name)
    return bare if bare in PARAMS else ""


@lru_cache(500)  # a page's own parameters, such as "id", are asked about in every link
def param_near(name: str) -> str:
    """The parameter that somebody probably meant who wrote ``name``, which is none; '' where it is somebody else's."""
    bare = _bare(name)
    if bare in ALSO_CALLED:
        return ALSO_CALLED[bare]
    if len(bare) > NAME_LENGTH:
        return ""
    singular = (bare.removesuffix("s"), bare.removesuffix("es"), f"{bare.removesuffix('ies')}y")
    meant = next((param for param in singular if param in PARAMS), "")
    return meant or next(iter(difflib.get_close_matches(bare, sorted(PARAMS - {SEARCH}), n=1, cutoff=0.8)), "")


def name_near(name: str, known: Iterable[str]) -> str:
    """The one of ``known`` names that somebody probably meant who wrote ``name``, which is none of them; '' for somebody else's."""
    bare = _bare(name)
    return next(iter(difflib.get_close_matches(bare, sorted(known), n=1, cutoff=0.8)), "") if len(bare) <= NAME_LENGTH else ""


def _bare(name: str) -> str:
    return ROUND_A_NAME.sub("", name[: 2 * NAME_LENGTH].casefold())


class _Reader:
    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.fields: dict[str, Any] = {}
        self.unknown: list[Unknown] = []
        self._nearest_left = MOST_NEAREST
        self._names_left = MOST_NEAREST

    def read(self, name: str, values: Iterable[str]) -> None:
        param = param_named(name)
        some = list(dict.fromkeys(islice(values, MOST_VALUES)))
        if param in BY_PARAM:
            self._filter(BY_PARAM[param], some)
        elif param in SWITCHES:
            self._switch(param, some)
        elif param == SEARCH:
            for text in some:
                self.fields["text"] = searchable(text)
                if text.strip() and not self.fields["text"]:  # of nothing but what cannot be read
                    self.unknown.append(Unknown(param, text[:SHOWN_LENGTH], ""))
        elif some and self._names_left > 0:
            self._names_left -= 1
            if meant := param_near(name):
                self.unknown.append(Unknown(name[:SHOWN_LENGTH], some[0][:SHOWN_LENGTH], meant, is_name=True))

    def _filter(self, filter_: Filter, values: list[str]) -> None:
        valid = filter_.choices(self.dataset)
        led_on = self.dataset.now_called  # an address may be older than an id
        values = list(dict.fromkeys(led_on.get((filter_.param, value), value) for value in values))
        wanted = {*values, *self.fields.get(filter_.field, ())}  # a name may be written in two ways
        self.unknown += [self._unknown(filter_.param, value, valid) for value in values if value not in valid]
        self.fields[filter_.field] = tuple(value for value in valid if value in wanted)

    def _unknown(self, param: str, value: str, valid: Iterable[str]) -> Unknown:
        if why := self.dataset.withdrawn_because.get((param, value), ""):
            return Unknown(param, value, "", why=why)
        return Unknown(param, value, self._nearest(value, valid))

    def _switch(self, param: str, values: list[str]) -> None:
        field, word, meaning = SWITCHES[param]
        filter_ = BY_PARAM.get(param.removesuffix("s"))
        for value in values:
            if value == word:
                self.fields[field] = meaning
            elif filter_ and value in filter_.choices(self.dataset):  # "themes=dentistry"
                self.unknown.append(Unknown(param, value, filter_.param, is_name=True))
            elif value != getattr(Criteria, field):  # a link may say the default as well
                self.unknown.append(Unknown(param, value, word))

    def _nearest(self, value: str, valid: Iterable[str]) -> str:
        self._nearest_left -= 1
        return nearest(value[:SHOWN_LENGTH], valid) if self._nearest_left >= 0 else ""


def searchable(text: str) -> str:
    """What was typed, on one line, without control and hidden characters, which would turn up in captions and files."""
    return " ".join(without_unreadable(text[: 10 * TEXT_LENGTH]).split())[:TEXT_LENGTH].strip()
