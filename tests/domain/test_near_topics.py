"""Topics close to each other: who is silent on the one may speak on the other."""

import pytest

from commitments.tables.near_topics import near_topics


@pytest.mark.parametrize(
    ("topic", "close", "apart"),
    [
        ("nhs-staff-pay", "nhs-pay-review", "gp-numbers"),
        ("nhs-dental-contract", "dental-check-ups", "gp-numbers"),
        ("nurse-doctor-numbers", "", "gp-numbers"),  # "numbers" says how something is looked at
    ],
)
def test_they_share_a_word_that_tells(shipped, topic, close, apart):
    near = near_topics(shipped)
    assert apart in near and apart not in near[topic]
    assert not close or close in near[topic]


def test_closeness_is_mutual_and_within_a_theme(live):
    near = near_topics(live)
    assert near.keys() == {topic.id for topic in live.topics}
    for id_, others in near.items():
        assert id_ not in others and all(id_ in near[other] for other in others)
        assert all(live.by_id["topic"][other].theme == live.by_id["topic"][id_].theme for other in others)
