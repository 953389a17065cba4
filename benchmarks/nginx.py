"""Readers who only read, behind nginx as it ships: what they cost the replicas where nginx keeps documents, and where it does not."""

import http.client
import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil

from benchmarks.growth import enlarged
from benchmarks.paints import DOCUMENTS
from benchmarks.parts import MILLISECOND, Effort, Line
from tests.serving.farm import MISSING, WHY_MISSING, Farm, started

ADDRESS = "https://pledges.example.org"  # only a site that knows its address lets others keep its documents
ALL_OF_ONE_ADDRESS = {"rate=20r/s": "rate=10000r/s"}  # our readers share one, and nginx would slow it down
KEEPS_NOTHING = {"proxy_cache documents;": "proxy_cache off;"}
IDLE_SECONDS = 4.0


def behind_nginx(effort: Effort) -> Iterator[Line]:
    """The processor's time of two replicas for a thousand documents, less what they use while nobody asks."""
    if MISSING:
        yield Line(f"not measured: {WHY_MISSING}", None, "")
        return
    number = 200 * effort.loads
    without, detail = _cost(number, ALL_OF_ONE_ADDRESS | KEEPS_NOTHING)
    yield Line("replicas' processor for 1,000 documents, nginx keeps none", without, MILLISECOND, detail)
    kept, detail = _cost(number, ALL_OF_ONE_ADDRESS)
    yield Line(
        "replicas' processor for 1,000 documents, nginx keeps them", kept, MILLISECOND, detail, without, "none kept", 0.05, True
    )


def _cost(number: int, changed: Mapping[str, str]) -> tuple[float, str]:
    """Milliseconds of the replicas' processors for a thousand documents, and how they were asked."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        data = enlarged(folder / "data", 1)
        site = data / "site.yaml"
        text = re.sub(r"(?m)^address:.*\n", "", site.read_text(encoding="utf-8"))
        site.write_text(f"{text}address: {ADDRESS}\n", encoding="utf-8")
        with started(folder, data, changed) as farm:
            _ask(farm, len(DOCUMENTS))  # each once, as the first reader of all
            before = _processor_seconds(farm)
            time.sleep(IDLE_SECONDS)
            idle = (_processor_seconds(farm) - before) / IDLE_SECONDS
            before, begun = _processor_seconds(farm), time.perf_counter()
            _ask(farm, number)
            took = time.perf_counter() - begun
            used = _processor_seconds(farm) - before
    cost = max(0.0, used - idle * took) * 1000 * 1000 / number
    return cost, f"{number:,} asked for, {number / took:,.0f} a second"


def _ask(farm: Farm, number: int) -> None:
    """So many documents in turn, as browsers ask for them."""
    connection = http.client.HTTPConnection("127.0.0.1", farm.port, timeout=60)
    for turn in range(number):
        address = list(DOCUMENTS.values())[turn % len(DOCUMENTS)]
        connection.request("GET", f"/{address}", headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        if answer.status != 200 or not answer.read():
            raise RuntimeError(f"{address or 'the Overview'}: {answer.status}")
    connection.close()


def _processor_seconds(farm: Farm) -> float:
    used = [psutil.Process(replica.process.pid).cpu_times() for replica in farm.replicas]
    return sum(times.user + times.system for times in used)
