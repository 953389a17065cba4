"""Everything as files for databases: one SQLite file with keys, and a Parquet file a table."""

import io
import sqlite3
from collections.abc import Mapping
from typing import Any

from commitments.dataset import Dataset
from commitments.downloads import export
from commitments.downloads.notes import citation, how_to_use
from commitments.downloads.tables import Table, commitments_table
from commitments.selecting.selection import Selection

SQL_TYPES = {"integer": "INTEGER", "number": "REAL", "date": "TEXT", "string": "TEXT"}


def to_sqlite(made: Mapping[str, Table], dataset: Dataset) -> bytes:
    """All tables as one SQLite 3 database: typed columns, primary and foreign keys, an index on each column that refers to another table,
    a full-text index of commitments (``commitments_search``), what the columns hold (``columns``) and what the data is (``about``)."""
    connection = sqlite3.connect(":memory:")
    try:
        for table in made.values():
            connection.execute(_creation(table))
            slots = ", ".join("?" * len(table.columns))
            values = [[_value(row.get(column)) for column in table.columns] for row in table.rows]
            connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({slots})", values)
        for table in made.values():
            for column in table.refers:
                connection.execute(
                    f"CREATE INDEX {_quoted(f'{table.name}_{column}')} ON {_quoted(table.name)} ({_quoted(column)})"
                )
        connection.execute(
            'CREATE TABLE "columns" ("table" TEXT, "column" TEXT, "meaning" TEXT, PRIMARY KEY ("table", "column"))'
        )
        meanings = [(table.name, *pair) for table in made.values() for pair in table.columns.items()]
        connection.executemany('INSERT INTO "columns" VALUES (?, ?, ?)', meanings)
        connection.execute('CREATE TABLE "about" ("name" TEXT PRIMARY KEY, "value" TEXT)')
        about = {
            "version": dataset.version,
            "licence": dataset.site.licence,
            "licence_url": str(dataset.site.licence_url),
            "citation": citation(dataset),
            "how_to_use": how_to_use(dataset),
        }
        connection.executemany('INSERT INTO "about" VALUES (?, ?)', about.items())
        connection.execute(
            "CREATE VIRTUAL TABLE commitments_search USING fts5(title, summary, content='commitments', tokenize='porter unicode61')"
        )
        connection.execute("INSERT INTO commitments_search(commitments_search) VALUES ('rebuild')")
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def to_parquet(table: Table) -> bytes:
    """A table as a Parquet file: dates as dates, lists as they stand in the CSV; what the columns hold is in the fields' metadata."""
    # Imported here: only who asks for such a file needs it.
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"integer": pa.int64(), "number": pa.float64(), "string": pa.string(), "date": pa.string()}
    fields, columns = [], []
    for name, meaning in table.columns.items():
        kind = table.type_of(name)
        values = [row.get(name) for row in table.rows]
        if kind == "string":
            values = [None if value is None else str(value) for value in values]
        column = pa.array(values, types[kind])
        if kind == "date":
            column = column.cast(pa.date32())
        fields.append(pa.field(name, column.type, metadata={"description": meaning}))
        columns.append(column)
    out = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), out, compression="zstd")
    return out.getvalue()


def selection_to_parquet(dataset: Dataset, selection: Selection, address: str = "") -> bytes:
    """The flat table of a selection, as ``export.to_csv``, as a Parquet file."""
    return to_parquet(commitments_table(export.records(dataset, selection, address)))


def _creation(table: Table) -> str:
    parts = [f"{_quoted(column)} {SQL_TYPES[table.type_of(column)]}" for column in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    parts += [
        f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(other)} ({_quoted(there)})"
        for column, (other, there) in table.refers.items()
    ]
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _value(value: Any) -> Any:
    return value if value is None or isinstance(value, int | float | str) else str(value)
