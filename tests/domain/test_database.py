"""The data for databases: the tools that its users have open it, and every id in it leads somewhere."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from datasette.app import Datasette
from sample import dataset_of, sample_files

from commitments.downloads.database import to_parquet, to_sqlite
from commitments.downloads.package import data_package
from commitments.downloads.tables import Table, tables
from commitments.library import Dataset
from tests.serving.running import in_a_thread


@pytest.fixture(scope="module")
def small() -> Dataset:
    return dataset_of(sample_files())


@pytest.fixture(scope="module")
def made(small: Dataset) -> dict[str, Table]:
    return tables(small)


@pytest.fixture(scope="module")
def database(small: Dataset, made: dict[str, Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "pledge.sqlite"
    path.write_bytes(to_sqlite(made, small))
    return path


def test_every_id_of_the_database_leads_to_a_row(database: Path, made: dict[str, Table]) -> None:
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in made.values():
        assert connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone() == (len(table.rows),)
    meanings = connection.execute('SELECT count(*), min(length("meaning")) FROM "columns"').fetchone()
    assert meanings[0] == sum(len(table.columns) for table in made.values()) and meanings[1] > 0


def test_the_database_is_searched_by_stems(database: Path, small: Dataset) -> None:
    asked = "SELECT c.title FROM commitments_search s JOIN commitments c ON c.rowid = s.rowid WHERE commitments_search MATCH ?"
    found = sqlite3.connect(database).execute(asked, ("dentists",)).fetchall()
    assert any("dentist" in title.lower() for (title,) in found)


def test_datasette_shows_the_database(database: Path, small: Dataset) -> None:
    async def asked() -> tuple[int, list[dict[str, str]]]:
        datasette = Datasette([str(database)])
        await datasette.invoke_startup()
        answer = await datasette.client.get("/pledge/commitments.json?_shape=array&_labels=on&_size=max")
        return answer.status_code, answer.json()

    status, rows = in_a_thread(asked())
    assert status == 200 and {row["id"] for row in rows} == {row.id for row in small.commitments}


def test_duckdb_reads_every_table(made: dict[str, Table], tmp_path: Path) -> None:
    for table in made.values():
        path = tmp_path / f"{table.name}.parquet"
        path.write_bytes(to_parquet(table))
        relation = duckdb.sql(f"SELECT * FROM '{path}'")
        assert relation.columns == list(table.columns)
        assert len(relation.fetchall()) == len(table.rows)
    (latest,) = duckdb.sql(f"SELECT typeof(deadline_latest) FROM '{tmp_path / 'commitments.parquet'}'").limit(1).fetchall()
    assert latest == ("DATE",)


PART_OF_A_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def test_dates_of_one_column_have_one_form(shipped: Dataset) -> None:
    """A date as the text gives it may be a year; then a column beside it has a whole day, and databases know it for a date."""
    for table in tables(shipped).values():
        for column in table.columns:
            values = [str(value) for row in table.rows if (value := row.get(column)) is not None]
            if table.type_of(column) == "date":
                assert all(map(WHOLE_DAY.fullmatch, values)), f"{table.name}.{column}"
            elif values and all(map(PART_OF_A_DATE.fullmatch, values)) and table.type_of(column) == "string":
                beside = {f"{column}_earliest", f"{column.removesuffix('_by')}_latest", "earliest"} & set(table.columns)
                assert beside and table.type_of(min(beside)) == "date", f"{table.name}.{column} stands alone"


def test_frictionless_finds_the_package_sound_with_all_its_keys(small: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(data_package(small))
    # In a process of its own, as it looks for its plug-ins in every folder that Python knows of.
    code = "import frictionless, sys; r = frictionless.validate(sys.argv[1], type='package'); print(r.valid, r.stats['tasks'], r.flatten(['name', 'message']))"
    ended = subprocess.run([sys.executable, "-c", code, str(path)], cwd=tmp_path, capture_output=True, text=True)
    assert ended.stdout.strip() == f"True {len(tables(small))} []", ended.stdout + ended.stderr


def test_the_same_data_is_the_same_database(small: Dataset, made: dict[str, Table]) -> None:
    assert to_sqlite(made, small) == to_sqlite(tables(small), small)
