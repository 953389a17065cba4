"""The plan sheet of one promise, from its fields alone."""

from collections.abc import Iterable

from commitments.dataset import Dataset
from commitments.describing import (
    edition,
    plan_facts,
    published,
    reach,
    status_label,
    status_meaning,
    update_when,
    who_acts,
)
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.sheets.approaches import prompts
from commitments.sheets.lists import code_of
from commitments.sheets.nations import figures_that_tell, of_promise
from commitments.sheets.sheet import SILENCE, Line, Section, Sheet
from commitments.standing import UNFOLLOWED, Standing, evidence_of, shown_by, standings
from commitments.tables.neighbours import neighbours
from commitments.wording import date, sentence_case

MOST_LIKE = 4  # promises of other parties; more would push the rest off the page
# What a team would ask where the text is silent, the same for every party. The fact's name stands before it, so it is not said again.
QUESTIONS = {
    "target": "What would change, and how much of it? The manifesto gives no figure, standard or end state.",
    "deadline": "Which date would a plan set? The manifesto gives none.",
    "funding": "What would it cost, and who would pay? The manifesto names no cost and no source.",
    "lead": "Who would lead it? The manifesto names no body or post.",
    "mechanism": "By which steps or means? The manifesto does not say.",
}


def promise_sheet(dataset: Dataset, row: model.Commitment, selection: Selection) -> Sheet:
    """The sheet. With names hidden in the selection it leaves out what would tell the party: source, what became of it, and others."""
    names = Names(dataset, selection)
    document = dataset.document_of(row)
    party = names.party_in_full(document.party)
    origin = (
        f"{party}. The source is hidden with the names."
        if names.hidden
        else f"{party}: {document.title} ({edition(document, dataset)}, {published(document)}), section “{row.section}”, find “{row.find}”"
    )
    sections = [
        _facts(row, names),
        _who(row, names),
        of_promise(dataset, row),
        prompts(dataset, row.nations, row, names.hidden),
        figures_that_tell(dataset, row.topics, row.nations, names.text(row.target.text) if row.target else ""),
    ]
    if not names.hidden:
        sections += [_others(dataset, row), _became(dataset, row)]
    doubt = names.text(row.doubt) if row.doubt and not names.hidden else ""
    return Sheet(
        row.id,
        f"Plan sheet of a promise (stance: {words.STANCES[row.stance].label.lower()}; scope: {words.SCOPES[row.scope].label.lower()})",
        names.text(row.title),
        names.text(row.summary),
        origin,
        address_of(row, selection),
        tuple(sections),
        sources_of(dataset, sections),
        doubt,
    )


def nations_alone(dataset: Dataset, row: model.Commitment, selection: Selection) -> Sheet:
    """Of a promise's sheet only what the same words would need in each nation, with the pages that it rests on."""
    section = of_promise(dataset, row)
    names = Names(dataset, selection)
    return Sheet(
        row.id, "", names.text(row.title), "", "", address_of(row, selection), (section,), sources_of(dataset, (section,))
    )


def address_of(row: model.Commitment, selection: Selection) -> str:
    """Where the live sheet of a promise is. With names hidden an id would tell the party: its code does not."""
    if selection.names_hidden:
        return Selection(names_hidden=True).address("list", of=code_of(row.id))
    return Selection().address("sheet", id=row.id)


def sources_of(dataset: Dataset, sections: Iterable[Section]) -> tuple[model.Source, ...]:
    """The pages that sections rest on, in the order in which they name them."""
    ids = dict.fromkeys(id_ for section in sections for id_ in section.rests_on)
    return tuple(dataset.by_id["source"][id_] for id_ in ids)


def _facts(row: model.Commitment, names: Names) -> Section:
    said = dict(plan_facts(row))
    lines = tuple(
        Line(term.label, sentence_case(names.text(said[term.label])))
        if term.label in said
        else Line(term.label, QUESTIONS[fact], open=True)
        for fact, term in words.PLAN_FACTS.items()
    )
    silent = any(line.open for line in lines)
    return Section("facts", "What the text says of a plan", lines, note=SILENCE if silent else "")


def _who(row: model.Commitment, names: Names) -> Section:
    acts = sentence_case(who_acts(row))
    lines = [
        Line(
            "Who would have to act",
            f"{acts}." if row.who_acts else "Who could do it? The text does not make this clear.",
            not row.who_acts,
        )
    ]
    if row.funding and row.funding.paid_by:
        lines.append(Line("Who would pay", names.text(f"{sentence_case(row.funding.paid_by)}.")))
    else:
        lines.append(Line("Who would pay", "Out of which budget? The manifesto does not say.", open=True))
    kinds = ", ".join(words.ACTIONS[action].label.lower() for action in row.action)
    law = " A law would have to be made or changed, by the text's own words." if "legislate" in row.action else ""
    lines.append(Line("Kind of action", f"{sentence_case(kinds)}.{law}"))
    if not names.hidden:  # it says in whose words
        lines.append(Line("Why these nations", f"{row.nations_basis}."))
    return Section("who", "Who would act and pay", tuple(lines))


def _others(dataset: Dataset, row: model.Commitment) -> Section:
    near = neighbours(dataset, row, MOST_LIKE)
    lines = tuple(
        Line(dataset.party_of(other).short_name, f"{other.title} ({reach(other, dataset)})", link=other.id) for other in near
    )
    return Section(
        "others",
        "Similar promises by other parties",
        lines,
        note="" if near else "No other party's commitment comes close to this one.",
    )


def _became(dataset: Dataset, row: model.Commitment) -> Section:
    standing = standings(dataset)[row.id]
    told = [status_meaning(standing, dataset)]
    if standing.note:
        told.append(f"{sentence_case(standing.note).rstrip('.')}.")
    lines = [Line(status_label(standing, dataset), " ".join(told))]
    known = evidence_of(dataset, row)
    if known is not None:
        update = shown_by(dataset, row) or known.newest or known.updates[-1]
        lines.append(Line(update_when(update), f"{update.what} ({update.source.publisher})", link=update.source.url))
    return Section(
        "became",
        f"What became of it{_as_of(standing)}",
        tuple(lines),
        note=f"Evidence up to {date(dataset.progress.newest_seen.date)}.",
    )


def _as_of(standing: Standing) -> str:
    if standing.status in UNFOLLOWED or not standing.as_of:
        return ""
    return f", as of {'about ' if standing.about else ''}{date(standing.as_of)}"
