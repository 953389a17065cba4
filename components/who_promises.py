"""Who promises what is shown, in which order, and why each other party has no promise among it."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from commitments.records import model
from commitments.selecting.questions import subjects_named
from commitments.selecting.search import index_of
from commitments.tables.blanks import BLANKS, silence_of, silent_on_topic
from commitments.tables.counts import blank_of
from commitments.tables.near_topics import near_topics
from components.markup import Text, listed, markup, party_mark, together
from components.output import Output
from components.table import number_link, words_link
from web.view import View

NOT_STANDING = "not standing there"
NOT_TO_BE_READ = "Manifesto not available to us"


def draw_by_party(view: View, out: Output, rows: Sequence[model.Commitment]) -> None:
    """How many of the commitments shown are whose, and why each other party has none.

    The names are no links: programs that take the text out of a page drop a list of nothing but links."""
    if speaking := by_party(view, rows, names_linked=False):
        out.html(
            markup(
                '<ul class="chips by-party">{}</ul>{}',
                together(markup("<li>{}</li>", one) for one in speaking),
                silent(view, rows),
            )
        )


def by_party(view: View, rows: Sequence[model.Commitment], names_linked: bool = True) -> list[Markup]:
    """Each party with its number of the commitments shown, linked, those that stand in the one nation chosen before the others, which
    are told apart; [] where only one party could have any."""
    numbers = speaking(view, rows)
    order = [*numbers]
    first = next((party for party in order if not stands(view, party)), None)
    return [
        markup(
            "{}{}",
            f"{'and ' if party != order[0] else ''}{NOT_STANDING}: " if party == first else "",
            numbered(view, party, numbers[party], names_linked),
        )
        for party in order
    ]


def speaking(view: View, rows: Sequence[model.Commitment]) -> dict[str, int]:
    """Party id -> how many of the commitments shown are its own, for those with some, in the reader's order, those that stand in the one
    nation chosen before the others; {} where only one party could have any."""
    numbers = _numbers_of_parties(view, rows)
    if len(numbers) < 2:
        return {}
    return {party: numbers[party] for party in sorted(numbers, key=lambda party: not stands(view, party)) if numbers[party]}


def numbered(view: View, party_id: str, number: int, name_linked: bool = True) -> Markup:
    """A party with its number of the commitments shown, which leads to them; never broken at a line's end."""
    own, name = view.selection.but(parties=(party_id,)), party_mark(view.names, party_id)
    if name_linked:
        noun = "commitment" if number == 1 else "commitments"
        said = words_link(view, own, number, markup("{} {:,}<span class=unseen> {}</span>", name, number, noun))
    else:
        said = markup("{} {}", name, number_link(view, own, number, view.names.party(party_id)))
    return markup('<span class="unbroken">{}</span>', said)


def stands(view: View, party_id: str) -> bool:
    """Whether a party stands in the one nation chosen; True where none or several are, and where names are hidden, as that would tell."""
    nations = view.selection.nations
    return len(nations) != 1 or view.names.hidden or nations[0] in view.dataset.by_id["party"][party_id].stands_in


def in_turn(view: View, rows: Sequence[model.Commitment]) -> tuple[model.Commitment, ...]:
    """The rows, one of each party after the other, so that the first ones show who differs: those first that say in their title or topic
    what was searched for, then those that hold it somewhere; of either those on health and care itself before those on its wider causes.
    Among those of one party the order stays."""
    place = {row.id: position for position, row in enumerate(view.dataset.commitments)}
    text = view.selection.text
    plainly = {*index_of(view.dataset).plainly(text, not view.names.hidden)} if text else set(place.values())
    turn: Counter[tuple[bool, bool, str]] = Counter()
    turns = []
    for row in rows:
        kind = place[row.id] not in plainly, row.scope == "wider", view.dataset.document_of(row).party
        turns.append((*kind[:2], turn[kind]))
        turn[kind] += 1
    return tuple(row for _, _, row in sorted(zip(turns, range(len(rows)), rows, strict=True)))


def standing_first(view: View, rows: Sequence[model.Commitment]) -> tuple[model.Commitment, ...]:
    """The rows, those of parties that stand in the one nation chosen before the others; among themselves in the order given."""
    return tuple(sorted(rows, key=lambda row: not stands(view, view.dataset.document_of(row).party)))


