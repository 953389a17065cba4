"""Two edits of one file are joined entry by entry; a conflict stands inside one entry and is told by the check."""

import subprocess
import sys
from pathlib import Path

import pytest

from commitments.__main__ import main
from commitments.editing.merging import merged, parts_of
from commitments.records.model import FILES

COMMITMENTS = "commitments.yaml"
ROOT = Path(__file__).parents[2]


def with_entry(text: str, key: str) -> str:
    """The file with another commitment of the Blues behind the last."""
    start = text.index("  - id: blue-uk-2024/dental-plan")
    entry = text[start:].split("\n\n")[0].rstrip("\n")
    new = entry.replace("dental-plan", key).replace("Carry out the dental plan", f"Plan {key}")
    return text.replace(entry, f"{entry}\n\n{new}")


@pytest.fixture
def base(project: Path) -> str:
    return (project / COMMITMENTS).read_text()


def join(base: str, ours: str, theirs: str):
    return merged(*(text.encode() for text in (base, ours, theirs)))


def test_two_new_entries_of_one_manifesto_are_no_conflict(base):
    result = join(base, with_entry(base, "of-ours"), with_entry(base, "of-theirs"))
    assert result.conflicts == 0
    assert result.text == with_entry(with_entry(base, "of-theirs"), "of-ours")


def test_edits_of_neighbours_and_of_other_lines_of_one_entry_are_no_conflict(base):
    ours = base.replace("stance: press", "stance: keep").replace('"more dentists for Scotland"', '"dentists for Scotland"')
    theirs = base.replace('"Carry out the dental plan"', '"Carry it out"').replace(
        "  - id: red-scotland", "  # looked at\n  - id: red-scotland"
    )
    result = join(base, ours, theirs)
    assert result.conflicts == 0
    for text in ("stance: keep", '"dentists for Scotland"', '"Carry it out"', "  # looked at\n  - id: red-scotland"):
        assert text in result.text


def test_one_takes_out_what_the_other_left_alone(base):
    start = base.index("  - id: red-scotland")
    without = base[:start] + base[base.index("  - id: blue-uk") :]
    other = base.replace('"Carry out the dental plan"', '"Carry it out"')
    for result in (join(base, without, other), join(base, other, without)):
        assert result.conflicts == 0 and "red-scotland-2024/more" not in result.text and '"Carry it out"' in result.text


def test_the_same_lines_of_one_entry_are_a_conflict_in_that_entry_which_the_check_explains(project, base, capsys):
    result = join(base, base.replace("stance: press", "stance: keep"), base.replace("stance: press", "stance: do"))
    assert result.conflicts == 1
    (project / COMMITMENTS).write_text(result.text)
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "two edits that git could not join (lines " in said and said.endswith("1 fault in 1 file\n")


def test_an_entry_that_one_takes_out_and_the_other_edits_is_a_conflict(base):
    start = base.index("  - id: red-scotland")
    without = base[:start] + base[base.index("  - id: blue-uk") :]
    assert join(base, without, base.replace("stance: press", "stance: do")).conflicts == 1


@pytest.mark.parametrize("name", FILES)
def test_parts_of_a_file_make_the_file(project, name):
    data = (project / name).read_bytes()
    parts = parts_of(data)
    assert parts is not None
    assert "".join("\n" * part.gap + part.text + "\n" for part in parts.values()).encode() == data
    assert merged(data, data, data) == (data.decode(), 0)


def test_two_entries_without_an_id_are_both_kept(project):
    text = (project / "corrections.yaml").read_text()
    new = '  - date: "2026-11-24"\n    field: "{}"\n    said: "a"\n    says: "b"\n    why: "c"\n\n'
    ours, theirs = (text.replace("corrections:\n", f"corrections:\n{new.format(name)}") for name in ("one", "two"))
    result = join(text, ours, theirs)
    assert result.conflicts == 0 and '"one"' in result.text and '"two"' in result.text


def test_a_file_that_cannot_be_read_is_joined_by_its_lines():
    assert join("a: [\nb\nc\nd\n", "a: [\nb\nc\nD\n", "A: [\nb\nc\nd\n") == ("A: [\nb\nc\nD\n", 0)


def test_git_uses_it_where_it_is_set(project, base):
    folder = project.parent

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(["git", *name, *arguments], cwd=folder, capture_output=True, text=True)

    (folder / ".gitattributes").write_text((ROOT / ".gitattributes").read_text())
    git("init", "-q", "-b", "main")
    git("config", "merge.pledge.driver", f"PYTHONPATH={ROOT} {sys.executable} -m commitments merge %O %A %B %P")
    for branch, key in (("main", ""), ("ours", "of-ours"), ("theirs", "of-theirs")):
        if key:
            git("checkout", "-q", "-b", branch, "main")
            (project / COMMITMENTS).write_text(with_entry(base, key))
        git("add", ".")
        git("commit", "-qm", branch)
    ended = git("merge", "ours")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    text = (project / COMMITMENTS).read_text()
    assert "of-ours" in text and "of-theirs" in text and "<<<<" not in text
    assert main(["check"]) == 0


def test_check_says_only_what_the_edit_did(project, base, capsys):
    def git(*arguments: str) -> None:
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *name, *arguments], cwd=project.parent, check=True, capture_output=True)

    path = project / COMMITMENTS
    path.write_text(base.replace('"Carry out the dental plan"', '"Carry out the dental plan."'))
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "with a fault")
    assert main(["check", "--changed"]) == 0
    assert capsys.readouterr().out == (
        "nothing in the files says something else\nno fault by these changes; 1 fault from before\n"
    )
    path.write_text("# a line more\n" + path.read_text().replace("stance: press", "stance: presss"))
    assert main(["check", "--changed"]) == 1
    first, second, last = capsys.readouterr().out.splitlines()
    assert first == "commitments.yaml: 1 changed (red-scotland-2024/more-dentists)"
    assert "did you mean 'press'?" in second and last == "1 fault in 1 file"
    assert main(["check", "--changed", "2026-11-01"]) == 2
    assert "name a version to compare with" in capsys.readouterr().err
