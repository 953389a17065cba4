"""All the data as flat tables that join by id: what one row is, what each column holds, the key, and what its ids refer to.

The data package, the database, the Parquet files and the plain addresses of single tables are all made from these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from commitments.dataset import Dataset, derived
from commitments.downloads import export
from commitments.downloads.columns import describe
from commitments.records import former, model
from commitments.records.record import Record
from commitments.selecting.selection import Selection

Row = dict[str, Any]
EVERYTHING = Selection(scope="all")
DATABASE = "pledge-to-plan.sqlite"  # the file that holds all tables
KINDS = {"csv": "CSV", "json": "JSON", "parquet": "Parquet"}  # of the files in which each table stands alone: ending -> name
NUMBERS = frozenset({"target_quantity", "gbp_million", "gbp_million_to"})
DATES = frozenset({"deadline_latest", "as_of_earliest", "earliest"})  # columns in which every date is a whole day


@dataclass(frozen=True)
class Table:
    """``columns``: name -> what it holds. ``rows``: one dict each; a missing key or None is an empty cell. ``key``: the columns that tell
    a row from all others, () where nothing does. ``refers``: column -> (table, column) that each of its values stands in. ``days``:
    columns in which every date is a whole day, beside ``DATES``."""

    name: str
    says: str
    columns: Mapping[str, str]
    rows: list[Row]
    key: tuple[str, ...] = ()
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    days: frozenset[str] = frozenset()

    def type_of(self, column: str) -> str:
        """``integer``, ``number``, ``date`` or ``string``, the words of Frictionless Data."""
        if column in NUMBERS:
            return "number"
        if column in DATES | self.days:
            return "date"
        values = [value for row in self.rows if (value := row.get(column)) is not None]
        return "integer" if values and all(isinstance(value, int) for value in values) else "string"


def tables(dataset: Dataset, address: str = "") -> dict[str, Table]:
    """Every table by its name, tables that others refer to first. ``address``: of the site, '' where it is not known."""
    made = (
        _elections(dataset),
        _parties(dataset),
        _results(dataset),
        _named("nations", "A nation of the UK.", dataset.nations.nations),
        _named("groups", "A group of themes.", dataset.groups),
        _of_records(
            "themes", "A theme.", model.Theme, dataset.themes, ("looked_for", "also_called"), refers={"group": ("groups", "id")}
        ),
        _of_records(
            "topics",
            "A narrow subject below a theme.",
            model.Topic,
            dataset.topics,
            ("mentions", "also_called"),
            refers={"theme": ("themes", "id")},
        ),
        _statuses(dataset),
        _documents(dataset),
        commitments_table(export.records(dataset, EVERYTHING, address, dataset.commitments)),
        _lists(dataset, "nations", "nation", "A nation that a commitment reaches.", "nations"),
        _lists(dataset, "also", "theme", "A second or third theme of a commitment.", "themes"),
        _lists(dataset, "topics", "topic", "A topic that a commitment answers, its own or another.", "topics"),
        _updates(dataset),
        _of_records(
            "redirects",
            "A former id.",
            former.Redirect,
            dataset.redirects,
            key="from",
            refers={"to": ("commitments", "id")},
        ),
        _of_records(
            "corrections",
            "A published fact that was corrected.",
            model.Correction,
            dataset.corrections,
            key="",
            refers={"commitment": ("commitments", "id")},
            days=("date",),
        ),
    )
    return {table.name: table for table in made}


@derived
def tables_of(dataset: Dataset) -> dict[str, Table]:
    """The same with the site's own address."""
    return tables(dataset, str(dataset.site.address or ""))


def commitments_table(rows: list[Row]) -> Table:
    """The flat table of commitments with these rows of ``export.records``."""
    return Table(
        "commitments",
        "A commitment of one manifesto: core and wider, with those that repeat the UK manifesto's.",
        {column: describe(column) for column in export.COLUMNS},
        rows,
        ("id",),
        {
            "party_id": ("parties", "id"),
            "document_id": ("documents", "id"),
            "election": ("elections", "id"),
            "theme": ("themes", "id"),
            "topic": ("topics", "id"),
            "same_as": ("commitments", "id"),
            "status": ("statuses", "id"),
        },
    )


def _elections(dataset: Dataset) -> Table:
    return _of_records("elections", "An election.", model.Election, dataset.elections, days=("date",))


def _parties(dataset: Dataset) -> Table:
    table = _of_records("parties", "A party.", model.Party, dataset.parties, ("results", "aliases"))
    columns = dict(table.columns)
    for election in dataset.elections:
        columns |= {f"seats_{election.id}": f"Seats won, {election.name}.", f"votes_{election.id}": f"Votes, {election.name}."}
    rows = [
        row | {f"{what}_{result.election}": getattr(result, what) for result in party.results for what in ("seats", "votes")}
        for row, party in zip(table.rows, dataset.parties, strict=True)
    ]
    return Table(table.name, table.says, columns, rows, table.key)


