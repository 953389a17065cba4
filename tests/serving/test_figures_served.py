"""Figures at plain addresses, previews of shared links, and oEmbed."""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from datasets import frozen

from commitments.figures import CATALOGUE, SIZES, picture
from commitments.records.commitment import Commitment
from commitments.selecting.selection import Selection
from tests.serving.running import Site

DATASET = frozen()
SNP = Selection(parties=("snp",))


def base(site: Site) -> str:
    return f"http://127.0.0.1:{site.port}"


def size_of_png(body: bytes) -> tuple[int, int]:
    assert body.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(body[16:20], "big"), int.from_bytes(body[20:24], "big")


@pytest.mark.parametrize("name", CATALOGUE)
def test_each_figure_gives_its_numbers_and_words(site: Site, name: str) -> None:
    shown = picture(DATASET, SNP, name, base(site))
    query = f"party=snp&id={shown.commitment}" if shown.commitment else "party=snp"
    whole = site.ask(f"/figures/{name}.json?{query}").json
    assert whole["title"] == shown.frame.title
    assert len(whole["table"]) == len(shown.table)
    assert whole["alt_text"].startswith(shown.frame.title)
    assert f'width="{SIZES[CATALOGUE[name].size].width}"' in whole["svg"]
    assert whole["data_version"] == DATASET.version
    assert site.ask(f"/figures/{name}.csv?{query}").text.count("\n") >= len(shown.table)


def test_a_picture_comes_in_the_size_asked_for_and_is_kept(site: Site) -> None:
    address = "/figures/facts.png?party=snp&size=1200x630&ground=dark"
    first = site.ask(address)
    assert first.status == 200, first.text
    assert size_of_png(first.body) == (2400, 1260)
    assert "max-age=300" in first.headers["cache-control"]
    assert first.headers["access-control-allow-origin"] == "*"
    assert site.ask(address, If_None_Match=first.headers["etag"]).status == 304
    assert site.ask("/figures/facts.png?party=snp&size=1200x630", "HEAD").headers["etag"] != first.headers["etag"]


def test_a_drawing_holds_its_title_as_text(site: Site) -> None:
    answer = site.ask("/figures/facts.svg?party=snp")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert picture(DATASET, SNP, "facts").frame.title in unescape(answer.text)


def preview_of(site: Site, place: str) -> tuple[str, str]:
    """The picture by which other sites show a link, below the figures' address, and what it is said to show."""
    told = dict(re.findall(r'<meta property="og:(image[:\w]*)" content="(.*?)">', site.ask(place).text))
    address = unescape(told["image"])
    answer = site.ask(address.removeprefix(base(site)))
    assert answer.status == 200 and size_of_png(answer.body) == (2400, 1260)
    return address.removeprefix(f"{base(site)}/figures/"), unescape(told["image:alt"])


def list_of(rows: Sequence[Commitment]) -> str:
    return "/list?" + "&".join(f"id={row.id}" for row in rows)


def test_a_list_is_shown_by_what_its_promises_share(site: Site) -> None:
    topic = Selection(topics=("nhs-dental-contract",)).rows(DATASET)
    address, said = preview_of(site, list_of(topic[:3]))
    assert address == "says.png?topic=nhs-dental-contract&size=1200x630"
    assert said == Selection(topics=("nhs-dental-contract",)).sentence(DATASET)
    (one, *_) = SNP.rows(DATASET)
    address, said = preview_of(site, list_of([one]))
    assert address.startswith("card.png?size=1200x630&id=") and said == one.title
    others = [row for row in SNP.rows(DATASET) if row.theme != one.theme and not set(row.topics) & set(one.topics)]
    assert preview_of(site, list_of([one, others[0]]))[0] == "programme.png?party=snp&size=1200x630"
    stranger = next(row for row in DATASET.commitments if row.document != one.document and row.theme != one.theme)
    address, said = preview_of(site, list_of([one, stranger]))
    assert address.startswith("card.png?") and said == f"The first of them: {one.title}"


