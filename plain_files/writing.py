"""Writes the whole site into a folder, with as many processes as there are processors."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from commitments.dataset import Dataset, derived, read_dataset
from plain_files import releases
from plain_files.addresses import Address, place_of, plain_address
from plain_files.beside import NOT_FOUND, not_found_html, titles_html
from plain_files.files import content_of_file, is_file
from plain_files.page import STYLE, TITLES, Site, page_html
from plain_files.plan import FOUND_BY_LINKS, beside_list, data_files, first_pages, may_be_written, pages_of_list
from server.for_robots import sitemap_of
from server.take_over import stylesheet

LIST = "files.txt"  # what a folder holds that was written here before
FONTS = Path(__file__).resolve().parent.parent / "static"
AT_A_TIME = 8  # pages or files that a process is given at once
Told = Callable[[int, int, str], None]


class NotOurs(Exception):
    """The folder holds things that were not written here; the message says so."""


def write_site(site: Site, out: Path, told: Told, data: Path | None = None, processes: int = 0, keep: bool = False) -> int:
    """Writes every page and file into ``out`` and takes away those that an earlier writing left; returns how many there are.

    ``told(done, of, what)`` hears of each step. ``data``: the folder of the dataset, for ``processes`` that read it again (0: as many as
    there are processors); without it all is done in this one. ``keep``: also as a release. Raises NotOurs, releases.NotTheSame, OSError.
    """
    dataset = site.dataset
    before = _written_before(out)
    out.mkdir(parents=True, exist_ok=True)
    release = releases.to_keep(out, dataset) if keep else None
    beside = tuple(filter(None, (release, *releases.kept(out))))
    site = Site(dataset, site.address, site.live, beside)
    (out / LIST).touch()
    first = list(dict.fromkeys(first_pages(dataset)))
    with _workers(site, out, data, processes) as work:
        found = set(
            work(partial(_write_pages, None), [page for page in first if page.path not in FOUND_BY_LINKS], "pages", told)
        )
        lists = [page for page in (*first, *sorted(found, key=str)) if page.path in FOUND_BY_LINKS]
        lists += [beside for page in lists for beside in beside_list(page, dataset)]
        lists = list(dict.fromkeys(lists))
        lists += [further for page in lists for further in pages_of_list(page, dataset)]
        known = frozenset((*first, *lists))
        found |= set(work(partial(_write_pages, known), lists, "lists and figures", told))
        files = sorted({*data_files(dataset), *(address for address in found if is_file(address, dataset))}, key=str)
        work(partial(_write_files, known), files, "data and pictures", told)
    written = {place_of(address) for address in (*known, *files)} | _write_rest(site, out, known)
    for gone in before - written:
        (out / gone).unlink(missing_ok=True)
    _write(out / LIST, "\n".join(sorted(written)) + "\n")
    if release:
        releases.keep(release, sorted(written))
    return len(written)


def _written_before(out: Path) -> set[str]:
    if (out / LIST).is_file():
        return set((out / LIST).read_text(encoding="utf-8").split("\n")) - {""}
    if out.is_dir() and any(out.iterdir()):
        raise NotOurs(f"{out} holds other files; name a folder that is new or empty, or that was written by this command")
    return set()


# --- in each process --------------------------------------------------------------------------------------------------------

_here: list[tuple[Site, Path]] = []  # of this process: one


def _begin(site: Site, out: Path) -> None:
    _here[:] = [(site, out)]


def _begin_anew(data: Path, version: str, site: tuple[str, str, tuple[releases.Release, ...]], out: Path) -> None:
    dataset = read_dataset(data)
    if dataset.version != version:
        raise OSError(f"{data} was changed while the site was being written; run the command again")
    _begin(Site(dataset, *site), out)


def _write_pages(known: frozenset[Address] | None, pages: Sequence[Address]) -> list[Address]:
    """Writes some pages; returns the addresses that they lead to and that are to be written as well. ``known``: all pages that will be
    there; None while the lists and figures among them are still being found."""
    site, out = _here[0]
    found: dict[Address, None] = {}

    def has(address: Address) -> bool:
        if is_file(address, site.dataset):
            found[address] = None
            return True
        if known is not None:
            return address in known
        if address.path in FOUND_BY_LINKS and may_be_written(address, site.dataset):
            found[address] = None
            return True
        return address in _first(site.dataset)

    for page in pages:
        _write(out / place_of(page), page_html(site, page, has))
    return list(found)


def _write_files(known: frozenset[Address], files: Sequence[Address]) -> list[Address]:
    site, out = _here[0]

    def find(address: Address) -> str:
        plain = plain_address(address, site.dataset)
        return place_of(plain) if plain in known or is_file(plain, site.dataset) else ""

    for file in files:
        _write(out / place_of(file), content_of_file(site, file, find))
    return []


@derived
def _first(dataset: Dataset) -> frozenset[Address]:
    return frozenset(first_pages(dataset))


def _write(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


# --- between the processes --------------------------------------------------------------------------------------------------

Step = Callable[[Sequence[Address]], list[Address]]
Work = Callable[[Step, Sequence[Address], str, Told], list[Address]]


@contextmanager
def _workers(site: Site, out: Path, data: Path | None, processes: int) -> Iterator[Work]:
    """Something that does a step for many addresses, some at a time, and gathers what they found."""

    def with_map(mapped: Callable[..., Iterator[list[Address]]]) -> Work:
        def work(step: Step, addresses: Sequence[Address], what: str, told: Told) -> list[Address]:
            parts = [addresses[start : start + AT_A_TIME] for start in range(0, len(addresses), AT_A_TIME)]
            found: dict[Address, None] = {}
            for done, some in enumerate(mapped(step, parts), 1):
                found |= dict.fromkeys(some)
                told(min(done * AT_A_TIME, len(addresses)), len(addresses), what)
            return list(found)

        return work

    if data is None:
        _begin(site, out)
        yield with_map(map)
        return
    # Started anew and not forked: nothing of this process is half done in them.
    beginning = (data, site.dataset.version, (site.address, site.live, site.releases), out)
    with ProcessPoolExecutor(processes or os.cpu_count(), get_context("spawn"), _begin_anew, beginning) as pool:
        yield with_map(pool.map)


# --- beside the pages -------------------------------------------------------------------------------------------------------


def _write_rest(site: Site, out: Path, pages: frozenset[Address]) -> set[str]:
    """Style and fonts, the page with all titles; and where the folder's address is known, what robots look for, and what a host shows
    where there is no file."""
    style = stylesheet().replace("./app/static/", "./")
    rest: dict[str, str | bytes] = {STYLE: style}
    rest |= {f"static/{font.name}": font.read_bytes() for font in FONTS.iterdir()}
    rest[".nojekyll"] = ""  # GitHub's host would leave files out without it

    def has(address: Address) -> bool:
        return address in pages or is_file(address, site.dataset)

    rest[TITLES] = titles_html(site, has)
    if site.address:
        rest[NOT_FOUND] = not_found_html(site, has)
        rest["sitemap.xml"] = sitemap_of(f"{site.address}/{file}" for file in sorted({TITLES, *map(place_of, pages)}))
        rest["robots.txt"] = f"User-agent: *\nAllow: /\n\nSitemap: {site.address}/sitemap.xml\n"
    for name, content in rest.items():
        _write(out / name, content)
    return set(rest)
