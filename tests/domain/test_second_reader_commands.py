"""``pledge verify`` and ``pledge sample``: what a second reader is given to look at, and what is said when it cannot be had."""

from pathlib import Path

import pytest

from commitments.__main__ import main
from commitments.records import vocabulary as words


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the text of one manifesto, which holds its search phrase and one of its figures."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "red-uk-2024.txt").write_text("We will re-\ncruit MORE dentists, for 700,000 appointments.", "utf-8")
    return folder


def test_phrases_that_a_text_holds_are_no_finding(project: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--texts", str(texts)]) == 0
    said = capsys.readouterr().out
    assert "red-uk-2024: " in said and "1 commitment, 0 phrases not found" in said
    assert "blue-uk-2024" not in said, "nothing is said of a manifesto whose text is not there"


def test_a_phrase_that_a_text_does_not_hold_is_named_and_ends_with_1(
    project: Path, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "blue-uk-2024.txt").write_text("Nothing about teeth.", "utf-8")
    assert main(["verify", "--texts", str(texts)]) == 1
    assert "  phrase (not in documents.yaml): dental-plan" in capsys.readouterr().out


def test_a_figure_that_a_text_does_not_hold_is_named(project: Path, texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "commitments.yaml"
    path.write_text(path.read_text("utf-8").replace("in places that have few.", "in 4,000 places."), "utf-8")
    assert main(["verify", "--texts", str(texts)]) == 0
    assert "  figures: more-dentists: 4,000" in capsys.readouterr().out


def test_a_folder_or_texts_that_are_not_there_are_said_with_what_was_expected(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--texts", str(tmp_path / "nowhere")]) == 2
    assert "there is no folder" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert main(["verify", "--texts", str(tmp_path / "empty")]) == 2
    assert "expected a name such as" in capsys.readouterr().err


@pytest.mark.parametrize("command", [["verify", "--texts", "."], ["sample", "--seed", "2"]], ids=lambda command: command[0])
def test_data_with_faults_is_not_looked_at(command: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "commitments.yaml").write_text("commitments: nothing", "utf-8")
    assert main(command) == 2
    assert "pledge check" in capsys.readouterr().err


def test_what_was_drawn_is_entries_that_want_a_verdict_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", "--seed", "7", "--rows", "2", "--cells", "2"]) == 0
    drawn = capsys.readouterr().out
    assert drawn.count('draw: "rows, seed 7"') == drawn.count('draw: "cells, seed 7"') == 2
    checks = project / "checks.yaml"
    checks.write_text(checks.read_text("utf-8") + "\n" + drawn, "utf-8")
    assert main(["check"]) == 1, "a verdict that was not filled in is a fault"
    filled = checks.read_text("utf-8").replace(f"verdict:  # {', '.join(words.VERDICTS)}", "verdict: right")
    checks.write_text(filled, "utf-8")
    capsys.readouterr()
    main(["check"])
    assert "checks.yaml" not in capsys.readouterr().out


def test_a_seed_draws_the_same_again_and_is_used_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = [(main(["sample", "--seed", "8"]), capsys.readouterr().out)[1] for _ in range(2)]
    assert drawn[0] == drawn[1] != ""
    assert main(["sample", "--seed", "1"]) == 2
    assert "has been used" in capsys.readouterr().err
