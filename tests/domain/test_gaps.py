"""What is missing under a theme, said only where it is. Rows: see sample.py."""

import pytest
from sample import dataset_of, sample_files

from commitments.selecting.selection import Selection
from commitments.tables.gaps import gaps

RED = Selection(parties=("red",))


@pytest.mark.parametrize(
    ("selection", "theme", "nations"),
    [
        # Red's dentists reach Scotland only by its Scottish manifesto, which repeats the promise of the UK one.
        (RED, "dentistry", ("wales", "northern-ireland")),
        (RED, "waiting-times", ("scotland", "wales", "northern-ireland")),
        (RED.but(scope="all"), "funding", ()),
        (Selection(), "waiting-times", ("wales", "northern-ireland")),
    ],
)
def test_nations_that_no_commitment_reaches(sample, selection, theme, nations):
    assert gaps(sample, selection, theme).nations == nations


def test_facts_and_approaches_that_none_states_and_topics_on_which_none_speaks(sample):
    found = gaps(sample, RED, "dentistry")
    assert found.facts == ("mechanism",)
    assert found.approaches == ("system-view", "co-production", "measurement")
    assert found.topics == ()
    assert [topic.id for topic in gaps(sample, Selection(parties=("blue",)), "waiting-times").topics] == ["hospital-waits"]


def test_filters_that_are_no_matter_of_who_and_where_make_no_gap(sample):
    assert gaps(sample, RED.but(stances=("oppose",), text="nothing"), "dentistry") == gaps(sample, RED, "dentistry")


def test_a_subject_is_looked_for_on_every_theme():
    files = sample_files()
    files["themes.yaml"]["themes"][0]["looked_for"] = [
        {"name": "Nurses", "words": ["nurse", "midwife"]},
        {"name": "Ambulances", "words": ["ambulance"]},
    ]
    found = gaps(dataset_of(files), Selection(), "dentistry")
    assert [(subject.name, parties) for subject, parties in found.mentioned] == [("Nurses", ("blue",))]
    assert [subject.name for subject in found.unmentioned] == ["Ambulances"]
