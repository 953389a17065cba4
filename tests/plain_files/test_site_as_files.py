"""The site as plain files: everything is there, every link leads somewhere, and nothing is offered that only a server could do."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from commitments.__main__ import main
from commitments.records.vocabulary import ACTORS
from commitments.selecting.selection import Selection
from plain_files import releases
from plain_files.addresses import Address
from plain_files.page import Site, page_html
from plain_files.writing import NotOurs, write_site
from tests.domain.sample import DENTISTS, sample_dataset, sample_files

ADDRESS = "https://example.org/kept"


@dataclass
class Page(HTMLParser):
    """What a file refers to, which ids it has, and what it says."""

    text: str
    links: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    scripts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids.add(given.get("id", ""))
        if tag == "script":
            self.scripts.append(given.get("type", ""))
        if tag in ("a", "link") and "href" in given:
            (self.links if tag == "a" else self.sources).append(given["href"])
        self.sources += [given[name] for name in ("src", "srcset") if name in given]


@cache
def pages(folder: Path) -> dict[str, Page]:
    return {str(path.relative_to(folder)): Page(path.read_text("utf-8")) for path in folder.rglob("*.html")}


def inside(page: str, page_links: list[str]) -> Iterator[tuple[str, str]]:
    """The file and the fragment that each relative link of a page leads to."""
    for link in page_links:
        if not urlsplit(link).scheme:
            parts = urlsplit(urljoin(f"file:///{page}", link))
            yield unquote(parts.path).lstrip("/"), parts.fragment


def test_every_link_leads_to_a_file_and_to_a_place_in_it(folder: Path) -> None:
    found = pages(folder)
    dead = [
        f"{name}: {target}#{fragment}"
        for name, page in found.items()
        for target, fragment in inside(name, page.links + page.sources)
        if not (folder / target).is_file() or (fragment and target in found and fragment not in found[target].ids)
    ]
    assert dead == []


def test_a_page_of_one_party_theme_topic_or_nation_names_the_feed_of_its_changes(folder: Path) -> None:
    dataset = sample_dataset()
    choices = {"party": dataset.parties, "theme": dataset.themes, "topic": dataset.topics, "nation": dataset.nations.nations}
    for param, some in choices.items():
        chosen = [f"{param}/{one.id}" for one in some if (folder / f"explore/{param}/{one.id}.html").is_file()]
        assert chosen
        for path in chosen:
            assert f"../../data/{path}/changes.atom" in pages(folder)[f"explore/{path}.html"].sources


def test_no_link_needs_a_server(folder: Path) -> None:
    """From a disk, or below any path of any host, a query is lost, a folder has no index, and an absolute path is somebody else's."""
    wrong = {
        link
        for page in pages(folder).values()
        for link in page.links + page.sources
        if not urlsplit(link).scheme and ("?" in link or link.startswith("/") or link.endswith("/") or not link)
    }
    assert wrong == set()
    assert not [page for page in pages(folder).values() if page.tags & {"form", "input", "button", "select", "iframe", "base"}]
    assert not [name for name, page in pages(folder).items() if "Filters" in page.text]
    assert {kind for page in pages(folder).values() for kind in page.scripts} <= {"application/ld+json"}


def test_no_file_offers_a_chart_that_it_cannot_draw(folder: Path) -> None:
    told = [page.name for page in folder.rglob("*.html") if "Explore this chart" in page.read_text("utf-8")]
    assert not told


def test_each_page_names_a_picture_in_the_folder_by_its_full_address_and_what_it_shows(folder: Path) -> None:
    for name, page in pages(folder).items():
        told = dict(re.findall(r'<meta property="og:(image[:\w]*)" content="(.*?)">', page.text))
        assert told["image"].startswith(f"{ADDRESS}/figures/") and told["image:alt"], name
        picture = (folder / told["image"].removeprefix(f"{ADDRESS}/")).read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert [int.from_bytes(picture[at : at + 4]) for at in (16, 20)] == [
            int(told["image:width"]),
            int(told["image:height"]),
        ]
    shown = {
        name: re.search(r'og:image" content="(.*?)"', pages(folder)[name].text)
        for name in (f"commitment/{DENTISTS}.html", "index.html")
    }
    topic = sample_dataset().by_id["commitment"][DENTISTS].topic
    assert [found and found[1].removeprefix(f"{ADDRESS}/figures/").split("/")[:-1] for found in shown.values()] == [
        ["says", "topic", topic],
        ["matrix"],
    ]


