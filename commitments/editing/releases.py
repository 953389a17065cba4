"""The data of every release, kept as it was: ``data/releases/2026-11-26.zip`` holds the files of that day. Needs no git."""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from commitments.editing.writing import write_whole
from commitments.reading.yaml_source import MAX_BYTES
from commitments.records.model import FILES

FOLDER = "releases"
NAME = re.compile(r"\d{4}-\d{2}-\d{2}")
UNDATED = (1980, 1, 1, 0, 0, 0)  # so that the same data makes the same file


def releases(data: Path) -> list[str]:
    """The dates of the releases that are kept, oldest first."""
    return sorted(path.stem for path in (data / FOLDER).glob("*.zip") if NAME.fullmatch(path.stem))


def texts_of(data: Path, date: str) -> dict[str, bytes]:
    """The files of a release by name. Raises FileNotFoundError where it is not kept, ValueError where its archive is not sound."""
    try:
        with zipfile.ZipFile(data / FOLDER / f"{date}.zip") as archive:
            held = {info.filename: info for info in archive.infolist() if info.filename in FILES}
            if any(info.file_size > MAX_BYTES for info in held.values()):
                raise ValueError(f"the archive of the release {date} holds a file that is too large")
            return {name: archive.read(held[name]) for name in FILES if name in held}
    except zipfile.BadZipFile as error:
        raise ValueError(f"the archive of the release {date} cannot be read ({error})") from error


def keep(data: Path, date: str, texts: Mapping[str, bytes]) -> Path:
    """Writes the archive of a release; one of the same date is written over."""
    path = data / FOLDER / f"{date}.zip"
    path.parent.mkdir(exist_ok=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, UNDATED), text, zipfile.ZIP_DEFLATED, 9)
    write_whole(path, made.getvalue())
    return path
