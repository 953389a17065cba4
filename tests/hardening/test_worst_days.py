"""Days on which the machine fails: a full disk, no rights, a program ended half-way, a clock or a language that nobody expects.

Nothing that was there is lost, and the answer is a sentence.
"""

import datetime
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from datasets import PROJECT

from commitments.__main__ import main
from commitments.editing.writing import write_all, write_whole
from commitments.last_good import LastGood
from commitments.records import fields
from tests.domain.sample import SOUND, dataset_of, sample_files

ROOM = 500  # bytes that a file may have where the disk is nearly full
NOBODY = 65_534


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(SOUND, tmp_path / "data")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def pledge(
    *arguments: str, room: int | None = None, user: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    def begin() -> None:
        if room is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # else the system ends the program: a full disk only refuses
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        if user is not None:
            os.setuid(user)

    return subprocess.run(
        [sys.executable, "-B", "-m", "commitments", *arguments],
        cwd=PROJECT,
        env=os.environ | environment,
        preexec_fn=begin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


WRITING = {
    "format": ["format"],
    "new": ["new", "commitment", "--document", "red-uk-2024", "--title", "Open a hundred libraries"],
    "release": ["release"],
    "schema": ["schema"],
}


@pytest.mark.parametrize("command", WRITING)
def test_a_full_disk_costs_nothing_that_was_there(data: Path, command: str) -> None:
    path = data / "commitments.yaml"
    path.write_text(path.read_text("utf-8").replace("    scope: core\n", "    scope:   core\n", 1), "utf-8")
    shutil.rmtree(data / "schemas", ignore_errors=True)
    before = contents(data)
    ended = pledge("--data", str(data), *WRITING[command], room=ROOM)
    after = contents(data)
    assert {name: after.get(name) for name in before} == before
    assert not [name for name in after if name.endswith(".new")], "nothing half-written is left"
    assert ended.returncode == 2 and "Traceback" not in ended.stderr
    assert "is as it was" in ended.stderr


def test_where_an_editor_may_not_write_the_answer_is_a_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if os.geteuid():
        pytest.skip("only root can become somebody else")
    path = data / "commitments.yaml"
    path.write_text(path.read_text("utf-8").replace("    scope: core\n", "    scope:   core\n", 1), "utf-8")
    for folder in (data, *data.parents):
        folder.chmod(folder.stat().st_mode | 0o055)
    main(["--data", str(data), "format", "--dry-run"])  # somebody else may not be able to read the program any more
    before = contents(data)
    os.seteuid(NOBODY)
    try:
        status = main(["--data", str(data), "format"])
    finally:
        os.seteuid(0)
    said = capsys.readouterr().err
    assert contents(data) == before and status == 2
    assert "Permission denied" in said and "is as it was" in said


def kill_while_it_writes(code: list[str], chance: random.Random) -> None:
    """Ends a program that says a line after each thing it has written, at some moment after the first."""
    writer = subprocess.Popen([sys.executable, "-c", *code], cwd=PROJECT, stdout=subprocess.PIPE)
    assert writer.stdout
    with writer.stdout:
        writer.stdout.readline()
        time.sleep(chance.random() * 0.1)
        writer.kill()
        writer.wait()


def test_whoever_is_ended_half_way_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    texts = [letter * 3_000_000 for letter in "abc"]
    path.write_text(texts[0])
    code = (
        "import sys, itertools, pathlib; from commitments.editing.writing import write_all, write_whole\n"
        "for letter in itertools.cycle('abc'): write_whole(pathlib.Path(sys.argv[1]), letter * 3_000_000); print(flush=True)"
    )
    chance = random.Random(5)
    for _ in range(12):
        kill_while_it_writes([code, str(path)], chance)
        assert path.read_text() in texts


def test_a_server_ended_while_it_keeps_the_last_good_data_leaves_whole_copies(data: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    code = (
        "import sys, pathlib, itertools\n"
        "from commitments.last_good import LastGood; from commitments.records.model import FILES\n"
        "texts = {name: pathlib.Path(sys.argv[1], name).read_bytes() for name in FILES}\n"
        "for number in itertools.count():\n"
        "    site = texts['site.yaml'] + b'#%d\\n' % number\n"
        "    LastGood(pathlib.Path(sys.argv[2])).save(texts | {'site.yaml': site}); print(flush=True)"
    )
    chance, seen = random.Random(5), 0
    for _ in range(8):
        kill_while_it_writes([code, str(data), str(cache)], chance)
        for copy in LastGood(cache).copies(10**8):
            seen += 1
            assert copy["commitments.yaml"] == (data / "commitments.yaml").read_bytes()
    assert seen


def test_a_file_keeps_its_rights_and_a_link_goes_on_to_lead_to_it(tmp_path: Path) -> None:
    path, link = tmp_path / "data.yaml", tmp_path / "link.yaml"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write_whole(link, "neu: ŵ")
    assert link.is_symlink() and path.read_text("utf-8") == "neu: ŵ" and path.stat().st_mode & 0o777 == 0o640
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["data.yaml", "link.yaml"]


def test_files_that_belong_together_are_replaced_together_or_not_at_all(tmp_path: Path) -> None:
    first = tmp_path / "a.yaml"
    first.write_text("old")
    with pytest.raises(OSError, match="No such file"):
        write_all({first: "new", tmp_path / "nowhere" / "b.yaml": "new"})
    assert contents(tmp_path) == {"a.yaml": b"old"}
    write_all({first: "new", tmp_path / "b.yaml": b"new"})
    assert contents(tmp_path) == {"a.yaml": b"new", "b.yaml": b"new"}


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "cp1252"},  # the console of many a Windows
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},  # where "I" is no capital "i"
    ],
    ids=["ascii", "windows", "turkish"],
)
def test_a_console_of_any_language_gets_every_fault(data: Path, surroundings: dict[str, str]) -> None:
    path = data / "commitments.yaml"
    path.write_text(path.read_text("utf-8").replace("    scope: core\n", "    scope: cŵre\n", 1), "utf-8")
    ended = pledge("--data", str(data), "check", **surroundings)
    assert ended.returncode == 1 and "Traceback" not in ended.stderr
    assert "expected one of core, wider" in ended.stdout


@pytest.mark.parametrize("year", [1970, 2020, 2099])
def test_a_clock_that_is_wrong_refuses_no_sound_data(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    class Wrong(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Wrong":
            return cls(year, 1, 1, tzinfo=tz)

    monkeypatch.setattr(fields.datetime, "datetime", Wrong)
    assert dataset_of(sample_files()).commitments
