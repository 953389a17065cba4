"""What readers come to do, done in a real browser from end to end."""

import csv
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from places import COMMITMENT
from playwright.sync_api import Locator, Page, expect
from visiting import Visitor, open_filters, settle

from tests.serving.running import Site
from web.pages import IN_NAVIGATION, PAGES

ARCHIVE = "https://github.com/mosmi/british-manifesto-archive/blob/main/manifestos/2024/"


def sentence(page: Page) -> Locator:
    """The line that says what is shown, with its number."""
    return page.locator(".sentence").filter(visible=True)


def params(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)


def path_of(page: Page) -> str:
    """The page's address without the server, ready to be opened by somebody else."""
    address = urlsplit(page.url)
    return f"{address.path}?{address.query}"


def choose(page: Page, filter_: str, option: str) -> None:
    """Choose a value of a filter by hand, as a reader does, and wait until the page shows it."""
    box = page.get_by_role("combobox", name=filter_, exact=True)
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=f"Remove {option}")).to_be_visible()
    settle(page)


def expect_address(page: Page, path: str, **wanted: list[str]) -> None:
    """Wait until the address is a page's, with exactly these parameters."""

    def right(url: str) -> bool:
        address = urlsplit(url)
        return address.path == f"/{path}" and parse_qs(address.query) == wanted

    page.wait_for_url(right)


def test_number_of_a_cell_is_the_number_of_commitments_behind_it(open_page: Visitor) -> None:
    page = open_page("/?nation=england")
    cell = page.locator("table td a").first
    number = int(cell.inner_text())
    cell.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["explore"].question)
    settle(page)
    asked = params(page)
    assert asked["nation"] == ["england"] and len(asked["party"]) == len(asked["theme"]) == 1
    expect(sentence(page).locator("strong")).to_have_text(re.compile(rf"^{number} commitments?$"))
    expect(page.get_by_role("article")).to_have_count(min(number, 16))


def test_filters_chosen_by_hand_make_an_address_that_shows_others_the_same(open_page: Visitor) -> None:
    page = open_page("/explore")
    choose(page, "Party", "Lib Dem")
    choose(page, "Party", "Plaid Cymru")
    choose(page, "Theme", "Dentistry")
    expect_address(page, "explore", party=["liberal-democrat", "plaid-cymru"], theme=["dentistry"])
    expect(sentence(page)).to_contain_text("Plaid Cymru")

    other = open_page(path_of(page))
    assert sentence(other).inner_text() == sentence(page).inner_text()
    assert other.get_by_role("article").all_inner_texts() == page.get_by_role("article").all_inner_texts()
    for value in ("Lib Dem", "Plaid Cymru", "Dentistry"):
        expect(other.get_by_role("button", name=f"Remove {value}")).to_be_visible()


def test_search_switch_and_clearing_are_in_the_address_too(open_page: Visitor) -> None:
    page = open_page("/explore?theme=dentistry")
    page.get_by_role("combobox", name="Search", exact=True).fill("children")
    page.keyboard.press("Enter")
    expect_address(page, "explore", theme=["dentistry"], q=["children"])
    page.get_by_test_id("stSidebar").get_by_text("Include wider commitments").click()
    expect_address(page, "explore", theme=["dentistry"], q=["children"], scope=["all"])
    page.get_by_test_id("stSidebar").get_by_text("Alphabetical").click()
    expect_address(page, "explore", theme=["dentistry"], q=["children"], scope=["all"], order=["name"])
    page.get_by_role("button", name="Clear all filters").click()
    expect_address(page, "explore")
    expect(page.get_by_role("combobox", name="Search", exact=True)).to_have_value("")


def test_back_goes_through_the_filters_and_reload_keeps_them(open_page: Visitor) -> None:
    page = open_page("/explore")
    start = sentence(page).inner_text()
    choose(page, "Party", "Labour")
    expect(sentence(page)).to_contain_text("Labour")
    one = sentence(page).inner_text()
    choose(page, "Nation", "Wales")
    expect(sentence(page)).to_contain_text("Wales")
    both = sentence(page).inner_text()
    assert len({start, one, both}) == 3

    page.reload()
    settle(page)
    expect(sentence(page)).to_have_text(re.compile("Wales"))
    assert sentence(page).inner_text() == both
    page.go_back()
    expect(page.get_by_role("button", name="Remove Wales")).to_have_count(0)
    settle(page)
    assert sentence(page).inner_text() == one
    page.go_back()
    expect(page.get_by_role("button", name="Remove Labour")).to_have_count(0)
    settle(page)
    assert sentence(page).inner_text() == start
    page.go_forward()
    expect(page.get_by_role("button", name="Remove Labour")).to_be_visible()
    settle(page)
    assert sentence(page).inner_text() == one


def test_filters_go_along_from_page_to_page(open_page: Visitor) -> None:
    wanted = {"party": ["labour", "green"], "nation": ["england"], "theme": ["dentistry"]}
    page = open_page("/?party=labour&party=green&nation=england&theme=dentistry")
    for other in (*IN_NAVIGATION[1:], IN_NAVIGATION[0]):
        page.get_by_test_id("stMain").get_by_role("link", name=other.label, exact=True).first.click()
        expect_address(page, other.path, **wanted)
        settle(page)
        expect(page.get_by_role("heading", level=1)).to_have_text(other.question)
    expect(page.get_by_role("button", name="Remove Dentistry")).to_be_visible()
    page.get_by_role("link", name="Explore", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES["explore"].question)
    page.get_by_role("article").get_by_role("heading").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/commitment"))
    settle(page)
    assert {name: values for name, values in params(page).items() if name != "id"} == wanted
    page.get_by_role("link", name="Pledge to Plan", exact=True).click()
    expect_address(page, "")
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[""].question)
    expect(page.get_by_role("button", name="Remove Dentistry")).to_have_count(0)
    expect_address(page, "")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "overview")
