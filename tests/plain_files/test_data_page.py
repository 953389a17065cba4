"""The page on the data: every file and column is there, and what it says to copy works."""

import contextlib
import io
import json
import re
from html import unescape
from pathlib import Path

import duckdb
import pytest

from commitments.downloads.tables import tables_of
from plain_files.addresses import Address
from plain_files.page import Site, page_html
from tests.domain.sample import sample_dataset

PAGE = page_html(Site(sample_dataset()), Address("data"), lambda address: True)


def test_each_table_tells_its_rows_columns_and_files(folder: Path) -> None:
    for table in tables_of(sample_dataset()).values():
        part = re.search(rf'<h3 id="table-{table.name}">(.*?)</section>', PAGE, re.DOTALL)
        assert part, table.name
        assert re.search(rf"\b{len(table.rows)} rows?\.", part[1]), table.name
        assert re.findall(r"<th scope=\"row\"><code>(.*?)</code>", part[1]) == list(table.columns)
        for href in re.findall(r'href="(data/[^"]+)"', part[1]):
            assert (folder / href).is_file(), href
        assert len(re.findall(r'href="data/[^"]+\.(?:csv|json|parquet)"', part[1])) == 3


def test_files_promise_nothing_that_only_a_server_answers() -> None:
    words = re.sub(r"<pre.*?</pre>|<head>.*?</head>|<[^>]*>", "", PAGE, flags=re.DOTALL)
    assert not re.findall(r"\?\w+=", words)
    assert "same filters" not in words and "Add the filters" not in words


def test_search_engines_are_told_of_the_files_for_databases(folder: Path) -> None:
    html = page_html(Site(sample_dataset(), "https://example.org"), Address("data"), lambda address: True)
    told = json.loads(html.split('ld+json">')[1].split("</script>")[0])
    (described,) = (one for one in told["@graph"] if one["@type"] == "Dataset")
    files = {one["contentUrl"].removeprefix("https://example.org/") for one in described["distribution"]}
    parquet = {f"data/{name}.parquet" for name in tables_of(sample_dataset()) if name != "commitments"}
    assert {"data/pledge-to-plan.sqlite", "data/scope/all/commitments.parquet", *parquet} < files
    assert all((folder / file).is_file() for file in files)


def test_the_rows_of_the_flat_table_are_told_for_the_file_too(folder: Path) -> None:
    rows = (folder / "data/scope/all/commitments.csv").read_bytes().count(b"\r\n") - 1
    assert f"The files below hold {rows}:" in PAGE


def example(heading: str) -> str:
    found = re.search(rf"<h3>{heading}</h3></div><pre[^>]*><code>(.*?)</code>", PAGE, re.DOTALL)
    assert found
    return unescape(found[1])


def test_the_example_for_pandas_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(example("Python, with pandas"), {})
    assert re.search(r"Red +5\b", said.getvalue())


def test_the_example_for_duckdb_runs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    rows = duckdb.sql(example("SQL, with DuckDB")).fetchall()
    assert sum(number for _, _, number in rows) == len([row for row in sample_dataset().commitments if not row.same_as])
