"""``make release``: the version of code and data, which is the date in data/site.yaml, in the other places that carry it.

Editors set the date; ``commitments.__version__`` and CITATION.cff follow it. CHANGELOG.md is written by hand, under the same date.
"""

import re
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATE = r"\d{4}-\d{2}-\d{2}"


def disagreements(project: Path) -> list[str]:
    """A sentence for each place with another version than data/site.yaml; none where all agree."""
    date = released_on(project)
    wrong = []
    for file, pattern, version in _places(date):
        found = pattern.findall(_text(project / file))
        if found != [version]:
            wrong.append(f"{file} has {', '.join(found) or 'nothing'} where it should have {version}")
    newest = re.search(rf"^## ({DATE})", _text(project / "CHANGELOG.md"), re.MULTILINE)
    if not newest or newest[1] != date:
        wrong.append(f"CHANGELOG.md begins with {newest[1] if newest else 'no version'}: say there what is new in {date}")
    return wrong


def released_on(project: Path) -> str:
    """``version_date`` of data/site.yaml. Raises ValueError where there is none."""
    found = re.search(rf'^version_date: "({DATE})"$', _text(project / "data" / "site.yaml"), re.MULTILINE)
    if not found:
        raise ValueError("data/site.yaml has no version_date")
    return found[1]


def stamp(project: Path) -> None:
    """Writes the version of data/site.yaml into the code and CITATION.cff."""
    for file, pattern, version in _places(released_on(project)):
        text = _text(project / file)
        if found := pattern.search(text):
            text = text[: found.start(1)] + version + text[found.end(1) :]
        (project / file).write_text(text, encoding="utf-8", newline="\n")


def _places(date: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """File, where a version stands in it, and how it should read. A Python package's version has dots and no zeros before a number."""
    return (
        ("commitments/__init__.py", re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE), _dotted(date)),
        ("CITATION.cff", re.compile(r'^version: "([^"]+)"', re.MULTILINE), date),
        ("CITATION.cff", re.compile(r'^date-released: "([^"]+)"', re.MULTILINE), date),
    )


def _dotted(date: str) -> str:
    return ".".join(str(int(part)) for part in date.split("-"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def main() -> int:
    """Stamps, and says what is left for a hand; 1 where something is."""
    stamp(PROJECT)
    left = disagreements(PROJECT)
    print("\n".join(left) or f"version {released_on(PROJECT)}", file=sys.stderr if left else sys.stdout)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
