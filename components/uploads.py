"""Bounds on what the files brought to the Editors' desk may hold of memory: of one reader, and of all together.

Streamlit keeps uploads in memory until their reader is gone, bounds only the size of each, and takes any number. A page learns of
files when all have come, too late to refuse one: so the store refuses them itself. ``server/uploads.py`` does it earlier still.
"""

from typing import NamedTuple

import streamlit as st
from starlette.exceptions import HTTPException
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from commitments.editing.desk import MAX_ALL, MAX_BYTES
from commitments.records.model import FILES

OF_A_READER = 2 * MAX_ALL  # bytes: the files of one check, and those that replace them
FILES_OF_A_READER = 2 * len(FILES)
OF_ALL = 20 * MAX_ALL


class Held(NamedTuple):
    """What is there: ``size`` in bytes and ``number`` of files of one reader, and ``of_all``, the bytes of all readers."""

    size: int = 0
    number: int = 0
    of_all: int = 0


class Refusal(NamedTuple):
    """Status of the answer, and the reason in words for a reader."""

    status: int
    why: str


def refusal(held: Held, size: int) -> Refusal | None:
    """Why a reader's file of ``size`` bytes may not come to what is there; None where it may."""
    if held.number >= FILES_OF_A_READER:
        return Refusal(413, "There are many files of yours here already. Remove some, or reload the page.")
    if held.size + size > OF_A_READER:
        return Refusal(413, "Your files here are too large together. Remove some, or reload the page.")
    if held.of_all + size > OF_ALL:
        return Refusal(503, "Many editors have files here at this moment. Please try again in a minute.")
    return None


def held(session: str) -> Held:
    """What Streamlit's store keeps at this moment, for this session and for all."""
    if not exists():
        return Held()
    kept = {name: list(files.values()) for name, files in list(get_instance().uploaded_file_mgr.file_storage.items())}
    sizes = {name: sum(len(file.data) for file in files) for name, files in kept.items()}
    return Held(sizes.get(session, 0), len(kept.get(session, ())), sum(sizes.values()))


def no_more_room() -> str:
    """Why the next file of this reader might be refused, in words; '' while there is room for the largest."""
    context = get_script_run_ctx()
    refused = refusal(held(context.session_id), MAX_BYTES) if context else None
    return refused.why if refused else ""


@st.cache_resource(show_spinner=False)
def keep_bounds() -> None:
    """Has the store of this process refuse what goes beyond a bound, whichever way the server was started."""
    store = get_instance().uploaded_file_mgr
    add = store.add_file

    def add_within_bounds(session_id: str, file: UploadedFileRec) -> None:
        refused = refusal(held(session_id), len(file.data))
        if refused:
            raise HTTPException(refused.status, refused.why)
        add(session_id, file)

    store.add_file = add_within_bounds
