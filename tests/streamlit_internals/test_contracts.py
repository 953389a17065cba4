"""What we lean on of Streamlit's inside is still so: one test for each of ``web.settings.INTERNALS``, named after it."""

import inspect
import re

import pytest
from datasets import FROZEN
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server.starlette import starlette_routes
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from benchmarks.readers import Reader
from streamlit_internals import addresses, compression, document, reader
from tests.serving.running import PROJECT, Site, in_a_thread, start, stop
from web.pages import PAGES
from web.settings import INTERNALS, settings_of

README = (PROJECT / "streamlit_internals/README.md").read_text("utf-8")


@pytest.fixture(scope="module", params=["", "all"], ids=["leaning", "plain"])
def either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """The public server with all of it, and with none; and which of the two it is."""
    site = start(tmp_path_factory.mktemp("either"), FROZEN, PLEDGE_PLAIN_STREAMLIT=request.param)
    try:
        site.wait_until_ready()
        yield site, not request.param
    finally:
        stop(site)


def run(site: Site, page: str) -> list[ForwardMsg]:
    """The messages of a first run of a page."""
    messages: list[ForwardMsg] = []

    class Noting(Reader):
        def _take(self, data: bytes) -> bool:
            messages.append(ForwardMsg.FromString(data))
            return super()._take(data)

    async def visit() -> None:
        noting = Noting(f"ws://127.0.0.1:{site.port}", page)
        await noting.open()
        await noting.close()

    in_a_thread(visit())
    return messages


# --- the switches ---------------------------------------------------------------------------------------------------------------


def test_each_has_its_line_in_the_readme_its_use_and_its_test() -> None:
    assert re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE) == sorted(INTERNALS)
    code = "".join(path.read_text("utf-8") for path in (PROJECT / "streamlit_internals").glob("*.py"))
    assert set(re.findall(r'leans_on\("(\w+)"\)', code)) == set(INTERNALS)
    tests = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert tests >= set(INTERNALS)


@pytest.mark.parametrize(
    ("asked", "off"),
    [
        ("", set()),
        ("bundling", {"bundling"}),
        (" Uploads, reader ,", {"uploads", "reader"}),
        ("all", set(INTERNALS)),
        ("ALL", set(INTERNALS)),
    ],
)
def test_a_switch_turns_off_what_it_names(asked: str, off: set[str]) -> None:
    assert settings_of({"PLEDGE_PLAIN_STREAMLIT": asked}).plain_streamlit == off


def test_a_switch_that_does_not_exist_is_named() -> None:
    with pytest.raises(
        ValueError, match=r"PLEDGE_PLAIN_STREAMLIT has unknown values: bundle, none. Known values: all, addresses, bundling"
    ):
        settings_of({"PLEDGE_PLAIN_STREAMLIT": "none,bundle,reader"})


@pytest.mark.parametrize("path", PAGES)
def test_every_page_runs_with_all_of_it_and_with_none(either: tuple[Site, bool], path: str) -> None:
    site, _ = either
    answer = site.ask(f"/{path}")
    assert answer.status == 200 and "<title>" in answer.text
    assert any(message.delta.new_element.html.body for message in run(site, path)), "something is drawn"
    assert "Traceback" not in site.logged()


# --- the contracts --------------------------------------------------------------------------------------------------------------


def test_addresses(either: tuple[Site, bool]) -> None:
    theirs = starlette_routes
    assert f"/{theirs.BASE_ROUTE_CORE}/" == addresses.CORE and f"/{theirs.BASE_ROUTE_MEDIA}/" == addresses.MEDIA
    assert f"/{theirs.BASE_ROUTE_STATIC}/" == addresses.SCRIPTS and f"/{theirs.BASE_ROUTE_COMPONENT}/" == addresses.COMPONENTS
    assert f"/{theirs.ROUTE_HEALTH}" == addresses.HEALTH and f"/{theirs.ROUTE_METRICS}" == addresses.METRICS
    assert f"/{theirs.ROUTE_HOST_CONFIG}" == addresses.HOST_CONFIG and f"/{theirs.BASE_ROUTE_UPLOAD_FILE}/" == addresses.UPLOADS
    site, leaning = either
    assert (site.ask(addresses.METRICS).status == 404) == leaning, "with the switch off there is something to close"
    for path in (addresses.HEALTH, addresses.HOST_CONFIG):
        assert site.ask(path).status == 200


