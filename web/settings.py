"""Settings of the site from its environment, all in one place. ``docs/deploy.md`` explains each to those who run a site."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from commitments.last_good import default_path
from commitments.reading.yaml_source import MAX_BYTES

DATA = Path(__file__).resolve().parent.parent / "data"  # the project's own
OFF = ("", "0", "off", "no", "false")


@dataclass(frozen=True)
class Settings:
    """``data``: folder of the YAML files (``PLEDGE_DATA``). ``max_bytes``: the largest file that is read (``PLEDGE_MAX_MB``).
    ``cache``: where copies of the last good files are kept (``PLEDGE_CACHE``). ``access_log``: is a line written for each request?
    (``PLEDGE_ACCESS_LOG``)."""

    data: Path
    max_bytes: int
    cache: Path
    access_log: bool


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings that an environment asks for. Raises ValueError where ``PLEDGE_MAX_MB`` is no whole number."""
    data = Path(environment.get("PLEDGE_DATA") or DATA)
    return Settings(
        data=data,
        max_bytes=int(environment.get("PLEDGE_MAX_MB") or MAX_BYTES // 2**20) * 2**20,
        cache=default_path(data, environment.get("PLEDGE_CACHE", "")),
        access_log=environment.get("PLEDGE_ACCESS_LOG", "on").lower() not in OFF,
    )


def settings() -> Settings:
    """The settings of this process, as its environment has them now."""
    return settings_of(os.environ)
