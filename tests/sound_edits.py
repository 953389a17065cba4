"""Sound edits of the data, each as an editor would make it. After any of them every test must still pass.

Each function takes the texts of the YAML files by name and gives those that it changes. They find their places by the form of the files,
not by the names in them, because they are tried on whatever the data holds that day.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from commitments.editing.formatting import formatted

Texts = Mapping[str, str]
PARTY, DOCUMENT, ELECTION = "newcomers", "newcomers-2024", "test2099"


def commitment_added(texts: Texts) -> dict[str, str]:
    document = _records(texts, "documents.yaml", "documents")[-1]["id"]
    return {"commitments.yaml": _with_row(texts, f"{document}/one-more-promise")}


def party_with_its_document(texts: Texts) -> dict[str, str]:
    election = _records(texts, "elections.yaml", "elections")[0]["id"]
    party = f"""
  - id: {PARTY}
    name: "Newcomers' Party"
    short_name: "Newcomers"
    in_sentence: "the Newcomers"
    aliases:
      - "Newcomers"
    colour: "#6a3d00"
    colour_dark: "#d9a441"
    stands_in:
      - wales
    results:
      - election: {election}
        seats: 0
        votes: 1
"""
    return {
        "parties.yaml": _with_last(texts["parties.yaml"], "parties", party),
        "documents.yaml": _with_document(texts, election),
        "commitments.yaml": _with_row(texts, f"{DOCUMENT}/one-more-promise"),
    }


def update_added(texts: Texts) -> dict[str, str]:
    """The first commitment that has updates gets one of the day on which the sources were last looked through."""
    followed = next(record for record in _records(texts, "progress.yaml", "progress") if record["updates"][-1].get("date"))
    last = followed["updates"][-1]
    update = f"""\
      - date: "{last["date"]}"
        status: {followed["status"]}
        what: "A second page of that day says the same."
        kind: announcement
        source:
          title: "A second page"
          publisher: "A publisher"
          url: "https://example.org/second-page"
        confidence: low
        confidence_note: "One sentence in passing."
"""
    place = rf"(?ms)^  - commitment: {re.escape(followed['commitment'])}\n.*?(?=^\n|\Z)"
    return {"progress.yaml": _replaced(place, lambda entry: entry + update, texts["progress.yaml"])}


def party_renamed(texts: Texts) -> dict[str, str]:
    """Name, short name and name in a sentence of the party that stands first; what it was called stays an alias."""
    old = _records(texts, "parties.yaml", "parties")[0]
    words = {"name": "Renamed Party", "short_name": "Renamed", "in_sentence": "the Renamed"}

    def anew(entry: str) -> str:
        for field, name in words.items():
            entry = _replaced(rf"(?m)^    {field}: .*$", lambda _, field=field, name=name: f'    {field}: "{name}"', entry)
        missing = [name for name in dict.fromkeys((old["name"], old["short_name"])) if name not in old["aliases"]]
        return _replaced(r"(?m)^    aliases:\n", lambda head: head + "".join(f'      - "{name}"\n' for name in missing), entry)

    place = rf"(?ms)^  - id: {re.escape(old['id'])}\n.*?(?=^\n|\Z)"
    return {"parties.yaml": _replaced(place, anew, texts["parties.yaml"])}


def address_given(texts: Texts) -> dict[str, str]:
    """The line that waits for an address loses its ``#`` (one that has an address gets another); `make format` puts it in its place."""
    given = 'address: "https://health.example.org"'
    text = _replaced(r'(?m)^(# )?address: ".*"$', lambda _: given, texts["site.yaml"])
    return {"site.yaml": formatted("site.yaml", text.encode()).decode()}


def topics_renamed(texts: Texts) -> dict[str, str]:
    """Every topic whose name has room: nothing may hang on the exact words."""
    return {"topics.yaml": re.sub(r'(?m)^    name: "(.{1,34})"$', r'    name: "\1, anew"', texts["topics.yaml"])}


def themes_reworded(texts: Texts) -> dict[str, str]:
    """Name and definition of every theme."""
    head, mark, themes = texts["themes.yaml"].partition("\nthemes:\n")
    themes = re.sub(r'(?m)^    name: "(.*)"$', r'    name: "\1, anew"', themes)
    themes = re.sub(r'(?m)^    definition: ".*"$', '    definition: "Said in other words."', themes)
    return {"themes.yaml": head + mark + themes}


