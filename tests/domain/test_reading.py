"""Reading the folder: a sound dataset gives records; every fault is told with its place and its cure, all of them in one run."""

import ast
import datetime
import os
import re
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from datasets import FROZEN
from pydantic import Field

from commitments.reading.faults import Fault
from commitments.reading.folder import read_folder, read_texts
from commitments.reading.validation import validate
from commitments.reading.yaml_source import load
from commitments.records import vocabulary
from commitments.records.model import FILES, Record
from commitments.records.references import KEPT_IN

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
COMMITMENTS = "commitments.yaml"


class Case(NamedTuple):
    kind: str
    file: str
    old: bytes | None  # None: the whole file
    new: bytes | None  # None: the file is not there
    told: list[str]


def cases_in_the_table() -> list[Case]:
    """The cases of faults.txt; its head says how they are written."""
    cases = []
    blocks = (HERE / "faults.txt").read_text(encoding="utf-8").replace(" \\\n ", "").split("\n\n")
    for block in blocks[1:]:
        head, *lines = block.strip("\n").split("\n")
        marked = {mark: [line[1:] for line in lines if line[0] == mark] for mark in "-+>"}
        old, new = ("\n".join(["", *marked[mark], ""]).encode() for mark in "-+")
        cases.append(Case(*head.split(), old, new, [line.strip() for line in marked[">"]]))
    return cases


CASES = [
    *cases_in_the_table(),
    Case(
        "not-utf8",
        COMMITMENTS,
        b'"Carry out the dental plan"',
        b'"Open a caf\xe9"',
        [
            "commitments.yaml:48: found byte 0xe9; expected UTF-8; it was probably saved as Windows-1252 or Latin-1: "
            "save the file again with the encoding UTF-8"
        ],
    ),
    Case(
        "control-character",
        COMMITMENTS,
        b"dental plan",
        b"dental \x07plan",
        [
            "commitments.yaml:48: found U+0007 control character; expected no control or hidden characters: delete it, or "
            "run: python -m commitments format"
        ],
    ),
    *(
        Case(
            "odd-space",
            COMMITMENTS,
            b"    stance: press\n",
            line.replace("_", "\u00a0").encode(),
            [
                "commitments.yaml:41: found U+00A0 NO-BREAK SPACE; expected an ordinary space, or none: type it again, or "
                "run: python -m commitments format"
            ],
        )
        for line in (
            "____stance: press\n",
            "_ _ stance: press\n",
            "    stance:_press\n",
            "    stance_: press\n",
            "    stance: press_\n",
            '    stance: "press"_# by letter\n',
        )
    ),
    Case(
        "odd-space",
        COMMITMENTS,
        b"      - waiting-times\n",
        "      -\u2003waiting-times\n".encode(),
        [
            "commitments.yaml:9: found U+2003 EM SPACE; expected an ordinary space, or none: type it again, or run: "
            "python -m commitments format"
        ],
    ),
    Case(
        "odd-space",
        COMMITMENTS,
        b"    also:\n      - waiting-times\n",
        "    also: [waiting-times,\u3000]\n".encode(),
        [
            "commitments.yaml:8: red-uk-2024/more-dentists: also[2]: found U+3000 IDEOGRAPHIC SPACE; expected an ordinary space, "
            "or none: type it again, or run: python -m commitments format"
        ],
    ),
    Case(
        "too-many-values",
        COMMITMENTS,
        b"    stance: press\n",
        b"    stance: press\n    doubt: [" + b"x, " * 1001 + b"]\n",
        [
            "commitments.yaml:42: commitments[2].doubt[1002]: found more than 1,000 values in one place; expected as many as "
            "the records need"
        ],
    ),
    Case(
        "too-large",
        "site.yaml",
        None,
        b"#" * (8 * 1024 * 1024 + 1),
        ["site.yaml:1: found 8,388,609 bytes; expected at most 8,388,608 bytes in one file"],
    ),
    Case(
        "bad-yaml",
        "site.yaml",
        None,
        b'{name: "x"}\nname: "y"\n',
        [
            "site.yaml:2: found 'name: \"y\"'; expected text that YAML can read (the reader says: did not find expected "
            "<document start>)"
        ],
    ),
    Case(
        "empty-file",
        "site.yaml",
        None,
        b"# nothing yet\n",
        ["site.yaml:1: found nothing but blank lines or comments; expected the file's keys and values"],
    ),
    Case(
        "not-a-mapping",
        "site.yaml",
        None,
        b'- name: "x"\n',
        ['site.yaml:1: found a list; expected a key and a colon at the start, such as "commitments:"'],
    ),
    Case(
        "missing-file",
        "site.yaml",
        None,
        None,
        ["site.yaml:1: found no such file; expected all the files of the data folder"],
    ),
    Case(
        "unknown-file",
        "comitments.yaml",
        None,
        b"commitments: []\n",
        [
            f"comitments.yaml:1: found a file that is not read; expected one of {', '.join(FILES)}; "
            "did you mean 'commitments.yaml'?"
        ],
    ),
    Case(
        "too-many-faults",
        COMMITMENTS,
        None,
        b"commitments:\n" + b"  - id: a\n" * 1_000,
        [],
    ),
]


