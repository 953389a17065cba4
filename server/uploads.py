"""Bounds on what the files brought to the Editors' desk may hold of memory: of one reader, and of all together.

Streamlit keeps uploads in memory until their reader is gone, bounds only the size of each, and takes any number.
"""

from collections import Counter

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.runtime import exists, get_instance

from commitments.editing.desk import MAX_ALL, MAX_BYTES
from commitments.records.model import FILES

PATH = "/_stcore/upload_file/"
OF_A_READER = 2 * MAX_ALL  # bytes: the files of one check, and those that replace them
FILES_OF_A_READER = 2 * len(FILES)
OF_ALL = 20 * MAX_ALL
EXTRA = 20_000  # bytes that a browser sends around a file


class UploadLimits:
    """Refuses an upload that would go beyond a bound, before its body is read. What is on its way counts as if it were there."""

    def __init__(
        self, app: ASGIApp, of_a_reader: int = OF_A_READER, files_of_a_reader: int = FILES_OF_A_READER, of_all: int = OF_ALL
    ) -> None:
        self.app = app
        self.of_a_reader, self.files_of_a_reader, self.of_all = of_a_reader, files_of_a_reader, of_all
        self.coming: Counter[str] = Counter()  # bytes by session
        self.files_coming: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(PATH):
            await self.app(scope, receive, send)
            return
        session = scope["path"].removeprefix(PATH).split("/")[0]
        size = _declared(scope)
        refusal = self._refusal(session, size)
        if refusal:
            status, why = refusal
            await PlainTextResponse(why, status, headers={"Cache-Control": "no-store"})(scope, receive, send)
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

    def _refusal(self, session: str, size: int) -> tuple[int, str] | None:
        """Status and reason, or None where the upload may come."""
        held, number = _held()
        if size > MAX_BYTES + EXTRA:
            return 413, f"A file may have {MAX_BYTES // 2**20} MB."
        if number.get(session, 0) + self.files_coming[session] >= self.files_of_a_reader:
            return 413, "There are many files of yours here already. Remove some, or reload the page."
        if held.get(session, 0) + self.coming[session] + size > self.of_a_reader:
            return 413, "Your files here are too large together. Remove some, or reload the page."
        if sum(held.values()) + self.coming.total() + size > self.of_all:
            return 503, "Many editors have files here at this moment. Please try again in a minute."
        return None


def _declared(scope: Scope) -> int:
    """The bytes that a request says it has; as many as are allowed where it does not say."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"")
    return int(length[:20]) if length.isdigit() else MAX_BYTES


def _held() -> tuple[dict[str, int], dict[str, int]]:
    """Bytes and number of the files that are kept, by session."""
    if not exists():
        return {}, {}
    kept = {name: list(files.values()) for name, files in list(get_instance().uploaded_file_mgr.file_storage.items())}
    return {name: sum(len(file.data) for file in files) for name, files in kept.items()}, {
        name: len(files) for name, files in kept.items()
    }
