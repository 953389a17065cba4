"""Where in the folder stands what the site has at an address: ``explore?party=labour`` is in ``explore/party/labour.html``."""

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from commitments.library import Dataset
from commitments.selecting.selection import PARAMS, Selection
from web.addresses import grouped
from web.pages import PAGES

Params = dict[str, list[str]]
HOME = "index.html"
OF_ONE = ("commitment", "sheet")  # pages of one commitment
REMEMBERED = 100_000  # answers about an address: the same few thousand stand on all pages, and a page has hundreds


@dataclass(frozen=True)
class Address:
    """An address of the site, taken apart. ``path`` has no slash at either end; ``query`` and ``fragment`` stand as they are in it."""

    path: str
    query: str = ""
    fragment: str = ""

    @classmethod
    @lru_cache(REMEMBERED)
    def of(cls, written: str) -> Self:
        """From an address relative to the root of the site, as links in our HTML have it."""
        parts = urlsplit(unescape(written))
        return cls(parts.path.removeprefix("./").strip("/"), parts.query, parts.fragment)

    @property
    def params(self) -> Params:
        """Parameter -> all its values."""
        return grouped(parse_qsl(self.query))

    def __str__(self) -> str:
        return f"{self.path or './'}{'?' if self.query else ''}{self.query}"


@lru_cache(REMEMBERED)
def place_of(address: Address) -> str:
    """The file's path in the folder, without a first slash. Each choice is a folder, so that the path reads as the address does."""
    params = address.params
    chosen = [f"{param}/{'+'.join(values)}" for param, values in params.items() if param in PARAMS]
    own = {name: values[-1] for name, values in params.items() if name not in PARAMS}
    if address.path in OF_ONE and "id" in own:
        return f"{address.path}/{own['id']}.html"
    if address.path not in PAGES:
        folder, name = posixpath.split(address.path)
        stem, ending = posixpath.splitext(name)
        if folder == "figures":  # figures/topics.svg?size=wide&ground=dark
            look = "-".join(own[key] for key in ("size", "ground") if key in own) or "figure"
            return "/".join([folder, stem, *chosen, *([own["id"]] if "id" in own else []), f"{look}{ending}"])
        return "/".join([folder, *chosen, name])
    parts = [address.path, *([own["figure"]] if "figure" in own else []), *chosen, *([own["id"]] if "id" in own else [])]
    if own.get("p", "1") != "1":
        parts.append(f"page-{own['p']}")
    whole = "/".join(filter(None, parts))
    return f"{whole}.html" if whole else HOME


@lru_cache(REMEMBERED)
def plain_address(address: Address, dataset: Dataset) -> Address:
    """The one address for what stands there: without what a page without filters does not look at, and without defaults."""
    page = PAGES.get(address.path)
    if page is None:
        return Address(address.path, address.query)
    asked = {name: values[-1:] for name, values in address.params.items() if name in page.own and values != [""]}
    if asked.get("p") == ["1"]:
        del asked["p"]
    selection = Selection.from_params(address.params, dataset)[0]
    if address.path == "nations":
        selection = Selection(nations=selection.nations)  # more on a nation is the same, whatever list leads to it
    elif address.path == "sheet" and "id" not in asked:
        selection = Selection(topics=selection.topics, nations=selection.nations)
    elif not page.filters:
        selection = Selection()
    return Address(address.path, urlencode(selection.params() | asked, doseq=True))


@lru_cache(REMEMBERED)
def way(start: str, end: str) -> str:
    """The relative link from one file to another, as it stands in HTML."""
    return escape(posixpath.relpath(end, posixpath.dirname(start) or "."), quote=True)