def changed(texts: dict[str, bytes], case: Case) -> dict[str, bytes]:
    texts = dict(texts)
    if case.new is None:
        del texts[case.file]
    elif case.old is None:
        texts[case.file] = case.new
    else:
        text = b"\n" + texts[case.file]
        assert text.count(case.old) == 1, "the change must fit one place"
        texts[case.file] = text.replace(case.old, case.new).removeprefix(b"\n")
    return texts


def edited(texts: dict[str, bytes], file: str, old: str, new: str) -> dict[str, bytes]:
    return changed(texts, Case("", file, old.encode(), new.encode(), []))


def told(faults: tuple[Fault, ...]) -> list[str]:
    return [str(fault) for fault in faults]


def test_a_sound_dataset_gives_the_record_of_every_file(sound_folder, sound_texts):
    reading = read_folder(sound_folder)
    assert reading.faults == ()
    assert list(reading.records) == list(FILES)
    assert all(type(record) is FILES[name] for name, record in reading.records.items())
    assert reading.texts == sound_texts
    first = reading.records[COMMITMENTS].commitments[0]
    assert (first.id, first.target.quantity, first.deadline.by) == ("red-uk-2024/more-dentists", 700000, "2025")
    assert read_texts(sound_texts).records == reading.records


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.kind}" for number, case in enumerate(CASES, 1)])
def test_every_kind_of_fault_is_told_with_place_and_cure(sound_texts, case):
    reading = read_texts(changed(sound_texts, case))
    assert reading.records is None
    assert case.kind in {fault.kind for fault in reading.faults}
    if case.told:
        assert told(reading.faults) == case.told


@pytest.mark.parametrize("case", CASES, ids=[f"{number}-{case.kind}" for number, case in enumerate(CASES, 1)])
def test_what_is_suggested_leaves_no_fault_where_it_is_written(sound_texts, case):
    texts = changed(sound_texts, case)
    for fault in read_texts(texts).faults:
        lines = texts.get(fault.file, b"").decode(errors="replace").split("\n")
        written = re.fullmatch(r"(\s*(?:- )?)([\w-]+:|(?<=- ))( ?)([^#>|]*)", lines[fault.line - 1])
        if not fault.nearest or written is None or fault.kind == "unknown-file":
            continue
        start, key, space, value = written.groups()
        if fault.kind == "unknown-key" or "as a key" in fault.found:
            key = f"{fault.nearest}:"
        else:
            space, value = " " if key else "", fault.nearest
            if value.startswith("- "):
                space, value = "\n", f"{' ' * (len(start) + 2)}{value}"
            elif value[:1] not in '"-#' and not value.isdigit() and not re.fullmatch(r"[a-z0-9/_-]+", value):
                value = f'"{value}"'
            if re.fullmatch(r"\d{4}(-\d\d){1,2}", value):
                value = f'"{value}"'
        lines[fault.line - 1] = f"{start}{key}{space}{value}"
        left = read_texts(texts | {fault.file: "\n".join(lines).encode()}).faults
        assert (fault.line, fault.kind) not in {(other.line, other.kind) for other in left if other.file == fault.file}, lines[
            fault.line - 1
        ]


