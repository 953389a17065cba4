"""Two browsers that are not Chromium, behind one small set of commands: Firefox over WebDriver BiDi, WebKit over classic WebDriver.

Firefox speaks BiDi itself, so that no program has to stand between; selenium's connection carries it. The commands, and what a reader does
with them, are in tests/reader.py.
"""

import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from find_engines import WebKit
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import WebKitGTKOptions
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.websocket_connection import WebSocketConnection
from selenium.webdriver.webkitgtk.service import Service

ANSWER_SECONDS = 60
# A new profile asks nobody for news, and keeps what is downloaded where the test looks.
PREFERENCES: dict[str, Any] = {
    "app.normandy.enabled": False,
    "browser.download.folderList": 2,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.proxy.type": 0,
    "toolkit.telemetry.enabled": False,
}
# How a browser shows pages, if not on a light ground: as at a reader's who asked the system for a dark one, or for contrast.
LOOKS_OF_FIREFOX: dict[str, dict[str, Any]] = {
    "light": {"layout.css.prefers-color-scheme.content-override": 1},
    "dark": {"layout.css.prefers-color-scheme.content-override": 0},
    "forced": {"browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1},
}
THEMES_OF_WEBKIT = {"light": "Adwaita", "dark": "Adwaita:dark"}
# MiniBrowser's row of buttons would keep its window wider than a phone.
NARROW_BUTTONS = "* { padding: 0; margin: 0; min-width: 0; border: 0; font-size: 8px }"


class Firefox:
    """A tab of a running Firefox, with cookies and stores of its own."""

    def __init__(self, running: "RunningFirefox") -> None:
        self.downloads = running.downloads
        self._connection = running.connection
        self._user = self._send("browser.createUserContext")["userContext"]
        self._tab = self._send("browsingContext.create", type="tab", userContext=self._user)["context"]

    def _send(self, method: str, **parameters: Any) -> Any:
        reply = self._connection.send_cmd(method, parameters)
        assert "result" in reply, f"{method}: {reply.get('error')}: {reply.get('message')}"
        return reply["result"]

    def resize(self, width: int, height: int) -> None:
        self._send("browsingContext.setViewport", context=self._tab, viewport={"width": width, "height": height})

    def go(self, address: str) -> None:
        way = {"context": self._tab, "url": address, "wait": "complete"}
        try:
            self._send("browsingContext.navigate", **way)
        except WebDriverException as fault:  # a page that leaves by itself in that moment takes Firefox's answer with it
            if "Timed out" not in str(fault):
                raise
            self._send("browsingContext.navigate", **way)

    def run(self, body: str, *values: Any) -> Any:
        given = self._send(
            "script.callFunction",
            functionDeclaration=f"async text => {{ const values = JSON.parse(text); return JSON.stringify(await (async () => {{ {body}\n }})()) }}",
            arguments=[{"type": "string", "value": json.dumps(values)}],
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert given["type"] == "success", given["exceptionDetails"]["text"]
        return json.loads(given["result"].get("value", "null"))

    def tap(self, x: float, y: float) -> None:
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        press, release = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
        self._perform({"type": "pointer", "id": "mouse", "actions": [move, press, release]})

    def keys(self, text: str) -> None:
        strokes = [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")]
        self._perform({"type": "key", "id": "keyboard", "actions": strokes})

    def _perform(self, source: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._tab, actions=[source])

    def back(self) -> None:
        self._send("browsingContext.traverseHistory", context=self._tab, delta=-1)

    def close(self) -> None:
        self._send("browser.removeUserContext", userContext=self._user)


class RunningFirefox(NamedTuple):
    """The connection to a Firefox, and the folder that it downloads into."""

    connection: WebSocketConnection
    downloads: Path


@contextmanager
def running_firefox(path: str, folder: Path, look: str = "light", **surroundings: str) -> Iterator[RunningFirefox]:
    """A Firefox with a new profile, which shows pages as one of LOOKS_OF_FIREFOX; without a window, unless ``surroundings`` name a DISPLAY."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir(parents=True)
    downloads.mkdir()
    preferences = PREFERENCES | LOOKS_OF_FIREFOX[look] | {"browser.download.dir": str(downloads)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    window = [] if "DISPLAY" in surroundings else ["--headless"]
    command = [path, *window, "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | {"HOME": str(folder)} | surroundings
    )
    try:
        assert process.stderr is not None
        said = (re.search(r"WebDriver BiDi listening on (ws://\S+)", line) for line in process.stderr)
        listening = next(filter(None, said), None)
        assert listening, "Firefox ended before it could be driven"
        threading.Thread(target=process.stderr.read, daemon=True).start()  # or Firefox would wait for a reader of its words
        connection = WebSocketConnection(f"{listening[1]}/session", ANSWER_SECONDS, 0.01)
        connection.send_cmd("session.new", {"capabilities": {}})
        yield RunningFirefox(connection, downloads)
        connection.send_cmd("browser.close", {})
        process.wait(timeout=30)
    finally:
        process.kill()
        process.wait()


class MiniBrowser:
    """A window of WebKit's own browser, in a session of its own."""

    def __init__(self, webkit: WebKit, display: str, folder: Path, look: str = "light") -> None:
        self.downloads = folder
        style = folder / ".config" / "gtk-3.0" / "gtk.css"
        style.parent.mkdir(parents=True)
        style.write_text(NARROW_BUTTONS, encoding="utf-8")
        options = WebKitGTKOptions()
        options.binary_location = webkit.browser
        options.add_argument("--automation")
        surroundings = os.environ | {
            "DISPLAY": display,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "GTK_THEME": THEMES_OF_WEBKIT[look],
            "GDK_BACKEND": "x11",
            "NO_AT_BRIDGE": "1",
            # In a container the sandbox cannot be set up; the pages are our own.
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        self._driver = webdriver.WebKitGTK(options=options, service=Service(webkit.driver, env=surroundings))
        self._driver.set_script_timeout(ANSWER_SECONDS)

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_size(width, height)
        bar = height - self.run("return innerHeight")
        self._driver.set_window_size(width, height + bar)
        assert self.run("return innerWidth") == width

    def go(self, address: str) -> None:
        self._driver.get(address)

    def run(self, body: str, *values: Any) -> Any:
        given = self._driver.execute_async_script(
            f"const [text, done] = arguments; const values = JSON.parse(text); (async () => {{ {body}\n }})()"
            ".then(value => done([JSON.stringify(value), null]), reason => done([null, String(reason)]))",
            json.dumps(values),
        )
        assert given[1] is None, given[1]
        return json.loads(given[0] or "null")

    def tap(self, x: float, y: float) -> None:
        hand = ActionBuilder(self._driver)
        hand.pointer_action.move_to_location(round(x), round(y)).click()
        hand.perform()

    def keys(self, text: str) -> None:
        ActionChains(self._driver).send_keys(text).perform()

    def back(self) -> None:
        self._driver.back()

    def close(self) -> None:
        self._driver.quit()


@contextmanager
def running_display(path: str) -> Iterator[str]:
    """A display that nobody sees: its name, such as ``:7``."""
    reading, writing = os.pipe()
    command = [path, "-displayfd", str(writing), "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with open(reading, encoding="ascii") as number:
            name = number.readline().strip()
        assert name, "no display could be started"
        yield f":{name}"
    finally:
        process.terminate()
        process.wait(timeout=30)
