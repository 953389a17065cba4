"""The marks by which our scripts and styles find what Streamlit draws are in the front end that it ships."""

import re
from collections.abc import Iterator
from functools import cache

from streamlit_internals import compression
from tests.serving.running import PROJECT

README = (PROJECT / "streamlit_internals/README.md").read_text("utf-8")
FOLDERS = ("components", "pages", "server", "web", "streamlit_internals", "plain_files", "static")
ID = re.compile(r"\bst[A-Z]\w*")  # how Streamlit calls its parts, in data-testid and in classes
SELECTED = re.compile(r"\[(data-[\w-]+)(?:=\\?[\"'](\w+)\\?[\"'])?")
BY_SCRIPT = re.compile(r"\bdataset\.([a-z]+[A-Z]\w*)(?: === \"(\w+)\")?")
OF_OUR_SCRIPTS = frozenset({"data-my-list"})  # set by one of them and read by it alone
WRITTEN = re.compile(r"(?<= )data-[\w-]+|\bdata_\w+(?==)")  # an attribute of our own HTML, and the argument that makes one


def sources() -> dict[str, str]:
    """Every script and style of ours, and the Python files, which hold some."""
    files = (
        path for folder in FOLDERS for path in sorted((PROJECT / folder).rglob("*")) if path.suffix in (".js", ".css", ".py")
    )
    return {str(path.relative_to(PROJECT)): path.read_text("utf-8") for path in files}


def marks_in(text: str, own: frozenset[str]) -> Iterator[str]:
    """What a text leans on: ids, attributes that are not our ``own``, and the values asked of these."""
    yield from ID.findall(text)
    asked = SELECTED.findall(text)
    asked += [("data-" + re.sub("([A-Z])", r"-\1", name).lower(), value) for name, value in BY_SCRIPT.findall(text)]
    for attribute, value in asked:
        if attribute not in own:
            yield attribute
            if value:
                yield value


def marks() -> dict[str, set[str]]:
    """Each mark of Streamlit's that our sources name -> the files that name it."""
    texts = sources()
    own = OF_OUR_SCRIPTS | {name.replace("_", "-") for text in texts.values() for name in WRITTEN.findall(text)}
    found: dict[str, set[str]] = {}
    for file, text in texts.items():
        for mark in marks_in(text, own):
            found.setdefault(mark, set()).add(file)
    return found


@cache
def front_end() -> str:
    """All scripts that Streamlit ships."""
    folder = compression.FOLDER / "static"
    return "".join((folder / name).read_text("utf-8") for name in compression.names() if name.endswith(".js"))


@cache
def words() -> frozenset[str]:
    """Every word in them, hyphens included."""
    return frozenset(re.findall(r"[\w-]+", front_end()))


def is_shipped(mark: str) -> bool:
    """Whether the front end has a mark as a word, or makes it from its beginning and a kind: ``stAlertContent${kind}``."""
    return mark in words() or any(f"`{mark[:length]}${{" in front_end() for length in range(len("stXxx"), len(mark)))


def test_streamlit_ships_every_mark_that_we_lean_on() -> None:
    found = marks()
    assert {"stHtml", "stMain", "data-test-script-state", "notRunning", "segmented_control"} <= set(found), "the uses are seen"
    missing = {mark: sorted(files) for mark, files in found.items() if not is_shipped(mark)}
    assert not missing, "Streamlit calls these otherwise now: change them here and in their files"
    assert "Connection error" in front_end(), "reading.js puts other words in the place of Streamlit's"


def test_a_mark_that_is_not_shipped_is_noticed() -> None:
    assert {*marks_in("""a.querySelector('[data-testid="stMadeUp"][data-test-made-up="resting"]')""", frozenset())} == {
        "stMadeUp",
        "data-testid",
        "data-test-made-up",
        "resting",
    }
    assert not is_shipped("stMadeUp") and not is_shipped("data-test-made-up") and not is_shipped("stAlertMadeUp")


def test_each_file_that_leans_on_marks_has_its_row_in_the_readme() -> None:
    rows = re.findall(r"^\| `([\w/]+\.\w+)` \|", README, re.MULTILINE)
    assert rows == sorted(set().union(*marks().values()))