def kinds_in_the_sources() -> set[str]:
    """Every kind of fault that the code can tell: the arguments and results in which kinds are handed on."""
    place = {"fault": 0, "Problem": 2, "_problem": 1, "_note": 2, "_stop": 1, "_at": 1, "at": 3, "repeated": 3}
    place |= {"tell": 0, "_file_fault": 1, "_first_of_many": 1, "Fault": 4}
    kinds = {f"unknown-{kind}" for kind in KEPT_IN} | set(vocabulary.SECOND_LOOKS)
    for path in (PROJECT / "commitments").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name == "OneOf":
                    kinds.add(f"unknown-{node.args[1].value}")
                words = node.args[place[name] :][:1] if name in place else []
            else:
                continue
            kinds |= {word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)}
    return kinds


def test_every_kind_is_in_the_table_and_in_the_documentation():
    kinds = kinds_in_the_sources()
    assert {"missing-key", "wrong-type", "weak-colour", "bad-indent", "not-utf8", "unknown-theme", "stale-schema"} <= kinds
    elsewhere = {
        "stale-schema",
        "not-canonical",
        "pasted-character",
        "leftover-hint",
        "left-over-copy",
        "vanished-id",
        "unreadable-file",
        "wrong-value",
        "subject-found",
        "subject-lost",
        *vocabulary.SECOND_LOOKS,
    }  # in test_schema.py, test_gaps.py, test_slips.py, test_left_overs.py and test_second_looks.py, and below
    assert kinds - {case.kind for case in CASES} == elsewhere
    documented = Counter(re.findall(r'(?:^### |<a id=")([a-z0-9-]+)', (PROJECT / "docs/checking.md").read_text(), re.M))
    assert set(documented) == kinds
    assert max(documented.values()) == 1


def test_all_faults_of_one_record_are_told_at_once(sound_texts):
    start = sound_texts[COMMITMENTS].index(b"  - id: blue-uk-2024/dental-plan")
    record = """\
  - id: blue-uk-2024/dental-plan
    title: "Carry out the dental plan."
    sumary: "The plan would be carried out."
    scope: main
    theme: dentistri
    topic: dental-places
    also: waiting-times
    nations:
      - england
    nations_basis: 3
    stance: no
    action: []
    deadline:
      by: 2024-07
    find: "our plan for dentistry and for all other things"
    same_as: red-uk-2024/gone
"""
    texts = sound_texts | {COMMITMENTS: sound_texts[COMMITMENTS][:start] + record.encode()}
    faults = read_texts(texts).faults
    assert {fault.record for fault in faults} == {"blue-uk-2024/dental-plan"}
    assert [(fault.line, fault.field, fault.kind) for fault in faults] == [
        (47, "section", "missing-key"),
        (48, "title", "title-stop"),
        (49, "sumary", "unknown-key"),
        (50, "scope", "unknown-scope"),
        (51, "theme", "unknown-theme"),
        (53, "also", "wrong-type"),
        (56, "nations_basis", "wrong-type"),
        (57, "stance", "yes-no"),
        (58, "action", "too-few"),
        (59, "deadline.text", "missing-key"),
        (60, "deadline.by", "unquoted-date"),
        (61, "find", "long-find"),
        (62, "same_as", "unknown-commitment"),
    ]


def test_a_mistake_is_told_once_and_not_by_what_follows_from_it(sound_texts):
    texts = edited(sound_texts, COMMITMENTS, '    summary: "The plan', '    sumary: "The plan')
    texts = edited(texts, COMMITMENTS, "      gbp_million: 100\n", '      gbp_million: "100"\n')
    texts = edited(
        texts,
        COMMITMENTS,
        "    scope: core\n    theme: dentistry\n    topic: dental-places\n    also",
        "    scope: cor\n    also",
    )
    texts = edited(texts, "progress.yaml", "        kind: report\n", "        kind: no\n")
    assert [(fault.field, fault.kind) for fault in read_texts(texts).faults] == [
        ("theme", "missing-key"),
        ("scope", "unknown-scope"),
        ("funding.gbp_million", "wrong-type"),
        ("sumary", "unknown-key"),
        ("updates[2].kind", "yes-no"),
    ]


