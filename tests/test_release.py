"""One version everywhere: the date in data/site.yaml is that of the code, of CITATION.cff and of the newest entry in the changelog."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from commitments import __version__
from upkeep.version import disagreements, released_on, stamp

PROJECT = Path(__file__).parents[1]
FILES = ("commitments/__init__.py", "CITATION.cff", "CHANGELOG.md")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files that carry the version, to be changed; the site has that of the code."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / name)
    date = "{:04}-{:02}-{:02}".format(*map(int, __version__.split(".")))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "site.yaml").write_text(f'version_date: "{date}"\n', encoding="utf-8")
    return tmp_path


def change(path: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert count
    path.write_text(text, encoding="utf-8")


def test_all_places_agree(copy: Path, live_folder: Path) -> None:
    shutil.copy(live_folder / "site.yaml", copy / "data")
    assert disagreements(copy) == [], "make release"
    date = released_on(copy)
    assert [int(part) for part in __version__.split(".")] == [int(part) for part in date.split("-")]
    citation = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], str(citation["date-released"])) == (date, date)


@pytest.mark.parametrize(
    ("file", "pattern"),
    [
        ("commitments/__init__.py", r'^__version__ = ".*"'),
        ("CITATION.cff", r"^version: .*"),
        ("CITATION.cff", r"^date-released: .*"),
        ("CHANGELOG.md", r"^## \d.*"),
    ],
)
@pytest.mark.parametrize("change_to", ["another", "none"])
def test_each_place_that_differs_is_named(copy: Path, file: str, pattern: str, change_to: str) -> None:
    change(copy / file, pattern, lambda found: re.sub(r"\d{4}", "1999", found[0]) if change_to == "another" else "")
    (wrong,) = disagreements(copy)
    assert wrong.startswith(file)


def test_a_release_stamps_all_but_the_changelog(copy: Path) -> None:
    before = released_on(copy)
    change(copy / "data" / "site.yaml", r"^version_date: .*", 'version_date: "2099-01-05"')
    assert len(disagreements(copy)) == 4
    stamp(copy)
    assert disagreements(copy) == [f"CHANGELOG.md begins with {before}: say there what is new in 2099-01-05"]
    assert '__version__ = "2099.1.5"' in (copy / "commitments" / "__init__.py").read_text()
    change(copy / "CHANGELOG.md", r"^## Unreleased$", "## Unreleased\n\n## 2099-01-05")
    assert disagreements(copy) == []
