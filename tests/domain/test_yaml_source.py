"""Reading one YAML file: what values it gives, where they stand, and that no file can harm the program."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from commitments.yaml_source import load

PROJECT = Path(__file__).parent.parent.parent


def value_of(written: str):
    loaded = load(f"key: {written}\n".encode())
    assert loaded.problems == ()
    return loaded.tree["key"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("40000", 40000),
        ("-5", -5),
        ("0", 0),
        ("2.50", 2.5),
        ("999999999999999", 999999999999999),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("labour-uk-2024/more-gps", "labour-uk-2024/more-gps"),
        ("it's plain", "it's plain"),
        ("~5", "~5"),
        # what other readers of YAML take for numbers or dates is text here
        ("1000000000000000", "1000000000000000"),
        ("0.1234567890123456", "0.1234567890123456"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("12:30", "12:30"),
        (".5", ".5"),
        ("+5", "+5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("٣", "٣"),
        ("2028-29", "2028-29"),
        ("tRUE", "tRUE"),
        ("nullable", "nullable"),
        ("'null'", "null"),
        ('"no"', "no"),
        ('"2024-07-04"', "2024-07-04"),
        ("'5'", "5"),
        ("'it''s'", "it's"),
        ('"a \\"b\\" \\\\ c"', 'a "b" \\ c'),
        ("text # a comment", "text"),
        ('"a" #1', "a"),
        ("C#5", "C#5"),
        ("[]", ()),
        ("[a, 1, [b]]", ("a", 1, ("b",))),
        ("{a: 1, b: {c: d}}", {"a": 1, "b": {"c": "d"}}),
        (">-\n  one\n  two\n\n  three", "one two\nthree"),
        (">\n  one\n  two\n", "one two"),
        ("|\n  one\n  two\n", "one\ntwo"),
        ("|-\n  Plan #1: no\n", "Plan #1: no"),
        ("one\n  two", "one two"),
        ("café 🏥", "café 🏥"),
    ],
)
def test_values_are_what_stands_there(written, value):
    found = value_of(written)
    assert found == value
    assert type(found) is type(value) or isinstance(value, dict | tuple)


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "y", "N"])
def test_words_that_other_programs_read_as_true_or_false_are_refused(word):
    for text in (f"key: {word}\n", f"key:\n  - {word}\n", f"{word}: text\n"):
        assert [problem.kind for problem in load(text.encode()).problems] == ["yes-no"]


@pytest.mark.parametrize("word", ["", "null", "~", "NULL"])
def test_a_key_without_a_value_is_refused(word):
    (problem,) = load(f"a: 1\nkey: {word}\n".encode()).problems
    assert (problem.kind, problem.line, problem.path) == ("empty-value", 2, ("key",))


@pytest.mark.parametrize(
    "date", ["2024-07-04", "2024-07", "2024-7-4", "2024-07-04T10:00:00Z", "2024-07-04 10:00", "2024-02-30"]
)
def test_dates_want_quotes(date):
    loaded = load(f"key: {date}\n".encode())
    assert [problem.kind for problem in loaded.problems] == ["unquoted-date"]
    assert loaded.tree == {"key": date}


@pytest.mark.parametrize("line", ["key: Plan #1", "key: #1", "key: two words   #and more", "key: 5 #five", "- Plan #1"])
def test_text_that_would_be_lost_as_a_comment_is_told(line):
    text = line if line.startswith("key") else f"key:\n  {line}"
    assert [problem.kind for problem in load(f"{text}\nother: 1\n".encode()).problems] == ["lost-comment"]


def test_every_value_knows_its_line():
    tree = load(
        b"# note\n\nlist:\n  - id: a\n    text: >-\n      one\n\n      two\n\n  - id: b\n    also: [x,\n      y]\n"
    ).tree
    assert (tree.line, tree.line_of("list")) == (3, 3)
    rows = tree["list"]
    assert (rows.line, rows.line_of(0), rows.line_of(1)) == (4, 4, 10)
    assert (rows[0].line_of("id"), rows[0].line_of("text"), rows[1].line_of("also")) == (4, 5, 11)
    assert (rows[1]["also"].line_of(0), rows[1]["also"].line_of(1)) == (11, 12)


@pytest.mark.parametrize(
    "text",
    [b"\xef\xbb\xbfa: 1\r\nb: yes\r\n", b"a: 1\rb: yes\r", "a: \u2028é\u200b1\nb: yes\n".encode(), b"a: x\x0c\x85y\nb: yes\n"],
)
def test_lines_are_counted_as_text_editors_count_them(text):
    assert next(problem.line for problem in load(text).problems if problem.kind == "yes-no") == 2


def test_a_byte_order_mark_and_windows_line_breaks_are_fine():
    loaded = load(b"\xef\xbb\xbfa: |\r\n  x\r\n  y\r\n")
    assert (loaded.tree, loaded.problems) == ({"a": "x\ny"}, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_are_named_once(encoding):
    (problem,) = load(("name: text that is long enough to tell\n" * 3).encode(encoding)).problems
    assert problem.kind == "not-utf8"


def test_the_rest_of_a_file_with_bad_bytes_is_still_read():
    loaded = load(b"a: caf\xe9\nb: x\x00y\nc: no\nd: \xed\xa0\x80\n")
    assert [(problem.line, problem.kind) for problem in loaded.problems] == [
        (1, "not-utf8"), (4, "not-utf8"), (2, "control-character"), (3, "yes-no")
    ]  # fmt: skip
    assert loaded.tree["b"] == "xy"


def test_trouble_on_many_lines_is_summed_up():
    problems = load(b"a: \xff\n" + b"# \xff\n" * 500).problems
    assert len(problems) == 20
    assert problems[-1].found == "byte 0xff (and such on 481 more lines)"


def test_faults_before_the_place_where_reading_stops_are_told_too():
    assert [(p.line, p.kind) for p in load(b"a: yes\nb: 2024-07\nc: x: y\nd: no\n").problems] == [
        (1, "yes-no"),
        (2, "unquoted-date"),
        (3, "unquoted-colon"),
    ]


def test_the_first_of_two_equal_keys_is_kept():
    loaded = load(b"a: 1\nb: 2\na: {c: 3}\n")
    assert loaded.tree == {"a": 1, "b": 2}
    assert [(p.line, p.kind, p.path) for p in loaded.problems] == [(3, "duplicate-key", ("a",))]


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("a: 1\nb: @x\n", "needs-quotes", 2),
        ("a: `x`\n", "needs-quotes", 1),
        ("a: %5\n", "needs-quotes", 1),
        ("a: * star\n", "needs-quotes", 1),
        ("a: > 5 people\n", "needs-quotes", 1),
        ("a: }\n", "needs-quotes", 1),
        ("a: {b: 1\nc: 2\n", "unclosed-bracket", 1),
        ("a: [x\nb:\n  - y\n", "unclosed-bracket", 1),
        ("a: x\n\tb: 1\n", "tab-indent", 2),
        ("a:\n\tb: 1\n", "tab-indent", 2),
        ("a:\n  b: 1\n \tc: 1\n", "tab-indent", 3),
        ("a:\n  -\tb: 1\n    c: 1\n", "tab-indent", 2),
        ("# note\n  a:\nb: 1\n", "bad-indent", 3),
        ("title: Health: a plan\n", "unquoted-colon", 1),
        ("a: one two\n  three: four five\n", "bad-indent", 2),
        ("a: one two\n  and three: four\n", "unquoted-colon", 2),
        ("a: 'x\nb: 'y'\n", "unclosed-quote", 1),
        ('a: "x\n', "unclosed-quote", 1),
        ('a: "x" and "y"\n', "stray-quote", 1),
        ("a: 'it's'\n", "stray-quote", 1),
        ("a: 1\nb 2\nc: 3\n", "missing-colon", 2),
        ("a:1\nb: 2\n", "missing-colon", 1),
        ("a:\n  - b\n c: d\n", "bad-indent", 3),
        ("- a\nb: 1\n", "bad-indent", 2),
        ("a: !!python/object/apply:os.system ['true']\n", "tag", 1),
        ("a: !x!y z\n", "tag", 1),
        ('a: "\\ud800"\n', "bad-escape", 1),
        ('a: "\\q"\n', "bad-escape", 1),
        ("a: 1\n...\nb: 2\n", "several-documents", 3),
        ("a: 1\n---\nb: 2\n", "several-documents", 2),
        ("%YAML 9.9\n---\na: 1\n", "needs-quotes", 1),
        ("text\n", "not-a-mapping", 1),
        ("", "empty-file", 1),
        ("---\n", "empty-file", 1),
        ("null\n", "empty-file", 1),
    ],
)
def test_what_stops_the_reading_is_named_by_its_cause(text, kind, line):
    problems = load(text.encode()).problems
    assert (kind, line) in [(problem.kind, problem.line) for problem in problems]


HOSTILE = {
    "alias bomb": "b'a: &a [x,x]\\n' + b''.join(b'k%d: &k%d [*a,*a,*a]\\n' % (i, i) for i in range(2000))",
    "merge bomb": "b'a: &a {k: 1}\\n' + b''.join(b'b%d: &b%d {<<: [%s]}\\n' % (i, i, b'*a,' * 9) for i in range(8))",
    "alias to itself": "b'a: &a [*a]\\n'",
    "30,000 brackets": "b'[' * 30000",
    "8 million brackets": "b'[' * 8000000",
    "braces": "b'{a: ' * 30000",
    "keys that are lists": "b'? [' * 30000",
    "deep indentation": "b''.join(b' ' * i + b'a:\\n' for i in range(3000))",
    "hyphens": "b'- ' * 30000",
    "a number of 5,000 digits": "b'a: ' + b'9' * 5000",
    "a text of 8 million letters": "b'a: \"' + b'x' * 8000000 + b'\"'",
    "an unclosed quote": "b'a: \"' + b'x\\n' * 4000000",
    "plain lines": "b'a: ' + b'x\\n  - ' * 1300000",
    "empty lines": "b'a: x' + b'\\n' * 8000000 + b'b: yes'",
    "a million small values": "b'a: [' + b'1,' * 1000000 + b']'",
    "a million records": "b'commitments: [' + b'{},' * 1000000 + b']'",
    "a million ids": "b'commitments: [' + b'{id: a},' * 1000000 + b']'",
    "records with numbers": "b'commitments: [' + b'{1: 2},' * 300000 + b']'",
    "wrong references": "b'commitments: [' + b'{theme: denistry},' * 300000 + b']'",
    "a million keys": "b'\\n'.join(b'k%d: 1' % i for i in range(800000))",
    "a million equal keys": "b'k: 1\\n' * 1300000",
    "bare words": "b'gaps: [' + b'no,' * 2000000 + b']'",
    "bad bytes": "b'\\xff' * 8000000",
    "bad lines": "b'\\xff\\n' * 4000000",
    "control characters": "b'\\x01\\n' * 4000000",
    "surrogates": "b'\\xed\\xa0\\x80' * 2000000",
    "random bytes": "__import__('random').Random(1).randbytes(8000000)",
    "line separators": "'a: x\\u2028'.encode() * 1000000",
    "anchors": "b'a: &' + b'x' * 8000000 + b' 1'",
    "tags": "b'a: !' + b'x' * 8000000 + b' 1'",
    "comments": "b'a: 1\\n' + b'# x\\n' * 2000000",
    "colons": "b'a: ' + b': ' * 4000000",
    "question marks": "b'? ' * 4000000",
    "escapes": "b'a: \"' + b'\\\\\\\\0' * 2000000 + b'\"'",
    "long keys": "b'commitments: [{' + b'k' * 8000000 + b': 1}]'",
    "spaces": "b'a: x' + b' ' * 8000000 + b'#1'",
    "unknown keys in one record": (
        "b'commitments: [{target: {' + b', '.join(b'k%d: {}' % i for i in range(999)) + b'}, also: [' + b'x, ' * 999 + b']}]'"
    ),
    "python objects": "b'a: !!python/object/apply:os.abort []'",
}
CHILD = """
import sys
from commitments.reading import read_texts
reading = read_texts({"commitments.yaml": %s, "themes.yaml": b"themes: [{id: dentistry}]"})
assert reading.faults and reading.records is None
print(max(len(str(fault)) for fault in reading.faults if fault.file == "commitments.yaml"))
"""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))


@pytest.mark.parametrize("name", HOSTILE)
def test_no_file_can_harm_the_program(name):
    """In bounded time and memory, every file gives a reading whose messages fit a screen."""
    child = subprocess.run(
        [sys.executable, "-c", CHILD % HOSTILE[name]],
        cwd=PROJECT, env=os.environ | {"PYTHONPATH": str(PROJECT)}, preexec_fn=limit, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr[-2000:]
    assert int(child.stdout) < 2000
