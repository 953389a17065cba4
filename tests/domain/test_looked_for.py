"""Subjects that editors look for answer questions: by what is promised on them, or by saying that nobody promises anything."""

import pytest
from sample import dataset_of, sample_files

from commitments.selecting.answers import answered
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.selecting.subjects import nobodys_called, nobodys_within

BRACES = {"name": "Teeth straightening", "also_called": ["orthodontics"], "words": ["braces", "wisdom teeth"], "nobody": True}
PLACES = {"name": "Patients turned away", "also_called": ["full surgeries"], "topics": ["dental-places"]}
NURSES = {"name": "Care at the bedside", "words": ["nurse"]}


@pytest.fixture(scope="module")
def dataset():
    files = sample_files()
    files["themes.yaml"]["themes"][0]["looked_for"] = [BRACES, PLACES, NURSES]
    return dataset_of(files)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("braces", "Teeth straightening"),
        ("Orthodontics", "Teeth straightening"),
        ("straighten tooth", None),  # another word to the index
        ("straightening teeth", "Teeth straightening"),
        ("teeth", None),
        ("what do the parties say about wisdom teeth?", "Teeth straightening"),
        ("NHS braces", "Teeth straightening"),
        ("patients turned away", None),
        ("dentists", None),
        ("", None),
    ],
)
def test_a_subject_on_which_nobody_promises_anything_is_known_by_each_of_its_names(dataset, asked, name):
    found = nobodys_called(dataset, asked)
    assert (found and found.subject.name) == name
    if name:
        answer = answered(dataset, Selection(text=asked))
        assert answer.nobodys == found and answer.rows(dataset) == () and answer.number(dataset) == 0


@pytest.mark.parametrize(
    ("asked", "within"),
    [
        ("free braces for children", True),
        ("removing wisdom teeth in hospital", True),
        ("teeth of wisdom", True),  # next to each other but for a word that only joins
        ("wisdom about teeth and gums", True),
        ("wisdom of dentists about teeth", False),
        ("dentists", False),
    ],
)
def test_the_words_of_a_name_stand_together(dataset, asked, within):
    assert bool(nobodys_within(dataset, asked)) == within


def test_words_that_promises_hold_are_not_answered_with_nobody(dataset):
    answer = answered(dataset, Selection(text="dentists"))
    assert answer.nobodys is None and answer.number(dataset)
    # None holds all of these words, and one of the names is among them.
    assert answered(dataset, Selection(text="dentists braces")).nobodys.subject.name == "Teeth straightening"


def test_a_party_that_is_named_with_it_is_no_part_of_the_name(dataset):
    answer = answered(dataset, Selection(text="What does Red say on braces"))
    assert answer.nobodys.subject.name == "Teeth straightening" and answer.selection.parties == ("red",)


def test_whatever_is_on_a_subject_is_found_by_each_of_its_names(dataset):
    index = index_of(dataset)
    for name in ("patients turned away", "full surgeries"):
        assert {*index.found(name)} == {*index.found("places for dental patients")}
    assert {*index.found("care at the bedside")} == {*index.found("nurse")}
    # What is said to be nobody's promise rests on the texts alone.
    assert index.ranked("care at the bedside") == ()


def test_each_name_of_each_subject_in_the_data_answers(shipped):
    index = index_of(shipped)
    for theme in shipped.themes:
        for subject in theme.looked_for:
            on_it = index.places_on(subject)
            for name in (subject.name, *subject.also_called, *subject.words):
                if on_it:
                    assert on_it <= {*index.found(name)}, name
                else:
                    assert answered(shipped, Selection(text=name)).nobodys, name


def test_no_title_of_a_promise_is_answered_with_nobody(shipped):
    assert [row.id for row in shipped.commitments if nobodys_called(shipped, row.title)] == []
