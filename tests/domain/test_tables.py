"""The counts behind the pages: what each number is out of, that they add up, and why a cell is empty. Rows: see sample.py."""

import itertools

import pandas as pd
import pytest
from sample import dataset_of, sample_files

from commitments.records.references import NATION_ORDER
from commitments.selecting.selection import Selection
from commitments.tables.blanks import BLANKS, silence_of
from commitments.tables.counts import (
    approaches_by_theme,
    party_by_theme,
    progress_by_status,
    stated_by_party,
    topics_by_parties,
    who_would_act,
)

SCOTLAND, WALES = Selection(nations=("scotland",)), Selection(nations=("wales",))
NOBODY = Selection(nations=("northern-ireland",))


def cells(table: pd.DataFrame) -> dict[tuple[str, str], object]:
    """What is not zero or '': (row, column) -> value."""
    return {(row, column): table.at[row, column] for row in table.index for column in table.columns if table.at[row, column]}


def selections(dataset) -> list[Selection]:
    """A spread of selections: each nation, scope and order, with and without a filter."""
    ways = itertools.product([(), *[(nation,) for nation in NATION_ORDER], ("scotland", "wales")], ("core", "all"))
    plain = [Selection(nations=nations, scope=scope) for nations, scope in ways]
    theme = dataset.themes[0].id
    narrow = [
        Selection(stances=("press",)),
        Selection(text="care"),
        Selection(themes=(theme,)),
        Selection(order="name"),
        NOBODY,
    ]
    return plain + narrow + [Selection(parties=(dataset.parties[0].id,)), Selection(text="no such words anywhere")]


# --- party by theme ---------------------------------------------------------------------------------------------------


def test_commitments_by_theme_and_party(sample):
    table = party_by_theme(sample, Selection())
    assert list(table.counts.index) == ["dentistry", "waiting-times", "workforce", "funding"]
    assert list(table.counts.columns) == ["red", "blue", "gold", "tartan"]
    assert cells(table.counts) == {
        ("dentistry", "red"): 1,
        ("dentistry", "blue"): 1,
        ("dentistry", "tartan"): 1,
        ("waiting-times", "red"): 1,
        ("waiting-times", "tartan"): 1,
        ("workforce", "red"): 1,
        ("workforce", "blue"): 1,
        ("funding", "red"): 1,
    }


def test_only_the_themes_and_parties_chosen_in_the_order_chosen(sample):
    table = party_by_theme(sample, Selection(themes=("workforce",), parties=("red", "blue"), order="name"))
    assert (list(table.counts.index), list(table.counts.columns)) == (["workforce"], ["blue", "red"])


BLANK_CASES = {
    "read in full, nothing there": (Selection(), "waiting-times", "blue", "nothing-found"),
    "only a wider commitment": (Selection(), "dentistry", "gold", "touched"),
    "only as a second theme": (Selection(nations=("england",)), "workforce", "red", "touched"),
    "does not stand in the nation": (SCOTLAND, "dentistry", "blue", "not-standing"),
    "does not stand there, nor anywhere has any": (SCOTLAND, "waiting-times", "gold", "not-standing"),
    "its commitments reach another nation": (SCOTLAND, "waiting-times", "red", "not-theirs"),
    "stands there, and has none anywhere": (SCOTLAND, "workforce", "tartan", "nothing-found"),
    "its manifesto for the nation was not read": (WALES, "dentistry", "blue", "not-read"),
    "the filters let none through": (Selection(stances=("oppose",)), "dentistry", "red", "no-match"),
    "the filters let none of the wider through": (Selection(stances=("oppose",)), "dentistry", "gold", "no-match"),
    "filters, but there was nothing anyway": (Selection(stances=("oppose",)), "waiting-times", "blue", "nothing-found"),
    "a search lets none through": (Selection(text="nurses"), "dentistry", "tartan", "no-match"),
    "one of two nations is read": (Selection(nations=("england", "wales")), "waiting-times", "blue", "nothing-found"),
}


@pytest.mark.parametrize(("selection", "theme", "party", "kind"), BLANK_CASES.values(), ids=BLANK_CASES)
def test_why_a_cell_is_empty(sample, selection, theme, party, kind):
    table = party_by_theme(sample, selection)
    assert table.counts.at[theme, party] == 0
    assert table.blanks.at[theme, party] == kind
    assert (table.touched.at[theme, party] > 0) == (kind == "touched")


def test_every_kind_of_blank_has_a_case():
    elsewhere = {"mentioned"}  # in test_blanks.py: the sample has none
    assert {kind for *_, kind in BLANK_CASES.values()} | elsewhere == set(BLANKS)


def test_touched_counts_wider_commitments_and_second_themes():
    files = sample_files()
    rows = {record["id"]: record for record in files["commitments.yaml"]["commitments"]}
    rows["gold-uk-2024/school-checks"] |= {"theme": "funding", "also": ["dentistry"]}
    rows["red-uk-2024/warm-homes"]["also"] = ["dentistry"]
    rows["blue-uk-2024/hire-nurses"]["also"] = ["waiting-times", "funding"]
    table = party_by_theme(dataset_of(files), Selection())
    assert cells(table.touched) == {
        ("dentistry", "gold"): 1,
        ("funding", "gold"): 1,
        ("waiting-times", "blue"): 1,
        ("funding", "blue"): 1,
    }


