"""What a blank says is so: a promise that answers two questions silences nobody, and a passage that we left out is not called silence."""

import pytest
from sample import dataset_of, sample_files

from commitments.editing.editorial import stale_subjects
from commitments.figures import picture
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.tables.blanks import BLANKS
from commitments.tables.comparison import compare
from commitments.tables.counts import party_by_theme, topics_by_parties
from commitments.tables.gaps import gaps

MENTION = {"document": "blue-uk-2024", "find": "people wait too long", "why": "a complaint, with no act named"}


def changed(mention_on: str = "", **rows: dict) -> Dataset:
    """The sample with a mention on a topic ("topic") or a subject ("subject"), and with fields of commitments changed (by key)."""
    files = sample_files()
    for record in files["commitments.yaml"]["commitments"]:
        record |= rows.get(record["id"].split("/")[1].replace("-", "_"), {})
    if mention_on == "topic":
        next(topic for topic in files["topics.yaml"]["topics"] if topic["id"] == "hospital-waits")["mentions"] = [MENTION]
    if mention_on == "subject":
        theme = next(theme for theme in files["themes.yaml"]["themes"] if theme["id"] == "waiting-times")
        theme["looked_for"] = [{"name": "Outpatients", "words": ["outpatient"], "nobody": True, "mentions": [MENTION]}]
    return dataset_of(files)


def test_a_promise_that_answers_two_questions_is_on_both_lines():
    dataset = changed(dental_plan={"also_topics": ["hospital-waits"]})
    for theme in ("dentistry", "waiting-times"):
        lines = {line.topic.id: line for line in compare(dataset, Selection(), theme).lines}
        for topic in ("dental-places", "hospital-waits") if theme == "dentistry" else ("hospital-waits",):
            assert [row.id for row in lines[topic].said["blue"]] == ["blue-uk-2024/dental-plan"]
    both = Selection(topics=("hospital-waits",), parties=("blue",))
    assert [row.id for row in both.rows(dataset)] == ["blue-uk-2024/dental-plan"]
    assert {topic.id: number for topic, number in topics_by_parties(dataset, Selection())}["hospital-waits"] == 3
    assert party_by_theme(dataset, Selection()).blanks.at["waiting-times", "blue"] == "touched"
    assert not gaps(dataset, Selection(parties=("blue",)), "waiting-times").topics


def test_a_wider_promise_on_a_topic_is_counted_in_its_blank():
    dataset = changed(school_checks={"topic": "dental-places"})
    (line,) = compare(dataset, Selection(), "dentistry").lines
    assert (line.silent["gold"], line.touched) == ("touched", {"gold": 1})
    opened = Selection(topics=("dental-places",), parties=("gold",), scope="all")
    assert opened.number(dataset) == 1


@pytest.mark.parametrize("mention_on", ["topic", "subject"])
def test_a_passage_that_no_commitment_holds_is_no_silence(mention_on):
    dataset = changed(mention_on)
    assert party_by_theme(dataset, Selection()).blanks.at["waiting-times", "blue"] == "mentioned"
    scotland = party_by_theme(dataset, Selection(nations=("scotland",)))
    assert scotland.blanks.at["waiting-times", "blue"] == "not-standing", (
        "a mention says nothing of where a party does not stand"
    )
    (line,) = compare(dataset, Selection(), "waiting-times").lines
    assert line.silent["blue"] == ("mentioned" if mention_on == "topic" else "nothing-found")
    assert line.silent["gold"] == "nothing-found"
    if mention_on == "subject":
        found = gaps(dataset, Selection(), "waiting-times")
        assert [(subject.name, parties) for subject, parties in found.passing] == [("Outpatients", ("blue",))]
        assert found.unmentioned == ()


def test_a_subject_follows_its_topic_whatever_that_is_called():
    files = sample_files()
    files["themes.yaml"]["themes"][0]["looked_for"] = [{"name": "Places with dentists", "topics": ["dental-places"]}]
    for topic in files["topics.yaml"]["topics"]:
        topic["name"] = f"Renamed {topic['id']}"[:40]
    found = gaps(dataset_of(files), Selection(), "dentistry")
    assert [(subject.name, parties) for subject, parties in found.mentioned] == [
        ("Places with dentists", ("red", "blue", "tartan"))
    ]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ({"words": ["nurses"]}, None),
        ({"words": ["zzzz"]}, "subject-lost"),
        ({"words": ["zzzz"], "nobody": True}, None),
        ({"words": ["nurses"], "nobody": True}, "subject-found"),
        ({"words": ["braces"], "also_called": ["hire nurses"], "nobody": True}, "subject-found"),
        ({"topics": ["dental-places"]}, None),
        ({"commitments": ["blue-uk-2024/hire-nurses"], "nobody": True}, "subject-found"),
    ],
)
def test_an_editor_hears_of_words_that_lost_what_they_found(subject, kind):
    files = sample_files()
    files["themes.yaml"]["themes"][0]["looked_for"] = [{"name": "Some subject", **subject}]
    faults = stale_subjects(dataset_of(files), b"themes:\n  - name: Some subject\n")
    assert [(fault.kind, fault.line) for fault in faults] == ([(kind, 2)] if kind else [])


@pytest.mark.parametrize("nations", [(), ("scotland",), ("wales", "northern-ireland")], ids=str)
def test_matrix_comparison_and_figures_agree_cell_by_cell(shipped, nations):
    selection = Selection(nations=nations)
    table = party_by_theme(shipped, selection)
    matrix = picture(shipped, selection, "matrix").table
    short = {party.id: party.short_name for party in shipped.parties}
    drawn = {(row.theme, row.party): (row.commitments, row.blank) for row in matrix.itertuples()}
    for theme in shipped.themes:
        silent = compare(shipped, selection, theme.id).silent
        topics = picture(shipped, selection.but(themes=(theme.id,)), "topics").table
        cells = {(row.topic, row.party): row.blank for row in topics.itertuples()}
        lines = {line.topic.id: line for line in compare(shipped, selection, theme.id).lines}
        for party in table.counts.columns:
            number, kind = int(table.counts.at[theme.id, party]), table.blanks.at[theme.id, party]
            assert silent.get(party, "") == kind
            assert drawn[theme.name, short[party]] == (number, BLANKS[kind].label if kind else "")
            for line in lines.values():
                expected = BLANKS[line.silent[party]].label if party in line.silent else ""
                assert cells[line.topic.name, short[party]] == expected
        missing = {topic.id for topic in gaps(shipped, selection, theme.id).topics}
        own = {topic.id for topic in shipped.topics if topic.theme == theme.id}
        assert missing == own - set(lines)
