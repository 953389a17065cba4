"""Pictures are made in turn, within their time, or a clear word comes back; nothing waits for ever."""

import contextlib
import io
import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from commitments.__main__ import main
from commitments.figures import picture
from commitments.figures.rendering import HOW_TO_GET_ONE, WAITING, Busy, Failed, NoBrowser, Renderer, _descendants
from commitments.library import Dataset
from commitments.selecting.selection import Selection

ABOUT = {"Title": "A title", "Description": "Words & <numbers>", "Source": "Pledge to Plan", "Copyright": "CC BY 4.0"}
SILENT = [sys.executable, "-c", "import time; time.sleep(600)"]
DYING = [sys.executable, "-c", "input()"]
FAULTY = [sys.executable, "-c", 'import sys\nfor line in sys.stdin: print(\'{"fault": "Odd"}\', flush=True)']


@pytest.fixture(scope="module")
def drawn(request: pytest.FixtureRequest):
    dataset: Dataset = request.getfixturevalue("dataset")
    return picture(dataset, Selection(parties=("labour", "snp")), "reach", "https://example.org").plotly("1200x675", "light")


def test_png_and_svg_say_what_they_are_and_come_out_the_same_twice(drawn) -> None:
    made = []
    for _ in range(2):
        renderer = Renderer(seconds=60)
        try:
            made.append((renderer.image(drawn, "png", ABOUT), renderer.image(drawn, "svg", ABOUT)))
        finally:
            renderer.close()
    assert made[0] == made[1]
    png, svg = made[0]
    image = Image.open(io.BytesIO(png))
    image.load()
    assert image.size == (2400, 1350)
    assert image.text == ABOUT
    assert b"<title" in svg and b"Words &amp; &lt;numbers&gt;" in svg and b'role="img"' in svg and b"<image" not in svg


def test_a_browser_that_does_not_answer_is_given_up_and_the_next_picture_is_tried_anew(drawn) -> None:
    renderer = Renderer(SILENT, seconds=0.5)
    renderer._start()
    first = renderer._process
    start = time.monotonic()
    with pytest.raises(Failed, match="too long"):
        renderer.image(drawn, "png", ABOUT)
    assert time.monotonic() - start < 5
    assert first.poll() is not None, "the process that hung still runs"


@pytest.mark.parametrize("command", [DYING, FAULTY], ids=["dying", "faulty"])
def test_a_process_that_dies_or_fails_gives_a_word_at_once(command: list[str], drawn) -> None:
    renderer = Renderer(command)
    start = time.monotonic()
    with pytest.raises(Failed, match="Please try again"):
        renderer.image(drawn, "svg", ABOUT)
    assert time.monotonic() - start < 10
    renderer.close()


def _kill_browser(renderer: Renderer) -> None:
    """As the system does when memory runs out."""
    browser = _descendants(renderer._process.pid)
    assert browser, "no browser runs"
    for pid in browser:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def test_a_browser_that_was_killed_is_started_anew_and_nobody_notices(drawn) -> None:
    renderer = Renderer(seconds=60)
    try:
        renderer.image(drawn, "svg", ABOUT)
        _kill_browser(renderer)
        assert b"<svg" in renderer.image(drawn, "svg", ABOUT | {"Title": "Another"})
    finally:
        renderer.close()


def test_a_browser_that_is_killed_at_work_costs_one_picture_at_most(drawn) -> None:
    renderer = Renderer(seconds=20)
    outcomes: list[object] = []

    def draw() -> None:
        try:
            outcomes.append(renderer.image(drawn, "svg", ABOUT | {"Title": "Lost"}))
        except Failed as problem:
            outcomes.append(str(problem))

    try:
        renderer.image(drawn, "svg", ABOUT)
        asking = threading.Thread(target=draw)
        asking.start()
        time.sleep(0.05)
        _kill_browser(renderer)
        asking.join(90)
        assert "Please try again" in outcomes[0] if isinstance(outcomes[0], str) else b"<svg" in outcomes[0]
        assert b"<svg" in renderer.image(drawn, "svg", ABOUT | {"Title": "Another"})
    finally:
        renderer.close()


def test_without_a_browser_the_message_says_how_to_get_one(drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/there/is/none")
    with pytest.raises(NoBrowser) as raised:
        Renderer().image(drawn, "png", ABOUT)
    assert HOW_TO_GET_ONE in str(raised.value)


def test_too_many_at_once_are_asked_to_try_again(drawn) -> None:
    renderer = Renderer(SILENT, seconds=3)
    renderer._start()
    answers: list[Exception] = []

    def ask(number: int) -> None:
        try:
            renderer.image(drawn, "png", ABOUT | {"Title": str(number)})
        except Exception as problem:
            answers.append(problem)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(WAITING)]
    for thread in threads:
        thread.start()
    while renderer._waiting._value:
        time.sleep(0.01)
    with pytest.raises(Busy, match="try again"):
        renderer.image(drawn, "png", ABOUT)
    renderer._command = FAULTY  # those who wait are answered quickly from here on
    for thread in threads:
        thread.join(timeout=60)
    assert len(answers) == WAITING
    renderer.close()


def test_the_command_writes_everything_of_the_chosen_figures(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    asked = ["--out", str(tmp_path), "--only", "matrix", "--only", "card", "--party", "labour", "--size", "1080x1080"]
    assert main(["figures", *asked, "--address", "https://example.org/"]) == 0
    index = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in index["figures"]] == ["matrix", "card"]
    assert "Labour" in index["selection"]
    for entry in index["figures"]:
        assert entry["alt"] and entry["address"].startswith("https://example.org/figures?party=labour")
        for name in (entry["data"], entry["texts"], *(file[kind] for file in entry["files"] for kind in ("png", "svg"))):
            assert (tmp_path / name).stat().st_size > 100
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.count("<figure>") == 2
    assert "index.html" in capsys.readouterr().out


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["figures", "--out", str(tmp_path), "--party", "labor"]) == 2
    assert "did you mean labour?" in capsys.readouterr().err
    monkeypatch.setenv("BROWSER_PATH", "/there/is/none")
    assert main(["figures", "--out", str(tmp_path), "--only", "card"]) == 1
    assert HOW_TO_GET_ONE in capsys.readouterr().err