def test_a_lists_picture_hides_what_the_list_hides(site: Site) -> None:
    one, *_, other = SNP.rows(DATASET)
    address, said = preview_of(site, f"{list_of([one, other])}&names=hidden")
    assert "names=hidden" in address and "party=" not in address and "snp" not in address
    assert not any(name in said for name in ("SNP", "Scottish National"))


def test_what_is_new_is_shown_by_what_became_of_promises(site: Site) -> None:
    assert preview_of(site, "/new")[0] == "standings.png?size=1200x630"


def test_a_picture_for_print_is_a_pdf(site: Site) -> None:
    answer = site.ask("/figures/facts.pdf?party=snp&size=wide")
    assert answer.headers["content-type"] == "application/pdf" and answer.body.startswith(b"%PDF-")


@pytest.mark.parametrize("address", ["nosuch.png", "matrix.exe"])
def test_what_is_no_figure_is_not_found(site: Site, address: str) -> None:
    assert site.ask(f"/figures/{address}").status in (404, 200) and not site.ask(f"/figures/{address}").body.startswith(
        b"\x89PNG"
    )


@pytest.mark.parametrize(
    ("query", "param"), [("size=9x9", "size"), ("ground=pink", "ground"), ("party=labor", "party"), ("id=no/such", "id")]
)
def test_a_value_that_does_not_exist_is_refused(site: Site, query: str, param: str) -> None:
    answer = site.ask(f"/figures/matrix.json?{query}")
    assert answer.status == 400
    assert [value["param"] for value in answer.json["unknown"]] == [param]


@pytest.mark.parametrize("kind", ["png", "json", "csv"])
def test_a_card_of_no_commitment_is_refused(site: Site, kind: str) -> None:
    answer = site.ask(f"/figures/card.{kind}?party=snp")
    assert answer.status == 400 and answer.json["needs"] == "id" and "id=" in answer.json["error"]


@pytest.mark.parametrize("kind", ["svg", "json", "csv"])
def test_a_figure_of_one_of_several_that_were_asked_for_names_the_other(site: Site, kind: str) -> None:
    answer = site.ask(f"/figures/programme.{kind}?party=labour&party=snp")
    assert "One of the 2 parties that were asked for; not shown: SNP." in " ".join(re.sub("<[^>]+>", " ", answer.text).split())


@pytest.mark.parametrize("kind", ["svg", "json", "csv", "png"])
def test_a_figure_of_another_version_of_the_data_is_refused(site: Site, kind: str) -> None:
    answer = site.ask(f"/figures/facts.{kind}?party=snp&version=2020-01-01-0000000")
    assert answer.status == 404 and answer.json["version"] == DATASET.version
    assert site.ask(f"/figures/facts.{kind}?party=snp&version={DATASET.version}", "HEAD").status == 200


# --- previews and oEmbed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/", "/compare?theme=dentistry", "/commitment?id=labour-uk-2024/shared-waiting-lists", "/figures?figure=reach&party=dup"],
)
def test_a_shared_link_has_a_picture_that_can_be_fetched(site: Site, path: str) -> None:
    found = re.search(r'og:image" content="(.*?)"', site.ask(path).text)
    assert found
    address = urlsplit(unescape(found[1]))
    assert f"{address.scheme}://{address.netloc}" == base(site)
    answer = site.ask(f"{address.path}?{address.query}")
    assert answer.status == 200, answer.text
    assert size_of_png(answer.body) == (2400, 1260)


