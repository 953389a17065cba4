"""What all tests share: their data, a cache of their own, and how hypothesis looks for inputs that break a rule.

Two kinds of data. ``shipped`` is the frozen copy in tests/frozen: a test may name what it holds and count it. ``live`` is the project's own
data, for rules that hold whatever editors write; a test that takes it runs on the data as it is and after each edit of
sound_edits.py, which shows that an editor's day turns nothing red. No other way leads to ``data/``: keep_out.py sees to that.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import keep_out
import pytest
from datasets import FROZEN, LIVE, PROJECT, frozen
from hypothesis import HealthCheck, settings
from sound_edits import EDITS

from commitments.editing.dictionary import dictionary
from commitments.editing.schema import schemas
from commitments.library import Dataset, dataset_from
from commitments.reading.folder import Reading, read_folder

EXAMPLES = os.environ.get("PLEDGE_EXAMPLES")  # `make fuzz` tries thousands of new ones, `make test` always the same few

settings.register_profile(
    "pledge",
    max_examples=int(EXAMPLES or 100),
    derandomize=not EXAMPLES,  # a test that passes today passes tomorrow
    deadline=None,  # the tests say themselves what may take how long; a machine may have other things to do
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("pledge")

# Before any module of the tests is imported: what is not told otherwise reads the frozen copy, in the processes that tests start too.
os.environ["PLEDGE_DATA"] = str(FROZEN)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (keep_out.FOLDER, os.environ.get("PYTHONPATH"))))


@pytest.fixture(autouse=True)
def main_module_stays() -> Iterator[None]:
    """Streamlit puts the script that it runs in the place of the program's main module and leaves it there; a process that a later test
    starts would run that script first."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


# Left out of `make quick`, which is to end within two minutes: what starts processes or builds packages, tries thousands of inputs, draws and
# measures every figure, reads whole files again for each of many slips, or opens every page many times.
SLOW = (
    "serving", "hardening", "packaging", "plain_files", "domain/test_hostile_files.py", "domain/test_desk.py", "domain/test_slips.py",
    "domain/test_spreadsheet.py", "domain/test_schema.py", "domain/test_second_looks.py", "domain/test_odd_text_in_files.py",
    "domain/test_merging.py", "domain/test_sheet_files.py", "pages/test_every_page.py", "pages/test_odd_addresses.py",
    "pages/test_odd_text.py", "pages/test_pages_of_elections.py", "pages/test_commitment_page.py", "pages/test_faulty_data.py",
    "pages/test_editors_desk_page.py", "pages/test_hidden_names.py", "pages/test_pages_as_documents.py", "figures/test_layout.py",
    "figures/test_files.py", "figures/test_colours.py", "figures/test_page.py", "domain/test_links.py",
)  # fmt: skip


@cache
def _is_slow(path: Path) -> bool:
    return any(Path(__file__).parent / place in (path, *path.parents) for place in SLOW)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "live_folder" in getattr(item, "fixturenames", ()):
            item.add_marker("live")
        edited = (
            isinstance(item, pytest.Function) and getattr(item, "callspec", None) and item.callspec.params.get("live_folder")
        )
        if edited in EDITS or _is_slow(item.path):
            item.add_marker("slow")


@pytest.fixture(scope="session", autouse=True)
def with_the_desk() -> None:
    """Every page is tried. What a site without the Editors' desk leaves out has tests of its own."""
    os.environ["PLEDGE_DESK"] = "1"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Good data is kept for the next start: here apart from what whoever runs the tests has."""
    os.environ["PLEDGE_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def shipped() -> Dataset:
    """The data as it was shipped on a day, from the frozen copy."""
    return frozen()


@pytest.fixture(scope="session", params=["as it is", *EDITS])
def live_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's own data, with its docs in ``docs`` beside it: as it is, and after each sound edit in turn.

    After an edit comes what its editor would run, `make schema`.
    """
    project = tmp_path_factory.mktemp("live")
    folder = project / "data"
    with keep_out.opened():
        shutil.copytree(LIVE, folder)
    shutil.copytree(PROJECT / "docs", project / "docs")
    if request.param in EDITS:
        texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}
        for name, text in EDITS[request.param](texts).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        records = read_folder(folder).records
        if records is not None:
            for name, text in schemas(records).items():
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
            (project / "docs" / "data-dictionary.md").write_text(dictionary(records), encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def live_reading(live_folder: Path) -> Reading:
    """What reading makes of ``live_folder``."""
    return read_folder(live_folder)


@pytest.fixture(scope="session")
def live(live_reading: Reading) -> Dataset:
    """What ``live_folder`` holds."""
    assert live_reading.records is not None, "\n".join(map(str, live_reading.faults))
    return dataset_from(live_reading.records, live_reading.texts)
