"""The Editors' desk: any file is checked in bounds, and what it would change is told without touching anything."""

import gzip
import io
import time
import zipfile

import pytest

from commitments.editing import desk
from commitments.editing.desk import check, examined, plain_name
from commitments.editing.rules import rules
from commitments.library import dataset_with
from commitments.records.model import FILES

COMMITMENTS = "commitments.yaml"


def edited(project, old: str, new: str) -> dict[str, bytes]:
    text = (project / COMMITMENTS).read_text()
    assert old in text
    return {COMMITMENTS: text.replace(old, new).encode()}


def test_faults_are_those_of_the_check(project):
    outcome = check(project, edited(project, "stance: press", "stance: presss"))
    assert [str(fault) for fault in outcome.faults] == [
        "commitments.yaml:44: red-scotland-2024/more-dentists: stance: found 'presss'; expected one of do, press, keep, oppose; "
        "did you mean 'press'?"
    ]
    assert not outcome.is_sound and outcome.changes == ()


def test_sound_files_say_what_they_would_change(project):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    outcome = check(project, edited(project, "quantity: 700000", "quantity: 700001"))
    assert outcome.is_sound
    assert outcome.changes[0].changed[0].fields[0].field == "target.quantity"
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert check(project, {name: (project / name).read_bytes() for name in FILES}).changes == ()


def test_a_lost_id_and_a_renamed_one_are_told(project):
    (project / "released_ids.txt").write_text("blue-uk-2024/dental-plan\n")
    files = edited(project, "blue-uk-2024/dental-plan", "blue-uk-2024/plan")
    for name in ("corrections.yaml", "progress.yaml"):
        files[name] = (project / name).read_bytes().replace(b"blue-uk-2024/dental-plan", b"blue-uk-2024/plan")
    assert [fault.kind for fault in check(project, files).faults] == ["vanished-id"]
    (project / "released_ids.txt").unlink()
    change = check(project, files).changes[0].changed[0]
    assert (change.was, change.redirected) == ("blue-uk-2024/dental-plan", False)


def test_no_id_is_called_lost_in_half_a_file(project):
    (project / "released_ids.txt").write_text("blue-uk-2024/dental-plan\n")
    text = (project / COMMITMENTS).read_text()
    half = text[: text.rindex("    scope:", 0, text.index("id: blue-uk-2024/dental-plan"))]
    assert [fault.kind for fault in check(project, {COMMITMENTS: half.encode()}).faults] == ["cut-off"]


def test_form_is_told_apart_and_the_file_given_as_it_should_be(project):
    outcome = check(project, edited(project, "    scope: core", "    scope:   core"))
    assert outcome.is_sound and outcome.changes == ()
    assert {fault.kind for fault in outcome.form} == {"not-canonical"}
    assert outcome.canonical[COMMITMENTS] == (project / COMMITMENTS).read_text()


