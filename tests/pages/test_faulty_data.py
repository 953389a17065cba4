"""Faults in the data: the last good version stays up with a notice, and with no good data at all the faults are listed."""

import re
from pathlib import Path

import pytest
from shown import OpenPage

from server.documents import made_from_state
from web.library import shared_library
from web.pages import PAGES

EVERY_PAGE = pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")

BREAKS = {
    "not YAML": lambda text: text + "\n\tx: [",
    "unknown theme": lambda text: text.replace("theme: dentistry", "theme: dentristry", 1),
    "not UTF-8": None,  # by bytes, see broken()
    "half written": lambda text: text[: len(text) // 2],
    "empty": lambda text: "",
}
PLACE = re.compile(r"\w+\.yaml:\d+: ")  # file and line


def broken(text: bytes, how: str) -> bytes:
    change = BREAKS[how]
    return text + b"\n# \xff\n" if change is None else change(text.decode()).encode()


@EVERY_PAGE
def test_last_good_data_stays_with_a_notice(open_page: OpenPage, small_data: Path, path: str) -> None:
    before = open_page(path)
    file = small_data / "commitments.yaml"
    good = file.read_bytes()
    file.write_bytes(broken(good, "unknown theme"))

    shown = open_page(path)
    notice = next(notice for notice in shown.notices if "data files were changed" in notice)
    assert "1 fault" in notice and "last good version" in notice
    assert any(link.label == "See the list of faults" for link in shown.html.links)
    assert shown.heading == before.heading
    assert before.words.split("Source:")[-1] in shown.words  # the foot, with the version of the data

    file.write_bytes(good)
    assert open_page(path).words == before.words


@pytest.mark.parametrize("how", BREAKS)
def test_list_names_file_and_line(open_page: OpenPage, data: Path, how: str) -> None:
    open_page("about")
    file = data / "commitments.yaml"
    file.write_bytes(broken(file.read_bytes(), how))
    shown = open_page("about")
    listed = "".join(body for body in shown.bodies if 'id="faults"' in body)
    assert PLACE.search(listed)


def test_the_newest_fault_is_listed_where_one_was_put_right_and_another_made(open_page: OpenPage, data: Path) -> None:
    file = data / "commitments.yaml"
    good = file.read_text(encoding="utf-8")
    seen, made_from = [], set()
    for wrong in ("theme: dentristry", "theme: dentisstry"):
        file.write_text(good.replace("theme: dentistry", wrong, 1), encoding="utf-8")
        (listed,) = [body for body in open_page("about").bodies if 'id="faults"' in body]
        seen.append([word for word in ("dentristry", "dentisstry") if word in listed])
        made_from.add(made_from_state(shared_library().state()))
    assert seen == [["dentristry"], ["dentisstry"]] and len(made_from) == 2


@EVERY_PAGE
def test_without_good_data_the_faults_are_shown(open_page: OpenPage, small_data: Path, path: str) -> None:
    file = small_data / "commitments.yaml"
    good = file.read_bytes()
    file.write_bytes(broken(good, "not YAML"))
    shown = open_page(path)
    assert any("There is no data to show" in notice for notice in shown.notices)
    assert PLACE.search(shown.words)

    file.write_bytes(good)
    assert not any("There is no data" in notice for notice in open_page(path).notices)


def test_missing_folder_is_a_fault_like_any_other(open_page: OpenPage, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLEDGE_DATA", str(data / "nowhere"))
    shown = open_page("")
    assert any("There is no data to show" in notice for notice in shown.notices)


def test_text_of_a_fault_is_only_text(open_page: OpenPage, data: Path) -> None:
    file = data / "commitments.yaml"
    file.write_text(file.read_text("utf-8").replace("theme: dentistry", 'theme: "<script>x</script>"', 1), "utf-8")
    shown = open_page("")
    assert "<script>x</script>" in shown.words
    assert "script" not in shown.html.tags


def test_the_way_to_the_faults_keeps_the_filters(open_page: OpenPage, data: Path) -> None:
    open_page("explore")
    file = data / "commitments.yaml"
    file.write_bytes(broken(file.read_bytes(), "unknown theme"))
    shown = open_page("explore", party="labour", q="gp")
    way = next(link.href for link in shown.html.links if link.label == "See the list of faults")
    assert way == "about?party=labour&q=gp#faults"
    about = open_page("about", party="labour", q="gp")
    assert "dentristry" in about.words