def test_a_pasted_link_to_a_figure_becomes_its_picture(site: Site) -> None:
    html = site.ask("/figures?figure=facts&party=snp").text
    found = re.search(r'type="application/json\+oembed" href="(.*?)"', html)
    assert found
    address = urlsplit(unescape(found[1]))
    answer = site.ask(f"{address.path}?{address.query}&maxwidth=600&maxheight=500").json
    assert (answer["version"], answer["type"]) == ("1.0", "photo")
    assert answer["title"] == picture(DATASET, SNP, "facts").frame.title
    assert (answer["provider_name"], answer["provider_url"]) == (DATASET.site.name, f"{base(site)}/")
    assert 0 < answer["width"] <= 600 and 0 < answer["height"] <= 500
    image = urlsplit(answer["url"])
    assert image.path == "/figures/facts.png" and parse_qs(image.query)["party"] == ["snp"]
    drawn = site.ask(f"{image.path}?{image.query}")
    assert drawn.status == 200 and drawn.headers["content-type"] == "image/png"
    wide, high = size_of_png(drawn.body)
    assert answer["width"] / answer["height"] == pytest.approx(wide / high, rel=0.01), "shown in its own proportions"


@pytest.mark.parametrize(
    ("page", "figure", "more"),
    [
        ("/commitment?id=labour-uk-2024/shared-waiting-lists", "card", {"id": ["labour-uk-2024/shared-waiting-lists"]}),
        ("/compare?theme=dentistry", "topics", {"theme": ["dentistry"]}),
        ("/nations?nation=wales", "reach", {"nation": ["wales"]}),
        ("/explore?party=snp", "programme", {"party": ["snp"]}),
        ("/explore?topic=nhs-dental-contract", "says", {"topic": ["nhs-dental-contract"]}),
        ("/", "matrix", {}),
    ],
)
def test_a_pasted_link_to_a_page_becomes_the_picture_of_what_it_shows(
    site: Site, page: str, figure: str, more: dict[str, list[str]]
) -> None:
    html = site.ask(page).text
    found = re.search(r'type="application/json\+oembed" href="(.*?)"', html)
    assert found
    address = urlsplit(unescape(found[1]))
    answer = site.ask(f"{address.path}?{address.query}").json
    image = urlsplit(answer["url"])
    assert image.path == f"/figures/{figure}.png"
    assert {name: values for name, values in parse_qs(image.query).items() if name not in ("size", "ground")} == more
    assert f"<title>{answer['title']} –" in unescape(html)
    assert f'og:image" content="{base(site)}/figures/{figure}.png' in unescape(html)


@pytest.mark.parametrize("page", ["/explore?party=labuor", "/compare?theme=dentistry&nation=narnia", "/commitment?id=no/such"])
def test_what_an_address_gets_wrong_is_said_and_not_shown_as_something_wider(site: Site, page: str) -> None:
    answer = site.ask(f"/oembed?url={quote(base(site) + page, safe='')}")
    assert answer.status == 404 and answer.json["unknown"]


@pytest.mark.parametrize(
    ("room", "size"), [("", "1200x675"), ("&maxwidth=620&maxheight=930", "wide"), ("&maxwidth=400", "narrow")]
)
def test_a_pasted_link_is_drawn_for_the_room_that_the_other_site_has(site: Site, room: str, size: str) -> None:
    url = quote(f"{base(site)}/figures?figure=facts&party=snp", safe="")
    answer = site.ask(f"/oembed?url={url}&format=json{room}").json
    assert parse_qs(urlsplit(answer["url"]).query)["size"] == [size]
    assert answer["width"] >= 300


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/figures?figure=facts",
        "/about",
        "/list",
        "/commitment",
        "/commitment/no/such",
        "/commitment/",
        "/commitments/labour-uk-2024/shared-waiting-lists",
        "/sheet",
        "/sheet?party=snp",
        "/figures?figure=card",
        "/embed?figure=card&party=snp",
        "/figures?figure=nosuch",
        "javascript:alert(1)",
        "",
    ],
)
def test_nothing_else_is_embedded(site: Site, url: str) -> None:
    whole = f"{base(site)}{url}" if url.startswith("/") else url
    assert site.ask(f"/oembed?url={quote(whole, safe='')}").status == 404


