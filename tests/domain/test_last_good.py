"""The last good data outlives the process as a copy of its files, and only a copy that can be trusted is shown."""

import os
import shutil
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from commitments.last_good import LastGood, default_path
from commitments.library import Library, State
from commitments.reading.folder import read_folder
from commitments.records.model import FILES

TITLE, NEW_TITLE = b'"Carry out the dental plan"', b'"Publish a dental plan"'
SOUND, BROKEN = b"stance: press", b"stance: presss"
MAX_BYTES = 1_000_000


@pytest.fixture
def last_good(tmp_path: Path) -> LastGood:
    return LastGood(tmp_path / "cache" / "data")


@pytest.fixture
def start(sound_folder: Path, last_good: LastGood) -> Callable[[], State]:
    """What a process shows that starts now."""
    return lambda: Library(sound_folder, last_good=last_good).state()


def change(folder: Path, old: bytes, new: bytes) -> None:
    before = (folder / "commitments.yaml").read_bytes()
    assert old in before
    (folder / "commitments.yaml").write_bytes(before.replace(old, new))


def titles(state: State) -> list[str]:
    assert state.dataset is not None
    return [row.title for row in state.dataset.commitments]


def copies(last_good: LastGood) -> list[Path]:
    return sorted(last_good.path.iterdir(), key=lambda path: path.stat().st_mtime_ns)


def test_a_start_with_faulty_files_shows_the_last_good_data(sound_folder, start):
    good = start()
    change(sound_folder, SOUND, BROKEN)
    again = start()
    assert again.dataset.version == good.dataset.version
    assert again.dataset.commitments == good.dataset.commitments
    assert [fault.kind for fault in again.faults] == ["unknown-stance"]
    assert again.since is not None


def test_so_does_one_without_any_files(sound_folder, start):
    good = start()
    shutil.rmtree(sound_folder)
    again = start()
    assert again.dataset.version == good.dataset.version
    assert {fault.kind for fault in again.faults} == {"missing-file"}


def test_new_data_is_never_hidden_by_older(sound_folder, start):
    start()
    change(sound_folder, TITLE, NEW_TITLE)
    assert "Publish a dental plan" in titles(start())
    change(sound_folder, NEW_TITLE, TITLE)
    assert "Carry out the dental plan" in titles(start())
    change(sound_folder, SOUND, BROKEN)
    assert "Carry out the dental plan" in titles(start()), "the last one, though it was kept twice"


def test_a_file_that_should_not_be_there_is_a_fault_beside_the_last_good_data(sound_folder, start):
    start()
    (sound_folder / "commitment.yaml").write_text("commitments: []\n", encoding="utf-8")
    again = start()
    assert [fault.kind for fault in again.faults] == ["unknown-file"]
    assert again.dataset is not None


def test_a_copy_is_the_files_themselves_from_which_they_can_be_restored(sound_folder, start, last_good):
    start()
    before = {name: (sound_folder / name).read_bytes() for name in FILES}
    change(sound_folder, SOUND, BROKEN)
    start()
    (copy,) = copies(last_good)
    assert {path.name: path.read_bytes() for path in copy.iterdir()} == before
    assert read_folder(copy).faults == ()


def test_a_copy_that_the_code_of_today_finds_faulty_is_not_shown(sound_folder, start, last_good):
    good = start()
    change(sound_folder, SOUND, BROKEN)
    last_good.save({name: (sound_folder / name).read_bytes() for name in FILES})  # as code with other rules would
    again = start()
    assert again.faults
    assert again.dataset.version == good.dataset.version, "the copy before it is sound"


def test_the_folder_does_not_fill_with_old_copies(sound_folder, start, last_good):
    for number in range(6):
        change(sound_folder, TITLE if not number else f'"Title {number - 1}"'.encode(), f'"Title {number}"'.encode())
        start()
    assert len(copies(last_good)) == 2
    (left := last_good.path / ".new-left").mkdir()
    os.utime(left, (0, 0))
    change(sound_folder, b'"Title 5"', b'"Title 6"')
    start()
    assert not left.exists()
    change(sound_folder, SOUND, BROKEN)
    assert "Title 6" in titles(start())


def file_of(copy: Path) -> Path:
    return copy / "commitments.yaml"


def cut_short(copy: Path) -> None:
    file_of(copy).write_bytes(file_of(copy).read_bytes()[:-10])


def changed_by_another(copy: Path) -> None:
    file_of(copy).write_bytes(file_of(copy).read_bytes().replace(TITLE, NEW_TITLE))


def missing(copy: Path) -> None:
    file_of(copy).unlink()


def a_pipe(copy: Path) -> None:
    file_of(copy).unlink()
    os.mkfifo(file_of(copy))


