"""One figure of one selection: its table, its frame, and the picture in any size and on any ground."""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from commitments.downloads.export import told_address
from commitments.figures.canvas.frame import Frame, framed
from commitments.figures.canvas.look import GROUNDS, SIZES
from commitments.figures.canvas.sheet import Box, Sheet
from commitments.figures.card import card_table, draw_card
from commitments.figures.catalogue import CATALOGUE, Figure
from commitments.library import Dataset
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.wording import count, date, joined

LISTED = 4  # parties, themes or the like that a title names; more become their number
NOTHING = "No commitment matches this selection."
WITH_NAMES = "What became of commitments tells who governs. It is shown with the parties' names."


@dataclass(frozen=True, eq=False)
class Picture:
    """``selection`` is that of the figure, which may be narrower than was asked for: see ``narrowed``."""

    figure: Figure
    selection: Selection
    commitment: str
    table: pd.DataFrame
    frame: Frame
    number: int
    version: str

    def sheet(self, size: str, ground: str) -> Sheet:
        """Everything in its place. ``size`` and ``ground``: keys of ``look.SIZES`` and ``look.GROUNDS``."""
        draw = partial(self.figure.draw or draw_card, self.table, self.frame)
        if self.table.empty:
            draw = partial(
                _draw_words, WITH_NAMES if self.selection.names_hidden and self.figure.name == "standings" else NOTHING
            )
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
    selection = narrowed(dataset, selection, figure)
    names = Names(dataset, selection)
    rows = selection.frame(dataset)
    if figure.needs == "commitment":
        chosen = dataset.find(commitment) or next(iter(selection.rows(dataset)), None)
        number = 1 if chosen else 0
        commitment = chosen.id if chosen else ""
        table = card_table(dataset, chosen, names) if chosen else pd.DataFrame(columns=["field", "text"])
    else:
        chosen, number, table = None, len(rows), figure.table(dataset, selection, names)
        if not len(rows) and figure.needs:
            table = table.iloc[:0]
    if chosen:
        document = dataset.document_of(chosen)
        title = names.text(chosen.title)
        edition = (
            "" if names.hidden else f", {document.title} ({document.edition}, {date(document.published, 'date not found')})"
        )
        subtitle = f"A commitment of {names.party_in_full(document.party)}{edition}."
    else:
        title = f"{names.text(selection.sentence(dataset, LISTED))}{figure.ending}"
        shown = figure.some(table) if figure.some else number
        subtitle = f"{figure.explains} {_counted(dataset, selection, shown, number)}"
    # The id of a commitment begins with its party's.
    safe = told_address(selection, names, base) and not (chosen and names.hidden)
    more = {"figure": name} | ({"id": commitment} if chosen else {})
    frame = Frame(
        title=title,
        subtitle=subtitle,
        note=figure.note,
        source=_source(dataset, selection),
        address=f"{base}/{selection.address('figures', **more)}" if safe else base,
        short_address=f"{base}/figures" if base else "",
        colours={names.party(party.id): names.colours(party.id) for party in dataset.parties},
    )
    return Picture(figure, selection, commitment, table, frame, number, dataset.version)


def narrowed(dataset: Dataset, selection: Selection, figure: Figure) -> Selection:
    """The selection as the figure can show it: with the one theme or topic that it needs, the first where none or several are chosen."""
    if figure.needs == "theme" and len(selection.themes) != 1:
        of_topics = [dataset.by_id["topic"][topic].theme for topic in selection.topics]
        return selection.but(themes=((*selection.themes, *of_topics, dataset.themes[0].id)[0],))
    if figure.needs == "topic":
        if selection.topics:
            return selection.but(topics=selection.topics[:1], themes=())
        held = set(selection.frame(dataset)["topic"])
        first = next((topic.id for topic in dataset.topics if topic.id in held), dataset.topics[0].id)
        return selection.but(topics=(first,), themes=())
    return selection


def _counted(dataset: Dataset, selection: Selection, shown: int, number: int) -> str:
    documents = len(_documents(dataset, selection))
    core = "" if selection.scope == "all" else "core "
    some = f"{shown:,} of " if shown != number else ""
    counted = f"{some}{count(number, f'{core}commitment')}".replace(" ", "\u00a0")  # a number stays with what it counts
    return f"{counted} in {count(documents, 'manifesto')} read in full."


def _documents(dataset: Dataset, selection: Selection) -> list:
    shown = {party.id for party in selection.parties_shown(dataset)}
    return [
        document
        for document in dataset.documents
        if document.party in shown and (not selection.elections or document.election in selection.elections)
    ]


def _source(dataset: Dataset, selection: Selection) -> str:
    elections = {document.election for document in _documents(dataset, selection)}
    of = joined(dataset.by_id["election"][id_].short_name for id_ in dataset.by_id["election"] if id_ in elections)
    site = dataset.site
    return (
        f"Source: party manifestos, {of}. Data of {date(site.version_date)}, version {dataset.version}. {site.licence}."
        if of
        else f"Data of {date(site.version_date)}, version {dataset.version}. {site.licence}."
    )


def _draw_words(words: str, sheet: Sheet, box: Box) -> float:
    return sheet.paragraph(box.x, box.y, box.width, words, sheet.size.text)
