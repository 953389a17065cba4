"""Releases kept beside the newest files: ``v/2026-11-26/`` is the whole site as it stood on that day, and never changes."""

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from commitments.library import Dataset
from commitments.wording import date as in_words
from plain_files.addresses import HOME, way

FOLDER, ABOUT = "v", "release.json"
TO_RELEASES = re.compile(r'(<a data-kept href="(?:\.\./)*)v/')
START = '<main id="content" tabindex="-1">'


class NotTheSame(Exception):
    """A release of that day is kept already and holds something else; the message says so."""


@dataclass(frozen=True)
class Release:
    """``root``: the folder that ``v/`` is in. ``complete``: it is being written now, and will have every file."""

    root: Path
    date: str
    version: str
    complete: bool = False

    def place(self, file: str) -> str:
        """Where a file of it stands, from the root."""
        return f"{FOLDER}/{self.date}/{file}"

    def has(self, file: str) -> bool:
        """Whether the release has a file at that place."""
        return self.complete or (self.root / self.place(file)).is_file()


def kept(root: Path) -> tuple[Release, ...]:
    """The releases below a folder, newest first."""
    found = []
    for about in (root / FOLDER).glob(f"*/{ABOUT}"):
        said = json.loads(about.read_text(encoding="utf-8"))
        found.append(Release(root, str(said["date"]), str(said["version"])))
    return tuple(sorted(found, key=lambda release: release.date, reverse=True))


def to_keep(root: Path, dataset: Dataset) -> Release | None:
    """The release that the dataset's version will be; None where it is kept already. Raises NotTheSame."""
    day = str(dataset.site.version_date)
    there = next((release for release in kept(root) if release.date == day), None)
    if there is None:
        return Release(root, day, dataset.version, complete=True)
    if there.version != dataset.version:
        raise NotTheSame(
            f"{there.place('')} keeps version {there.version}, and this is {dataset.version}: a release does not change. "
            "Give the data a new version_date in site.yaml"
        )
    return None


def keep(release: Release, files: Iterable[str]) -> None:
    """Copies the newest ``files`` of the root to the release's place, each page with a line that says what it is."""
    for file in files:
        target = release.root / release.place(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        source = release.root / file
        if file.endswith(".html"):
            target.write_text(as_kept(source.read_text(encoding="utf-8"), release, file), encoding="utf-8")
        else:
            shutil.copyfile(source, target)
    about = {"date": release.date, "version": release.version}
    (release.root / release.place(ABOUT)).write_text(json.dumps(about) + "\n", encoding="utf-8")


def as_kept(html: str, release: Release, file: str) -> str:
    """A page of the newest files as a page of a release."""
    newest = way(release.place(file), file if file.startswith("commitment/") else HOME)
    line = (
        f'<p class="notice info">As it stood on {escape(in_words(release.date))}, version {escape(release.version)}. '
        f'<a data-kept href="{newest}">The newest</a>.</p>'
    )
    return TO_RELEASES.sub(r"\1../../v/", html).replace(START, START + line, 1)
