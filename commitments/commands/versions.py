"""The data files of a version, by the ways in which people name one: a release, a folder, a git revision, now."""

import re
import subprocess
from pathlib import Path

from commitments.editing.releases import releases, texts_of
from commitments.reading.folder import yaml_files
from commitments.records.model import FILES

NOW = "now"
REVISION = re.compile(r"[\w@][\w./@^~{}-]*")  # nothing that git could take for an option


class Unknown(Exception):
    """There is no such version; the message says so."""


def texts_at(version: str, data: Path) -> dict[str, bytes]:
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
