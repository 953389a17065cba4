"""Commitments as cards or as rows of a table."""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from commitments.describing import edition, elsewhere, facts_not_stated, plan_facts, reach, status_label, who_acts
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.questions import subjects_named
from commitments.selecting.search import Pieces, index_of
from commitments.standing import evidence_of, standings
from commitments.tables.blanks import BLANKS, silence_of, silent_on_topic
from commitments.tables.counts import blank_of
from commitments.wording import date, sentence_case
from components.adding import add_link
from components.markup import Text, definition_list, folded_on_a_phone, link, markup, party_mark, tag, together
from components.output import Output
from components.table import number_link
from web.pages import PAGES
from web.view import View


def card(view: View, row: model.Commitment, marked: tuple[Markup, Markup] | None = None, level: int = 3) -> Markup:
    """HTML of a card. ``marked``: title and summary as HTML with the search's matches marked. ``level``: of its heading."""
    dataset, names = view.dataset, view.names
    document = dataset.document_of(row)
    light, dark = names.colours(document.party)
    plainly = (names.text(row.title), names.text(row.summary))
    title, summary = (None if names.hidden else marked) or plainly
    heading: Text = title
    if names.hidden:
        source = "The source is hidden with the names."
    else:
        heading = markup('<a href="{}">{}</a>', view.selection.address("commitment", id=row.id), title)
        source = f"{names.document(document.id)}, “{row.section}”"
    notes = [sentence_case(f"not stated: {silent}") for silent in [facts_not_stated(row)] if silent]
    if len(view.selection.nations) == 1:
        notes += filter(None, [elsewhere(row, view.selection.nations[0], dataset)])
    facts: list[tuple[str, Text]] = [(label, names.text(text)) for label, text in plan_facts(row)]
    # Where a question is answered few cards stand, each with who would act and the evidence in sight; of a long list a phone folds them.
    in_sight = view.page is PAGES["answer"]
    acting = sentence_case(who_acts(row))
    if not in_sight:
        facts.append(("Who would act", acting))
    standing, known = standings(dataset)[row.id], None if names.hidden else evidence_of(dataset, row)
    update = _telling(known) if known else None
    evidence = _evidence(update) if update else Markup()
    if known and update:
        said = " ".join(filter(None, (update.what, known.reason)))
        facts.append(("What became of it", said if in_sight else markup("{} {}", said, evidence)))
    tags = [
        tag(words.STANCES[row.stance].label, f"stance {row.stance}"),
        tag(sentence_case(reach(row, dataset)), "nation"),
    ]
    # What became of a commitment tells who governs, so it goes with the names. That nobody has looked is said as anything else is.
    if not names.hidden:
        tags.append(tag(status_label(standing, dataset), "status"))
    if row.scope == "wider":
        tags.append(tag("Wider cause of health", "scope"))
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
        together(tags),
        together(
            markup('<p class="in-sight quiet">{}</p>', line)
            for line in (f"Who would act: {acting}", evidence)
            if in_sight and line
        ),
        folded_on_a_phone(
            "In full",
            markup(
                '<p>{}</p>{}<p class="note">{}</p><p class="source">{}</p>',
                summary,
                definition_list(facts) if facts else "",
                ". ".join(notes),
                source,
            ),
            names.text(row.title),
        ),
        add_link(view, row.id, names.text(row.title)),
    )


def _telling(known: model.Progress) -> model.Update | None:
    """The newest update that says what the status says; None where there is none."""
    return max((one for one in reversed(known.updates) if one.status == known.status), key=lambda one: one.placed, default=None)


def _evidence(update: model.Update) -> Markup:
    """Where it comes from, and of when it is."""
    when = f"as of {date(update.date)}" if update.date else f"of about {date(update.about)}" if update.about else "undated"
    source = update.source
    return markup("Evidence {}: {}, {}", when, link(source.url, source.title), source.publisher)


def marked_in(view: View, positions: list[int]) -> dict[int, tuple[Markup, Markup]]:
    """Of the rows at these places in the dataset that the search matches: place -> title and summary as HTML with the matches marked."""
    found = index_of(view.dataset).marked(view.selection.text, positions) if view.selection.text else {}
    return {place: (_with_marks(title), _with_marks(summary)) for place, (title, summary) in found.items()}


def _with_marks(pieces: Pieces) -> Markup:
    return together(markup("<mark>{}</mark>", piece) if is_match else piece for piece, is_match in pieces)


def draw_cards(view: View, out: Output, rows: list[model.Commitment], positions: list[int]) -> None:
    """A grid of cards; ``positions`` are the rows' places in the dataset, for marking the search's matches."""
    marked = marked_in(view, positions)
    cards = (card(view, row, marked.get(place), level=2) for row, place in zip(rows, positions, strict=True))
    out.html(markup('<div class="cards">{}</div>', together(cards)))


def draw_by_party(view: View, out: Output, rows: Sequence[model.Commitment]) -> None:
    """How many of the commitments shown are whose, and why each other party has none."""
    if speaking := by_party(view, rows):
        out.html(
            markup(
                '<ul class="chips by-party">{}</ul>{}',
                together(markup("<li>{}</li>", one) for one in speaking),
                silent(view, rows),
            )
        )


NOT_STANDING = "and not standing there:"


