"""The loaded data follows the files: read anew after a change, the last good kept while they have faults, never half of each."""

import datetime
import gc
import os
import shutil
import threading
import time
import weakref
from pathlib import Path

import pytest

from commitments.dataset import Dataset, FaultyData, derived, read_dataset
from commitments.library import Library
from commitments.reading.yaml_source import load
from commitments.records.model import FILES

TITLE, BROKEN = b'"Carry out the dental plan"', b"stance: presss"


def change(folder, old: bytes, new: bytes, name: str = "commitments.yaml") -> None:
    """An editor's change of a file; the place must be there."""
    before = (folder / name).read_bytes()
    assert old in before
    (folder / name).write_bytes(before.replace(old, new))


def titles(library: Library) -> list[str]:
    return [row.title for row in library.state().dataset.commitments]


def read_titles(text: bytes) -> list[str]:
    return [row["title"] for row in load(text).tree["commitments"]]


@pytest.fixture
def library(sound_folder) -> Library:
    library = Library(sound_folder)
    assert library.state().faults == ()
    return library


def test_nothing_is_read_anew_while_nothing_changes(library):
    assert library.state() is library.state()
    assert library.state().since is None


def test_a_change_is_seen_at_once(library, sound_folder):
    change(sound_folder, TITLE, b'"Publish a dental plan"')
    assert "Publish a dental plan" in titles(library)


def test_a_change_of_the_same_length_is_seen_too(library, sound_folder):
    change(sound_folder, TITLE, TITLE.replace(b"Carry", b"Carve"))
    assert "Carve out the dental plan" in titles(library)


def test_the_last_good_data_stays_while_the_files_have_faults(library, sound_folder):
    good = library.state()
    before = datetime.datetime.now(datetime.UTC)
    change(sound_folder, b"stance: press", BROKEN)
    faulty = library.state()
    assert faulty.dataset is good.dataset
    assert [(fault.record, fault.kind) for fault in faulty.faults] == [("red-scotland-2024/more-dentists", "unknown-stance")]
    assert before <= faulty.since <= datetime.datetime.now(datetime.UTC)

    change(sound_folder, TITLE, b'"A new title."')
    worse = library.state()
    assert len(worse.faults) == 2
    assert worse.since == faulty.since, "since the first fault, not the last edit"

    change(sound_folder, BROKEN, b"stance: press")
    change(sound_folder, b'"A new title."', b'"A new title"')
    mended = library.state()
    assert (mended.faults, mended.since) == ((), None)
    assert "A new title" in titles(library)
    assert good.dataset.commitments[2].title == "Carry out the dental plan", "pages at work keep what they have"


def test_a_deleted_file_is_a_fault_until_it_is_back(library, sound_folder):
    kept = (sound_folder / "topics.yaml").read_bytes()
    (sound_folder / "topics.yaml").unlink()
    assert [(fault.file, fault.kind) for fault in library.state().faults] == [("topics.yaml", "missing-file")]
    assert titles(library)
    (sound_folder / "topics.yaml").write_bytes(kept)
    assert library.state().faults == ()


@pytest.mark.parametrize("name", ["topic.yaml", "topics.yml"])
def test_a_stray_file_is_a_fault_until_it_is_gone(library, sound_folder, name):
    (sound_folder / name).write_text("x: 1\n")
    assert [(fault.file, fault.kind) for fault in library.state().faults] == [(name, "unknown-file")]
    (sound_folder / name).unlink()
    assert library.state().faults == ()


def test_the_folder_may_be_taken_away_and_replaced(library, sound_folder, tmp_path):
    shutil.copytree(sound_folder, tmp_path / "next")
    change(tmp_path / "next", TITLE, b'"From the next release"')
    shutil.rmtree(sound_folder)
    assert len(library.state().faults) == len(FILES)
    assert "Carry out the dental plan" in titles(library)
    (tmp_path / "next").rename(sound_folder)
    assert library.state().faults == ()
    assert "From the next release" in titles(library)


