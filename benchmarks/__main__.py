"""``make bench``: measures ours beside plain Streamlit and Datasette in one run, prints the table and writes it to benchmarks/RESULTS.md.

``python -m benchmarks visits crowds`` measures some parts only, ``--short`` with less effort; neither writes the file.
"""

import argparse
import os
import platform
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from benchmarks import parts
from benchmarks.documents import documents
from benchmarks.hostile import hostile
from benchmarks.lighthouse import LIGHTHOUSE, lighthouse
from benchmarks.nginx import behind_nginx
from benchmarks.paints import paints
from benchmarks.parts import Effort, Line
from benchmarks.pictures import pictures
from benchmarks.sessions import sessions

PARTS = parts.PARTS | {
    "paints": paints,
    "lighthouse": lighthouse,
    "documents": documents,
    "nginx": behind_nginx,
    "pictures": pictures,
    "hostile": hostile,
    "sessions": sessions,
}
RESULTS = Path(__file__).with_name("RESULTS.md")
FULL = Effort(loads=5, clicks=25, seconds=20, crowds=(1, 20, 50, 100, 200), factors=(1, 10, 100))
SHORT = Effort(loads=2, clicks=6, seconds=8, crowds=(1, 20), factors=(1, 10))
PACKAGES = ("streamlit", "starlette", "uvicorn", "pandas", "numpy", "pydantic", "PyYAML", "plotly", "datasette", "playwright")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="parts to measure; all by default")
    parser.add_argument("--short", action="store_true", help="less effort, to see that it works")
    asked = parser.parse_args()
    effort = SHORT if asked.short else FULL
    begun, load = time.monotonic(), os.getloadavg()[0]
    sections: dict[str, list[Line]] = {}
    for name in asked.parts or PARTS:
        print(f"\n{name}", flush=True)
        sections[name] = []
        for line in PARTS[name](effort):
            sections[name].append(line)
            print("  " + "  ".join(cell for cell in _cells(line) if cell), flush=True)
    if not asked.parts and not asked.short:
        RESULTS.write_text(report(sections, time.monotonic() - begun, load), encoding="utf-8")
        print(f"\nwritten to {RESULTS}")
    missed = [line.what for lines in sections.values() for line in lines if line.met is False]
    print(f"\n{'every target is met' if not missed else 'missed: ' + '; '.join(missed)}")
    return 0


def report(sections: dict[str, list[Line]], seconds: float, load: float) -> str:
    """The whole as Markdown, with what one must know to read it."""
    versions = ", ".join([*(f"{name} {version(name)}" for name in PACKAGES), LIGHTHOUSE.replace("@", " ")])
    lines = [
        "# How fast it is, and how many it serves",
        "",
        "Written by `make bench`. Medians; what is compared was measured in the same run, in turn. Beside ours: an empty page of Streamlit,",
        "a plain page with the same table and one with a plotly chart (`benchmarks/plain/`), each served by `streamlit run` as it comes, and",
        "Datasette with our SQLite file, at the table of commitments with two facets. The phone is Chromium's emulation of 9 Mbit/s and 60 ms;",
        "the painting of a page (Paints) is what Chromium itself says of it in a window of 390 × 844. Lighthouse has a phone of its own, slower",
        "in network and processor. Readers of a crowd speak Streamlit's protocol without a browser, on the machine that serves them, each",
        "changing a filter every 5 seconds; readers of documents ask for one every 5 seconds.",
        "",
        f"- {datetime.now(UTC):%d %B %Y, %H:%M} UTC, {seconds / 60:.0f} minutes, load of the machine at the start {load:.1f}",
        f"- {platform.platform()}, {os.cpu_count()} cores of {_processor()}, {psutil.virtual_memory().total / 2**30:.0f} GiB",
        f"- Python {platform.python_version()}, {versions}",
    ]
    for name, measured in sections.items():
        lines += [
            "",
            f"## {name.capitalize()}",
            "",
            "| What | Measured | Range or detail | Beside | Target |",
            "| --- | ---: | --- | --- | --- |",
        ]
        lines += [f"| {' | '.join(_cells(line))} |" for line in measured]
    return "\n".join(lines) + "\n"


def _cells(line: Line) -> list[str]:
    digits = 0 if isinstance(line.value, int) or (line.value or 0) >= 10 else 2
    value = "–" if line.value is None else f"{line.value:,.{digits}f} {line.unit}".strip()
    beside = f"{line.ratio:.2f} × {line.beside_what}" if line.ratio is not None else ""
    bound, limit = ("at least", line.least) if line.least is not None else ("at most", line.most)
    target = ""
    if limit is not None:
        unit = "×" if line.as_ratio else line.unit
        target = f"{f'{bound} {limit:g} {unit}'.strip()}: {'met' if line.met else '**missed**'}"
    return [line.what, value, line.spread, beside, target]


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    return next((row.split(":", 1)[1].strip() for row in text.splitlines() if row.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main())
