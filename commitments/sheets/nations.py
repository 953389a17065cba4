"""What the same words would need in each nation: who decides, who runs the service, whose money it is, and what already holds."""

from collections.abc import Callable, Sequence
from functools import partial

from commitments.dataset import Dataset
from commitments.governments import GOVERNMENT_OF
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.sheets.sheet import NOT_ESTABLISHED, Cell, Line, Section, Table, TableRow
from commitments.wording import joined, period_of, sentence_case

# Who makes the law where a power has this status. Where it is shared or not established, nobody is named.
LEGISLATURES = {
    "scotland": "The Scottish Parliament",
    "wales": "The Senedd",
    "northern-ireland": "The Northern Ireland Assembly",
}
OWN_GOVERNMENT = {nation: actor for actor, nation in GOVERNMENT_OF.items()}
NO_MATTER = "No matter of law is recorded for this subject, so who makes the law is left open."
# Status of a power -> the governments that could act on it in a nation. Where it is shared or not established, any could.
KEEPERS: dict[str, Callable[[str], set[str]]] = {
    "devolved": lambda nation: {OWN_GOVERNMENT[nation]},
    "transferred": lambda nation: {OWN_GOVERNMENT[nation]},
    "uk-parliament": lambda nation: {"uk-government"},
    "reserved": lambda nation: {"uk-government"},
    "excepted-or-reserved": lambda nation: {"uk-government"},
}
KEPT = {"reserved": "reserved", "excepted-or-reserved": "excepted or reserved"}


def powers_on(dataset: Dataset, topics: Sequence[str]) -> tuple[model.Power, ...]:
    """The matters of powers.yaml that are recorded for any of the topics, in the file's order."""
    return tuple(power for power in dataset.powers if set(power.topics).intersection(topics))


def status_in(power: model.Power, nation: str) -> str:
    """A word of ``POWER_STATUSES``: who decides on a matter in a nation."""
    status: str = getattr(power.status, nation.replace("-", "_"))
    return status


def who_decides(power: model.Power, nation: str) -> str:
    """``The Senedd (devolved)``, ``The UK Parliament (reserved)``, ``Shared: see the note`` or that it is not established."""
    status = status_in(power, nation)
    if status == "not-established":
        return NOT_ESTABLISHED
    if status == "shared":
        return "Shared: see the note"
    if status in ("devolved", "transferred"):
        return f"{LEGISLATURES[nation]} ({status})"
    return f"The UK Parliament ({KEPT[status]})" if status in KEPT else "The UK Parliament"


def fits(power: model.Power, row: model.Commitment) -> bool:
    """Whether a matter can be what a promise is about: in each nation that the promise reaches, whoever decides on the matter is among
    those who would have to act. A promise on waiting lists that asks the UK Government for money for Wales is not about a devolved matter.
    """
    acting = set(row.who_acts).intersection(GOVERNMENT_OF)
    if not acting:
        return True
    return all(
        status_in(power, nation) not in KEEPERS or acting & KEEPERS[status_in(power, nation)](nation) for nation in row.nations
    )


def of_promise(dataset: Dataset, row: model.Commitment) -> Section:
    """The table for a promise."""
    on_topic = powers_on(dataset, row.topics)
    powers = tuple(power for power in on_topic if fits(power, row))
    left = "What is recorded for its topic does not fit who would have to act, so who makes the law is left open."
    return _section(dataset, powers, row.topics, row.theme, row.nations, left if on_topic else NO_MATTER)


def of_topic(dataset: Dataset, topic: model.Topic) -> Section:
    """The table for a topic, whose promises differ in what they reach."""
    return _section(dataset, powers_on(dataset, (topic.id,)), (topic.id,), topic.theme, None, NO_MATTER)


