"""The walk over the parser's events of a YAML text, for all who build something from them: it knows what is a key and what a value.

Nothing here calls itself, so deep nesting cannot exhaust the stack.
"""

from abc import ABC, abstractmethod
from typing import Any, NamedTuple, Protocol

import yaml


class Mark(Protocol):
    """A place in the text: line and column, both from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class At(NamedTuple):
    """A place that the parser does not name."""

    line: int = 0
    column: int = 0


class Event(Protocol):
    """What the parser says of a piece of the text."""

    start_mark: Mark
    end_mark: Mark


class Alias(Event, Protocol):
    """A value that names another place (``*name``)."""

    anchor: str


class Node(Event, Protocol):
    """A value, or the start of one. ``anchor`` and ``tag`` are the name and the type that a file may set before it."""

    anchor: str | None
    tag: str | None


class Scalar(Node, Protocol):
    """A single value as text. ``style`` is the quote, ``|`` or ``>`` that it is written with; nothing for a plain one."""

    value: str
    style: str | None


class Collection(Node, Protocol):
    """The start of a mapping or list; ``flow_style``: it stands in brackets."""

    flow_style: bool


class Walk(ABC):
    """Goes through a text once and hands on each key, each value and each start and end of a mapping or list.

    A list, mapping or alias may stand as a key in YAML; ``as_key`` says so, and what comes next is then taken for its value.
    """

    def __init__(self) -> None:
        self._wants_key: list[bool | None] = []  # of each mapping that is open; None for a list

    def walk(self, text: str) -> None:
        """Raises yaml.MarkedYAMLError where the parser cannot go on."""
        event: Any
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            as_key = bool(self._wants_key and self._wants_key[-1])
            sort = type(event)
            if sort is yaml.ScalarEvent:  # most of them are
                if as_key:
                    self.key(event)
                    self._wants_key[-1] = False
                else:
                    self.scalar(event)
                    self._go_on()
            elif sort in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                is_mapping = sort is yaml.MappingStartEvent
                self.start(event, is_mapping, as_key)
                self._wants_key.append(True if is_mapping else None)
            elif sort in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                self._wants_key.pop()
                self.end(event, bool(self._wants_key and self._wants_key[-1]))
                self._go_on()
            elif sort is yaml.AliasEvent:
                self.alias(event, as_key)
                self._go_on()
            elif sort is yaml.DocumentStartEvent:
                self.document(event)

    def _go_on(self) -> None:
        if self._wants_key and self._wants_key[-1] is not None:
            self._wants_key[-1] = not self._wants_key[-1]

    @abstractmethod
    def key(self, event: Scalar) -> None:
        """A key of the mapping that is open."""

    @abstractmethod
    def scalar(self, event: Scalar) -> None:
        """A single value: of the last key, of the list that is open, or of the whole text."""

    @abstractmethod
    def start(self, event: Collection, is_mapping: bool, as_key: bool) -> None:
        """A mapping or list begins."""

    @abstractmethod
    def end(self, event: Event, as_key: bool) -> None:
        """The mapping or list that was opened last ends."""

    @abstractmethod
    def alias(self, event: Alias, as_key: bool) -> None:
        """Another place of the text is named instead of a value."""

    @abstractmethod
    def document(self, event: Event) -> None:
        """A document begins; a text may hold several."""


def lines_inside(event: Scalar) -> range:
    """The lines (from 0) in which a value of several lines goes on behind its first; none for others."""
    start, end = event.start_mark, event.end_mark
    ends_before = event.style in ("|", ">") and end.column == 0
    return range(start.line + 1, end.line if ends_before else end.line + 1)
