"""One walk with Orca, a screen reader, in Firefox: what it would say stands in its log, and no sound is needed."""

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from engine import Firefox, running_firefox
from find_engines import find_firefox, find_orca
from reader import ENTER, Reader, until

SAID = re.compile(r"SPEECH OUTPUT: '(.*?)'\s*(?:\{|$)", re.MULTILINE)
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"  # of the bus on which programs tell a screen reader what they show
Said = Callable[[], str]


@pytest.fixture
def walk(site: str, display: str, tmp_path: Path) -> Iterator[tuple[Reader, Said]]:
    """A reader in a Firefox with a window, and all that Orca has said so far."""
    firefox, orca = find_firefox(), find_orca()
    if firefox is None or orca is None:
        pytest.skip("Firefox or Orca is not on this machine; `make engines` says how to get them")
    started: list[subprocess.Popen[str]] = []

    def start(*command: str) -> subprocess.Popen[str]:
        quiet = subprocess.DEVNULL
        ours = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}  # Orca has a Python of its own
        started.append(
            subprocess.Popen(
                command,
                env=ours | surroundings,
                stdout=subprocess.PIPE if command[0] == "dbus-daemon" else quiet,
                stderr=quiet,
                text=True,
            )
        )
        return started[-1]

    surroundings = {
        "DISPLAY": display,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "GNOME_ACCESSIBILITY": "1",
        "NO_AT_BRIDGE": "0",
        "GTK_MODULES": "gail:atk-bridge",
        "MOZ_ENABLE_WAYLAND": "0",
    }
    log = tmp_path / "orca.log"

    def said() -> str:
        return "\n".join(SAID.findall(log.read_text(encoding="utf-8", errors="replace"))) if log.exists() else ""

    try:
        bus = start("dbus-daemon", "--session", "--nofork", "--print-address")
        assert bus.stdout is not None
        surroundings["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        start(BUS_LAUNCHER, "--launch-immediately")
        start(orca, "--replace", f"--debug-file={log}", "--disable", "braille")
        until(lambda: log.exists() and "registering listener for: window:destroy" in log.read_text(), "Orca did not start")
        with running_firefox(firefox, tmp_path / "firefox", **surroundings) as running:
            window = Firefox(running)
            yield Reader(window, site, 1280), said
            window.close()
    finally:
        for process in reversed(started):
            process.terminate()
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:  # Orca says goodbye first, to a speech that is not there
                process.kill()
                process.wait()


def test_orca_says_the_page_the_question_and_the_answer(walk: tuple[Reader, Said]) -> None:
    reader, said = walk
    reader.opens("/answer?q=dentists&nation=wales")
    heading = reader.sees("h1")
    first = reader.texts("article.card :is(h2, h3) a")[0]
    for words in ("Skip to main content", "What's new", heading, "heading level 1", "6 commitments", first):
        hears(said, words)

    reader.opens("/explore?theme=dentistry")
    reader.asks_for_streamlit()
    reader.taps("[data-testid=stSidebar] input[role=combobox][aria-label*=Party]")
    hears(said, "Party")
    reader.types("Lib Dem")
    reader.sees("[role=option]", "Lib Dem")
    before = len(said())
    reader.types(ENTER)
    # The new answer is said without being looked for.
    until(lambda: re.search(r"\d+ commitments?\. .*Liberal Democrats", said()[before:]), "the answer was not said")


def hears(said: Said, words: str) -> None:
    """Waits until Orca has said the words."""
    until(lambda: words in said(), f"“{words}” was not said:\n{said()}")
