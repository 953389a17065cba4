"""Files of a selection for others to use: CSV and JSON, with the sentence, the filters, the address and the data version inside."""

import calendar
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
from commitments.standing import Standing, evidence_of, standings
from commitments.wording import inside

# Text that a spreadsheet would run as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

COLUMNS = (
    "id party_id party document_id document edition election title summary scope theme topic also_topics also nations nations_basis who_acts stance"
    " action target_text target_quantity target_unit deadline_text deadline_by deadline_latest funding_text funding_kind gbp_million"
    " gbp_million_to funding_period funding_paid_by funding_where lead mechanism approaches section find same_as doubt status"
    " what_became_of_it as_of as_of_earliest evidence archived_text selection data_version address"
).split()
# What a file may hold where the reader hides the parties' names. A new column is left out of such files until it is named here.
TELLS_NO_PARTY = frozenset(
    "party election title summary scope theme topic also_topics also nations who_acts stance action target_text target_quantity target_unit"
    " deadline_text deadline_by deadline_latest funding_text funding_kind gbp_million gbp_million_to funding_period funding_paid_by"
    " lead mechanism approaches selection data_version address".split()
)


def defused(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; everything else stays as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


Rows = Sequence[model.Commitment]


def records(
    dataset: Dataset, selection: Selection, address: str = "", rows: Rows | None = None, told: str = ""
) -> list[dict[str, Any]]:
    """One flat dict a commitment, keys ``COLUMNS``; lists are joined with "; ", what is not stated is None.

    ``rows``: where other than the selection's own, in which a row that repeats another is left out; ``told``: then what they are.

    ``address``: where the selection can be seen, '' where the site's address is not known. With names hidden, everything that
    would tell the party is left out (None) and party names in texts are masked.
    """
    names, standing = Names(dataset, selection), standings(dataset)
    sentence, address = told or sentence_of_file(dataset, selection), told_address(selection, names, address)
    return [
        _record(row, dataset, names, standing, sentence, address) for row in (selection.rows(dataset) if rows is None else rows)
    ]


def told_address(selection: Selection, names: Names, address: str) -> str:
    """The address, or '' where it would tell a party that the file hides."""
    return "" if names.hidden and (selection.parties or names.text(selection.text) != selection.text) else address


def sentence_of_file(dataset: Dataset, selection: Selection) -> str:
    """What the rows of a file are, in a sentence. A page says beside its sentence that it shows core commitments alone; a file, which
    leaves that page behind, says it in the sentence."""
    sentence = selection.sentence(dataset)
    return f"Core {inside(sentence)}" if selection.scope == "core" else sentence


def latest_day(date: str | None) -> str | None:
    """The last day that a date of any precision can mean: ``2030`` -> ``2030-12-31``, ``2024-02`` -> ``2024-02-29``."""
    if not date:
        return None
    year, month, day = (int(part) for part in f"{date}{'-0' * (2 - date.count('-'))}".split("-"))
    month = month or 12
    return f"{year:04}-{month:02}-{day or calendar.monthrange(year, month)[1]:02}"


def first_day(date: str | None) -> str | None:
    """The first day that a date of any precision can mean: ``2026-01`` -> ``2026-01-01``."""
    return f"{date}{'-01' * (2 - date.count('-'))}" if date else None


def _record(
    row: model.Commitment, dataset: Dataset, names: Names, standing: Mapping[str, Standing], sentence: str, address: str
) -> dict[str, Any]:
    document = dataset.document_of(row)
    target, deadline, funding = row.target, row.deadline, row.funding
    progress = evidence_of(dataset, row)
    record = {
        "id": row.id,
        "party_id": document.party,
        "party": names.party_in_full(document.party),
        "document_id": document.id,
        "document": document.title,
        "edition": document.edition,
        "election": document.election,
        "title": row.title,
        "summary": row.summary,
        "scope": row.scope,
        "theme": row.theme,
        "topic": row.topic,
        "also_topics": "; ".join(row.also_topics),
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
        "deadline_latest": latest_day(deadline.by if deadline else None),
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
        "status": standing[row.id].status,
        "what_became_of_it": status_label(standing[row.id], dataset),
        "as_of": progress and progress.as_of,
        "as_of_earliest": first_day(progress.as_of if progress else None),
        "evidence": "; ".join(dict.fromkeys(update.source.url for update in progress.updates)) if progress else "",
        "archived_text": document.archive_url,
        "selection": sentence,
        "data_version": dataset.version,
        "address": address,
    }
    if names.hidden:
        record = {key: _masked(value, names) if key in TELLS_NO_PARTY else None for key, value in record.items()}
    return record


def _masked(value: Any, names: Names) -> Any:
    return names.text(value) if isinstance(value, str) else value


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
    """The records of ``listed`` in an envelope: ``{"selection", "filters", "address", "data_version", "licence", "count",
    "commitments": [...]}``."""
    names = Names(dataset, selection)
    records_ = listed(dataset, selection, rows)
    filters = {"scope": [selection.scope]} | selection.params()
    whole = {
        "selection": names.text(sentence_of_file(dataset, selection)),
        "filters": {
            param: [names.text(value) for value in values]
            for param, values in filters.items()
            if not (names.hidden and param == "party")
        },
        "address": told_address(selection, names, address) or None,
        "data_version": dataset.version,
        "licence": dataset.site.licence,
        "licence_url": dataset.site.licence_url,
        "count": len(records_),
        "commitments": records_,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")


def to_json_records(dataset: Dataset, selection: Selection, address: str = "") -> bytes:
    """The records of ``listed`` as a plain list, which ``pandas.read_json`` and its like read as a table. As there is no envelope, each
    record says of which selection, version and address it is, as each row of the CSV does."""
    of_the_file = {
        "selection": sentence_of_file(dataset, selection),
        "data_version": dataset.version,
        "address": told_address(selection, Names(dataset, selection), address) or None,
    }
    whole = [record | of_the_file for record in listed(dataset, selection)]
    return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8")


def listed(dataset: Dataset, selection: Selection, rows: Rows | None = None) -> list[dict[str, Any]]:
    """One dict a commitment: its fields as in the data, nested as there, with the ids and names of party and document, its status and the
    links of the evidence. With names hidden the flat record, without what would tell the party."""
    rows = selection.rows(dataset) if rows is None else rows
    flat = records(dataset, selection, rows=rows)
    if selection.names_hidden:
        of_the_file = ("selection", "data_version", "address")
        return [
            {key: value for key, value in record.items() if key in TELLS_NO_PARTY and key not in of_the_file} for record in flat
        ]
    taken = ("party_id", "document_id", "election", "status", "what_became_of_it", "as_of", "as_of_earliest")
    return [
        {"party": dataset.document_of(row).party, "party_name": record["party"], "document_title": record["document"]}
        | model.fields_of(row)
        | {key: record[key] for key in taken}
        | {"evidence": record["evidence"].split("; ") if record["evidence"] else []}
        for row, record in zip(rows, flat, strict=True)
    ]
