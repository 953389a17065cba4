"""Where the code itself fails, readers are told that something went wrong, and nothing of the inside; the log has all of it."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from datasets import FROZEN
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.readers import Reader
from tests.serving.running import PROJECT, Site, in_a_thread, start, status, stop, wait_for

SECRET = "the-inside-of-the-server"
RAISES = f'    inner_name = "{SECRET}"\n    raise RuntimeError(f"{{inner_name}} in /srv/inner/path")\n'
INSIDE = (SECRET, "/srv/inner", "Traceback", "RuntimeError", "about.py", "inner_name", "/project/", "site-packages")


@pytest.fixture(scope="module", params=["serve.py", "dashboard.py"])
def failing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The project with one page that raises, another and an address too, as each entry serves it. Under Streamlit alone the other page
    cannot even be compiled; serve.py, which writes every page as a document, does not start with such a page."""
    folder = tmp_path_factory.mktemp("failing")
    project = folder / "project"
    for name in ("pages", "server", "streamlit_internals", "web", "commitments", "components", ".streamlit", "static"):
        shutil.copytree(PROJECT / name, project / name)  # with what Python has compiled
    for name in ("serve.py", "dashboard.py"):
        shutil.copy(PROJECT / name, project)
    _break(project / "pages" / "about.py")
    if request.param == "serve.py":
        _break(project / "pages" / "nations.py")
    else:
        (project / "pages" / "nations.py").write_text(f"{SECRET} = = 1\n", "utf-8")
    feed = project / "server" / "data_tables.py"  # that of the corrections is the last address in it
    head, sign, rest = feed.read_text("utf-8").rpartition("    asked = asked_of(request, NOTHING)")
    assert sign
    feed.write_text(f'{head}    raise RuntimeError("{SECRET}")\n{sign}{rest}', "utf-8")
    site = start(folder, FROZEN, entry=request.param, project=project)
    try:
        ready = "/readyz" if request.param == "serve.py" else "/_stcore/health"  # until it is, no page is written as a document
        wait_for(lambda: status(site.port, ready) == 200)
        yield site
    finally:
        stop(site)


def _break(page: Path) -> None:
    """Lets the page's function raise before it draws anything."""
    head, sign, rest = page.read_text("utf-8").partition("(view: View, out: Output) -> None:\n")
    assert sign
    page.write_text(head + sign + RAISES + rest, "utf-8")


@pytest.mark.parametrize("page", ["about", "nations"])
def test_a_page_that_fails_tells_nothing_of_the_inside(failing: Site, page: str) -> None:
    messages = in_a_thread(_run_of(failing, page))
    # The message that opens a run names the script's path, with Streamlit for every reader of every page. All others are looked at.
    sent = b"".join(data for data in messages if _kind(data) != "new_session").decode("utf-8", "replace")
    assert [inside for inside in INSIDE if inside in sent] == []
    told = [exception.message for exception in _exceptions(messages)]
    assert told and all(told), "the reader is told that something went wrong"
    wait_for(lambda: SECRET in failing.logged(), what="for the log")
    assert in_a_thread(_run_of(failing, "explore")), "the other pages go on"


def test_an_address_that_fails_tells_nothing_of_the_inside(failing: Site) -> None:
    answer = failing.ask("/data/corrections.atom")
    if "serve.py" in failing.process.args:
        assert answer.status == 500 and SECRET in failing.logged()
    assert [inside for inside in INSIDE if inside in answer.text] == []


def test_a_document_that_fails_tells_nothing_of_the_inside(failing: Site) -> None:
    answer = failing.ask("/about")
    assert answer.status == (500 if "serve.py" in failing.process.args else 200)
    assert [inside for inside in INSIDE if inside in answer.text] == []


async def _run_of(site: Site, page: str) -> list[bytes]:
    """Everything that a reader is sent for one run of a page."""
    reader = Reader(f"ws://127.0.0.1:{site.port}", page)
    reader._take = lambda data: True
    await reader.open()
    messages = []
    try:
        message = BackMsg()
        message.rerun_script.page_name = page
        await reader.socket.send(message.SerializeToString())
        while True:
            data = await asyncio.wait_for(reader.socket.recv(), 30)
            messages.append(data)
            forward = ForwardMsg()
            forward.ParseFromString(data)
            if (
                forward.WhichOneof("type") == "script_finished"
                and forward.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                return messages
    finally:
        await reader.close()


def _kind(data: bytes) -> str:
    forward = ForwardMsg()
    forward.ParseFromString(data)
    return forward.WhichOneof("type")


def _exceptions(messages: list[bytes]) -> Iterator:
    """What the messages show as an error, of a run or of code that cannot be compiled."""
    for data in messages:
        forward = ForwardMsg()
        forward.ParseFromString(data)
        kind = forward.WhichOneof("type")
        if kind == "delta" and forward.delta.new_element.HasField("exception"):
            yield forward.delta.new_element.exception
        elif kind == "session_event" and forward.session_event.HasField("script_compilation_exception"):
            yield forward.session_event.script_compilation_exception
