"""One figure of one selection: its table, its frame, and the picture in any size and on any ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal

import pandas as pd

from commitments.describing import known_to
from commitments.downloads.export import told_address
from commitments.figures.canvas.frame import Drawn, Frame, framed
from commitments.figures.canvas.look import GROUNDS, SIZES
from commitments.figures.canvas.sheet import Box, Sheet
from commitments.figures.catalogue import CATALOGUE
from commitments.figures.figure import LISTED, NOTHING, Asked, Figure, as_data, as_table
from commitments.library import Dataset
from commitments.records import model
from commitments.records.references import NATION_ORDER
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.wording import count, date, joined

WITH_NAMES = "What became of commitments shows who governs, so it is hidden with the parties' names."


@dataclass(frozen=True, eq=False)
class Picture:
    """``selection`` is that of the figure, which may be narrower than was asked for: see ``narrowed``. ``asked`` is the one that its files
    are found by: where it shows one of several that were asked for, all of these, because it says so. ``commitment``: the id of a card's,
    or ''. ``rows``: the records that are drawn. ``number``: of the commitments in the selection. ``left_out``: in words, which of the
    things that were asked for it does not show, or ''."""

    figure: Figure
    selection: Selection
    asked: Selection
    commitment: str
    rows: Sequence[Any]
    frame: Frame
    number: int
    version: str
    left_out: str = ""

    @cached_property
    def table(self) -> pd.DataFrame:
        """The rows as readers get them."""
        return as_table(self.figure.columns, self.rows)

    @cached_property
    def data(self) -> pd.DataFrame:
        """The rows as programs get them, with ids beside the names."""
        return as_data(self.figure.columns, self.rows, self.selection.names_hidden)

    @property
    def told(self) -> list[str]:
        """What the rows say, in sentences; where there are none, why."""
        return self.figure.tell(self.rows) if self.rows else [self._why_empty]

    @property
    def _why_empty(self) -> str:
        if self.selection.names_hidden and self.figure.name in ("standings", "kept"):
            return WITH_NAMES
        return self.figure.empty if self.number else NOTHING

    def sheet(self, size: str, ground: str) -> Sheet:
        """Everything in its place. ``size`` and ``ground``: keys of ``look.SIZES`` and ``look.GROUNDS``."""
        draw = partial(self.figure.draw, self.rows, self.frame) if self.rows else partial(_draw_words, self._why_empty)
        return framed(self.frame, SIZES[size], GROUNDS[ground], draw)

    def measures(self, size: str) -> tuple[int, int]:
        """Width and height in pixels at a size."""
        known = SIZES[size]
        return known.width, known.height or round(self.sheet(size, "light").height)

    @property
    def file_stem(self) -> str:
        """How files of it are named, without size and ending."""
        return f"pledge-to-plan-{self.figure.name}-{self.version}"


def picture(dataset: Dataset, selection: Selection, name: str, base: str = "", commitment: str = "") -> Picture:
    """The figure ``name`` of the catalogue for a selection.

    ``base``: web address of the site without a last slash, '' where it is not known. ``commitment``: id for the card; without it, the
    first commitment of the selection.
    """
    figure = CATALOGUE[name]
    whole, selection = selection, narrowed(dataset, selection, figure)
    names = Names(dataset, selection)
    left_out = _left_out(dataset, whole, figure, names)
    chosen = None
    if figure.needs == "commitment":
        chosen = dataset.find(commitment) or next(iter(selection.rows(dataset)), None)
    asked = Asked(dataset, selection, names, base, chosen)
    number = (1 if chosen else 0) if figure.needs == "commitment" else selection.number(dataset)
    # A figure of one theme or topic has nothing to say of a selection without commitments; one of counts shows why each is blank.
    rows = figure.rows(asked) if number or not figure.needs else []
    if selection.text and not number and any(hasattr(row, "blank") for row in rows):
        rows = []  # that a search finds nothing says nothing of why a party is silent
    title, subtitle = _words_of_card(asked, chosen) if chosen else _words(asked, figure, rows, number)
    subtitle = " ".join(filter(None, [subtitle, left_out]))
    # The id of a commitment begins with its party's.
    safe = told_address(selection, names, base) and not (chosen and names.hidden)
    more = {"figure": name} | ({"id": chosen.id} if chosen else {})
    frame = Frame(
        title=title,
        subtitle=subtitle,
        note=figure.note,
        source=_source(dataset, selection, figure.follows),
        address=f"{base}/{selection.address('figures', **more)}" if safe else base,
        short_address=f"{base}/figures" if base else "",
        colours={party.id: names.colours(party.id) for party in dataset.parties},
        parties=dict(asked.parties),
    )
    asked_by = whole if left_out else selection
    return Picture(figure, selection, asked_by, chosen.id if chosen else "", rows, frame, number, dataset.version, left_out)


def _words(asked: Asked, figure: Figure, rows: Sequence[Any], number: int) -> tuple[str, str]:
    """Title and subtitle of a figure of many commitments."""
    selection = asked.selection
    named = figure.subject(asked, rows) if figure.subject else selection
    ending = figure.ending_of(named) if figure.ending_of else figure.ending
    title = f"{asked.names.text(named.sentence(asked.dataset, LISTED))}{ending}"
    shown = figure.shown(rows) if figure.shown else number
    return title, f"{figure.explains} {_counted(asked.dataset, selection, shown, number)}"


def _words_of_card(asked: Asked, row: model.Commitment) -> tuple[str, str]:
    document, names = asked.dataset.document_of(row), asked.names
    published = date(document.published, "date not found")
    edition = "" if names.hidden else f", {document.title} ({document.edition}, {published})"
    return names.text(row.title), f"A commitment of {names.party_in_full(document.party)}{edition}."


def asked_for(dataset: Dataset, selection: Selection, figure: Figure) -> tuple[str, ...]:
    """The ids that a selection chooses of what the figure shows just one of; none where it chooses none or the figure shows all."""
    if figure.needs == "theme":
        of_topics = (dataset.by_id["topic"][topic].theme for topic in selection.topics)
        return selection.themes or tuple(dict.fromkeys(of_topics))
    if figure.needs == "party" and selection.parties:
        return tuple(party.id for party in selection.parties_shown(dataset))
    return {"nation": selection.nations, "topic": selection.topics}.get(figure.needs, ())


def _with_most(dataset: Dataset, selection: Selection, column: Literal["theme", "topic"]) -> str:
    """The id of the theme or topic that most of what a search finds stands under; '' where nothing is searched for or found."""
    if not selection.text:
        return ""
    held = [id_ for id_ in selection.frame(dataset)[column] if id_ in dataset.by_id[column]]
    return max(dict.fromkeys(held), key=held.count, default="")


def narrowed(dataset: Dataset, selection: Selection, figure: Figure) -> Selection:
    """The selection as the figure can show it: with the one theme, topic, party or nation that it needs, the first where none or several are
    chosen; where a search is, the theme or topic on which it finds most."""
    chosen = asked_for(dataset, selection, figure)
    if figure.needs == "theme":
        return selection.but(themes=chosen[:1] or (_with_most(dataset, selection, "theme") or dataset.themes[0].id,))
    if figure.needs == "nation":
        return selection.but(nations=chosen[:1] or NATION_ORDER[:1])
    if figure.needs == "party":
        return selection.but(parties=chosen[:1] or (selection.parties_shown(dataset)[0].id,))
    if figure.needs == "topic":
        if chosen:
            return selection.but(topics=chosen[:1], themes=())
        if most := _with_most(dataset, selection, "topic"):
            return selection.but(topics=(most,), themes=())
        held = set(selection.frame(dataset)["topic"])
        first = next((topic.id for topic in dataset.topics if topic.id in held), dataset.topics[0].id)
        return selection.but(topics=(first,), themes=())
    return selection


def _left_out(dataset: Dataset, asked: Selection, figure: Figure, names: Names) -> str:
    """What a figure says that shows one of several things that were asked for; '' where it shows all of them."""
    chosen = asked_for(dataset, asked, figure)
    if len(chosen) < 2:
        return ""
    plural = {"theme": "themes", "topic": "topics", "party": "parties", "nation": "nations"}[figure.needs]
    shown = f"One of the {len(chosen)} {plural} that were asked for"
    if len(chosen) - 1 > LISTED:
        return f"{shown}."
    known = {
        "theme": {theme.id: theme.name for theme in dataset.themes},
        "topic": {topic.id: topic.name for topic in dataset.topics},
        "party": {party.id: names.party(party.id) for party in dataset.parties},
        "nation": {nation.id: nation.name for nation in dataset.by_id["nation"].values()},
    }[figure.needs]
    return f"{shown}; not shown: {joined(known[id_] for id_ in chosen[1:])}."


def _counted(dataset: Dataset, selection: Selection, shown: int, number: int) -> str:
    documents = len(_documents(dataset, selection))
    core = "" if selection.scope == "all" else "core "
    some = f"{shown:,} of " if shown != number else ""
    counted = f"{some}{count(number, f'{core}commitment')}".replace(" ", "\u00a0")  # a number stays with what it counts
    return f"{counted} in {count(documents, 'manifesto')} read in full."


def _documents(dataset: Dataset, selection: Selection) -> list[model.Document]:
    shown = {party.id for party in selection.parties_shown(dataset)}
    return [
        document
        for document in dataset.documents
        if document.party in shown and (not selection.elections or document.election in selection.elections)
    ]


def _source(dataset: Dataset, selection: Selection, follows: bool) -> str:
    elections = {document.election for document in _documents(dataset, selection)}
    of = joined(dataset.by_id["election"][id_].short_name for id_ in dataset.by_id["election"] if id_ in elections)
    site = dataset.site
    data = f"Data of {date(site.version_date)}, version {dataset.version}. {site.licence}."
    if not of:
        return data
    if follows:
        return f"Sources: party manifestos, {of}; on what became of promises, evidence {known_to(dataset)}. {data}"
    return f"Source: party manifestos, {of}. {data}"


def _draw_words(words: str, sheet: Sheet, box: Box) -> Drawn:
    return Drawn(sheet.paragraph(box.x, box.y, box.width, words, sheet.size.text))
