"""Whether the outside links still lead somewhere: asked politely, one at a time, with the archived copy as the second way.

Hosts are asked in turn, none twice within ``pause`` seconds; a host that forbids robots or asks for patience is left alone.
"""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests

from commitments.records.model import fields_of
from commitments.records.record import Record

AGENT = "pledge-to-plan-links"
TIMEOUT = 20  # seconds
ARCHIVE = "https://web.archive.org/web/{date}/{url}"
WHOLE_LINK = re.compile(r"https?://\S+")
OWN = ("address", "repository")  # the site's own addresses, in site.yaml

# Hosts that answer programs with a refusal whatever the page: asking them says nothing, so their links are checked by hand.
REFUSES_ROBOTS = {
    "facebook.com": "shows pages only to people who are logged in",
    "ft.com": "pages lie behind a subscription",
    "instagram.com": "shows pages only to people who are logged in",
    "linkedin.com": "answers programs with status 999",
    "telegraph.co.uk": "pages lie behind a subscription",
    "thetimes.com": "pages lie behind a subscription",
    "twitter.com": "shows pages only to people who are logged in",
    "x.com": "shows pages only to people who are logged in",
}

ANSWERS = {
    "works": "The address leads to a page.",
    "moved": "The address leads on to another one, for good: write the new one.",
    "gone": "The server says that there is no such page.",
    "not reached": "No server answered, or it answered with an error of its own: try again before changing anything.",
    "refused": "The host does not answer programs: look at the page in a browser.",
}
IN_ORDER = ("gone", "not reached", "moved", "refused", "works")


class Place(NamedTuple):
    """Where a link stands in the data: file, record, field; and the archived copy that the record names ('' for none)."""

    file: str
    record: str
    field: str
    archived: str
    date: str


@dataclass(frozen=True)
class Result:
    """What came of one address: one of ``ANSWERS``, details, the places that name it, and the archived copy that works ('' for none)."""

    url: str
    answer: str
    detail: str
    places: tuple[Place, ...]
    archived: str = ""


def links_in(records: Mapping[str, Record]) -> dict[str, tuple[Place, ...]]:
    """Every outside address in the data with the places where it stands, in the order of the files."""
    found: dict[str, list[Place]] = defaultdict(list)
    for name, record in records.items():
        for url, place in _links(name, fields_of(record), "", "", "", ""):
            found[url].append(place)
    return {url: tuple(places) for url, places in found.items()}


def _links(name: str, value: Any, record: str, path: str, archived: str, date: str) -> Iterator[tuple[str, Place]]:
    if isinstance(value, Mapping):
        record = next((str(value[key]) for key in ("id", "commitment") if isinstance(value.get(key), str)), record)
        archived = value.get("archive_url", archived)
        date = next((str(value[key]) for key in ("accessed", "read_on", "published", "date") if value.get(key)), date)
        for key, below in value.items():
            if name == "site.yaml" and key in OWN:
                continue
            yield from _links(name, below, record, f"{path}.{key}" if path else key, archived, date)
    elif isinstance(value, list | tuple):
        for number, below in enumerate(value, 1):
            yield from _links(name, below, record, f"{path}[{number}]", archived, date)
    elif isinstance(value, str) and WHOLE_LINK.fullmatch(value):
        yield value, Place(name, record, re.sub(r"^\w+\[\d+\]\.", "", path), "" if archived == value else archived, date)