def test_where_nobody_knows_the_folders_address_a_picture_is_named_from_the_page_or_is_the_live_sites() -> None:
    def told(site: Site) -> str:
        found = re.search(
            r'og:image" content="(.*?)"', page_html(site, Address.of("explore?theme=dentistry"), lambda address: True)
        )
        return found[1] if found else ""

    dataset = sample_dataset()
    assert told(Site(dataset)) == "../../figures/matrix/theme/dentistry/1200x630.png"
    live = told(Site(dataset, live="https://live.example"))
    assert live == "https://live.example/figures/matrix.png?theme=dentistry&amp;size=1200x630"


def test_no_choice_is_offered_where_only_what_is_chosen_is_left(folder: Path) -> None:
    """A topic's plan sheet has every nation in one file."""
    sheets = [page.text for name, page in pages(folder).items() if name.startswith("sheet/topic/")]
    assert sheets and not [text for text in sheets if 'aria-label="Nation"' in text]
    assert all(f">{nation.name}<" in text for text in sheets for nation in sample_dataset().nations.nations)
    assert not [name for name, page in pages(folder).items() if '<ul class="chips"></ul>' in page.text]
    assert "Since the first" not in pages(folder)["new.html"].text


def test_where_a_link_is_left_out_a_number_or_a_name_is_left(folder: Path) -> None:
    """Words that ask a reader to do something would be a control that does nothing."""
    left = {words for page in pages(folder).values() for words in left_of_links(page.text)}
    dataset = sample_dataset()
    names = {theme.name for theme in dataset.themes} | {
        subject.name for theme in dataset.themes for subject in theme.looked_for
    }
    counted = "|".join([*(party.short_name for party in dataset.parties), *(f".*{term.label}" for term in ACTORS.values())])
    number = re.compile(rf"\(?[\d,]+\)?|(?:{counted}) \(?[\d,]+\)?(?: commitments?)?|[\d,]+ [a-z ]+")
    assert {words for words in left if not number.fullmatch(words)} <= names


def left_of_links(html: str) -> Iterator[str]:
    """The words of each link that went, which may hold marks of their own."""
    for start in re.finditer(r'<span class="no-file">', html):
        depth = 1
        for tag in re.compile(r"<(/?)span\b[^>]*>").finditer(html, start.end()):
            depth += -1 if tag[1] else 1
            if not depth:
                yield re.sub(r"<[^>]*>", "", html[start.end() : tag.start()])
                break


def test_every_page_can_be_reached_from_the_first(folder: Path) -> None:
    found = pages(folder)
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        new = {target for target, _ in inside(name, found[name].links) if target in found} - reached
        reached |= new
        waiting += new
    old_ids = {
        f"{page}/{id_}.html" for id_ in sample_dataset().redirect_of for page in ("commitment", "sheet")
    }  # others' links lead to these
    unasked = {"404.html"}  # a host shows it where there is nothing
    newest = {name for name in found if not name.startswith("v/")} - old_ids - unasked
    assert newest - reached == set()


def test_each_commitment_party_theme_topic_and_nation_has_its_page(folder: Path) -> None:
    dataset = sample_dataset()
    wanted = [f"commitment/{row.id}.html" for row in dataset.commitments]
    wanted += [f"explore/party/{party.id}.html" for party in dataset.parties]
    wanted += [f"{page}/theme/{theme.id}.html" for theme in dataset.themes for page in ("explore", "compare")]
    wanted += [f"{page}/topic/{topic.id}.html" for topic in dataset.topics for page in ("explore", "compare")]
    wanted += [f"nations/nation/{nation.id}.html" for nation in dataset.nations.nations]
    assert [name for name in wanted if name not in pages(folder)] == []
    for row in dataset.commitments:
        assert row.title in "".join(
            re.findall(r"<h1[^>]*>(.*?)</h1>", pages(folder)[f"commitment/{row.id}.html"].text)
        ).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&#39;", "'")


def test_a_number_leads_to_as_many_commitments(folder: Path) -> None:
    """In the table of the first page."""
    found = pages(folder)["index.html"].text
    cells = re.findall(r'<td class="(?:shade-\d|total)"><a href="([^"]+)"[^>]*>([\d,]+)</a>', found)
    assert len(cells) > 5
    for link, number in cells:
        assert f"<strong>{number} commitment" in pages(folder)[link].text, link


def test_the_data_of_a_list_is_that_list(folder: Path) -> None:
    dataset = sample_dataset()
    selection = Selection(parties=("red",))
    rows = list(csv.DictReader(io.StringIO((folder / "data/party/red/commitments.csv").read_text("utf-8-sig"))))
    assert [row["id"] for row in rows] == [row.id for row in selection.rows(dataset)]
    assert {row["address"] for row in rows} == {f"{ADDRESS}/explore/party/red.html"}
    assert json.loads((folder / "data/parties.json").read_text("utf-8"))
    assert (folder / "data/package.zip").read_bytes()[:2] == b"PK"
    assert (folder / "data/pledge-to-plan.sqlite").read_bytes()[:6] == b"SQLite"