def by_party(view: View, rows: Sequence[model.Commitment]) -> list[Markup]:
    """Each party with its number of the commitments shown, linked, those that stand in the one nation chosen before the others, which
    are told apart; [] where only one party could have any."""
    numbers = _numbers_of_parties(view, rows)
    if len(numbers) < 2:
        return []
    order = [party for party in sorted(numbers, key=lambda party: not stands(view, party)) if numbers[party]]
    first = next((party for party in order if not stands(view, party)), None)
    return [
        markup(
            '{}<span class="unbroken">{} {}</span>',
            f"{NOT_STANDING} " if party == first else "",
            party_mark(view.names, party),
            _of_party(view, party, numbers[party]),
        )
        for party in order
    ]


def stands(view: View, party_id: str) -> bool:
    """Whether a party stands in the one nation chosen; True where none or several are, and where names are hidden, as that would tell."""
    nations = view.selection.nations
    return len(nations) != 1 or view.names.hidden or nations[0] in view.dataset.by_id["party"][party_id].stands_in


def in_turn(view: View, rows: Sequence[model.Commitment]) -> tuple[model.Commitment, ...]:
    """The rows, where several parties were chosen one of each after the other: who asks how they differ is to see all of them first."""
    if len(view.selection.parties) < 2:
        return tuple(rows)
    turn: Counter[str] = Counter()
    turns = []
    for row in rows:
        party = view.dataset.document_of(row).party
        turns.append(turn[party])
        turn[party] += 1
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
            why, besides = _why_none(view, party)
            reasons.setdefault(why, []).append(markup("{}{}", view.names.party(party), besides))
    said = together((markup("<strong>{}</strong>: {}.", why, _listed(names)) for why, names in reasons.items()), " ")
    return markup("<p class=note>{}</p>", said) if said else Markup()


def _listed(names: list[Text]) -> Markup:
    return markup("{}{}{}", together(names[:-1], ", "), " and " if len(names) > 1 else "", names[-1])


def _numbers_of_parties(view: View, rows: Sequence[model.Commitment]) -> dict[str, int]:
    """Party id -> how many of the commitments are its own, for every party that the selection shows, in order."""
    numbers = Counter(view.dataset.document_of(row).party for row in rows)
    return {party.id: numbers[party.id] for party in view.names.in_order(view.selection.parties_shown(view.dataset))}


def _why_none(view: View, party_id: str) -> tuple[str, Text]:
    """Why a party has no commitment in the selection, in the words that the tables use, and in brackets what it says in other words."""
    selection = view.selection
    others = set(selection.narrowing) - {"parties", "nations", "elections"}
    silence = silence_of(view.dataset, party_id, selection.nations, selection.elections)
    if silence in ("not-standing", "not-theirs"):
        return BLANKS[silence].label, ""
    if others == {"themes"} and len(selection.themes) == 1:
        return BLANKS[blank_of(view.dataset, selection, selection.themes[0], party_id)].label, ""
    if len(selection.topics) == 1 and others <= {"topics", "text"}:
        return _why_not_on_topic(view, party_id)
    if others == {"text"}:
        return _why_not_found(view, party_id, silence)
    return BLANKS["no-match" if others and silence != "not-read" else silence].label, ""


def _why_not_on_topic(view: View, party_id: str) -> tuple[str, Text]:
    """The same of the one topic chosen, as Compare says it; with how many of the party's wider commitments are on the topic."""
    on_it = view.selection.but(text="")
    own = on_it.but(parties=(party_id,))
    if own.number(view.dataset):
        return BLANKS["no-match"].label, ""
    if view.selection.text:
        with_words = view.selection.but(topics=(), parties=(party_id,))
        if others := with_words.number(view.dataset):
            what = f"{view.names.party(party_id)}, {view.selection.text}"
            return "Promises with these words on other topics", markup(" ({})", number_link(view, with_words, others, what))
    topic = view.dataset.by_id["topic"][on_it.topics[0]]
    kind, near = silent_on_topic(view.dataset, on_it, topic, [party_id])[party_id]
    if not near:
        return BLANKS[kind].label, ""
    what = f"{view.names.party(party_id)}, {topic.name}"
    return BLANKS[kind].label, markup(" ({})", number_link(view, own.but(scope="all"), near, what))


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
    return (BLANKS[silence].label if silence == "not-read" else "No commitment matches these words"), ""


def _of_party(view: View, party_id: str, number: int) -> Text:
    return number_link(view, view.selection.but(parties=(party_id,)), number, view.names.party(party_id))


def draw_table(view: View, out: Output, rows: list[model.Commitment], caption: str) -> None:
    """The same commitments as a table, one row each."""
    dataset, names = view.dataset, view.names
    body = []
    for row in rows:
        document = dataset.document_of(row)
        title = names.text(row.title)
        heading = title if names.hidden else link(view.selection.address("commitment", id=row.id), title)
        said = dict(plan_facts(row))
        facts = ", ".join(said) or "None"
        body.append(
            markup(
                '<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>',
                heading,
                party_mark(names, document.party),
                dataset.by_id["theme"][row.theme].name,
                words.STANCES[row.stance].label,
                sentence_case(reach(row, dataset)),
                facts,
                "Hidden with the names" if names.hidden else status_label(standings(dataset)[row.id], dataset),
                add_link(view, row.id, title),
            )
        )
    head = together(
        markup('<th scope="col">{}</th>', name)
        for name in (
            "Commitment",
            "Party",
            "Theme",
            "What the party would do",
            "Where it would be felt",
            "Plan facts stated",
            "What became of it",
            "My list",
        )
    )
    out.html(
        markup(
            '<div class="table-frame" role="region" aria-label="{}" tabindex="0"><table class="rows wide">'
            '<caption class="unseen">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
            caption,
            caption,
            head,
            together(body),
        )
    )
