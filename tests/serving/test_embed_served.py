"""An embedded figure is whole as it comes: a picture, its words and a link, for which no script is needed."""

import re

import pytest

from tests.serving.running import Site


def test_the_picture_is_in_the_document_and_can_be_fetched(site: Site) -> None:
    html = site.ask("/embed?figure=facts&party=labour&embed=true").text
    assert "<picture>" in html and re.search(r'<img src="[^"]*figures/facts\.svg[^"]*" alt="[^"]{20,}"', html)
    for address in re.findall(r'(?:srcset|img src)="([^"]+)"', html):
        picture = site.ask("/" + address.replace("&amp;", "&").removeprefix("./"))
        assert (picture.status, picture.headers["content-type"]) == (200, "image/svg+xml")
        assert "CC BY" in picture.text and "labour" in picture.text.lower()
    assert 'target="_blank"' in html and "figures?party=labour&amp;figure=facts" in html
    assert '<meta name="robots" content="noindex">' in html
    # One script, which tells the page round it how high it is.
    assert re.findall(r'<script[^>]* src="\./([a-z-]+)-', html) == ["height"]


def test_a_ground_that_is_asked_for_is_that_of_every_window(site: Site) -> None:
    html = site.ask("/embed?figure=facts&ground=dark").text
    assert html.count("ground=dark") == html.count("figures/facts.svg") > 1


@pytest.mark.parametrize(
    "question", ["figur=facts", "figure=facs", "figure=facts&party=labor", "figure=card&idd=x", "figure=facts&ground=x"]
)
def test_what_cannot_be_shown_is_not_found_and_has_no_picture(site: Site, question: str) -> None:
    answer = site.ask(f"/embed?{question}")
    assert answer.status == 404 and "<title>No figure is shown" in answer.text
    assert "<picture" not in answer.text and "Unknown values in the address: " in answer.text
    assert not re.search("all 15|15 parties|og:image", answer.text)


def test_an_embed_on_a_ground_that_there_is_not_says_which_there_are(site: Site) -> None:
    answer = site.ask("/embed?figure=matrix&ground=purple")
    assert answer.status == 404 and "(known: light, dark, grey)" in answer.text
