"""One election or several: selection, order of parties, tables and blanks hold for each alone and for both together."""

import pytest
import second_election
from datasets import FROZEN
from second_election import FIRST, LABOUR_ROW, SECOND, SNP_ROWS

from commitments.downloads import export
from commitments.library import Dataset, dataset_from
from commitments.reading.folder import read_folder, read_texts
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.standing import standings
from commitments.tables.blanks import silence_of
from commitments.tables.counts import party_by_theme


@pytest.fixture(scope="module")
def both() -> Dataset:
    reading = read_texts(read_folder(FROZEN).texts | second_election.texts())
    assert [str(fault) for fault in reading.faults] == []
    return dataset_from(reading.records, reading.texts)


def test_a_selection_of_one_election_holds_its_rows_alone(both, shipped):
    second = Selection(elections=(SECOND,)).rows(both)
    assert [row.id for row in second] == [*SNP_ROWS, LABOUR_ROW]
    first = Selection(elections=(FIRST,))
    assert [row.id for row in first.rows(both)] == [row.id for row in Selection().rows(shipped)]
    assert len(Selection().rows(both)) == len(first.rows(both)) + len(second)


def test_the_address_carries_the_elections(both):
    selection = Selection(elections=(SECOND,))
    assert selection.address("explore") == f"explore?election={SECOND}"
    assert Selection.from_params({"election": [SECOND]}, both) == (selection, ())


def test_parties_shown_are_those_that_wrote_for_the_election_in_its_own_order(both, shipped):
    second = Selection(elections=(SECOND,))
    assert [party.id for party in second.parties_shown(both)] == ["snp", "labour"]
    assert Selection(elections=(FIRST,)).parties_shown(both) == both.parties_in_order("seats", (FIRST,))
    assert [party.id for party in both.parties_in_order("seats", (FIRST,))] == [p.id for p in shipped.parties_in_order()]
    assert len(Selection().parties_shown(both)) == len(shipped.parties)


@pytest.mark.parametrize(
    ("elections", "order", "sentence_ends"),
    [
        (
            (),
            "by seats at the 2024 general election, then votes; then those that stood only later, by seats at the first "
            "election at which they did",
            "of all 15 parties, 2 elections counted together",
        ),
        ((FIRST,), "by seats at the 2024 general election, then votes", "of all 15 parties, 2024 general election"),
        (
            (SECOND,),
            "by seats at the 2099 test election, then votes",
            "of the 2 parties whose manifestos were read, 2099 test election",
        ),
    ],
)
def test_order_and_sentence_say_which_election(both, elections, order, sentence_ends):
    selection = Selection(elections=elections)
    assert selection.order_in_words(both) == order
    assert selection.sentence(both).endswith(sentence_ends)


def test_seats_of_two_parliaments_are_never_set_against_one_another(both, shipped):
    assert both.parties_in_order("seats") == both.parties_in_order("seats", (FIRST,))
    assert [party.id for party in both.parties_in_order()] == [party.id for party in shipped.parties_in_order()]
    alone = [
        party.id for party in both.parties_in_order("seats", (SECOND,)) if any(r.election == SECOND for r in party.results)
    ]
    assert alone == ["snp", "labour"]


def test_tables_add_up_by_election(both, shipped):
    totals = {
        elections: party_by_theme(both, Selection(elections=elections)).counts.to_numpy().sum()
        for elections in ((), (FIRST,), (SECOND,))
    }
    assert totals[(SECOND,)] == 3
    assert totals[(FIRST,)] == party_by_theme(shipped, Selection()).counts.to_numpy().sum()
    assert totals[()] == totals[(FIRST,)] + totals[(SECOND,)]


def test_blanks_follow_the_documents_of_the_election(both):
    assert silence_of(both, "labour", ("england",), (SECOND,)) == "not-theirs", "its document was for Scotland alone"
    assert silence_of(both, "labour", ("england",), (FIRST,)) == "nothing-found"
    assert silence_of(both, "labour", ("scotland",), (SECOND,)) == "nothing-found"
    assert silence_of(both, "scottish-greens", ("scotland",), (SECOND,)) == "not-read"
    assert silence_of(both, "scottish-greens", ("scotland",), (FIRST,)) == "nothing-found"


def test_standing_asks_who_governed_since_that_election(both):
    assert standings(both)[SNP_ROWS[0]].status == "not-searched", "the SNP governs Scotland"
    assert standings(both)[LABOUR_ROW].status == "not-in-power"


def test_names_and_files_tell_the_election(both):
    names = Names(both, Selection())
    assert names.document("snp-2099") == "Invented (Scottish manifesto, 2099 test election)"
    records = export.records(both, Selection(elections=(SECOND,)))
    assert [record["id"] for record in records] == [*SNP_ROWS, LABOUR_ROW]
    assert {record["selection"] for record in records} == {
        "Core commitments of the 2 parties whose manifestos were read, 2099 test election"
    }
