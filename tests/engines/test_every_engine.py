"""The journeys of readers in short, in Firefox and in WebKit, on a phone and at a desk."""

from pathlib import Path

import pytest
from journeys import faults_on_all_ways
from reader import ENTER, Reader, ReaderOf, until

from plain_files.page import Site
from plain_files.writing import write_site
from tests.domain.sample import sample_dataset
from web.pages import PAGES

COMMITMENT = "labour-uk-2024/shared-waiting-lists"
EVERY_PAGE = [f"/{path}?id={COMMITMENT}" if path == "commitment" else f"/{path}" for path in PAGES if path != "editors-desk"]
widths = pytest.mark.parametrize("width", [390, 1280])
# Every picture is brought into the window, where it is asked for, and waited for: those that never came, by their address.
NOT_DRAWN = """
    const empty = []
    for (const picture of document.images) {
        if (!picture.checkVisibility()) continue
        picture.scrollIntoView({ block: "center", behavior: "instant" })
        for (let tries = 0; tries < 100 && !(picture.complete && picture.naturalWidth); tries++) await new Promise((go) => setTimeout(go, 50))
        if (!(picture.complete && picture.naturalWidth > 0 && picture.getBoundingClientRect().height > 20)) empty.push(picture.currentSrc)
    }
    return { pictures: document.images.length, empty }
"""
TITLES = "article.card :is(h2, h3, h4) a"


def looks_right(reader: Reader) -> None:
    """Nothing has to be scrolled sideways, and every picture has come."""
    assert reader.is_too_wide() == 0
    assert reader.run(NOT_DRAWN)["empty"] == []


@widths
def test_every_page_comes_with_its_pictures_fits_the_window_and_breaks_long_words(reader: ReaderOf, width: int) -> None:
    one = reader(width)
    faults = []
    for path in EVERY_PAGE:
        one.opens(path)
        one.sees("h1")
        wide, empty, torn = one.is_too_wide(), one.run(NOT_DRAWN)["empty"], one.tables_that_copy_badly()
        faults += [(path, "too wide by", wide)] * bool(wide) + [(path, "not drawn", empty)] * bool(empty)
        faults += [(path, "copied row", row) for row in torn]
        one.meets_long_words()
        if width < 500 and (wide := one.is_too_wide()):
            faults.append((path, "with long words too wide by", wide))
    assert faults == []


@widths
def test_readers_find_their_answer_within_two_taps_and_a_screen(reader: ReaderOf, width: int) -> None:
    assert faults_on_all_ways(reader(width)) == []


@widths
def test_filters_a_second_page_and_a_commitment_with_the_way_back(reader: ReaderOf, width: int) -> None:
    one = reader(width)
    one.opens("/explore")
    if width < 500:
        one.taps("a", "Filters")
    one.taps("form.filters summary", "Party")
    one.taps("form.filters label", "Lib Dem")
    one.sees(".sentence", "Liberal Democrats")
    assert one.asked["party"] == ["liberal-democrat"]

    one.opens("/explore")
    first = one.sees(TITLES)
    one.taps("a[aria-label='Page 2']")
    until(lambda: one.asked.get("p") == ["2"] and first not in one.texts(TITLES), "page 2 did not come")
    address = one.address
    title = one.texts(TITLES)[5]
    one.taps(TITLES, title)
    one.sees("h1", title)
    one.goes_back()
    until(lambda: one.address == address, "Back led elsewhere")
    # The place is that of the commitment: it is in the window again.
    one.waits_for(
        "const one = [...document.querySelectorAll(values[0])].find((one) => one.innerText.trim() === values[1])?.getBoundingClientRect();"
        "return one && one.top >= 0 && one.bottom <= innerHeight && scrollY > 0",
        TITLES,
        title,
    )


@widths
def test_parties_side_by_side(reader: ReaderOf, width: int) -> None:
    one = reader(width)
    one.opens("/compare?theme=dentistry&party=labour&party=green")
    one.sees("section.topic")
    for party in ("Labour", "Green"):
        one.sees("section.topic .party, section.topic .side", party)
    looks_right(one)


@widths
def test_what_reaches_a_nation(reader: ReaderOf, width: int) -> None:
    one = reader(width)
    one.opens("/nations?nation=wales")
    one.sees("h1")
    one.sees("main", "Welsh Government")
    looks_right(one)


@widths
def test_figures_show_their_pictures_before_and_after_streamlit(reader: ReaderOf, width: int) -> None:
    one = reader(width)
    one.opens("/figures")
    assert one.run(NOT_DRAWN) == {"pictures": one.run("return document.images.length"), "empty": []}
    one.asks_for_streamlit()
    found = one.run(NOT_DRAWN)
    assert found["pictures"] > 0 and found["empty"] == []


def test_a_file_of_data_is_downloaded(reader: ReaderOf) -> None:
    one = reader(1280)
    one.opens("/explore?theme=dentistry")
    one.taps("a", "Download CSV")

    def come() -> list[Path]:
        return [path for path in one.downloads.rglob("*.csv") if path.read_bytes().count(b"\n") > 1]

    (file,) = until(come, "no file came")
    assert "Dentistry" in file.read_text("utf-8-sig")


@widths
def test_streamlit_takes_over_and_answers_a_filter(reader: ReaderOf, width: int) -> None:
    one = reader(width)
    one.opens("/explore?theme=dentistry")
    one.asks_for_streamlit()
    if width < 500:
        one.taps("[data-testid=stExpandSidebarButton], button", "Expand sidebar")
    one.taps("[data-testid=stSidebar] input[role=combobox][aria-label*=Party]")
    one.waits_for("return document.activeElement.matches('[role=combobox]')")
    one.types("Lib Dem")
    one.sees("[role=option]", "Lib Dem")
    one.types(ENTER)
    until(lambda: one.asked.get("party") == ["liberal-democrat"], "the filter is not in the address")
    one.waits_for(
        "return [...document.querySelectorAll('.sentence')].some((one) => one.textContent.includes('Liberal Democrats'))"
    )


def test_the_site_as_plain_files_opens_from_a_disk(reader: ReaderOf, tmp_path: Path) -> None:
    write_site(Site(sample_dataset(), "https://example.org"), tmp_path / "site", lambda done, of, what: None)
    one = reader(390)
    one.opens((tmp_path / "site" / "index.html").as_uri())
    one.sees("h1")
    looks_right(one)
    one.taps("nav a", "Explore")
    one.sees("article.card")
