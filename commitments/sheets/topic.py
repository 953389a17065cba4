"""The plan sheet of a topic: what all parties promise on it, who is silent and why, and what the same words would need in each nation."""

from commitments.dataset import Dataset
from commitments.describing import facts_not_stated, plan_facts, reach
from commitments.records import model
from commitments.records.references import NATION_ORDER
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.sheets.approaches import prompts
from commitments.sheets.nations import figures_that_tell, named, of_topic
from commitments.sheets.promise import sources_of
from commitments.sheets.sheet import SILENCE, Cell, Line, Section, Sheet, Table, TableRow
from commitments.tables.blanks import BLANKS, silent_on_topic
from commitments.wording import joined, sentence_case


def topic_sheet(dataset: Dataset, topic: model.Topic, selection: Selection) -> Sheet:
    """The sheet of a topic, of the promises that the rest of the selection lets through: with a nation chosen, those that reach it."""
    names = Names(dataset, selection)
    chosen = selection.but(topics=(topic.id,), themes=())
    rows = chosen.rows(dataset)
    nations = selection.nations or NATION_ORDER
    sections = (
        _promises(dataset, rows, names),
        _silent(dataset, chosen, topic, rows, names),
        of_topic(dataset, topic),
        prompts(dataset, nations),
        figures_that_tell(dataset, (topic.id,), nations),
    )
    where = f"Promises that reach {named(dataset, selection.nations)}" if selection.nations else "Promises for all nations"
    return Sheet(
        topic.id,
        "Plan sheet of a topic",
        topic.name,
        topic.definition,
        f"{where}. Theme: {dataset.by_id['theme'][topic.theme].name}. Parties are listed {chosen.order_in_words(dataset)}.",
        chosen.address("sheet"),
        sections,
        sources_of(dataset, sections),
    )


def _promises(dataset: Dataset, rows: tuple[model.Commitment, ...], names: Names) -> Section:
    said = []
    for row in rows:
        facts = ". ".join(f"{label}: {names.text(text).rstrip('.')}" for label, text in plan_facts(row))
        said.append(
            TableRow(
                names.party(dataset.document_of(row).party),
                (
                    Cell(names.text(row.title), link="" if names.hidden else row.id),
                    Cell(sentence_case(reach(row, dataset))),
                    Cell(f"{facts}." if facts else "None of the five facts of a plan."),
                    Cell(f"{sentence_case(facts_not_stated(row)) or 'None'}."),
                ),
            )
        )
    note = SILENCE if rows else "No promise in this selection."
    head = ("Party", "Promise", "Where it would be felt", "What the text states", "What it leaves open")
    return Section("promises", "What parties promise", table=Table(head, tuple(said)) if said else None, note=note)


def _silent(
    dataset: Dataset, chosen: Selection, topic: model.Topic, rows: tuple[model.Commitment, ...], names: Names
) -> Section:
    speaking = {dataset.document_of(row).party for row in rows}
    others = [party.id for party in names.in_order(chosen.parties_shown(dataset)) if party.id not in speaking]
    reasons: dict[str, list[str]] = {}
    for party, (kind, _) in silent_on_topic(dataset, chosen, topic, others).items():
        reasons.setdefault(kind, []).append(names.party(party))
    lines = tuple(Line(BLANKS[kind].label, f"{joined(parties)}. {BLANKS[kind].meaning}") for kind, parties in reasons.items())
    return Section("silent", "Parties with no promise here", lines, note="" if others else "Every party shown has one.")
