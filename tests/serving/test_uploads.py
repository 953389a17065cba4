"""What editors bring to the desk is bounded: in size, in number, of one reader and of all, with a word for each bound."""

import asyncio
import http.client
import re

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.readers import Reader
from commitments.editing.desk import MAX_ALL, MAX_BYTES
from server import uploads
from server.uploads import UploadLimits
from tests.serving.running import Site, in_a_thread

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
    ("held", "number", "size", "status", "told"),
    [
        ({}, {}, 1000, 204, ""),
        ({}, {}, MAX_BYTES + 50_000, 413, "A file may have 3 MB."),
        ({}, {}, 10**14, 413, "A file may have 3 MB."),
        ({"reader-1": 2 * MAX_ALL - 500}, {"reader-1": 4}, 1000, 413, "too large together"),
        ({"reader-1": 2 * MAX_ALL - 500}, {"reader-1": 4}, None, 413, "too large together"),
        ({"reader-1": 40}, {"reader-1": 40}, 1, 413, "many files of yours"),
        ({"reader-2": 2 * MAX_ALL}, {"reader-2": 40}, 1000, 204, ""),
        ({f"other-{n}": MAX_ALL for n in range(20)}, {}, 1000, 503, "try again in a minute"),
    ],
)
def test_each_bound_has_its_word(monkeypatch, held, number, size, status, told) -> None:
    monkeypatch.setattr(uploads, "_held", lambda: (held, number))
    answer = put(UploadLimits(takes), size=size)
    assert answer[0] == status and told in answer[1]


def test_what_is_on_its_way_counts_too(monkeypatch) -> None:
    monkeypatch.setattr(uploads, "_held", lambda: ({}, {}))
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


def test_a_reader_cannot_fill_the_memory_of_the_server(site: Site) -> None:
    statuses = in_a_thread(_upload(site, [b"#" * (2 * 2**20)] * 8))
    assert statuses == [204] * 5 + [413] * 3, "5 of 2 MB and what goes around them fit into 12 MB"
    assert in_a_thread(_upload(site, [b"#" * 1000])) == [204], "another reader is not touched"
    assert in_a_thread(_upload(site, [b"#" * (4 * 2**20)])) == [413]


async def _upload(site: Site, files: list[bytes]) -> list[int]:
    """Statuses of the uploads of one reader, as a browser makes them."""
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


def _put(port: int, url: str, data: bytes) -> int:
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
        return connection.getresponse().status
    finally:
        connection.close()
