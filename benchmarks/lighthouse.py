"""Lighthouse's marks for documents as a phone reads them. Needs Node with npm, which brings Lighthouse at its first run."""

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator

from benchmarks.browsing import FLAGS
from benchmarks.paints import DOCUMENTS
from benchmarks.parts import Effort, Line
from benchmarks.servers import ours
from tests.browser.find_chromium import READERS_BROWSERS, find

LIGHTHOUSE = "lighthouse@12.8.2"  # the newest that runs on Node 20
CATEGORIES = {"performance": "performance", "accessibility": "accessibility", "best-practices": "best practices", "seo": "SEO"}
FAST_ENOUGH = {"Figures": 90}  # of the rest 95; all other marks are to be whole
LONGEST = 180.0  # seconds until one run counts as failed


class Failed(Exception):
    """Lighthouse gave no marks; the message says of what and why, on one line."""


def lighthouse(effort: Effort) -> Iterator[Line]:
    """Marks from 0 to 100, with the processor and network that Lighthouse gives a phone: performance, which the machine's other work lowers,
    as the median of several runs, the rest once."""
    npx = shutil.which("npx")
    why = "npx is not here; install Node 18.16 or newer, with npm" if npx is None else _why_not(npx)
    if npx is None or why:
        yield Line(f"not measured: {why}", None, "")
        return
    with ours() as site:
        for name, address in DOCUMENTS.items():
            url = f"{site.url}/{address}"
            try:
                once = _marks(npx, url, tuple(CATEGORIES))
                again = [_marks(npx, url, ("performance",))["performance"] for _ in range(effort.loads // 2)]
            except (Failed, subprocess.TimeoutExpired) as failure:  # what else is measured is not lost for it
                yield Line(f"{name}, performance", None, "", str(failure), least=FAST_ENOUGH.get(name, 95))
                continue
            for category, words in CATEGORIES.items():
                marks = [once[category], *(again if category == "performance" else ())]
                detail = f"{min(marks):.0f} to {max(marks):.0f}" if len(marks) > 1 else ""
                least = FAST_ENOUGH.get(name, 95) if category == "performance" else 100
                yield Line(f"{name}, {words}", round(statistics.median(marks)), "", detail, least=least)


def _why_not(npx: str) -> str:
    """What keeps Lighthouse from running; '' if nothing does."""
    try:
        tried = subprocess.run([npx, "--yes", LIGHTHOUSE, "--version"], capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return f"npm did not bring {LIGHTHOUSE} within {LONGEST:.0f} seconds"
    return "" if tried.returncode == 0 else f"npm could not bring {LIGHTHOUSE}: {(tried.stderr.split(chr(10)) or [''])[0]}"


def _marks(npx: str, url: str, categories: tuple[str, ...]) -> dict[str, float]:
    """Its marks of a page by category, from 0 to 100."""
    flags = " ".join(["--headless=new", *FLAGS])
    command = [npx, "--yes", LIGHTHOUSE, url, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    command.append(f"--only-categories={','.join(categories)}")
    chromium = find(READERS_BROWSERS)
    surroundings = os.environ | ({"CHROME_PATH": chromium} if chromium else {})
    ended = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=LONGEST)
    if ended.returncode:
        raise Failed(f"Lighthouse failed on {url}: {' '.join(ended.stderr.split())[-200:]}")
    found = json.loads(ended.stdout)["categories"]
    return {name: round(100 * (found[name]["score"] or 0)) for name in categories}