@pytest.mark.parametrize(
    ("party", "nations", "kind"),
    [
        ("blue", (), "nothing-found"),
        ("blue", ("england",), "nothing-found"),
        ("blue", ("scotland",), "not-standing"),
        ("blue", ("wales",), "not-read"),
        ("blue", ("wales", "scotland"), "not-read"),
        ("blue", ("wales", "england"), "nothing-found"),
        ("red", ("wales",), "nothing-found"),
        ("red", ("northern-ireland",), "not-standing"),
        ("tartan", ("scotland", "northern-ireland"), "nothing-found"),
    ],
)
def test_what_silence_means(sample, party, nations, kind):
    assert silence_of(sample, party, nations) == kind


# --- facts, approaches, status -----------------------------------------------------------------------------


def test_plan_facts_by_party(sample):
    table = stated_by_party(sample, Selection(), "fact")
    assert list(table.columns) == "target deadline funding lead mechanism four-or-more none commitments".split()
    assert {party: list(table.loc[party]) for party in table.index} == {
        "red": [2, 2, 2, 1, 0, 1, 1, 4],
        "blue": [0, 0, 0, 0, 1, 0, 1, 2],
        "gold": [0, 0, 0, 0, 0, 0, 0, 0],
        "tartan": [0, 1, 0, 0, 0, 0, 1, 2],
    }


def test_approaches_by_party_and_by_theme(sample):
    table = stated_by_party(sample, Selection(), "approach")
    assert list(table.columns) == "system-view co-production measurement capability commitments".split()
    assert [list(table.loc[party]) for party in ("red", "blue")] == [[0, 0, 0, 1, 4], [1, 1, 0, 0, 2]]
    table = approaches_by_theme(sample, Selection())
    assert {theme: list(table.loc[theme]) for theme in table.index} == {
        "dentistry": [0, 0, 0, 1, 3],
        "waiting-times": [0, 0, 0, 0, 2],
        "workforce": [1, 1, 0, 0, 2],
        "funding": [0, 0, 0, 0, 1],
    }
    assert list(approaches_by_theme(sample, Selection(themes=("funding",))).index) == ["funding"]


def test_what_became_of_them_by_party(sample):
    table = progress_by_status(sample, Selection())
    assert list(table.columns) == ["done", "begun", "not-in-power", "nothing-found", "not-searched"]
    assert {party: list(table.loc[party]) for party in table.index} == {
        "red": [1, 0, 1, 1, 1],
        "blue": [0, 0, 1, 0, 1],
        "gold": [0, 0, 0, 0, 0],
        "tartan": [0, 1, 0, 0, 1],
    }


@pytest.mark.parametrize("data", ["sample", "shipped"])
def test_every_table_adds_up_to_the_selection(request, data):
    dataset = request.getfixturevalue(data)
    for selection in selections(dataset):
        frame = selection.frame(dataset)
        number = len(frame)
        shown = [party.id for party in selection.parties_shown(dataset)]
        by_party = {party: int((frame["party"] == party).sum()) for party in shown}

        table = party_by_theme(dataset, selection)
        assert dict(table.counts.sum()) == by_party
        assert ((table.counts == 0) == (table.blanks != "")).all(axis=None), "a number or the reason for a blank, never both"
        assert table.counts.shape == table.blanks.shape == table.touched.shape
        assert set(table.blanks.to_numpy().ravel()) <= {"", *BLANKS}
        assert ((table.touched > 0) == (table.blanks == "touched")).all(axis=None)

        facts = stated_by_party(dataset, selection, "fact")
        assert dict(facts["commitments"]) == by_party
        assert (facts.drop(columns="commitments").max(axis=1) <= facts["commitments"]).all()
        assert dict(stated_by_party(dataset, selection, "approach")["commitments"]) == by_party
        assert dict(progress_by_status(dataset, selection).sum(axis=1)) == by_party
        assert approaches_by_theme(dataset, selection)["commitments"].sum() == number
        for whole in (facts, table.counts, table.touched):
            assert all(kind.kind == "i" for kind in whole.dtypes), "counts are whole numbers"


# --- topics, who would act ----------------------------------------------------------------------------------------------


def test_topics_on_which_most_parties_speak_first(sample):
    found = [(topic.id, parties) for topic, parties in topics_by_parties(sample, Selection())]
    assert found == [("dental-places", 3), ("hospital-waits", 2)]
    assert topics_by_parties(sample, NOBODY) == []


def test_what_parties_would_do_themselves_in_a_nation(sample):
    itself, others = who_would_act(sample, SCOTLAND, "scotland")
    assert [row.id for row in itself] == ["tartan-scotland-2024/free-checks", "tartan-scotland-2024/shorter-waits"]
    assert [row.id for row in others] == ["red-scotland-2024/more-dentists", "red-scotland-2024/agency-fees"]
