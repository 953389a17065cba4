"""New entries: in the right place, with a free id, filled by the check's own messages, and no trace of hints in the end."""

import re

import pytest

from commitments.__main__ import main
from commitments.editing.editorial import HINT
from commitments.editing.skeletons import Refused, new_commitment, new_correction, new_redirect, new_update
from commitments.reading.folder import read_folder


def filled(text: str, *values: tuple[str, str]) -> str:
    """The text with the empty line of each key given a value, in order."""
    for key, value in values:
        text, count = re.subn(rf'(?m)^((?: *- | *){re.escape(key)}) ?""$', rf"\1 {value}", text, count=1)
        assert count == 1, key
    return text


def test_a_commitment_from_skeleton_to_sound_data(project, capsys):
    assert main(["new", "commitment", "--document", "red-uk-2024", "--title", "Open a dental school in every region"]) == 0
    assert "data/commitments.yaml:" in capsys.readouterr().out
    path = project / "commitments.yaml"
    text = path.read_text()
    place, following = text.index("red-uk-2024/open-dental-school-every-region"), text.index("red-scotland-2024/more-dentists")
    assert text.index("red-uk-2024/more-dentists") < place < following
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    for field in ("summary", "scope", "theme", "nations[1]", "nations_basis", "stance", "action[1]", "section", "find"):
        assert f": {field}: found ''" in told
    path.write_text(
        filled(
            text,
            ("summary:", '"Every region would get a dental school."'),
            ("scope:", "core"),
            ("theme:", "dentistry"),
            ("-", "england"),
            ("nations_basis:", '"stated"'),
            ("stance:", "do"),
            ("-", "build"),
            ("section:", '"Health"'),
            ("find:", '"a dental school in every region"'),
        )
    )
    assert main(["check"]) == 1
    assert "leftover-hint" in capsys.readouterr().out
    assert main(["format", "--drop-hints"]) == 0
    assert main(["check"]) == 0
    assert HINT not in path.read_text()
    assert "4 commitments" in capsys.readouterr().out


def test_examples_among_the_hints_can_be_used_by_taking_the_signs_away(sound_texts):
    new = new_commitment(sound_texts, "blue-uk-2024", "Train dentists")
    lines = new.text.decode().splitlines()
    used = [line.replace(f"{HINT} ", "", 1) for line in lines if HINT not in line or not line.split(HINT)[1].startswith(" (")]
    text = "\n".join(line for line in used if not re.match(r" *[a-z/].*\)$", line)) + "\n"
    assert "    target:\n      text: " in text
    assert "    deadline:\n      text: " in text


def test_an_id_is_free_also_of_what_was_dropped_or_redirected(sound_texts):
    texts = sound_texts | {
        "redirects.yaml": b"redirects:\n  - from: red-uk-2024/more-vets\n    to: red-uk-2024/more-dentists\n    kind: renamed\n",
        "left_out.yaml": b'left_out:\n  - id: red-uk-2024/more-vets-2\n    title: "x"\n    why: "y"\n',
    }
    assert new_commitment(texts, "red-uk-2024", "More vets").id == "red-uk-2024/more-vets-3"
    with pytest.raises(Refused, match="in use"):
        new_commitment(texts, "red-uk-2024", "More vets", key="more-dentists")


def test_the_first_commitment_of_a_document_stands_under_its_name(sound_texts):
    texts = sound_texts | {"commitments.yaml": sound_texts["commitments.yaml"].split(b"  - id: blue-uk")[0]}
    assert (
        "  # --- Blue: Steady (UK manifesto) ---\n\n" in new_commitment(texts, "blue-uk-2024", "Train dentists").text.decode()
    )


def test_an_update_goes_into_the_record_of_its_commitment_in_order_of_date(project, capsys):
    assert main(["new", "update", "--commitment", "red-uk-2024/more-dentists", "--date", "2026-01-31"]) == 0
    path = project / "progress.yaml"
    text = filled(
        path.read_text(),
        ("status:", "done"),
        ("what:", '"Places were opened."'),
        ("kind:", "report"),
        ("title:", '"News"'),
        ("publisher:", '"A paper"'),
        ("url:", '"https://example.org/news"'),
        ("confidence:", "low"),
    )
    path.write_text(text)
    assert main(["format", "--drop-hints"]) == 0
    reading = read_folder(project)
    assert [str(fault) for fault in reading.faults] == []
    record = reading.records["progress.yaml"].progress[0]
    assert (record.as_of, record.updates[-1].date) == ("2026-01-31", "2026-01-31")


def test_an_update_of_another_commitment_makes_its_record(sound_texts):
    new = new_update(sound_texts, "blue-uk-2024/dental-plan", "2026-01-31")
    assert new.text.decode().splitlines()[new.line - 1] == "  - commitment: blue-uk-2024/dental-plan"


def test_a_correction_stands_first_and_keeps_what_is_known(sound_texts):
    known = {"commitment": "blue-uk-2024/dental-plan", "field": "title", "said": "a", "says": "b", "why": "c"}
    new = new_correction(sound_texts, "2026-12-01", known)
    texts = sound_texts | {"corrections.yaml": new.text}
    assert new.text.decode().index("2026-12-01") < new.text.decode().index("2026-11-24")
    empty = new_correction(sound_texts | {"corrections.yaml": b"corrections: []\n"}, "2026-12-01", {})
    assert texts and 'why: ""' in empty.text.decode()


def test_a_redirect_is_complete_and_refuses_what_would_not_hold(sound_texts):
    new = new_redirect(sound_texts, "red-uk-2024/old", "red-uk-2024/more-dentists", "renamed")
    assert "  - from: red-uk-2024/old\n    to: red-uk-2024/more-dentists\n    kind: renamed\n" in new.text.decode()
    with pytest.raises(Refused, match="still stands"):
        new_redirect(sound_texts, "blue-uk-2024/dental-plan", "red-uk-2024/more-dentists", "renamed")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["commitment", "--document", "red-uk-2042", "--title", "x"], "did you mean red-uk-2024?"),
        (["update", "--commitment", "red-uk-2024/more-dentist"], "did you mean red-uk-2024/more-dentists?"),
        (["update", "--commitment", "red-uk-2024/more-dentists", "--date", "31.1.2026"], "is no date"),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_nearest(project, capsys, arguments, told):
    before = {path: path.read_bytes() for path in project.glob("*.yaml")}
    assert main(["new", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert before == {path: path.read_bytes() for path in project.glob("*.yaml")}


def test_nothing_is_written_into_files_with_faults(project, capsys):
    (project / "commitments.yaml").write_text("commitments: [\n")
    assert main(["new", "commitment", "--document", "red-uk-2024", "--title", "x"]) == 2
    assert "make check" in capsys.readouterr().err
