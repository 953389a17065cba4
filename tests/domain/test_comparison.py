"""Parties side by side: on each topic who speaks and why the others do not. Rows: see sample.py."""

import pytest

from commitments.selecting.selection import Selection
from commitments.tables.comparison import compare


def said(line) -> dict[str, list[str]]:
    return {party: [row.id.split("/")[1] for row in rows] for party, rows in line.said.items()}


def test_a_theme_side_by_side(sample):
    result = compare(sample, Selection(), "dentistry")
    assert result.theme.name == "Dentistry"
    (line,) = result.lines
    assert line.topic.id == "dental-places"
    assert said(line) == {"red": ["more-dentists"], "blue": ["dental-plan"], "tartan": ["free-checks"]}
    assert list(line.said) == ["red", "blue", "tartan"], "in the order of the parties"
    assert line.silent == {"gold": "nothing-found"}
    assert result.alone == {}
    assert result.silent == {"gold": "touched"}


def test_commitments_on_no_topic_stand_alone(sample):
    result = compare(sample, Selection(order="name"), "workforce")
    assert result.lines == ()
    assert {party: [row.id for row in rows] for party, rows in result.alone.items()} == {
        "blue": ["blue-uk-2024/hire-nurses"],
        "red": ["red-scotland-2024/agency-fees"],
    }
    assert list(result.alone) == ["blue", "red"]
    assert result.silent == {"gold": "nothing-found", "tartan": "nothing-found"}


@pytest.mark.parametrize(
    ("selection", "theme", "speaking", "silent"),
    [
        (Selection(nations=("scotland",)), "dentistry", ["red", "tartan"], {"blue": "not-standing", "gold": "not-standing"}),
        (
            Selection(nations=("scotland",)),
            "waiting-times",
            ["tartan"],
            {"red": "not-theirs", "blue": "not-standing", "gold": "not-standing"},
        ),
        (
            Selection(stances=("keep",)),
            "dentistry",
            ["blue", "tartan"],
            {"red": "no-match", "gold": "nothing-found"},
        ),
        (Selection(parties=("red", "blue")), "waiting-times", ["red"], {"blue": "nothing-found"}),
    ],
)
def test_why_a_party_is_silent_on_a_topic(sample, selection, theme, speaking, silent):
    (line,) = compare(sample, selection, theme).lines
    assert (list(line.said), line.silent) == (speaking, silent)


def test_nobody_speaks_where_nothing_reaches(sample):
    result = compare(sample, Selection(nations=("wales",)), "dentistry")
    assert (result.lines, result.alone) == ((), {})
    assert result.silent == {"red": "not-theirs", "blue": "not-read", "gold": "not-standing", "tartan": "not-standing"}


@pytest.mark.parametrize("nations", [(), ("scotland",), ("wales", "northern-ireland")], ids=str)
@pytest.mark.parametrize("scope", ["core", "all"])
def test_nothing_of_a_theme_is_lost_and_every_party_is_accounted_for(shipped, nations, scope):
    for theme in shipped.themes:
        selection = Selection(themes=(theme.id,), nations=nations, scope=scope)
        result = compare(shipped, selection, theme.id)
        shown = [row.id for line in result.lines for rows in line.said.values() for row in rows]
        shown += [row.id for rows in result.alone.values() for row in rows]
        on_two = {row.id for row in shipped.commitments if len(row.topics) > 1}
        assert len(shown) == len(set(shown)) or {id_ for id_ in shown if shown.count(id_) > 1} <= on_two
        assert {row.id for row in selection.rows(shipped)} <= set(shown)
        parties = {party.id for party in shipped.parties}
        for line in result.lines:
            assert line.said
            assert set(line.said) | set(line.silent) == parties
            assert not set(line.said) & set(line.silent)
        speaking = {shipped.document_of(row).party for row in selection.rows(shipped)}
        assert set(result.silent) == parties - speaking
        order = [(line.topic.theme != theme.id, -len(line.said)) for line in result.lines]
        assert order == sorted(order), "the theme's own topics first, those with most parties before others"


def test_what_only_touches_on_a_theme_is_counted_beside_its_topics(sample):
    result = compare(sample, Selection(), "dentistry")
    assert (result.beside["gold"], result.touched["gold"]) == ("touched", 1)
    assert set(result.beside) == {"red", "blue", "tartan", "gold"}
    assert set(result.touched) == {party for party, kind in result.beside.items() if kind == "touched"}
