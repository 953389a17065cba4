"""Slips that people make: each is answered once, in its place, with what was found and what to do. The table is slips.txt."""

import subprocess
import sys
from pathlib import Path

import pytest
from slips import edited, slips

from commitments.__main__ import main
from commitments.editing.pasted import mended
from commitments.reading.folder import read_folder
from commitments.reading.yaml_source import load

SLIPS = slips()
COMMITMENTS = "commitments.yaml"


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name.replace(" ", "-") for slip in SLIPS])
def test_one_slip_has_one_answer(project: Path, capsys: pytest.CaptureFixture[str], slip):
    path = project / slip.file
    path.write_bytes(edited(path.read_bytes(), slip))
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert [text for text in slip.must if text not in said] == [], said
    assert [text for text in slip.must_not if text in said] == [], said
    assert len(said.splitlines()) == slip.lines + 1, said


def by_name(name: str):
    return next(slip for slip in SLIPS if slip.name == name)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a no-break space before a key", "U+00A0 NO-BREAK SPACE became an ordinary space"),
        ("a no-break space in a text", "U+00A0 NO-BREAK SPACE became an ordinary space"),
        ("a soft hyphen", "U+00AD SOFT HYPHEN became nothing"),
        ("a zero-width space", "U+200B ZERO WIDTH SPACE became nothing"),
        ("a ligature of a PDF", "U+FB01 LATIN SMALL LIGATURE FI became 'fi'"),
        ("an accent apart from its letter", "apart from its letter became '\u0175'"),
        ("an entity of a web page", "'&amp;' became '&'"),
        ("curly quotes round a title", "curly quotes round the value became straight ones"),
        ("single curly quotes round an id", "curly quotes round the value became straight ones"),
        ("a file saved by Windows", ""),
        ("a byte-order mark", ""),
        ("no line break at the end of the file", ""),
        ("spaces behind a value", ""),
        ("a tab behind a value", ""),
        ("keys in another order", ""),
    ],
)
def test_format_mends_what_has_one_meaning_and_says_what_it_mended(project, capsys, name, told):
    slip = by_name(name)
    path = project / slip.file
    path.write_bytes(edited(path.read_bytes(), slip))
    assert main(["format", "--dry-run"]) == 1
    assert told.replace("became", "would become") in capsys.readouterr().out
    assert main(["format"]) == 0
    assert told in capsys.readouterr().out
    assert main(["schema"]) == 0  # a name that was changed stands in the schemas as well
    capsys.readouterr()
    assert main(["check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", ["a character that was lost", "the marks of a merge", "a title with a full stop"])
def test_format_leaves_what_has_more_than_one_meaning(project, capsys, name):
    slip = by_name(name)
    path = project / slip.file
    path.write_bytes(edited(path.read_bytes(), slip))
    before = path.read_bytes()
    main(["format"])
    assert path.read_bytes() == before


def test_what_may_stand_in_a_text_is_left_alone():
    text = 'note: "\u2018quoted\u2019 \u2013 100\u00a0% \u201ctext\u201d, caf\u00e9 \u2026 &c. & R&D; \u00bd"\n'
    told = [one.what for one in mended(text.encode())[1]]
    assert told == ["U+00A0 NO-BREAK SPACE"]
    for same in (b'note: "&quot;x&quot; &lt;b&gt;"\n', b"", b"\xff\xfe", b"a: b\t\r\n"):
        assert mended(same) == (same, [])


def test_what_is_mended_is_read_as_the_same_text_without_it():
    text = "commitments:\n  - id: a\n    note: >-\n      of\u00adfice \u201ctext\u201d\n      \u201calone\u201d\n    title: \u201cA \\ b\u201d\n"
    result, told = mended(text.encode())
    tree = load(result).tree
    assert tree["commitments"][0] == {"id": "a", "note": "office \u201ctext\u201d \u201calone\u201d", "title": "A \\ b"}
    assert [one.line for one in told] == [4, 6]


def test_an_answer_that_nobody_reads_to_its_end_is_no_error(project):
    for name in (COMMITMENTS, "documents.yaml"):
        path = project / name
        path.write_bytes(path.read_bytes().replace(b"    title:", b"    titel:"))
    root = Path(__file__).parents[2]
    ended = subprocess.run(
        f"{sys.executable} -m commitments --data {project} check | head -1",
        shell=True,
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert ended.stdout and ended.stderr == ""


def test_a_rename_in_every_place_is_no_slip(project):
    for path in project.glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"dental-places", b"dental-patients"))
    assert read_folder(project).faults == ()
