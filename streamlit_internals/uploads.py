"""Streamlit's store of uploaded files: what it holds, and that it refuses what goes beyond a bound of ``web/upload_bounds.py``.

A page learns of files when all have come, too late to refuse one: so the store refuses them itself, whichever way the server was
started. ``UploadLimits`` does it earlier still, before a body is read.
"""

import threading
from collections import Counter
from functools import lru_cache
from typing import cast

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import exists, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from commitments.editing.desk import MAX_BYTES
from streamlit_internals import leans_on
from streamlit_internals.addresses import UPLOADS
from web.settings import settings
from web.upload_bounds import Held, Refusal, refusal

EXTRA = 20_000  # bytes that a browser sends around a file
NO_DESK = Refusal(404, "No files are taken here.")
_one_at_a_time = threading.Lock()


def keep_bounds() -> None:
    """Has the store of this process refuse what goes beyond a bound, and everything where there is no Editors' desk."""
    if leans_on("uploads") and exists():
        with _one_at_a_time:
            _bind(_store())


def held(session: str) -> Held:
    """What the store keeps at this moment, for this session and for all."""
    if not exists() or not leans_on("uploads"):
        return Held()
    kept = {name: list(files.values()) for name, files in list(_store().file_storage.items())}
    sizes = {name: sum(len(file.data) for file in files) for name, files in kept.items()}
    return Held(sizes.get(session, 0), len(kept.get(session, ())), sum(sizes.values()))


def no_more_room() -> str:
    """Why the next file of the reader of this run might be refused, in words; '' while there is room for the largest."""
    context = get_script_run_ctx()
    refused = refusal(held(context.session_id), MAX_BYTES) if context else None
    return refused.why if refused else ""


def _store() -> MemoryUploadedFileManager:
    return cast(MemoryUploadedFileManager, get_instance().uploaded_file_mgr)


@lru_cache(maxsize=1)
def _bind(store: MemoryUploadedFileManager) -> None:
    add = store.add_file

    def add_within_bounds(session_id: str, file: UploadedFileRec) -> None:
        refused = refusal(held(session_id), len(file.data)) if settings().desk else NO_DESK
        if refused:
            raise HTTPException(refused.status, refused.why)
        add(session_id, file)

    store.add_file = add_within_bounds  # type: ignore[method-assign]  # what this folder is for


class UploadLimits:
    """Refuses an upload that would go beyond a bound, before its body is read. What is on its way counts as if it were there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.on = leans_on("uploads")
        self.coming: Counter[str] = Counter()  # bytes by session
        self.files_coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_upload = scope["type"] == "http" and scope["method"] == "PUT" and scope["path"].startswith(UPLOADS)
        if not self.on or not is_upload:
            await self.app(scope, receive, send)
            return
        session = scope["path"].removeprefix(UPLOADS).split("/")[0]
        size = _declared(scope)
        refused = self._refusal(session, size)
        if refused:
            answer = PlainTextResponse(refused.why, refused.status, headers={"Cache-Control": "no-store"})
            await answer(scope, receive, send)
            return
        self.coming[session] += size
        self.files_coming[session] += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.coming[session] -= size
            self.files_coming[session] -= 1
            if not self.files_coming[session]:
                del self.coming[session], self.files_coming[session]

    def _refusal(self, session: str, size: int) -> Refusal | None:
        if size > MAX_BYTES + EXTRA:
            return Refusal(413, f"A file may have {MAX_BYTES // 2**20} MB.")
        there = held(session)
        coming = Held(self.coming[session], self.files_coming[session], self.coming.total())
        return refusal(Held(*map(sum, zip(there, coming, strict=True))), size)


def _declared(scope: Scope) -> int:
    """The bytes that a request says it has; as many as are allowed where it does not say."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    return int(length[:20]) if length.isdigit() else MAX_BYTES
