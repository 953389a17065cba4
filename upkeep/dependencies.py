"""``make lock``: docs/dependencies.md, the list of the packages that the dashboard runs on and their licences, from requirements.txt.

A licence is what the installed package says of itself. A package that says nothing, or is not installed on this system (some are for one
system only), keeps its line; the licence of one that says nothing is looked up once and written there by hand.
"""

import re
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import NamedTuple

from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parent.parent
LIST = PROJECT / "docs" / "dependencies.md"
PIN = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)
DECLARED = re.compile(r'^ +"([\w.-]+)[^"]*",\s+#\s*(.+)$', re.MULTILINE)
ROW = re.compile(r"^\| \[(?P<name>[^\]]+)\]\((?P<url>[^)]*)\) \| (?P<version>\S+) \| (?P<licence>.*?) \|", re.MULTILINE)
LONGEST = 60  # a longer line is no name of a licence
HEAD = """# What the dashboard is built on

The packages of `requirements.txt`, each in the one version and with the hashes that stand there, and the licence that each package
states of itself. Written by `make lock`. Packages that only the tests need are in `requirements-dev.txt` and not listed here.

| Package | Version | Licence | Used for |
| --- | --- | --- | --- |
"""


class Package(NamedTuple):
    """A line of the list."""

    name: str
    version: str
    licence: str
    use: str = ""

    def __str__(self) -> str:
        url = f"https://pypi.org/project/{canonicalize_name(self.name)}/"
        return f"| [{self.name}]({url}) | {self.version} | {self.licence} | {self.use} |"


def pins(text: str) -> dict[str, str]:
    """Name -> version in the text of a requirements file."""
    return dict(PIN.findall(text))


def licence_of(about: PackageMetadata) -> str:
    """The licence in a package's metadata, in its own words; '' where it states none."""
    if "License-Expression" in about:
        return about["License-Expression"]
    classified = [
        line.rsplit(" :: ", 1)[1]
        for line in about.get_all("Classifier", ())
        if line.startswith("License :: ") and line.count(" :: ") > 1
    ]
    if classified:
        return ", ".join(dict.fromkeys(classified))
    whole = (about.get_all("License") or [""])[0]
    stated = whole.strip().split("\n")[0].strip()  # some put the whole text there: its first line is its name
    return stated if len(stated) <= LONGEST else ""


def page(requirements: str, declared: str, before: str) -> str:
    """The list's text. ``requirements``: requirements.txt, ``declared``: pyproject.toml, ``before``: the list as it was.

    Raises ValueError for a package whose licence is not known: somebody has to look it up before it is used.
    """
    uses = {canonicalize_name(name): use for name, use in DECLARED.findall(declared)}
    known = {(match["name"], match["version"]): match["licence"] for match in ROW.finditer(before)}
    packages = []
    for name, version in sorted(pins(requirements).items()):
        try:
            about = metadata(name)
            stated = licence_of(about) if about["Version"] == version else ""
        except PackageNotFoundError:
            stated = ""
        licence = stated or known.get((name, version), "")
        if not licence:
            raise ValueError(f"the licence of {name} {version} is not known")
        packages.append(Package(name, version, licence.replace("|", "/"), uses.get(canonicalize_name(name), "")))
    return HEAD + "\n".join(map(str, packages)) + "\n"


def main() -> None:
    """Writes the list."""
    before = LIST.read_text("utf-8") if LIST.exists() else ""
    requirements, declared = ((PROJECT / name).read_text("utf-8") for name in ("requirements.txt", "pyproject.toml"))
    LIST.write_text(page(requirements, declared, before), "utf-8")


if __name__ == "__main__":
    main()
