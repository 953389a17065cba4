"""A busy server takes no new sessions: new readers keep the document, and those who are here go on."""

import json
from pathlib import Path

import pytest
from datasets import frozen_copy
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from server.load import LOOKS, Load
from tests.serving.running import in_a_thread, running


def looked(seconds: float, worked: float, looks: int = LOOKS + 1, busy_at: float = 0.75) -> Load:
    """A process that was looked at every so many ``seconds``, of which it ``worked`` so many."""
    times = iter(number * seconds for number in range(looks))
    work = iter(number * worked for number in range(looks))
    load = Load(lambda: next(times), lambda: next(work), busy_at)
    for _ in range(looks):
        load.look()
    return load


@pytest.mark.parametrize(
    ("seconds", "worked", "core", "lag", "room"),
    [
        (1.0, 0.02, 0.02, 0.0, True),
        (1.0, 0.70, 0.70, 0.0, True),
        (1.0, 0.80, 0.80, 0.0, False),
        (1.5, 1.5, 1.0, 0.5, False),
        (1.5, 0.15, 0.1, 0.5, True),  # other processes are busy: this one has room
    ],
)
def test_a_process_is_busy_by_its_own_work(seconds: float, worked: float, core: float, lag: float, room: bool) -> None:
    load = looked(seconds, worked)
    assert load.core == pytest.approx(core) and load.lag == pytest.approx(lag) and load.has_room is room


@pytest.mark.parametrize("looks", range(LOOKS + 1))
def test_a_start_is_no_crowd(looks: int) -> None:
    assert looked(1.0, 1.0, looks).has_room


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
