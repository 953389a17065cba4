"""A plan sheet says what the fields say, asks what the text leaves open, and guesses nothing."""

import pytest

from commitments.library import Dataset
from commitments.records import vocabulary as words
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.sheets.cards import card_of
from commitments.sheets.nations import LEGISLATURES, how_sure, powers_on, status_in, who_decides
from commitments.sheets.promise import QUESTIONS, promise_sheet
from commitments.sheets.sheet import NOT_ESTABLISHED, Sheet
from commitments.sheets.topic import topic_sheet

APPOINTMENTS = "labour-uk-2024/forty-thousand-appointments"
EVERY = Selection()
HIDDEN = Selection(names_hidden=True)


def sheet_of(dataset: Dataset, id_: str, selection: Selection = EVERY) -> Sheet:
    row = dataset.find(id_)
    assert row is not None
    return promise_sheet(dataset, row, selection)


def texts(sheet: Sheet) -> str:
    """Everything that a sheet shows or leads to."""
    said = [sheet.title, sheet.lead, sheet.origin, sheet.doubt, sheet.address]
    for section in sheet.sections:
        said += [section.heading, section.note, *(f"{line.label} {line.text} {line.link}" for line in section.lines)]
        said += [cell.text for row in (section.table.rows if section.table else ()) for cell in row.cells]
    return " ".join(said)


def test_each_fact_is_either_told_or_asked_for(shipped: Dataset) -> None:
    for row in shipped.commitments[::7]:
        facts = promise_sheet(shipped, row, EVERY).section("facts")
        asked = {line.label for line in facts.lines if line.open}
        assert asked == {term.label for fact, term in words.PLAN_FACTS.items() if fact not in row.plan_facts}
        assert [line.label for line in facts.lines] == [term.label for term in words.PLAN_FACTS.values()]


def test_the_questions_judge_no_party() -> None:
    assert set(QUESTIONS) == set(words.PLAN_FACTS)
    assert all(question.count("?") == 1 and "manifesto" in question for question in QUESTIONS.values())


def test_a_known_sheet_says_what_a_team_needs(shipped: Dataset) -> None:
    sheet = sheet_of(shipped, APPOINTMENTS)
    assert "extra two million NHS operations" in sheet.origin
    said = {line.label: line.text for section in sheet.sections for line in section.lines}
    assert said["Who leads"] == QUESTIONS["lead"]
    assert said["Who would have to act"] == "The UK Government."
    assert said["The text's own measure"] == "40,000 a week, two million a year"
    assert "Do not compare" in said["England: Planned care"]
    assert "Scotland: Planned care" not in said, "it reaches England alone"
    assert sheet.section("became").heading == "What became of it, as of 26 November 2025"


def test_who_makes_the_law_is_what_the_powers_say(shipped: Dataset) -> None:
    table = sheet_of(shipped, APPOINTMENTS).section("nations").table
    assert table is not None
    rows = {row.label: [cell.text for cell in row.cells] for row in table.rows}
    services = next(cells for label, cells in rows.items() if "NHS and HSC services" in label)
    assert services == [
        "The UK Parliament",
        *(f"{name} ({how})" for name, how in zip(LEGISLATURES.values(), ("devolved", "devolved", "transferred"), strict=True)),
    ]
    taxes = next(cells for label, cells in rows.items() if "VAT" in label)
    assert taxes == ["The UK Parliament", "The UK Parliament (reserved)", NOT_ESTABLISHED, NOT_ESTABLISHED]
    assert rows["Does this promise reach it?"] == ["Yes", "No", "No", "No"]


def test_nobody_is_named_where_it_is_shared_or_not_established(shipped: Dataset) -> None:
    for power in shipped.powers:
        for nation in shipped.nations.nations:
            said, status = who_decides(power, nation.id), status_in(power, nation.id)
            if status in ("shared", "not-established"):
                assert not any(name in said for name in ("Parliament", "Senedd", "Assembly"))


