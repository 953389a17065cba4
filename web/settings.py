"""Settings of the site from its environment, all in one place. ``docs/deploy.md`` explains each to those who run a site."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from commitments.last_good import default_path
from commitments.reading.yaml_source import MAX_BYTES

DATA = Path(__file__).resolve().parent.parent / "data"  # the project's own
BUSY_AT = 0.5  # of a core, which is all that a process of Python can use: beyond it waits grow steeply
# What the settings are read from; the last two say where caches are.
READ = tuple(f"PLEDGE_{name}" for name in "DATA MAX_MB CACHE ACCESS_LOG DESK METRICS BUSY_AT PLAIN_STREAMLIT".split()) + (
    "FORWARDED_ALLOW_IPS",
    "XDG_CACHE_HOME",
    "HOME",
)
OFF = ("", "0", "off", "no", "false")
# What of Streamlit's inside the site leans on: see streamlit_internals/README.md.
INTERNALS = ("addresses", "bundling", "compression", "document", "logs", "origins", "reader", "reconnection", "uploads")


@dataclass(frozen=True)
class Settings:
    """``data``: folder of the YAML files (``PLEDGE_DATA``). ``max_bytes``: the largest file that is read (``PLEDGE_MAX_MB``).
    ``cache``: where copies of the last good files are kept (``PLEDGE_CACHE``). ``access_log``: is a line written for each request?
    (``PLEDGE_ACCESS_LOG``). ``proxies``: addresses or networks of those that speak for others, "*" for all (``FORWARDED_ALLOW_IPS``).
    ``desk``: is the Editors' desk offered? (``PLEDGE_DESK``). ``metrics``: are Streamlit's metrics answered? (``PLEDGE_METRICS``).
    ``busy_at``: use of a core from which on no new sessions are taken (``PLEDGE_BUSY_AT``).
    ``plain_streamlit``: those of ``INTERNALS`` that are done without (``PLEDGE_PLAIN_STREAMLIT``)."""

    data: Path
    max_bytes: int
    cache: Path
    access_log: bool
    proxies: tuple[str, ...]
    desk: bool
    metrics: bool
    busy_at: float
    plain_streamlit: frozenset[str]


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment asks for. Raises ValueError where ``PLEDGE_MAX_MB`` is no whole number or ``PLEDGE_BUSY_AT`` no
    number, or ``PLEDGE_PLAIN_STREAMLIT`` names something that does not exist."""
    data = Path(environment.get("PLEDGE_DATA") or DATA)
    return Settings(
        data=data,
        max_bytes=int(environment.get("PLEDGE_MAX_MB") or MAX_BYTES // 2**20) * 2**20,
        cache=default_path(data, environment.get("PLEDGE_CACHE", "")),
        access_log=environment.get("PLEDGE_ACCESS_LOG", "on").lower() not in OFF,
        proxies=tuple(part.strip() for part in environment.get("FORWARDED_ALLOW_IPS", "127.0.0.1").split(",")),
        desk=environment.get("PLEDGE_DESK", "").lower() not in OFF,
        metrics=environment.get("PLEDGE_METRICS", "").lower() not in OFF,
        busy_at=float(environment.get("PLEDGE_BUSY_AT") or BUSY_AT),
        plain_streamlit=_plain(environment.get("PLEDGE_PLAIN_STREAMLIT", "")),
    )


def _plain(asked: str) -> frozenset[str]:
    """Names between commas, or "all"."""
    names = frozenset(filter(None, (name.strip().lower() for name in asked.split(","))))
    if names == {"all"}:
        return frozenset(INTERNALS)
    if unknown := names.difference(INTERNALS):
        raise ValueError(
            f"PLEDGE_PLAIN_STREAMLIT has unknown values: {', '.join(sorted(unknown))}. Known values: all, {', '.join(INTERNALS)}."
        )
    return names


def settings() -> Settings:
    """The settings of this process, as its environment has them now."""
    return _known(tuple((name, os.environ[name]) for name in READ if name in os.environ))


@lru_cache(maxsize=4)
def _known(environment: tuple[tuple[str, str], ...]) -> Settings:
    """Asked for several times in each run of a page."""
    return settings_of(dict(environment))
