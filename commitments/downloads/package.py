"""The data for others: an Excel file of a selection, and everything as a Frictionless data package.

A data package is a ZIP of plain CSV files with a datapackage.json that says what each column holds. Same data, same bytes.
"""

import datetime
import io
import json
import re
import zipfile
from collections.abc import Iterable
from typing import Any

from commitments.downloads import export
from commitments.downloads.feed import corrections_feed
from commitments.library import Dataset
from commitments.records import model
from commitments.records.commitment import Deadline, Funding, Target
from commitments.selecting.selection import Selection
from commitments.wording import date

# Columns of the flat table that stand for a part of a field: column -> (the record, its field).
PARTS: dict[str, tuple[type[model.Record], str]] = {
    **{f"target_{part}": (Target, part) for part in ("text", "quantity", "unit")},
    **{f"deadline_{part}": (Deadline, part) for part in ("text", "by")},
    **{f"funding_{part}": (Funding, part) for part in ("text", "kind", "period", "paid_by", "where")},
    "gbp_million": (Funding, "gbp_million"),
    "gbp_million_to": (Funding, "gbp_million_to"),
}
MADE = {
    "party": "The party's full name.",
    "document": "Title of the manifesto, as printed.",
    "edition": "What readers call the manifesto.",
    "what_became_of_it": "The status that the evidence gives, or why there is none.",
    "archived_text": "The archived text that was read.",
    "selection": "In a sentence: of which rows this file is made.",
    "data_version": "Date of the data and a short hash of its content.",
    "address": "Where the selection can be seen.",
}
NUMBERS = ("target_quantity", "gbp_million", "gbp_million_to")
WIDTHS = {"id": 34, "title": 52, "summary": 70, "section": 40, "find": 34, "selection": 40}
ROW_LIMIT = 1_048_575  # of an Excel sheet, without its head

HOW_TO_USE = """How to cite
{citation}
Licence: {licence} ({licence_url}). Name Pledge to Plan and the version of the data.

Ids stay
A commitment's id ({example}) is permanent. Where two entries turn out to be one, or an id is renamed, the old id leads on to the new
one: on the site, and in redirects.csv of the data package. An id is never given to something else.

Versions
Every file carries the version of the data: its date, and a short hash of the content. The same version is the same content. A change
of a published fact is listed under corrections on the page About the data.

Read with care
Lists inside a cell are parted by "; ". An empty cell says that the text does not state it, or that nothing was found: never nought.
Money is in GBP million, with kind and period; sums of different kinds or periods cannot be added up. A count of commitments says how
much a party wrote, and is no score. A text that a spreadsheet would take for a formula has an apostrophe before it in the CSV files.
Where same_as is filled, the row repeats a row of the party's UK manifesto: count the two once.
"""


def describe(column: str) -> str:
    """What a column of the flat table holds, from the records' own descriptions."""
    if column in MADE:
        return MADE[column]
    record, field = PARTS.get(column, (model.Commitment, column))
    whole = (
        f"{model.Commitment.model_fields[column.split('_')[0]].description} "
        if column.startswith(("target_", "deadline_"))
        else ""
    )
    return (
        f"{whole}{record.model_fields[field].description or ''}".strip()
        or f"{field.replace('_', ' ').capitalize()} of the text."
    )


def citation(dataset: Dataset) -> str:
    """One line to cite the data by."""
    site = dataset.site
    address = f" {site.address}" if site.address else ""
    return (
        f"Pledge to Plan: what UK parties promised on health and care. Data of {date(site.version_date)}, "
        f"version {dataset.version}. {site.licence}.{address}"
    )


def how_to_use(dataset: Dataset) -> str:
    """How to cite, how ids and versions behave, what to mind: plain text with headings on lines of their own."""
    site = dataset.site
    return HOW_TO_USE.format(
        citation=citation(dataset), licence=site.licence, licence_url=site.licence_url, example=dataset.commitments[0].id
    )


