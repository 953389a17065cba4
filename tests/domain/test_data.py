"""The project's own data: sound, and written so that people can edit it; and the frozen copy, of which reading loses nothing."""

import re
from collections import Counter
from pathlib import Path

import pytest
from datasets import FROZEN

from commitments.records.model import FILES
from commitments.records.references import NATION_ORDER
from commitments.selecting.selection import Selection
from commitments.tables.counts import party_by_theme, progress_by_status, stated_by_party


def test_nothing_is_lost_in_reading(shipped):
    """Counted in the files' own lines, without the reader."""
    lines = {
        name: (FROZEN / name).read_text("utf-8").splitlines() for name in ("commitments.yaml", "documents.yaml", "parties.yaml")
    }
    ids = {
        name: [line.removeprefix("  - id: ") for line in content if line.startswith("  - id: ")]
        for name, content in lines.items()
    }
    assert [row.id for row in shipped.commitments] == ids["commitments.yaml"]
    assert [document.id for document in shipped.documents] == ids["documents.yaml"]
    assert [party.id for party in shipped.parties] == ids["parties.yaml"]
    scopes = Counter(line.removeprefix("    scope: ") for line in lines["commitments.yaml"] if line.startswith("    scope: "))
    assert Counter(row.scope for row in shipped.commitments) == scopes


def test_every_party_has_a_manifesto_with_commitments_and_a_result(shipped):
    assert {shipped.party_of(row).id for row in shipped.commitments} == {party.id for party in shipped.parties}
    assert {row.document for row in shipped.commitments} == {document.id for document in shipped.documents}
    assert all(party.results and party.stands_in for party in shipped.parties)


def test_the_order_of_parties_is_that_of_the_election(shipped):
    assert [party.id for party in shipped.parties_in_order()] == [
        "labour", "conservative", "liberal-democrat", "snp", "sinn-fein", "reform", "dup", "green", "plaid-cymru", "sdlp",
        "alliance", "uup", "tuv", "scottish-greens", "alba",
    ]  # fmt: skip


def test_ids_are_unique_and_old_ones_lead_on(live):
    ids = [row.id for row in live.commitments]
    assert len(set(ids)) == len(ids)
    for redirect in live.redirects:
        assert redirect.from_id not in ids
        assert live.find(redirect.from_id).id == redirect.to
    assert not {record.id for record in live.left_out} & set(ids)


def test_topics_are_where_parties_meet(live):
    parties: dict[str, set[str]] = {topic.id: set() for topic in live.topics}
    for row in live.commitments:
        if row.topic and row.scope == "core":
            for topic in (row.topic, *row.also_topics):
                parties[topic].add(live.party_of(row).id)
    assert {topic: who for topic, who in parties.items() if len(who) < 2} == {}


def test_every_theme_group_and_nation_is_used(shipped):
    assert len(shipped.themes) == 18
    assert {row.theme for row in shipped.commitments} == {theme.id for theme in shipped.themes}
    assert {theme.group for theme in shipped.themes} == {group.id for group in shipped.groups}
    assert tuple(nation.id for nation in shipped.nations.nations) == NATION_ORDER
    for nation in NATION_ORDER:
        assert Selection(nations=(nation,)).rows(shipped)


def test_a_repeated_promise_stands_in_the_uk_manifesto_of_the_same_party(live):
    repeats = [row for row in live.commitments if row.same_as]
    for row in repeats:
        twin = live.find(row.same_as)
        assert twin.id == row.same_as, "not by a redirect"
        assert live.party_of(twin).id == live.party_of(row).id
        assert (live.document_of(twin).branch, twin.same_as) == ("uk", None)


# --- how the files are written ----------------------------------------------------------------------------------------

TOO_LONG = 120


def lines(path: Path) -> list[tuple[int, str]]:
    return list(enumerate(path.read_text(encoding="utf-8").split("\n"), 1))


@pytest.mark.parametrize("name", FILES)
def test_lines_are_short_enough_to_read(live_folder, name):
    long = [
        number
        for number, line in lines(live_folder / name)
        if len(line) > TOO_LONG and not line.lstrip().startswith("#") and "http://" not in line and "https://" not in line
    ]
    assert not long, "fold these by hand: key: >- and the text below, indented"


@pytest.mark.parametrize("name", FILES)
def test_files_are_in_block_style_without_tabs_or_spaces_at_the_end(live_folder, name):
    text = re.compile(r'"(?:[^"\\]|\\.)*"')
    for number, line in lines(live_folder / name):
        bare = text.sub('""', line)
        assert "\t" not in line, number
        assert line == line.rstrip(), number
        flow = re.match(r"\s*(?:- )?(?:[\w-]+: )?([\[{].*)$", bare)
        assert not flow or flow[1] == "[]", f"line {number}: write one value a line"


@pytest.mark.parametrize("name", FILES)
def test_files_say_which_schema_they_follow_and_end_with_a_line_break(live_folder, name):
    content = (live_folder / name).read_text(encoding="utf-8")
    schema = re.match(r"# yaml-language-server: \$schema=(schemas/\S+)\n", content)
    assert schema
    assert (live_folder / schema[1]).is_file()
    assert content.endswith("\n")
    assert "\r" not in content


@pytest.mark.parametrize("nation", [(), ("scotland",), ("wales",)], ids=str)
def test_every_number_in_a_table_opens_exactly_its_rows(shipped, nation):
    selection = Selection(nations=nation)
    for what, filter_ in (("fact", "facts"), ("approach", "approaches")):
        table = stated_by_party(shipped, selection, what)
        for value in table.columns.drop("commitments"):
            for party in table.index:
                chosen = selection.but(parties=(party,), **{filter_: (value,)})
                assert len(chosen.frame(shipped)) == table.at[party, value], (what, value, party)
    table = progress_by_status(shipped, selection)
    for status in table.columns:
        for party in table.index:
            assert len(selection.but(parties=(party,), statuses=(status,)).frame(shipped)) == table.at[party, status], (
                status,
                party,
            )
    table = party_by_theme(shipped, selection).counts
    for theme in table.index:
        for party in table.columns:
            assert len(selection.but(parties=(party,), themes=(theme,)).frame(shipped)) == table.at[theme, party], (
                theme,
                party,
            )
