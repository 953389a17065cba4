"""Readers without a browser: they speak Streamlit's own protocol over a websocket, and change a filter now and then.

``python -m benchmarks.readers ws://127.0.0.1:8501 READERS SECONDS PERIOD`` prints one line of JSON. A crowd runs in a process of its
own, beside the server, on the same machine.
"""

import asyncio
import json
import random
import sys
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

LONGEST_WAIT = 60.0  # seconds until an answer counts as missing
NAMED_FILTER = "Theme"  # the widget that is changed: by its label on our pages
PLAIN_FILTER = "Choice"  # and on the plain pages that we are compared with


class Reader:
    """One open page. ``open`` shows it for the first time, ``change`` picks another value of the filter; both wait for the end of the
    run and return seconds. ``received`` counts bytes. ``client``: the address for which a proxy would speak."""

    def __init__(self, url: str, page: str = "", query: str = "", cookie: str = "", client: str = "") -> None:
        self.url, self.page, self.query = url, page, query
        self.headers = ({"Cookie": cookie} if cookie else {}) | ({"X-Forwarded-For": client} if client else {})
        self.received = 0
        self.kept: set[str] = set()  # what the server need not send again, as a browser tells it
        self.widget, self.options, self.kind = "", [], ""

    async def open(self) -> float:
        self.socket = await connect(
            f"{self.url}/_stcore/stream",
            subprotocols=["streamlit", "PLACEHOLDER_AUTH_TOKEN"],
            additional_headers=self.headers,
            max_size=None,
            ping_interval=None,
            compression=None,
        )
        return await self._run()

    async def change(self, turn: int) -> float:
        return await self._run(turn)

    async def close(self) -> None:
        await self.socket.close()

    def asking(self, turn: int | None = None) -> bytes:
        """What the page says to have a run, with the filter changed where there is a turn."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_name = self.query, self.page
        asked.context_info.timezone, asked.context_info.locale = "Europe/London", "en-GB"
        asked.context_info.url = self.url.replace("ws", "http", 1) + f"/{self.page}"
        asked.cached_message_hashes.extend(self.kept)
        if turn is not None:
            value = self.options[turn % len(self.options)]
            state = asked.widget_states.widgets.add()
            state.id = self.widget
            if self.kind == "multiselect":
                state.string_array_value.data.append(value)
            else:
                state.string_value = value
        return message.SerializeToString()

    async def _run(self, turn: int | None = None) -> float:
        begun = time.perf_counter()
        await self.socket.send(self.asking(turn))
        while True:
            data = await asyncio.wait_for(self.socket.recv(), LONGEST_WAIT)
            self.received += len(data)
            if self._take(data):
                return time.perf_counter() - begun

    def _take(self, data: bytes) -> bool:
        """Notes what a browser would note of a message; true at the end of a run."""
        message = ForwardMsg()
        message.ParseFromString(data)
        if message.metadata.cacheable and message.hash:
            self.kept.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            which = element.WhichOneof("type")
            if which == "exception":
                raise RuntimeError(f"the page shows an error: {element.exception.message}")
            if which in ("multiselect", "radio") and (widget := getattr(element, which)).label in (NAMED_FILTER, PLAIN_FILTER):
                self.widget, self.options, self.kind = widget.id, list(widget.options), which
        if kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise RuntimeError("the page did not compile")
        return kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY


def at(sorted_values: list[float], share: float) -> float | None:
    """A percentile: the value below which ``share`` of the values lie; None of nothing."""
    return sorted_values[min(len(sorted_values) - 1, int(share * len(sorted_values)))] if sorted_values else None


async def crowd(url: str, number: int, seconds: float, period: float, page: str = "") -> dict:
    """``number`` readers who each change the filter every ``period`` seconds, not all at once, for ``seconds``.

    Gives milliseconds: first (median of the first runs), p50, p95, p99, most; number of changes; errors (texts); bytes a change; away: how
    many found no room for a session, and read on without one.
    """
    readers: list[Reader] = []
    first, away = [], 0
    for _ in range(number):
        reader = Reader(url, page)
        try:
            first.append(await reader.open())
            readers.append(reader)
        except InvalidStatus as refused:
            if refused.response.status_code != 503:
                raise
            away += 1
            await asyncio.sleep(0.05)  # a newcomer with a document asks for no session again
    first.sort()
    before = sum(reader.received for reader in readers)
    waits: list[float] = []
    errors: list[str] = []
    end = time.perf_counter() + seconds

    async def read(reader: Reader, turn: int) -> None:
        await asyncio.sleep(random.random() * period)
        while (begun := time.perf_counter()) < end:
            turn += 1
            try:
                waits.append(await reader.change(turn))
            except Exception as error:
                errors.append(f"{type(error).__name__}: {error}"[:200])
                return
            await asyncio.sleep(max(0.0, begun + period - time.perf_counter()))

    await asyncio.gather(*(read(reader, turn) for turn, reader in enumerate(readers)))
    received = sum(reader.received for reader in readers) - before
    await asyncio.gather(*(reader.close() for reader in readers), return_exceptions=True)
    waits.sort()
    result = {
        "first": at(first, 0.5),
        "p50": at(waits, 0.5),
        "p95": at(waits, 0.95),
        "p99": at(waits, 0.99),
        "most": at(waits, 1),
    }
    return {name: value and round(value * 1000, 1) for name, value in result.items()} | {
        "readers": number,
        "away": away,
        "changes": len(waits),
        "errors": errors,
        "bytes": round(received / max(1, len(waits))),
    }


if __name__ == "__main__":
    url, number, seconds, period, *page = sys.argv[1:]
    print(json.dumps(asyncio.run(crowd(url, int(number), float(seconds), float(period), *page))))
