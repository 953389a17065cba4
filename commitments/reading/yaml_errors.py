"""What stops the YAML parser, in plain words: the parser's error and the lines around it -> the likely cause and its cure."""

import re

import yaml

from commitments.reading.faults import shortened, shown
from commitments.reading.yaml_events import At, Mark, Scalar
from commitments.reading.yaml_values import Problem

KEY = re.compile(r"\s*(- +)*[\w.-]+:(\s|$)")
KEY_AND_VALUE = 'a key, a colon, a space and the value: "title: …"'
ESCAPED = "two backslashes for one inside double quotes, or single quotes around the text"
OWN_LINES = "each item on a line of its own under the key: hyphen, space, value"
QUOTED = "the text in double quotes (it starts with a sign that YAML keeps for itself)"
RESERVED = tuple("@`%*&|>}],?")
SWALLOWED_KEY = re.compile(r"\s*(- +)?[a-z_-]+:\s")


def parse_problem(error: yaml.MarkedYAMLError, lines: list[str], last: Scalar | None) -> Problem:
    """The problem behind ``error``. ``last`` is the last scalar that was read before it."""
    mark: Mark = error.problem_mark or error.context_mark or At()
    start: Mark = error.context_mark or mark
    problem, context = error.problem or "", error.context or ""
    if last is not None and not last.style and "expected" in problem and (remark := _remark_above(lines, mark.line)):
        return remark
    if (
        last is not None
        and _follows_quote(mark, last, lines)
        and not problem.startswith("found")
        and "node content" not in problem
    ):
        return _after_quote(last, lines)
    if "mapping values are not allowed" in problem:
        return _colon(mark, lines, last)
    if "escape" in problem:
        return _at(mark, "bad-escape", shown(_line(lines, mark.line).strip()), ESCAPED)
    if "quoted scalar" in context:
        return _unclosed(start, lines)
    if "could not find expected ':'" in problem:
        return _at(start, "missing-colon", shown(_line(lines, start.line).strip()), KEY_AND_VALUE)
    if "\t" in _indent(lines, mark.line) or _line(lines, mark.line)[mark.column :].startswith("\t"):
        return _at(mark, "tab-indent", "a tab where spaces should stand", "spaces: two for each level")
    if "',' or" in problem or "flow" in context:
        return _unclosed_bracket(start, lines)
    if "block sequence entries" in problem:
        return _at(mark, "bad-indent", "a list that starts behind its key", OWN_LINES)
    if "did not find expected key" in problem or "'-' indicator" in problem:
        return _bad_indent(mark, lines)
    if "tag handle" in problem or "tag" in context:
        return _at(start, "tag", _rest(lines, start), "the value alone (text that starts with ! needs quotes)")
    if "document start" in problem and any(line.startswith("...") for line in lines[: mark.line + 1]):
        found, expected = "a second document (after a line ...)", "one document in a file: delete the line ..."
        return _at(mark, "several-documents", found, expected)
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    if "document start" in problem and first.startswith(" "):
        return _at(
            mark, "bad-indent", f"a line further left than the first key, {shown(first.strip())}", "no spaces before that key"
        )
    if start.line == mark.line and _line(lines, start.line)[start.column :].startswith(RESERVED):
        return _at(start, "needs-quotes", _rest(lines, start), QUOTED)
    expected = f"text that YAML can read (the reader says: {problem or context})"
    return _at(mark, "bad-yaml", shown(_line(lines, mark.line).strip()), expected)


def _at(mark: Mark, kind: str, found: str, expected: str) -> Problem:
    return Problem(mark.line + 1, (), kind, found, expected)


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _indent(lines: list[str], number: int) -> str:
    line = _line(lines, number)
    return line[: len(line) - len(line.lstrip())]


def _rest(lines: list[str], mark: Mark) -> str:
    """What stands from ``mark`` to the end of its line."""
    return shown(_line(lines, mark.line)[mark.column :].strip())


def _remark_above(lines: list[str], number: int) -> Problem | None:
    """Where unquoted text goes on below a comment: the comment has ended it."""
    above = _line(lines, number - 1).strip() if number else ""
    below = _line(lines, number)
    if not above.startswith("#") or KEY.match(below) or len(_indent(lines, number - 1)) < len(_indent(lines, number)):
        return None
    found = f"'{shortened(above)}' inside the text, which ends there"
    return Problem(number, (), "remark-in-text", found, "the remark on a line of its own above the key")


def _follows_quote(mark: Mark, last: Scalar, lines: list[str]) -> bool:
    """Whether only spaces stand between the closing quote of ``last`` and ``mark``."""
    if last.style not in ("'", '"') or last.end_mark.line != mark.line:
        return False
    return last.end_mark.column <= mark.column and not _line(lines, mark.line)[last.end_mark.column : mark.column].strip()


def _after_quote(last: Scalar, lines: list[str]) -> Problem:
    start, end = last.start_mark.line, last.end_mark.line
    if any(SWALLOWED_KEY.match(_line(lines, number)) for number in range(start + 1, end + 1)):
        return _unclosed(last.start_mark, lines)
    rest = _line(lines, end)[last.end_mark.column :].strip() or "text"
    cure = 'a backslash before each double quote inside the text (\\")'
    if last.style == "'":
        cure = "two single quotes ('') for one inside the text"
    return _at(last.end_mark, "stray-quote", f"'{shortened(rest)}' after the closing quote", f"nothing after it; {cure}")


def _unclosed(start: Mark, lines: list[str]) -> Problem:
    return _at(start, "unclosed-quote", _rest(lines, start), "a quote of the same sort at the end of the text")


def _unclosed_bracket(start: Mark, lines: list[str]) -> Problem:
    """Told where the bracket opens; or, where the parser knows only that the file ends too early, at the last line with anything in it."""
    line, column = start.line, start.column
    if not _line(lines, line)[column:].strip():
        line, column = max((number for number, text in enumerate(lines[: line + 1]) if text.strip()), default=0), 0
    expected = "a closing bracket as well, or the text in double quotes"
    return Problem(line + 1, (), "unclosed-bracket", shown(_line(lines, line)[column:].strip()), expected)


def _colon(mark: Mark, lines: list[str], last: Scalar | None) -> Problem:
    if last is not None and not last.style and last.end_mark.line == mark.line > last.start_mark.line:
        first = _line(lines, last.start_mark.line)
        if not first[: last.start_mark.column].strip(" -"):
            return _at(last.start_mark, "missing-colon", f"'{shortened(first.strip())}'", KEY_AND_VALUE)
        if KEY.match(_line(lines, mark.line)):
            return _bad_indent(mark, lines)
    return _at(
        mark,
        "unquoted-colon",
        f"a colon in '{shortened(_line(lines, mark.line).strip())}'",
        "the text in double quotes, as it has a colon and a space in it",
    )


def _bad_indent(mark: Mark, lines: list[str]) -> Problem:
    spaces = len(_indent(lines, mark.line))
    return _at(
        mark,
        "bad-indent",
        f"{spaces} space{'s' if spaces != 1 else ''} before '{shortened(_line(lines, mark.line).strip())}'",
        "the same number of spaces as the lines that it belongs with",
    )
