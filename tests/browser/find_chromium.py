"""Finds a Chromium for the browser tests, and installs one if there is none.

``find()`` is for the tests. Run as a program it installs what is missing, prints the path, or fails and says what to do.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

# The same engine without a browser's own windows, menus, settings and services: opening a page takes it two thirds of the time.
SHELL = "chromium-headless-shell"
READERS_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Beside the browser: fonts, as a bare machine has none and would draw no letters; and what Playwright's own program needs.
DEBIAN_PACKAGES = (SHELL, "chromium", "fonts-dejavu-core", "fonts-liberation", "libatomic1")


def find(names: tuple[str, ...] = (SHELL, *READERS_BROWSERS)) -> str | None:
    """The path of a Chromium that starts, or None. $CHROMIUM goes first, then those of ``names``, Playwright's own comes last."""
    return next((path for path in _candidates(names) if _starts(path)), None)


def _candidates(names: tuple[str, ...]) -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
    yield from filter(None, map(shutil.which, names))
    yield from MACOS_APPS
    if _playwright_starts():
        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
        yield own


def _playwright_starts() -> bool:
    return _starts(sys.executable, "-m", "playwright")


def _starts(*command: str) -> bool:
    # Being there is not enough: Ubuntu's chromium-browser may be a mere note that tells to install a snap.
    try:
        ended = subprocess.run([*command, "--version"], capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def _install() -> None:
    if _is_debian():
        as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if _run(*as_root, "apt-get", "update", "-qq"):
            _run(*as_root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES)
    if find() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")


def _is_debian() -> bool:
    # Not Ubuntu: its package only fetches a snap, which cannot run in a container. Playwright's own build works there.
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def _run(*command: str) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, env=environment).returncode == 0
    except OSError:
        return False


def main() -> int:
    """Prints the path of a Chromium, after installing one if need be. Gives the exit status."""
    lightest = os.environ.get("CHROMIUM") or shutil.which(SHELL) or not _is_debian()
    if not _playwright_starts() or find() is None or not lightest:
        print("Installing Chromium for the browser tests (only this time)", flush=True)
        _install()
    path = find()
    if path is None:
        print("No Chromium was found and none could be installed. Install Chromium or Google Chrome,", file=sys.stderr)
        print("or name one: make test CHROMIUM=/path/to/chromium", file=sys.stderr)
        return 1
    if not _playwright_starts():
        print("Playwright does not start. To see why: .venv/bin/python -m playwright --version", file=sys.stderr)
        return 1
    print(f"Browser for the tests: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
