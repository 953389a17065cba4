"""The data for others: Excel and the data package hold everything, say what it is, and run nothing."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from commitments.downloads.columns import MADE, describe
from commitments.downloads.excel import to_excel
from commitments.downloads.export import COLUMNS
from commitments.downloads.package import data_package
from commitments.library import Dataset, Library
from commitments.selecting.selection import Selection


@pytest.fixture(scope="module")
def package(shipped: Dataset) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data_package(shipped))) as files:
        assert files.testzip() is None
        return {name: files.read(name) for name in files.namelist()}


def test_excel_holds_the_selection_and_says_what_its_columns_mean(shipped: Dataset) -> None:
    selection = Selection(parties=("labour",), themes=("dentistry",))
    book = openpyxl.load_workbook(io.BytesIO(to_excel(shipped, selection, "https://example.org/explore?party=labour")))
    head, *rows = book["Commitments"].iter_rows(values_only=True)
    assert head == tuple(COLUMNS)
    expected = selection.rows(shipped)
    assert [row[0] for row in rows] == [row.id for row in expected]
    assert rows[0][COLUMNS.index("summary")] == expected[0].summary
    assert {row[COLUMNS.index("data_version")] for row in rows} == {shipped.version}
    meanings = dict(book["Columns"].iter_rows(values_only=True, min_row=2))
    assert set(meanings) == set(COLUMNS) and all(meanings.values())
    assert any(shipped.version in str(cell.value) for cell in book["How to use"]["A"])


def test_excel_runs_no_formula_and_comes_out_the_same_twice(sound_folder: Path) -> None:
    path = sound_folder / "commitments.yaml"
    text = path.read_text("utf-8")
    first = next(line for line in text.splitlines() if line.strip().startswith("title:"))
    path.write_text(text.replace(first, '    title: "=1+1"', 1), "utf-8")
    state = Library(sound_folder).state()
    assert state.dataset is not None, state.faults
    everything = Selection(scope="all")
    content = to_excel(state.dataset, everything)
    cell = openpyxl.load_workbook(io.BytesIO(content))["Commitments"].cell(2, COLUMNS.index("title") + 1)
    assert (cell.value, cell.data_type) in (("=1+1", "s"), ("=1+1", "inlineStr")), "a spreadsheet would run this"
    assert content == to_excel(state.dataset, everything)
    with zipfile.ZipFile(io.BytesIO(data_package(state.dataset))) as files:
        assert b"'=1+1" in files.read("commitments.csv")


def test_excel_of_nothing_opens(shipped: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_excel(shipped, Selection(text="zzzzzz"))))
    assert book["Commitments"].max_row == 1


def test_package_describes_every_file_and_every_column_as_they_are(package: dict[str, bytes]) -> None:
    described = json.loads(package["datapackage.json"])
    assert {resource["path"] for resource in described["resources"]} == {name for name in package if name.endswith(".csv")}
    for resource in described["resources"]:
        head, *rows = csv.reader(io.StringIO(package[resource["path"]].decode("utf-8-sig")))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == head, resource["name"]
        assert all(field["description"] for field in fields)
        for place, field in enumerate(fields):
            if field["type"] in ("integer", "number"):
                assert all(float(row[place]) >= 0 for row in rows if row[place])
        key = resource["schema"].get("primaryKey")
        if key:
            held = [tuple(row[head.index(column)] for column in key) for row in rows]
            assert all(map(all, held)) and len(set(held)) == len(held), f"{resource['name']}: {key} is no key"


def test_package_holds_everything(package: dict[str, bytes], shipped: Dataset) -> None:
    rows = list(csv.DictReader(io.StringIO(package["commitments.csv"].decode("utf-8-sig"))))
    flat = json.loads(package["commitments.json"])
    assert [row["id"] for row in rows] == [row["id"] for row in flat["commitments"]] == [row.id for row in shipped.commitments]
    updates = list(csv.DictReader(io.StringIO(package["updates.csv"].decode("utf-8-sig"))))
    assert len(updates) == sum(len(progress.updates) for progress in shipped.progress.progress)
    assert {update["commitment"] for update in updates} <= {row["id"] for row in rows}
    assert shipped.version in package["README.txt"].decode("utf-8")


def test_package_is_the_same_twice(shipped: Dataset) -> None:
    assert data_package(shipped) == data_package(shipped)


def test_descriptions_come_from_the_records() -> None:
    assert describe("summary").startswith("One to three sentences")
    assert set(MADE) < set(COLUMNS)
