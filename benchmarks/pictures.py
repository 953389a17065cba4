"""How long a picture takes: each figure of the catalogue from its selection to the bytes of a file, and many new ones asked for at once;
and what a server needs to have and to hold for that."""

import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from benchmarks.parts import MEGABYTE, MILLISECOND, Effort, Line, measured_line
from benchmarks.servers import PROJECT, ours
from commitments.figures import CATALOGUE, Picture, picture
from commitments.figures.files import pdf_file, png_file, svg_file
from commitments.library import Dataset, Library
from commitments.selecting.selection import Selection

AT_ONCE = 20
MAKERS: dict[str, tuple[Callable[[Dataset, Picture, str, str], bytes], float | None]] = {
    "SVG": (svg_file, 30),
    "PNG": (png_file, 300),
    "PDF": (pdf_file, None),
}


def pictures(effort: Effort) -> Iterator[Line]:
    """Each figure for all parties in the size that suits it; the processor's time, which other work of the machine does not stretch."""
    dataset = Library(PROJECT / "data").state().dataset
    assert dataset is not None
    for kind, (make, most) in MAKERS.items():
        took = []
        for name, figure in CATALOGUE.items():
            make(dataset, picture(dataset, Selection(), name), figure.size, "light")
            begun = time.process_time()
            make(dataset, picture(dataset, Selection(), name), figure.size, "light")
            took.append((time.process_time() - begun) * 1000)
        yield measured_line(f"{kind} of a figure, processor", took, most=most)
    yield from _many_at_once(dataset)
    yield _installed()


def _many_at_once(dataset: Dataset) -> Iterator[Line]:
    """Different PNGs that nobody has asked for yet, all at once."""
    parties = [party.id for party in dataset.parties]
    paths = [f"figures/{name}.png?party={party}" for party in parties for name in ("facts", "themes")][:AT_ONCE]
    with ours() as site, ThreadPoolExecutor(AT_ONCE) as pool:
        begun = time.monotonic()
        answers = list(pool.map(lambda path: _status(f"{site.url}/{path}"), paths))
        took = (time.monotonic() - begun) * 1000
        memory = site.megabytes()
    refused = sum(status != 200 for status in answers)
    yield Line(f"{AT_ONCE} different PNGs at once, until all are there", took, MILLISECOND)
    yield Line(f"{AT_ONCE} different PNGs at once, refused", refused, "", most=0)
    yield Line("memory of the server, pictures and all, after them", memory, "MiB")


def _installed() -> Line:
    """What the packages take that a server installs: the image but for its Python and the files of the project."""
    names = re.findall(r"(?m)^([A-Za-z0-9._-]+)==", (PROJECT / "requirements.txt").read_text(encoding="utf-8"))
    size, number = 0, 0
    for name in names:
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:  # for other systems than this one
            continue
        size += sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file())
        number += 1
    return Line("packages of a server, installed", size / 1e6, MEGABYTE, f"{number} packages, no browser")


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            answer.read()
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
