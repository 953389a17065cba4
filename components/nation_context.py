"""When a reader has chosen a nation, every page answers for it: who decides, who stands, what is already so there."""

from commitments.describing import DECIDES
from commitments.records import vocabulary as words
from commitments.wording import date, joined
from components.markup import Text, link, markup, together
from components.output import Output
from web.view import View


def draw_nation_context(view: View, out: Output) -> None:
    """A strip for the one nation chosen; nothing where none or several are."""
    selection, dataset = view.selection, view.dataset
    if len(selection.nations) != 1:
        return
    nation = dataset.by_id["nation"][selection.nations[0]]
    standing = [party.id for party in dataset.parties_in_order(selection.order) if nation.id in party.stands_in]
    lines: list[Text] = []
    if not view.names.hidden:
        names = joined(view.names.party(id_) for id_ in standing)
        day = f" on {date(dataset.elections[0].date)}" if len(dataset.elections) == 1 else ""
        lines.append(f"Of the parties on this site, these stood in {nation.name}{day}: {names}. Others stood too.")
    if nation.id == "england":
        lines.append("England has no legislature of its own: the UK Parliament decides on its health service.")
    else:
        lines.append(
            f"Health and care are decided by {DECIDES[nation.id]}. A UK manifesto's pledge on them does not apply here unless it is "
            "listed as reaching this nation."
        )
    shown = [
        entitlement for entitlement in nation.entitlements if words.THEME_OF_ENTITLEMENT[entitlement.id] in selection.themes
    ]
    for entitlement in shown:
        value = entitlement.value or "not found"
        lines.append(f"Already in place: {words.ENTITLEMENTS[entitlement.id].label.lower()}, {value[:1].lower() + value[1:]}.")
    elsewhere = _elsewhere(view)
    if elsewhere and not view.names.hidden:
        # No link: what it would lead to holds the commitments that are shown here as well.
        lines.append(f"{elsewhere:,} more would not apply in {nation.name}, because they are meant for other nations.")
    more = link(selection.address("nations"), f"More on {nation.name}")
    leave = link(selection.but(nations=()).address(view.page.path), "Show all nations")
    items = together(markup("<li>{}</li>", line) for line in lines)
    out.html(
        markup(
            '<section class="notice info" aria-label="Reading for {}"><strong>Reading for {}.</strong>'
            "<ul>{}</ul>{} · {}</section>",
            nation.name,
            nation.name,
            items,
            more,
            leave,
        )
    )


def _elsewhere(view: View) -> int:
    """How many promises of the selection reach other nations and not this one. A promise that two editions hold is one, whichever of the
    two stands for it."""
    whole, here = (
        {row.same_as or row.id for row in selection.rows(view.dataset)}
        for selection in (view.selection.but(nations=()), view.selection)
    )
    return len(whole - here)
