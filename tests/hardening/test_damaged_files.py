"""Damaged files come out as data that the pages can work on, or as faults that an editor can find. `make fuzz` reads 10,000."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize("first", [0, 100_000])
def test_no_damage_is_more_than_faults(first: int) -> None:
    command = [sys.executable, "-m", "tests.hardening.damaged_files", "300", "--first", str(first), "--json"]
    ended = subprocess.run(command, cwd=PROJECT, env=os.environ, capture_output=True, text=True, timeout=300)
    result = json.loads(ended.stdout or "{}")
    assert result, f"it ended before its end:\n{ended.stderr[-3000:]}"
    assert result["bad"] == []
    assert result["read"] == 300 and result["faulty"] > 200 and result["sound"] > 5, "what is damaged is of both sorts"
