"""What a page says of a search: how it was read, what else was looked for, and what the data calls the subject."""

from markupsafe import Markup

from commitments.selecting.answers import FEW
from commitments.selecting.asked import apart
from commitments.selecting.questions import fewer_words, subjects_near
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.selecting.spoken import heard, taken_for
from commitments.selecting.subjects import LookedFor
from commitments.selecting.typed import synonyms_used, words_of
from commitments.tables.gaps import mentioning_subject
from commitments.tables.near_topics import near_topics
from commitments.wording import count, inside, joined
from components.markup import chips, link, markup
from components.output import Output
from web.view import View

MOST = 3  # themes and topics that are named beside a search


def search_note(view: View) -> str:
    """In sentences: which words were read as others, which are demanded of no promise, and which synonyms were looked for too; '' for none."""
    return " ".join(filter(None, [read_as_note(view), also_note(view)]))


def read_as_note(view: View) -> str:
    """In sentences: which words were read as others; '' for none."""
    index, text = index_of(view.dataset), view.selection.text
    if not text:
        return ""
    people = apart(index, text, not view.names.hidden).people
    said = [f"“{typed}” was read as “{meant}”." for typed, meant in (taken_for(text) | index.words.read_as(text)).items()]
    said += [f"“{name}” was read as {view.dataset.by_id['party'][party.id].in_sentence}." for name, party in people]
    return " ".join(said)


def also_note(view: View) -> str:
    """In sentences: which words are demanded of no promise, and which synonyms were looked for too; '' for none."""
    index, text = index_of(view.dataset), view.selection.text
    if not text:
        return ""
    read, free = index.words.read_as(text), {*index.not_demanded(text)}
    typed = [f"“{word}”" for word in dict.fromkeys(words_of(text)) if word.casefold() in free]
    also = synonyms_used(" ".join(read.get(word, word) for word in heard(text).split()))
    said = [f"Promises without {joined(typed)} count too."] if typed else []
    return " ".join([*said, f"Also searched for: {joined(also)}."] if also else said)


def draw_subjects(view: View, out: Output, page: str = "explore") -> None:
    """The themes and topics that a search comes near to, and the topics close to the one that answers, as ways to all that is said on them."""
    selection, dataset = view.selection, view.dataset
    near = [(thing.name, instead) for thing, instead in subjects_near(dataset, selection)[:MOST]]
    if len(selection.topics) == 1:
        close = near_topics(dataset)[selection.topics[0]]
        near += [(dataset.by_id["topic"][id_].name, selection.but(text="", topics=(id_,))) for id_ in close]
    ways = {instead: _way(view, instead, name, page) for name, instead in near if instead.number(dataset)}
    if ways:
        out.html(chips("On this subject", list(ways.values())))


def draw_nobodys(view: View, out: Output, nobodys: LookedFor) -> None:
    """That a subject was looked for and is in nobody's promise, and the ways to what is promised near it."""
    out.html(markup('<p class="sentence">{}</p>', said_of_nobodys(view, nobodys)))
    theme = view.selection.but(text="", topics=(), themes=(nobodys.theme.id,))
    near = {instead: thing.name for thing, instead in subjects_near(view.dataset, view.selection)[:MOST]}
    near.pop(theme, None)
    out.html(
        chips(
            "Near this subject", [_way(view, one, name, "answer") for one, name in [(theme, nobodys.theme.name), *near.items()]]
        )
    )


def said_of_nobodys(view: View, nobodys: LookedFor) -> str:
    """``Looked for, but in no commitment of any party: hospital food.``, and who mentions it without promising anything."""
    near = mentioning_subject(view.dataset, nobodys.subject, view.selection)
    mentioning = view.names.in_order(tuple(party for party in view.dataset.parties if party.id in near))
    parties = joined(view.names.party(party.id) for party in mentioning)
    return " ".join(
        [
            f"Looked for, but in no commitment of any party: {inside(nobodys.subject.name)}.",
            *([f"Mentioned in passing by: {parties}."] if parties else []),
            "A search for words can miss other wordings.",
        ]
    )


def draw_more(asked: View, view: View, out: Output, found: int) -> None:
    """What else there is to find beside ``found`` promises, each with a way to the list that holds it: by fewer of the words, off the topic
    that answers, and on wider causes of health. ``asked``: as it was asked; ``view``: as answered."""
    selection, dataset = view.selection, view.dataset
    others = []
    if selection.text and not asked.selection.topics:
        others.append((selection.but(topics=()), "with these words"))
    if found:  # where nothing is, the notice of that has the other ways
        others.append((selection.but(scope="all"), "on wider causes of health"))
    lines = []
    if selection.text and 0 < found <= FEW and (kept := fewer_words(dataset, selection, more_than=found).kept):
        lines.append(("Fewer words find more", selection.but(text=kept), f"on “{kept}”"))
    for other, said in others:
        if (more := other.number(dataset) - found) > 0:
            lines.append((f"{count(more, 'more promise')} {said}", other, "in all"))
    for line, other, what in lines:
        way = link(other.address("explore"), f"{count(other.number(dataset), 'promise')} {what}")
        out.html(markup('<p class="rest">{}: {}.</p>', line, way))


def instead_of(view: View, page: str) -> list[Markup]:
    """Where a search finds nothing: the themes and topics that it comes near to, as items of a list."""
    return [
        markup("<li>{}</li>", _way(view, instead, thing.name, page))
        for thing, instead in subjects_near(view.dataset, view.selection)[:MOST]
    ]


def _way(view: View, instead: Selection, name: str, page: str = "explore") -> Markup:
    number = instead.number(view.dataset)
    return link(instead.address(page), f"{name}{_narrowed(view, instead)}: {count(number, 'commitment')}")


def _narrowed(view: View, instead: Selection) -> str:
    """What else the words were taken for, beside a theme or a topic."""
    parties = () if instead.names_hidden else instead.parties
    names = [
        *(view.dataset.by_id["party"][party].short_name for party in parties if party not in view.selection.parties),
        *(view.dataset.by_id["nation"][nation].name for nation in instead.nations if nation not in view.selection.nations),
    ]
    return f", {joined(names)}" if names else ""
