"""Finds Firefox, WebKit and Orca for the tests in every engine, and installs what is missing where that needs no question: on Debian, as root.

Run as a program it says which engines there are, loudly where one is missing, and fails where there is none at all.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

# MiniBrowser is WebKit's own small browser; it needs a display, which Xvfb pretends to be. Orca is a screen reader, and needs no sound to
# log what it would say.
DEBIAN_PACKAGES = (
    "firefox-esr",
    "webkit2gtk-driver",
    "xvfb",
    "orca",
    "dbus",
    "at-spi2-core",
    "fonts-dejavu-core",
    "fonts-liberation",
)
MINI_BROWSERS = (Path("/usr/lib"), Path("/usr/libexec"))


class WebKit(NamedTuple):
    """The programs that make WebKit go: the driver, the browser that it drives, and the display."""

    driver: str
    browser: str
    display: str


def find_firefox() -> str | None:
    """The path of Firefox, or None. $FIREFOX goes first."""
    named = os.environ.get("FIREFOX")
    return named or shutil.which("firefox-esr") or shutil.which("firefox")


def find_webkit() -> WebKit | None:
    """The programs, or None when one of them is missing."""
    driver, display = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browsers = sorted(path for folder in MINI_BROWSERS for path in folder.glob("**/webkit2gtk-4.1/MiniBrowser"))
    return WebKit(driver, str(browsers[-1]), display) if driver and display and browsers else None


def find_orca() -> str | None:
    """The path of the screen reader, or None when it or what it hears by is missing."""
    return shutil.which("orca") if shutil.which("dbus-daemon") and shutil.which("Xvfb") else None


def _install() -> None:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    print("Installing Firefox, WebKit and Orca for the tests (only this time)", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES]):
        subprocess.run(["apt-get", *command], stdin=subprocess.DEVNULL, env=environment, check=False)


def main() -> int:
    """Installs what is missing and says what there is. Gives the exit status."""
    if not (find_firefox() and find_webkit() and find_orca()):
        _install()
    found = {"Firefox": find_firefox(), "WebKit": (webkit := find_webkit()) and webkit.browser, "Orca": find_orca()}
    for engine, path in found.items():
        print(f"{engine}: {path}" if path else f"*** {engine} IS NOT HERE: NOTHING IS TESTED WITH IT ***", flush=True)
    if not all(found.values()):
        print(f"On Debian or Ubuntu: sudo apt-get install {' '.join(DEBIAN_PACKAGES)}", file=sys.stderr)
        print("Another Firefox: make engines FIREFOX=/path/to/firefox", file=sys.stderr)
    return 0 if found["Firefox"] or found["WebKit"] else 1


if __name__ == "__main__":
    sys.exit(main())
