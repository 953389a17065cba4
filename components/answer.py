"""The answer to a question: which promises, who could carry them out, what holds there today, what became of them, and who is silent."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from commitments.describing import status_label
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.vocabulary import DELIVERED
from commitments.selecting.answers import FEW, nearest
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.selecting.subjects import LookedFor, promised_called
from commitments.standing import Standing, governments_since_election, standings
from commitments.wording import count, date, inside, joined, with_article
from components.about_site import asked_of_site_alone, news_since
from components.became import became, became_in_words, few_to_keep
from components.card import card, marked_in
from components.markup import Text, chips, definition, link, markup, party_mark, together
from components.output import Output
from components.question import subject_of
from components.searching import draw_more
from components.table import number_link, words_link
from components.who_promises import (
    NOT_STANDING,
    by_party,
    in_turn,
    numbered,
    silent,
    speaking,
    standing_first,
    stands,
    why_none,
)
from web.addresses import figure_of
from web.view import View

CARDS = 6  # as many as a reader looks through; two more are no reason for a fold
MOST_TITLED = 4  # promises that stand one by one above the cards
MOST_COMPARED = 3  # chosen parties whose first promise each stands there
MOST_SPEAKING = 6  # parties, if none was chosen, whose first promise each stands there: as many as a phone shows at once
IN_PLACE = 20  # more are unfolded below them; of still more there is a list in pages


def answer_of(view: View) -> View:
    """The view whose selection answers what the address asks."""
    return view.showing(view.answered.selection)


def heading(view: View) -> str:
    """``4 promises on dentistry would reach Wales``, ``10 promises of Labour: delivered``; the page's question where nothing is asked."""
    if asked_of_site_alone(view):
        since = news_since(view)
        return f"What has changed since {date(since)}" if since else "About this site"
    selection, nobodys = answer_of(view).selection, view.answered.nobodys
    if not selection.narrowing:
        return view.page.question
    looked_for = nobodys or _looked_for_alone(view, selection)
    subject = looked_for.subject.name if looked_for else subject_of(view, selection)
    on = f" on {subject if selection.text and not looked_for else inside(subject)}" if subject else ""
    parties = [] if selection.names_hidden else [party.in_sentence for party in selection.parties_shown(view.dataset)]
    of = f" of {joined(parties)}" if selection.parties and 0 < len(parties) <= 3 else ""
    nations = [view.dataset.by_id["nation"][nation].name for nation in selection.nations]
    standing = joined([inside(status_label(Standing(status), view.dataset)) for status in selection.statuses], "or")
    found = view.answered.number(view.dataset)
    would = "would" if found and not standing else "that would"  # "No promise would reach Wales" says too much
    reach = f" {would} reach {joined(nations, 'or')}" if nations else ""
    number = count(found, "promise") if found else "No promise"
    if view.answered.part:  # or it would be an answer to another question
        number = f"None with all your words; {number}"
    return f"{number}{of}{on}{reach}{f': {standing}' if standing else ''}"


def _looked_for_alone(view: View, selection: Selection) -> LookedFor | None:
    """The subject that a search has for a name, where no promise has its words: "MMR" for vaccination programmes."""
    if not selection.text or index_of(view.dataset).ranked(selection.text):
        return None
    return promised_called(view.dataset, selection.text)


