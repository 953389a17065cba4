"""What became of a commitment: evidence, nothing found, not in power or not followed, never mixed. Rows: see sample.py."""

import pytest
from sample import PROGRESS, dataset_of, government, sample_files

from commitments.standing import NOBODY_NAMED, Standing, evidence_of, governments_since_election, shown_by, standings

IN_GOVERNMENT = "In government where it would have to be done, at some time since the election:"

CASES = {
    "evidence": ("red-uk-2024/more-dentists", Standing("done", as_of="2025-07-01")),
    "another government than that of the promise it repeats": (
        "red-scotland-2024/more-dentists",
        Standing("not-in-power", f"{IN_GOVERNMENT} Tartan (Scottish Government)."),
    ),
    "somebody looked and found nothing": (
        "red-uk-2024/shorter-waits",
        Standing("nothing-found", "Two archives were searched."),
    ),
    "nobody looked": ("red-uk-2024/world-health", Standing("not-searched", "In office since 5 July 2024 (UK Government).")),
    "not in power, with who was": (
        "blue-uk-2024/dental-plan",
        Standing("not-in-power", f"{IN_GOVERNMENT} Red (UK Government)."),
    ),
    "not in power in Scotland": (
        "red-scotland-2024/agency-fees",
        Standing("not-in-power", f"{IN_GOVERNMENT} Tartan (Scottish Government)."),
    ),
    "it cannot be told who would act": ("blue-uk-2024/hire-nurses", Standing("not-searched")),
    "in power": ("tartan-scotland-2024/shorter-waits", Standing("not-searched")),
}


@pytest.mark.parametrize(("id_", "standing"), CASES.values(), ids=CASES)
def test_where_a_commitment_stands(sample, id_, standing):
    assert standings(sample)[id_] == standing


CHANGES = {
    "one of two governments is its own": (
        {"who_acts": ["uk-government", "welsh-government"]},
        "not-searched",
        "In office since 12 May 2026 (Welsh Government).",
    ),
    "both are others'": (
        {"who_acts": ["uk-government", "scottish-government"]},
        "not-in-power",
        f"{IN_GOVERNMENT} Red (UK Government) and Tartan (Scottish Government).",
    ),
    "beside a council": (
        {"who_acts": ["uk-government", "local-government"]},
        "not-in-power",
        f"{IN_GOVERNMENT} Red (UK Government).",
    ),
    "a council alone": ({"who_acts": ["local-government"]}, "not-searched", ""),
    "a government that it came into since": (
        {"who_acts": ["welsh-government"]},
        "not-searched",
        "In office since 12 May 2026 (Welsh Government).",
    ),
}


@pytest.mark.parametrize(("change", "status", "note"), CHANGES.values(), ids=CHANGES)
def test_a_party_is_in_power_where_one_government_is_its_own(change, status, note):
    files = sample_files()
    rows = {record["id"]: record for record in files["commitments.yaml"]["commitments"]}
    rows["blue-uk-2024/dental-plan"] |= change
    assert standings(dataset_of(files))["blue-uk-2024/dental-plan"] == Standing(status, note)


@pytest.mark.parametrize(
    ("who_acts", "note"),
    [
        (["ni-executive"], "No party is recorded in government where it would have to be done: Northern Ireland Executive."),
        (["uk-government", "ni-executive"], f"{IN_GOVERNMENT} Red (UK Government) and no party (Northern Ireland Executive)."),
    ],
)
def test_a_government_without_parties_is_told_as_such(who_acts, note):
    files = sample_files()
    rows = {record["id"]: record for record in files["commitments.yaml"]["commitments"]}
    rows["blue-uk-2024/dental-plan"] |= {"who_acts": who_acts}
    assert standings(dataset_of(files))["blue-uk-2024/dental-plan"] == Standing("not-in-power", note)


def test_where_nobody_is_named_a_party_that_was_in_no_government_was_not_in_power():
    files = sample_files()
    nation_of(files, "wales")["governments"] = [government(["red"], None, None)]
    dataset = dataset_of(files)
    assert standings(dataset)["blue-uk-2024/hire-nurses"] == Standing("not-in-power", NOBODY_NAMED)


def test_evidence_speaks_also_of_a_party_out_of_power():
    files = sample_files()
    files["progress.yaml"]["nothing_found"].append({"commitment": "blue-uk-2024/dental-plan", "note": "Searched."})
    assert standings(dataset_of(files))["blue-uk-2024/dental-plan"] == Standing("nothing-found", "Searched.")


def test_who_has_governed_since_the_election(sample):
    # The UK Government of June 2024 left with the election, the devolved ones went on.
    assert governments_since_election(sample, sample.elections[0].id) == {
        "uk-government": ("red",),
        "scottish-government": ("tartan",),
        "welsh-government": ("red", "blue"),
        "ni-executive": (),
    }


def changed(id_, **change):
    """The sample's files with some fields of a commitment changed."""
    files = sample_files()
    next(row for row in files["commitments.yaml"]["commitments"] if row["id"] == id_).update(change)
    return files


def nation_of(files, id_):
    return next(nation for nation in files["nations.yaml"]["nations"] if nation["id"] == id_)


def test_an_edition_shares_the_evidence_on_the_promise_it_repeats_where_the_same_government_would_act():
    same = dataset_of(changed("red-scotland-2024/more-dentists", who_acts=["uk-government", "local-government"]))
    assert standings(same)["red-scotland-2024/more-dentists"] == Standing("done", as_of="2025-07-01")
    both = dataset_of(changed("red-scotland-2024/more-dentists", who_acts=["uk-government", "scottish-government"]))
    assert evidence_of(both, both.find("red-scotland-2024/more-dentists")) is None
    assert standings(both)["red-scotland-2024/more-dentists"].status == "not-searched"


