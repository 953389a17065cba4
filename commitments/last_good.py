"""Copies of the last good YAML files, for a start that finds faulty ones: readers then see the last good data, as before the restart.

Kept are the files themselves, so that whatever was kept is read and checked by the code of the day, and an editor can take the files from
there. A copy counts only if it is whole and nobody but this user can have made it.
"""

import hashlib
import logging
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from commitments.records.model import FILES

COPIES = 2  # the last, and the one before it, which a process that has just begun may still be reading
NEW = ".new-"  # begins the name of a copy that is not complete
ABANDONED = 3600  # seconds after which an incomplete copy has lost its writer
OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
# Never waits for the other end of a pipe, never follows a link. Windows, where nothing is kept, lacks the first two.
OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

log = logging.getLogger(__name__)


class LastGood:
    """The copies of one data folder, below ``path``: a folder each, named by a digest of what is in it.

    Where nothing can be written, nothing is kept, and the log says so.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, texts: Mapping[str, bytes]) -> None:
        """Keeps ``texts`` (bytes of good YAML files, by name) as the newest copy. A reader never meets half of one."""
        if not hasattr(os, "geteuid") or not self.path.is_absolute():  # Windows; a user without a home
            return
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.mkdir(mode=0o700, exist_ok=True)
            if not self._is_safe():
                log.warning("The last good data is not kept: others may write to %s or to the folder that it is in.", self.path)
                return
            copy = self.path / _digest_of(texts)
            if _read(copy, max(map(len, texts.values()))) == texts:
                os.utime(copy)  # the newest again
            else:
                self._write(copy, texts)
            self._clear()
        except OSError as error:
            log.warning("The last good data is not kept: %s", error)

    def copies(self, max_bytes: int) -> Iterator[dict[str, bytes]]:
        """The copies that can be trusted, the newest first: the files' bytes by name. A file with more than ``max_bytes`` is not read."""
        with suppress(OSError):
            if hasattr(os, "geteuid") and self._is_safe():
                yield from filter(None, (_read(copy, max_bytes) for copy in self._newest_first()))

    def _is_safe(self) -> bool:
        """Whether only this user can have put something here: in a folder that others may write to, they could exchange this one."""
        around = self.path.parent.stat()
        sticky = bool(around.st_mode & stat.S_ISVTX)
        return _is_own(self.path.lstat()) and (sticky or not around.st_mode & OTHERS_MAY_WRITE)

    def _newest_first(self) -> list[Path]:
        found = []
        for entry in os.scandir(self.path):
            with suppress(FileNotFoundError):  # another process has just cleared it away: the others still count
                if not entry.name.startswith(NEW):
                    found.append((entry.stat(follow_symlinks=False).st_mtime_ns, entry.path))
        return [Path(path) for _, path in sorted(found, reverse=True)]

    def _write(self, copy: Path, texts: Mapping[str, bytes]) -> None:
        new = Path(tempfile.mkdtemp(prefix=NEW, dir=self.path))  # nobody else may enter it
        try:
            for name, text in texts.items():
                (new / name).touch(mode=0o600)
                (new / name).write_bytes(text)
            try:
                new.rename(copy)
            except OSError:  # something of this name is there: what another process has kept meanwhile is left in its place
                if _read(copy, max(map(len, texts.values()))) != texts:
                    _remove(copy)
                    new.rename(copy)
        finally:
            _remove(new)

    def _clear(self) -> None:
        """Takes away older copies, and what a writer that was ended has left."""
        for path in self._newest_first()[COPIES:]:
            _remove(path)
        for new in self.path.glob(f"{NEW}*"):
            with suppress(FileNotFoundError):  # its writer has just made a copy of it
                if new.lstat().st_mtime < time.time() - ABANDONED:
                    _remove(new)


def default_path(folder: Path, caches: str = "") -> Path:
    """Where copies of ``folder`` are kept: below ``caches``, by default this user's folder for such things."""
    own = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "pledge-to-plan")
    return (Path(caches).absolute() if caches else own) / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def _read(copy: Path, max_bytes: int) -> dict[str, bytes] | None:
    """The files of a copy by name; None where one is missing, too large or not ours, or the copy is not what its name says."""
    texts = {}
    with suppress(OSError):
        if copy.is_symlink() or not _is_own(copy.stat()):
            return None
        for name in FILES:
            file = os.open(copy / name, OPENING)
            with os.fdopen(file, "rb") as opened:
                status = os.fstat(file)
                if not stat.S_ISREG(status.st_mode) or not _is_own(status) or status.st_size > max_bytes:
                    return None
                texts[name] = opened.read(max_bytes + 1)
    return texts if _digest_of(texts) == copy.name else None


def _remove(path: Path) -> None:
    """Takes away what is there, if anything is."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)  # rmtree would wait for the other end of a pipe


def _is_own(status: os.stat_result) -> bool:
    return status.st_uid == os.geteuid() and not status.st_mode & OTHERS_MAY_WRITE


def _digest_of(texts: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name} {len(texts[name])} ".encode())
        digest.update(texts[name])
    return digest.hexdigest()[:32]
