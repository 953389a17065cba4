"""PNG and SVG from plotly figures: one process with one browser for everybody, in turn, within a time limit.

Drawing needs Chromium or Chrome. It runs in a process of its own, so that a browser that hangs or dies takes nothing else with it:
the process is ended and the next picture starts a new one. It also ends itself after some minutes without work, which gives
some hundreds of megabytes back.

Nothing here waits for ever: ``Renderer.image`` gives bytes, or raises ``NoBrowser``, ``Busy`` or ``Failed``, each with a sentence for
readers.
"""

import base64
import contextlib
import hashlib
import json
import os
import queue
import re
import select
import signal
import subprocess
import sys
import threading
import zlib
from collections import OrderedDict
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import plotly.graph_objects as go

PNG_SCALE = 2  # pixels in the file for one of the figure: sharp on dense screens and in print
START_SECONDS = 20  # a browser starts in two; on a busy machine it takes longer
PICTURE_SECONDS = 15
WAITING = 8  # pictures that may wait at once; who comes later is told to try again
WAIT_SECONDS = 30
IDLE_SECONDS = 600
KEPT = 48  # pictures kept in memory, some 10 MB

HOW_TO_GET_ONE = (
    "Install Chromium or Google Chrome (Debian and Ubuntu: apt-get install chromium fonts-liberation), or run plotly_get_chrome, "
    "or name one: BROWSER_PATH=/path/to/chrome."
)


class NotRendered(Exception):
    """A picture could not be made; the message says why, for readers."""


class NoBrowser(NotRendered):
    """There is no Chromium or Chrome."""


class Busy(NotRendered):
    """Too many pictures are waiting."""


class Failed(NotRendered):
    """The browser did not answer in time, or could not draw."""


def find_browser() -> str | None:
    """The path of the Chromium or Chrome that would be used, or None."""
    from choreographer.browsers.chromium import Chromium

    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if os.access(named, os.X_OK) else None
    return Chromium.find_browser(skip_local=False)


class Renderer:
    """Shared by all threads. ``command`` starts the process that draws."""

    def __init__(self, command: list[str] | None = None, seconds: float = PICTURE_SECONDS) -> None:
        self._command = command or [sys.executable, "-m", "commitments.figures.rendering"]
        self._seconds = seconds
        self._process: subprocess.Popen | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()
        self._turn = threading.Lock()
        self._waiting = threading.Semaphore(WAITING)
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def image(self, figure: "go.Figure", format_: str, about: dict[str, str]) -> bytes:
        """The figure as ``png`` (twice its size in pixels) or ``svg``, with ``about`` inside the file.

        ``about``: Title, Description (the alt text), Source and Copyright, so that the file says what it is when it is found alone.
        """
        drawing = figure.to_json()
        key = hashlib.sha256(f"{format_}\0{json.dumps(about)}\0{drawing}".encode()).hexdigest()
        if kept := self._kept.get(key):
            return kept
        if not self._waiting.acquire(blocking=False):
            raise Busy("Many pictures are being made at the moment. Please try again in half a minute.")
        try:
            if not self._turn.acquire(timeout=WAIT_SECONDS):
                raise Busy("Many pictures are being made at the moment. Please try again in half a minute.")
            try:
                raw = self._drawn(drawing, format_)
            finally:
                self._turn.release()
        finally:
            self._waiting.release()
        image = with_words_svg(raw, about, key) if format_ == "svg" else with_words_png(raw, about)
        self._kept[key] = image
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return image

    def close(self) -> None:
        """Ends the process and its browser, whatever state they are in."""
        process, self._process = self._process, None
        if process is None:
            return
        # The browser is in a group of its own, and one that hangs would outlive its parent.
        for pid in [process.pid, *_descendants(process.pid)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()

    def _drawn(self, drawing: str, format_: str) -> bytes:
        seconds = self._seconds
        new = self._process is None or self._process.poll() is not None
        if new:
            self.close()
            if find_browser() is None:
                raise NoBrowser(f"There is no browser on this server that could draw the picture. {HOW_TO_GET_ONE}")
            self._start()
            seconds += START_SECONDS
        job = json.dumps({"figure": drawing, "format": format_}).encode() + b"\n"
        try:
            self._process.stdin.write(job)
            self._process.stdin.flush()
            answer = json.loads(self._answers.get(timeout=seconds) or b'{"fault": "the drawing process ended"}')
        except (queue.Empty, OSError) as error:
            self.close()
            raise Failed("The picture took too long and was given up. Please try again.") from error
        if "fault" in answer:
            self.close()
            if not new:  # its browser has died since it began, as happens where memory is short
                return self._drawn(drawing, format_)
            raise Failed(f"The picture could not be drawn ({answer['fault']}). Please try again.")
        return base64.b64decode(answer["image"])

    def _start(self) -> None:
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[2],
        )
        self._answers = queue.Queue()
        threading.Thread(target=_read, args=(self._process.stdout, self._answers), daemon=True).start()


