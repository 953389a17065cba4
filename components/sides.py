"""A theme side by side: a line a topic, a column or a block a party, and the silent ones named with the reason."""

from collections.abc import Mapping

from markupsafe import Markup

from commitments.describing import edition, reach
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.tables.blanks import BLANKS
from commitments.tables.comparison import Comparison, Difference, Line, differences
from commitments.wording import joined, sentence_case
from components.adding import add_link
from components.markup import Text, folded_on_a_phone, link, markup, party_mark, tag, together
from components.output import Output
from web.view import View

Said = Mapping[str, tuple[model.Commitment, ...]]  # party -> its commitments
OPENED = 2  # topics whose promises are in sight at once on a phone
FEW = 4  # up to so many parties stand in columns of their own, blanks in place


def draw_comparison(view: View, out: Output, comparison: Comparison) -> None:
    """One theme: its topics, then what only one party says, then who says nothing at all."""
    theme = comparison.theme
    out.html(markup('<h2 id="{}">{}</h2><p class="quiet">{}</p>', theme.id, theme.name, theme.definition))
    if comparison.silent and not view.selection.topics:
        out.html(
            markup('<p class="quiet">Parties with nothing mainly on this theme. {}</p>', _reasons(view, comparison.silent))
        )
    if comparison.lines:
        # Who has chosen a few parties has come to read how they differ.
        opened = OPENED if view.selection.parties and len(_shown(view)) <= FEW else 0
        out.html(together(_topic(view, line, theme, place < opened) for place, line in enumerate(comparison.lines)))
    if comparison.alone:
        blocks = together(_side(view, party, rows, theme.id) for party, rows in _in_order(view, comparison.alone).items())
        out.html(
            markup(
                '<section class="topic"><h3>Further promises, on no shared topic</h3>'
                '<p class="quiet">No other party makes a similar promise.</p>'
                "{}</section>",
                folded_on_a_phone("Who promises what", _sides(view, comparison.alone, blocks), theme.name),
            )
        )


def _in_order(view: View, by_party: Said) -> Said:
    parties = view.names.in_order(tuple(view.dataset.by_id["party"][id_] for id_ in by_party))
    return {party.id: by_party[party.id] for party in parties}


def _shown(view: View) -> list[str]:
    return [party.id for party in view.names.in_order(view.selection.parties_shown(view.dataset))]


def _topic(view: View, line: Line, theme: model.Theme, opened: bool) -> Markup:
    shown = _shown(view)
    if len(shown) <= FEW:
        blocks = together(
            _side(view, party, line.said[party], theme.id)
            if party in line.said
            else _blank(view, party, line.silent[party], line.touched.get(party, 0))
            for party in shown
        )
        rest = ""
    else:
        blocks = together(_side(view, party, rows, theme.id) for party, rows in _in_order(view, line.said).items())
        rest = markup('<p class="note">{}</p>', _reasons(view, line.silent)) if line.silent else ""
    home = ""
    if line.topic.theme != theme.id:
        home = markup(' <span class="quiet">(mainly under {})</span>', view.dataset.by_id["theme"][line.topic.theme].name)
    differ = differences(line) if len(line.said) > 1 else ()
    heading: Text = line.topic.name
    if not view.names.hidden:
        heading = link(view.selection.but(themes=(), topics=(line.topic.id,)).address("explore"), line.topic.name)
    # By name, for a phone's reader to know before the fold.
    speaking = joined(map(view.names.party, _in_order(view, line.said)))
    says = speaking or "No party"
    plan = link(
        view.selection.but(themes=(), topics=(line.topic.id,)).address("sheet"),
        "Plan sheet",
        aria_label=f"Plan sheet: {line.topic.name}",
    )
    return markup(
        '<section class="topic"><h3>{}{}</h3><p class="quiet">{}. {}</p>{}</section>',
        heading,
        home,
        says,
        plan,
        folded_on_a_phone(
            "Who says what",
            markup(
                '<p class="quiet">{}</p>{}{}{}',
                line.topic.definition,
                _differing(view, differ),
                _sides(view, line.said, blocks),
                rest,
            ),
            line.topic.name,
            opened,
        ),
    )


