"""Two replicas behind real nginx, with the configuration of deploy/: what a reader notices when one goes, and when it comes back."""

import asyncio
import os
import re
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from datasets import frozen_copy
from playwright.sync_api import Browser, Page, expect
from visiting import ASK_FOR_STREAMLIT, PROJECT, settle

from benchmarks.readers import Reader
from tests.serving.find_nginx import can_install, find
from tests.serving.running import Site, ask, free_port, in_a_thread, start, status, stop, wait_for

NGINX = find()
pytestmark = pytest.mark.skipif(
    NGINX is None and not can_install(), reason="nginx is not installed: apt-get install nginx-light"
)
VIEW = "/explore?party=green&theme=dentistry"
SENTENCE = "Dentistry commitments of the Green Party"


@dataclass
class Farm:
    """nginx on ``port`` before two replicas."""

    port: int
    folder: Path
    replicas: list[Site] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_again(self, number: int) -> None:
        """A replica that has ended, on its old port."""
        old = self.replicas[number]
        self.replicas[number] = start(
            self.folder, old.data, old.port, STREAMLIT_SERVER_COOKIE_SECRET="the same for both", PLEDGE_METRICS="1"
        )
        self.replicas[number].wait_until_ready()

    def readers(self) -> list[int]:
        """How many readers are connected to each replica; -1 for one that does not answer."""
        return [_readers_of(replica) for replica in self.replicas]


def _readers_of(replica: Site) -> int:
    try:
        found = re.search(r"^active_sessions(?:\{.*?\})? (\d+)", replica.ask("/_stcore/metrics").text, re.MULTILINE)
    except OSError:
        return -1
    return int(found[1]) if found else 0


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    """The configuration as it is shipped, on a port of our own and with two replicas on loopback."""
    assert NGINX is not None, "make test installs nginx here, and has not"
    folder = tmp_path_factory.mktemp("farm")
    data = frozen_copy(folder / "data")
    farm = Farm(free_port(), folder)
    for _ in range(2):
        farm.replicas.append(start(folder, data, STREAMLIT_SERVER_COOKIE_SECRET="the same for both", PLEDGE_METRICS="1"))
    shipped = (PROJECT / "deploy/nginx/nginx.conf").read_text(encoding="utf-8")
    ours = shipped.replace("listen 8080;", f"listen 127.0.0.1:{farm.port};").replace("/tmp/nginx", f"{folder}/nginx")
    (folder / "nginx.conf").write_text(ours, encoding="utf-8")
    lines = (f"server 127.0.0.1:{replica.port} max_fails=1 fail_timeout=5s;\n" for replica in farm.replicas)
    (folder / "replicas.conf").write_text("".join(lines), encoding="utf-8")
    # Started by root, it would work as "nobody", who may not look into the test's folder.
    user = "user root; " if os.geteuid() == 0 else ""
    command = [NGINX, "-c", str(folder / "nginx.conf"), "-g", f"{user}daemon off;"]
    with (folder / "nginx.log").open("wb") as log:
        nginx = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        for replica in farm.replicas:
            replica.wait_until_ready()
        wait_for(lambda: nginx.poll() is not None or status(farm.port, "/healthz") == 200)
        assert nginx.poll() is None, (folder / "nginx.log").read_text()
        yield farm
    finally:
        nginx.terminate()
        nginx.wait()
        for replica in farm.replicas:
            stop(replica)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a new reader."""
    context = browser.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


def new_reader(farm: Farm) -> Reader:
    """A reader without a browser, with the cookie that nginx gave on the first request."""
    cookie = ask(farm.port, "/").headers["set-cookie"].split(";")[0]
    return Reader(f"ws://127.0.0.1:{farm.port}", "explore", "theme=dentistry", cookie)


def look(page: Page, farm: Farm) -> None:
    page.add_init_script(ASK_FOR_STREAMLIT)
    page.goto(farm.url + VIEW)
    settle(page)
    expect(page.locator(".sentence")).to_contain_text(SENTENCE)


def narrow(page: Page, label: str, option: str) -> None:
    """Chooses one more value in a filter, as a reader does."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def _expect_soon(page: Page, true: Callable[[], object], what: str) -> None:
    """Like ``wait_for``, but lets the browser's events in meanwhile."""
    for _ in range(200):
        if true():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"waited in vain until {what}")


