"""requirements.txt alone is enough to run the dashboard, as on Streamlit Community Cloud: nothing it imports is missing there."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions, requires
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from upkeep import dependencies

PROJECT = Path(__file__).parents[1]
OURS = ("commitments", "components", "server", "streamlit_internals", "web", "pages", "dashboard", "plain_files")
PINNED = {
    canonicalize_name(match[1]): match[2]
    for match in re.finditer(r"^([\w.-]+)==([^\s;]+)", (PROJECT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
}


def test_the_dashboard_imports_only_what_is_required() -> None:
    files = [
        PROJECT / "dashboard.py",
        PROJECT / "serve.py",
        *(file for name in (*OURS, "pages") for file in (PROJECT / name).rglob("*.py")),
    ]
    imported = {name: file for file in files for name in top_level_imports(file)}
    providers = packages_distributions()
    missing = {
        f"{name} ({file.relative_to(PROJECT)})"
        for name, file in imported.items()
        if name not in sys.stdlib_module_names
        and name not in OURS
        and not PINNED.keys() & map(canonicalize_name, providers.get(name, ()))
    }
    assert not missing


def top_level_imports(file: Path) -> set[str]:
    """``pandas`` for ``import pandas as pd`` and ``from pandas.api import types``, anywhere in the file."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("package", PINNED)
def test_what_a_package_needs_is_pinned_too(package: str) -> None:
    for line in requires(package) or ():
        needed = Requirement(line)
        if needed.marker and not needed.marker.evaluate({"extra": ""}):
            continue
        version = PINNED.get(canonicalize_name(needed.name))
        assert version, f"{package} needs {needed}, which is not in requirements.txt"
        assert needed.specifier.contains(version, prereleases=True), f"{package} needs {needed}, not {version}"


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_package_comes_with_hashes_and_is_the_one_that_was_asked_for(name: str) -> None:
    """pip then refuses any other file, and any package that is not in the list."""
    text = (PROJECT / f"{name}.txt").read_text("utf-8").replace("\\\n", "")
    entries = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert entries
    for entry in entries:
        assert re.fullmatch(r"[\w.-]+==[^\s;]+( ; [^#]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*(#.*)?", entry), entry[:100]


@pytest.mark.parametrize(("name", "dev"), [("requirements", False), ("requirements-dev", True)])
def test_what_is_declared_is_pinned_in_a_version_that_fits(name: str, dev: bool) -> None:
    pinned = {
        canonicalize_name(key): version
        for key, version in dependencies.pins((PROJECT / f"{name}.txt").read_text("utf-8")).items()
    }
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    project = declared["project"]
    lines = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    lines += declared["dependency-groups"]["dev"] if dev else []
    for line in lines:
        needed = Requirement(line)
        if needed.name == project["name"]:  # an extra that brings others
            assert needed.extras <= project["optional-dependencies"].keys()
            continue
        version = pinned.get(canonicalize_name(needed.name), "")
        assert version and needed.specifier.contains(version), f"make lock: {line}"


def test_nothing_is_declared_for_running_that_nothing_uses() -> None:
    """Each package of the extras is imported by a file of ours."""
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [*declared["dependencies"], *chain.from_iterable(declared["optional-dependencies"].values())]
    names = {canonicalize_name(Requirement(line).name) for line in lines} - {declared["name"]}
    files = [PROJECT / "serve.py", *(file for name in (*OURS, "pages") for file in (PROJECT / name).rglob("*.py"))]
    imported = {name for file in files for name in top_level_imports(file)}
    providers = packages_distributions()
    used = {canonicalize_name(provider) for name in imported for provider in providers.get(name, ())}
    assert names - used == set()


def test_one_version_of_a_package_for_running_and_for_testing() -> None:
    tested = dependencies.pins((PROJECT / "requirements-dev.txt").read_text("utf-8"))
    assert {name: tested[name] for name in PINNED} == PINNED


def test_the_list_of_licences_is_that_of_the_packages() -> None:
    sources = ((PROJECT / name).read_text("utf-8") for name in ("requirements.txt", "pyproject.toml"))
    before = dependencies.LIST.read_text("utf-8")
    assert dependencies.page(*sources, before) == before, "make lock"
