"""Refuses an upload to the Editors' desk that would go beyond a bound of ``components/uploads.py``, before its body is read."""

from collections import Counter

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from commitments.editing.desk import MAX_BYTES
from components.uploads import Held, Refusal, held, refusal

PATH = "/_stcore/upload_file/"
EXTRA = 20_000  # bytes that a browser sends around a file


class UploadLimits:
    """What is on its way counts as if it were there."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.coming: Counter[str] = Counter()  # bytes by session
        self.files_coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(PATH):
            await self.app(scope, receive, send)
            return
        session = scope["path"].removeprefix(PATH).split("/")[0]
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
