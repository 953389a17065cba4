"""Hidden names are hidden: in labels, texts, colours and files, over the whole of the data."""

import csv
import io
import itertools
import json
import re

import pytest

from commitments.downloads import export
from commitments.selecting.names import HIDDEN_COLOURS, MASK, Names
from commitments.selecting.selection import Selection

HIDDEN = Selection(names_hidden=True)


def telling(dataset) -> list[str]:
    """What gives a party away: its names, and titles and ids of its manifestos. Not the words that are words like any other:
    the title "Change", the short names "Green" and "Conservative" where they stand alone."""
    names = {name for party in dataset.parties for name in (party.name, party.in_sentence, *party.aliases)}
    names |= {party.short_name for party in dataset.parties} - {"Green", "Conservative"}
    titles = {document.title for document in dataset.documents if " " in document.title}
    return sorted(names | titles | {document.id for document in dataset.documents})


def found_in(text: str, words: list[str]) -> list[str]:
    pattern = r"(?<!\w)(" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)"
    return sorted(set(re.findall(pattern, text)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The Red Party would", f"The {MASK} would"),
        ("Reds say", f"{MASK} say"),
        ("the Red Party's plan", f"the {MASK} plan"),
        ("as in Forward Together", f"as in {MASK}"),
        ("Red tape, Redshank, Steady work", "Red tape, Redshank, Steady work"),
    ],
)
def test_a_text_is_masked_only_where_names_are_hidden(sample, text, shown):
    assert Names(sample, HIDDEN).text(text) == shown
    assert Names(sample, Selection()).text(text) == text


def test_names_as_they_are(sample):
    names = Names(sample, Selection())
    assert names.party("red") == "Red"
    assert names.party_in_full("red") == "Red Party"
    assert names.colours("red") == ("#b00020", "#ff6070")
    assert names.document("red-uk-2024") == "Forward Together (UK manifesto)"
    assert names.in_order(sample.parties) == sample.parties


def test_hidden_parties_have_a_letter_each_and_nothing_else_of_their_own(shipped):
    names = Names(shipped, HIDDEN)
    letters = [names.party(party.id) for party in shipped.parties]
    assert sorted(letters) == [f"Party {letter}" for letter in "ABCDEFGHIJKLMNO"]
    assert letters == [names.party_in_full(party.id) for party in shipped.parties]
    assert {names.colours(party.id) for party in shipped.parties} == {HIDDEN_COLOURS}
    assert {names.document(document.id) for document in shipped.documents} == {"a manifesto"}
    assert [names.party(party.id) for party in names.in_order(shipped.parties)] == sorted(letters)


def test_the_same_address_shows_the_same_letters_and_no_telling_order(shipped):
    letters = [Names(shipped, HIDDEN).party(party.id) for party in shipped.parties_in_order()]
    assert letters == [Names(shipped, HIDDEN.but(order="name", scope="all")).party(p.id) for p in shipped.parties_in_order()]
    assert letters != sorted(letters)
    assert letters != sorted(letters, reverse=True)


@pytest.mark.parametrize("scope", ["core", "all"])
def test_no_text_of_the_data_gives_a_party_away(live, scope):
    names, words = Names(live, HIDDEN), telling(live)
    for row in HIDDEN.but(scope=scope).rows(live):
        parts = (row.target, row.deadline, row.funding)
        texts = [
            row.title,
            row.summary,
            row.lead,
            row.mechanism,
            row.section,
            row.doubt,
            *(part and part.text for part in parts),
        ]
        assert not found_in(" ".join(names.text(text) for text in texts if text), words), row.id


def test_a_note_that_names_an_entry_by_its_id_gives_no_party_away(shipped):
    row = shipped.commitments[0]
    note = Names(shipped, HIDDEN).text(f"As {row.id} and {row.document} have it.")
    assert note == "As [party name hidden] and [party name hidden] have it."
    assert Names(shipped, Selection()).text(row.id) == row.id


@pytest.mark.parametrize("scope", ["core", "all"])
def test_no_file_gives_a_party_away(live, scope):
    selection = HIDDEN.but(scope=scope)
    words = telling(live) + [colour for party in live.parties for colour in (party.colour, party.colour_dark)]
    address = f"https://example.org/{selection.address('explore')}"
    table = export.to_csv(live, selection, address).decode("utf-8-sig")
    whole = export.to_json(live, selection, address).decode()
    assert not found_in(table, words)
    assert not found_in(whole, words)
    records = list(csv.DictReader(io.StringIO(table)))
    assert len(records) == len(json.loads(whole)["commitments"]) == len(selection.rows(live))
    party_ids = {party.id for party in live.parties}
    for record in itertools.chain(records, json.loads(whole)["commitments"]):
        for column in ("party", "document", "edition", "id", "same_as"):
            assert record.get(column) not in party_ids
        assert not record.get("id")
    order = [record["party"] for record in records]
    assert order == sorted(order), "the order of the parties would tell"


@pytest.mark.parametrize(
    "selection", [HIDDEN.but(parties=("labour", "snp")), HIDDEN.but(text="Labour"), HIDDEN.but(text="SNP care")], ids=str
)
def test_nor_do_the_filters_or_the_address_in_a_file(shipped, selection):
    address = f"https://example.org/{selection.address('explore')}"
    for file in (export.to_csv(shipped, selection, address), export.to_json(shipped, selection, address)):
        assert not found_in(file.decode("utf-8-sig"), [*telling(shipped), "labour", "snp"])


def test_the_address_is_told_where_it_gives_nothing_away(shipped):
    selection = HIDDEN.but(themes=("dentistry",))
    whole = json.loads(export.to_json(shipped, selection, "https://example.org/x"))
    assert whole["address"] == "https://example.org/x"
    assert whole["filters"] == {"scope": ["core"], "theme": ["dentistry"], "names": ["hidden"]}
