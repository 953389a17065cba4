"""Corrections in the open: the feed, and the text by which readers report a mistake."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from datasets import PROJECT

from commitments.downloads.feed import changes_feed, corrections_feed
from commitments.editing.reporting import report_link, report_text
from commitments.library import Library
from commitments.selecting.selection import Selection

FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def dataset(sound_folder):
    return Library(sound_folder).state().dataset


def with_site(dataset, **changes):
    return replace(dataset, site=dataset.site.model_copy(update=changes))


def test_the_feed_holds_every_correction_newest_first(dataset):
    feed = ElementTree.fromstring(corrections_feed(dataset, "https://health.example.org"))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Carry out the dental plan: title", "Documents"]
    assert (
        entries[0].findtext(f"{ATOM}content") == "Changed from “Carry out the plan” to “Carry out the dental plan”. too vague"
    )
    assert entries[0].find(f"{ATOM}link").get("href") == "https://health.example.org/commitment?id=blue-uk-2024/dental-plan"
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2026-11-24T00:00:00Z"
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3 and all(id_.startswith("urn:uuid:") for id_ in ids)


def test_the_feed_stays_the_same_and_needs_no_address(dataset):
    assert corrections_feed(dataset) == corrections_feed(dataset)
    feed = ElementTree.fromstring(corrections_feed(replace(dataset, corrections=())))
    assert feed.find(f"{ATOM}entry") is None and feed.find(f"{ATOM}link") is None
    assert feed.findtext(f"{ATOM}updated") == "2026-11-25T00:00:00Z"


def test_entries_and_feed_keep_their_ids_whatever_is_reworded_or_moved(dataset):
    """A feed reader shows an entry anew when its id changes."""
    first, *others = dataset.corrections
    reworded = replace(
        dataset, corrections=(first.model_copy(update={"said": "Carry out, the plan", "why": "far too vague"}), *others)
    )
    newer = replace(dataset, corrections=(first.model_copy(update={"said": "The plan", "says": "A plan"}), first, *others))
    ids = _ids(corrections_feed(dataset, "https://health.example.org"))
    assert ids == _ids(corrections_feed(reworded, "http://www.health.example.org"))
    assert ids == [id_ for id_ in _ids(corrections_feed(newer)) if id_ in ids] and len(set(_ids(corrections_feed(newer)))) == 4


def test_a_feed_of_a_selection_holds_its_updates_and_corrections_alone(dataset):
    whole = _entries(changes_feed(dataset, Selection()))
    party = _entries(changes_feed(dataset, Selection(parties=("blue",))))
    assert 0 < len(party) < len(whole) and set(party) < set(whole)
    feed = ElementTree.fromstring(changes_feed(dataset, Selection(parties=("blue",)), "https://health.example.org"))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "https://health.example.org/data/changes.atom?party=blue"
    dates = [entry.findtext(f"{ATOM}updated") for entry in feed.findall(f"{ATOM}entry")]
    assert dates == sorted(dates, reverse=True)
    assert _ids(changes_feed(dataset, Selection()))[0] != _ids(changes_feed(dataset, Selection(parties=("blue",))))[0]


def _ids(feed):
    return [element.text for element in ElementTree.fromstring(feed).iter(f"{ATOM}id")]


def _entries(feed):
    return [entry.findtext(f"{ATOM}id") for entry in ElementTree.fromstring(feed).findall(f"{ATOM}entry")]


def test_a_report_names_id_address_and_version(dataset):
    text = report_text(dataset.commitments[0], dataset, "https://x.example/commitment?id=red-uk-2024/more-dentists")
    assert text.splitlines()[:4] == [
        "Mistake in: Recruit more dentists",
        "Id: red-uk-2024/more-dentists",
        "Address: https://x.example/commitment?id=red-uk-2024/more-dentists",
        f"Data version: {dataset.version}",
    ]


@pytest.mark.parametrize(
    ("repository", "start", "title"),
    [
        ("https://github.com/example/pledge", "https://github.com/example/pledge/issues/new?", "title"),
        ("https://forge.example/pledge", "https://forge.example/pledge/issues/new?", "title"),
        ("https://gitlab.com/example/pledge/", "https://gitlab.com/example/pledge/-/issues/new?", "issue[title]"),
    ],
)
def test_where_the_repository_is_known_the_issue_is_filled_in(dataset, repository, start, title):
    url = report_link(dataset.commitments[0], with_site(dataset, repository=repository), "https://x.example/a&b")
    assert url.startswith(start)
    fields = parse_qs(urlsplit(url).query)
    assert fields[title] == ["Mistake in red-uk-2024/more-dentists"]
    assert any("https://x.example/a&b" in value[0] for value in fields.values())


def test_on_github_the_link_fills_in_the_form_for_mistakes(dataset):
    url = report_link(
        dataset.commitments[0], with_site(dataset, repository="https://github.com/example/pledge"), "https://x.example/a&b"
    )
    given = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    form = yaml.safe_load((FORMS / given["template"]).read_text("utf-8"))
    fields = {field["id"] for field in form["body"] if "id" in field}
    assert set(given) - {"title", "template"} < fields, "room is left for what is wrong"
    assert (given["commitment"], given["address"], given["version"]) == (
        "red-uk-2024/more-dentists",
        "https://x.example/a&b",
        dataset.version,
    )


def test_without_a_repository_there_is_no_link(dataset):
    assert report_link(dataset.commitments[0], dataset, "https://x.example/") == ""