def to_excel(dataset: Dataset, selection: Selection, address: str = "", rows: export.Rows | None = None) -> bytes:
    """An Excel file of a selection: a sheet of commitments, one of the columns' meanings, one that says how to use them."""
    # Imported here: only who asks for a file needs it.
    import xlsxwriter

    out = io.BytesIO()
    # A text that begins with "=" stays a text; an address stays a text too, for Excel allows only so many links in a sheet.
    safe = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, safe)
    year, month, day = (int(part) for part in dataset.site.version_date.split("-"))
    # A file says when it was made; the date of the data keeps the bytes the same.
    book.set_properties({"title": "Pledge to Plan", "created": datetime.datetime(year, month, day)})
    head, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Commitments")
    records = export.records(dataset, selection, address, rows)
    for column, name in enumerate(export.COLUMNS):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, WIDTHS.get(name, 16))
        for row, record in enumerate(records[:ROW_LIMIT], start=1):
            value = record[name]
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(records)), len(export.COLUMNS) - 1)
    meanings = book.add_worksheet("Columns")
    meanings.set_column(0, 0, 22)
    meanings.set_column(1, 1, 110, wrapped)
    for row, (name, meaning) in enumerate([("column", "meaning"), *((name, describe(name)) for name in export.COLUMNS)]):
        meanings.write_string(row, 0, name, head if row == 0 else None)
        meanings.write_string(row, 1, meaning, head if row == 0 else None)
    notes = book.add_worksheet("How to use")
    notes.set_column(0, 0, 130, wrapped)
    for row, line in enumerate(paragraphs(how_to_use(dataset))):
        notes.write_string(row, 0, line)
    book.close()
    return out.getvalue()


def paragraphs(text: str) -> list[str]:
    """Headings and paragraphs of ``how_to_use``, each as one line."""
    return [line for block in text.strip().split("\n\n") for line in (block.split("\n", 1)[0], " ".join(block.split("\n")[1:]))]


