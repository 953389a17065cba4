"""Browsers that show text alone, lynx and w3m: the journeys of the other tests, step by step, each by a link or a form that the page offers."""

import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from urllib.parse import quote

import pytest

from tests.serving.running import Site

COMMANDS = {
    "lynx": ["lynx", "-dump", "-nolist", "-width=200", "-display_charset=utf-8"],
    "w3m": ["w3m", "-dump", "-cols", "200", "-O", "UTF-8"],
}
See = Callable[[str], str]


@pytest.fixture(params=COMMANDS)
def see(request: pytest.FixtureRequest, site: Site) -> See:
    """What the browser shows at an address of the site, with single spaces."""
    name = request.param
    if shutil.which(name) is None:
        pytest.skip(
            f"{name} IS NOT INSTALLED: no text browser walked the journeys. On Debian or Ubuntu: apt-get install {name}"
        )

    def shown(address: str) -> str:
        command = [*COMMANDS[name], f"http://127.0.0.1:{site.port}{address}"]
        ended = subprocess.run(command, capture_output=True, timeout=60, check=True)
        return " ".join(ended.stdout.decode("utf-8", "replace").split())

    return shown


def way(site: Site, address: str, label: str) -> str:
    """Where the link of that name leads that the page at an address has."""
    for href, words in re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', site.ask(address).text, re.DOTALL):
        if label in unescape(re.sub(r"<[^>]*>", "", words)):
            return "/" + unescape(href).removeprefix("./").lstrip("/")
    pytest.fail(f"{address} has no link '{label}'")


def test_who_says_what_on_a_theme(site: Site, see: See) -> None:
    assert "Who promised what on health and care?" in see("/")
    compared = see(way(site, "/", "Dentistry"))
    assert "How do the parties differ on this?" in compared and "Plaid Cymru" in compared and "Nothing found" in compared


def test_what_it_means_where_i_live(site: Site, see: See) -> None:
    wales = see(way(site, "/nations", "Wales"))
    assert "Which commitments reach Wales?" in wales and "Who decides in Wales?" in wales


def test_a_search_leads_to_a_promise_and_its_source(site: Site, see: See) -> None:
    form = re.search(r'<form[^>]*action="(explore)"[^>]*>.*?name="(q)"', site.ask("/explore").text, re.DOTALL)
    assert form, "the search is a plain form"
    found = see(f"/{form[1]}?{form[2]}={quote('waiting lists')}")
    assert "commitments" in found and "Introduce shared waiting lists" in found
    promise = see(way(site, f"/{form[1]}?{form[2]}={quote('waiting lists')}", "Introduce shared waiting lists"))
    assert "Labour Party" in promise and "Archived text that was read" in promise and "What became of it?" in promise


def test_how_much_of_a_plan_it_is(site: Site, see: See) -> None:
    plan = see(way(site, "/", "Pledge to plan"))
    assert "By when" in plan and "With what money" in plan


def test_the_data_can_be_taken(site: Site, see: See) -> None:
    assert "every table with its keys" in see(way(site, "/about", "Download the data"))
    assert site.ask(way(site, "/data", "All commitments (CSV)")).headers["content-type"].startswith("text/csv")
