"""What editors' programs leave beside the data files stops nobody: it is named, and neither read nor a fault."""

import logging

import pytest

from commitments.__main__ import main
from commitments.library import Library
from commitments.reading.left_overs import is_left_over
from commitments.records.model import FILES

LEFT = [
    "~$parties.yaml",
    "~$rties.yaml",
    "commitments_BACKUP_123.yaml",
    "commitments_BASE_123.yaml",
    "commitments_LOCAL_123.yaml",
    "commitments_REMOTE_123.yaml",
    "commitments.yaml.BACKUP.123.yaml",
    "commitments.LOCAL.yaml",
    "commitments.sync-conflict-20261129-072028-ABCDEFG.yaml",
    "commitments_conflict-20261129-072028.yaml",
    "commitments (conflicted copy 2026-11-29 072028).yaml",
    "commitments (Ann's conflicted copy 2026-11-29).yaml",
    "commitments-DESKTOP-A1B2C3.yaml",
    "parties (1).yaml",
    "parties(2).yaml",
    "parties - Copy.yaml",
    "parties - Copy (2).yaml",
    "parties copy.yaml",
    "parties copy 2.yaml",
    "Copy of parties.yaml",
    "parties.orig.yaml",
    "parties_old.yaml",
    "parties.bak.yml",
    "parties~HEAD.yaml",
    "parties.yaml.orig",
    "parties.yaml~",
    "nations_contexts (1).yaml",
]
UNKNOWN = ["party.yaml", "partys.yaml", "topics.yml", "comitments.yaml", "commitments-2029.yaml", "copies.yaml", "x (1).yaml"]
UNKNOWN += ["parties_wales.yaml", "old.yaml", "parties_localities.yaml", "site-conflicts.yaml"]


def known(name: str) -> str:
    """The name as one that this project's files can have: the last of the list stands for whichever file has the longest name."""
    return name.replace("nations_contexts", max(FILES, key=len).removesuffix(".yaml"))


@pytest.mark.parametrize("name", [known(name) for name in LEFT])
def test_a_left_over_copy_is_named_and_stops_nothing(sound_folder, name, capsys, caplog):
    (sound_folder / name).write_text("<<<<<<< not YAML at all: [\n", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        state = Library(sound_folder).state()
    assert state.dataset is not None, "a first start has the data"
    assert state.faults == ()
    assert name in caplog.text
    main(["--data", str(sound_folder), "check"])
    said = [line for line in capsys.readouterr().out.splitlines() if name in line]
    assert len(said) == 1
    assert "look again: found a left-over" in said[0]
    assert "delete it" in said[0]
    assert "[docs/checking.md#left-over-copy]" in said[0]


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_file_that_is_nobodys_copy_keeps_its_fault(sound_folder, name):
    (sound_folder / name).write_text("x: 1\n", encoding="utf-8")
    assert [(fault.file, fault.kind) for fault in Library(sound_folder).state().faults] == [(name, "unknown-file")]


def test_our_own_files_are_no_copies():
    assert not any(map(is_left_over, FILES))


def test_a_copy_beside_a_file_that_is_gone_hides_nothing(sound_folder):
    (sound_folder / "parties.yaml").rename(sound_folder / "parties (1).yaml")
    assert ("parties.yaml", "missing-file") in [(fault.file, fault.kind) for fault in Library(sound_folder).state().faults]


def test_a_hostile_name_takes_no_time():
    assert not is_left_over("parties" + "_conflict-" * 20 + "(" * 20)
