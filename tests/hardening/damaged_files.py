"""Reads damaged files and says what went wrong: ``python -m tests.hardening.damaged_files 10000`` (``make fuzz``).

Each must come out as data that the pages can work on or as faults that an editor can find, in bounded time and memory. Nine of ten
damage the small sound dataset of the tests, one of ten the project's own. ``--first N`` and a count of 1 repeat a single one.
"""

import argparse
import faulthandler
import json
import re
import resource
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT)]

from commitments.editing.rules import rules  # noqa: E402
from commitments.library import dataset_from  # noqa: E402
from commitments.reading.faults import Fault  # noqa: E402
from commitments.reading.folder import Reading, read_texts  # noqa: E402
from commitments.records.model import FILES  # noqa: E402
from commitments.selecting.search import index_of  # noqa: E402
from commitments.selecting.selection import Selection  # noqa: E402
from commitments.standing import standings  # noqa: E402
from tests.hardening.damage import damaged  # noqa: E402

SECONDS = 2.0  # of the processor, for one reading; the machine may have other things to do
MEGABYTES = 500  # of the whole process, at its worst moment
ONE_IN = 10  # damages the project's own data
SMALL = PROJECT / "tests" / "domain" / "sound"
FULL = PROJECT / "tests" / "frozen"


def texts_of(folder: Path) -> dict[str, bytes]:
    """The bytes of each data file in a folder, by name."""
    return {name: (folder / name).read_bytes() for name in FILES}


def complaints(reading: Reading) -> list[str]:
    """What is wrong with the outcome of a reading itself; raises whatever the data makes the pages' foundations raise."""
    if reading.records is None:
        return [found for fault in reading.faults for found in complaints_of(fault, reading)] or (
            [] if reading.faults else ["neither data nor faults"]
        )
    if reading.faults:
        return ["data and faults"]
    dataset = dataset_from(reading.records, reading.texts)
    standings(dataset)
    index_of(dataset)
    Selection().sentence(dataset)
    Selection().mask(dataset)
    return [] if dataset.version.isascii() else ["a version that no header can carry"]


def complaints_of(fault: Fault, reading: Reading) -> list[str]:
    text = reading.texts.get(fault.file, b"")
    lines = text.count(b"\n") + text.count(b"\r") + 1
    found = []
    if not 1 <= fault.line <= lines:
        found.append(f"line {fault.line} of {lines}")
    if fault.kind not in rules():
        found.append(f"{fault.kind} is not in the guide")
    if fault.kind == "wrong-value":
        found.append("there should be better words for it")
    if "\n" in str(fault) or len(str(fault)) > 2000:
        found.append("no line that can be read")
    return [f"{text}: {str(fault)[:300]}" for text in found]


def run(count: int, first: int = 0) -> dict:
    """Reads ``count`` damaged files. Gives numbers: read, sound, faulty, slowest (seconds), megabytes; and ``bad``, what went wrong."""
    sets = {False: texts_of(SMALL), True: texts_of(FULL)}
    numbers: Counter[str] = Counter()
    bad: list[str] = []
    slowest = 0.0
    # Those of the project's own data one after the other: what is sound of it is then read once.
    for number in sorted(range(first, first + count), key=lambda number: number % ONE_IN != 0):
        full = number % ONE_IN == 0
        done, name, data = damaged(sets[full], number)
        case = f"{number} ({', '.join(done)}; {name}, {'full' if full else 'small'})"
        faulthandler.dump_traceback_later(120, exit=True)  # what hangs inside the parser cannot be ended otherwise
        begun = time.process_time()
        try:
            reading = read_texts(sets[full] | {name: data})
            seconds = time.process_time() - begun
            bad += [f"{case}: {text}" for text in complaints(reading)[:3]]
            numbers["sound" if reading.records is not None else "faulty"] += 1
        except Exception:
            seconds = time.process_time() - begun
            bad.append(f"{case}: {traceback.format_exc()[-1500:]}")
        if seconds > SECONDS:
            bad.append(f"{case}: {seconds:.1f} s")
        slowest = max(slowest, seconds)
    faulthandler.cancel_dump_traceback_later()
    used = most_memory()
    if used > MEGABYTES:
        bad.append(f"{used:.0f} MiB of memory")
    return {"read": count, **numbers, "slowest": round(slowest, 2), "megabytes": round(used), "bad": bad}


def most_memory() -> float:
    """The most memory that this program has had at a time, in MiB. Linux counts in ``ru_maxrss`` what its parent had when it was started."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hardening.damaged_files", description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="one line for a program")
    asked = parser.parse_args()
    result = run(asked.count, asked.first)
    if asked.json:
        print(json.dumps(result))
    else:
        print("\n".join(result["bad"]))
        print(", ".join(f"{name}: {value}" for name, value in result.items() if name != "bad"), f"wrong: {len(result['bad'])}")
    return bool(result["bad"])


if __name__ == "__main__":
    sys.exit(main())
