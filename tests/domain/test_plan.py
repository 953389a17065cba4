"""Pledge to plan: deadlines, sums, ratings and the newest evidence. Rows: see sample.py."""

from sample import DENTISTS, dataset_of, sample_files

from commitments.selecting.selection import Selection
from commitments.tables.plan import deadlines, money, newest_evidence, newest_update, ratings

NOBODY = Selection(nations=("northern-ireland",))


def test_sums_are_grouped_by_kind_then_period_and_never_added_up():
    files = sample_files()
    sums = [
        ("blue-uk-2024/dental-plan", "revenue", 5, "a year"),
        ("red-uk-2024/shorter-waits", "cost", 7, "in total"),
        ("tartan-scotland-2024/free-checks", "cost", 3, "a year"),
        ("red-uk-2024/world-health", "cost", 9, None),
    ]
    rows = {record["id"]: record for record in files["commitments.yaml"]["commitments"]}
    for id_, kind, million, period in sums:
        rows[id_]["funding"] = {"text": "x", "kind": kind, "gbp_million": million} | ({"period": period} if period else {})
    groups = money(dataset_of(files), Selection())
    assert [(group, [row.id for row in rows]) for group, rows in groups.items()] == [
        (("cost", "a year"), [DENTISTS, "tartan-scotland-2024/free-checks"]),
        (("cost", "in total"), ["red-uk-2024/shorter-waits"]),
        (("cost", "period not stated"), ["red-uk-2024/world-health"]),
        (("revenue", "a year"), ["blue-uk-2024/dental-plan"]),
    ]


def test_money_without_a_sum_is_no_sum(sample):
    assert [row.id for rows in money(sample, Selection()).values() for row in rows] == [DENTISTS]
    assert money(sample, NOBODY) == {}


def test_deadlines_that_are_dates_earliest_first(sample):
    found = [(due.row.id, due.by, due.shown_by and due.shown_by.date, due.status) for due in deadlines(sample, Selection())]
    assert found == [("red-uk-2024/shorter-waits", "2025", None, "nothing-found"), (DENTISTS, "2026-07", "2025-07-01", "done")]
    assert deadlines(sample, NOBODY) == []


def test_the_newest_update_also_of_the_promise_that_an_edition_repeats(sample):
    files = sample_files()
    repeated = "red-scotland-2024/more-dentists"
    next(row for row in files["commitments.yaml"]["commitments"] if row["id"] == repeated)["who_acts"] = ["uk-government"]
    same_government = dataset_of(files)
    assert newest_update(same_government, same_government.find(repeated)).date == "2025-07-01"
    assert newest_update(sample, sample.find(repeated)) is None, "another government would have to act"
    assert newest_update(sample, sample.find("blue-uk-2024/dental-plan")) is None
    assert newest_evidence(sample, list(sample.commitments)) == "2025-07-01"
    assert newest_evidence(sample, []) is None


def test_ratings_newest_first():
    files = sample_files()
    for record, day in zip(files["progress.yaml"]["progress"], ("2025-08-01", "2025-09-01"), strict=True):
        update = record["updates"][0] | {"independent_rating": {"by": "Checker", "rating": "kept", "as_of": day}}
        record["updates"] = [update]
    dataset = dataset_of(files)
    assert [rated.rating.as_of for rated in ratings(dataset, Selection())] == ["2025-09-01", "2025-08-01"]
    assert ratings(dataset, Selection(parties=("blue",))) == []
