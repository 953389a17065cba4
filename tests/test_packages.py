"""The way of the data is the layout of the code: each package imports only what stands before it, and only what draws knows Streamlit."""

import ast
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
# What each package may import of ours.
ALLOWED: dict[str, set[str]] = {
    "commitments": set(),
    "web": {"commitments"},
    "streamlit_internals": {"commitments", "web"},
    "components": {"commitments", "web", "streamlit_internals"},
    "pages": {"commitments", "web", "streamlit_internals", "components"},
    "dashboard": {"commitments", "web", "streamlit_internals", "components"},
    "server": {"commitments", "web", "streamlit_internals", "components", "pages", "dashboard"},
    "serve": {"commitments", "server", "streamlit_internals", "web"},
    "plain_files": {"commitments", "web", "components", "pages", "server"},
}
WITHOUT_STREAMLIT = ("commitments", "web")
# The server may lead to what writes plain HTML, and to nothing that draws with Streamlit.
DRAWING = ("components", "pages", "dashboard")


@lru_cache(maxsize=1)
def modules() -> dict[str, Path]:
    """Our modules by their dotted names."""
    files = [PROJECT / "dashboard.py", PROJECT / "serve.py"]
    files += [file for package in ALLOWED for file in (PROJECT / package).rglob("*.py")]
    names = {file: ".".join(file.relative_to(PROJECT).with_suffix("").parts).removesuffix(".__init__") for file in files}
    return {name: file for file, name in names.items()}


@lru_cache(maxsize=4096)
def imports(module: str, later_too: bool = True) -> frozenset[str]:
    """The full names of what a module imports: ours as modules, those of others by their first part. ``later_too``: also what is
    imported inside functions and as a program, or for the type checker alone."""
    found: set[str] = set()
    for node in _nodes(ast.parse(modules()[module].read_text("utf-8")), later_too):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: a relative import"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(filter(None, map(_module_of, found))) - {module}


def _nodes(tree: ast.AST, later_too: bool) -> list[ast.AST]:
    if later_too:
        return list(ast.walk(tree))
    found: list[ast.AST] = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.If):
            continue
        found += [node, *_nodes(node, later_too)]
    return found


def _module_of(name: str) -> str:
    """Our module that an imported name belongs to; of others the first part."""
    if name.split(".")[0] not in ALLOWED:
        return name.split(".")[0]
    while name not in modules():
        name = name.rpartition(".")[0]
    return name


def reached(module: str) -> dict[str, tuple[str, ...]]:
    """All that comes with the import of a module, each with the way to it."""
    ways: dict[str, tuple[str, ...]] = {}
    waiting = [(module, (module,))]
    while waiting:
        at, way = waiting.pop()
        for other in imports(at, later_too=False) if at in modules() else ():
            if other not in ways:
                ways[other] = (*way, other)
                waiting.append((other, ways[other]))
    return ways


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_what_stands_before_it(package: str) -> None:
    wrong = [
        f"{module} imports {other}"
        for module in modules()
        if module.split(".")[0] == package
        for other in imports(module)
        if (first := other.split(".")[0]) in ALLOWED and first != package and first not in ALLOWED[package]
    ]
    assert wrong == []


def test_the_packages_stand_in_one_order() -> None:
    """The table itself has no circle, and every folder of ours is in it."""
    TopologicalSorter(ALLOWED).prepare()
    beside = {"data", "tests", "benchmarks", "upkeep", "build"}
    folders = {path.name for path in PROJECT.iterdir() if path.is_dir() and path.name[0] != "." and path.name not in beside}
    assert {name for name in folders if any((PROJECT / name).glob("*.py"))} | {"dashboard", "serve"} == set(ALLOWED)


def test_no_import_goes_round_in_a_circle() -> None:
    """Not even one inside a function or for the type checker. The domain, which imports nothing else of ours, counts as one."""
    outside = [module for module in modules() if not module.startswith("commitments")]
    graph = {module: {other for other in imports(module) if other in outside} for module in outside}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]), pytrace=False)


@pytest.mark.parametrize("package", WITHOUT_STREAMLIT)
def test_these_packages_know_no_streamlit(package: str) -> None:
    ways = {
        module: reached(module) | dict.fromkeys(imports(module), ()) for module in modules() if module.split(".")[0] == package
    }
    assert [module for module, way in ways.items() if "streamlit" in way] == []


def test_the_server_imports_nothing_that_draws_with_streamlit() -> None:
    wrong = []
    for module in modules():
        if module.split(".")[0] == "server":
            for other in imports(module):
                if other.split(".")[0] in DRAWING and "streamlit" in (ways := reached(other)):
                    wrong.append(" -> ".join((module, *ways["streamlit"])))
    assert wrong == []