def a_link(copy: Path) -> None:
    file_of(copy).rename(copy.parent.parent / "elsewhere.yaml")
    file_of(copy).symlink_to(copy.parent.parent / "elsewhere.yaml")


def endless(copy: Path) -> None:
    file_of(copy).unlink()
    file_of(copy).symlink_to("/dev/zero")


def far_too_large(copy: Path) -> None:
    os.truncate(file_of(copy), 100_000_000_000)


def a_folder(copy: Path) -> None:
    file_of(copy).unlink()
    file_of(copy).mkdir()


def file_others_may_write(copy: Path) -> None:
    file_of(copy).chmod(0o666)


def copy_others_may_write(copy: Path) -> None:
    copy.chmod(0o777)


def place_others_may_write(copy: Path) -> None:
    copy.parent.chmod(0o770)


def place_that_others_may_exchange(copy: Path) -> None:
    copy.parent.parent.chmod(0o777)


def place_is_a_link(copy: Path) -> None:
    copy.parent.rename(copy.parent.with_name("moved"))
    copy.parent.symlink_to(copy.parent.with_name("moved"))


def place_is_a_pipe(copy: Path) -> None:
    shutil.rmtree(copy.parent)
    os.mkfifo(copy.parent)


def copy_is_a_pipe(copy: Path) -> None:
    shutil.rmtree(copy)
    os.mkfifo(copy)


HARMS = (
    cut_short,
    changed_by_another,
    missing,
    a_pipe,
    a_link,
    endless,
    far_too_large,
    a_folder,
    file_others_may_write,
    copy_others_may_write,
    place_others_may_write,
    place_that_others_may_exchange,
    place_is_a_link,
    place_is_a_pipe,
    copy_is_a_pipe,
)


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_what_cannot_be_trusted_is_not_shown_and_keeps_nobody_waiting(sound_folder, start, last_good, harm):
    start()
    harm(copies(last_good)[-1])
    change(sound_folder, SOUND, BROKEN)
    shown: list[State] = []
    starting = threading.Thread(target=lambda: shown.append(start()), daemon=True)
    starting.start()
    starting.join(30)
    assert shown, "the start hangs"
    assert shown[0].dataset is None
    change(sound_folder, BROKEN, SOUND)
    assert start().dataset is not None, "the files themselves are read"


@pytest.mark.parametrize(
    "harm", [harm for harm in HARMS if not harm.__name__.startswith("place")], ids=lambda harm: harm.__name__
)
def test_a_spoilt_copy_is_made_anew(sound_folder, start, last_good, harm):
    start()
    harm(copies(last_good)[-1])
    start()
    change(sound_folder, SOUND, BROKEN)
    assert start().dataset is not None


def test_a_folder_for_everybody_serves_where_nobody_can_exchange_what_is_in_it(sound_folder, last_good):
    last_good.path.parent.mkdir()
    last_good.path.parent.chmod(0o1777)
    Library(sound_folder, last_good=last_good).state()
    change(sound_folder, SOUND, BROKEN)
    assert Library(sound_folder, last_good=last_good).state().dataset is not None


def test_nobody_else_can_write_a_copy_whatever_the_umask(sound_folder, last_good):
    before = os.umask(0)
    try:
        Library(sound_folder, last_good=last_good).state()
    finally:
        os.umask(before)
    (copy,) = copies(last_good)
    for path in (last_good.path, copy, *copy.iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) & 0o022 == 0, path
    change(sound_folder, SOUND, BROKEN)
    assert Library(sound_folder, last_good=last_good).state().dataset is not None


def test_where_nothing_can_be_kept_the_data_is_read_and_the_log_says_so(sound_folder, tmp_path, caplog):
    (tmp_path / "cache").write_text("a file where the folder would be", encoding="utf-8")
    assert titles(Library(sound_folder, last_good=LastGood(tmp_path / "cache" / "data")).state())
    assert "The last good data is not kept" in caplog.text


def test_processes_that_keep_the_same_data_do_not_disturb_each_other(sound_folder, last_good):
    texts = {name: (sound_folder / name).read_bytes() for name in FILES}
    other = texts | {"site.yaml": texts["site.yaml"] + b"# another version\n"}
    seen: list[bool] = []

    def keep(own: dict[str, bytes]) -> None:
        for _ in range(20):
            last_good.save(own)
            seen.append(any(copy in (texts, other) for copy in last_good.copies(MAX_BYTES)))

    last_good.save(texts)
    threads = [threading.Thread(target=keep, args=(own,)) for own in (texts, other, texts, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 80 and all(seen)


def test_each_data_folder_has_a_place_of_its_own(tmp_path):
    places = {default_path(tmp_path / name, str(tmp_path / "caches")) for name in ("one", "two")}
    assert len(places) == 2
    assert {place.parent for place in places} == {tmp_path / "caches"}
