"""What stops the YAML parser, in plain words: the parser's error and the lines around it -> the likely cause and its cure."""

import re

import yaml

from commitments.reading.faults import shortened, shown
from commitments.reading.yaml_events import At, Mark, Scalar
from commitments.reading.yaml_values import Problem
from commitments.records.characters import name_of

KEY = re.compile(r"\s*(- +)*[\w.-]+:(\s|$)")
KEY_AND_VALUE = 'a key, a colon, a space and the value: "title: …"'
ESCAPED = "two backslashes for one inside double quotes, or single quotes around the text"
OWN_LINES = "each item on a line of its own under the key: hyphen, space, value"
QUOTED = "the text in double quotes (it starts with a sign that YAML keeps for itself)"
RESERVED = tuple("@`%*&|>}],?")
COLONS = "：꞉∶˸﹕"  # what looks like a colon, from other scripts
# A key that something else than a colon and a space parts from its value.
PARTED = re.compile(rf"(?P<start>\s*(?:- +)?)(?P<key>[a-z_]+)(?P<sign>\s*(?:=>?|;|->|→|[{COLONS}]|:)\s*|\s+)(?P<value>\S.*)")
BULLET = re.compile(r"\s*([*•–—·‣◦])\s+\S")
OPENS_TEXT = re.compile(r"\s*(?:- +)?(?P<key>[\w-]+):\s*[|>][-+\d]*\s*(#.*)?")
BRACKETED = re.compile(r"\s*(?:- +)*(?:[\w-]+:\s+)?(?P<text>\[[^\]]*\]\s*[^\s#,\]].*|\{[^}]*\}\s*[^\s#,}].*)")
TICKED = re.compile(r"\s*- +(?P<text>\[[ xX]?\]\s+(?P<value>\S.*))")
# A key in the bold of Markdown or the quotes of a program, with its colon in or behind them.
DRESSED_KEY = re.compile(
    r"(?P<start>\s*(?:- +)?)(?:([*_`]{1,2})(?P<key>[a-z_]+?)(?::\2|\2:)|\"(?P<quoted>[a-z_]+):\")\s*(?P<value>\S.*)"
)
HYPHEN = "a hyphen and a space before an item of a list"
KEYED = re.compile(r"\s*(?P<hyphen>- )?(?P<key>[a-z_]+):(?:\s|$)")
HINTED_KEY = re.compile(r"\s*(#\? [a-z_]+:)\s*")  # of a skeleton
SWALLOWED_KEY = re.compile(r"\s*(- +)?[a-z_-]+:\s")


def parse_problem(error: yaml.MarkedYAMLError, lines: list[str], last: Scalar | None) -> Problem:
    """The problem behind ``error``. ``last`` is the last scalar that was read before it."""
    mark: Mark = error.problem_mark or error.context_mark or At()
    start: Mark = error.context_mark or mark
    problem, context = error.problem or "", error.context or ""
    if told := _told_by_its_line(lines, [start.line, mark.line, mark.line - 1]):
        return told
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
    if "escape" in problem or "hexdecimal" in problem:
        if address := re.search(r"https?:[^\s\"]+", _line(lines, mark.line)):
            right = re.sub(r"^(https?:)/*", r"\1//", re.sub(r"\\+", "/", address[0]))
            expected = f"slashes in a web address: '{shortened(right)}'"
            return _at(mark, "bad-escape", shown(_line(lines, mark.line).strip()), expected)
        return _at(mark, "bad-escape", shown(_line(lines, mark.line).strip()), ESCAPED)
    if "quoted scalar" in context:
        return _unclosed(start, lines)
    if "could not find expected ':'" in problem:
        return _missing_colon(start, lines)
    if "\t" in _indent(lines, mark.line) or _line(lines, mark.line)[mark.column :].startswith("\t"):
        return _at(mark, "tab-indent", "a tab where spaces should be", "spaces: two for each level")
    if "',' or" in problem or "flow" in context:
        return _unclosed_bracket(start, lines)
    if "block sequence entries" in problem:
        return _at(mark, "bad-indent", "a list that starts on the same line as its key", OWN_LINES)
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


