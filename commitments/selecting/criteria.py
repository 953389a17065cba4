"""What a reader has chosen, as plain fields: which commitments, and how they are shown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Criteria:
    """Several values of a filter widen it (or); filters narrow each other (and).

    Facts are the exception: a row must state every plan fact chosen.
    """

    elections: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    nations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    approaches: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    text: str = ""
    scope: str = "core"  # or "all": core and wider
    second_themes: bool = False  # a theme also matches where it is another of a row's themes, or that of one of its topics
    order: str = "seats"  # or "name": how parties are ordered
    names_hidden: bool = False
