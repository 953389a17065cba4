"""Which addresses are written as files: what can be listed beforehand, and what the pages themselves lead to.

A search can ask for endlessly many addresses, files cannot hold them. Written are every page as it is without filters; each commitment; the
lists of one choice of any filter; comparisons by theme and topic; the plan sheet of each commitment and topic; the nations; a plan page for
each party; and each list and figure that one of these pages links to, so that a number on them always opens what it counts. Other links are
left out of the files.
"""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlencode

from commitments.downloads.formats import FORMATS
from commitments.downloads.tables import DATABASE, tables_of
from commitments.figures import CATALOGUE
from commitments.library import Dataset
from commitments.selecting.selection import FILTERS, Selection
from plain_files.addresses import OF_ONE, REMEMBERED, Address
from server.data_tables import KINDS
from server.documents import PAGE_OF
from web.pages import PAGES, PER_PAGE

# Pages that answer what a reader types, gathers or edits: there is nothing to write, and nothing leads there.
ASKED_FOR = ("answer", "list", "editors_desk", "embed")
FOUND_BY_LINKS = ("explore", "figures")  # pages whose lists and pictures are written because others lead to them


def first_pages(dataset: Dataset) -> Iterator[Address]:
    """The pages that are written whatever leads to them, but for the lists and figures that these lead to."""
    for path in PAGE_OF:
        if path not in (*OF_ONE, *ASKED_FOR):
            yield Address(path)
    for id_ in dataset.by_id["commitment"]:
        yield from (Address(path, urlencode({"id": id_})) for path in OF_ONE)
    for id_ in dataset.redirect_of:
        yield Address("commitment", urlencode({"id": id_}))
    for row in dataset.commitments:
        yield Address("sheet", urlencode({"id": row.id}))
    for theme in dataset.themes:
        yield _page("compare", Selection(themes=(theme.id,)))
    for topic in dataset.topics:
        yield from (_page(path, Selection(topics=(topic.id,))) for path in ("compare", "sheet"))
        yield from _figure("sides", Selection(topics=(topic.id,)), dataset)
    for nation in dataset.nations.nations:
        yield _page("nations", Selection(nations=(nation.id,)))
    for party in dataset.parties:
        yield from _and_wider("pledge_to_plan", Selection(parties=(party.id,)), dataset)
        yield from _figure("programme", Selection(parties=(party.id,)), dataset)
    for name in CATALOGUE:
        yield Address("figures", urlencode({"figure": name}))
    for selection in one_choice(dataset):
        yield from _and_wider("explore", selection, dataset)


def _figure(name: str, selection: Selection, dataset: Dataset) -> Iterator[Address]:
    """The page of the figure with which a list begins, where it holds anything."""
    if selection.number(dataset):
        yield Address.of(selection.address("figures", figure=name))


def _and_wider(path: str, selection: Selection, dataset: Dataset) -> Iterator[Address]:
    """The page; where only wider commitments match, also the one with these that it then offers."""
    yield _page(path, selection)
    wider = selection.but(scope="all")
    if not selection.number(dataset) and wider.number(dataset):
        yield _page(path, wider)


def one_choice(dataset: Dataset) -> Iterator[Selection]:
    """The whole, the whole with the wider commitments, and each choice of each filter on its own."""
    yield Selection()
    yield Selection(scope="all")
    for filter_ in FILTERS:
        for value in filter_.choices(dataset):
            yield Selection().but(**{filter_.field: (value,)})


def pages_of_list(address: Address, dataset: Dataset) -> Iterator[Address]:
    """The further pages of a list."""
    if address.path == "explore" and "p" not in address.params:
        selection, _ = Selection.from_params(address.params, dataset)
        for page in range(2, -(-selection.number(dataset) // PER_PAGE) + 1):
            yield Address("explore", urlencode(selection.params() | {"p": [str(page)]}, doseq=True))


def beside_list(address: Address, dataset: Dataset) -> Iterator[Address]:
    """The same list of all nations, which the list of one leads to."""
    selection, _ = Selection.from_params(address.params, dataset)
    if address.path == "explore" and selection.nations and "p" not in address.params:
        yield Address.of(selection.but(nations=()).address("explore"))


def data_files(dataset: Dataset) -> Iterator[Address]:
    """Everything at plain addresses, and the feed of changes of each party, theme, topic and nation."""
    for name in tables_of(dataset):
        if name != "commitments":
            yield from (Address(f"data/{name}.{kind}") for kind in KINDS)
    for selection in (Selection(), Selection(scope="all")):
        yield from (Address.of(selection.address(f"data/commitments.{ending}")) for ending in FORMATS)
    yield from (Address(f"data/{name}") for name in (DATABASE, "package.zip", "corrections.atom", "changes.atom"))
    yield from (Address.of(selection.address("data/changes.atom")) for selection in with_feed(dataset))


def with_feed(dataset: Dataset) -> Iterator[Selection]:
    """The selections whose changes have a feed of their own."""
    yield from (Selection(parties=(party.id,)) for party in dataset.parties)
    yield from (Selection(themes=(theme.id,)) for theme in dataset.themes)
    yield from (Selection(topics=(topic.id,)) for topic in dataset.topics)
    yield from (Selection(nations=(nation.id,)) for nation in dataset.nations.nations)


def goes_without(address: Address) -> bool:
    """Whether a link that has no file goes altogether, and does not leave its words: these only say what a reader could do there."""
    return address.path in (*ASKED_FOR, "sheet", "figures") or "since" in address.params


def is_of_one_choice(selection: Selection) -> bool:
    """Whether files of data are written for a list: for at most one choice, or a topic with the theme that it belongs to."""
    chosen = [value for field in selection.narrowing for value in getattr(selection, field)]
    alone = len(chosen) <= 1 or (selection.narrowing == ("themes", "topics") and len(chosen) == 2)
    return alone and not (selection.text or selection.second_themes or selection.names_hidden)


@lru_cache(REMEMBERED)
def may_be_written(address: Address, dataset: Dataset) -> bool:
    """Whether a page that others lead to can be a file: a search, another order, the news since a day or a chart to explore cannot."""
    page = PAGES.get(address.path)
    if page is None or address.path not in PAGE_OF:
        return False
    params = address.params
    selection, unknown = Selection.from_params(params, dataset)
    if unknown or selection.text or selection.names_hidden or selection.order != "seats" or selection.second_themes:
        return False
    return not {"view", "size", "ground", "chart", "since"} & params.keys()


def _page(path: str, selection: Selection) -> Address:
    return Address.of(selection.address(path))
