"""What editors bring to the desk is bounded: in size, in number, of one reader and of all, with a word for each bound."""

import asyncio
import http.client
import re
from pathlib import Path

import pytest
from datasets import FROZEN
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.readers import Reader
from commitments.editing.desk import MAX_ALL, MAX_BYTES
from streamlit_internals import uploads
from streamlit_internals.uploads import UploadLimits
from tests.serving.running import Site, in_a_thread, start, status, stop, wait_for
from web.pages import PAGES
from web.upload_bounds import FILES_OF_A_READER, Held

PATH = "/_stcore/upload_file/reader-1/file-1"


def put(limits: UploadLimits, path: str = PATH, size: int | None = 1000) -> tuple[int, str]:
    """Asks for an upload of ``size`` bytes; None says nothing of it. Status and body of the answer."""
    sent = []

    async def receive() -> dict:
        raise AssertionError("the body was read before the refusal")

    async def send(message: dict) -> None:
        sent.append(message)

    headers = [] if size is None else [(b"content-length", str(size).encode())]
    in_a_thread(limits({"type": "http", "method": "PUT", "path": path, "headers": headers}, receive, send))
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent).decode()


async def takes(scope: dict, receive, send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


@pytest.mark.parametrize(
    ("held", "size", "status", "told"),
    [
        (Held(), 1000, 204, ""),
        (Held(), MAX_BYTES + 50_000, 413, "A file may have 3 MB."),
        (Held(), 10**14, 413, "A file may have 3 MB."),
        (Held(2 * MAX_ALL - 500, 4), 1000, 413, "your files are too large"),
        (Held(2 * MAX_ALL - 500, 4), None, 413, "your files are too large"),
        (Held(40, 40), 1, 413, "too many files"),
        (Held(of_all=2 * MAX_ALL), 1000, 204, ""),
        (Held(of_all=20 * MAX_ALL), 1000, 503, "try again in a minute"),
    ],
)
def test_each_bound_has_its_word(monkeypatch, held, size, status, told) -> None:
    monkeypatch.setattr(uploads, "held", lambda session: held)
    answer = put(UploadLimits(takes), size=size)
    assert answer[0] == status and told in answer[1]


def test_what_is_on_its_way_counts_too(monkeypatch) -> None:
    monkeypatch.setattr(uploads, "held", lambda session: Held())
    limits = UploadLimits(None)
    statuses = []

    async def slow(scope: dict, receive, send) -> None:
        await asyncio.sleep(0.05)
        await takes(scope, receive, send)

    async def one(number: int) -> None:
        async def send(message: dict) -> None:
            statuses.extend([message["status"]] if "status" in message else [])

        scope = {
            "type": "http",
            "method": "PUT",
            "path": f"{PATH}{number}",
            "headers": [(b"content-length", b"%d" % MAX_BYTES)],
        }
        await limits(scope, None, send)

    async def together() -> None:
        await asyncio.gather(*(one(number) for number in range(6)))

    limits.app = slow
    in_a_thread(together())
    assert sorted(statuses) == [204] * 4 + [413] * 2
    assert not limits.coming and not limits.files_coming, "nothing stays reserved"


@pytest.mark.parametrize("entry", ["serve.py", "dashboard.py"])
def test_a_reader_cannot_fill_the_memory_of_the_server(tmp_path: Path, entry: str) -> None:
    """By whichever file a host starts it."""
    site = start(tmp_path, FROZEN, entry=entry)
    try:
        wait_for(lambda: status(site.port, "/_stcore/health") == 200)
        answers = in_a_thread(_upload(site, [b"#" * (11 * 2**18)] * 6))
        assert [code for code, _ in answers] == [204] * 4 + [413] * 2, "4 of 2.75 MB fit into 12 MB"
        assert "your files are too large" in answers[-1][1]
        many = in_a_thread(_upload(site, [b"#"] * (FILES_OF_A_READER + 2)))
        assert [code for code, _ in many] == [204] * FILES_OF_A_READER + [413] * 2, (
            "another reader is not touched, but bounded too"
        )
        assert in_a_thread(_upload(site, [b"#" * (4 * 2**20)]))[0][0] == 413
    finally:
        stop(site)


@pytest.mark.parametrize("entry", ["serve.py", "dashboard.py"])
def test_a_site_without_the_desk_takes_no_file(tmp_path: Path, entry: str) -> None:
    site = start(tmp_path, FROZEN, entry=entry, PLEDGE_DESK="")
    try:
        wait_for(lambda: status(site.port, "/_stcore/health") == 200)
        assert [code for code, _ in in_a_thread(_upload(site, [b"#"] * 3))] == [404] * 3
        if entry == "serve.py":
            for method in ("PUT", "POST", "OPTIONS", "DELETE", "GET"):
                assert site.ask(PATH, method).status == 404, method
            assert site.ask("/editors_desk").status == 404
            assert all("editors_desk" not in site.ask(f"/{path}").text for path in PAGES)
    finally:
        stop(site)


async def _upload(site: Site, files: list[bytes]) -> list[tuple[int, str]]:
    """Status and words of the answer to each upload of one reader, made as a browser makes them."""
    reader = Reader(f"ws://127.0.0.1:{site.port}", "editors_desk")
    await reader.open()
    try:
        message = BackMsg()
        message.file_urls_request.request_id = "1"
        message.file_urls_request.file_names.extend(f"{number}.yaml" for number in range(len(files)))
        await reader.socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg()
            answer.ParseFromString(await asyncio.wait_for(reader.socket.recv(), 30))
            if answer.WhichOneof("type") == "file_urls_response":
                break
        urls = [url.upload_url for url in answer.file_urls_response.file_urls]
        return await asyncio.to_thread(lambda: [_put(site.port, url, data) for url, data in zip(urls, files, strict=True)])
    finally:
        await reader.close()


def _put(port: int, url: str, data: bytes) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        answer.read()
        token = re.search(r"_streamlit_xsrf=\"?([^;\"]+)", answer.getheader("Set-Cookie") or "")[1]
        headers = {
            "Cookie": f"_streamlit_xsrf={token}",
            "X-Xsrftoken": token,
            "Content-Type": "multipart/form-data; boundary=b",
        }
        body = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.yaml"\r\n\r\n' + data + b"\r\n--b--\r\n"
        connection.request("PUT", f"/{url.lstrip('/')}", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
