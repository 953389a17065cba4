"""`pip install .` into an empty environment gives a working `pledge` and a package for other programs."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commitments import __version__
from commitments.__main__ import COMMANDS

PROJECT = Path(__file__).parents[2]
PAGE = PROJECT / "docs" / "use-the-package.md"
HEAVY = {"pandas", "plotly", "streamlit", "requests", "xlsxwriter", "starlette"}


@pytest.fixture
def elsewhere(tmp_path: Path, sound_project: Path) -> Path:
    """A folder that has nothing to do with the project, with data of its own."""
    assert sound_project.parent == tmp_path
    return tmp_path


def run(folder: Path, *command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command in ``folder`` with nothing of this project, or of the tests' own environment, in its surroundings."""
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PLEDGE", "VIRTUAL_ENV"))
    }
    return subprocess.run(command, cwd=folder, env=surroundings | more, capture_output=True, text=True, timeout=120)


def test_only_the_package_and_all_of_it_is_in_the_wheel(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"commitments", f"pledge_to_plan-{__version__}.dist-info"}
    ours = {
        str(path.relative_to(PROJECT))
        for path in (PROJECT / "commitments").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if name.startswith("commitments/")} == ours


def test_the_command_checks_a_folder_that_is_named(environment, elsewhere, tmp_path_factory):
    found = run(elsewhere, environment / "pledge", "check")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.splitlines()[-1].startswith("3 commitments of 2 parties in 3 documents: no faults")
    other = tmp_path_factory.mktemp("other")
    data = str(elsewhere / "data")
    for named in (
        run(other, environment / "pledge", "check", "--data", data),
        run(other, environment / "pledge", "--data", data, "check"),
        run(other, environment / "pledge", "check", PLEDGE_DATA=data),
        run(other, environment / "python", "-m", "commitments", "check", "--data", data),
    ):
        assert (named.returncode, named.stdout.splitlines()[-1]) == (0, found.stdout.splitlines()[-1]), named.stderr
    missing = run(other, environment / "pledge", "check")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert missing.stderr == "there is no data folder 'data' here; name it with --data DIR, or in PLEDGE_DATA\n"


def test_an_option_wins_over_the_environment(environment, elsewhere):
    found = run(elsewhere, environment / "pledge", "check", "--data", "data", PLEDGE_DATA="nowhere")
    assert found.returncode == 0, found.stderr


def test_faults_are_said_there_as_here(environment, elsewhere):
    path = elsewhere / "data" / "commitments.yaml"
    path.write_text(path.read_text().replace("stance: press", "stance: presss"))
    found = run(elsewhere, environment / "pledge", "check")
    assert found.returncode == 1
    assert "found 'presss'; expected one of do, press, keep, oppose" in found.stdout


def test_the_command_names_itself_and_its_version(environment, elsewhere):
    assert run(elsewhere, environment / "pledge", "--version").stdout == f"pledge-to-plan {__version__}\n"
    assert run(elsewhere, environment / "pledge", "check", "--help").stdout.startswith("usage: pledge check")


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_not_installed_is_named_with_its_extra(environment, elsewhere, command):
    found = run(elsewhere, environment / "pledge", command, "--help")
    if command in ("figures", "links"):
        assert found.returncode == 2
        assert f"pip install 'pledge-to-plan[{command}]'" in found.stderr
        assert "Traceback" not in found.stderr
    elif command == "site":
        assert (found.returncode, found.stdout) == (2, "")
        assert "get the project's folder" in found.stderr and "Traceback" not in found.stderr
    else:
        assert found.returncode == 0, found.stderr


def test_the_list_of_commands_loads_none_of_them(environment, elsewhere):
    code = "import sys; from commitments.__main__ import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    found = run(elsewhere, environment / "python", "-c", code)
    assert all(f"  {command} " in found.stdout for command in COMMANDS)
    loaded = {name.split(".")[0] for name in found.stdout.splitlines()[-1].split()}
    assert "commitments" in loaded
    assert not loaded & (HEAVY | {"numpy", "pydantic", "yaml"})


def examples() -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)


def test_the_documented_lines_run_in_an_empty_environment(environment, elsewhere):
    first, *_ = examples()
    lines = first.replace('{"party": ["labour"], "theme": ["dentistry"]}', '{"party": ["red"], "theme": ["dentistry"]}')
    assert lines != first
    found = run(elsewhere, environment / "python", "-c", lines)
    assert found.returncode == 0, found.stderr
    head, *rows = found.stdout.splitlines()
    assert re.fullmatch(r".+ of .+ \(data version [\d-]+-[0-9a-f]{7}\)", head)
    assert any(row.startswith("red-uk-2024/") for row in rows)


def test_the_documented_lines_run_on_the_projects_own_data():
    """With the extras that the other blocks need; here everything is installed."""
    found = run(PROJECT, Path(sys.executable), "-c", "\n".join(examples()))
    assert found.returncode == 0, found.stderr
    assert "labour-uk-2024/" in found.stdout and "dentistry" in found.stdout


@pytest.mark.parametrize(
    "rooms",
    [
        "reading.folder reading.checking records.model dataset library last_good",
        "selecting.selection selecting.search selecting.names standing describing",
        "editing.formatting editing.editorial editing.rules editing.desk commands.check commands.new",
    ],
)
def test_reading_checking_and_selecting_need_the_small_dependencies_alone(environment, elsewhere, rooms):
    """The environment holds no others, so an import of one would fail."""
    imports = "; ".join(f"import commitments.{room}" for room in rooms.split())
    found = run(elsewhere, environment / "python", "-c", f"{imports}; import sys; print(*sys.modules)")
    assert found.returncode == 0, found.stderr
    assert not {name.split(".")[0] for name in found.stdout.split()} & HEAVY