def draw_answer(asked: View, view: View, out: Output, rows: tuple[model.Commitment, ...]) -> None:
    """The lines that answer in short, and the first of the promises as cards. ``asked``: the view as it was asked; ``view``: as answered."""
    kept = view.showing(view.selection.but(statuses=()))  # of all that was promised, not only of what stands as asked
    few = len(rows) <= CARDS + 2
    if _compared(view):
        rows = _like_with_like(view, rows)
    # Who asks what stands at a status asks which promises these are.
    named = bool(view.selection.statuses) and MOST_TITLED < len(rows) <= IN_PLACE
    if named:
        out.html(_all_in_brief(view, rows))
    promising = [] if named else _promising(view, rows)
    in_short = _asked_whether(asked, view) + promising + _acting(view, rows) + _governing(view)
    if not view.selection.statuses and (few or few_to_keep(kept)):
        out.html(_lines(in_short + became_in_words(kept)))
    else:
        # Above the numbers: a reader of the first of them knows then whose it is.
        delivering = [] if view.selection.statuses else _delivering(view)
        told = [_lines(delivering), became(kept)]
        # Who asks on a subject or a status asks first what is promised; who asks of a party alone, what became of it.
        asked_on = view.selection.text or view.selection.topics or view.selection.themes or view.selection.statuses
        out.html(together([_lines(in_short), *told] if asked_on else [*told, _lines(in_short)]))
    first = len(rows) if few else CARDS
    out.html(markup("{}{}{}", _cards(view, rows[:first]), _rest(view, rows, first, named), _lines(_holding(view))))
    ways = [
        link(view.selection.address("compare"), "Side by side"),
        link(view.selection.address("explore"), "As a list, with downloads"),
        link(view.selection.address("figures", figure=figure_of("answer", view.selection)), "As a picture"),
    ]
    if len(view.selection.nations) == 1:
        name = view.dataset.by_id["nation"][view.selection.nations[0]].name
        ways.append(link(view.selection.address("nations"), f"More on {name}"))
    out.html(chips("The same promises in other forms", ways))
    draw_more(asked, view, out, len(rows))
    if len(rows) <= FEW:
        draw_nearest(view, out, rows)
    # Of a few parties that were chosen it is said above.
    if not _compared(view) and (said := silent(view, rows)):
        narrowed = set(view.selection.narrowing) - {"text", "topics", "themes", "nations", "parties", "elections"}
        out.html(markup("<h2>{}</h2>{}", "Parties with none of these" if narrowed else "Parties with no promise on this", said))


def _cards(view: View, rows: Sequence[model.Commitment]) -> Markup:
    place = {row.id: position for position, row in enumerate(view.dataset.commitments)}
    marked = marked_in(view, [place[row.id] for row in rows])
    return markup('<div class="cards">{}</div>', together(card(view, row, marked.get(place[row.id]), level=2) for row in rows))


def _rest(view: View, rows: Sequence[model.Commitment], first: int, named: bool) -> Markup:
    """The promises after the ``first``: in brief, if they have not been ``named`` above, and in full behind a fold; where they are very
    many, on the page that lists them."""
    rest = rows[first:]
    if not rest:
        return Markup()
    if len(rest) <= IN_PLACE:
        return markup(
            '<h2>The other {} promises</h2>{}<details class="more others"><summary>Read them in full</summary>{}</details>',
            len(rest),
            "" if named else _all_in_brief(view, rest),
            _cards(view, rest),
        )
    way = link(view.selection.address("explore"), f"Read all {len(rows):,} one by one", class_="button")
    return markup('<p class="rest">{}</p>', way)


def _all_in_brief(view: View, rows: Sequence[model.Commitment]) -> Markup:
    return markup('<ul class="brief">{}</ul>', together(_in_brief(view, row) for row in rows))


def draw_nearest(view: View, out: Output, besides: Sequence[model.Commitment] = ()) -> None:
    """Where few promises or none have all the words of a search, those in brief that have some."""
    if rows := nearest(view.dataset, view.selection, besides):
        out.html(markup("<h2>With some of these words</h2>{}", _all_in_brief(view, rows)))


def _in_brief(view: View, row: model.Commitment) -> Markup:
    """Whose promise it is, what it is, and what became of it; a party or status that alone was asked for is in the heading already."""
    selection = view.selection
    whose = "" if len(selection.parties) == 1 else party_mark(view.names, view.dataset.document_of(row).party)
    status = inside(status_label(standings(view.dataset)[row.id], view.dataset))
    if view.names.hidden or len(selection.statuses) == 1:
        return markup("<li>{} {}</li>", whose, _titled(view, row))
    return markup('<li>{} {} <span class="quiet">{}</span></li>', whose, _titled(view, row), status)


def _titled(view: View, row: model.Commitment) -> Text:
    """What it is, leading to all about it; not where that would tell hidden names."""
    title = view.names.text(row.title)
    return title if view.names.hidden else link(view.selection.address("commitment", id=row.id), title)


def _lines(pairs: list[tuple[Text, Text]]) -> Markup:
    if not pairs:
        return Markup()
    return markup(
        '<dl class="lines">{}</dl>',
        together(definition(name, value) for name, value in pairs),
    )