def _section(
    dataset: Dataset,
    powers: Sequence[model.Power],
    topics: Sequence[str],
    theme: str,
    reaches: Sequence[str] | None,
    left_open: str,
) -> Section:
    """``reaches``: the nations that the promise reaches, None for a topic; ``left_open``: what is said where there is no power."""
    nations = dataset.nations.nations

    def row(label: str, cell: Callable[[model.NationRecord], Cell]) -> TableRow:
        return TableRow(label, tuple(cell(nation) for nation in nations))

    rows: list[TableRow] = []
    if reaches is not None:
        rows.append(row("Does this promise reach it?", lambda nation: Cell("Yes" if nation.id in reaches else "No")))
    for power in powers:
        label = f"Who makes the law: {power.power}" if len(powers) > 1 else "Who makes the law"
        rows.append(row(label, partial(_makes_law, power)))
    if not powers:
        rows.append(row("Who makes the law", lambda nation: Cell(NOT_ESTABLISHED)))
    rows.append(row("Who runs health and care", _who_runs))
    rows.append(row("Where health money comes from", lambda nation: Cell(nation.funding.how, nation.funding.sources)))
    entitlements = entitlements_on(dataset, topics, theme)
    for id_ in entitlements:
        rows.append(row(f"Already in place: {words.ENTITLEMENTS[id_].label}", partial(_holds, id_)))
    if not entitlements:
        rows.append(row("Already in place", lambda nation: Cell("No entitlement recorded")))
    lines = tuple(Line(power.power, f"{power.note}.{how_sure(power.confidence)}", sources=power.sources) for power in powers)
    note = "Chosen by the topic of the promise; other areas of law may matter too." if powers else left_open
    head = ("", *(nation.name for nation in nations))
    return Section("nations", "The same words in each nation", lines, Table(head, tuple(rows)), note)


def entitlements_on(dataset: Dataset, topics: Sequence[str], theme: str) -> tuple[str, ...]:
    """What already holds on a subject: the entitlements of its topics, or where those name none, of its theme."""
    named = tuple(dict.fromkeys(id_ for topic in topics for id_ in dataset.by_id["topic"][topic].entitlements))
    return named or tuple(id_ for id_, under in words.THEME_OF_ENTITLEMENT.items() if under == theme and not topics)


def _makes_law(power: model.Power, nation: model.NationRecord) -> Cell:
    text = who_decides(power, nation.id)
    return Cell(text, () if text == NOT_ESTABLISHED else power.sources)


def _who_runs(nation: model.NationRecord) -> Cell:
    sources = tuple(dict.fromkeys(id_ for body in nation.who_runs_it for id_ in body.sources))
    return Cell("; ".join(body.body for body in nation.who_runs_it), sources)  # several have an "and" of their own


def _holds(id_: str, nation: model.NationRecord) -> Cell:
    found = next((entitlement for entitlement in nation.entitlements if entitlement.id == id_), None)
    if found is None or found.value is None:
        return Cell(NOT_ESTABLISHED)
    when = f" (as of: {period_of(found.as_of)})" if found.as_of else ""
    return Cell(f"{found.value}{when}.{how_sure(found.confidence)}", found.sources)


def figures_that_tell(dataset: Dataset, topics: Sequence[str], nations: Sequence[str], own: str = "") -> Section:
    """Figures that would show whether it works, nation by nation, each with its definition and what it must not be compared with.
    ``own``: the promise's own measure, '' where its text gives none."""
    standards = tuple(dict.fromkeys(id_ for topic in topics for id_ in dataset.by_id["topic"][topic].standards))
    lines = [Line("The text's own measure", sentence_case(own))] if own else []
    for nation in dataset.nations.nations:
        for standard in nation.standards:
            if standard.id in standards and nation.id in nations:
                newest = (
                    f"Figure recorded: {standard.performance} ({period_of(standard.performance_period)})."
                    if standard.performance
                    else "No figure was recorded."
                )
                text = f"{standard.definition}. Aim: {standard.target}. {newest} Do not compare: {standard.comparability_note}."
                text += how_sure(standard.confidence)
                lines.append(
                    Line(
                        f"{nation.name}: {words.STANDARDS[standard.id].label}",
                        text.replace("..", "."),
                        sources=standard.sources,
                    )
                )
    if not standards:
        lines.append(
            Line(
                "Published figures",
                f"{NOT_ESTABLISHED}. Which figure would show that it works, and who publishes it?",
                open=True,
            )
        )
    return Section("figures", "Figures that would show whether it works", tuple(lines))


def how_sure(confidence: str) -> str:
    """A sentence where the pages do not carry all the way: `` Resting on secondary pages.``; '' where they do."""
    return {
        "solid": "",
        "secondary": " Based on secondary pages.",
        "thin": " Based on thin evidence: check before relying on it.",
    }[confidence]


def named(dataset: Dataset, nations: Sequence[str]) -> str:
    """``England and Wales``; ``Nowhere in the UK`` for none."""
    return sentence_case(joined(dataset.by_id["nation"][nation].name for nation in nations)) or "Nowhere in the UK"