def test_bundling(either: tuple[Site, bool]) -> None:
    site, _ = either
    kinds = [message.WhichOneof("type") for message in run(site, "explore")]
    assert kinds.index("new_session") < kinds.index("delta"), "a run begins with the message that is held back"
    assert kinds.count("new_session") == 1


def test_compression(either: tuple[Site, bool]) -> None:
    scripts = [name for name in compression.names() if name.startswith("js/")]
    unhashed = [name for name in scripts if not re.fullmatch(r"js/.+\.[\w-]{8}\.(js|wasm)", name)]
    assert scripts and not unhashed, "kept for good: a name must change with the content"
    site, leaning = either
    first = re.search(r'src="\./(static/js/index\.[^"]+)"', document.plain())
    assert first
    answer = site.ask(f"/{first[1]}", Accept_Encoding="br")
    assert (answer.headers.get("content-encoding") == "br") == leaning


def test_document(either: tuple[Site, bool]) -> None:
    before, between, after = document.frame()
    whole = before + between + after
    assert whole.count('<div id="root"></div>') == 1 and whole.count('<script type="module"') == 1
    assert whole.count("<script>") == 1 and document.START in whole, "its one inline script is ours"
    assert not re.search("<title|<noscript|<!--|service-desc", whole)
    for part in document.PARTS:
        found = [name for name in compression.names() if re.fullmatch(rf"js/{re.escape(part)}\.[\w-]{{8}}\.js", name)]
        assert found, f"{part} has another name now: change PARTS"
    script = "".join(
        (compression.FOLDER / "static" / name).read_text("utf-8") for name in compression.names() if name.endswith(".js")
    )
    for mark in ("stHtml", "stSpinner", "stAlertContainer", "stAlertContent", "vite:preloadError", "data-react-aria-top-layer"):
        assert mark in script, mark
    site, leaning = either
    assert ("<title>Streamlit</title>" not in site.ask("/about").text) == leaning


def test_logs(either: tuple[Site, bool]) -> None:
    site, leaning = either
    site.ask("/explore?party=labour")
    named = re.findall(r"127\.0\.0\.1:(\d+)", site.logged())
    assert ({*named} == {str(site.port)}) == leaning, "the server's own address, and no reader's"


def test_origins(either: tuple[Site, bool]) -> None:
    site, leaning = either
    assert (site.ask(addresses.HOST_CONFIG).json["allowedOrigins"] == []) == leaning


def test_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    assert XSRF_COOKIE_NAME == reader.COOKIE
    monkeypatch.setenv("PLEDGE_PLAIN_STREAMLIT", "")
    token, other = bytes(range(16)), bytes(range(1, 17))
    sent = [generate_xsrf_token_string(of, 1) for of in (token, token, other)]
    assert sent[0] != sent[1], "each answer masks the token anew"
    first, again, another = ({reader.COOKIE: cookie} for cookie in sent)
    assert reader.reader_with(first) == reader.reader_with(again) != reader.reader_with(another)
    for odd in ({}, {reader.COOKIE: ""}, {reader.COOKIE: "2|x|y|z"}, {reader.COOKIE: "2|ab|cd|1"}, {"a": "b"}):
        assert reader.reader_with(odd) == ""
    monkeypatch.setenv("PLEDGE_PLAIN_STREAMLIT", "reader")
    assert reader.reader_with(first) == ""


def test_reconnection(either: tuple[Site, bool]) -> None:
    site, leaning = either
    assert any(message.WhichOneof("type") == "auto_rerun" for message in run(site, "explore")) == leaning


def test_uploads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGE_DESK", "1")
    store = MemoryUploadedFileManager(addresses.UPLOADS.rstrip("/"))
    assert list(inspect.signature(store.add_file).parameters) == ["session_id", "file"]
    store.add_file("session", UploadedFileRec("file", "a.yaml", "text/yaml", b"12345"))
    assert [len(file.data) for file in store.file_storage["session"].values()] == [5]
    urls = store.get_upload_urls("session", ["a.yaml"])
    assert urls[0].upload_url.startswith(f"{addresses.UPLOADS}session/")