def _differing(view: View, differ: tuple[Difference, ...]) -> Markup:
    """``They differ in stance (Would do: A and B; Would oppose: C) and figure (…).``"""
    if not differ:
        return Markup()
    parts = []
    for difference in differ:
        answers = together(
            (
                markup("<strong>{}</strong>: {}", view.names.text(text), joined(view.names.party(party) for party in parties))
                for text, parties in difference.answers
            ),
            "; ",
        )
        parts.append(markup("<li>{} – {}</li>", difference.what.capitalize(), answers))
    return markup(
        '<details class="more"><summary>They differ in {}</summary><ul>{}</ul></details>',
        joined(d.what for d in differ),
        together(parts),
    )


def _sides(view: View, said: Said, blocks: Markup) -> Markup:
    shown = len(_shown(view))
    if shown <= FEW and len(said) <= shown:
        return markup('<div class="sides few" style="--parties:{}">{}</div>', shown, blocks)
    return markup('<div class="sides">{}</div>', blocks)


def _side(view: View, party: str, rows: tuple[model.Commitment, ...], theme_id: str) -> Markup:
    light, dark = view.names.colours(party)
    items = together(markup("<li>{}</li>", _entry(view, row, theme_id)) for row in rows)
    return markup(
        '<div class="side" style="--party:light-dark({},{})">{}<ul>{}</ul></div>',
        light,
        dark,
        party_mark(view.names, party),
        items,
    )


def _entry(view: View, row: model.Commitment, theme_id: str) -> Markup:
    names, dataset = view.names, view.dataset
    title = names.text(row.title)
    heading = title if names.hidden else link(view.selection.address("commitment", id=row.id), title)
    document = dataset.document_of(row)
    stance = tag(words.STANCES[row.stance].label, f"stance {row.stance}")
    marks = []
    if row.target and row.target.quantity is not None:
        unit = f" {row.target.unit}" if row.target.unit else ""
        marks.append(markup("<strong>{}</strong>", f"{row.target.quantity:,}{unit}"))
    if row.deadline:
        marks.append(markup("<strong>{}</strong>", names.text(row.deadline.text)))
    place = tag(sentence_case(reach(row, dataset)), "nation")
    beside = []
    if (
        not names.hidden
        and document.branch in ("scotland", "wales")
        and len(view.dataset.by_id["party"][document.party].stands_in) > 1
    ):
        beside.append(edition(document, dataset))
    elif len(dataset.elections) > 1:
        beside.append(dataset.by_id["election"][document.election].short_name)
    if row.theme != theme_id:
        beside.append(f"mainly under {dataset.by_id['theme'][row.theme].name}")
    note = markup(' <span class="quiet">{}</span>', sentence_case(", ".join(beside))) if beside else ""
    said = (
        markup("<br>{}", together(marks, " · ")) if marks else ""
    )  # on a line of its own: beside the tags it breaks in the middle
    add = add_link(view, row.id, title)
    return markup('{}<br>{}{}{}{} <span class="add-to-list">{}</span>', heading, stance, place, said, note, add)


def _blank(view: View, party: str, kind: str, touched: int) -> Markup:
    light, dark = view.names.colours(party)
    blank = BLANKS[kind]
    return markup(
        '<div class="side" style="--party:light-dark({},{})">{}<p class="blank" title="{}">{}</p></div>',
        light,
        dark,
        party_mark(view.names, party),
        blank.meaning,
        blank.label + (f" ({touched})" if touched else ""),
    )


def _reasons(view: View, silent: dict[str, str]) -> Markup:
    """``Nothing found: A and B. Not for this nation: C.``"""
    parts = []
    for kind, blank in BLANKS.items():
        parties = [party for party in _shown(view) if silent.get(party) == kind]
        if parties:
            parts.append(markup("<strong>{}</strong>: {}.", blank.label, joined(view.names.party(party) for party in parties)))
    return together(parts, " ")