def test_a_half_written_file_is_no_data(library, sound_folder):
    whole = (sound_folder / "commitments.yaml").read_bytes()
    good = library.state().dataset
    for length in (0, 1, len(whole) // 3, len(whole) // 2, len(whole) - 20):
        (sound_folder / "commitments.yaml").write_bytes(whole[:length])
        state = library.state()
        assert state.faults, f"after {length} bytes"
        assert state.dataset is good
    (sound_folder / "commitments.yaml").write_bytes(whole)
    assert library.state().faults == ()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file here that nobody can read")
def test_a_file_that_cannot_be_read_is_a_fault_until_it_can(library, sound_folder):
    """As with a failing disk: the file is there, and an ordinary one, but reading it fails."""
    path = sound_folder / "commitments.yaml"
    whole = path.read_bytes()
    path.unlink()
    path.symlink_to("/proc/self/mem")
    assert [(fault.file, fault.kind) for fault in library.state().faults] == [("commitments.yaml", "unreadable-file")]
    assert titles(library)
    path.unlink()
    path.write_bytes(whole)
    assert library.state().faults == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_fault_until_it_may(library, sound_folder):
    path = sound_folder / "commitments.yaml"
    path.chmod(0)
    path.touch()
    assert [(fault.file, fault.kind) for fault in library.state().faults] == [("commitments.yaml", "unreadable-file")]
    assert titles(library)
    path.chmod(0o644)
    path.touch()
    assert library.state().faults == ()


def test_files_written_again_and_again_while_they_are_read_are_never_shown_half(library, sound_folder):
    """In pieces, as a slow copy does: readers see one of the two whole versions, and in the end the newest."""
    path = sound_folder / "commitments.yaml"
    one = path.read_bytes()
    two = one.replace(TITLE, b'"A much longer title of the dental plan"')
    whole = {tuple(read_titles(text)) for text in (one, two)}
    stop, wrong, seen = threading.Event(), [], set()

    def look():
        while not stop.is_set():
            try:
                seen.add(tuple(titles(library)))
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=look) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(30):
        text = (one, two)[number % 2]
        with path.open("wb", buffering=0) as file:
            for start in range(0, len(text), len(text) // 4):
                file.write(text[start : start + len(text) // 4])
                time.sleep(0.005)
    stop.set()
    for reader in readers:
        reader.join(10)
    assert wrong == []
    assert seen <= whole
    assert library.state().faults == () and tuple(titles(library)) == tuple(read_titles(two))


def test_without_any_good_data_there_are_only_faults(sound_folder):
    change(sound_folder, b"stance: press", BROKEN)
    library = Library(sound_folder)
    assert library.state().dataset is None
    assert library.state().faults
    change(sound_folder, BROKEN, b"stance: press")
    assert library.state().dataset is not None


def test_no_folder_at_all(tmp_path):
    state = Library(tmp_path / "nowhere").state()
    assert state.dataset is None
    assert {fault.kind for fault in state.faults} == {"missing-file"}


def test_while_one_thread_reads_the_others_go_on_with_the_last_good_data(sound_folder):
    reading, go_on = threading.Event(), threading.Event()

    def slow(dataset: Dataset) -> None:
        reading.set()
        assert go_on.wait(10)

    go_on.set()
    library = Library(sound_folder, prepare=slow)
    old = library.state().dataset
    reading.clear()
    go_on.clear()
    change(sound_folder, TITLE, b'"A new title"')
    reader = threading.Thread(target=library.state)
    reader.start()
    assert reading.wait(10)
    assert library.state().dataset is old, "this does not wait for the reader"
    go_on.set()
    reader.join(10)
    assert "A new title" in titles(library)


def test_a_change_during_the_reading_is_not_lost(sound_folder):
    def interrupted(dataset: Dataset) -> None:
        if "First" in [row.title for row in dataset.commitments]:
            change(sound_folder, b'"First"', b'"Second"')

    library = Library(sound_folder, prepare=interrupted)
    change(sound_folder, TITLE, b'"First"')
    assert "First" in titles(library)
    assert "Second" in titles(library)


def test_many_threads_at_the_start_read_once(sound_folder):
    prepared = []
    library = Library(sound_folder, prepare=prepared.append)
    threads = [threading.Thread(target=library.state) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(prepared) == 1
    assert library.state().dataset is not None


def test_the_version_follows_the_content_and_nothing_else(sound_folder, tmp_path):
    shutil.copytree(sound_folder, tmp_path / "copy")
    version = Library(sound_folder).state().dataset.version
    assert version.startswith("2026-11-25-")
    assert Library(tmp_path / "copy").state().dataset.version == version
    change(tmp_path / "copy", TITLE, b'"Another title"')
    assert Library(tmp_path / "copy").state().dataset.version != version
    change(tmp_path / "copy", b'"Another title"', TITLE)
    assert Library(tmp_path / "copy").state().dataset.version == version


def test_a_site_that_moves_publishes_the_same_version(sound_folder, tmp_path):
    shutil.copytree(sound_folder, tmp_path / "copy")
    site = tmp_path / "copy" / "site.yaml"
    site.write_text(site.read_text("utf-8") + 'address: "https://elsewhere.example"\n', "utf-8")
    here, there = Library(sound_folder).state().dataset, Library(tmp_path / "copy").state().dataset
    assert there is not None and str(there.site.address) == "https://elsewhere.example"
    assert there.version == here.version


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("red-uk-2024/more-dentists", "red-uk-2024/more-dentists"),
        ("red-uk-2024/dentists", "red-uk-2024/more-dentists"),
        ("red-uk-2024/gone", None),
        ("", None),
    ],
)
def test_an_old_id_leads_to_the_commitment(library, asked, found):
    row = library.state().dataset.find(asked)
    assert (row and row.id) == found


def test_the_order_of_parties(sample):
    orders = {order: [party.id for party in sample.parties_in_order(order)] for order in ("seats", "name", "drawn")}
    assert orders["seats"] == ["red", "blue", "gold", "tartan"], "seats, then votes"
    assert orders["name"] == ["blue", "gold", "red", "tartan"]
    assert sorted(orders["drawn"]) == sorted(orders["seats"])


def test_what_is_derived_is_worked_out_once_and_goes_with_its_dataset(sound_folder):
    worked_out = []

    @derived
    def title_count(dataset: Dataset) -> list[int]:
        worked_out.append(id(dataset))
        return [len(dataset.commitments)]

    datasets = [read_dataset(sound_folder) for _ in range(5)]  # more than any cache of a fixed size would hold in turn
    found = [title_count(dataset) for _ in range(3) for dataset in datasets]
    assert len(worked_out) == 5
    assert all(title_count(dataset) is first for dataset, first in zip(datasets, found, strict=False))
    gone = weakref.ref(datasets[0])
    del datasets, found
    gc.collect()
    assert gone() is None


def test_threads_that_ask_at_once_get_the_same(sample):
    start = threading.Barrier(8)

    @derived
    def slow(dataset: Dataset) -> object:
        time.sleep(0.05)
        return object()

    def ask(found: list[object]) -> None:
        start.wait()
        found.append(slow(sample))

    found: list[object] = []
    threads = [threading.Thread(target=ask, args=(found,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8 and len(set(map(id, found))) == 1


def test_a_program_that_reads_once_gets_the_dataset_or_the_faults(sound_folder):
    assert read_dataset(sound_folder).version == Library(sound_folder).state().dataset.version
    assert read_dataset(str(sound_folder)).commitments
    change(sound_folder, b"stance: press", BROKEN)
    with pytest.raises(FaultyData, match="1 fault, the first: commitments.yaml:.*presss") as raised:
        read_dataset(sound_folder)
    assert [fault.kind for fault in raised.value.faults] == ["unknown-stance"]
    with pytest.raises(FaultyData) as raised:
        read_dataset(sound_folder / "nowhere")
    assert {fault.kind for fault in raised.value.faults} == {"missing-file"}
