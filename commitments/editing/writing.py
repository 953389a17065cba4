"""Writing a file that somebody may be reading or may need again: whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes | str) -> None:
    """Puts ``content`` in the place of a file, or makes it. Until all of it is on the disk the old file is left as it is, so that a full
    disk, or a program ended half-way, costs nothing. A link goes on to lead to the file. Raises OSError where it cannot be written."""
    path = path.resolve()
    data = content.encode("utf-8") if isinstance(content, str) else content
    file, new = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(file, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(file)
        os.chmod(new, path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def _umask() -> int:
    """What a new file's rights leave out; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
