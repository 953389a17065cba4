"""A reader's list on its page: the promises in their order, side by side, and more to add."""

from functools import partial
from urllib.parse import urlencode

from markupsafe import Markup

from commitments.describing import reach
from commitments.downloads.lists import FILES, list_file
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.selection import Selection
from commitments.sheets.lists import MOST, ReadersList, code_of, codes_of, grouped
from commitments.wording import count, sentence_case
from components.markup import Text, link, listed, markup, party_mark, tag, together
from components.output import Download, Output
from components.sheet import notes_field
from web.view import View

BY = {"": "In list order", "party": "By party", "theme": "By theme", "nation": "By nation"}
MORE = 40  # promises that are offered beside the list


def draw_notices(out: Output, found: ReadersList) -> None:
    """Ids that have moved on, and promises for which a list has no room."""
    if found.renamed:
        told = listed(markup("<code>{}</code> is now <code>{}</code>", old, new) for old, new in found.renamed)
        out.html(markup('<p class="notice info" role="status">{}. The list shows the new id.</p>', told))
    if found.refused:
        out.html(
            markup(
                '<p class="notice warning" role="status">A list holds at most {}. {} more in this address are left out: make two lists.</p>',
                count(MOST, "promise"),
                found.refused,
            )
        )


def draw_list(view: View, out: Output, found: ReadersList, by: str) -> None:
    """The promises: in the reader's order, each with ways to move it and room for notes; or side by side."""
    if by == "":
        items = together(_item(view, found, row, place) for place, row in enumerate(found.rows))
        out.html(markup('<ol class="my-list">{}</ol>', items))
        return
    groups = grouped(view.dataset, found.rows, by)
    keys = (
        sorted(groups, key=view.names.party) if by == "party" and view.names.hidden else list(groups)
    )  # the order of seats would tell
    columns = (
        markup(
            '<div class="side"><h2>{}</h2><ul>{}</ul></div>',
            _group_name(view, by, key),
            together(_short(view, row, by) for row in groups[key]),
        )
        for key in keys
    )
    out.html(markup('<div class="sides">{}</div>', together(columns)))


def draw_sharing(view: View, out: Output, found: ReadersList) -> None:
    """The address that is the list."""
    out.html(
        Markup(
            "<h2>Keep it or share it</h2><p>The list is in this address and is kept nowhere else. Bookmark it, or send it to others."
            "<span data-with-script hidden> Notes stay in this browser.</span></p>"
        )
    )
    out.code(f"{view.site}/{_address(view, found.codes)}" if view.site else _address(view, found.codes))


def draw_files(view: View, out: Output, found: ReadersList) -> None:
    """The list as data."""
    address = f"{view.site}/{_address(view, found.codes)}"
    out.downloads(
        [
            Download(
                f"Download {label}",
                Selection(names_hidden=view.names.hidden).address(f"data/list.{kind}", of=found.codes),
                f"pledge-to-plan-list-{view.dataset.version}.{kind}",
                media_type,
                partial(list_file, view.dataset, view.selection, found.rows, kind, address),
            )
            for kind, (label, media_type) in FILES.items()
        ],
        "data-package",
    )


def draw_more(view: View, out: Output, found: ReadersList) -> None:
    """What the filters find beside the list, to add one by one or to put in its place."""
    selection, dataset = view.selection, view.dataset
    if not selection.narrowing:
        out.html(Markup("<h2>Add more</h2><p>Use the filters or the search: you can add what they find.</p>"))
        return
    rows = selection.rows(dataset)
    held = {row.id for row in found.rows}
    others = [row for row in rows if row.id not in held]
    whole: Text = ""
    if rows and len(rows) <= MOST:
        put = link(view.here(of=codes_of(row.id for row in rows)), f"Make these {len(rows)} my list")
        whole = markup('<p class="add-all">{}', put)
        if found.rows and others and len(others) + len(held) <= MOST:
            joined_ = codes_of([*(row.id for row in found.rows), *(row.id for row in others)])
            whole += markup(" · {}", link(view.here(of=joined_), f"Add {len(others)} to it"))
        whole += Markup("</p>")
    elif rows:
        whole = markup("<p>That is more than a list holds ({}). Narrow the filters to add them all.</p>", MOST)
    items = together(
        markup(
            "<li>{} {} {}</li>",
            party_mark(view.names, dataset.document_of(row).party),
            _title(view, row),
            link(
                view.here(of=codes_of([*(one.id for one in found.rows), row.id])),
                "Add",
                data_add=code_of(row.id),
                class_="add",
                aria_label=f"Add to my list: {view.names.text(row.title)}",
            ),
        )
        for row in others[:MORE]
    )
    rest = f"The first {MORE} that are not on the list:" if len(others) > MORE else "Not on the list yet:"
    more = (
        markup("<p>{}</p><ul>{}</ul>", rest, items) if others else Markup("<p>All of them are on the list.</p>" if rows else "")
    )
    out.html(
        markup("<h2>Add more</h2><p>{}: {}.</p>{}{}", selection.sentence(dataset), count(len(rows), "commitment"), whole, more)
    )


def _address(view: View, codes: str) -> str:
    hidden = view.selection.names_hidden
    return f"list?{urlencode({'of': codes})}{'&names=hidden' if hidden else ''}"


def _item(view: View, found: ReadersList, row: model.Commitment, place: int) -> Markup:
    code, title = code_of(row.id), view.names.text(row.title)
    ways = []
    if not view.names.hidden:  # its address names the party
        ways.append(link(view.selection.address("sheet", id=row.id), "Plan sheet", aria_label=f"Plan sheet: {title}"))
        picture = view.selection.address("figures", figure="card", id=row.id)
        ways.append(link(picture, "Picture", aria_label=f"Picture: {title}"))
    if place:
        ways.append(link(view.here(of=found.moved(code, -1).codes), "Up", aria_label=f"Move up: {title}"))
    if place < len(found.rows) - 1:
        ways.append(link(view.here(of=found.moved(code, 1).codes), "Down", aria_label=f"Move down: {title}"))
    ways.append(link(view.here(of=found.without(code).codes), "Remove", aria_label=f"Remove: {title}"))
    return markup(
        '<li id="{}"><p class="who">{} {}</p><p class="quiet">{} {} {}</p><p class="ways">{}</p>{}</li>',
        f"on-{code}",
        party_mark(view.names, view.dataset.document_of(row).party),
        _title(view, row),
        tag(words.STANCES[row.stance].label, f"stance {row.stance}"),
        tag(sentence_case(reach(row, view.dataset)), "nation"),
        view.dataset.by_id["theme"][row.theme].name,
        together(ways, " · "),
        notes_field(code),
    )


def _short(view: View, row: model.Commitment, by: str) -> Markup:
    party = "" if by == "party" else markup("{} ", party_mark(view.names, view.dataset.document_of(row).party))
    place = "" if by == "nation" else markup(" {}", tag(sentence_case(reach(row, view.dataset)), "nation"))
    return markup("<li>{}{}{}</li>", party, _title(view, row), place)


def _title(view: View, row: model.Commitment) -> Text:
    title = view.names.text(row.title)
    return title if view.names.hidden else link(view.selection.address("commitment", id=row.id), title)


def _group_name(view: View, by: str, key: str) -> Text:
    if by == "party":
        return party_mark(view.names, key)
    if by == "theme":
        return view.dataset.by_id["theme"][key].name
    return view.dataset.by_id["nation"][key].name if key else "Outside the UK"
