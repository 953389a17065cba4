"""Writing a file that somebody may be reading or may need again: whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes | str) -> None:
    """Puts ``content`` in the place of a file, or makes it. Until all of it is on the disk the old file is left as it is, so that a full
    disk, or a program ended half-way, costs nothing. A link goes on to lead to the file. Raises OSError where it cannot be written."""
    write_all({path: content})


def write_all(contents: Mapping[Path, bytes | str]) -> None:
    """The same for files that belong together: none is replaced before all are on the disk."""
    waiting: dict[str, Path] = {}
    try:
        for path, content in contents.items():
            _put_beside(path.resolve(), content.encode("utf-8") if isinstance(content, str) else content, waiting)
        for new, path in list(waiting.items()):
            os.replace(new, path)
            del waiting[new]
    except BaseException:
        for new in waiting:
            with suppress(OSError):
                os.unlink(new)
        raise


def _put_beside(path: Path, data: bytes, waiting: dict[str, Path]) -> None:
    """Writes a new file, which waits to replace the one at ``path``."""
    file, new = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".new", dir=path.parent)
    waiting[new] = path
    with os.fdopen(file, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(file)
    os.chmod(new, path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())


def _umask() -> int:
    """What a new file's rights leave out; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
