"""Files for others: what is in them is what is on the screen, they say where they come from, and they do no harm."""

import csv
import io
import json

import jsonschema
import pandas as pd
import pytest
from datasets import FROZEN
from sample import DENTISTS, dataset_of, sample_files

from commitments.downloads import export
from commitments.editing.schema import schemas
from commitments.reading.folder import read_folder
from commitments.records.model import Commitment
from commitments.selecting.selection import Selection

ADDRESS = "https://example.org/explore?party=red"
SELECTIONS = [
    Selection(),
    Selection(scope="all"),
    Selection(parties=("red",), nations=("scotland",)),
    Selection(text="nurses"),
    Selection(nations=("northern-ireland",)),
    Selection(names_hidden=True),
]


def as_text(value) -> str:
    return "" if value is None else str(export.defused(value))


@pytest.mark.parametrize("selection", SELECTIONS, ids=range(len(SELECTIONS)))
@pytest.mark.parametrize("data", ["sample", "shipped"])
def test_a_csv_read_again_holds_the_records(request, data, selection):
    dataset = request.getfixturevalue(data)
    records = export.records(dataset, selection, ADDRESS)
    table = export.to_csv(dataset, selection, ADDRESS)
    assert table.startswith(b"\xef\xbb\xbf"), "spreadsheets need it to read £ and é rightly"
    reader = csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline=""))
    again = list(reader)
    assert reader.fieldnames == export.COLUMNS
    assert again == [{key: as_text(value) for key, value in record.items()} for record in records]
    frame = pd.read_csv(io.BytesIO(table), dtype=str, keep_default_na=False)
    assert frame.to_dict("records") == again


def test_every_row_says_where_it_comes_from(sample):
    record = export.records(sample, Selection(parties=("red",)), ADDRESS)[0]
    assert record["id"] == DENTISTS
    assert record["selection"] == "Core commitments of the Red Party"
    assert record["data_version"] == sample.version
    assert record["address"] == ADDRESS
    assert record["archived_text"] == "https://example.org/red-uk-2024"


def test_a_record_is_flat_and_what_is_not_stated_is_empty(sample):
    records = {record["id"]: record for record in export.records(sample, Selection(scope="all"))}
    dentists = records[DENTISTS]
    assert (dentists["party"], dentists["document"]) == ("Red Party", "Forward Together")
    assert (dentists["action"], dentists["also"]) == ("recruit; spend", "workforce")
    assert (dentists["gbp_million"], dentists["gbp_million_to"], dentists["target_quantity"]) == (100, 150, 700)
    assert dentists["what_became_of_it"] == "Delivered"
    abroad = records["red-uk-2024/world-health"]
    assert (abroad["nations"], abroad["gbp_million"], abroad["deadline_text"], abroad["topic"]) == ("", None, None, None)


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5%", "@SUM(A1)", "=HYPERLINK(1)"])
def test_no_text_runs_as_a_formula(text):
    files = sample_files()
    files["commitments.yaml"]["commitments"][0] |= {"section": text, "find": text, "summary": f"{text} and more"}
    table = export.to_csv(dataset_of(files), Selection()).decode("utf-8-sig")
    for record in csv.DictReader(io.StringIO(table)):
        for value in record.values():
            assert not value.startswith(export.FORMULA_STARTS)
    first = next(csv.DictReader(io.StringIO(table)))
    assert (first["section"], first["find"]) == (f"'{text}", f"'{text}")


@pytest.mark.parametrize(("value", "same"), [("a=1", "a=1"), ("", ""), (None, None), (-5, -5), (1.5, 1.5), ("'x", "'x")])
def test_what_is_no_formula_stays_as_it_is(value, same):
    assert export.defused(value) == same


def test_no_cell_of_the_data_runs_as_a_formula(live):
    table = export.to_csv(live, Selection(scope="all"), ADDRESS).decode("utf-8-sig")
    assert not [value for row in csv.reader(io.StringIO(table)) for value in row if value.startswith(export.FORMULA_STARTS)]


