"""The files beside the pages: data, feeds and pictures, each for an address of the site."""

import posixpath
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from commitments.dataset import derived
from commitments.downloads.database import to_sqlite
from commitments.downloads.feed import changes_feed, corrections_feed
from commitments.downloads.formats import FORMATS
from commitments.downloads.package import data_package
from commitments.downloads.tables import DATABASE, tables_of
from commitments.figures import CATALOGUE, picture
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from plain_files.addresses import REMEMBERED, Address
from plain_files.page import Site, told_addresses
from plain_files.plan import data_files, is_of_one_choice
from plain_files.preview import is_preview
from server.data_tables import KINDS
from server.figure_files import MAKERS
from web.addresses import last


class _Name(NamedTuple):
    folder: str
    stem: str
    kind: str


def _name(address: Address) -> _Name:
    folder, name = posixpath.split(address.path)
    stem, ending = posixpath.splitext(name)
    return _Name(folder, stem, ending.removeprefix("."))


@lru_cache(REMEMBERED)
def is_file(address: Address, dataset: Dataset) -> bool:
    """Whether the address is of a file of data or of a picture that is written. PNG, which takes long to make, is of
    whole figures and of previews alone."""
    name = _name(address)
    selection, unknown = Selection.from_params(address.params, dataset)
    if unknown:
        return False
    if name.folder == "figures" and name.stem in CATALOGUE:
        return name.kind in ("svg", "csv") or (name.kind == "png" and (not selection.narrowing or is_preview(address)))
    if name.folder == "data" and name.stem == "commitments" and name.kind in FORMATS:
        return is_of_one_choice(selection)
    return address in _data_files(dataset)


@derived
def _data_files(dataset: Dataset) -> frozenset[Address]:
    return frozenset(data_files(dataset))


def content_of_file(site: Site, address: Address, find: Callable[[Address], str]) -> bytes:
    """The bytes of the file for an address for which ``is_file``. ``find``: the file for another address."""
    dataset, name = site.dataset, _name(address)
    params = address.params
    selection, _ = Selection.from_params(params, dataset)
    if name.folder == "figures":
        shown = picture(dataset, selection, name.stem, site.live, last(params, "id"))
        size = last(params, "size", CATALOGUE[name.stem].size)
        return MAKERS[name.kind](dataset, shown, size, last(params, "ground", "light"))
    if name.stem == "commitments":
        return FORMATS[name.kind].make(dataset, selection, _seen_at(site, selection, find))
    if name.kind == "atom":
        base = site.base if site.address else site.live
        feed = changes_feed(dataset, selection, base) if name.stem == "changes" else corrections_feed(dataset, base)
        return told_addresses(feed.decode("utf-8"), site.address, find).encode("utf-8") if site.address else feed
    if address.path == f"data/{DATABASE}":
        return to_sqlite(tables_of(dataset), dataset)
    if name.kind == "zip":
        return data_package(dataset)
    return KINDS[name.kind][1](tables_of(dataset)[name.stem])


def _seen_at(site: Site, selection: Selection, find: Callable[[Address], str]) -> str:
    """Where the rows of a file can be read, as the file says."""
    address = selection.address("explore")
    if site.address:
        return f"{site.address}/{find(Address.of(address))}"
    return f"{site.live}/{address}" if site.live else ""