class Asker:
    """Asks hosts for pages, politely. ``pause``: seconds between two questions to one host. ``about``: who is asking, an address."""

    def __init__(
        self, pause: float = 2.0, about: str = "", archive: str = ARCHIVE, sleep: Callable[[float], None] = time.sleep
    ):
        self.pause, self.archive = pause, archive
        self._sleep = sleep
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"{AGENT} (+{about})" if about else AGENT
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}
        self._leave_alone: dict[str, str] = dict(REFUSES_ROBOTS)

    def result(self, url: str, places: tuple[Place, ...]) -> Result:
        """What comes of the address; where it does not work, also of the archived copy."""
        answer, detail = self._answer(url)
        if answer in ("works", "moved"):
            return Result(url, answer, detail, places)
        named = next((place.archived for place in places if place.archived), "")
        date = next((place.date.replace("-", "") for place in places if place.date), "2")
        copies = filter(None, (named, self.archive.format(date=date, url=url) if self.archive else ""))
        works = next((copy for copy in copies if self._answer(copy)[0] in ("works", "moved")), "")
        return Result(url, answer, detail, places, works)

    def _answer(self, url: str) -> tuple[str, str]:
        host = (urlsplit(url).hostname or "").lower()
        why = next((why for known, why in self._leave_alone.items() if host == known or host.endswith(f".{known}")), "")
        if why:
            return "refused", why
        if not self._may_ask(url):
            return "refused", "its robots.txt forbids it"
        try:
            answer = self._ask("HEAD", url)
            if answer.status_code >= 400 and answer.status_code != 429:  # some servers know no HEAD
                answer = self._ask("GET", url)
        except requests.Timeout:
            return "not reached", f"no answer within {TIMEOUT} seconds"
        except requests.RequestException as error:
            return "not reached", type(error).__name__
        status = answer.status_code
        if status == 429:
            self._leave_alone[host] = "asked to be left alone for now (status 429)"
            return "refused", self._leave_alone[host]
        if status in (401, 403, 999):
            return "refused", f"status {status}"
        if status in (404, 410):
            return "gone", f"status {status}"
        if status >= 400:
            return "not reached", f"status {status}"
        if any(step.status_code in (301, 308) for step in answer.history) and answer.url.rstrip("/") != url.rstrip("/"):
            return "moved", answer.url
        return "works", f"status {status}"

    def _ask(self, method: str, url: str) -> requests.Response:
        host = urlsplit(url).netloc
        waited = time.monotonic() - self._last.get(host, -self.pause)
        if waited < self.pause:
            self._sleep(self.pause - waited)
        try:
            with self._session.request(method, url, timeout=TIMEOUT, allow_redirects=True, stream=True) as answer:
                return answer
        finally:
            self._last[host] = time.monotonic()

    def _may_ask(self, url: str) -> bool:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._read_robots(f"{root}/robots.txt")
        rules = self._robots[root]
        return rules is None or rules.can_fetch(AGENT, url)

    def _read_robots(self, url: str) -> RobotFileParser | None:
        try:
            host = urlsplit(url).netloc
            answer = self._session.get(url, timeout=TIMEOUT)
            self._last[host] = time.monotonic()
        except requests.RequestException:
            return None
        if answer.status_code != 200:
            return None
        rules = RobotFileParser()
        rules.parse(answer.text[:100_000].splitlines())
        return rules


def in_turn(urls: Iterable[str]) -> list[str]:
    """The addresses so ordered that hosts take turns: none is asked twice in a row if that can be helped."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[urlsplit(url).netloc].append(url)
    ordered = []
    while by_host:
        for host in list(by_host):
            ordered.append(by_host[host].pop(0))
            if not by_host[host]:
                del by_host[host]
    return ordered


def report(results: Iterable[Result], version: str) -> str:
    """The results as Markdown, what needs a hand first."""
    results = list(results)
    counts = Counter(result.answer for result in results)
    lines = [f"# Links of data version {version}", ""]
    lines += [f"- {answer}: {counts[answer]:,}. {ANSWERS[answer]}" for answer in IN_ORDER if counts[answer]]
    for answer in IN_ORDER[:-1]:
        own = [result for result in results if result.answer == answer]
        if not own:
            continue
        lines += ["", f"## {answer.capitalize()}", ""]
        for result in own:
            lines.append(f"- <{result.url}>: {result.detail}")
            lines += [f"  - {place.file}: {place.record}: {place.field}" for place in result.places]
            if answer != "moved":
                lines.append(f"  - archived copy: <{result.archived}>" if result.archived else "  - no archived copy answered")
    refusing = "".join(f"\n- {host}: {why}" for host, why in REFUSES_ROBOTS.items())
    return "\n".join(lines) + f"\n\n## Hosts that are not asked\n{refusing}\n"
