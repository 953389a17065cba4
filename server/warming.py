"""Getting ready before the first reader comes, and saying whether we are: /healthz and /readyz."""

import asyncio
import gc
import importlib
import itertools
import logging
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

import components
from commitments.dataset import Dataset
from commitments.library import State
from server.connections import note_a_full_table_once
from streamlit_internals.compression import compress_first
from streamlit_internals.logs import silence_others
from web.library import free_of_collection, shared_library
from web.load import LOAD, LOOK_SECONDS
from web.pictures import served

SECONDS_BETWEEN_LOOKS = 2.0
LOOKS_BETWEEN_COLLECTIONS = 5  # what readers leave behind is collected for all of them together, not after each run
logger = logging.getLogger("pledge.warming")
NO_STORE = {"Cache-Control": "no-store"}
_warm = asyncio.Event()


@asynccontextmanager
async def warm_up(app: st.App) -> AsyncIterator[dict[str, Any]]:
    """The server's life: it answers at once, with "not ready" until the data is read; a page asked for meanwhile shows that it waits."""
    silence_others()
    served.set()
    note_a_full_table_once(asyncio.get_running_loop())
    living = asyncio.create_task(_live())
    yield {}
    served.clear()
    _warm.clear()
    living.cancel()


async def _look_at_load() -> None:
    while True:
        LOAD.look()
        await asyncio.sleep(LOOK_SECONDS)


async def _live() -> None:
    try:
        await asyncio.to_thread(_warm_everything)
    except Exception:
        logger.exception("the warm-up failed; this server does not call itself ready")
        return
    _warm.set()
    async with asyncio.TaskGroup() as living:
        living.create_task(_look_at_load())
        living.create_task(_look_at_data())


async def _look_at_data() -> None:
    shown: Dataset | None = None
    for look in itertools.count(1):
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        try:
            # Changed files are read here, so that no reader waits for it.
            newest = (await asyncio.to_thread(shared_library().state)).dataset
            if shown is not None and newest is not shown:
                # The dataset before was held by the library while the new one was built; what is left of it goes now.
                await asyncio.to_thread(free_of_collection)
            shown = newest
        except Exception:
            logger.exception("looking for changed data failed; the next look follows")
        if look % LOOKS_BETWEEN_COLLECTIONS == 0:
            await asyncio.to_thread(gc.collect)


def _warm_everything() -> None:
    for module in pkgutil.iter_modules(components.__path__, "components."):
        importlib.import_module(module.name)
    compress_first()
    shared_library().state()
    free_of_collection()


async def healthz(request: Request) -> Response:
    """Live: the process answers. An orchestrator starts it anew when it does not."""
    return PlainTextResponse("ok\n", headers=NO_STORE)


async def readyz(request: Request) -> Response:
    """Ready: 200 with the data's version, the number of faults in newer files and how busy this process is; 503 before, or where there is
    no good data. A busy process stays ready: it goes on to serve documents. ``newest`` is false while changed files are being read, when
    readers still get the data before."""
    if not _warm.is_set():
        return JSONResponse({"ready": False, "why": "reading the data"}, 503, NO_STORE)
    state, newest = await asyncio.to_thread(_state_and_whether_newest)
    if state.dataset is None:
        return JSONResponse(
            {"ready": False, "why": "no good data", "newest": newest, "faults": len(state.faults)}, 503, NO_STORE
        )
    told = {"ready": True, "data": state.dataset.version, "newest": newest, "faults": len(state.faults), **LOAD.told()}
    return JSONResponse(told, headers=NO_STORE)


def _state_and_whether_newest() -> tuple[State, bool]:
    library = shared_library()
    state = library.state()
    return state, library.unchanged is state


async def room(request: Request) -> Response:
    """Whether there is room for a session: what a document asks before it starts one."""
    return JSONResponse({"room": LOAD.has_room}, headers=NO_STORE)
