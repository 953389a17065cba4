"""A plan sheet as a typed record: a heading, a few sections of lines and tables, and the pages they rest on.

Every writer (page, Markdown, Word, PDF) writes this record, so that none of them says more than another. It holds no judgement: a line
is either what a field of the data says, or a question that the text leaves open.
"""

from dataclasses import dataclass, field

from commitments.records import model
from commitments.wording import date

NOT_ESTABLISHED = "Not established"
SILENCE = "Silence is a fact about the text, not a mark against it."


@dataclass(frozen=True)
class Line:
    """A labelled line. ``open``: it is a question, to be answered by who works with the sheet. ``sources``: ids of the pages that it rests
    on. ``link``: an address that belongs to it, '' for none: a full one, or the id of a commitment."""

    label: str
    text: str
    open: bool = False
    sources: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``sources`` and ``link`` as in a line."""

    text: str
    sources: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True)
class TableRow:
    """A labelled row: a cell for each column but the first."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """``head``: names of the columns, the first that of the labels."""

    head: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True)
class Section:
    """A heading with lines, a table or both. ``id`` is fixed, for addresses and for those who lay a sheet out; ``note`` is said last."""

    id: str
    heading: str
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    note: str = ""

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Ids of the pages that it rests on, in the order in which it names them."""
        named = [id_ for line in self.lines for id_ in line.sources]
        named += [id_ for row in (self.table.rows if self.table else ()) for cell in row.cells for id_ in cell.sources]
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True)
class Sheet:
    """``id``: the commitment's, or the topic's; ``kind``: what is on the sheet, for its head. ``origin``: whose it is and where it stands.
    ``address``: the relative address of the live sheet. ``sources``: the pages it rests on; a line names them by their number."""

    id: str
    kind: str
    title: str
    lead: str
    origin: str
    address: str
    sections: tuple[Section, ...]
    sources: tuple[model.Source, ...] = ()
    doubt: str = ""
    numbers: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", {source.id: place for place, source in enumerate(self.sources, start=1)})

    def section(self, id_: str) -> Section:
        """The section of that id. Raises StopIteration where the sheet has none."""
        return next(section for section in self.sections if section.id == id_)

    def numbered(self, sources: tuple[str, ...]) -> str:
        """The numbers of pages as a line names them: ``[1, 4]``; '' for none."""
        return f"[{', '.join(str(self.numbers[id_]) for id_ in sources)}]" if sources else ""


def source_line(source: model.Source) -> str:
    """``Institute for Government: Devolution and the NHS (explainer), 22 November 2026``, without its address."""
    dated = f", {date(source.page_date)}" if source.page_date else ""
    return f"{source.publisher}: {source.title}{dated}"
