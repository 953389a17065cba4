"""Harm at random while readers read: ``python -m tests.serving.chaos --seconds 600 --seed 1`` (``make chaos``).

Two replicas behind nginx are killed, stopped, filled, flooded and given other data, in an order that the seed decides. Meanwhile
somebody asks for a page, a table and the data, and a crowd changes its filters. What must hold: no answer tells other than its version
of the data; a refusal says when to come back; after each harm the site answers within ``RECOVERY`` seconds; no view is lost.
"""

import argparse
import json
import random
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from datasets import frozen_copy  # noqa: E402

from commitments.library import dataset_from  # noqa: E402
from commitments.reading.folder import read_folder  # noqa: E402
from tests.serving.farm import Crowd, Farm, started  # noqa: E402
from tests.serving.running import Answer, ask  # noqa: E402

RECOVERY = 5.0  # seconds after a harm has ended
SELECTION = "party=green&theme=dentistry"
FILE = f"/data/commitments.json?{SELECTION}"
PAGE = f"/explore?{SELECTION}"
REFUSALS = {429, 502, 503, 504}  # while there is harm
OURS = {429, 503}  # of these, what says when to come back
DOCUMENT = (
    '<div class="document'  # a server that is still reading its data sends Streamlit's page alone, which asks again by itself
)
VERSIONS = 4  # of the data that are swapped


class Versions:
    """Some versions of the data, each sound and each with a title that no other has; ``title`` by version."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.title = folder, dict[str, str]()
        self._folders: list[Path] = []
        plain = frozen_copy(folder / "plain")
        text = (plain / "commitments.yaml").read_text("utf-8")
        self.id = text.split("  - id: green-england-wales-2024/", 1)[1].split("\n", 1)[0]
        for number in range(VERSIONS):
            copy = shutil.copytree(plain, folder / f"version-{number}")
            title = f"Promise something in way number {number}"
            (copy / "commitments.yaml").write_text(_first_dentistry_called(text, title), "utf-8")
            reading = read_folder(copy)
            assert reading.records is not None, reading.faults
            self.title[dataset_from(reading.records, reading.texts).version] = title
            self._folders.append(copy)

    def put(self, number: int, data: Path) -> None:
        """Puts a version in the place of the data, its one file that differs at once, as a deployment does."""
        whole = data / "commitments.whole"
        shutil.copy(self._folders[number] / "commitments.yaml", whole)
        whole.replace(data / "commitments.yaml")


def _first_dentistry_called(text: str, title: str) -> str:
    """The commitments with another title for the first of the Greens' on dentistry."""
    entries = text.split("\n  - id: ")
    for number, entry in enumerate(entries):
        if entry.startswith("green-england-wales-2024/") and "\n    theme: dentistry\n" in entry and "scope: core" in entry:
            lines = entry.split("\n")
            at = next(index for index, line in enumerate(lines) if line.startswith("    title: "))
            lines[at] = f'    title: "{title}"'
            entries[number] = "\n".join(lines)
            return "\n  - id: ".join(entries)
    raise LookupError("the Greens promise nothing on dentistry")


class Asking:
    """Somebody who asks without pause. ``wrong``: answers that must not be; ``right`` and ``refused``: how many were."""

    def __init__(self, farm: Farm, versions: Versions) -> None:
        self.farm, self.versions = farm, versions
        self.wrong: list[str] = []
        self.right = self.refused = 0
        self.harmed = ""  # the harm that there is just now
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> "Asking":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join(timeout=60)

    def _ask(self) -> None:
        while not self._end.is_set():
            for path in (PAGE, FILE, "/healthz"):
                harm = self.harmed
                try:
                    answer = ask(self.farm.port, path)
                except OSError:
                    self.refused += 1  # cut off by nginx or by a replica that ended
                    continue
                if fault := self.fault_of(path, answer):
                    self.wrong.append(f"{harm or 'in peace'}: {path}: {fault}")
                elif answer.status == 200:
                    self.right += 1
                else:
                    self.refused += 1
            time.sleep(0.1)

    def fault_of(self, path: str, answer: Answer) -> str:
        """What is wrong with an answer, '' where nothing is."""
        if answer.status != 200:
            if answer.status not in REFUSALS:
                return f"status {answer.status}"
            if answer.status in OURS and answer.headers.get("server") != "nginx" and "retry-after" not in answer.headers:
                return f"status {answer.status} without a word on when to come back"
            return ""
        if path == "/healthz":
            return ""
        version = answer.headers.get("data-version", "")
        if path == FILE:
            versions = {record["data_version"] for record in json.loads(answer.body)}
            if versions != {version}:
                return f"a file of {versions} that calls itself {version}"
        if path == PAGE and DOCUMENT not in answer.text:
            return "" if self.harmed else "a page that waits for its data"
        title = self.versions.title.get(version)
        if title is None and path == FILE:
            return f"a version that nobody put there: {version}"
        told = [one for one in self.versions.title.values() if one in answer.text]
        if len(told) != 1 or (title is not None and told != [title]):
            return f"version {version} says {told} for {title}"
        return ""


Harm = Callable[[Farm, Versions, random.Random], str]


