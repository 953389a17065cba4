"""The nearest commitments of other parties: same topic first, then words in common on the same theme."""

from sample import DENTISTS, dataset_of, row, sample_files

from commitments.tables.neighbours import neighbours


def near(dataset, id_: str, **more) -> list[str]:
    return [other.id for other in neighbours(dataset, dataset.find(id_), **more)]


def test_the_same_topic_of_other_parties_without_repeats_and_wider_ones(sample):
    assert set(near(sample, DENTISTS)) == {"blue-uk-2024/dental-plan", "tartan-scotland-2024/free-checks"}
    assert near(sample, "red-uk-2024/shorter-waits") == ["tartan-scotland-2024/shorter-waits"]
    # More dentists stands in two of Red's manifestos: once is enough.
    assert "red-scotland-2024/more-dentists" not in near(sample, "tartan-scotland-2024/free-checks")


def test_nothing_is_near_where_no_telling_word_is_shared(sample):
    assert near(sample, "red-scotland-2024/agency-fees") == []
    assert near(sample, "red-uk-2024/world-health") == []


def test_topic_then_words_at_most_two_of_a_party():
    files = sample_files()
    files["commitments.yaml"]["commitments"] += [
        row(f"blue-uk-2024/dentists-{n}", f"Recruit {n} dentists in villages", "dentistry", ["england"]) for n in range(3)
    ] + [
        row("tartan-scotland-2024/teeth", "Recruit dentists", "dentistry", ["scotland"]),
        row("tartan-scotland-2024/other-theme", "Recruit more dentists", "workforce", ["scotland"]),
    ]
    dataset = dataset_of(files)
    assert near(dataset, DENTISTS) == [
        "blue-uk-2024/dental-plan",
        "tartan-scotland-2024/free-checks",
        "tartan-scotland-2024/teeth",
        "blue-uk-2024/dentists-0",
    ]
    assert near(dataset, DENTISTS, most=2) == ["blue-uk-2024/dental-plan", "tartan-scotland-2024/free-checks"]


def test_the_rules_hold_for_every_commitment(shipped):
    for one in shipped.commitments[::7]:
        found = neighbours(shipped, one)
        parties = [shipped.party_of(other).id for other in found]
        assert len(found) <= 6
        assert max(map(parties.count, parties), default=0) <= 2
        assert shipped.party_of(one).id not in parties
        assert all(other.scope == "core" and not other.same_as for other in found)
        same_topic = [one.topic is not None and other.topic == one.topic for other in found]
        assert same_topic == sorted(same_topic, reverse=True)
        assert all(same or other.theme == one.theme for same, other in zip(same_topic, found, strict=True))
