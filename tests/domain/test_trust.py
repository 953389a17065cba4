"""How the data is checked again: what is drawn, what is counted, and what a text does not hold."""

import json
from collections import Counter

import pytest
import yaml
from sample import sample_dataset

from commitments.editing.sampling import drawn_cells, drawn_rows, sheet, tallies
from commitments.editing.verifying import misses, squeezed
from commitments.records.checks import Check, ChecksFile


def test_a_draw_is_the_same_for_the_same_seed_and_gives_each_the_same_chance():
    rows = list(range(20))
    assert drawn_rows(rows, 5, 7) == drawn_rows(rows, 5, 7) != drawn_rows(rows, 5, 8)
    times = Counter(row for seed in range(400) for row in drawn_rows(rows, 5, seed))
    assert set(times) == set(rows) and min(times.values()) > 60, "100 each are expected"
    assert drawn_rows(rows, 99, 1) == rows


def test_a_sheet_is_filled_in_and_copied_into_the_file():
    dataset = sample_dataset()
    rows, cells = drawn_rows(dataset.commitments, 3, 1), drawn_cells(dataset.topics, dataset.parties, 4, 1)
    text = sheet(rows, cells, 1, "2026-11-28").replace("verdict:  # right, slip, misleads", "verdict: right")
    checks = ChecksFile.model_validate_json(json.dumps(yaml.safe_load(f"checks:\n{text}"))).checks
    assert [check.commitment for check in checks[:3]] == [row.id for row in rows]
    assert {(check.topic, check.party) for check in checks[3:]} == set(cells) and len(set(cells)) == 4
    by_draw = {tally.draw: (tally.number, tally.verdicts["right"]) for tally in tallies(checks)}
    assert by_draw == {"rows, seed 1": (3, 3), "cells, seed 1": (4, 4)}


def test_what_was_found_is_counted_by_draw_the_newest_first():
    def check(date: str, draw: str, verdict: str) -> Check:
        return Check(date=date, draw=draw, kind="row", commitment="red-uk-2024/a", verdict=verdict)

    checks = [check("2026-11-01", "a", "right"), check("2026-11-02", "b", "slip"), check("2026-11-01", "a", "misleads")]
    assert [(tally.draw, tally.number, tally.verdicts) for tally in tallies(checks)] == [
        ("b", 1, {"right": 0, "slip": 1, "misleads": 0}),
        ("a", 2, {"right": 1, "slip": 0, "misleads": 1}),
    ]
    of_one_day = [check("2026-11-01", "seed 9", "slip"), check("2026-11-01", "seed 10", "right")]
    assert [tally.draw for tally in tallies(of_one_day)] == ["seed 10", "seed 9"], "the later draw stands later in the file"


@pytest.mark.parametrize(
    ("text", "phrases", "figures"),
    [
        ("We will recruit\nmore den-\ntists: 700,000 appointments.", (), {}),
        ("We will recruit more nurses.", ("more-dentists",), {}),
        ("RECRUIT MORE DENTISTS", (), {}),
    ],
)
def test_a_phrase_is_found_whatever_the_layout(text, phrases, figures):
    row = next(row for row in sample_dataset().commitments if row.id == "red-uk-2024/more-dentists")
    row = row.model_copy(
        update={"find": "recruit more dentists", "summary": "More dentists.", "title": "Recruit more dentists"}
    )
    found = misses([row], text)
    assert (found.looked_up, found.phrases, found.figures) == (1, phrases, figures)


def test_a_figure_that_the_text_does_not_hold_is_named():
    row = sample_dataset().commitments[0].model_copy(update={"title": "Hire 8,500 staff", "summary": "£1.2 billion by 2030."})
    assert misses([row], "8,500 staff").figures == {row.id.split("/")[1]: ("£1.2", "2030")}
    assert squeezed("“Ŵyth–50% £3”") == "ŵyth50%£3"