def test_faults_of_all_files_come_in_the_order_of_files_and_lines(sound_texts):
    texts = edited(sound_texts, COMMITMENTS, "stance: press", "stance: presss")
    texts = edited(texts, COMMITMENTS, '"Carry out the dental plan"', '"Carry out."')
    texts = edited(texts, "parties.yaml", '"#0050b0"', '"blue"')
    texts = edited(texts, "sources.yaml", 'kind: "official"', 'kinds: "official"')
    del texts["elections.yaml"]
    assert [(fault.file, fault.line) for fault in read_texts(texts).faults] == [
        ("elections.yaml", 1),
        ("parties.yaml", 21),
        (COMMITMENTS, 41),
        (COMMITMENTS, 48),
        ("sources.yaml", 7),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("themes.yaml", '    holds: "dentists, check-ups"\n', ""),
        (COMMITMENTS, '      unit: "appointments"\n', "      unit: 3\n"),
        (COMMITMENTS, "  - id: red-uk-2024/more-dentists\n", "  - id: Red_UK_2024/More_Dentists\n"),
        ("documents.yaml", '    edition: "Scottish manifesto"\n', ""),
        ("topics.yaml", '    name: "Places for dental patients"\n', ""),
        ("parties.yaml", '    short_name: "Blue"\n', ""),
    ],
)
def test_a_faulty_record_brings_no_faults_where_it_is_named(sound_texts, file, old, new):
    faults = read_texts(edited(sound_texts, file, old, new)).faults
    assert [fault.file for fault in faults] == [file]


@pytest.mark.parametrize("name", FILES)
def test_an_unreadable_file_is_one_fault_and_brings_no_others(sound_texts, name):
    faults = read_texts(sound_texts | {name: b"a: [\n"}).faults
    assert [(fault.file, fault.kind) for fault in faults] == [(name, "unclosed-bracket")]


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_one_fault_and_brings_no_others(sound_folder, name):
    (sound_folder / name).unlink()
    reading = read_folder(sound_folder)
    assert [(fault.file, fault.kind) for fault in reading.faults] == [(name, "missing-file")]
    assert name not in reading.texts


@pytest.mark.parametrize(
    ("name", "last_kept"),
    [
        (COMMITMENTS, 'title: "Recruit more dentists"\n    summary: "More dentists would be recruited."\n'),
        (COMMITMENTS, "  - id: blue-uk-2024/dental-plan\n"),
        ("redirects.yaml", "from: "),
        ("topics.yaml", "theme: "),
        ("sources.yaml", "id: "),
    ],
)
def test_a_file_that_was_cut_off_is_one_fault_and_brings_no_others(sound_texts, name, last_kept):
    """The last record in which ``last_kept`` stands loses all that follows it."""
    text = sound_texts[name].decode()
    end = text.rindex(last_kept) + len(last_kept)
    end = end if text[end - 1] == "\n" else text.index("\n", end) + 1
    faults = read_texts(sound_texts | {name: text[:end].encode()}).faults
    assert [(fault.file, fault.kind) for fault in faults] == [(name, "cut-off")]


def test_half_of_the_shipped_commitments_is_one_fault():
    texts = {name: (FROZEN / name).read_bytes() for name in FILES}
    text = texts[COMMITMENTS]
    place = text.index(b"    stance: ", len(text) // 2)
    assert [fault.kind for fault in read_texts(texts | {COMMITMENTS: text[:place]}).faults] == ["cut-off"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('    section: "Health"\n    find: "our plan for dentistry"\n', '    find: "our plan for dentistry"\n'),
        (
            '    section: "Health"\n    find: "our plan for dentistry"\n',
            '    sektion: "Health"\n    fnd: "our plan for dentistry"\n',
        ),
    ],
)
def test_a_last_record_with_a_slip_is_not_taken_for_the_end_of_half_a_file(sound_texts, old, new):
    texts = edited(sound_texts, "topics.yaml", "  - id: dental-places\n", "  - id: dental-spaces\n")
    faults = read_texts(texts | {COMMITMENTS: texts[COMMITMENTS].replace(old.encode(), new.encode())}).faults
    assert "cut-off" not in {fault.kind for fault in faults}
    assert "mistyped-id" in {fault.kind for fault in faults}, "the other rules are asked all the same"


