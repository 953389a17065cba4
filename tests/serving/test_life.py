"""The server's life: it starts, stops gently, stays up through every harm to its data, and mends itself."""

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request

from benchmarks.readers import Reader
from commitments.library import Dataset, Library
from server import warming
from tests.serving.running import Site, ask, free_port, in_a_thread, running, start, status, stop, wait_for


class Watcher(Reader):
    """A reader who notes the HTML that a page draws."""

    def __init__(self, site: Site, page: str = "", query: str = "") -> None:
        super().__init__(f"ws://127.0.0.1:{site.port}", page, query)
        self.html: list[str] = []

    def _take(self, data: bytes) -> bool:
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        message = ForwardMsg()
        message.ParseFromString(data)
        if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "html":
            self.html.append(message.delta.new_element.html.body)
        return super()._take(data)


def seen(site: Site, page: str = "", query: str = "") -> str:
    """The HTML that a page shows to a new reader."""

    async def look() -> str:
        watcher = Watcher(site, page, query)
        await watcher.open()
        await watcher.close()
        return "\n".join(watcher.html)

    return in_a_thread(look())


def version(site: Site) -> str:
    return site.ask("/readyz").json["data"]


# --- start and stop -----------------------------------------------------------------------------------------------------


def test_it_answers_before_it_is_ready_and_says_so(tmp_path: Path, own_data: Path) -> None:
    site = start(tmp_path, own_data)
    try:
        answers = set()

        def ready() -> bool:
            answers.add((status(site.port, "/healthz"), code := status(site.port, "/readyz")))
            return code == 200

        wait_for(ready)
        assert (200, 503) in answers
    finally:
        stop(site)


def test_a_page_asked_for_before_the_data_is_read_does_not_blame_the_reader(tmp_path: Path, own_data: Path) -> None:
    site = start(tmp_path, own_data)
    try:
        wait_for(lambda: status(site.port, "/healthz") == 200)
        early = []

        def whole() -> bool:
            answer = ask(site.port, "/explore")
            if '<div class="document' in answer.text:
                return answer.status == 200
            early.append(answer)
            return False

        wait_for(whole)
        assert early
        for answer in early:
            assert answer.status == 503 and int(answer.headers["retry-after"]) > 0
            assert "has just started" in answer.text and 'http-equiv="refresh"' in answer.text
            assert "needs JavaScript" not in answer.text
    finally:
        stop(site)


def test_it_stops_gently_while_readers_are_there(tmp_path: Path, own_data: Path) -> None:
    with running(tmp_path, own_data) as site:

        async def read() -> float:
            reader = Reader(f"ws://127.0.0.1:{site.port}")
            await reader.open()
            begun = time.monotonic()
            site.process.terminate()
            await reader.socket.wait_closed()
            site.process.wait(timeout=10)
            return time.monotonic() - begun

        assert in_a_thread(read()) < 5
        assert site.process.returncode in (0, -signal.SIGTERM)
        assert "Traceback" not in site.logged()
        left = [json.loads(line) for line in site.logged().splitlines() if "reader left" in line]
        assert [line["path"] for line in left] == ["/_stcore/stream"]


def test_a_file_on_its_way_arrives_whole_when_the_server_stops(tmp_path: Path, own_data: Path) -> None:
    with running(tmp_path, own_data) as site, socket.create_connection(("127.0.0.1", site.port)) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.sendall(b"GET /data/commitments.json?scope=all HTTP/1.0\r\nHost: x\r\n\r\n")
        got = slow.recv(1000)
        site.process.terminate()
        wait_for(lambda: status(site.port, "/healthz") == 0, what="for the server to take no more questions")
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**20)  # slow enough: the rest may come
        if hasattr(socket, "TCP_WINDOW_CLAMP"):  # or Linux keeps to the small window
            slow.setsockopt(socket.IPPROTO_TCP, socket.TCP_WINDOW_CLAMP, 2**20)
        while part := slow.recv(65536):
            got += part
        assert len(json.loads(got.split(b"\r\n\r\n", 1)[1])) > 900
        site.process.wait(timeout=10)


def test_the_plain_way_of_streamlit_works_too(tmp_path: Path, own_data: Path) -> None:
    site = start(tmp_path, own_data, entry="dashboard.py")
    try:
        wait_for(lambda: status(site.port, "/_stcore/health") == 200)
        assert "Dentistry commitments of the Green Party" in seen(site, "explore", "party=green&theme=dentistry")
    finally:
        stop(site)


# --- harmed data --------------------------------------------------------------------------------------------------------


def halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 - 7])


def delete(path: Path) -> None:
    path.unlink()


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def lead_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("nowhere.yaml"))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_noise(path: Path) -> None:
    path.write_bytes(os.urandom(4096))


def delete_all(path: Path) -> None:
    shutil.rmtree(path.parent)


def restore(data: Path, kept: Path) -> None:
    """Puts the folder back, each file at once, as editors and deployments do."""
    data.mkdir(exist_ok=True)
    for file in kept.glob("*.yaml"):
        target = data / file.name
        if target.is_dir() and not target.is_symlink():
            target.rmdir()
        whole = target.with_suffix(".whole")
        shutil.copy(file, whole)
        whole.replace(target)


