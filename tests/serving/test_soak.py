"""A short run of many readers: the memory settles, and nobody sees an error. `make soak` does it for an hour."""

import json
import subprocess
import sys

import pytest

from benchmarks import soak
from tests.serving.running import PROJECT, in_a_thread


def test_memory_does_not_grow_with_the_readers() -> None:
    command = [
        sys.executable,
        "-m",
        "benchmarks.soak",
        "--readers",
        "8",
        "--minutes",
        "0.33",
        "--warm",
        "0.12",
        "--period",
        "0.5",
    ]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=120)
    result = json.loads(ended.stdout)
    assert result["errors"] == []
    assert result["clicks"] > 40 and result["visits"] > 8, "readers come, click and go"
    assert result["growth"] <= soak.MOST, result["looks"]
    assert ended.returncode == 0


@pytest.mark.parametrize(("end", "growth"), [(200.0, 1.0), (230.0, 1.15)])
def test_growth_is_told_from_after_the_warm_up(end: float, growth: float) -> None:
    looks = [(second, 100.0) for second in range(10)] + [(second, 200.0) for second in range(10, 50)]
    looks += [(second, end) for second in range(50, 110)]
    assert soak.growth(looks, 10)["growth"] == growth


class Leaking:
    """A server that keeps more with every look, for readers that it does not answer."""

    socket_url = "ws://127.0.0.1:1"
    held = 100.0

    def megabytes(self) -> float:
        self.held += 10
        return self.held


def test_a_leak_and_unanswered_readers_are_found() -> None:
    result = in_a_thread(soak.soak(Leaking(), 2, 2.0, 0.5, period=0.1))
    assert result["growth"] > soak.MOST and result["errors"]