def kill(farm: Farm, versions: Versions, chance: random.Random) -> str:
    number = chance.randrange(2)
    farm.replicas[number].process.send_signal(signal.SIGKILL)
    farm.replicas[number].process.wait()
    farm.start_again(number)  # as whoever looks after the replicas does
    return f"replica {number} killed"


def hold(farm: Farm, versions: Versions, chance: random.Random) -> str:
    number, seconds = chance.randrange(2), chance.uniform(1, 4)
    farm.replicas[number].process.send_signal(signal.SIGSTOP)
    time.sleep(seconds)
    farm.replicas[number].process.send_signal(signal.SIGCONT)
    return f"replica {number} stopped for {seconds:.1f} s"


def fill(farm: Farm, versions: Versions, chance: random.Random) -> str:
    """What is kept on disk can be kept no more: a file lies where its folder was."""
    cache = farm.folder / ".cache"
    shutil.rmtree(cache, ignore_errors=True)
    cache.write_bytes(b"full")
    versions.put(chance.randrange(VERSIONS), farm.replicas[0].data)
    time.sleep(2.5)
    cache.unlink()
    return "nothing can be kept"


def flood(farm: Farm, versions: Versions, chance: random.Random) -> str:
    """Costly questions from many connections at once, and as many connections that ask nothing."""
    silent = [socket.create_connection(("127.0.0.1", farm.port)) for _ in range(60)]
    paths = [f"/figures/matrix.png?q=word{chance.random()}" for _ in range(20)] + [
        f"/data/package.zip?q={chance.random()}" for _ in range(10)
    ]
    with ThreadPoolExecutor(15) as crowd:
        answers = Counter(crowd.map(lambda path: _status(farm, path), paths))
    for one in silent:
        one.close()
    return f"flooded: {dict(answers)}"


def _status(farm: Farm, path: str) -> int:
    try:
        return ask(farm.port, path).status
    except OSError:
        return 0


def swap(farm: Farm, versions: Versions, chance: random.Random) -> str:
    number = chance.randrange(VERSIONS)
    versions.put(number, farm.replicas[0].data)
    return f"version {number} of the data"


def break_data(farm: Farm, versions: Versions, chance: random.Random) -> str:
    path = farm.replicas[0].data / "commitments.yaml"
    whole = path.read_bytes()
    path.write_bytes(whole[: chance.randrange(len(whole))])
    time.sleep(chance.uniform(1, 3))
    versions.put(chance.randrange(VERSIONS), farm.replicas[0].data)
    return "half a file for some seconds"


HARMS: tuple[Harm, ...] = (kill, hold, fill, flood, swap, break_data)


def recovered(farm: Farm, asking: Asking, recovery: float) -> float:
    """Seconds until both replicas and nginx answer rightly, three times in a row; more than ``recovery`` where they do not."""
    begun, rounds = time.monotonic(), 0
    while rounds < 3 and (seconds := time.monotonic() - begun) <= 2 * recovery:
        ports = [farm.port, *(replica.port for replica in farm.replicas)]
        rounds = rounds + 1 if all(_answers(port, asking) for port in ports) else 0
        time.sleep(0.1)
    return round(seconds, 1)


def _answers(port: int, asking: Asking) -> bool:
    try:
        answers = [(path, ask(port, path)) for path in (PAGE, FILE, "/readyz")]
    except OSError:
        return False
    return all(answer.status == 200 and (path == "/readyz" or not asking.fault_of(path, answer)) for path, answer in answers)


def run(seconds: float, seed: int, folder: Path, recovery: float = RECOVERY) -> dict[str, Any]:
    """Gives the harms (what, seconds until all was well again), right, refused and wrong answers, changes, and ``bad``: what went wrong."""
    chance = random.Random(seed)
    versions = Versions(folder / "versions")
    data = frozen_copy(folder / "data")
    versions.put(0, data)
    bad: list[str] = []
    harms: list[tuple[str, float]] = []
    with started(folder, data) as farm, Asking(farm, versions) as asking, Crowd(farm, 4) as crowd:
        end = time.monotonic() + seconds
        for harm in _in_turn(chance):
            if time.monotonic() >= end:
                break
            asking.harmed = harm.__name__
            told = harm(farm, versions, chance)
            took = recovered(farm, asking, recovery)
            asking.harmed = ""
            harms.append((told, took))
            if took > recovery:
                bad.append(f"{told}: not well again after {took} s")
            time.sleep(chance.uniform(0, 1))
        changes, refused = crowd.changes, list(crowd.refused)
        logs = [replica.logged() for replica in farm.replicas]
    bad += asking.wrong[:20] + [f"a view was lost: {text}" for text in refused]
    bad += [
        f"a traceback in the log of a replica: {log[log.index('Traceback') :][-600:]}" for log in logs if "Traceback" in log
    ]
    return {"seed": seed, "harms": harms, "right": asking.right, "refused": asking.refused, "changes": changes, "bad": bad}


def _in_turn(chance: random.Random) -> Any:
    """The harms for ever: each once in every round, the rounds in orders of their own."""
    while True:
        yield from chance.sample(HARMS, len(HARMS))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.serving.chaos", description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = run(asked.seconds, asked.seed, Path(folder))
    print(json.dumps(result, indent=1))
    return bool(result["bad"])


if __name__ == "__main__":
    sys.exit(main())
