"""In every file that readers take away, texts of the data are the characters that were typed: no formula, no markup, no link."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from datasets import FROZEN, frozen_copy
from odd_text import FORMULAS, ID, SUMMARY, TITLE, plant, plant_formulas

from commitments.downloads import export, package
from commitments.downloads.excel import to_excel
from commitments.downloads.feed import corrections_feed
from commitments.figures import CATALOGUE, picture
from commitments.library import Dataset, Library
from commitments.reading.folder import read_texts
from commitments.records.model import FILES
from commitments.selecting.selection import Selection

ALL = Selection(scope="all")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return _planted(tmp_path_factory.mktemp("odd"), plant)


@pytest.fixture(scope="module")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return _planted(tmp_path_factory.mktemp("formulas"), plant_formulas)


def _planted(folder: Path, how) -> Dataset:
    frozen_copy(folder / "data")
    how(folder / "data")
    state = Library(folder / "data").state()
    assert state.dataset is not None, "\n".join(map(str, state.faults[:10]))
    return state.dataset


def csv_files(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Every CSV that there is to take."""
    yield "selection", export.to_csv(dataset, ALL)
    for name in CATALOGUE:
        shown = picture(dataset, Selection(), name, "https://example.org", ID)
        yield name, export.table_csv(shown.table, shown.frame.source)
    with zipfile.ZipFile(io.BytesIO(package.data_package(dataset))) as whole:
        yield from ((name, whole.read(name)) for name in whole.namelist() if name.endswith(".csv"))


def test_no_cell_of_a_csv_is_a_formula(formulas: Dataset) -> None:
    defused = 0
    for name, content in csv_files(formulas):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            for cell in row:
                defused += cell.startswith(tuple(f"'{formula}" for formula in FORMULAS))
                if cell.startswith(export.FORMULA_STARTS):
                    float(cell)  # a number below nought is one
                assert not cell.startswith("="), (name, cell)
    assert defused > 3000


def test_no_cell_of_the_excel_file_is_a_formula_or_a_link(formulas: Dataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_excel(formulas, ALL)))
    texts = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and cell.hyperlink is None, (sheet.title, cell.coordinate, cell.value)
                texts += isinstance(cell.value, str) and cell.value.startswith(FORMULAS)
    assert texts > 3000, "they stand there as typed"


def test_json_and_feed_say_what_was_typed(odd: Dataset, formulas: Dataset) -> None:
    rows = {row["id"]: row for row in json.loads(export.to_json(odd, ALL))["commitments"]}
    assert (rows[ID]["title"], rows[ID]["summary"]) == (TITLE, SUMMARY)
    feed = ElementTree.fromstring(corrections_feed(formulas, "https://example.org"))
    (content,) = feed.iterfind(".//{*}entry/{*}content")
    assert content.get("type") == "text" and SUMMARY in content.text
    allowed = {"feed", "id", "title", "subtitle", "updated", "author", "name", "link", "entry", "content"}
    assert {element.tag.split("}")[1] for element in feed.iter()} <= allowed


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "file:///etc/passwd",
    ],
)
def test_only_addresses_of_the_web_get_into_the_data(address: str) -> None:
    texts = {name: (FROZEN / name).read_bytes() for name in FILES}
    content = texts["documents.yaml"].decode()
    first = next(line for line in content.splitlines() if "url: " in line)
    texts["documents.yaml"] = content.replace(first, first.split("url: ")[0] + f'url: "{address}"', 1).encode()
    reading = read_texts(texts)
    assert reading.records is None
    assert {fault.file for fault in reading.faults} == {"documents.yaml"}