class Crowd:
    """Readers who change a filter without pause and connect anew when they are cut off, until the block ends."""

    def __init__(self, farm: Farm, number: int) -> None:
        self.farm, self.number = farm, number
        self.changes = self.reconnects = 0
        self.refused: list[str] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()))

    def __enter__(self) -> "Crowd":
        self._thread.start()
        wait_for(lambda: self.changes >= self.number, what="for the crowd")
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join(timeout=60)

    async def _all(self) -> None:
        await asyncio.gather(*(self._one(turn) for turn in range(self.number)))

    async def _one(self, turn: int) -> None:
        reader = new_reader(self.farm)
        failures = 0
        while not self._end.is_set():
            try:
                await reader.open()
                failures = 0
                while not self._end.is_set():
                    turn += 1
                    await reader.change(turn)
                    self.changes += 1
                    await asyncio.sleep(0.3)
                await reader.close()
            except Exception as error:
                failures += 1
                self.reconnects += 1
                if failures > 20:
                    self.refused.append(f"{type(error).__name__}: {error}")
                    return
                await asyncio.sleep(0.3)


def test_readers_are_spread_and_stay_where_they_are(farm: Farm) -> None:
    async def visit() -> None:
        before = farm.readers()
        readers = [new_reader(farm) for _ in range(16)]
        for reader in readers:
            await reader.open()
        spread = [now - then for now, then in zip(farm.readers(), before, strict=True)]
        assert sum(spread) == 16 and min(spread) >= 2, spread
        for reader in readers:
            await reader.close()
        wait_for(lambda: farm.readers() == before, 10, "for the readers to be gone")
        # The same cookie leads to the same replica, every time.
        landed = []
        for _ in range(4):
            await readers[0].open()
            landed.append([now > then for now, then in zip(farm.readers(), before, strict=True)])
            await readers[0].close()
            wait_for(lambda: farm.readers() == before, 10)
        assert all(place == landed[0] for place in landed)

    in_a_thread(visit())


def test_a_page_works_through_nginx_with_its_files_kept_there(farm: Farm, page: Page) -> None:
    refused = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    look(page, farm)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert refused == []
    assert list((farm.folder / "nginx-cache").rglob("*")), "nginx keeps nothing"
    assert ask(farm.port, "/_stcore/metrics").status == 404


def test_a_replica_killed_under_load_costs_a_reconnect_and_not_the_view(farm: Farm, page: Page) -> None:
    before = farm.readers()
    look(page, farm)
    victim = next(n for n, (now, then) in enumerate(zip(farm.readers(), before, strict=True)) if now > then)
    narrow(page, "Nation", "England")
    expect(page.locator(".sentence")).to_contain_text("reach England")
    address = page.url
    sockets = []
    page.on("websocket", lambda socket: sockets.append(socket))
    with Crowd(farm, 12) as crowd:
        farm.replicas[victim].process.send_signal(signal.SIGKILL)
        farm.replicas[victim].process.wait()
        _expect_soon(page, lambda: sockets, "the reader connects anew")
        settle(page)
        # The view has not gone, and goes on from where it was.
        expect(page.locator(".sentence")).to_contain_text("reach England")
        assert page.url == address
        narrow(page, "Nation", "Wales")
        expect(page.locator(".sentence")).to_contain_text("England or Wales", timeout=15_000)
        for part in ("party=green", "theme=dentistry", "nation=england", "nation=wales"):
            assert part in page.url
        done = crowd.changes
        wait_for(lambda: crowd.changes > done + 24, 30, "for the crowd to go on")
    assert crowd.refused == []
    assert crowd.reconnects > 0

    farm.start_again(victim)
    # nginx asks a replica that was gone again after some seconds; then new readers come to it.
    wait_for(lambda: _lands_on(farm, victim), 30, "for the replica to be used again")


def _lands_on(farm: Farm, number: int) -> bool:
    async def visit() -> bool:
        before = farm.readers()[number]
        readers = [new_reader(farm) for _ in range(6)]
        for reader in readers:
            await reader.open()
        landed = farm.readers()[number] > before
        for reader in readers:
            await reader.close()
        return landed

    return in_a_thread(visit())


def test_a_rolling_restart_loses_nobody(farm: Farm, browser: Browser) -> None:
    windows = [browser.new_context(locale="en-GB") for _ in range(3)]
    pages = [window.new_page() for window in windows]
    for page in pages:
        look(page, farm)
    with Crowd(farm, 8) as crowd:
        for number in (0, 1):
            stop(farm.replicas[number])
            farm.start_again(number)
            # As a rollout does, go on only when nginx asks the new one again (fail_timeout after the old one went).
            wait_for(lambda number=number: _lands_on(farm, number), 30, "for the replica to be used again")
            done = crowd.changes
            wait_for(lambda done=done: crowd.changes > done + 16, 30, "for the crowd to go on")
    assert crowd.refused == []
    for page in pages:
        settle(page)
        expect(page.locator(".sentence")).to_contain_text(SENTENCE)
        narrow(page, "Nation", "England")
        expect(page.locator(".sentence")).to_contain_text("reach England", timeout=15_000)
    for window in windows:
        window.close()
    for replica in farm.replicas:
        assert "Traceback" not in replica.logged()
