"""The last good data, kept on disk for the next start: it is there at once, and still there where the files have faults by then.

Kept are the records themselves (as a pickle), which come back many times as fast as YAML is read and checked. They count only under the
code that has checked them. And as unpickling runs what it is given, a file counts only where nobody but this user can have written it.
"""

import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pydantic

if TYPE_CHECKING:
    from commitments.library import Dataset

CODE = Path(__file__).resolve().parent
DIGEST = 32  # bytes of a SHA-256
OTHERS_MAY_WRITE = 0o022


class Kept:
    """The file that keeps the data of one folder. Where it cannot be written or trusted, nothing is kept, without a word.

    It begins with three digests: of the code, of the YAML files' bytes, and of the rest of itself.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, dataset: "Dataset", texts: Mapping[str, bytes]) -> None:
        """Keeps a dataset that was made of ``texts`` (bytes of the YAML files, by name)."""
        if not self.path.is_absolute():  # this user has no home
            return
        body = pickle.dumps(dataset, pickle.HIGHEST_PROTOCOL)
        with suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file, name = tempfile.mkstemp(dir=self.path.parent)  # one that nobody else may read or write
            try:
                with os.fdopen(file, "wb") as opened:
                    opened.write(_code() + _digest_of(texts) + hashlib.sha256(body).digest() + body)
                os.replace(name, self.path)
            except OSError:
                os.unlink(name)

    def of(self, texts: Mapping[str, bytes]) -> "Dataset | None":
        """The dataset that was made of exactly these files, if it is kept."""
        return self._load(_digest_of(texts))

    def last(self) -> "Dataset | None":
        """The dataset that was kept last, whatever it was made of."""
        return self._load()

    def _load(self, wanted: bytes | None = None) -> "Dataset | None":
        with suppress(OSError), self.path.open("rb") as opened:
            status = os.fstat(opened.fileno())
            if not hasattr(os, "geteuid") or status.st_uid != os.geteuid() or status.st_mode & OTHERS_MAY_WRITE:
                return None
            code, files, whole = (opened.read(DIGEST) for _ in range(3))
            if code != _code() or (wanted and files != wanted):
                return None
            body = opened.read()
            return _unpickled(body) if hashlib.sha256(body).digest() == whole else None
        return None


def default_path(folder: Path) -> Path:
    """Where the data of ``folder`` is kept: in ``PLEDGE_CACHE``, else in this user's folder for such things."""
    base = os.environ.get("PLEDGE_CACHE")
    caches = Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"))
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return (Path(base) if base else caches / "pledge-to-plan") / f"{name}.pickle"


def _digest_of(texts: Mapping[str, bytes]) -> bytes:
    digest = hashlib.sha256()
    for name in sorted(texts):
        digest.update(f"{name} {len(texts[name])} ".encode())
        digest.update(texts[name])
    return digest.digest()


@lru_cache(maxsize=1)
def _code() -> bytes:
    """A digest of all that has a say in whether files are good and what becomes of them."""
    digest = hashlib.sha256(f"{sys.version} {pydantic.VERSION} {pickle.HIGHEST_PROTOCOL}".encode())
    for path in sorted(CODE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.digest()


def _unpickled(body: bytes) -> "Dataset":
    collecting = gc.isenabled()
    gc.disable()  # see reading/folder.py
    try:
        return pickle.loads(body)
    finally:
        if collecting:
            gc.enable()
