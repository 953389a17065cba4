"""Two replicas behind real nginx, with the configuration of deploy/: what a reader notices when one goes, and when it comes back."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from datasets import frozen_copy
from playwright.sync_api import Browser, Page, expect
from visiting import ASK_FOR_STREAMLIT, find_what_is_in_sight, settle

from tests.serving.farm import MISSING, WHY_MISSING, Crowd, Farm, new_reader, started
from tests.serving.running import ask, in_a_thread, stop, wait_for

pytestmark = pytest.mark.skipif(MISSING, reason=WHY_MISSING)
VIEW = "/explore?party=green&theme=dentistry"
SENTENCE = "Dentistry commitments of the Green Party"


@pytest.fixture(scope="module")
def farm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    folder = tmp_path_factory.mktemp("farm")
    data = frozen_copy(folder / "data")
    with (data / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("address: https://pledges.example.org\n")  # so that nginx may keep documents
    with started(folder, data) as farm:
        yield farm


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a new reader."""
    context = browser.new_context(locale="en-GB")
    yield context.new_page()
    context.close()


def look(page: Page, farm: Farm) -> None:
    find_what_is_in_sight(page)
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


def test_readers_of_documents_that_nginx_keeps_cost_no_replica_anything(farm: Farm) -> None:
    def asked() -> int:
        return sum(replica.logged().count('"/nations"') for replica in farm.replicas)

    first = ask(farm.port, "/nations?nation=wales", Accept_Encoding="br")
    wait_for(lambda: asked() == 1, 10, "for the replica's log")
    for reader in range(5):
        again = ask(farm.port, "/nations?nation=wales", Accept_Encoding="br", User_Agent=f"reader {reader}")
        assert again.status == 200 and again.body == first.body
        assert again.headers["set-cookie"] != first.headers["set-cookie"], "each reader has a cookie of their own"
    assert ask(farm.port, "/nations?nation=wales", Accept_Encoding="br", If_None_Match=first.headers["etag"]).status == 304
    # What one reader alone may see is fetched each time; then the log has all that was asked before, too.
    for _ in range(2):
        assert ask(farm.port, "/nations?preview=mine").headers["cache-control"] == "no-store"
    wait_for(lambda: asked() >= 3, 10, "for the replica's log")
    assert asked() == 3


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
        reader = new_reader(farm)
        await reader.open()
        landed = farm.readers()[number] > before
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