def election_added(texts: Texts) -> dict[str, str]:
    """With a document of the first party and a commitment in it."""
    party = _records(texts, "parties.yaml", "parties")[0]["id"]
    election = f"""
  - id: {ELECTION}
    name: "Invented election, 7 May 2099"
    short_name: "2099 test election"
    date: "2099-05-07"
"""
    result = f"      - election: {ELECTION}\n        seats: 1\n        votes: 1000\n"
    place = rf"(?ms)^  - id: {party}\n.*?^    results:\n"
    return {
        "elections.yaml": _with_last(texts["elections.yaml"], "elections", election),
        "parties.yaml": _replaced(place, lambda entry: entry + result, texts["parties.yaml"]),
        "documents.yaml": _with_document(texts, ELECTION, party),
        "commitments.yaml": _with_row(texts, f"{DOCUMENT}/one-more-promise"),
    }


def correction_made(texts: Texts) -> dict[str, str]:
    """A summary is corrected, and the log says so."""
    row = _records(texts, "commitments.yaml", "commitments")[0]
    newest = _records(texts, "corrections.yaml", "corrections")[0]["date"]
    entry = f"""\
  - date: "{newest}"
    commitment: {row["id"]}
    field: "summary"
    said: "Other words"
    says: "These words"
    why: "The page says so."

"""
    place = rf"(?ms)(?<=^  - id: {re.escape(row['id'])}\n).*?(?=^    scope:)"
    corrected = f'    title: "{row["title"]}"\n    summary: >-\n      Other words, corrected after a second look.\n'
    return {
        "corrections.yaml": _replaced(r"(?m)^corrections:\n", lambda head: head + entry, texts["corrections.yaml"]),
        "commitments.yaml": _replaced(place, lambda _: corrected, texts["commitments.yaml"]),
    }


def commitment_moved(texts: Texts) -> dict[str, str]:
    """The last commitment that nothing else names gets another id; the old one leads on."""
    rows = _records(texts, "commitments.yaml", "commitments")
    everything = "".join(texts.values())
    old = next(row["id"] for row in reversed(rows) if len(re.findall(rf"{re.escape(row['id'])}\b(?!-)", everything)) == 1)
    new = f"{old}-moved"
    row = next(row for row in rows if row["id"] == old)
    redirect = f'\n  - from: {old}\n    to: {new}\n    kind: renamed\n    title: "{row["title"]}"\n    find: "{row["find"]}"\n'
    return {
        "commitments.yaml": _replaced(
            rf"(?m)^  - id: {re.escape(old)}$", lambda line: f"{line}-moved", texts["commitments.yaml"]
        ),
        "redirects.yaml": _with_last(texts["redirects.yaml"], "redirects", redirect),
    }


EDITS: dict[str, Callable[[Texts], dict[str, str]]] = {
    "a commitment added": commitment_added,
    "a party with its document": party_with_its_document,
    "an update": update_added,
    "a party renamed": party_renamed,
    "the site's address": address_given,
    "topics renamed": topics_renamed,
    "themes in other words": themes_reworded,
    "an election added": election_added,
    "a correction": correction_made,
    "a commitment moved": commitment_moved,
}


def _records(texts: Texts, name: str, key: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = yaml.load(texts[name], yaml.CSafeLoader)[key]
    return records


def _with_row(texts: Texts, id_: str) -> str:
    """The commitments with one more, on the first theme."""
    theme = _records(texts, "themes.yaml", "themes")[0]["id"]
    row = f"""
  - id: {id_}
    title: "Publish a plan for one more service"
    summary: >-
      A plan for one more service would be published.
    scope: core
    theme: {theme}
    nations:
      - wales
    nations_basis: "Stated in the text: Wales"
    who_acts:
      - welsh-government
    stance: do
    action:
      - reform
    section: "Health"
    find: "one more service"
"""
    return _with_last(texts["commitments.yaml"], "commitments", row)


def _with_document(texts: Texts, election: str, party: str = PARTY) -> str:
    document = f"""
  - id: {DOCUMENT}
    party: {party}
    branch: wales
    election: {election}
    title: "Newcomers' Manifesto"
    edition: "Welsh manifesto"
    archive_url: "https://example.org/newcomers"
    read_from: "the archive"
    read_on: "2026-11-25"
    read_in_full:
      - "Health"
    skipped: "Nothing."
"""
    return _with_last(texts["documents.yaml"], "documents", document)


def _with_last(text: str, key: str, record: str) -> str:
    """The file with one more record at the end of the list ``key``."""
    return _replaced(rf"(?ms)^{key}:\n.*?(?=^\w|\Z)", lambda listed: f"{listed.rstrip()}\n{record}\n", text).rstrip() + "\n"


def _replaced(place: str, how: Callable[[str], str], text: str) -> str:
    changed, count = re.subn(place, lambda found: how(found[0]), text, count=1)
    assert count == 1, f"the edit found no place like {place}"
    return changed
