"""No address of a file drops a part of what it asks for: it narrows, or refuses, or names what it ignored."""

import pytest
from datasets import frozen

from commitments.downloads.tables import tables_of
from commitments.selecting.filters import FILTERS, SWITCHES
from tests.serving.running import Answer, Site

DATASET = frozen()
ID = "labour-uk-2024/forty-thousand-appointments"
# A value of every filter that narrows, and every switch; all that a reader can choose on a page.
CHOSEN = {filter_.param: next(iter(filter_.choices(DATASET))) for filter_ in FILTERS}
CHOSEN |= {param: word for param, (_, word, _) in SWITCHES.items()} | {"q": "dentists"}
WHOLE = [
    "/data/package.zip",
    "/data/pledge-to-plan.sqlite",
    "/data/corrections.atom",
    "/data/parties.parquet",
    *(f"/data/{name}.csv" for name in tables_of(DATASET) if name != "commitments"),
]
FILTERED = ["/data/commitments.json", "/data/changes.atom", "/figures/matrix.csv", "/sheets/topic.md?topic=care-charges"]
LISTS = [f"/data/list.json?id={ID}", f"/sheets/promises.md?id={ID}"]
EVERY = [*WHOLE, *FILTERED, *LISTS, "/data/commitments.csv", f"/figures/card.json?id={ID}"]


def and_(address: str, question: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{question}"


def is_refused(answer: Answer, name: str) -> bool:
    return answer.status == 400 and name in answer.json.get("not_taken", [])


@pytest.mark.parametrize("address", WHOLE)
def test_a_whole_file_refuses_every_filter(site: Site, address: str) -> None:
    for name, value in CHOSEN.items():
        assert is_refused(site.ask(and_(address, f"{name}={value}")), name), name


@pytest.mark.parametrize("address", LISTS)
def test_no_filter_narrows_a_list(site: Site, address: str) -> None:
    for name, value in CHOSEN.items():
        answer = site.ask(and_(address, f"{name}={value}"))
        assert answer.status == 200 if name == "names" else is_refused(answer, name), name


@pytest.mark.parametrize("address", FILTERED)
def test_a_filtered_file_is_of_the_selection_or_refused(site: Site, address: str) -> None:
    whole = site.ask(address)
    assert whole.status == 200
    for name, value in CHOSEN.items():
        # Orders, wider commitments and second themes need not change a file; a topic cannot be asked for twice.
        if name in ("topic", "order", "scope", "themes", "election"):
            continue
        answer = site.ask(and_(address, f"{name}={value}"))
        assert is_refused(answer, name) or (answer.status == 200 and answer.body != whole.body), name


@pytest.mark.parametrize("address", EVERY)
def test_what_is_nearly_ours_is_refused_and_what_is_not_is_named(site: Site, address: str) -> None:
    for near, meant in {"partys": "party", "amp;version": "version", "verson": "version"}.items():
        answer = site.ask(and_(address, f"{near.replace(';', '%3B')}=2020"))
        assert answer.status == 400, near
        assert {"name": near, "nearest": meant} in answer.json["unknown"]
    answer = site.ask(and_(address, "utm_source=letter"))
    assert (answer.status, answer.headers["ignored-parameters"]) == (200, "utm_source")


@pytest.mark.parametrize("address", EVERY)
def test_another_version_is_refused_everywhere(site: Site, address: str) -> None:
    for other in ("version=2020", f"version=2020&version={DATASET.version}"):
        answer = site.ask(and_(address, other))
        assert (answer.status, answer.json["version"]) == (404, DATASET.version)
    assert site.ask(and_(address, f"version={DATASET.version}")).status == 200


def test_a_search_of_nothing_that_can_be_read_is_no_search_for_everything(site: Site) -> None:
    assert site.ask("/data/commitments.csv?q=%ff").status == 400