def _asked_whether(asked: View, view: View) -> list[tuple[Text, Text]]:
    """Of a question that names a subject and a status ("which promises on social care were dropped"): how many of these stand there."""
    if view.names.hidden or view.selection.statuses or not view.selection.text:
        return []
    index, rows = index_of(view.dataset), view.dataset.commitments
    plainly = {rows[place].id for place in index.plainly(view.selection.text)}
    lines = []
    for thing in index.typed_in_full(asked.selection.text):
        some = view.selection.but(statuses=(thing.id,))
        # One that only mentions the subject is none of those asked about, and no reader of a number would know.
        if thing.kind == "status" and all(row.id in plainly for row in some.rows(view.dataset)):
            lines.append((thing.name, _how_many(view, some, thing.name)))
    return lines


def _how_many(view: View, some: Selection, name: str) -> Text:
    number = some.number(view.dataset)
    return markup("{} of these", number_link(view, some, number, name)) if number else "none of these"


def _promising(view: View, rows: tuple[model.Commitment, ...]) -> list[tuple[Text, Text]]:
    """Few promises one by one, so that all are read before the first card; of parties that were chosen, or are few, the first of each, or
    why a chosen one has none; else whose the promises are, with how many each. Of too many for that, those that stand in the one nation
    chosen may still be few."""
    numbers = speaking(view, rows)
    of: dict[str, list[model.Commitment]] = {}
    for row in rows:
        of.setdefault(view.dataset.document_of(row).party, []).append(row)
    if 1 < len(rows) <= MOST_TITLED:
        return [(_whose(view, party), _titled(view, row)) for party, own in of.items() for row in own]
    in_numbers = together(by_party(view, rows), ", ")
    if _compared(view):  # in the reader's order, and not in that of the cards
        shown = view.names.in_order(view.selection.parties_shown(view.dataset))
        order = sorted((party.id for party in shown), key=lambda party: not stands(view, party))
        titled = [(_whose(view, party), _first_of(view, party, of.get(party, []))) for party in order]
        return [*titled, (link(view.selection.address("compare"), "Side by side"), in_numbers)]
    away = [party for party in numbers if not stands(view, party)] if len(numbers) > MOST_SPEAKING else []
    if not 1 < len(numbers) - len(away) <= MOST_SPEAKING:
        return [("Who promises it", in_numbers)] if numbers else []
    lines: list[tuple[Text, Text]] = [
        (_whose(view, party), _first_of(view, party, of[party], more=True)) for party in numbers if party not in away
    ]
    if away:
        lines.append((NOT_STANDING.capitalize(), together((numbered(view, party, numbers[party]) for party in away), ", ")))
    return lines


def _compared(view: View) -> bool:
    """Whether a few parties were chosen, each of which is to be told of."""
    return 1 < len(view.selection.parties) <= MOST_COMPARED


def _like_with_like(view: View, rows: tuple[model.Commitment, ...]) -> tuple[model.Commitment, ...]:
    """In turn again, in the reader's order of parties, of each first the promises on the topic on which most of the parties say what was
    searched for in a title or topic: one party's hours beside another's money would compare nothing. Of topics with as many parties it
    is the first in the data."""
    dataset, text = view.dataset, view.selection.text
    places = index_of(dataset).plainly(text, not view.names.hidden) if text else range(len(dataset.commitments))
    plainly = {dataset.commitments[place].id for place in places}
    speaking_on: dict[str, set[str]] = {topic.id: set() for topic in dataset.topics}
    for row in rows:
        for topic in row.topics if row.id in plainly else ():
            speaking_on[topic].add(dataset.document_of(row).party)
    shared = max(speaking_on, key=lambda topic: len(speaking_on[topic]))
    if len(speaking_on[shared]) < 2:
        return rows
    order = [party.id for party in view.names.in_order(view.selection.parties_shown(dataset))]

    def place(row: model.Commitment) -> tuple[int, bool]:
        return order.index(dataset.document_of(row).party), row.id not in plainly or shared not in row.topics

    return standing_first(view, in_turn(view, sorted(rows, key=place)))