def _take_additions_out(record):
    """What a file adds to a record of the data: names for ids, and what became of it."""
    for name in "party party_name party_id document_title document_id election status what_became_of_it as_of as_of_earliest evidence".split():
        del record[name]


@pytest.mark.parametrize("selection", SELECTIONS[:-1], ids=range(len(SELECTIONS) - 1))
def test_json_holds_the_records_as_in_the_data(shipped, selection):
    whole = json.loads(export.to_json(shipped, selection, ADDRESS))
    rows = selection.rows(shipped)
    core = "" if selection.scope == "all" else "Core "
    assert whole["selection"].removeprefix(core).casefold() == selection.sentence(shipped).casefold()
    assert whole["filters"] == {"scope": [selection.scope]} | selection.params()
    assert (whole["address"], whole["data_version"], whole["count"]) == (ADDRESS, shipped.version, len(rows))
    assert (whole["licence"], whole["licence_url"]) == (shipped.site.licence, shipped.site.licence_url)
    again = []
    for record in whole["commitments"]:
        party = shipped.party_of(rows[len(again)])
        assert (record["party"], record["party_id"], record["party_name"]) == (party.id, party.id, party.name)
        assert record["document_id"] == rows[len(again)].document and record["what_became_of_it"]
        _take_additions_out(record)
        again.append(Commitment.model_validate_json(json.dumps(record)))
    assert tuple(again) == rows


def test_json_records_follow_the_published_schema(shipped):
    schema = json.loads(schemas(read_folder(FROZEN).records)["schemas/commitments.schema.json"])
    whole = json.loads(export.to_json(shipped, Selection(scope="all")))
    assert whole["address"] is None
    for record in whole["commitments"]:
        _take_additions_out(record)
    jsonschema.Draft202012Validator(schema).validate({"commitments": whole["commitments"]})


def test_files_of_nothing_still_say_what_they_are(sample):
    nothing = Selection(nations=("northern-ireland",))
    assert export.to_csv(sample, nothing).decode("utf-8-sig").strip() == ",".join(export.COLUMNS)
    whole = json.loads(export.to_json(sample, nothing))
    assert (whole["count"], whole["commitments"]) == (0, [])
    assert whole["selection"] == "Core commitments of all 4 parties that reach Northern Ireland"


def test_the_same_selection_gives_the_same_bytes(shipped):
    for write in (export.to_csv, export.to_json):
        assert write(shipped, Selection(), ADDRESS) == write(shipped, Selection(), ADDRESS)


@pytest.mark.parametrize("selection", SELECTIONS, ids=range(len(SELECTIONS)))
def test_records_without_an_envelope_are_a_table_to_pandas(shipped, selection):
    table = pd.read_json(io.BytesIO(export.to_json_records(shipped, selection)))
    records = export.listed(shipped, selection)
    assert len(table) == len(records) and (not records or list(table["title"]) == [record["title"] for record in records])


@pytest.mark.parametrize(
    ("date", "latest"),
    [("2030", "2030-12-31"), ("2024-02", "2024-02-29"), ("2026-04", "2026-04-30"), ("2024-07-04", "2024-07-04"), (None, None)],
)
def test_a_deadline_of_any_precision_has_a_last_day(date, latest):
    assert export.latest_day(date) == latest


def test_evidence_is_what_the_status_rests_on(sample):
    for record in export.records(sample, Selection(scope="all"), rows=sample.commitments):
        known = sample.progress_of.get(record["id"])
        if known:
            assert record["evidence"].split("; ") == list(dict.fromkeys(str(update.source.url) for update in known.updates))
            assert (record["status"], record["as_of"]) == (known.status, known.as_of)
        elif not record["same_as"]:
            assert (record["evidence"], record["as_of"]) == ("", None)
