"""What the README tells a newcomer is so: the files, pages and commands that it names are there."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text("utf-8")


def test_linked_files_are_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if not link.startswith("http")]
    assert links and [link for link in links if not (PROJECT / link).exists()] == []


def test_files_on_the_map_are_there() -> None:
    missing = []
    for row in re.findall(r"^\| .+ \| (.+) \|$", README, re.MULTILINE):
        folder = ""
        for name in re.findall(r"`([\w./]+)`", row):
            if "/" in name:
                folder = name.rsplit("/", 1)[0] + "/"  # the names that follow are in the same folder
            if not any((PROJECT / place).exists() for place in (name, folder + name)):
                missing.append(name)
    assert not missing


def test_commands_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE))
    assert {"run", "test", "check"} <= named <= targets