def test_deep_link_is_the_first_thing_a_new_server_answers(open_first_page: Visitor, path: str) -> None:
    id_ = f"&id={COMMITMENT}" if path == "commitment" else ""
    page = open_first_page(f"/{path}?party=green&theme=mental-health{id_}")
    if path not in ("commitment", "sheet", "answer"):  # whose headings say what they show
        expect(page.get_by_role("heading", level=1)).to_have_text(PAGES[path].question)
    expect(page.locator(".page-source")).to_contain_text("manifestos")
    link = page.get_by_test_id("stMain").get_by_role("link", name="Overview", exact=True)
    assert parse_qs(urlsplit(link.get_attribute("href")).query) == {"party": ["green"], "theme": ["mental-health"]}
    if PAGES[path].filters:
        expect(page.get_by_role("button", name="Remove Green")).to_be_visible()


def test_comparing_three_parties_on_a_phone(open_page: Visitor) -> None:
    page = open_page("/compare?theme=dentistry", 390)
    open_filters(page)
    for party in ("Labour", "Lib Dem", "Green"):
        choose(page, "Party", party)
    page.get_by_role("button", name="Collapse sidebar").click()
    expect_address(page, "compare", party=["labour", "liberal-democrat", "green"], theme=["dentistry"])
    topic = page.locator(".topic").first  # of a few parties it is open
    for party in ("Labour", "Lib Dem", "Green"):
        name = topic.locator(".party", has_text=party).first
        expect(name).to_be_visible()
        name.scroll_into_view_if_needed()
        box = name.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390, f"{party} is cut off"


def test_commitment_leads_to_the_text_it_was_read_in(open_page: Visitor) -> None:
    page = open_page("/explore?theme=dentistry")
    title = page.get_by_role("article").first.get_by_role("link").first
    named = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(named)
    settle(page)
    expect(page.get_by_role("link", name=re.compile("[Aa]rchived text"))).to_have_attribute(
        "href", re.compile(rf"^{re.escape(ARCHIVE)}[\w-]+/manifesto\.md$")
    )


def test_broken_file_leaves_the_last_good_data_with_a_notice(open_page: Visitor, server: Site, data_folder: Path) -> None:
    page = open_page("/")
    before = page.locator("table").first.inner_text()
    file = data_folder / "commitments.yaml"
    good = file.read_bytes()
    notice = page.get_by_role("status").filter(has_text="data files were changed and have 1 fault")

    file.write_bytes(good.replace(b"theme: dentistry", b"theme: dentristry", 1))
    server.wait_until_newest()
    for path in PAGES:
        id_ = f"?id={COMMITMENT}" if path == "commitment" else ""
        page.goto(urlsplit(page.url)._replace(path=f"/{path}", query="").geturl() + id_)
        settle(page)
        expect(notice).to_be_visible()
        if path == "":
            assert page.locator("table").first.inner_text() == before
    page.get_by_role("link", name="See the list of faults").click()
    expect(page.locator("ol.faults")).to_contain_text(
        re.compile(r"commitments\.yaml:\d+: .*'dentristry'.*did you mean 'dentistry'")
    )

    file.write_bytes(good)
    server.wait_until_newest()
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(notice).to_have_count(0)


def test_downloads_hold_the_sentence_the_filters_and_the_version(open_page: Visitor, tmp_path: Path) -> None:
    page = open_page("/explore?party=labour&party=green&theme=dentistry")
    said = sentence(page).inner_text()
    number = int(re.match(r"\d+", said)[0])
    version = re.search(r"version (\S+),", page.locator(".page-source").inner_text())[1]

    rows = list(csv.DictReader(downloaded(page, "Download CSV", tmp_path).read_text("utf-8-sig").splitlines(keepends=True)))
    assert len(rows) == number
    assert {row["theme"] for row in rows} == {"dentistry"}
    for row in rows:
        assert says_the_same(row["selection"], said)
        assert row["data_version"] == version
        assert parse_qs(urlsplit(row["address"]).query) == params(page)

    content = json.loads(downloaded(page, "Download JSON", tmp_path).read_text("utf-8"))
    assert len(content) == number
    for record in content:
        assert says_the_same(record["selection"], said)
        assert record["data_version"] == version
        assert parse_qs(urlsplit(record["address"]).query) == params(page)


def says_the_same(selection: str, said: str) -> bool:
    """Whether a file, whose one sentence says all, tells of the same rows as the page, which says of the scope in a line of its own."""
    core = selection.startswith("Core ")
    rest = selection.removeprefix("Core ")
    return rest[:1].upper() + rest[1:] in said and core == ("Core commitments only" in said)


def downloaded(page: Page, button: str, folder: Path) -> Path:
    """Press a button and give the file that comes."""
    with page.expect_download() as coming:
        page.get_by_role("button", name=button).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_every_page_of_results_shows_others(open_page: Visitor) -> None:
    page = open_page("/explore")
    first = page.get_by_role("article").first.inner_text()
    page.get_by_role("button", name=re.compile("^(Go to p|P)age 2$|^2$")).click()
    expect(page).to_have_url(re.compile(r"[?&]p=2\b"))
    expect(page.get_by_role("article").first).not_to_have_text(first)
    settle(page)
    other = open_page(path_of(page))
    assert other.get_by_role("article").all_inner_texts() == page.get_by_role("article").all_inner_texts()