def _whose(view: View, party: str) -> Markup:
    away = "" if stands(view, party) else markup(' <span class="edition">({})</span>', NOT_STANDING)
    return markup("{}{}", party_mark(view.names, party), away)


def _first_of(view: View, party: str, own: list[model.Commitment], more: bool = False) -> Text:
    """The first promise of a party, with how many ``more`` there are if that is asked; where it has none, why."""
    if not own:
        return markup("{}{}", *why_none(view, party))
    if not more or len(own) == 1:
        return _titled(view, own[0])
    said = markup("and {:,} more<span class=unseen> of {}</span>", len(own) - 1, view.names.party(party))
    others = words_link(view, view.selection.but(parties=(party,)), len(own), said)
    return markup('{} <span class="quiet">{}</span>', _titled(view, own[0]), others)


def _acting(view: View, rows: tuple[model.Commitment, ...]) -> list[tuple[Text, Text]]:
    """Who could do it, with how many each."""
    actors = Counter(actor for row in rows for actor in row.who_acts)
    acting = [
        # Where a government is chosen, another in its place would lead to other promises than are counted here.
        said if view.selection.actors else words_link(view, view.selection.but(actors=(actor,)), actors[actor], said)
        for actor, term in words.ACTORS.items()
        if actors[actor] and (said := f"{with_article(term.label)} ({actors[actor]:,})")
    ]
    return [("Who could do it", together(acting, ", "))] if acting else []


def _delivering(view: View) -> list[tuple[Text, Text]]:
    """With which governments of its own party each delivered promise lay, where not all lay with one: a party may govern in two nations."""
    dataset = view.dataset
    if view.names.hidden or view.selection.actors:
        return []
    in_office = {election.id: governments_since_election(dataset, election.id) for election in dataset.elections}
    delivered = view.selection.but(statuses=(DELIVERED,))
    lay: Counter[str] = Counter()
    for row in delivered.rows(dataset):
        document = dataset.document_of(row)
        own = [actor for actor in row.who_acts if document.party in in_office[document.election].get(actor, ())]
        lay[own[0] if len(own) == 1 else ""] += 1
    parts = [f"{lay[actor]:,} by {with_article(term.label)}" for actor, term in words.ACTORS.items() if lay[actor]]
    if lay[""] and parts:
        parts.append(f"{lay['']:,} by several")
    return [(f"Of the {lay.total():,} delivered", ", ".join(parts))] if len(parts) > 1 else []


def _governing(view: View) -> list[tuple[Text, Text]]:
    """Who governs now in the nation asked about, where one is: a promise was made for the day of an election."""
    if len(view.selection.nations) != 1 or view.names.hidden:
        return []
    nation = view.dataset.by_id["nation"][view.selection.nations[0]]
    now = nation.governments[-1]
    if now.until:  # it has ended, and nobody knows yet who comes
        return []
    parties = joined([view.names.party(party) for party in now.parties]) or "No party"
    return [(f"Who governs {nation.name} now", link(view.selection.address("nations"), parties))]


def _holding(view: View) -> list[tuple[Text, Text]]:
    """What already holds on the subject in the nation asked about, where one is."""
    selection, dataset = view.selection, view.dataset
    if len(selection.nations) != 1:
        return []
    nation = dataset.by_id["nation"][selection.nations[0]]
    themes = themes_of(view, selection)
    return [
        (
            f"Today in {nation.name}",
            # The fact itself is no link: programs that take the text out of a page drop what is nothing but links.
            markup("{}: {}", link(f"{selection.address('nations')}#holds", words.ENTITLEMENTS[one.id].label), one.value),
        )
        for one in nation.entitlements
        if one.value and words.THEME_OF_ENTITLEMENT[one.id] in themes
    ]


def themes_of(view: View, selection: Selection) -> set[str]:
    """The themes that a selection is about: those chosen, those of its topics, or those that its search names."""
    topics = view.dataset.by_id["topic"]
    named = index_of(view.dataset).named_in(selection.text) if selection.text else ()
    return {
        *selection.themes,
        *(topics[topic].theme for topic in selection.topics),
        *(thing.id for thing in named[:2] if thing.kind == "theme"),
        *(topics[thing.id].theme for thing in named[:1] if thing.kind == "topic"),
    }
