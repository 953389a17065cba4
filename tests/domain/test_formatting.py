"""Canonical form: the same values and comments, one way to write them, and nothing that a second run would change."""

from collections import Counter

import pytest
from datasets import FROZEN
from hypothesis import given
from hypothesis import strategies as st

from commitments.editing import formatting
from commitments.editing.commented import parse
from commitments.editing.formatting import NotReadable, formatted
from commitments.reading.yaml_source import load
from commitments.records.model import FILES

COMMITMENTS = "commitments.yaml"

# As an editor might leave a file: every liberty that YAML allows.
UNTIDY = b"""\
# the head of the file

commitments:
    # a group
    - title:   Recruit more dentists   # short
      id: "red-uk-2024/more-dentists"
      # above the summary
      # in two lines
      summary: 'More dentists,
        the party''s text says, would be "recruited".'
      also: [ 'waiting-times',   # first
        dentistry ] # second
      scope: core
      target: {unit: appointments, quantity: 10.50, text: "so \\"many\\""}
      funding:

        text: |
            a hundred
        # deep in the funding
      deadline:
        by: "2025"
        text: within a year


    -   id: red-uk-2024/second
        strange_key: "kept # no comment"
        nations: []
        # below the last

    # before the third
    # without a line between

    - id: red-uk-2024/third

# at the end

#  - indented as it was
"""

TIDY = """\
# the head of the file

commitments:
  # a group
  - id: red-uk-2024/more-dentists
    title: "Recruit more dentists"  # short
    # above the summary
    # in two lines
    summary: >-
      More dentists, the party's text says, would be "recruited".
    scope: core
    also:  # first
      - waiting-times
      - dentistry  # second
    target:
      text: >-
        so "many"
      quantity: 10.50
      unit: "appointments"
    deadline:
      text: "within a year"
      by: "2025"
    funding:
      text: "a hundred"
      # deep in the funding

  - id: red-uk-2024/second
    nations: []
    # below the last
    strange_key: "kept # no comment"

  # before the third
  # without a line between

  - id: red-uk-2024/third

# at the end

#  - indented as it was
"""


def test_an_untidy_file_comes_out_tidy_with_every_comment():
    assert formatted(COMMITMENTS, UNTIDY).decode() == TIDY
    assert formatted(COMMITMENTS, TIDY.encode()).decode() == TIDY


def test_windows_line_ends_and_a_byte_order_mark_go():
    assert formatted(COMMITMENTS, b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()).decode() == TIDY


@pytest.mark.parametrize("name", FILES)
def test_the_shipped_data_is_canonical(name):
    text = (FROZEN / name).read_bytes()
    assert formatting.changes(name, text) == []


def test_what_would_change_is_told_by_lines():
    text = TIDY.replace('    title: "Recruit', "    title:  'Recruit").replace('dentists"  # short', "dentists'  # short")
    (change,) = formatting.changes(COMMITMENTS, text.encode())
    assert change == (6, ["    title:  'Recruit more dentists'  # short"], ['    title: "Recruit more dentists"  # short'])


@pytest.mark.parametrize(
    "text",
    [
        b"commitments: [\n",
        b"commitments:\n  - title: Plan #1 for GPs\n",
        b"commitments:\n  - id: a\n    id: b\n",
        b"commitments:\n  - by: 2024-07-04\n",
        b"commitments:\n  - title: \n",
        b"\xff\xfe",
        b"",
    ],
)
def test_a_file_whose_meaning_is_not_certain_is_left_alone(text):
    with pytest.raises(NotReadable) as error:
        formatted(COMMITMENTS, text)
    assert error.value.problems


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=300)
QUOTED = TEXTS.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"')
WORDS = st.sampled_from(
    ["core", "waiting-times", "12", "1.50", "true", "some words", "'single ''quoted'' text'", "[]", "[a, b]"]
)
COMMENT = st.sampled_from(["", "  # beside", "\n    # below", "\n\n  # shallow", "\n# at the margin", "\n          # deep"])


@given(st.lists(st.tuples(st.sampled_from(["id", "title", "summary", "also", "x"]), QUOTED | WORDS, COMMENT), max_size=4))
def test_any_readable_text_keeps_its_meaning_and_comments_and_settles_at_once(fields):
    lines = [f"    {key}{number}: {value}{comment}" for number, (key, value, comment) in enumerate(fields)]
    text = "\n".join(["# head", "", "commitments:", "  - id: a", *lines, "    # last", "", "# tail", ""])
    before = load(text.encode())
    if before.problems:
        return
    once = formatted(COMMITMENTS, text.encode())
    assert load(once).tree == before.tree
    assert Counter(parse(once.decode()).comments()) == Counter(parse(text).comments())
    assert text.count("#") == once.decode().count("#")
    assert formatted(COMMITMENTS, once) == once