def _results(dataset: Dataset) -> Table:
    rows = [
        {"party": party.id, "election": result.election, "seats": result.seats, "votes": result.votes}
        for party in dataset.parties
        for result in party.results
    ]
    columns = {"party": "Id of the party.", "election": "Id of the election.", "seats": "Seats won.", "votes": "Votes won."}
    refers = {"party": ("parties", "id"), "election": ("elections", "id")}
    return Table("results", "A party's result at one election.", columns, rows, ("party", "election"), refers)


def _named(name: str, says: str, some: Iterable[Any]) -> Table:
    rows = [{"id": one.id, "name": one.name} for one in some]
    return Table(name, says, {"id": "Its id, as used in addresses.", "name": "What readers see."}, rows, ("id",))


def _statuses(dataset: Dataset) -> Table:
    from commitments.standing import UNFOLLOWED

    rows = [{"id": one.id, "label": one.label, "definition": one.definition} for one in dataset.progress.statuses]
    rows += [{"id": id_, "label": label, "definition": meaning} for id_, (label, meaning) in UNFOLLOWED.items()]
    columns = {"id": "Its id.", "label": "What readers see.", "definition": "When the word is used."}
    return Table("statuses", "A word for what became of a commitment, or why there is none.", columns, rows, ("id",))


def _documents(dataset: Dataset) -> Table:
    refers = {"party": ("parties", "id"), "election": ("elections", "id")}
    return _of_records(
        "documents",
        "A manifesto that was read.",
        model.Document,
        dataset.documents,
        refers=refers,
        dates=("published", "read_on"),
    )


def _lists(dataset: Dataset, values: str, column: str, says: str, of: str) -> Table:
    """A table of its own for a list of ids, for joins; the flat table has the same list in one cell."""
    rows = [{"commitment": row.id, column: value} for row in dataset.commitments for value in getattr(row, values)]
    columns = {"commitment": "Id of the commitment.", column: f"Id of the {column}."}
    refers = {"commitment": ("commitments", "id"), column: (of, "id")}
    return Table(f"commitment_{of}", says, columns, rows, ("commitment", column), refers)


def _updates(dataset: Dataset) -> Table:
    columns = {
        "commitment": "Id of the commitment.",
        "date": model.Update.model_fields["date"].description or "",
        "about": model.Update.model_fields["about"].description or "",
        "earliest": "The first day that date, or about, can mean, so that all dates of the column have one form.",
        "status": "How the commitment stood on the evidence of this page alone.",
        "what": "What happened or was found.",
        "kind": "Kind of the event or finding.",
        "confidence": "How strong the source is.",
        "source_title": "Title of the page.",
        "source_publisher": "Who published it.",
        "source_url": "Its address.",
    }
    rows = [
        {
            "commitment": progress.commitment,
            "date": update.date,
            "about": update.about,
            "earliest": export.first_day(update.date or update.about),
            "status": update.status,
            "what": update.what,
            "kind": update.kind,
            "confidence": update.confidence,
            "source_title": update.source.title,
            "source_publisher": update.source.publisher,
            "source_url": str(update.source.url),
        }
        for progress in dataset.progress.progress
        for update in progress.updates
    ]
    refers = {"commitment": ("commitments", "id"), "status": ("statuses", "id")}
    return Table("updates", "A dated event or finding on what became of a commitment.", columns, rows, (), refers)


def _of_records(
    name: str,
    says: str,
    record: type[Record],
    some: Iterable[Record],
    leave_out: tuple[str, ...] = (),
    key: str = "id",
    refers: Mapping[str, tuple[str, str]] | None = None,
    days: tuple[str, ...] = (),
    dates: tuple[str, ...] = (),
) -> Table:
    """``days``: columns of whole days. ``dates``: those of dates of any precision, each of which gets a column of whole days."""
    columns = {
        (field_.alias or column): field_.description or f"{column.replace('_', ' ').capitalize()}."
        for column, field_ in record.model_fields.items()
        if column not in leave_out
    }
    rows = [{column: _cell(value) for column, value in model.fields_of(one).items() if column in columns} for one in some]
    for column in dates:
        whole = f"The first day that {column} can mean, so that all dates of the column have one form."
        columns |= {f"{column}_earliest": whole}
        for row in rows:
            row[f"{column}_earliest"] = export.first_day(row.get(column))
    of_days = frozenset({*days, *(f"{column}_earliest" for column in dates)})
    return Table(name, says, columns, rows, (key,) if key else (), refers or {}, of_days)


def _cell(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value
