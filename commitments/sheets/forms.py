"""The files of sheets and lists: which forms there are, in which formats, and how each is made from what an address asks for."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from commitments.dataset import Dataset
from commitments.records import model
from commitments.selecting.selection import Selection
from commitments.sheets.cards import card_of
from commitments.sheets.lists import list_in
from commitments.sheets.markdown import sheets_markdown
from commitments.sheets.paper import cards_pdf, poster_pdf, sheets_pdf
from commitments.sheets.promise import promise_sheet
from commitments.sheets.sheet import Sheet
from commitments.sheets.topic import topic_sheet
from commitments.sheets.word import sheets_word

PDF, MARKDOWN = "application/pdf", "text/markdown; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_SHEETS = 60  # in one file: a longer list is printed in parts, and no question takes a server for minutes
Asked = Mapping[str, str]


class Nothing(ValueError):
    """The address asks for no promise or topic that there is."""


class Form(NamedTuple):
    """``make(dataset, selection, asked, site)`` gives the file's bytes. ``asked``: ``of`` or ``id``, as in the address of a list; ``site``:
    the site's address without a slash at its end, '' where it is not known. Raises Nothing."""

    media_type: str
    make: Callable[[Dataset, Selection, Asked, str], bytes]


class File(NamedTuple):
    """A file as a page offers it: a key of ``FORMS``, and what its button says."""

    form: str
    kind: str
    label: str


def asked_rows(dataset: Dataset, asked: Asked) -> tuple[model.Commitment, ...]:
    """The promises that an address names, in its order. Raises Nothing."""
    rows = list_in({name: [value] for name, value in asked.items()}, dataset).rows
    if not rows:
        raise Nothing("No promise is named: give id, or of with the codes of a list.")
    return rows


def asked_topic(dataset: Dataset, selection: Selection) -> model.Topic:
    """The one topic of a selection. Raises Nothing."""
    if len(selection.topics) != 1:
        raise Nothing("Name one topic: topic=care-charges, for example.")
    return dataset.by_id["topic"][selection.topics[0]]


Write = Callable[[Dataset, Sequence[Sheet], str], bytes]


def _of_promises(write: Write) -> Callable[[Dataset, Selection, Asked, str], bytes]:
    def make(dataset: Dataset, selection: Selection, asked: Asked, site: str) -> bytes:
        return write(dataset, [promise_sheet(dataset, row, selection) for row in asked_rows(dataset, asked)], site)

    return make


def _of_topic(write: Write) -> Callable[[Dataset, Selection, Asked, str], bytes]:
    def make(dataset: Dataset, selection: Selection, asked: Asked, site: str) -> bytes:
        return write(dataset, [topic_sheet(dataset, asked_topic(dataset, selection), selection)], site)

    return make


def _cards(dataset: Dataset, selection: Selection, asked: Asked, site: str) -> bytes:
    return cards_pdf(dataset, [card_of(dataset, row, selection) for row in asked_rows(dataset, asked)], site)


def _poster(dataset: Dataset, sheets: Sequence[Sheet], site: str) -> bytes:
    return poster_pdf(dataset, sheets[0], site)


# By form and ending: /sheets/promises.pdf?id=…, /sheets/topic.docx?topic=…
FORMS = {
    ("promises", "pdf"): Form(PDF, _of_promises(sheets_pdf)),
    ("promises", "docx"): Form(WORD, _of_promises(sheets_word)),
    ("promises", "md"): Form(MARKDOWN, _of_promises(sheets_markdown)),
    ("cards", "pdf"): Form(PDF, _cards),
    ("topic", "pdf"): Form(PDF, _of_topic(sheets_pdf)),
    ("topic", "docx"): Form(WORD, _of_topic(sheets_word)),
    ("topic", "md"): Form(MARKDOWN, _of_topic(sheets_markdown)),
    ("poster", "pdf"): Form(PDF, _of_topic(_poster)),
}
OF_PROMISES = (
    File("promises", "pdf", "Print it (PDF)"),
    File("promises", "docx", "Edit it (Word)"),
    File("promises", "md", "Markdown"),
)
OF_LIST = (
    File("promises", "pdf", "Plan sheets (PDF)"),
    File("promises", "docx", "Plan sheets (Word)"),
    File("promises", "md", "Plan sheets (Markdown)"),
    File("cards", "pdf", "Cards to cut out (PDF)"),
)
OF_LONG_LIST = OF_LIST[-1:]
OF_TOPIC = (
    File("topic", "pdf", "Print it (PDF)"),
    File("topic", "docx", "Edit it (Word)"),
    File("topic", "md", "Markdown"),
    File("poster", "pdf", "Wall poster, A3 (PDF)"),
)
