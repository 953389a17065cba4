"""Files of a selection for others to use: CSV and JSON, with the sentence, the filters, the address and the data version inside."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from commitments.dataset import Dataset
from commitments.describing import status_label
from commitments.records import model
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.standing import Standing, standings

# Text that a spreadsheet would run as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "id party document edition title summary scope theme topic also nations nations_basis who_acts stance action target_text"
    " target_quantity target_unit deadline_text deadline_by funding_text funding_kind gbp_million gbp_million_to funding_period"
    " funding_paid_by funding_where lead mechanism approaches section find same_as doubt what_became_of_it archived_text"
    " selection data_version address"
).split()
TELLING = (
    "id",
    "document",
    "edition",
    "section",
    "find",
    "same_as",
    "archived_text",
    "doubt",
    "nations_basis",
    "funding_where",
    "what_became_of_it",
)


def defused(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; everything else stays as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


Rows = Sequence[model.Commitment]


def records(dataset: Dataset, selection: Selection, address: str = "", rows: Rows | None = None) -> list[dict[str, Any]]:
    """One flat dict a commitment, keys ``COLUMNS``; lists are joined with "; ", what is not stated is None.

    ``rows``: where other than the selection's own, in which a row that repeats another is left out.

    ``address``: where the selection can be seen, '' where the site's address is not known. With names hidden, everything that
    would tell the party is left out (None) and party names in texts are masked.
    """
    names, standing = Names(dataset, selection), standings(dataset)
    sentence, address = selection.sentence(dataset), told_address(selection, names, address)
    return [
        _record(row, dataset, names, standing, sentence, address) for row in (selection.rows(dataset) if rows is None else rows)
    ]


def told_address(selection: Selection, names: Names, address: str) -> str:
    """The address, or '' where it would tell a party that the file hides."""
    return "" if names.hidden and (selection.parties or names.text(selection.text) != selection.text) else address


def _record(
    row: model.Commitment, dataset: Dataset, names: Names, standing: Mapping[str, Standing], sentence: str, address: str
) -> dict[str, Any]:
    document = dataset.document_of(row)
    target, deadline, funding = row.target, row.deadline, row.funding
    record = {
        "id": row.id,
        "party": names.party_in_full(document.party),
        "document": document.title,
        "edition": document.edition,
        "title": row.title,
        "summary": row.summary,
        "scope": row.scope,
        "theme": row.theme,
        "topic": row.topic,
        "also": "; ".join(row.also),
        "nations": "; ".join(row.nations),
        "nations_basis": row.nations_basis,
        "who_acts": "; ".join(row.who_acts),
        "stance": row.stance,
        "action": "; ".join(row.action),
        "target_text": target and target.text,
        "target_quantity": target and target.quantity,
        "target_unit": target and target.unit,
        "deadline_text": deadline and deadline.text,
        "deadline_by": deadline and deadline.by,
        "funding_text": funding and funding.text,
        "funding_kind": funding and funding.kind,
        "gbp_million": funding and funding.gbp_million,
        "gbp_million_to": funding and funding.gbp_million_to,
        "funding_period": funding and funding.period,
        "funding_paid_by": funding and funding.paid_by,
        "funding_where": funding and funding.where,
        "lead": row.lead,
        "mechanism": row.mechanism,
        "approaches": "; ".join(row.approaches),
        "section": row.section,
        "find": row.find,
        "same_as": row.same_as,
        "doubt": row.doubt,
        "what_became_of_it": status_label(standing[row.id], dataset),
        "archived_text": document.archive_url,
        "selection": sentence,
        "data_version": dataset.version,
        "address": address,
    }
    if names.hidden:
        record = {key: names.text(value) if isinstance(value, str) else value for key, value in record.items()}
        record |= dict.fromkeys(TELLING)
    return record


def to_csv(dataset: Dataset, selection: Selection, address: str = "") -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read it rightly; formulas defused; one row a commitment."""
    return csv_of(COLUMNS, records(dataset, selection, address))


def csv_of(columns: Iterable[str], rows: list[dict[str, Any]]) -> bytes:
    """Rows as CSV: UTF-8 with a byte-order mark, so that spreadsheets read it rightly, and formulas defused."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: defused(value) for key, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def table_csv(table: pd.DataFrame, source: str) -> bytes:
    """A figure's table as CSV, as ``to_csv``; ``source`` stands in a last column of every row."""
    rows = [{str(key): None if pd.isna(value) else value for key, value in row.items()} for row in table.to_dict("records")]
    return csv_of([*table.columns, "source"], [row | {"source": source} for row in rows])


def to_json(dataset: Dataset, selection: Selection, address: str = "", rows: Rows | None = None) -> bytes:
    """``{"selection", "filters", "address", "data_version", "licence", "count", "commitments": [...]}``; records as in the data."""
    rows, names = selection.rows(dataset) if rows is None else rows, Names(dataset, selection)
    flat = records(dataset, selection, address, rows)
    shared = ("selection", "data_version", "address")
    if selection.names_hidden:
        listed = [{key: value for key, value in record.items() if key not in (*shared, *TELLING)} for record in flat]
    else:
        listed = [
            {"party": dataset.document_of(row).party, **model.fields_of(row), "what_became_of_it": record["what_became_of_it"]}
            for row, record in zip(rows, flat, strict=True)
        ]
    whole = {
        "selection": names.text(selection.sentence(dataset)),
        "filters": {
            param: [names.text(value) for value in values]
            for param, values in selection.params().items()
            if not (names.hidden and param == "party")
        },
        "address": told_address(selection, names, address) or None,
        "data_version": dataset.version,
        "licence": dataset.site.licence,
        "licence_url": dataset.site.licence_url,
        "count": len(listed),
        "commitments": listed,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")