def test_what_is_no_file_is_told(sound_folder):
    (sound_folder / "site.yaml").unlink()
    (sound_folder / "site.yaml").mkdir()
    (sound_folder / "powers.yaml").unlink()
    os.mkfifo(sound_folder / "powers.yaml")
    (sound_folder / "themes.yaml").unlink()
    (sound_folder / "themes.yaml").symlink_to("themes.yaml")
    (sound_folder / "theme.yml").write_text("x: 1\n")
    assert told(read_folder(sound_folder).faults)[:3] == [
        "site.yaml:1: found a folder; expected a file that this program may read",
        "themes.yaml:1: found a file that cannot be read (Too many levels of symbolic links); "
        "expected a file that this program may read",
        "powers.yaml:1: found no ordinary file; expected a file that this program may read",
    ]
    assert read_folder(sound_folder).faults[-1].nearest == "themes.yaml"


def test_a_file_that_is_filled_while_it_is_read_is_no_fault(sound_folder, monkeypatch):
    """An editor's program empties the file and writes it again: the size may be told in between."""
    told = os.fstat
    first = iter([True])

    def empty_at_first(descriptor):
        found = told(descriptor)
        return os.stat_result((*found[:6], 0, *found[7:])) if next(first, False) else found

    monkeypatch.setattr("commitments.reading.folder.os.fstat", empty_at_first)
    assert read_folder(sound_folder).faults == ()


def test_a_large_file_is_not_read_from_the_disk(sound_folder):
    with (sound_folder / "site.yaml").open("wb") as file:
        file.truncate(10**12)
    assert [fault.kind for fault in read_folder(sound_folder).faults] == ["too-large"]


@pytest.mark.parametrize(
    "endless", ["/dev/zero", "/dev/tty", "/proc/kmsg", "/proc/self/status", "/proc/self/pagemap", "/dev/random"]
)
def test_what_has_no_end_or_must_be_waited_for_is_a_fault_at_once(sound_folder, endless):
    if not os.path.exists(endless):
        pytest.skip("not on this system")
    (sound_folder / "site.yaml").unlink()
    (sound_folder / "site.yaml").symlink_to(endless)
    begun = time.monotonic()
    faults = read_folder(sound_folder).faults
    assert time.monotonic() - begun < 5
    assert {fault.kind for fault in faults if fault.file == "site.yaml"} <= {"unreadable-file", "too-large"} and faults


def test_no_folder_means_that_all_files_are_missing(tmp_path):
    reading = read_folder(tmp_path / "gone")
    assert [fault.file for fault in reading.faults] == list(FILES)
    assert {fault.kind for fault in reading.faults} == {"missing-file"}


def test_a_benchmark_may_raise_the_limit(sound_texts):
    texts = sound_texts | {"site.yaml": sound_texts["site.yaml"] + b"#" * 9_000_000}
    assert read_texts(texts, max_bytes=10_000_000).faults == ()


def test_what_was_read_before_changes_nothing(sound_texts):
    """A reading takes from the one before it what the files say that are still the same."""
    sound = read_texts(sound_texts)
    for case in CASES:
        texts = changed(sound_texts, case)
        assert told(read_texts(texts).faults) == told(read_texts(texts).faults)
        assert read_texts(sound_texts) == sound, case.kind
    assert {fault.kind for fault in read_texts(sound_texts, max_bytes=10).faults} == {"too-large"}, "another limit is kept to"


def test_a_rule_without_words_of_its_own_is_still_told():
    class Dozens(Record):
        eggs: int = Field(multiple_of=12)

    record, problems = validate(Dozens, load(b"eggs: 13\n").tree, {})
    assert record is None
    assert [(p.line, p.path, p.kind, p.found) for p in problems] == [(1, ("eggs",), "wrong-value", "the number 13")]


def test_ids_of_all_lists_are_checked(sound_texts):
    texts = edited(sound_texts, "progress.yaml", "  - id: begun\n", "  - id: done\n")
    assert [(fault.line, fault.kind, fault.expected) for fault in read_texts(texts).faults][0] == (
        6,
        "duplicate-id",
        "an id of its own (line 2 has the same)",
    )


def test_fault_shows_hostile_text_on_one_short_line():
    fault = Fault("a.yaml", 3, "x\ny", "f\x1b[0m", "bad-id", "'z'", "text", "n" * 500)
    assert str(fault) == f"a.yaml:3: x\\ny: f\\u001b[0m: found 'z'; expected text; did you mean '{'n' * 59}…'?"
    assert fault.docs == "docs/checking.md#bad-id"
    assert Fault("a.yaml", 2, "", "", "k", "", "x") < fault


