"""One page as a file: the same content as its document, under a head that needs no server, with links to other files."""

import re
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from html import unescape
from urllib.parse import quote_plus

from markupsafe import Markup

from commitments.library import Dataset
from commitments.selecting.selection import FILTERS, Selection
from commitments.wording import date
from components.head import draw_head
from components.markup import chips, link, listed, markup, party_mark, together
from components.output import Output
from components.sentence import draw_foot
from plain_files.addresses import Address, place_of, plain_address, way
from plain_files.links import led_to_files
from plain_files.output import FileOutput
from plain_files.plan import goes_without
from plain_files.preview import picture_of
from plain_files.releases import Release
from server.documents import PAGE_OF
from server.figure_files import picture_address
from server.head import PREVIEW_SIZE, feeds_in_head, feeds_of, picture_in_head, words_of_head
from server.linked_data import linked_data
from web.addresses import Shown, shown_at
from web.pages import PAGES
from web.view import View

NOWHERE = "https://site.invalid"  # begins full addresses while a page is written: those of files follow from it
STYLE = "static/style.css"
# The same sign as in the tab of the other pages.
ICON = (
    "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 10 10%22%3E"
    "%3Ctext y=%228.5%22 font-size=%229%22%3E📋%3C/text%3E%3C/svg%3E"
)
TITLES = "titles.html"  # the page with the titles of all commitments
LISTS = "lists"  # id of the place on Explore where all lists are named


@dataclass(frozen=True)
class Site:
    """What all files share. ``address``: where the folder will stand, '' where that is not known; ``live``: of the site with search and
    filters, likewise; ``releases``: those kept beside the files, newest first."""

    dataset: Dataset
    address: str = ""
    live: str = ""
    releases: tuple[Release, ...] = ()

    @property
    def base(self) -> str:
        """What full addresses begin with before they are ``told_addresses``."""
        return NOWHERE if self.address or not self.live else self.live


Has = Callable[[Address], bool]


def page_html(site: Site, address: Address, has: Has) -> str:
    """The file for the page at ``address``. ``has``: will an address, plain as ``plain_address`` gives it, have a file?"""
    dataset, page, file = site.dataset, PAGES[address.path], place_of(address)
    base = site.base

    def find(wanted: Address) -> str:
        plain = plain_address(wanted, dataset)
        return place_of(plain) if has(plain) else ""

    view = View.of(page, dataset, address.params, base)
    content = _content(site, view, file, lambda wanted: bool(find(wanted)))
    shown = shown_at(address.path, address.params, dataset, base)
    if base == NOWHERE:
        proper = find(Address.of(shown.canonical.removeprefix(f"{base}/"))) or file
        shown = replace(shown, canonical=f"{site.address}/{proper}" if site.address else "")
    head = words_of_head(shown, dataset.site.name, dataset.site.version_date)
    feeds = ((Address.of(feed), title) for feed, title in feeds_of(shown, address.path, dataset))
    head += feeds_in_head((way(file, place_of(feed)), title) for feed, title in feeds if has(feed))
    head += preview_in_head(site, address, shown, file, has)
    if site.address or site.live:
        head.append(linked_data(shown, dataset, address.path, base))
    return whole_file(site, file, head, content, find)


def whole_file(site: Site, file: str, head: list[str], content: Markup, find: Callable[[Address], str]) -> str:
    """The HTML of a file. ``find``: the file for an address, '' where there is none."""
    html = (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="{ICON}"><link rel="stylesheet" href="{way(file, STYLE)}">'
        f"{''.join(head)}</head><body>{led_to_files(content, file, find, goes_without)}</body></html>\n"
    )
    return told_addresses(html, site.address, find) if site.base == NOWHERE else html


def preview_in_head(site: Site, address: Address, shown: Shown, file: str, has: Has) -> list[str]:
    """The head's words of the picture by which other sites show a link to the page: that of the site with search where the folder's own place
    is not known and that one is the proper address, else one in the folder."""
    if site.live and not site.address:
        picture = picture_address(site.live, shown.selection, shown.figure, PREVIEW_SIZE, shown.commitment)
        return picture_in_head(picture, shown.title)
    asked, chosen = picture_of(address.path, shown, site.dataset)
    if not has(asked):
        return []
    place = place_of(asked)
    return picture_in_head(f"{site.address}/{place}" if site.address else way(file, place), chosen.sentence(site.dataset))


def told_addresses(text: str, address: str, find: Callable[[Address], str]) -> str:
    """``text`` with the full addresses below ``NOWHERE`` as those of the files below ``address``; without any where that is ''."""

    def told(match: re.Match[str]) -> str:
        wanted = Address.of(unescape(match[1].replace("\\u0026", "&")))
        found = find(wanted)
        if not address:  # what is read from the folder itself is named from there
            return found if found and not found.endswith(".html") else ""
        return f"{address}/{found}{f'#{wanted.fragment}' if wanted.fragment else ''}" if found else address

    text = re.sub(re.escape(NOWHERE) + r"/((?:(?!&#3[49];)[^\s\"'<>\\)])*)", told, text)
    quoted = re.escape(quote_plus(f"{NOWHERE}/commitment?id=")) + r"([\w.~-]+(?:%2F[\w.~-]+)*)"
    return re.sub(quoted, lambda match: quote_plus(f"{address}/commitment/") + f"{match[1]}.html" if address else "", text)