def _keys(lines: list[str]) -> set[str]:
    """The keys of a file, as far as they are written rightly."""
    return {match[1] for line in lines if (match := re.match(r"\s*(?:- +)?([a-z_]+):(?:\s|$)", line))}


def _told_by_its_line(lines: list[str], numbers: list[int]) -> Problem | None:
    """What the line itself shows, whatever the parser made of it."""
    for number in dict.fromkeys(numbers):
        line = _line(lines, number)
        if bullet := BULLET.match(line):
            sign = f"'{bullet[1]}'" if bullet[1].isascii() else name_of(bullet[1])
            return Problem(number + 1, (), "bad-indent", f"{sign} before '{shortened(line.strip()[1:].strip())}'", HYPHEN)
        if ticked := TICKED.fullmatch(line):
            return Problem(
                number + 1, (), "needs-quotes", shown(ticked["text"]), f"the value alone: '{shortened(ticked['value'])}'"
            )
        if dressed := DRESSED_KEY.fullmatch(line):
            right = f"{dressed['start']}{dressed['key'] or dressed['quoted']}: {dressed['value']}".strip()
            return Problem(
                number + 1, (), "missing-colon", shown(line.strip()), f"the key alone and a colon: '{shortened(right)}'"
            )
        if bracketed := BRACKETED.fullmatch(line):
            return Problem(number + 1, (), "needs-quotes", shown(bracketed["text"]), QUOTED)
    return None


def _missing_colon(start: Mark, lines: list[str]) -> Problem:
    line = _line(lines, start.line)
    parted = PARTED.fullmatch(line.rstrip())
    if parted and parted["key"] in _keys(lines):
        sign = parted["sign"].strip()
        right = f"'{shortened(parted['key'] + ': ' + parted['value'])}'"
        expected = f"a space after the colon: {right}" if sign == ":" else f"a key, a colon, a space and the value: {right}"
        odd = f" with {name_of(sign)}" if sign and sign in COLONS else ""
        return _at(start, "missing-colon", shown(line.strip()) + odd, expected)
    if line.strip() in _keys(lines):
        return _at(start, "missing-colon", shown(line.strip()), f"a colon after it: '{line.strip()}:'")
    if text := _text_above(lines, start.line):
        key, spaces = text
        expected = f"{spaces} spaces before it, as it continues the text of '{key}'; or a key, a colon, a space and a value"
        return _at(start, "bad-indent", shown(line.strip()), expected)
    return _at(start, "missing-colon", shown(line.strip()), KEY_AND_VALUE)


def _text_above(lines: list[str], number: int) -> tuple[str, int] | None:
    """The key of the text of several lines that ends right above a line, and how far its lines are indented."""
    above = number - 1
    while above >= 0 and not OPENS_TEXT.fullmatch(lines[above]) and not KEY.match(lines[above]):
        above -= 1
    opens = OPENS_TEXT.fullmatch(lines[above]) if above >= 0 else None
    if opens is None or above + 1 >= number:
        return None
    return opens["key"], len(_indent(lines, above + 1))


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
    if not last.value and _line(lines, end)[last.end_mark.column :].rstrip().endswith('"'):
        return _at(last.start_mark, "stray-quote", _rest(lines, last.start_mark), "one double quote at each end of the text")
    if any(SWALLOWED_KEY.match(_line(lines, number)) for number in range(start + 1, end + 1)):
        return _unclosed(last.start_mark, lines)
    rest = _line(lines, end)[last.end_mark.column :].strip() or "text"
    if rest in (",", ";"):
        return _at(last.end_mark, "stray-quote", f"'{rest}' after the closing quote", "nothing after it: delete it")
    cure = 'a backslash before each double quote inside the text (\\")'
    if last.style == "'":
        cure = "two single quotes ('') for one inside the text"
    return _at(last.end_mark, "stray-quote", f"'{shortened(rest)}' after the closing quote", f"nothing after it; {cure}")


