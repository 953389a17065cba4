"""Two pages that the site with a server has no address for: the titles of all commitments, and what a host shows where there is no file."""

import re
from collections.abc import Callable

from commitments.describing import edition
from commitments.records import model
from commitments.selecting.selection import Selection
from commitments.wording import count, sentence_case
from components.head import draw_head
from components.lost import LOST, lost_content
from components.markup import Text, contents, link, markup, party_mark, together
from components.sentence import draw_foot
from plain_files.addresses import Address, place_of, plain_address
from plain_files.output import FileOutput
from plain_files.page import TITLES, Has, Site, preview_in_head, whole_file
from server.head import words_of_head
from web.addresses import Shown
from web.pages import PageInfo
from web.view import View

NOT_FOUND = "404.html"
ALL = PageInfo("titles", "", "All titles", "All commitments, by party", filters=False)
SAID = "The title of every commitment on one page: core and wider, by party and manifesto."
RELATIVE = re.compile(r'\b(href|src)="(?![a-z][a-z0-9+.-]*:|#)([^"]*)"')


def titles_html(site: Site, has: Has) -> str:
    """The page with every title."""
    dataset = site.dataset
    view = View.of(ALL, dataset, {}, site.base)
    out = FileOutput(view, has)
    draw_head(view, out)
    out.html(markup("<p>{}</p>", SAID))
    parties = [party for party in dataset.parties_in_order() if any(d.party == party.id for d in dataset.documents)]
    out.html(contents({f"party-{party.id}": party.short_name for party in parties}))
    for party in parties:
        out.html(markup('<h2 id="party-{}">{}</h2>', party.id, party_mark(view.names, party.id, in_full=True)))
        for document in (document for document in dataset.documents if document.party == party.id):
            rows = [row for row in dataset.commitments if row.document == document.id]
            items = together(markup("<li>{}</li>", _title(row)) for row in rows)
            told = f"{sentence_case(edition(document, dataset))}: {count(len(rows), 'commitment')}"
            out.html(markup("<h3>{}</h3><ul>{}</ul>", told, items))
    draw_foot(view, out, with_desk=False)
    head = _head(site, ALL.question, SAID, TITLES, has)
    body = '<div class="document"><a class="skip" href="#content">Skip to main content</a><main id="content" tabindex="-1">{}</main></div>'
    return whole_file(site, TITLES, head, markup(body, out.content()), _finding(site, has))


def not_found_html(site: Site, has: Has) -> str:
    """What a host shows at any address without a file, however deep: so each of its links is a full address. Needs the folder's own."""
    head = ['<meta name="robots" content="noindex">', *_head(site, LOST.question, "There is nothing at this address.", "", has)]
    html = whole_file(site, NOT_FOUND, head, lost_content("", site.dataset, site.base), _finding(site, has))
    return RELATIVE.sub(lambda match: f'{match[1]}="{site.address}/{match[2]}"', html)


def _title(row: model.Commitment) -> Text:
    wider = " (wider)" if row.scope != "core" else ""
    return markup("{}{}", link(Selection().address("commitment", id=row.id), row.title), wider)


def _head(site: Site, title: str, said: str, file: str, has: Has) -> list[str]:
    dataset = site.dataset
    canonical = f"{site.address}/{file}" if site.address and file else ""
    shown = Shown(title, said, canonical, Selection())
    pictured = preview_in_head(site, Address(""), shown, file or NOT_FOUND, has)
    return [*words_of_head(shown, dataset.site.name, dataset.site.version_date), *pictured]


def _finding(site: Site, has: Has) -> Callable[[Address], str]:
    def find(wanted: Address) -> str:
        plain = plain_address(wanted, site.dataset)
        return place_of(plain) if has(plain) else ""

    return find
