"""Everything as one Frictionless data package: a ZIP of plain CSV files with a datapackage.json that says what each column holds, and
the same as one SQLite file. Same data, same bytes."""

import io
import json
import re
import zipfile
from typing import Any

from commitments import PROJECT
from commitments.dataset import Dataset
from commitments.downloads import export
from commitments.downloads.database import to_sqlite
from commitments.downloads.excel import to_excel
from commitments.downloads.feed import corrections_feed
from commitments.downloads.notes import citation, how_to_use
from commitments.downloads.tables import DATABASE, EVERYTHING, Table, tables


def data_package(dataset: Dataset) -> bytes:
    """Everything as a ZIP, core and wider, repeats too: datapackage.json, CSV files, the commitments as JSON and Excel, all tables as one
    SQLite file, the corrections as a feed, README.txt."""
    address = str(dataset.site.address or "")
    made = tables(dataset, address)
    files = {f"{name}.csv": to_csv(table) for name, table in made.items()}
    files["commitments.json"] = export.to_json(dataset, EVERYTHING, address, dataset.commitments)
    files["commitments.xlsx"] = to_excel(dataset, EVERYTHING, address, dataset.commitments)
    files[DATABASE] = to_sqlite(made, dataset)
    files["corrections.atom"] = corrections_feed(dataset, address)
    files["README.txt"] = how_to_use(dataset).encode("utf-8")
    files["datapackage.json"] = (json.dumps(described(dataset, made), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    out = io.BytesIO()
    year, month, day = (int(part) for part in dataset.site.version_date.split("-"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, files[name])
    return out.getvalue()


def to_csv(table: Table) -> bytes:
    """A table as CSV, as ``export.to_csv``."""
    return export.csv_of(table.columns, table.rows)


def described(dataset: Dataset, made: dict[str, Table]) -> dict[str, Any]:
    """The content of datapackage.json (Frictionless Data Package, version 1)."""
    site = dataset.site
    licence = {"name": re.sub(r"\s+", "-", site.licence), "title": site.licence, "path": str(site.licence_url)}
    return {
        "name": "pledge-to-plan",
        "title": f"{PROJECT}: what UK parties promised on health and care",
        "profile": "tabular-data-package",
        "version": dataset.version,
        "created": f"{site.version_date}T00:00:00Z",
        "description": citation(dataset),
        **({"homepage": str(site.address)} if site.address else {}),
        "licenses": [licence],
        "sources": [
            {"title": f"{document.title} ({document.edition})", "path": str(document.archive_url)}
            for document in dataset.documents
        ],
        "resources": [_resource(table) for table in made.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": column, "type": table.type_of(column), "description": meaning} for column, meaning in table.columns.items()
        ],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": "" if other == table.name else other, "fields": there}}
            for column, (other, there) in table.refers.items()
        ]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.says,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema,
    }
