"""A busy server takes no new sessions: new readers keep the document, and those who are here go on."""

import itertools
import json
import time
from pathlib import Path

import pytest
from datasets import frozen_copy
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.serving.running import in_a_thread, running
from web.load import AWAKE_SECONDS, LOOKS, Load


def looked(seconds: float, worked: float, looks: int = LOOKS + 1, busy_at: float = 0.75) -> Load:
    """A process that was looked at every so many ``seconds``, of which it ``worked`` so many."""
    times = (number * seconds for number in itertools.count())
    work = iter(number * worked for number in range(looks))
    load = Load(lambda: next(times), lambda: next(work), busy_at)
    for _ in range(looks):
        load.look()
    return load


@pytest.mark.parametrize(
    ("seconds", "worked", "core", "lag", "room"),
    [
        (0.25, 0.005, 0.02, 0.0, True),
        (0.25, 0.175, 0.70, 0.0, True),
        (0.25, 0.200, 0.80, 0.0, False),
        (0.26, 0.052, 0.20, 0.01, True),
        (0.35, 0.035, 0.10, 0.10, False),  # others have the machine: readers would wait all the same
    ],
)
def test_a_process_is_busy_by_its_work_or_by_what_it_waits_for(
    seconds: float, worked: float, core: float, lag: float, room: bool
) -> None:
    load = looked(seconds, worked)
    assert load.core == pytest.approx(core) and load.lag == pytest.approx(lag) and load.has_room is room


@pytest.mark.parametrize("looks", range(LOOKS + 1))
def test_a_start_is_no_crowd(looks: int) -> None:
    assert looked(0.5, 0.5, looks).has_room


def test_a_crowd_is_told_before_its_changes_come() -> None:
    now = [0.0]
    load = Load(lambda: now[0], lambda: 0.0, 0.75)
    for _ in range(60):  # until what a run costs is known
        with load.run():
            begun = time.thread_time()
            while time.thread_time() - begun < 0.01:
                pass
    for reader in range(1000):
        load.heard(reader)
    assert load.demand > 2 and not load.has_room
    for reader in range(990):
        load.gone(reader)
    assert load.demand < 0.1 and load.has_room
    now[0] = AWAKE_SECONDS + 1
    assert load.demand == 0, "who has changed nothing for a while is reading"


def test_a_busy_server_keeps_its_readers_and_takes_no_new_ones(tmp_path: Path) -> None:
    with running(tmp_path, frozen_copy(tmp_path / "data"), PLEDGE_BUSY_AT="0") as server:
        told = json.loads(server.ask("/readyz").text)
        assert told["ready"] and told["takes_sessions"] is False
        assert json.loads(server.ask("/room").text) == {"room": False}
        assert "18 weeks" in server.ask("/explore?q=18+weeks").text, "documents are there as ever"

        async def visit() -> None:
            url = f"ws://127.0.0.1:{server.port}/_stcore/stream"
            with pytest.raises(InvalidStatus) as refused:
                await connect(url, subprotocols=["streamlit", "token"])
            assert refused.value.response.status_code == 503 and "Retry-After" in refused.value.response.headers
            async with connect(url, subprotocols=["streamlit", "token", "session-of-before"]):
                pass

        in_a_thread(visit())
