"""``python -m commitments diff``: what changed between two versions of the data, in words for release notes."""

import argparse
import re
import subprocess
from pathlib import Path

from commitments.commands import complain
from commitments.editing.differences import differences, in_words
from commitments.editing.releases import releases, texts_of
from commitments.reading import yaml_source
from commitments.reading.folder import yaml_files
from commitments.reading.versions import version_of
from commitments.records.model import FILES

DESCRIPTION = (
    "Says in words what changed from OLD to NEW: commitments added, removed, renamed, and every field that says something else. A version "
    "is the date of a release (`releases` lists them), the word now for the data folder, a folder with data files, or a git revision. "
    "Without NEW, now."
)
NOW = "now"
REVISION = re.compile(r"[\w@][\w./@^~{}-]*")  # nothing that git could take for an option


class Unknown(Exception):
    """There is no such version; the message says so."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="OLD", help="a release such as 2026-11-26, a folder, or a git revision such as HEAD~3")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the same, or now for the data folder; now if not given")


def run(options: argparse.Namespace) -> int:
    try:
        old, new = _texts(options.old, options.data), _texts(options.new or str(options.data), options.data)
    except Unknown as error:
        return complain(str(error))
    trees = []
    for name, texts in ((options.old, old), (options.new or "the data folder", new)):
        loaded = {file: yaml_source.load(text) for file, text in texts.items()}
        broken = [file for file, source in loaded.items() if source.tree is None]
        if broken:
            return complain(f"{name}: {', '.join(broken)} cannot be read; run: python -m commitments check")
        trees.append({file: source.tree for file, source in loaded.items() if source.tree is not None})
    print(in_words(differences(*trees), version_of(old), version_of(new)))
    return 0


def _texts(version: str, data: Path) -> dict[str, bytes]:
    """The data files of a release, of a folder, or those that the ``data`` folder had in a git revision."""
    if version == NOW:
        version = str(data)
    kept = releases(data)
    if version in kept:
        try:
            return texts_of(data, version)
        except ValueError as error:
            raise Unknown(str(error)) from error
    if Path(version).is_dir():
        return {name: path.read_bytes() for name, path in yaml_files(Path(version)).items() if name in FILES}
    if not REVISION.fullmatch(version) or _git(data, "rev-parse", "--verify", "--quiet", f"{version}^{{commit}}") is None:
        some = f"; releases: {', '.join(kept)}" if kept else ""
        raise Unknown(f"there is no folder and no git revision '{version}', and no such release{some}")
    texts = {name: _git(data, "show", f"{version}:./{name}") for name in FILES}
    found = {name: text for name, text in texts.items() if text is not None}
    if not found:
        raise Unknown(f"the git revision '{version}' has no data files in {data.name}/")
    return found


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git says in a folder, None where it fails."""
    try:
        ended = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout if ended.returncode == 0 else None