def _content(site: Site, view: View, file: str, has: Has) -> Markup:
    plainly = view.showing(Selection())  # the pages of the navigation are there without filters
    out = FileOutput(view, has)
    draw_head(plainly, out)
    if view.page.path == "explore" and view.selection == Selection() and not view.param("p"):
        _draw_lists(view, out)
    elif view.page.path == "pledge_to_plan":
        _draw_parties(view, out)
    elif view.page.filters:
        if view.page.path == "compare":
            _draw_topics(view, out)
        out.html(
            markup('<p class="quiet">{}.</p>', link(f"explore#{LISTS}", "All lists, by party, nation, theme, topic and more"))
        )
    with out.part("article") if view.page.path == "explore" else nullcontext():
        PAGE_OF[view.page.path](view, out)
    if view.page.path == "about" and site.releases:
        _draw_releases(site, out, file)
    if view.page.path == "commitment":
        _draw_as_it_stood(site, out, file)
    if site.live:
        more = link(f"{site.live}/", "The site with search and filters")
        out.html(markup('<p class="quiet">These pages are plain files. {}.</p>', more))
    draw_foot(plainly, out, with_desk=False)
    return markup(
        '<div class="document"><a class="skip" href="#content">Skip to main content</a>'
        '<main id="content" tabindex="-1">{}</main></div>',
        out.content(),
    )


def _draw_lists(view: View, out: Output) -> None:
    """In the place of the filters: each choice of each as a link to its list."""
    dataset = view.dataset
    parts = []
    for filter_ in FILTERS:
        choices = {value: Selection().but(**{filter_.field: (value,)}) for value in filter_.choices(dataset)}
        names = filter_.choices(dataset)
        links = [link(chosen.address("explore"), names[value]) for value, chosen in choices.items()]
        parts.append(
            markup('<details class="more"><summary>{}</summary>{}</details>', filter_.label, chips(filter_.label, links))
        )
    wider = link(Selection(scope="all").address("explore"), "Everything, wider commitments too")
    titles = _kept(way("explore.html", TITLES), "The titles of all commitments on one page, by party")
    out.html(markup('<section id="{}"><h2>Lists</h2>{}<p>{}. {}.</p></section>', LISTS, together(parts), wider, titles))


def _draw_parties(view: View, out: Output) -> None:
    """On the page on plans, which is written for all parties together and for each."""
    address = view.page.path
    chosen = view.selection.parties
    links = [link(Selection().address(address), "All parties")] if chosen else []
    for party in view.dataset.parties_in_order():
        here = {"aria_current": "page"} if chosen == (party.id,) else {}
        links.append(link(Selection(parties=(party.id,)).address(address), party_mark(view.names, party.id), **here))
    out.html(chips("Parties", links))


def _draw_topics(view: View, out: Output) -> None:
    """On a comparison: the topics of its theme, each of which has a comparison of its own."""
    dataset, selection = view.dataset, view.selection
    theme = next((dataset.by_id["topic"][id_].theme for id_ in selection.topics), (*selection.themes, dataset.themes[0].id)[0])
    links = [
        markup('<span class="here" aria-current="true">{}</span>', topic.name)
        if selection.topics == (topic.id,)
        else link(Selection(topics=(topic.id,)).address("compare"), topic.name)
        for topic in dataset.topics
        if topic.theme == theme
    ]
    out.html(markup('<details class="more"><summary>Topics</summary>{}</details>', chips("Topics", links)))


def _draw_releases(site: Site, out: Output, file: str) -> None:
    items = (
        markup("<li>{}: version {}</li>", _kept(way(file, release.place("index.html")), date(release.date)), release.version)
        for release in site.releases
    )
    out.html(
        markup(
            '<h2 id="releases">Earlier releases</h2><p>Each is the whole site as it stood on its day. It does not change, so that a '
            "quotation can always be checked.</p><ul>{}</ul>",
            together(items),
        )
    )


def _draw_as_it_stood(site: Site, out: Output, file: str) -> None:
    kept = [release for release in site.releases if release.has(file)]
    if kept:
        links = listed(_kept(way(file, release.place(file)), date(release.date)) for release in kept)
        out.html(markup('<p class="quiet">As it stood on {}.</p>', links))


def _kept(href: str, label: str) -> Markup:
    """A link that stands for the folder's own places, and is not to be led anywhere else."""
    return markup('<a data-kept href="{}">{}</a>', href, label)
