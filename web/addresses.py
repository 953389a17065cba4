"""What an address of ours shows: its page, its selection, and the words for it outside the page: title, description, canonical address."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.requests import Request

from commitments.figures import CATALOGUE, picture
from commitments.library import Dataset
from commitments.records.commitment import Commitment
from commitments.records.fields import date_exists, nearest
from commitments.selecting.address import MOST_PARAMS, name_near, param_named, param_near
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection, Unknown
from commitments.sheets.lists import ID, OF, codes_of, list_in
from commitments.wording import count, inside, sentence_case
from web.pages import ANY, EMBED, PAGES, PER_PAGE, PageInfo

SHOWN = PAGES | {EMBED.path: EMBED}
# The figure that says most about what a page shows, for previews of links; and that of a page that is narrowed to one of something.
FIGURE_OF = {"compare": "topics", "nations": "reach", "pledge_to_plan": "facts"}
FIGURE_OF_ONE = {"topics": "says", "nations": "reach", "parties": "programme"}
HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-f:]+\](:\d+)?", re.IGNORECASE | re.ASCII)
NO_FIGURE = "No figure is shown"
MOST_DIGITS = 7  # of a page's number
LONGEST_TOLD = 200  # characters of a value that means nothing
DESCRIPTION_LENGTH = 300  # as long as whole sentences fit into; what search engines and previews show is shorter


@dataclass(frozen=True)
class Shown:
    """``title`` and ``description`` are plain text; ``canonical`` is a full address; ``found``: does the address lead to anything?
    ``figure`` and ``commitment`` say which picture shows it, ``pictured`` of what where that is not ``selection``, and ``alt`` what it shows
    where that is not ``title``; ``whole``: is it all that the address asks for? Else no picture stands for it."""

    title: str
    description: str
    canonical: str
    selection: Selection
    found: bool = True
    figure: str = "matrix"
    commitment: str = ""
    whole: bool = True
    pictured: Selection | None = None
    alt: str = ""


def base_of(request: Request, dataset: Dataset | None) -> str:
    """The site's own address without a last slash: the one in the data, else the one that it was reached by."""
    if dataset is not None and dataset.site.address:
        return str(dataset.site.address).rstrip("/")
    host = request.headers.get("host", "")
    return f"{request.url.scheme}://{host}" if HOST.fullmatch(host) else ""


