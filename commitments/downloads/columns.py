"""What each column of the flat table of commitments holds, in words that come from the records themselves."""

from commitments.records import model
from commitments.records.commitment import Deadline, Funding, Target
from commitments.records.record import Record

# Columns of the flat table that stand for a part of a field: column -> (the record, its field).
PARTS: dict[str, tuple[type[Record], str]] = {
    **{f"target_{part}": (Target, part) for part in ("text", "quantity", "unit")},
    **{f"deadline_{part}": (Deadline, part) for part in ("text", "by")},
    **{f"funding_{part}": (Funding, part) for part in ("text", "kind", "period", "paid_by", "where")},
    "gbp_million": (Funding, "gbp_million"),
    "gbp_million_to": (Funding, "gbp_million_to"),
}
MADE = {
    "party_id": "Id of the party, as in parties and in addresses.",
    "party": "The party's full name.",
    "document_id": "Id of the manifesto, as in documents.",
    "document": "Title of the manifesto, as printed.",
    "edition": "What readers call the manifesto.",
    "election": "Id of the election that it was written for.",
    "deadline_latest": "The last day that deadline_by can mean (2030 is 2030-12-31), so that all dates of the column have one form.",
    "status": "Id of what became of it, as in statuses; or nothing-found, not-searched.",
    "what_became_of_it": "The same in words: the status that the evidence gives, or why there is none.",
    "as_of": "Date of the newest dated evidence behind the status, as precise as the evidence.",
    "as_of_earliest": "The first day that as_of can mean (2026-07 is 2026-07-01), so that all dates of the column have one form.",
    "evidence": "Addresses of the pages that the status rests on.",
    "archived_text": "The archived text that was read.",
    "selection": "A sentence that says which rows this file holds.",
    "data_version": "Date of the data and a short hash of its content.",
    "address": "Where the selection can be seen.",
}


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