def data_package(dataset: Dataset) -> bytes:
    """Everything as a ZIP, core and wider, repeats too: datapackage.json, CSV files, the commitments as JSON
    and Excel, the corrections as a feed, README.txt."""
    everything = Selection(scope="all")
    address = str(dataset.site.address or "")
    tables = _tables(dataset, address)
    files = {f"{name}.csv": export.csv_of(columns, rows) for name, (columns, rows, _) in tables.items()}
    files["commitments.json"] = export.to_json(dataset, everything, address, dataset.commitments)
    files["commitments.xlsx"] = to_excel(dataset, everything, address, dataset.commitments)
    files["corrections.atom"] = corrections_feed(dataset, address)
    files["README.txt"] = how_to_use(dataset).encode("utf-8")
    described = _descriptor(dataset, tables)
    files["datapackage.json"] = (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    out = io.BytesIO()
    year, month, day = (int(part) for part in dataset.site.version_date.split("-"))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (year, month, day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, files[name])
    return out.getvalue()


Columns = list[str]
Rows = list[dict[str, Any]]


def _tables(dataset: Dataset, address: str) -> dict[str, tuple[Columns, Rows, dict[str, str]]]:
    """Name -> columns, rows, and what each column holds."""
    flat = list(export.COLUMNS)
    tables: dict[str, tuple[Columns, Rows, dict[str, str]]] = {
        "commitments": (
            flat,
            export.records(dataset, Selection(scope="all"), address, dataset.commitments),
            {column: describe(column) for column in flat},
        )
    }
    for name, record, some in (
        ("documents", model.Document, dataset.documents),
        ("themes", model.Theme, dataset.themes),
        ("topics", model.Topic, dataset.topics),
        ("redirects", model.Redirect, dataset.redirects),
        ("corrections", model.Correction, dataset.corrections),
    ):
        tables[name] = _of_records(record, some)
    columns, rows, meaning = _of_records(model.Party, dataset.parties, leave_out=("results", "aliases"))
    for row, party in zip(rows, dataset.parties, strict=True):
        for result in party.results:
            row |= {f"seats_{result.election}": result.seats, f"votes_{result.election}": result.votes}
    for election in dataset.elections:
        columns += [f"seats_{election.id}", f"votes_{election.id}"]
        meaning |= {
            f"seats_{election.id}": f"Seats won, {election.name}.",
            f"votes_{election.id}": f"Votes across the UK, {election.name}.",
        }
    tables["parties"] = (columns, rows, meaning)
    tables["updates"] = _updates(dataset)
    return tables


def _of_records(
    record: type[model.Record], some: Iterable[model.Record], leave_out: tuple[str, ...] = ()
) -> tuple[Columns, Rows, dict]:
    fields = {field.alias or name: field.description for name, field in record.model_fields.items() if name not in leave_out}
    rows = [{name: _cell(value) for name, value in model.fields_of(one).items() if name in fields} for one in some]
    return list(fields), rows, {name: meaning or f"{name.replace('_', ' ').capitalize()}." for name, meaning in fields.items()}


def _updates(dataset: Dataset) -> tuple[Columns, Rows, dict[str, str]]:
    meaning = {
        "commitment": "Id of the commitment.",
        "date": model.Update.model_fields["date"].description,
        "about": model.Update.model_fields["about"].description,
        "status": "Where the commitment stood in the light of this page alone.",
        "what": "What happened or was found.",
        "kind": "Kind of the event or finding.",
        "confidence": "How far the source carries.",
        "source_title": "Title of the page.",
        "source_publisher": "Who published it.",
        "source_url": "Its address.",
    }
    rows = [
        {
            "commitment": progress.commitment,
            "date": update.date,
            "about": update.about,
            "status": update.status,
            "what": update.what,
            "kind": update.kind,
            "confidence": update.confidence,
            "source_title": update.source.title,
            "source_publisher": update.source.publisher,
            "source_url": update.source.url,
        }
        for progress in dataset.progress.progress
        for update in progress.updates
    ]
    return list(meaning), rows, meaning


def _cell(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _descriptor(dataset: Dataset, tables: dict[str, tuple[Columns, Rows, dict[str, str]]]) -> dict[str, Any]:
    """The content of datapackage.json (Frictionless Data Package, version 1)."""
    site = dataset.site
    licence = {"name": re.sub(r"\s+", "-", site.licence), "title": site.licence, "path": site.licence_url}
    keys = {"commitments": "id", "documents": "id", "themes": "id", "topics": "id", "parties": "id", "redirects": "from"}
    resources = []
    for name, (columns, rows, meaning) in tables.items():
        fields = [{"name": column, "type": _type(column, rows), "description": meaning[column]} for column in columns]
        schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
        if name in keys:
            schema["primaryKey"] = keys[name]
        if name == "updates":
            schema["foreignKeys"] = [{"fields": "commitment", "reference": {"resource": "commitments", "fields": "id"}}]
        resources.append(
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"lineTerminator": "\r\n"},
                "schema": schema,
            }
        )
    return {
        "name": "pledge-to-plan",
        "title": "Pledge to Plan: what UK parties promised on health and care",
        "profile": "tabular-data-package",
        "version": dataset.version,
        "created": f"{site.version_date}T00:00:00Z",
        "description": citation(dataset),
        **({"homepage": str(site.address)} if site.address else {}),
        "licenses": [licence],
        "sources": [
            {"title": f"{document.title} ({document.edition})", "path": document.archive_url} for document in dataset.documents
        ],
        "resources": resources,
    }


def _type(column: str, rows: Rows) -> str:
    numbers = [value for row in rows if (value := row.get(column)) is not None]
    if column in NUMBERS:
        return "number"
    return "integer" if numbers and all(isinstance(value, int) for value in numbers) else "string"