def test_where_there_is_no_file_a_host_shows_a_page_whose_links_hold_at_any_depth(folder: Path) -> None:
    page = pages(folder)["404.html"]
    places = {link.split("#")[0] for link in page.links + page.sources if not link.startswith(("#", "data:"))}
    assert {f"{ADDRESS}/index.html", f"{ADDRESS}/explore.html", f"{ADDRESS}/static/style.css"} <= places
    ours = {place for place in places if not place.startswith("https://creativecommons.org/")}
    assert all((folder / place.removeprefix(f"{ADDRESS}/")).is_file() for place in ours), ours
    assert 'name="robots" content="noindex"' in page.text and "no such page" in page.text
    assert "404.html" not in (folder / "sitemap.xml").read_text("utf-8")


def test_every_commitment_is_named_on_one_page_below_its_party(folder: Path) -> None:
    dataset, page = sample_dataset(), pages(folder)["titles.html"]
    for party in dataset.parties:
        rows = [row for row in dataset.commitments if dataset.party_of(row) is party]
        part = page.text.split(f'id="party-{party.id}"')[-1].split("<h2")[0]
        assert all(f'href="commitment/{row.id}.html">' in part for row in rows), party.id
    assert "titles.html" in pages(folder)["explore.html"].links
    assert f"{ADDRESS}/titles.html" in (folder / "sitemap.xml").read_text("utf-8")


def test_without_an_address_what_needs_one_is_left_out_and_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").mkdir()
    for name, values in sample_files().items():
        (tmp_path / "data" / name).write_text(json.dumps(values), "utf-8")
    assert main(["site", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "out"), "--processes", "1"]) == 0
    assert not [name for name in ("404.html", "sitemap.xml", "robots.txt") if (tmp_path / "out" / name).exists()]
    assert (tmp_path / "out/titles.html").is_file()
    assert "no sitemap.xml, robots.txt or 404.html" in capsys.readouterr().out


def test_full_addresses_are_those_of_the_files(folder: Path) -> None:
    """In feeds, in what robots read, and in what a reader copies."""
    feed = ElementTree.parse(folder / "data/changes.atom")
    links = [link.get("href", "") for link in feed.iter("{http://www.w3.org/2005/Atom}link") if link.get("rel") != "via"]
    listed = re.findall(r"<loc>(.*?)</loc>", (folder / "sitemap.xml").read_text("utf-8"))
    head = re.findall(r'<link rel="canonical" href="(.*?)">', "".join(page.text for page in pages(folder).values()))
    cited = re.findall(rf"{ADDRESS}/[^\s<\"&]*", pages(folder)[f"commitment/{DENTISTS}.html"].text)
    assert links and listed and head and cited
    for address in (*links, *listed, *head, *cited):
        place = address.removeprefix(f"{ADDRESS}/")
        assert (folder / place).is_file(), address


@pytest.mark.parametrize("site", [Site(sample_dataset(), ADDRESS), Site(sample_dataset())], ids=["known", "unknown"])
def test_an_address_that_is_not_known_is_not_made_up(site: Site) -> None:
    html = page_html(site, Address("commitment", f"id={DENTISTS}"), lambda address: True)
    assert "site.invalid" not in html
    assert (f"{ADDRESS}/commitment/{DENTISTS}.html" in html) == bool(site.address)


def test_a_release_is_kept_and_a_commitment_leads_to_it(folder: Path) -> None:
    day = str(sample_dataset().site.version_date)
    name = f"commitment/{DENTISTS}.html"
    assert f'href="../../v/{day}/{name}"' in pages(folder)[name].text
    assert f'href="v/{day}/index.html"' in pages(folder)["about.html"].text
    old = pages(folder)[f"v/{day}/{name}"].text
    assert "As it stood on" in old and f'href="../../../../{name}"' in old


def test_a_release_never_changes(folder: Path, tmp_path: Path) -> None:
    dataset = sample_dataset()
    with pytest.raises(releases.NotTheSame, match="version_date"):
        releases.to_keep(folder, replace(dataset, version=f"{dataset.version[:-1]}x"))
    assert releases.to_keep(folder, dataset) is None


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(NotOurs, match="other files"):
        write_site(Site(sample_dataset()), tmp_path, lambda done, of, what: None)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_the_command_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the package stands without the pages, as ``pip install`` brings it."""
    monkeypatch.setattr("commitments.__main__.WITH_THE_PAGES", {"site": "no_such_room.command"})
    assert main(["site", "--out", str(tmp_path / "out")]) == 2
    assert "project's folder" in capsys.readouterr().err
