"""Files that somebody brings to the Editors' desk -> their faults, or what they would change against the live data.

The work is done in a process of its own with limits on time and memory, because the files may be anything: the worst that one can do
is to end that process, which is told as a fault like any other. Nothing is written to disk.
"""

import base64
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter

from commitments.editing import formatting, pasted
from commitments.editing.differences import FileChange, differences
from commitments.editing.editorial import hints, not_canonical, pasted_characters
from commitments.editing.released import released_ids, vanished_ids, without_what_follows
from commitments.editing.second_looks import second_looks
from commitments.reading import yaml_source
from commitments.reading.faults import Fault, file_and_line, printable
from commitments.reading.folder import read_folder, read_texts
from commitments.records.fields import nearest
from commitments.records.model import FILES

MAX_BYTES = 3 * 1024 * 1024  # of one file: three times the largest of 2026
MAX_ALL = 6 * 1024 * 1024
SECONDS = 30
MEMORY = 1024 * 1024 * 1024
AT_ONCE = 2  # checks; others wait their turn
PATIENCE = 20  # seconds in the queue
# What browsers and people add to the name of a copy: "commitments (1).yaml", "commitments copy.yaml", "commitments-2.yml".
COPY = re.compile(r"[ _-]*(\(\d+\)|copy( \d+)?|\d+)?\.ya?ml$", re.IGNORECASE)

_queue = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True)
class Outcome:
    """What came of a check: ``faults``; or, without any, the ``changes`` against the live data. ``form`` tells where a sound
    file is not in canonical form, and ``canonical`` holds such files as they should be written. ``looks``: what is to be looked at again.
    ``stopped`` says why there is no result, '' where there is one.
    """

    faults: tuple[Fault, ...] = ()
    changes: tuple[FileChange, ...] = ()
    form: tuple[Fault, ...] = ()
    canonical: dict[str, str] = field(default_factory=dict)
    looks: tuple[Fault, ...] = ()
    stopped: str = ""

    @property
    def is_sound(self) -> bool:
        return not (self.faults or self.stopped)


OUTCOME = TypeAdapter(Outcome)


def plain_name(name: str) -> str:
    """The data file that a file's name stands for: ``commitments (1).yaml`` is commitments.yaml."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = COPY.sub("", name)
    return f"{stem}.yaml" if f"{stem}.yaml" in FILES else name


def name_by_content(name: str, data: bytes) -> str:
    """The data file that a text is by its first key that only one file has, where its name is none of theirs or that of another file."""
    keys = re.findall(rb"^([a-z_]+):", data[: 1024 * 1024], re.MULTILINE)
    files_with: dict[str, list[str]] = {}
    for file, model in FILES.items():
        for key in model.model_fields:
            files_with.setdefault(key, []).append(file)
    likely = next((files[0] for key in keys if len(files := files_with.get(key.decode(), [])) == 1), "")
    own = FILES[name].model_fields if name in FILES else {}
    return likely if likely and not any(key.decode() in own for key in keys) else name


def check(folder: Path, files: Mapping[str, bytes]) -> Outcome:
    """Checks ``files`` (by name) in the places of the live ones in ``folder``; never raises for what is in them."""
    refusal = _refused(files)
    if refusal:
        return Outcome(stopped=refusal)
    if not _queue.acquire(timeout=PATIENCE):
        return Outcome(stopped="Many editors are checking files at this moment. Please try again in a minute.")
    try:
        return _in_own_process(folder, files)
    finally:
        _queue.release()


def _refused(files: Mapping[str, bytes]) -> str:
    large = [name for name, data in files.items() if len(data) > MAX_BYTES]
    if large:
        return f"{printable(large[0])[:80]} has more than {MAX_BYTES // 1024**2} MB, more than the desk reads."
    if sum(map(len, files.values())) > MAX_ALL:
        return f"The files together have more than {MAX_ALL // 1024**2} MB, more than the desk reads at a time."
    return "" if files else "There is no file to check."


def _in_own_process(folder: Path, files: Mapping[str, bytes]) -> Outcome:
    encoded = {name: base64.b64encode(data).decode() for name, data in files.items()}
    task = json.dumps({"folder": str(folder.resolve()), "files": encoded}).encode()
    command = [sys.executable, "-m", "commitments.editing.desk"]
    same_code = {
        "PYTHONPATH": os.pathsep.join(os.path.abspath(place) for place in sys.path)
    }  # found where this process finds it
    try:
        ended = subprocess.run(command, input=task, capture_output=True, timeout=SECONDS, env=os.environ | same_code)
    except subprocess.TimeoutExpired:
        return Outcome(stopped=f"The check was stopped after {SECONDS} seconds: no data file of this project takes so long.")
    except OSError:
        return Outcome(stopped="The check could not be started. Please try again in a minute.")
    if ended.returncode:
        return Outcome(stopped="The check ended before it was done: the files are not such as this project has.")
    return OUTCOME.validate_json(ended.stdout)


def examined(folder: Path, files: Mapping[str, bytes]) -> Outcome:
    """The check itself, in this process. ``folder``: the live data."""
    live = read_folder(folder)
    unknown = tuple(_unknown(name) for name in files if name not in FILES)
    known = {name: data for name, data in files.items() if name in FILES}
    texts = {**live.texts, **known}
    reading = read_texts(texts)
    vanished = vanished_ids(texts, released_ids(folder), reading.faults)
    faults = [*unknown, *without_what_follows(reading.faults, vanished), *vanished]
    faults += [fault for name, data in known.items() for fault in hints(name, data)]
    if faults:
        return Outcome(faults=tuple(sorted(faults, key=lambda fault: (fault.file in FILES, file_and_line(fault)))))
    form = tuple(
        fault for name, data in known.items() for fault in (*pasted_characters(name, data), *not_canonical(name, data))
    )
    looks = second_looks(reading.records, texts) if reading.records is not None else []
    changed = [name for name in known if known[name] != live.texts.get(name)]
    before, after = (
        {name: tree for name in changed if (tree := yaml_source.load(versions.get(name, b"")).tree) is not None}
        for versions in (live.texts, texts)
    )
    return Outcome(
        changes=differences(before, after),
        form=form,
        canonical={
            name: formatting.formatted(name, pasted.mended(known[name])[0]).decode()
            for name in dict.fromkeys(fault.file for fault in form)
        },
        looks=tuple(look for look in looks if look.file in known),
    )


def _unknown(name: str) -> Fault:
    expected = f"the name of a data file: {', '.join(FILES)}"
    near = nearest(name[:80].split(".")[0], [file.removesuffix(".yaml") for file in FILES])
    found = "a file that is not read"
    return Fault(printable(name)[:80], 1, "", "", "unknown-file", found, expected, near and f"{near}.yaml")


def _limit_memory() -> None:
    try:
        import resource  # not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """The process of its own: the task on its input, the outcome on its output."""
    _limit_memory()
    task = json.load(sys.stdin)
    files = {name: base64.b64decode(data) for name, data in task["files"].items()}
    sys.stdout.buffer.write(OUTCOME.dump_json(examined(Path(task["folder"]), files)))


if __name__ == "__main__":
    main()