LEFT = "The party left the government that would have to act (Welsh Government) on 7 May 2026."


def test_a_party_that_left_office_is_judged_as_of_that_day():
    dataset = dataset_of(changed("red-uk-2024/more-dentists", who_acts=["welsh-government"]))
    assert standings(dataset)["red-uk-2024/more-dentists"] == Standing(
        "done", f"{LEFT} This is how it stood then.", "2025-07-01", closed="2026-05-07"
    )
    unfollowed = dataset_of(changed("red-uk-2024/world-health", who_acts=["welsh-government"]))
    assert standings(unfollowed)["red-uk-2024/world-health"] == Standing("not-searched", LEFT, closed="2026-05-07")
    one_left = dataset_of(changed("red-uk-2024/more-dentists", who_acts=["uk-government", "welsh-government"]))
    assert standings(one_left)["red-uk-2024/more-dentists"].closed == "", "it still governs in one of the two"


def test_a_government_between_two_others_has_governed_since_the_election():
    files = sample_files()
    nation_of(files, "england")["governments"] = [
        government(["blue"], None, "2024-07-04"),
        government(["red"], "2024-07-05", "2026-07-20"),
        government(["tartan"], "2026-07-20", "2026-09-01"),
        government(["blue"], "2026-09-01", None),
    ]
    dataset = dataset_of(files)
    assert governments_since_election(dataset, dataset.elections[0].id)["uk-government"] == ("red", "tartan", "blue")
    found = standings(dataset)
    assert found["red-uk-2024/world-health"].closed == "2026-07-20"
    assert found["blue-uk-2024/dental-plan"] == Standing("not-searched", "In office since 1 September 2026 (UK Government).")


def test_a_change_of_leader_is_no_change_of_office():
    files = sample_files()
    nation_of(files, "england")["governments"][1:] = [
        government(["red"], "2024-07-05", "2026-07-20"),
        government(["red"], "2026-07-20", None),
    ]
    standing = standings(dataset_of(files))["red-uk-2024/world-health"]
    assert standing == Standing("not-searched", "In office since 5 July 2024 (UK Government).")


@pytest.mark.parametrize(
    ("scope", "department", "status"),
    [("core", None, "not-in-power"), ("core", "roads", "not-searched"), ("wider", None, "not-searched")],
    ids=["health by default", "a department of its own", "not known whose it is"],
)
def test_in_a_shared_government_a_party_answers_for_its_own_departments(scope, department, status):
    files = changed("blue-uk-2024/dental-plan", who_acts=["ni-executive"], scope=scope)
    shared = government(["red", "blue"], "2024-02", None)
    shared["departments"] = [
        {"id": "health", "name": "Department of Health", "parties": ["red"]},
        {"id": "roads", "name": "Department for Roads", "parties": ["blue"]},
    ]
    nation_of(files, "northern-ireland")["governments"] = [shared]
    if department:
        files["progress.yaml"]["lies_with"] = [{"commitment": "blue-uk-2024/dental-plan", "department": department}]
    standing = standings(dataset_of(files))["blue-uk-2024/dental-plan"]
    assert standing.status == status
    if status == "not-in-power":
        assert standing.note == f"{IN_GOVERNMENT} Red (Northern Ireland Executive, Department of Health)."


def test_an_update_that_was_placed_counts_in_its_place():
    files = sample_files()
    record = {**PROGRESS[0], "status": "begun", "as_of": "2025-09"}
    placed = {key: value for key, value in PROGRESS[0]["updates"][0].items() if key != "date"}
    record["updates"] = [*PROGRESS[0]["updates"], {**placed, "about": "2025-09", "status": "begun"}]
    files["progress.yaml"]["progress"] = [record]
    standing = standings(dataset_of(files))[record["commitment"]]
    assert standing == Standing("begun", as_of="2025-09", about=True)


def test_every_commitment_has_a_standing_that_the_site_can_name(live):
    known = {status.id for status in live.progress.statuses} | {"nothing-found", "not-searched"}
    found = standings(live)
    assert set(found) == {row.id for row in live.commitments}
    assert {standing.status for standing in found.values()} <= known
    for standing in found.values():
        assert standing.note or standing.status != "nothing-found"


@pytest.mark.parametrize(
    ("id_", "kind", "day"),
    [
        ("labour-wales-2024/womens-health-plan", "announcement", "2024-12-09"),  # done: the page that first said so
        ("labour-uk-2024/forty-thousand-appointments", "independent-check", "2025-07-16"),  # done: the newest independent word
        ("labour-wales-2024/keep-investing-nhs", "spending", "2026-01-27"),  # goes on: the newest page
        ("dup-2024/oppose-assisted-dying", "law", "2026-09-11"),
        ("uup-2024/pay-parity", "spending", None),  # a part happened: the page that first said so
        ("labour-uk-2024/awaabs-law-private", "law", "2025-10-27"),
        ("labour-uk-2024/new-hospitals-programme", "independent-check", None),  # newer is but a fund beside it
    ],
)
def test_a_status_is_shown_by_the_page_that_tells_it_best(shipped, id_, kind, day):
    update = shown_by(shipped, shipped.by_id["commitment"][id_])
    assert (update.kind, update.date) == (kind, day)


def test_what_shows_a_status_says_the_same_on_every_commitment(live):
    for row in live.commitments:
        known, update = evidence_of(live, row), shown_by(live, row)
        assert update is None or update.status == known.status, row.id
        surer = [one for one in known.updates if one.status == known.status and one.confidence != "low"] if known else []
        assert update is None or update.confidence != "low" or not surer, row.id