def test_words_of_the_vocabulary_are_not_read_as_true_or_false():
    lists = [value for value in vars(vocabulary).values() if isinstance(value, dict)]
    words = {word for terms in lists for word in terms if isinstance(word, str)}
    assert not words & {"yes", "no", "on", "off", "y", "n", "true", "false", "null"}


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (b"left_out: [a, b,", 1, "'left_out: [a, b,'"),
        (b"left_out: {a: [b,\n\n\n", 1, "'left_out: {a: [b,'"),
        (b"?", 1, "nothing after the key or the hyphen"),
    ],
)
def test_a_file_that_ends_too_early_is_told_at_a_line_that_it_has(sound_texts, text, line, found):
    fault = next(fault for fault in read_texts(sound_texts | {"left_out.yaml": text}).faults if fault.file == "left_out.yaml")
    assert (fault.line, fault.found) == (line, found)


@pytest.mark.parametrize(
    ("file", "field", "one", "other"),
    [
        ("parties.yaml", "short_name", "Red", "Blue"),
        ("parties.yaml", "name", "Red Party", "Blue Party"),
        ("parties.yaml", "in_sentence", "Red Party", "the Blue Party"),
        ("themes.yaml", "name", "Dentistry", "Waiting times"),
        ("progress.yaml", "label", "Done", "Begun"),
        ("nations.yaml", "name", "England", "Scotland"),
    ],
)
@pytest.mark.parametrize("written", ["{}", "{} ", "the  {}", "THE {}"])
def test_names_by_which_readers_tell_things_apart_stand_once(sound_texts, file, field, one, other, written):
    called = written.format(one).strip()
    texts = edited(sound_texts, file, f'    {field}: "{other}"\n', f'    {field}: "{called}"\n')
    lines = texts[file].decode().split("\n")
    (fault,) = read_texts(texts).faults
    assert (fault.file, fault.kind, fault.field) == (file, "duplicate-name", field)
    assert called in lines[fault.line - 1]
    first = int(re.search(r"line (\d+)", fault.expected)[1])
    assert one in lines[first - 1] and first < fault.line


def test_a_partys_short_name_is_not_anothers_full_name(sound_texts):
    texts = edited(sound_texts, "parties.yaml", '    short_name: "Blue"\n', '    short_name: "Red Party"\n')
    assert [(fault.kind, fault.field) for fault in read_texts(texts).faults] == [("duplicate-name", "short_name")]


@pytest.mark.parametrize("name", [".#commitments.yaml", "._parties.yaml", ".site.yaml.swp.yaml", ".hidden.yml"])
def test_what_text_editors_and_systems_leave_is_nobodys_data(sound_folder, name):
    (sound_folder / name).symlink_to("ann@host.123:1690000000") if "#" in name else (sound_folder / name).write_bytes(
        b"\0\5\x16"
    )
    reading = read_folder(sound_folder)
    assert reading.faults == ()
    assert name not in reading.texts


def test_a_day_that_begins_elsewhere_in_the_world_is_no_future(sound_texts):
    today = max(datetime.datetime.now(datetime.UTC).date(), datetime.date(2026, 11, 28))
    for days, kinds in ((0, []), (1, []), (3, ["future-date"])):
        date = (today + datetime.timedelta(days=days)).isoformat()
        texts = edited(sound_texts, "site.yaml", 'version_date: "2026-11-25"', f'version_date: "{date}"')
        assert [fault.kind for fault in read_texts(texts).faults] == kinds


def test_only_deadlines_and_polling_days_lie_ahead(sound_texts):
    """Every date of the sound dataset in turn, a century off."""
    ahead = []
    for file, text in sound_texts.items():
        for place in re.finditer(rb'(\w+): "(20\d\d)(-\d\d)*"\n', text):
            later = text[: place.start(2)] + b"2099" + text[place.end(2) :]
            kinds = {fault.kind for fault in read_texts(sound_texts | {file: later}).faults}
            if "future-date" not in kinds and place[1] not in (
                b"as_of",
                b"period",
                b"performance_period",
                b"year",
            ):  # words, not dates
                ahead.append((file, place[1].decode()))
    assert set(ahead) == {("elections.yaml", "date"), (COMMITMENTS, "by")}