def silent(view: View, rows: Sequence[model.Commitment]) -> Markup:
    """Why each party without any of the commitments shown has none; '' where none is silent, or only one party could speak.

    Of a party that speaks on what a search is about in other words, that is said, with a way to what it says."""
    numbers = _numbers_of_parties(view, rows)
    reasons: dict[str, list[Text]] = {}
    for party, number in numbers.items():
        if not number and len(numbers) > 1:
            why, besides = why_none(view, party)
            reasons.setdefault(why, []).append(markup("{}{}", view.names.party(party), besides))
    said = together((markup("<strong>{}</strong>: {}.", why, listed(names)) for why, names in reasons.items()), " ")
    return markup("<p class=note>{}</p>", said) if said else Markup()


def _numbers_of_parties(view: View, rows: Sequence[model.Commitment]) -> dict[str, int]:
    """Party id -> how many of the commitments are its own, for every party that the selection shows, in order."""
    numbers = Counter(view.dataset.document_of(row).party for row in rows)
    return {party.id: numbers[party.id] for party in view.names.in_order(view.selection.parties_shown(view.dataset))}


def why_none(view: View, party_id: str) -> tuple[str, Text]:
    """Why a party has no commitment in the selection, in the words that the tables use, and in brackets what it says in other words."""
    selection = view.selection
    others = set(selection.narrowing) - {"parties", "nations", "elections"}
    silence = silence_of(view.dataset, party_id, selection.nations, selection.elections)
    if silence in ("not-standing", "not-theirs"):
        return _label(silence), ""
    if others == {"themes"} and len(selection.themes) == 1:
        return _label(blank_of(view.dataset, selection, selection.themes[0], party_id)), ""
    if len(selection.topics) == 1 and others <= {"topics", "text"}:
        return _why_not_on_topic(view, party_id)
    if others == {"text"}:
        return _why_not_found(view, party_id, silence)
    return _label("no-match" if others and silence != "not-read" else silence), ""


def _label(kind: str) -> str:
    """What a kind of silence is called in a sentence: every manifesto here was read that could be had."""
    return NOT_TO_BE_READ if kind == "not-read" else BLANKS[kind].label


def _why_not_on_topic(view: View, party_id: str) -> tuple[str, Text]:
    """The same of the one topic chosen, as Compare says it; with how many of the party's wider commitments are on the topic."""
    on_it = view.selection.but(text="")
    own = on_it.but(parties=(party_id,))
    if own.number(view.dataset):
        return _label("no-match"), ""
    if view.selection.text:
        with_words = view.selection.but(topics=(), parties=(party_id,))
        if others := with_words.number(view.dataset):
            what = f"{view.names.party(party_id)}, {view.selection.text}"
            return "Promises with these words on other topics", markup(" ({})", number_link(view, with_words, others, what))
    topic = view.dataset.by_id["topic"][on_it.topics[0]]
    for near_id in near_topics(view.dataset)[topic.id]:
        near_by, name = own.but(topics=(near_id,)), view.dataset.by_id["topic"][near_id].name
        if number := near_by.number(view.dataset):
            link_ = number_link(view, near_by, number, f"{view.names.party(party_id)}, {name}")
            return "Promises on a topic close to it", markup(" ({} on {})", link_, name)
    kind, near = silent_on_topic(view.dataset, on_it, topic, [party_id])[party_id]
    if not near:
        return _label(kind), ""
    what = f"{view.names.party(party_id)}, {topic.name}"
    return _label(kind), markup(" ({})", number_link(view, own.but(scope="all"), near, what))


def _why_not_found(view: View, party_id: str, silence: str) -> tuple[str, Text]:
    """The same of a search: ``silence`` is the party's kind in the nations chosen."""
    selection, dataset = view.selection, view.dataset
    for thing, instead in subjects_named(dataset, selection):
        own = instead.but(parties=(party_id,))
        if number := own.number(dataset):
            what = f"{view.names.party(party_id)}, {thing.name}"
            return "No promise with these words", markup(" ({} on {})", number_link(view, own, number, what), thing.name)
    if selection.but(parties=(party_id,), scope="all").number(dataset):
        return "Only wider causes of health match", ""
    return (_label(silence) if silence == "not-read" else "No promise with these words"), ""