def params_of(request: Request) -> dict[str, list[str]]:
    """Parameter -> all its values, in one pass."""
    return grouped(request.query_params.multi_items())


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Parameter -> all its values, in the order in which they come."""
    params: dict[str, list[str]] = {}
    for name, value in pairs:
        params.setdefault(name, []).append(value)
    return params


def last(params: Mapping[str, Iterable[str]], name: str, default: str = "") -> str:
    """The value of a parameter that has one: the last, where an address gives it several times."""
    values = tuple(params.get(name, ()))
    return values[-1] if values else default


def shown_at(page: str, params: Mapping[str, Iterable[str]], dataset: Dataset | None, base: str) -> Shown:
    """What stands at ``page`` ('' is the Overview) with these parameters."""
    info = SHOWN[page]
    if dataset is None:
        return Shown(info.question, info.question, f"{base}/{page}", Selection())
    selection, unknown = Selection.from_params(params, dataset)
    shown = _shown_at(page, params, selection, dataset, base)
    unknown += unknown_here(info, params, selection, dataset)
    if (
        unknown and info is EMBED
    ):  # it stands alone on another site: no other figure takes the place of the one that was asked for
        return Shown(NO_FIGURE, NO_FIGURE, f"{base}/{page}", selection, found=False, whole=False)
    return replace(shown, whole=not unknown)


def _shown_at(page: str, params: Mapping[str, Iterable[str]], selection: Selection, dataset: Dataset, base: str) -> Shown:
    info = SHOWN[page]
    if page == "commitment" or (page == "sheet" and last(params, "id")):
        return _commitment(page, last(params, "id"), selection, dataset, base)
    if page == "sheet" and len(selection.topics) == 1:
        topic = dataset.by_id["topic"][selection.topics[0]]
        return Shown(topic.name, topic.definition, _full(base, selection.address(page)), selection, figure="says")
    if page == "list":
        return _list(params, selection, dataset, base)
    if page in ("figures", "embed"):
        return _figure(page, params, selection, dataset, base)
    sentence = selection.sentence(dataset)
    narrowed = selection.narrowing or selection.scope != "core"
    found = count(selection.number(dataset), "commitment")
    # The Explore page is what the sentence says; the others say something of it.
    title = (sentence if page == "explore" else f"{info.label}: {inside(sentence)}") if narrowed else info.question
    subject = "" if narrowed else f" of {len(dataset.parties)} UK parties on health and care"
    # What is shown comes last: where it is long, the rest stands on its own.
    description = whole_sentences(
        f"{found}{subject}, each with its source in the manifesto and what became of it; and where a party says nothing.",
        f"{info.label}: {inside(sentence)}." if narrowed else info.question,
    )
    place = last(params, "p", "1") if "p" in info.own else "1"
    later: dict[str, str] = {}  # a further page of a list is a document of its own
    if place != "1" and _nearest_own("p", place, ANY, selection, dataset) is None:
        title, later = f"{title}, page {place}", {"p": place}
    address = _full(base, selection.address(page, **later))
    return Shown(title, description, address, selection, figure=figure_of(page, selection))


def figure_of(page: str, selection: Selection) -> str:
    """The name of the figure that says most about what a page shows with a selection."""
    if page == "new" and not selection.narrowing and not selection.names_hidden:
        return "standings"  # what has changed is mostly what became of promises
    for field, figure in FIGURE_OF_ONE.items():
        if len(getattr(selection, field)) == 1 and (page not in FIGURE_OF or field == "topics"):
            return figure
    if page == "answer" and selection.text:
        return "topics"  # of the theme that the question is on: of all themes most cells would be blank
    return FIGURE_OF.get(page, "matrix")


def _commitment(page: str, asked: str, selection: Selection, dataset: Dataset, base: str) -> Shown:
    row = dataset.find(asked)
    if row is None:
        question = PAGES[page].question
        return Shown(question, question, f"{base}/{page}", selection, found=not asked)
    names = Names(dataset, selection)
    party = names.party_in_full(dataset.document_of(row).party)
    beginning = "Plan sheet: " if page == "sheet" else ""
    first, *more = sentences_of(sentence_case(row.summary))
    first = f"{beginning}{party}, {names.document(row.document)}: {first}"
    canonical = f"{base}/{page}?{urlencode({'id': row.id})}"
    title = names.text(row.title if page == "commitment" else f"Plan sheet: {row.title}")
    return Shown(
        title, whole_sentences(*map(names.text, (first, *more))), canonical, selection, figure="card", commitment=row.id
    )


def _list(params: Mapping[str, Iterable[str]], selection: Selection, dataset: Dataset, base: str) -> Shown:
    """A reader's list, by the shortest address that is that list."""
    rows = list_in(params, dataset).rows
    if not rows:
        return Shown(PAGES["list"].question, PAGES["list"].question, f"{base}/list", selection)
    names = Names(dataset, selection)
    hidden = Selection(names_hidden=selection.names_hidden)
    description = whole_sentences(*(f"{names.text(row.title)}." for row in rows))
    canonical = _full(base, hidden.address("list", **{OF: codes_of(row.id for row in rows)}))
    shown = Shown(f"A list of {count(len(rows), 'promise')}", description, canonical, selection)
    return _with_picture(shown, rows, dataset, names)


def _with_picture(shown: Shown, rows: Sequence[Commitment], dataset: Dataset, names: Names) -> Shown:
    """A list is shown by what all its promises share, the narrowest first; else by its first promise, unless the id of that would tell a
    hidden name."""
    hidden = Selection(names_hidden=names.hidden)
    topics = set[str].intersection(*(set(row.topics) for row in rows))
    themes, parties = {row.theme for row in rows}, {dataset.document_of(row).party for row in rows}
    shared = hidden
    if topics and len(rows) > 1:
        shared = hidden.but(topics=(min(topics),))
    elif len(themes) == 1 and len(rows) > 1:
        shared = hidden.but(themes=tuple(themes))
    elif len(parties) == 1 and len(rows) > 1 and not names.hidden:
        shared = hidden.but(parties=tuple(parties))
    if names.hidden or (shared != hidden and shared.number(dataset)):
        return replace(shown, figure=figure_of("explore", shared), pictured=shared, alt=shared.sentence(dataset))
    first = names.text(rows[0].title)
    alt = first if len(rows) == 1 else f"The first of them: {first}"
    return replace(shown, figure="card", commitment=rows[0].id, pictured=hidden, alt=alt)


