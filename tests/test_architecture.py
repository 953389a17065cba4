"""The picture in docs/README.md is the code's: who imports whom follows its arrows, and nothing goes round in a circle."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PICTURE = (PROJECT / "docs" / "README.md").read_text("utf-8")
PLACES = ("commitments", "web", "streamlit_internals", "server", "components", "pages", "plain_files")
ENTRANCES = ("__init__", "__main__", "__version__")  # of the package: they only lead in

Graph = Mapping[str, set[str]]


def arrows() -> Graph:
    """The rooms that each room points to in the picture."""
    (drawn,) = re.findall(r"(?s)```mermaid\n(.*?)```", PICTURE)
    graph: dict[str, set[str]] = {}
    for one, other in re.findall(r"(?m)^ *(\w+)(?:\[.*?\])? --> (\w+)", drawn):
        graph.setdefault(one, set()).add(other)
        graph.setdefault(other, set())
    return graph


def rooms() -> dict[str, str]:
    """The room of each folder and module that the picture names, by its dotted name."""
    named: dict[str, str] = {}
    for room, label in re.findall(r"\b(\w+)\[\"(.*?)\"\]", PICTURE):
        modules = re.findall(r"(\w+)\.py(?! is)", label)
        if modules:
            named |= {f"commitments.{module}": room for module in modules}
        else:
            named[room if room in PLACES else f"commitments.{room}"] = room
    return named


@cache
def imports() -> Graph:
    """The modules of ours that each module imports, anywhere in it."""
    names = {_name(path): path for place in PLACES for path in (PROJECT / place).rglob("*.py")}
    return {name: set(_imported(path, names)) - {name} for name, path in names.items()}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path, names: Mapping[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                if whole in names or node.module in names:
                    yield whole if whole in names else node.module


def room_of(module: str, named: Mapping[str, str]) -> str | None:
    return next((named[name] for name in (".".join(module.split(".")[:2]), module.split(".")[0]) if name in named), None)


def reached_from(start: str, graph: Graph) -> set[str]:
    """All that the arrows lead to, one after another."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def test_every_room_is_in_the_picture() -> None:
    named = rooms()
    missing = {module for module in imports() if room_of(module, named) is None}
    assert missing <= {"commitments", *(f"commitments.{name}" for name in ENTRANCES)}
    assert set(named.values()) == set(arrows())


def test_no_arrow_of_the_picture_leads_back() -> None:
    graph = arrows()
    assert [room for room in graph if room in reached_from(room, graph)] == []


def test_imports_follow_the_arrows() -> None:
    named, graph = rooms(), arrows()
    against = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in others
        if (mine := room_of(module, named)) and (theirs := room_of(other, named)) and mine != theirs
        if theirs not in reached_from(mine, graph)
    ]
    assert against == []


def test_every_arrow_is_an_import() -> None:
    named = rooms()
    made = {(room_of(module, named), room_of(other, named)) for module, others in imports().items() for other in others}
    assert {(one, other) for one, others in arrows().items() for other in others} <= made


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = imports()
    assert sorted(module for module in graph if module in reached_from(module, graph)) == []


def test_the_types_of_every_package_are_checked() -> None:
    """mypy in its strictest form looks at all of the code, and at no file less."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    others = {"benchmarks", "build", "data", "tests"}
    folders = [
        path for path in PROJECT.iterdir() if path.is_dir() and path.name not in others and not path.name.startswith(".")
    ]
    ours = {path.name for path in folders if any(path.rglob("*.py"))} | {path.name for path in PROJECT.glob("*.py")}
    assert settings["strict"] and "follow_imports" not in settings
    assert set(settings["files"]) == ours


# What no reader or editor wrote goes into these: dates, codes of languages, and words of the code.
OWN_WORDS = {"components/annotating.py", "components/figure_document.py"}
# A tag. The name of a group in a pattern, as in `(?P<day>…)`, looks like one and is none.
TAG = re.compile(r"(?<!\(\?P)</?[a-z][a-z0-9]*[\s>]")


def test_no_page_joins_html_and_plain_text_in_a_string() -> None:
    """`markup()` escapes what is not HTML; in an f-string a text that was forgotten would be read as HTML."""
    joined = [
        f"{place}:{node.lineno}"
        for folder in ("components", "pages")
        for path in (PROJECT / folder).rglob("*.py")
        if (place := str(path.relative_to(PROJECT))) not in OWN_WORDS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        and TAG.search("".join(str(v.value) for v in node.values if isinstance(v, ast.Constant)))
    ]
    assert joined == []


def test_the_projects_name_is_written_once() -> None:
    """In code that runs; records/model.py has it as an example of a value."""
    having = {
        str(path.relative_to(PROJECT))
        for place in (*PLACES, "serve.py", "dashboard.py")
        for path in ((PROJECT / place).rglob("*.py") if (PROJECT / place).is_dir() else [PROJECT / place])
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and "Pledge to Plan" in str(node.value)
    }
    assert having == {"commitments/__init__.py", "commitments/records/model.py"}
