"""Reading one YAML file: what values it gives, where they stand, and what is said of what cannot be read."""

import unicodedata

import pytest

from commitments.reading.yaml_source import load


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


# Letters, marks and signs by category, for which nothing is drawn, or the sign for what could not be read.
NOTHING_TO_SEE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc\ufffd" + "".join(
    chr(number) for number in range(0xFE00, 0xFE10)
)


def test_every_character_is_either_read_or_told():
    characters = [chr(number) for number in (*range(0xD800), *range(0xE000, 0x11000)) if chr(number) not in "\t\n\r"]
    for start in range(0, len(characters), 1000):
        some = characters[start : start + 1000]
        loaded = load(b"list:\n" + b"".join(f"  - |-\n    .{character}.\n".encode() for character in some))
        for character, value in zip(some, loaded.tree["list"], strict=True):
            assert value in (f".{character}.", "..")
            if value == "..":
                hidden = unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp") or character in NOTHING_TO_SEE
                assert hidden, f"U+{ord(character):04X}"
        assert bool(loaded.problems) == (".." in loaded.tree["list"])


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
    loaded = load(b"list:\n  - a: 1\n    b: 2\n    b: {c: 3}\n")
    assert loaded.tree == {"list": ({"a": 1, "b": 2},)}
    assert [(p.line, p.kind, p.path) for p in loaded.problems] == [(4, "duplicate-key", ("list", 0, "b"))]


def test_a_list_of_the_file_that_is_there_in_two_pieces_is_the_one_fault():
    loaded = load(b"a: 1\nb: 2\na: {c: 3}\n")
    assert loaded.tree is None
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


@pytest.mark.parametrize("character", [*NOTHING_TO_SEE, *"\u00ad\u061c\u200b\u2028\ufff9\uf0b7\U000e0041\U000e0100\U0010ffff"])
def test_what_nobody_sees_is_told_wherever_it_stands(character):
    """As a value alone, in a word, in a key, in a comment; as the character itself and as an escape."""
    for text in (f'a: "{character}"\n', f"a: o{character}k\n", f"a{character}: ok\n", f"a: ok # {character}\n"):
        (problem,) = load(text.encode()).problems or [None]
        assert problem is not None, text.encode()
        assert problem.kind == "control-character"
        assert f"U+{ord(character):04X}" in problem.found
    (problem,) = load(f'a: "o\\U{ord(character):08x}k"\n'.encode()).problems
    assert (problem.kind, problem.found.split()[0]) == ("control-character", f"U+{ord(character):04X}")


def test_letters_of_all_nations_are_read():
    for text in ("Ŵyau Gŵyr", "Tír na nÓg", "E\u0301ire", "naïve – “co-ordinated” £5bn • 50% ²", "a\u00a0b"):
        loaded = load(f'a: "{text}"\n'.encode())
        assert (loaded.tree, loaded.problems) == ({"a": text}, ())


def test_odd_spaces_inside_a_text_are_left_alone():
    text = 'a: >-\n  Note:\u00a0one\n  - two\u00a0:\u00a0three\nb: "\u00a0x\u00a0"\n'
    loaded = load(text.encode())
    assert loaded.problems == ()
    assert loaded.tree == {"a": "Note:\u00a0one - two\u00a0:\u00a0three", "b": "\u00a0x\u00a0"}


def test_a_comment_above_or_below_a_folded_text_is_none_of_it():
    loaded = load(b"# one\na: >-  # two\n    text\n    more\n  # three\n# four\nb: 5\n")
    assert (loaded.tree, loaded.problems) == ({"a": "text more", "b": 5}, ())
