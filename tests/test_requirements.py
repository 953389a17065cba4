"""requirements.txt alone is enough to run the dashboard, as on Streamlit Community Cloud: nothing it imports is missing there."""

import ast
import re
import sys
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[1]
OURS = ("commitments", "components", "server")
PINNED = {
    canonicalize_name(match[1]): match[2]
    for match in re.finditer(r"^([\w.-]+)==(\S+)", (PROJECT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
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