def _descendants(pid: int) -> list[int]:
    """Ids of the processes that it started, and they; none where the machine has no ``ps``, as some small containers."""
    try:
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True).stdout.split()
    except FileNotFoundError:
        return []
    children: dict[int, list[int]] = {}
    for child, parent in zip(listed[::2], listed[1::2], strict=True):
        children.setdefault(int(parent), []).append(int(child))
    found = [pid]
    for parent in found:
        found += children.get(parent, [])
    return found[1:]


def _read(pipe: IO[bytes], answers: "queue.Queue[bytes]") -> None:
    """Passes lines on until the process ends, then an empty one, so that whoever waits is told at once."""
    try:
        for line in pipe:
            answers.put(line)
    except ValueError:
        pass  # closed while being read
    answers.put(b"")


def with_words_svg(image: bytes, about: dict[str, str], key: str) -> bytes:
    """The SVG with title and description for screen readers, and with plotly's random ids made the same for the same figure."""
    from html import escape

    text = image.decode("utf-8")
    drawn_by_lot = re.findall(r'(?:id="(?:clip|topdefs-|defs-)|id="p[0-9a-f]{6}-|trace)([0-9a-f]{6})', text)
    for number, found in enumerate(dict.fromkeys(drawn_by_lot)):
        text = re.sub(rf"(?<=[a-z-]){found}", f"{key[:8]}{number}", text)
    words = "".join(
        f'<{tag} id="{tag}-{key[:8]}">{escape(about[name])}</{tag}>'
        for tag, name in (("title", "Title"), ("desc", "Description"))
    )
    words += f"<metadata>{escape(about['Source'])} {escape(about['Copyright'])}</metadata>"
    role = f' role="img" aria-labelledby="title-{key[:8]} desc-{key[:8]}"'
    return re.sub(r"<svg\b([^>]*)>", lambda opening: f"<svg{opening[1]}{role}>{words}", text, count=1).encode("utf-8")


def with_words_png(image: bytes, about: dict[str, str]) -> bytes:
    """The PNG with ``about`` as international text chunks behind its header."""
    chunks = b""
    for name, text in about.items():
        body = name.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8")
        chunks += len(body).to_bytes(4, "big") + b"iTXt" + body + zlib.crc32(b"iTXt" + body).to_bytes(4, "big")
    header = 8 + 25  # signature, and the IHDR chunk that must come first
    return image[:header] + chunks + image[header:]


def _serve() -> None:
    """The process that draws: a job a line in, an answer a line out, until the input ends or nothing comes for a while."""
    import kaleido

    # What libraries print must not end up among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    kaleido.start_sync_server(n=1, timeout=PICTURE_SECONDS, mathjax=False)
    jobs = os.fdopen(0, "rb", buffering=0)
    pending = b""
    while True:
        if b"\n" not in pending:
            if not select.select([jobs], [], [], IDLE_SECONDS)[0]:
                break
            more = os.read(0, 1 << 20)
            if not more:
                break
            pending += more
            continue
        line, _, pending = pending.partition(b"\n")
        job = json.loads(line)
        try:
            options = {"format": job["format"], "scale": PNG_SCALE if job["format"] == "png" else 1}
            image = kaleido.calc_fig_sync(json.loads(job["figure"]), opts=options)
            answer = {"image": base64.b64encode(image).decode()}
        except Exception as error:  # whatever it is, the server must hear of it instead of waiting
            answer = {"fault": type(error).__name__}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()
    kaleido.stop_sync_server()


if __name__ == "__main__":
    _serve()