def _figure(page: str, params: Mapping[str, Iterable[str]], selection: Selection, dataset: Dataset, base: str) -> Shown:
    """A figure on its page or alone in a frame. The page, where it can be changed and taken, is its proper address."""
    name, commitment = last(params, "figure", "matrix"), last(params, "id")
    if name not in CATALOGUE or (commitment and dataset.find(commitment) is None):
        return Shown(SHOWN[page].question, SHOWN[page].question, f"{base}/{page}", selection, found=False)
    if page == "figures" and not any(params.values()):
        return Shown(SHOWN[page].question, SHOWN[page].question, f"{base}/{page}", selection)
    shown = picture(dataset, selection, name, base, commitment)
    more = {"figure": name} | ({"id": shown.commitment} if shown.commitment else {})
    address = _full(base, shown.asked.address("figures", **more))
    said = f"{shown.frame.title}. {shown.frame.subtitle} {shown.frame.note}".replace("\u00a0", " ")
    description = whole_sentences(*sentences_of(said))
    return Shown(shown.frame.title, description, address, shown.asked, True, name, shown.commitment)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each with its full stop."""
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+(?=[\W\d]*[A-Z])", text.strip()) if sentence]


def whole_sentences(*sentences: str) -> str:
    """As many of the sentences as ``DESCRIPTION_LENGTH`` has room for, whole; the first one in any case."""
    told = sentences[0]
    for sentence in sentences[1:]:
        if len(told) + 1 + len(sentence) > DESCRIPTION_LENGTH:
            break
        told += f" {sentence}"
    return told


def unknown_here(
    page: PageInfo, params: Mapping[str, Iterable[str]], selection: Selection, dataset: Dataset
) -> tuple[Unknown, ...]:
    """What means nothing among the page's own parameters, each with the nearest that does: values, and names that are nearly one of
    them. What is shown must never be another's without a word."""
    unknown: list[Unknown] = []
    for name in list(params)[:MOST_PARAMS]:
        if name not in page.own and not param_named(name) and not param_near(name) and (meant := name_near(name, page.own)):
            unknown.append(Unknown(name[:LONGEST_TOLD], last(params, name)[:LONGEST_TOLD], meant, is_name=True))
    for name, choices in page.own.items():
        value = last(params, name)
        if not value or (page.path == "list" and name in (OF, ID)):
            continue
        nearest_one = _nearest_own(name, value, choices, selection, dataset)
        if nearest_one is not None:
            unknown.append(Unknown(name, value[:LONGEST_TOLD], nearest_one, known=() if nearest_one else choices))
    if page.path == "list":
        unknown += [Unknown(ID, value, near) for value, near in list_in(params, dataset).unknown]
    return tuple(unknown)


def _nearest_own(name: str, value: str, choices: tuple[str, ...], selection: Selection, dataset: Dataset) -> str | None:
    """The nearest value that a page's own parameter may have, '' where none is near; None where this one means something."""
    if choices:
        return None if value in choices else nearest(value[:LONGEST_TOLD], choices)
    if name == "id":
        return None if dataset.find(value) else ""
    if name == "since":
        return None if date_exists(value) else ""
    if name == "p":
        pages = max(1, -(-selection.number(dataset) // PER_PAGE))
        known = value.isascii() and value.isdecimal() and len(value) < MOST_DIGITS
        return None if known and 1 <= int(value) <= pages else str(pages) if known and int(value) else ""
    return None


def _full(base: str, relative: str) -> str:
    return f"{base}/{relative.removeprefix('./')}"