@pytest.mark.parametrize(
    "query",
    ["figure=card&id=green-england-wales-2024/no-such", "figure=topic&topic=no-such", "figure=facts&party=no-such", "figure=no-such",
     "figure=facts&size=no-such", "figure=card&id=labour-uk-2024/shared-waiting-lists&id=no/such"],
)  # fmt: skip
def test_what_does_not_exist_has_no_picture_of_something_else(site: Site, query: str) -> None:
    """Neither where the link is pasted, nor in the preview of a shared link, nor as a file."""
    for page in ("figures", "embed"):
        url = quote(f"{base(site)}/{page}?{query}", safe="")
        assert site.ask(f"/oembed?url={url}").status == 404
        html = site.ask(f"/{page}?{query}").text
        assert "og:image" not in html and "oembed" not in html
    name = parse_qs(query)["figure"][-1]
    assert site.ask(f"/figures/{name}.json?{query}").status in (400, 404)


def test_only_json_is_spoken(site: Site) -> None:
    assert site.ask(f"/oembed?format=xml&url={quote(base(site) + '/figures?figure=facts', safe='')}").status == 501


def test_many_new_pictures_at_once_are_all_answered(site: Site) -> None:
    parties = [party.id for party in DATASET.parties]
    addresses = [f"/figures/reach.png?size=narrow&party={party}" for party in parties]
    with ThreadPoolExecutor(max_workers=len(addresses)) as askers:
        answers = list(askers.map(site.ask, addresses))
    assert [answer.status for answer in answers] == [200] * len(addresses)
    assert len({answer.body for answer in answers}) == len(addresses)


def test_a_pasted_link_keeps_its_ground(site: Site) -> None:
    url = quote(f"{base(site)}/embed?figure=facts&party=snp&ground=dark&embed=true", safe="")
    assert parse_qs(urlsplit(site.ask(f"/oembed?url={url}").json["url"]).query)["ground"] == ["dark"]


def test_a_pasted_link_to_a_commitment_is_followed_as_its_page_is(site: Site) -> None:
    id_ = "labour-uk-2024/shared-waiting-lists"
    url = quote(f"{base(site)}/commitment/{id_}", safe="")
    assert parse_qs(urlsplit(site.ask(f"/oembed?url={url}").json["url"]).query)["id"] == [id_]


@pytest.mark.parametrize("page", ["figures", "embed"])
def test_a_pasted_link_to_one_of_several_leads_to_the_picture_that_says_so(site: Site, page: str) -> None:
    url = quote(f"{base(site)}/{page}?figure=nation&nation=wales&nation=england", safe="")
    image = urlsplit(site.ask(f"/oembed?url={url}").json["url"])
    assert set(parse_qs(image.query)["nation"]) == {"wales", "england"}


@pytest.mark.parametrize("value", ["0", "-5", "wide", "600px", "1e3", "²"])
@pytest.mark.parametrize("side", ["maxwidth", "maxheight"])
def test_room_that_is_no_number_of_pixels_is_refused(site: Site, side: str, value: str) -> None:
    url = quote(f"{base(site)}/figures?figure=facts&party=snp", safe="")
    answer = site.ask(f"/oembed?url={url}&{side}={quote(value)}")
    assert answer.status == 400 and side in answer.json["error"]


@pytest.mark.parametrize("value", ["", "00600", "9" * 5000])
def test_any_room_above_nought_is_answered(site: Site, value: str) -> None:
    url = quote(f"{base(site)}/figures?figure=facts&party=snp", safe="")
    assert site.ask(f"/oembed?url={url}&maxwidth={value}").json["width"] >= 600


def test_a_size_that_there_is_not_is_answered_with_those_that_there_are(site: Site) -> None:
    answer = site.ask("/figures/matrix.png?size=huge")
    (unknown,) = answer.json["unknown"]
    assert answer.status == 400 and unknown["param"] == "size" and "1200x675" in unknown["known"]
    near = site.ask("/figures/matrix.png?size=1200x676").json["unknown"][0]
    assert near["nearest"] == "1200x675" and "known" not in near