HARMS = (halve, delete, make_folder, lead_nowhere, empty, fill_with_noise, delete_all)
PLACE = re.compile(r"commitments\.yaml:\d+: ")  # file and line


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_harmed_data_leaves_the_last_good_and_mends_itself(site: Site, tmp_path: Path, harm) -> None:
    kept = shutil.copytree(site.data, tmp_path / "kept")
    before = version(site)
    try:
        harm(site.data / "commitments.yaml")
        site.wait_until_newest()
        assert site.ask("/readyz").json["faults"] > 0
        shown = seen(site, "explore", "party=green&theme=dentistry")
        assert "Dentistry commitments of the Green Party" in shown
        assert "shows the last good version" in shown and before in shown
        assert "See the list of faults" in shown
        assert version(site) == before
        assert site.ask("/data/commitments.json?party=alba").headers["data-version"] == before
        assert "commitments.yaml" in seen(site, "about")
    finally:
        restore(site.data, kept)
    site.wait_until_newest()
    assert site.ask("/readyz").json["faults"] == 0
    assert "last good version" not in seen(site, "explore")
    assert version(site) == before
    assert "Traceback" not in site.logged()


def test_data_replaced_while_it_is_read_is_read_again(site: Site, tmp_path: Path) -> None:
    kept = shutil.copytree(site.data, tmp_path / "kept")
    path = site.data / "site.yaml"
    text, before = path.read_text(encoding="utf-8"), version(site)
    today = before[: len("2026-11-26")]
    last = threading.Event()
    answers = []

    def ask_until_the_last() -> None:
        while not last.is_set():
            answers.append(site.ask("/readyz").status)

    try:
        with ThreadPoolExecutor(1) as pool:
            asking = pool.submit(ask_until_the_last)
            for day in range(10, 28):
                changed = path.with_suffix(".new")
                changed.write_text(text.replace(today, f"2025-12-{day}"), encoding="utf-8")
                changed.replace(path)
                time.sleep(0.1)  # several times in each reading, at another place of each
            last.set()
            asking.result()
        assert set(answers) == {200}
        site.wait_until_newest()
        assert version(site).startswith("2025-12-27")
    finally:
        last.set()
        restore(site.data, kept)
    site.wait_until_newest()
    assert version(site) == before


def test_it_says_so_while_changed_data_is_being_read(own_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, may_end = threading.Event(), threading.Event()
    may_end.set()

    def slowly(dataset: Dataset) -> None:
        reading.set()
        may_end.wait()

    library = Library(own_data, slowly)
    monkeypatch.setattr(warming, "shared_library", lambda: library)
    monkeypatch.setattr(warming, "_warm", warmed := asyncio.Event())
    warmed.set()

    def newest() -> bool:
        return json.loads(in_a_thread(warming.readyz(Request({"type": "http"}))).body)["newest"]

    assert newest()
    reading.clear()
    may_end.clear()
    (own_data / "site.yaml").write_text((own_data / "site.yaml").read_text("utf-8") + "\n# Changed.\n", "utf-8")
    with ThreadPoolExecutor(1) as pool:
        reader = pool.submit(library.state)
        reading.wait(20)
        before = newest()
        may_end.set()
        reader.result()
    assert not before and newest()


def test_started_without_any_good_data_it_says_what_is_wrong_and_recovers(tmp_path: Path, own_data: Path) -> None:
    kept = shutil.copytree(own_data, tmp_path / "kept")
    broken = shutil.copytree(own_data, tmp_path / "broken")  # never good in between
    (broken / "themes.yaml").write_text("themes: nothing\n", "utf-8")
    delete_all(own_data / "commitments.yaml")
    site = start(tmp_path, own_data, free_port())
    try:
        wait_for(lambda: status(site.port, "/readyz") == 503 and ask(site.port, "/readyz").json["why"] == "no good data")
        for harm in HARMS:
            restore(own_data, broken)
            harm(own_data / "commitments.yaml")
            wait_for(lambda: "commitments.yaml:" in seen(site, "explore"), 20, f"for {harm.__name__} to be told")
            for page in ("", "explore", "commitment", "editors_desk", "embed"):
                shown = seen(site, page)
                assert "There is no data to show" in shown and PLACE.search(shown), (harm.__name__, page)
                assert "Fix them and reload this page" in shown and "make check" in shown
            assert site.ask("/healthz").status == 200 and site.ask("/explore").status == 200
            assert "faults that are being corrected" in site.ask("/explore").text
            assert status(site.port, "/readyz") == 503
        for address in (
            "/data/commitments.csv",
            "/data/package.zip",
            "/data/corrections.atom",
            "/figures/matrix.png",
            "/sitemap.xml",
        ):
            assert site.ask(address).status == 503, address
        restore(own_data, kept)
        wait_for(lambda: status(site.port, "/readyz") == 200, 20)
        assert "Dentistry" in seen(site, "explore", "theme=dentistry")
        assert "Traceback" not in site.logged()
    finally:
        stop(site)


@pytest.mark.parametrize("entry", ["serve.py", "dashboard.py"])
def test_started_anew_while_the_files_have_faults_it_shows_the_last_good_data(
    tmp_path: Path, own_data: Path, entry: str
) -> None:
    commitments = own_data / "commitments.yaml"
    whole = commitments.read_bytes()
    with running(tmp_path, own_data) as site:
        good = version(site)
    commitments.write_bytes(whole[: len(whole) // 2])
    site = start(tmp_path, own_data, entry=entry)
    try:
        wait_for(lambda: status(site.port, "/_stcore/health") == 200)
        if entry == "serve.py":
            site.wait_until_ready()
            assert version(site) == good
            assert site.ask("/readyz").json["faults"] > 0
        page = seen(site)
        assert f"shows the last good version, {good}" in page
        assert "All themes" in page
        commitments.write_bytes(whole)
        wait_for(lambda: "last good version" not in seen(site))
    finally:
        stop(site)
