"""Editors cannot turn tests of code red: only tests that take ``live`` reach the project's own data, and a loss in it is noticed."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from datasets import FROZEN, LIVE, PROJECT, frozen_copy
from keep_out import LiveDataIsRead
from sound_edits import EDITS

from commitments.editing.released import released_ids, vanished_ids
from commitments.library import Library
from commitments.reading.folder import Reading

WAYS = {
    "a file": lambda: (LIVE / "commitments.yaml").read_text(),
    "a file from a relative path": lambda: Path("data/site.yaml").read_text(),
    "a listing": lambda: list(LIVE.glob("*.yaml")),
    "a copy": lambda: shutil.copytree(LIVE, "/nowhere"),
    "a library": lambda: Library(LIVE).state(),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_other_way_leads_to_the_data(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    monkeypatch.chdir(PROJECT)
    with pytest.raises(LiveDataIsRead):
        WAYS[way]()


@pytest.mark.parametrize("code", ["open('data/site.yaml')", "import os; os.listdir('data')"])
def test_nor_does_one_from_a_process_that_a_test_starts(code: str) -> None:
    ended = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True)
    assert ended.returncode != 0
    assert "LiveDataIsRead" in ended.stderr


def test_a_folder_of_a_tests_own_may_be_called_data(tmp_path: Path) -> None:
    assert list(frozen_copy(tmp_path / "data").glob("*.yaml"))
    shutil.rmtree(tmp_path / "data")


@pytest.mark.parametrize("name", EDITS)
def test_each_sound_edit_changes_something(name: str, tmp_path: Path) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in frozen_copy(tmp_path / "data").glob("*.yaml")}
    changed = EDITS[name](texts)
    assert changed and all(texts[file] != text for file, text in changed.items())


def test_no_id_of_a_release_is_forgotten(live_folder: Path) -> None:
    assert set(released_ids(FROZEN)) <= set(released_ids(live_folder))


def test_a_released_commitment_that_is_lost_is_noticed(live_folder: Path, live_reading: Reading) -> None:
    lost = released_ids(live_folder)[0].encode()
    texts = {name: re.sub(rb"%b\b(?!-)" % lost, b"%b-gone" % lost, text) for name, text in live_reading.texts.items()}
    (fault,) = vanished_ids(texts, released_ids(live_folder))
    assert (fault.kind, fault.record) == ("vanished-id", lost.decode())
