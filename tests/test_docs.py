"""The guidelines and the code say the same: every field, word, theme, status and command of one is in the other."""

import re
from pathlib import Path

import pytest
from datasets import FROZEN

from commitments.__main__ import COMMANDS
from commitments.editing.dictionary import dictionary
from commitments.editing.editorial import not_canonical
from commitments.editing.rules import guide
from commitments.reading.folder import read_folder
from commitments.reading.validation import validate
from commitments.reading.yaml_source import load
from commitments.records import model, vocabulary
from commitments.records.model import FILES

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
AT_THE_TOP = [PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
EDITORS_PAGES = [
    page for page in PAGES if page.name in ("editing.md", "hard-cases.md", "good-and-bad.md", "adding.md", "example.md")
]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def all_fields() -> set[str]:
    found: set[str] = set()
    for record in FILES.values():
        schema = record.model_json_schema(by_alias=True)
        for part in (schema, *schema.get("$defs", {}).values()):
            found |= set(part.get("properties", ()))
    return found


def all_words() -> set[str]:
    lists = [value for name, value in vars(vocabulary).items() if isinstance(value, dict) and name.isupper()]
    return {word for terms in lists for word in terms if isinstance(word, str)}


def test_the_dictionary_is_what_the_records_give(live_folder, live_reading):
    records = live_reading.records
    assert text_of(live_folder.parent / "docs" / "data-dictionary.md") == dictionary(records), "run: make schema"


def test_the_guide_to_the_checks_is_what_the_rules_give():
    assert text_of(DOCS / "checking.md") == guide(), "run: make schema"


def test_the_dictionary_holds_every_field_word_theme_and_status(live_folder, live_reading):
    records = live_reading.records
    told = set(re.findall(r"^\| `([^`]+)` \|", text_of(live_folder.parent / "docs" / "data-dictionary.md"), re.M))
    themes = {theme.id for theme in records["themes.yaml"].themes}
    statuses = {status.id for status in records["progress.yaml"].statuses}
    assert all_fields() | all_words() | themes | statuses == told


def test_the_example_is_sound_and_shows_every_field():
    (block,) = re.findall(r"^```yaml\n(.*?)^```", text_of(DOCS / "example.md"), re.M | re.S)
    loaded = load(block.encode())
    assert loaded.problems == ()
    (row,) = loaded.tree["commitments"]
    assert set(row) == set(model.Commitment.model_fields)
    for fact, part in (("target", "Target"), ("deadline", "Deadline"), ("funding", "Funding")):
        schema = model.Commitment.model_json_schema()["$defs"][part]
        assert set(row[fact]) == set(schema["properties"])
    records = read_folder(FROZEN).records
    known = {
        kind: {record.id: None for record in getattr(records[f"{kind}s.yaml"], f"{kind}s")} for kind in ("theme", "topic")
    } | {"nation": {nation.id: None for nation in records["nations.yaml"].nations}}
    assert validate(model.CommitmentsFile, loaded.tree, known)[1] == []
    assert not_canonical("commitments.yaml", block.encode()) == []


def test_every_command_is_in_the_guide_and_every_one_in_the_docs_exists():
    named = {command for page in PAGES for command in re.findall(r"python -m commitments ([a-z]+)", text_of(page))}
    assert named <= set(COMMANDS)
    assert set(re.findall(r"^\| `python -m commitments ([a-z]+)` \|", text_of(DOCS / "editing.md"), re.M)) == set(COMMANDS)


def test_every_make_target_in_the_docs_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of(PROJECT / "Makefile"), re.M))
    named = {target for page in (*PAGES, *AT_THE_TOP) for target in re.findall(r"`make ([a-z-]+)", text_of(page))}
    assert named and named <= targets


@pytest.mark.parametrize("page", EDITORS_PAGES, ids=lambda page: page.name)
def test_words_in_the_guidelines_are_words_of_the_data(page):
    records = read_folder(FROZEN).records
    ids = {status.id for status in records["progress.yaml"].statuses}
    for name in ("themes", "topics", "elections", "documents"):
        ids |= {record.id for record in getattr(records[f"{name}.yaml"], name)}
    known = all_fields() | all_words() | ids | set(FILES) | {"England"}
    coded = set(re.findall(r"`([a-z][a-z_-]+(?:\.[a-z_]+)?)`", re.sub(r"(?s)```.*?```", "", text_of(page))))
    invented = {"holyrood2026"}
    unknown = {word for word in coded - known - invented if not all(part in known for part in word.split("."))}
    assert not unknown


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.M)
    slugs = {re.sub(r"[^a-z0-9 -]", "", heading.lower().replace("_", "")).replace(" ", "-") for heading in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)"', text_of(page)))


@pytest.mark.parametrize("page", [*PAGES, *AT_THE_TOP], ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_between_the_docs_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text_of(page)):
        if target == "../benchmarks/RESULTS.md":
            continue  # written by `make bench`
        file, _, anchor = target.partition("#")
        other = (page.parent / file).resolve() if file else page
        assert other.exists(), target
        assert not anchor or anchor in anchors(other), target


def test_every_page_is_reached_from_the_first():
    linked = set(re.findall(r"\]\(([\w-]+\.md)[)#]", text_of(DOCS / "README.md")))
    assert {page.name for page in PAGES} - {"README.md"} <= linked


def test_every_file_of_the_project_that_the_docs_name_exists():
    """In backticks, with its folder or without."""
    folders = [
        one for one in PROJECT.iterdir() if one.is_dir() and not one.name.startswith(".") and one.name not in ("data", "build")
    ]
    files = [*PROJECT.glob("*.py"), *(path for folder in folders for path in folder.rglob("*.*"))]
    tracked = {path.relative_to(PROJECT).as_posix() for path in files}
    ours = re.compile(r"`([\w/.-]+\.(?:py|js|css))`")
    lost = [
        (page.name, name)
        for page in (*PAGES, *AT_THE_TOP[:2], PROJECT / "streamlit_internals" / "README.md")
        for name in ours.findall(text_of(page))
        if not any(path == name or path.endswith(f"/{name}") for path in tracked)
    ]
    assert not lost
