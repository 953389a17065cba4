"""The hooks that are offered to other repositories, tried with the real pre-commit from a repository that knows nothing of this one.

pre-commit clones, builds and installs the package as it would anywhere, but nothing is fetched: what the package needs is found where the
tests' own packages are.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def ours(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project as a repository with one commit."""
    folder = tmp_path_factory.mktemp("ours") / "pledge-to-plan"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("dist", "build", "*.egg-info"))
    return committed(folder)


@pytest.fixture
def theirs(sound_project: Path) -> Path:
    """A repository with data of its own."""
    return committed(sound_project.parent)


def committed(folder: Path) -> Path:
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "All")
    return folder


def git(folder: Path, *command: str) -> None:
    subprocess.run(["git", *command], cwd=folder, env=quiet(), check=True, timeout=60)


def quiet() -> dict[str, str]:
    """The surroundings without what belongs to a repository or an environment that the tests happen to run in."""
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PLEDGE_", "PIP_", "VIRTUAL_ENV"))
    }


def tried(theirs: Path, ours: Path) -> subprocess.CompletedProcess[str]:
    """What ``pre-commit try-repo`` says of both hooks. Its environment sees the tests' packages, and pip builds with them."""
    offline = {"PYTHONPATH": sysconfig.get_path("purelib"), "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ours), "--all-files", "--verbose"]
    return subprocess.run(command, cwd=theirs, env=quiet() | offline, capture_output=True, text=True, timeout=300)


def test_sound_data_passes(theirs, ours):
    found = tried(theirs, ours)
    assert found.returncode == 0, found.stdout + found.stderr
    assert found.stdout.count("Passed") == 2


def test_a_fault_is_said_with_its_place_and_a_file_is_brought_to_its_form(theirs, ours):
    commitments, topics = theirs / "data" / "commitments.yaml", theirs / "data" / "topics.yaml"
    before = topics.read_text()
    commitments.write_text(commitments.read_text().replace("stance: press", "stance: presss"))
    topics.write_text(before + "\n\n\n")
    found = tried(theirs, ours)
    assert found.returncode == 1, found.stdout + found.stderr
    assert "data/commitments.yaml:44: red-scotland-2024/more-dentists: stance: found 'presss'" in found.stdout
    assert "files were modified by this hook" in found.stdout
    assert topics.read_text() == before