def test_a_matter_that_does_not_fit_who_would_act_is_left_out(shipped: Dataset) -> None:
    sheet = sheet_of(shipped, "plaid-cymru-2024/needs-based-nhs-funding")  # asks the UK Government for money for Wales
    nations = sheet.section("nations")
    assert nations.table is not None and not nations.lines
    assert {cell.text for row in nations.table.rows if row.label == "Who makes the law" for cell in row.cells} == {
        NOT_ESTABLISHED
    }
    assert "does not fit who would have to act" in nations.note


def test_without_a_recorded_matter_it_is_not_established(sample: Dataset) -> None:
    assert powers_on(sample, ("dental-places",)) == ()
    table = sheet_of(sample, "red-uk-2024/more-dentists").section("nations").table
    assert table is not None
    law = next(row for row in table.rows if row.label == "Who makes the law")
    assert {cell.text for cell in law.cells} == {NOT_ESTABLISHED}
    assert not any(cell.sources for cell in law.cells)


def test_every_page_that_a_sheet_rests_on_is_numbered_and_listed(shipped: Dataset) -> None:
    sheet = sheet_of(shipped, APPOINTMENTS)
    named = {id_ for section in sheet.sections for id_ in section.rests_on}
    assert {source.id for source in sheet.sources} == named
    assert sheet.numbered((sheet.sources[0].id, sheet.sources[2].id)) == "[1, 3]"


@pytest.mark.parametrize("id_", ["red-uk-2024/more-dentists", "blue-uk-2024/dental-plan", "tartan-scotland-2024/free-checks"])
def test_hidden_names_are_told_by_nothing_on_a_sheet_or_card(sample: Dataset, id_: str) -> None:
    names = Names(sample, HIDDEN)
    row = sample.find(id_)
    assert row is not None
    said = texts(sheet_of(sample, id_, HIDDEN)) + " ".join(card_of(sample, row, HIDDEN))
    assert names.text(said) == said
    assert row.id not in said and row.document not in said


def test_a_topic_names_each_party_once_either_speaking_or_silent(shipped: Dataset) -> None:
    for nations in ((), ("wales",)):
        selection = Selection(nations=nations)
        for topic in shipped.topics[::20]:
            sheet = topic_sheet(shipped, topic, selection)
            table = sheet.section("promises").table
            speaking = {row.label for row in table.rows} if table else set()
            silent = " ".join(line.text.split(". The ")[0] for line in sheet.section("silent").lines)
            for party in selection.parties_shown(shipped):
                assert (party.short_name in speaking) != (
                    party.short_name in silent.replace("Scot. Greens", "")
                    if party.short_name == "Green"
                    else party.short_name in silent
                ), (topic.id, party.id)


def test_a_nation_chosen_leaves_the_promises_that_reach_it(shipped: Dataset) -> None:
    topic = shipped.by_id["topic"]["hospital-waiting-lists"]
    table = topic_sheet(shipped, topic, Selection(nations=("wales",))).section("promises").table
    assert table is not None and all(
        "Wales" in row.cells[1].text or row.cells[1].text == "All four nations" for row in table.rows
    )


def test_a_sheet_says_how_far_its_pages_carry(shipped: Dataset) -> None:
    topic = shipped.by_id["topic"]["abortion-law"]
    (line,) = topic_sheet(shipped, topic, EVERY).section("nations").lines
    assert line.text.endswith("Based on thin evidence: check before relying on it.")
    assert set(words.FACT_CONFIDENCE) == {"solid", "secondary", "thin"} and how_sure("solid") == ""


def test_hidden_names_stay_hidden_on_every_sheet(shipped: Dataset) -> None:
    names = Names(shipped, HIDDEN)
    for row in shipped.commitments[::9]:
        sheet = promise_sheet(shipped, row, HIDDEN)
        said = texts(sheet) + " ".join(card_of(shipped, row, HIDDEN))
        assert names.text(said) == said, row.id
        assert "Why these nations" not in [line.label for line in sheet.section("who").lines]
