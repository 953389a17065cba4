"""The package as others get it: built from a copy of the project, in an environment that holds nothing but what it declares.

Nothing is fetched: the environment's packages are links to those that the tests themselves run with.
"""

import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from commitments.editing.formatting import formatted
from commitments.editing.schema import write_schemas
from commitments.records.model import FILES

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clone holds of the package: building leaves nothing behind in the project itself."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "LICENSE", ".pre-commit-hooks.yaml", "docs/use-the-package.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT / name, folder / name)
    shutil.copytree(PROJECT / "commitments", folder / "commitments", ignore=shutil.ignore_patterns("__pycache__"))
    for other in ("data", "pages", "server", "static", "tests"):  # as in the project, where they must not become packages
        (folder / other).mkdir()
        (folder / other / "__init__.py").touch()
    return folder


@pytest.fixture(scope="session")
def wheel(source: Path) -> Path:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--wheel-dir", source / "dist", source], check=True, timeout=300)
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="session")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment with the package and its dependencies, without any extra."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, wheel], check=True, timeout=300)
    (metadata,) = packages.glob("pledge_to_plan-*.dist-info")
    for needed in all_needed(Distribution.at(metadata)):
        for top in {file.parts[0] for file in needed.files or () if file.parts[0] not in ("..", "__pycache__")}:
            (packages / top).symlink_to(Path(str(needed.locate_file(top))))
    return folder / "bin"


def all_needed(package: Distribution, seen: set[str] | None = None) -> Iterator[Distribution]:
    """Every distribution that a package needs without extras, and what these need in turn."""
    seen = set() if seen is None else seen
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.name.lower() in seen or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        seen.add(requirement.name.lower())
        needed = distribution(requirement.name)
        yield needed
        yield from all_needed(needed, seen)


@pytest.fixture
def sound_project(tmp_path: Path) -> Path:
    """A small sound data folder with its schemas, in canonical form."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes(formatted(name, (PROJECT / "tests" / "domain" / "sound" / name).read_bytes()))
    write_schemas(folder)
    return folder
