"""One commitment in plain words. Rows: see sample.py."""

import datetime

import pytest
from sample import DENTISTS

from commitments import describing
from commitments.records.model import Correction, Funding
from commitments.standing import Standing, standings

WAITS, ABROAD, HOMES = "red-uk-2024/shorter-waits", "red-uk-2024/world-health", "red-uk-2024/warm-homes"
NURSES, FREE = "blue-uk-2024/hire-nurses", "tartan-scotland-2024/free-checks"


@pytest.mark.parametrize(
    ("id_", "facts", "not_stated"),
    [
        (
            DENTISTS,
            [
                ("What exactly", "700 dentists"),
                ("By when", "within two years"),
                ("With what money", "Cost: £100 million to £150 million a year. The text: £100 to £150 million."),
                ("Who leads", "The health service"),
            ],
            "how",
        ),
        (WAITS, [("What exactly", "18 weeks"), ("By when", "by 2025")], "with what money, who leads and how"),
        (NURSES, [("How", "=1+1 new courses")], "what exactly, by when, with what money and who leads"),
        (FREE, [], "what exactly, by when, with what money, who leads and how"),
    ],
)
def test_plan_facts_that_the_text_states_and_those_that_it_does_not(sample, id_, facts, not_stated):
    row = sample.find(id_)
    assert describing.plan_facts(row) == facts
    assert describing.facts_not_stated(row) == not_stated


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"kind": "saving", "gbp_million": 2500, "period": "by 2030", "text": "2.5 billion"},
            "Saving: £2.5 billion by 2030. The text: 2.5 billion.",
        ),
        (
            {"kind": "revenue", "gbp_million": 40, "text": "Forty million.", "paid_by": "a levy"},
            "Revenue: £40 million, period not stated. The text: Forty million. Paid by: a levy.",
        ),
        ({"kind": "cost", "text": "part of a fund"}, "Cost: no sum for this promise alone. The text: part of a fund."),
    ],
)
def test_what_the_text_says_of_the_money(fields, said):
    assert describing.funding(Funding(**fields)) == said


@pytest.mark.parametrize(
    ("id_", "reach", "acts"),
    [
        (DENTISTS, "England", "the UK Government"),
        (WAITS, "England", "the UK Government and local government"),
        (ABROAD, "outside the UK", "the UK Government"),
        (HOMES, "all four nations", "not clear from the text"),
    ],
)
def test_where_it_would_be_felt_and_who_would_have_to_act(sample, id_, reach, acts):
    row = sample.find(id_)
    assert describing.reach(row, sample) == reach
    assert describing.who_acts(row) == acts


@pytest.mark.parametrize(
    ("id_", "nation", "said"),
    [
        (DENTISTS, "england", ""),
        (HOMES, "wales", ""),
        (
            DENTISTS,
            "scotland",
            "This would not apply in Scotland: it reaches England. On matters like this, the Scottish Government and "
            "Parliament decide there.",
        ),
        (
            FREE,
            "northern-ireland",
            "This would not apply in Northern Ireland: it reaches Scotland. On matters like this, the Northern Ireland Executive "
            "and Assembly decide there.",
        ),
        (ABROAD, "wales", "This acts outside the UK and not in Wales."),
    ],
)
def test_why_it_would_not_apply_where_a_reader_lives(sample, id_, nation, said):
    assert describing.elsewhere(sample.find(id_), nation, sample) == said


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("done", "Delivered"),
        ("not-in-power", "Not in power"),
        ("nothing-found", "No evidence found"),
        ("not-searched", "Not checked yet"),
    ],
)
def test_what_a_standing_is_called(sample, status, label):
    assert describing.status_label(Standing(status), sample) == label
    assert describing.status_meaning(Standing(status), sample)


def test_a_manifesto_without_a_day_says_so(sample):
    document = sample.documents[0]
    assert describing.published(document) == "day of publication not found"
    assert describing.published(document.model_copy(update={"published": "2024-06-13"})) == "13 June 2024"


def test_every_commitment_can_be_told_in_words(live):
    for row in live.commitments:
        stated = len(describing.plan_facts(row))
        assert stated == len(row.plan_facts)
        assert bool(describing.facts_not_stated(row)) == (stated < 5)
        assert describing.status_label(standings(live)[row.id], live)
        for nation in live.by_id["nation"]:
            assert bool(describing.elsewhere(row, nation, live)) == (nation not in row.nations)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing("done", as_of="2026-07-14"), "as of 14 July 2026, four months ago"),
        (Standing("done", as_of="2026-01", about=True), "as of about January 2026, ten months ago"),
        (Standing("done"), "none of the evidence shows a date"),
        (Standing("not-in-power", as_of="2026-07-14"), "as of 14 July 2026, four months ago"),
        (Standing("not-in-power", "Others govern."), ""),
        (Standing("not-searched"), ""),
        (Standing("nothing-found", "Searched."), ""),
    ],
)
def test_a_standing_says_its_date_and_its_age(standing, said):
    assert describing.standing_when(standing, datetime.date(2026, 11, 28)) == said


def test_how_far_the_evidence_reaches(sample):
    assert describing.known_to(sample) == "up to 20 November 2026"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("deadline", "by when"),
        ("target and mechanism", "what exactly and how"),
        ("target, lead, title and summary", "what exactly, who leads, title and summary"),
        ("funding.gbp_million", "sum of money"),
        ("status of two vague aims", "status of two vague aims"),
        ("who would act, on 14 commitments", "who would act, on 14 commitments"),
    ],
)
def test_a_correction_names_a_field_as_readers_know_it(field, said):
    assert describing.field_in_words(field) == said


def correction(commitment, field, date="2026-11-20"):
    return Correction(date=date, commitment=commitment, field=field, said="one", says="another", why="A slip.")


def test_of_corrections_of_the_same_field_of_a_promise_only_the_newest_holds():
    log = [
        correction(DENTISTS, "nations", "2026-11-21"),
        correction(DENTISTS, "title"),
        correction(DENTISTS, "stance and nations"),
        correction(WAITS, "nations"),
        correction(None, "documents"),
        correction(None, "documents"),
    ]
    assert [newest for _, newest in describing.newest_or_not(log)] == [True, True, False, True, True, True]