def _unclosed(start: Mark, lines: list[str]) -> Problem:
    expected = "a quote of the same sort at the end of the text"
    ending = _line(lines, start.line).rstrip()[-1:]
    if ending in ("”", "“", "’", "‘", "„", "»"):
        expected = f"{expected} (this has {name_of(ending)})"
    return _at(start, "unclosed-quote", _rest(lines, start), expected)


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
        if _line(lines, mark.line).lstrip().startswith("- ") and "- " in first[: last.start_mark.column]:
            found = f"{len(_indent(lines, mark.line))} spaces before '{shortened(_line(lines, mark.line).strip())}'"
            return _at(mark, "bad-indent", found, f"{first.index('-')}, as the hyphens of the list above it")
        if not first[: last.start_mark.column].strip(" -"):
            return _at(last.start_mark, "missing-colon", f"'{shortened(first.strip())}'", KEY_AND_VALUE)
        if KEY.match(_line(lines, mark.line)):
            return _bad_indent(mark, lines)
    line = _line(lines, mark.line).strip()
    keys = re.findall(r"(?<=\s)([a-z_]+):(?=\s|$)", line.removeprefix("- ").split(":", 1)[-1])
    if keys and keys[0] in _keys([other for number, other in enumerate(lines) if number != mark.line]):
        return _at(mark, "unquoted-colon", shown(line), f"each key on a line of its own: '{keys[0]}:' begins the next")
    value = line.removeprefix("- ").split(":", 1)[-1].strip()
    right = f': "{shortened(value)}"' if value and '"' not in value else ""
    expected = f"the text in double quotes, as it has a colon and a space in it{right}"
    return _at(mark, "unquoted-colon", f"a colon in '{shortened(line)}'", expected)


def _bad_indent(mark: Mark, lines: list[str]) -> Problem:
    number, expected = _astray(lines, mark.line) or (mark.line, "")
    spaces = len(_indent(lines, number))
    if not expected and (hint := HINTED_KEY.fullmatch(_line(lines, number - 1))):
        expected = f"the key that it belongs to above it: '{hint[1]}' is still a hint"
    return Problem(
        number + 1,
        (),
        "bad-indent",
        f"{spaces} space{'s' if spaces != 1 else ''} before '{shortened(_line(lines, number).strip())}'",
        expected or f"{_spaces_of_neighbours(lines, number, spaces)} as the lines that it belongs with",
    )


def _astray(lines: list[str], number: int) -> tuple[int, str] | None:
    """The first line of the entry around a line whose key stands in another column than everywhere else, and what is expected there:
    the parser stops at it, or somewhere behind it."""
    start = next((other for other in range(number, -1, -1) if lines[other].startswith("  - ")), number)
    columns: dict[str, set[int]] = {}
    for other, line in enumerate(lines):
        if (other < start or other > number) and (match := KEYED.match(line)):
            columns.setdefault(match["key"], set()).add(match.start("key"))
    for other in range(start, number + 1):
        match = KEYED.match(lines[other])
        usual = columns.get(match["key"], set()) if match else set()
        if match and len(usual) == 1 and match.start("key") not in usual:
            return other, f"{usual.pop() - (2 if match['hyphen'] else 0)}, as the lines that it belongs with"
    return None


def _spaces_of_neighbours(lines: list[str], number: int, spaces: int) -> str:
    """``4,`` where the next key stands a space or two from this one and nothing else is likely; else in general words."""
    if opens := re.match(r"\s*(- [\w-]+:)", lines[number]):
        alike = {len(_indent(lines, n)) for n, line in enumerate(lines) if n != number and line.lstrip().startswith(opens[1])}
        if len(alike) == 1:
            return f"{alike.pop()},"
    below = next((other for other in range(number + 1, len(lines)) if KEY.match(lines[other])), number)
    above = next((other for other in range(number - 1, -1, -1) if KEY.match(lines[other])), number)
    near = {
        len(_indent(lines, other)) for other in (below, above) if "- " not in lines[other][: len(_indent(lines, other)) + 2]
    }
    near = {other for other in near if 0 < abs(other - spaces) <= 2}
    return f"{near.pop()}," if len(near) == 1 else "the same number of spaces"
