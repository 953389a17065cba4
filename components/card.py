"""Commitments as cards."""

import re
from typing import NamedTuple

from markupsafe import Markup

from commitments.describing import edition, elsewhere, facts_not_stated, plan_facts, reach, repeated, status_label, who_acts
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.search import Pieces, index_of
from commitments.standing import evidence_of, shown_by, standings
from commitments.wording import date, inside, joined, sentence_case
from components.adding import add_link
from components.markup import Text, definition_list, folded_on_a_phone, link, markup, party_mark, tag, together
from components.output import Output
from web.pages import PAGES
from web.view import View

BECAME = "What became of it"
MARKED = "<mark>"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=(?:<mark>)?[A-Z])")


class Marked(NamedTuple):
    """A commitment's words as HTML with the matches of a search marked. ``elsewhere``: of its topics or details what matches, '' for none."""

    title: Markup
    summary: Markup
    elsewhere: Markup


def card(view: View, row: model.Commitment, marked: Marked | None = None, level: int = 3) -> Markup:
    """HTML of a card. ``level``: of its heading."""
    dataset, names = view.dataset, view.names
    document = dataset.document_of(row)
    light, dark = names.colours(document.party)
    plainly = (names.text(row.title), names.text(row.summary))
    title, summary = (marked.title, marked.summary) if marked and not names.hidden else plainly
    heading: Text = title
    if names.hidden:
        source = "The source is hidden with the names."
    else:
        heading = markup('<a href="{}">{}</a>', view.selection.address("commitment", id=row.id), title)
        source = f"{names.document(document.id)}, “{row.section}”"
    notes = [sentence_case(f"not stated: {silent}") for silent in [facts_not_stated(row)] if silent]
    again = "" if names.hidden else repeated(row, dataset)
    if len(view.selection.nations) == 1:
        notes += filter(None, [elsewhere(row, view.selection.nations[0], dataset)])
    facts: list[tuple[str, Text]] = [(label, names.text(text)) for label, text in plan_facts(row)]
    # Where a question is answered few cards stand, each with who would act and the evidence in sight; of a long list a phone folds them,
    # but not where a status was asked for.
    in_sight = view.page is PAGES["answer"] or bool(view.selection.statuses)
    acting = sentence_case(who_acts(row))
    if not in_sight:
        facts.append(("Who would act", acting))
        notes += filter(None, [again.removesuffix(".")])
    became, more = _became(view, row, in_sight)
    facts += more
    why_found = _where_it_says_so(view, row, marked) if marked and not names.hidden else Markup()
    told = (why_found, f"Who would act: {acting}", again, became) if in_sight else ()
    plain = document.branch == "uk" and len(dataset.elections) == 1
    which = "" if names.hidden or plain else markup(' <span class="edition">{}</span>', edition(document, dataset))
    return markup(
        '<article class="card" style="--party:light-dark({},{})">'
        '<p class="who">{}{}</p>'
        "<h{}>{}</h{}>"
        '<p class="tags">{}</p>{}'
        '{}<p class="add-to-list">{}</p></article>',
        light,
        dark,
        party_mark(names, document.party),
        which,
        level,
        heading,
        level,
        _tags(view, row),
        together(markup('<p class="in-sight quiet">{}</p>', line) for line in told if line),
        folded_on_a_phone(
            "Details",
            markup(
                '{}{}<p class="note">{}</p><p class="source">{}</p>',
                "" if in_sight and summary == why_found else markup("<p>{}</p>", summary),  # one sentence is not told twice
                definition_list(facts) if facts else "",
                ". ".join(notes),
                source,
            ),
            names.text(row.title),
        ),
        add_link(view, row.id, names.text(row.title)),
    )


def _tags(view: View, row: model.Commitment) -> Markup:
    dataset = view.dataset
    tags = [
        tag(words.STANCES[row.stance].label, f"stance {row.stance}"),
        tag(sentence_case(reach(row, dataset)), "nation"),
    ]
    # What became of a commitment tells who governs, so it goes with the names. That nobody has looked is said as anything else is.
    if not view.names.hidden:
        tags.append(tag(status_label(standings(dataset)[row.id], dataset), "status"))
    if row.scope == "wider":
        tags.append(tag("Wider cause of health", "scope"))
    return together(tags)


def _became(view: View, row: model.Commitment, in_sight: bool) -> tuple[Markup, list[tuple[str, Text]]]:
    """What became of it, with the evidence: what is ``in_sight``, its first sentence, and what stands among the facts."""
    known = None if view.names.hidden else evidence_of(view.dataset, row)
    update = shown_by(view.dataset, row) if known else None
    if known is None or update is None:
        return Markup(), []
    said, evidence = " ".join(filter(None, (update.what, known.reason))), _evidence(update)
    if not in_sight:
        return Markup(), [(BECAME, markup("{} {}", said, evidence))]
    first = SENTENCE_END.split(update.what)[0]
    more = said.removeprefix(first).strip()
    return markup("{}: {} {}", BECAME, first, evidence), [(f"More on {inside(BECAME)}", more)] if more else []


def _where_it_says_so(view: View, row: model.Commitment, marked: Marked) -> Markup:
    """Where the title does not hold what was searched for: the sentence of the summary that does, or why the promise was found without."""
    if MARKED in marked.title:
        return Markup()
    if MARKED in marked.summary:
        return next(Markup(sentence) for sentence in SENTENCE_END.split(marked.summary) if MARKED in sentence)
    named = [
        thing.name
        for thing in index_of(view.dataset).typed_in_full(view.selection.text)
        if thing.kind == "approach" and thing.id in row.approaches
    ]
    index, rows = index_of(view.dataset), view.dataset.commitments
    named += [
        inside(subject.name)
        for subject in index.subjects_typed(view.selection.text)
        if any(rows[place].id == row.id for place in index.places_on(subject))
    ]
    why: Text = marked.elsewhere or joined(named)
    return markup("Found by: {}", why) if why else Markup()


def _evidence(update: model.Update) -> Markup:
    """Where it comes from, and of when it is."""
    when = f"as of {date(update.date)}" if update.date else f"of about {date(update.about)}" if update.about else "undated"
    source = update.source
    return markup("Evidence {}: {}, {}", when, link(source.url, source.title), source.publisher)


def marked_in(view: View, positions: list[int]) -> dict[int, Marked]:
    """The rows at these places in the dataset that the search matches."""
    found = index_of(view.dataset).marked(view.selection.text, positions) if view.selection.text else {}
    return {place: Marked(*map(_with_marks, pieces)) for place, pieces in found.items()}


def _with_marks(pieces: Pieces) -> Markup:
    return together(markup("<mark>{}</mark>", piece) if is_match else piece for piece, is_match in pieces)


def draw_cards(view: View, out: Output, rows: list[model.Commitment], positions: list[int]) -> None:
    """A grid of cards; ``positions`` are the rows' places in the dataset, for marking the search's matches."""
    marked = marked_in(view, positions)
    cards = (card(view, row, marked.get(place), level=2) for row, place in zip(rows, positions, strict=True))
    out.html(markup('<div class="cards">{}</div>', together(cards)))
