"""What became of a commitment: evidence, nothing found, not in power or not followed, never mixed. Rows: see sample.py."""

import pytest
from sample import dataset_of, sample_files

from commitments.standing import Standing, governments_since_election, standings

IN_GOVERNMENT = "In government where it would have to be done, at some time since the election:"

CASES = {
    "evidence": ("red-uk-2024/more-dentists", Standing("done")),
    "evidence of the promise that it repeats": ("red-scotland-2024/more-dentists", Standing("done")),
    "somebody looked and found nothing": (
        "red-uk-2024/shorter-waits",
        Standing("nothing-found", "Two archives were searched."),
    ),
    "nobody looked": ("red-uk-2024/world-health", Standing("not-searched")),
    "not in power, with who was": ("blue-uk-2024/dental-plan", Standing("not-in-power", f"{IN_GOVERNMENT} Red (England).")),
    "not in power in Scotland": (
        "red-scotland-2024/agency-fees",
        Standing("not-in-power", f"{IN_GOVERNMENT} Tartan (Scotland)."),
    ),
    "it cannot be told who would act": ("blue-uk-2024/hire-nurses", Standing("not-searched")),
    "in power": ("tartan-scotland-2024/shorter-waits", Standing("not-searched")),
}


@pytest.mark.parametrize(("id_", "standing"), CASES.values(), ids=CASES)
def test_where_a_commitment_stands(sample, id_, standing):
    assert standings(sample)[id_] == standing


CHANGES = {
    "one of two governments is its own": ({"who_acts": ["uk-government", "welsh-government"]}, "not-searched", ""),
    "both are others'": (
        {"who_acts": ["uk-government", "scottish-government"]},
        "not-in-power",
        f"{IN_GOVERNMENT} Red (England) and Tartan (Scotland).",
    ),
    "beside a council": (
        {"who_acts": ["uk-government", "local-government"]},
        "not-in-power",
        f"{IN_GOVERNMENT} Red (England).",
    ),
    "a council alone": ({"who_acts": ["local-government"]}, "not-searched", ""),
    "a government since the election": ({"who_acts": ["welsh-government"]}, "not-searched", ""),
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
        (["ni-executive"], "No party is recorded in government where it would have to be done: Northern Ireland."),
        (["uk-government", "ni-executive"], f"{IN_GOVERNMENT} Red (England) and no party (Northern Ireland)."),
    ],
)
def test_a_government_without_parties_is_told_as_such(who_acts, note):
    files = sample_files()
    rows = {record["id"]: record for record in files["commitments.yaml"]["commitments"]}
    rows["blue-uk-2024/dental-plan"] |= {"who_acts": who_acts}
    assert standings(dataset_of(files))["blue-uk-2024/dental-plan"] == Standing("not-in-power", note)


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


def test_every_commitment_has_a_standing_that_the_site_can_name(live):
    known = {status.id for status in live.progress.statuses} | {"nothing-found", "not-searched"}
    found = standings(live)
    assert set(found) == {row.id for row in live.commitments}
    assert {standing.status for standing in found.values()} <= known
    for standing in found.values():
        assert standing.note or standing.status != "nothing-found"