def packed(content: bytes) -> bytes:
    """A ZIP that is small until somebody opens it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr(COMMITMENTS, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00" * 5000,
        bytes(range(256)) * 400,
        b"a: &a [x]\nb: [" + b"*a," * 5000 + b"]",
        b"commitments:\n" + b"  - " * 20_000,
        b"[" * 100_000,
        b"commitments: !!python/object/apply:os.system ['true']\n",
        'commitments:\n  - id: "\u202e"\n'.encode(),
        b"commitments:\n" + b"  - id: a\n" * 50_000,
        b'commitments: "' + b"x" * 1_000_000,
        packed(b"0" * 50_000_000),
        gzip.compress(b"0" * 50_000_000),
        b"a: &a [x, x]\n" + b"".join(b"k%d: &k%d [*a,*a,*a]\n" % (n, n) for n in range(2000)),
        b"a: &a {k: 1}\n" + b"".join(b"b%d: &b%d {<<: [%s]}\n" % (n, n, b"*a," * 9) for n in range(8)),
    ],
    ids=range(14),
)
def test_a_hostile_file_is_only_faults_in_the_list(project, data):
    start = time.perf_counter()
    outcome = check(project, {COMMITMENTS: data})
    assert outcome.faults and not outcome.stopped
    assert time.perf_counter() - start < desk.SECONDS


def test_size_time_and_number_are_bounded_with_a_word(project, monkeypatch):
    assert "more than 3 MB" in check(project, {COMMITMENTS: b"#" * (desk.MAX_BYTES + 1)}).stopped
    files = dict.fromkeys(list(FILES)[:3], b"#" * desk.MAX_BYTES)
    assert "together have more than 6 MB" in check(project, files).stopped
    assert check(project, {}).stopped == "There is no file to check."
    monkeypatch.setattr(desk, "SECONDS", 0.05)
    assert "stopped after" in check(project, edited(project, "stance: press", "stance: do")).stopped
    monkeypatch.setattr(desk, "SECONDS", 30)
    monkeypatch.setattr(desk, "PATIENCE", 0.05)
    with desk._queue, desk._queue:
        assert "try again" in check(project, edited(project, "stance: press", "stance: do")).stopped


def test_a_check_that_wants_more_memory_than_it_may_have_is_ended_with_a_word(project, monkeypatch):
    code = "from commitments import desk; desk.MEMORY = 150_000_000; desk.examined = lambda *a: bytearray(10**9); desk.main()"
    run = desk.subprocess.run
    monkeypatch.setattr(desk.subprocess, "run", lambda command, **how: run([command[0], "-c", code], **how))
    assert "ended before it was done" in check(project, edited(project, "stance: press", "stance: do")).stopped


def test_a_process_that_dies_is_told(project, monkeypatch):
    monkeypatch.setattr(desk.sys, "executable", "false")
    assert "ended before it was done" in check(project, edited(project, "stance: press", "stance: do")).stopped
    monkeypatch.setattr(desk.sys, "executable", "/no/such/python")
    assert "could not be started" in check(project, edited(project, "stance: press", "stance: do")).stopped


@pytest.mark.parametrize(
    ("given", "file"),
    [
        ("commitments.yaml", "commitments.yaml"),
        ("commitments (1).yaml", "commitments.yaml"),
        ("commitments copy.yml", "commitments.yaml"),
        ("left_out-2.yaml", "left_out.yaml"),
        ("C:\\Users\\me\\themes.yaml", "themes.yaml"),
        ("../../themes.yaml", "themes.yaml"),
        ("other.yaml", "other.yaml"),
    ],
)
def test_the_names_of_copies_are_understood(given, file):
    assert plain_name(given) == file


def test_a_file_of_another_name_is_a_fault(project):
    (fault,) = examined(project, {"theme.yaml": b"themes: []\n"}).faults
    assert (fault.kind, fault.nearest) == ("unknown-file", "themes.yaml")


def test_a_preview_is_a_dataset_of_its_own(project):
    dataset = dataset_with(project, edited(project, "Recruit more dentists", "Recruit many dentists"))
    assert dataset.commitments[0].title == "Recruit many dentists"
    assert dataset.version.endswith("-preview")
    assert dataset_with(project, {COMMITMENTS: b"["}) is None


def test_every_rule_of_the_guide_can_stand_beside_its_fault():
    assert rules()["vanished-id"].startswith("A published id")
    assert rules()["unknown-scope"].endswith("Here: `scope` of a commitment.")
    assert rules()["unknown-scope"].startswith("A value is not one of the words")
    assert rules()["not-utf8"].startswith("The file, or a byte in it")
    assert len(rules()) > 80


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\n<!DOCTYPE html><html><body>commitments:</body></html>", "a web page (HTML)"),
        (b"%PDF-1.7 ...", "a PDF"),
        (packed(b"x"), "an Excel or Word file, or another ZIP archive"),
        (b"{\\rtf1 commitments}", "a text with formats (RTF)"),
        (b"id,title,summary,scope,theme\n1,2,3,4,5\n", "a table (CSV)"),
        (b"diff --git a/data/commitments.yaml b/data/commitments.yaml\n", "a list of changes (a patch)"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a git pointer to a file kept elsewhere"),
    ],
)
def test_a_file_of_another_program_is_told_for_what_it_is(project, data, what):
    (fault,) = check(project, {COMMITMENTS: data}).faults
    assert (fault.kind, fault.found) == ("no-data-file", what)


def test_a_text_is_the_file_that_it_is_by_its_first_key(project):
    for name in FILES:
        data = (project / name).read_bytes()
        assert desk.name_by_content(name, data) == name
        assert desk.name_by_content("notes.yaml", data) == name
        assert desk.name_by_content("site.yaml" if name != "site.yaml" else COMMITMENTS, data) == name
    assert desk.name_by_content("notes.yaml", b"x: 1") == "notes.yaml"


def test_what_does_not_agree_is_to_be_looked_at_and_no_fault(project):
    outcome = check(project, edited(project, "quantity: 700000", "quantity: 750000"))
    assert outcome.is_sound and "figures-differ" in {look.kind for look in outcome.looks}


def test_pasted_characters_are_a_matter_of_form(project):
    outcome = check(project, edited(project, "Carry out the dental plan", "Carry out the\u00a0dental plan"))
    assert {fault.kind for fault in outcome.form} == {"pasted-character"}
    assert outcome.canonical[COMMITMENTS] == (project / COMMITMENTS).read_text()
