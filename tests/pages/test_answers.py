"""A question and its answer, what is new, and links that make sense to who hears them one by one: read in the documents."""

import datetime
import re
from collections import Counter
from html import unescape
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from datasets import PROJECT
from shown import read

from commitments.describing import status_label
from commitments.downloads.feed import updates
from commitments.editing.sampling import tallies
from commitments.figures import GROUNDS, picture
from commitments.figures.kept import looks
from commitments.library import Dataset
from commitments.records.vocabulary import NOT_IN_POWER
from commitments.selecting.answers import answered
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.standing import standings
from commitments.tables.blanks import BLANKS, silent_on_topic
from commitments.tables.near_topics import near_topics
from commitments.wording import date, inside
from components.about_site import asked_of_site_alone, day_in
from components.card import card
from components.document import content_of
from components.head import title_of
from components.who_promises import NOT_STANDING
from server.documents import PAGE_OF
from web.addresses import shown_at
from web.pages import IN_NAVIGATION, PAGES
from web.view import View

DENTISTS = {"q": ["dentists"], "nation": ["wales"]}


def page(dataset: Dataset, path: str, **params: list[str]) -> str:
    return content_of(View.of(PAGES[path], dataset, params), PAGE_OF[path])


def heading(html: str) -> str:
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html)
    return " ".join("".join(read(found).words).split())


def words(html: str) -> str:
    return " ".join("".join(read(html).words).split())


@pytest.mark.parametrize(
    ("params", "said"),
    [
        (DENTISTS, r"6 promises on “dentists” would reach Wales"),
        ({"theme": ["dentistry"], "nation": ["wales"]}, r"4 promises on dentistry would reach Wales"),
        ({"q": ["deintyddion Cymru"]}, r"4 promises on dentistry would reach Wales"),
        ({"topic": ["nhs-staff-pay"]}, r"\d+ promises on NHS staff pay"),
        ({"party": ["labour"]}, r"\d+ promises of Labour"),
        ({"q": ["what has Labour kept"]}, r"10 promises of Labour: delivered"),
        ({"q": ["off track"], "nation": [""]}, r"1 promise: off track"),
        ({"q": ["no such thing as this"]}, r"No promise on “no such thing as this”"),
        ({}, re.escape(PAGES["answer"].question)),
    ],
)
def test_the_heading_is_the_answer(shipped: Dataset, params: dict[str, list[str]], said: str) -> None:
    assert re.fullmatch(said, heading(page(shipped, "answer", **params)))


def test_the_filters_are_as_chosen_and_count_what_was_made_of_the_question(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["dentists in Wrexham"])
    number = re.search(r"\d+ promise", heading(html))[0].split()[0]
    assert f">Show {number} commitment" in html
    assert not re.search(r'name="nation" value="wales" checked', html) and 'name="q" value="dentists in Wrexham"' in html


def test_few_promises_are_followed_by_fewer_words(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["long covid clinics"])
    assert "Fewer words find more" in words(html) and "explore?q=long+covid" in html
    assert "Fewer words find more" not in words(page(shipped, "answer", q=["dentists"]))


def test_a_page_makes_out_once_what_is_asked(shipped: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """For title, heading, note and answer: a new question costs its reader one search and not one for each."""
    asked = []
    monkeypatch.setattr("web.view.answered", lambda *given: asked.append(given) or answered(*given))
    view = View.of(PAGES["answer"], shipped, DENTISTS)
    assert title_of(view, shown_at("answer", DENTISTS, shipped, "")) in content_of(view, PAGE_OF["answer"])
    assert len(asked) == 1


def test_an_answer_holds_the_promises_who_could_do_it_what_holds_today_what_became_of_them_and_who_is_silent(
    shipped: Dataset,
) -> None:
    html = page(shipped, "answer", **DENTISTS)
    rows = Selection(text="dentists", nations=("wales",)).rows(shipped)
    assert html.count('<article class="card"') == len(rows) > 5
    assert all(row.title.split()[0] in words(html) for row in rows[:5])
    said = words(html)
    assert "Who could do it" in said and "the Welsh Government (5)" in said
    assert "Today in Wales" in said and "Dental charges" in said
    assert "In progress" in said and "Does not stand here" in said
    explore = next(link for link in read(html).links if link.label == "As a list, with downloads")
    assert parse_qs(urlsplit(explore.href).query) == DENTISTS


@pytest.mark.parametrize(("asked", "folded"), [("dentists", False), ("obesity", True), ("sugar tax", False)])
def test_what_comes_after_the_first_promises_is_unfolded_in_place_or_listed_on_its_own_page(
    shipped: Dataset, asked: str, folded: bool
) -> None:
    """A fold where the rest is short enough, a way to the list where it is long, neither where all stand there already. What the fold
    holds in full stands above it in brief."""
    number = answered(shipped, Selection(text=asked)).selection.number(shipped)
    html = page(shipped, "answer", q=[asked])
    rest = number - 6
    assert html.count('<article class="card"') == (number if rest <= 20 else 6)
    assert (f"The other {rest} promises" in words(html)) == (2 < rest <= 20) == folded
    assert (f"Read all {number} one by one" in words(html)) == (rest > 20)
    brief = re.findall(r"<li>.*?</li>", html.split('<ul class="brief">')[1].split("</ul>")[0]) if folded else []
    full = re.findall(r'<article class="card".*?</article>', html, re.DOTALL)[6:] if folded else []
    assert len(brief) == len(full) and all(
        words(re.search(r"<a [^>]*>(.*?)</a>", one)[1]) in words(card_of) for one, card_of in zip(brief, full, strict=True)
    )


def test_what_was_kept_stands_beside_all_that_was_promised(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["what has Labour kept"], nation=[""])
    said = words(html)
    promised = Selection(parties=("labour",)).number(shipped)
    assert re.search(rf"Promised ?{promised}(?!\d)", said) and re.search(r"Delivered ?10(?!\d)", said) and "In progress" in said
    assert "comes nearest" not in said and "ignored in the web address" not in said, "a choice that was not made is no fault"
    assert html.count('<article class="card"') == 10


def test_an_answer_with_names_hidden_tells_nothing_by_which_parties_could_be_known(shipped: Dataset) -> None:
    html = page(shipped, "answer", **DENTISTS, names=["hidden"])
    assert "became" not in html.split("<main")[1].split("<form")[0]
    assert "Plaid" not in words(html.split("<main")[1].split("page-source")[0])


def test_the_overview_asks_and_the_answer_page_understands(shipped: Dataset) -> None:
    html = page(shipped, "", party=["labour", "green"])
    form = re.search(r'<form class="ask" action="answer".*?</form>', html, re.DOTALL)
    assert form and {"q", "nation"} <= set(re.findall(r'name="(\w+)"', form[0]))
    assert form[0].count('name="party"') == 2, "the reader's other filters go along"
    assert re.search(r'<datalist id="words-known">.*NHS staff pay', html, re.DOTALL)


def test_what_became_of_it_at_a_glance_adds_up(shipped: Dataset) -> None:
    html = page(shipped, "", party=["labour"])
    glance = re.search(r'<dl class="numbers glance">(.*?)</dl>', html, re.DOTALL)
    assert glance
    promised, *parts = (int(number.replace(",", "")) for number in re.findall(r"<dd>(?:<a[^>]*>)?([\d,]+)", glance[1]))
    assert promised == sum(parts) == Selection(parties=("labour",)).number(shipped)


@pytest.mark.parametrize("party", ["labour", "green"])
def test_the_overview_pictures_what_became_of_promises_where_a_party_could_keep_them(shipped: Dataset, party: str) -> None:
    main = page(shipped, "", party=[party]).split("<main")[1]
    governed = any(row.status.id != NOT_IN_POWER for row in picture(shipped, Selection(parties=(party,)), "kept").rows)
    assert ('src="figures/kept.svg' in main) == governed == (party == "labour")
    assert "kept.svg" not in page(shipped, "", party=[party], names=["hidden"])


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_a_number_of_what_became_has_the_look_of_its_part_of_the_picture(ground: str) -> None:
    css = (PROJECT / "components/style.css").read_text("utf-8")
    rules = re.findall(r"\.became (?::is\(([^)]*)\)|\.([\w-]+)|i) \{([^}]*)\}", css)

    def says(status: str, pattern: str) -> list[str]:
        own = [
            body for several, one, body in rules if f".{status}" in several.split(", ") or one == status or not several + one
        ]
        return [found for body in own for found in re.findall(pattern, body)]

    for status, (colour, hatched) in looks(GROUNDS[ground]).items():
        shown = says(status, r"--part: light-dark\((#\w+), (#\w+)\)")[-1]
        assert shown[ground == "dark"] == colour, status
        assert bool(says(status, "repeating-linear-gradient")) == hatched, status


def test_what_is_new_since_a_day_and_for_whom(shipped: Dataset) -> None:
    everything = page(shipped, "new")
    some = page(shipped, "new", since=["2026-09-01"], nation=["scotland"])
    number = re.compile(r'<p class="sentence"><strong>(\d+) updates?')
    assert 0 < int(number.search(some)[1]) < int(number.search(everything)[1])
    assert "Since 1 September 2026" in words(some)
    assert "data/changes.atom?nation=scotland" in {link.href for link in read(some).links}
    dates = re.findall(r'<span class="when">.*?datetime="(\d{4})', some)
    assert dates and all(int(year) >= 2026 for year in dates)
    assert "0 updates" in words(page(shipped, "new", since=["2100-01-01"]))


def test_a_day_that_is_none_is_named_and_ignored(shipped: Dataset) -> None:
    html = page(shipped, "new", since=["last week"])
    assert "date last week" in words(html) and "values in the address were ignored" in words(html)
    assert words(page(shipped, "new")).split("What has changed?")[1].split("Source:")[0].split("updates")[1] in words(html)


@pytest.mark.parametrize(
    "params", [{}, {"nation": ["wales"]}, {"q": ["gp"]}, {"id": ["labour-uk-2024/eighteen-week-standard"]}]
)
@pytest.mark.parametrize("path", PAGE_OF, ids=lambda path: path or "overview")
def test_no_link_is_called_by_a_bare_number(shipped: Dataset, path: str, params: dict[str, list[str]]) -> None:
    html = page(shipped, path, **params)
    bare = [
        found
        for attributes, label in re.findall(r"<a\b([^>]*)>(.*?)</a>", html, re.DOTALL)
        if "aria-label=" not in attributes and re.fullmatch(r"[\s\d,.()]+", "".join(read(label).words))
        for found in [f"{attributes}: {label}"]
    ]
    assert not bare


def test_groups_of_themes_are_groups_of_rows(shipped: Dataset) -> None:
    table = re.search(r'<table class="matrix">.*?</table>', page(shipped, ""), re.DOTALL)
    assert table and "colgroup" not in table[0]
    bodies = re.findall(r"<tbody>(.*?)</tbody>", table[0], re.DOTALL)
    assert len(bodies) == len(shipped.groups)
    assert all(body.count('scope="rowgroup"') == 1 for body in bodies)


@pytest.mark.parametrize("info", IN_NAVIGATION, ids=lambda info: info.path or "overview")
def test_the_page_that_is_shown_is_marked_in_the_navigation(shipped: Dataset, info) -> None:
    (nav,) = re.findall(r'<nav aria-label="Pages">.*?</nav>', page(shipped, info.path), re.DOTALL)
    (marked,) = re.findall(r'<a[^>]*aria-current="page"[^>]*>(.*?)</a>', nav)
    assert "".join(read(marked).words) == info.label


@pytest.mark.parametrize(
    "asked", ["NHS dentist", "I want an NHS dentist", "help me find a dentist please", "UK health service dentist"]
)
def test_words_that_carry_no_question_are_not_demanded_of_a_promise(shipped: Dataset, asked: str) -> None:
    found = Selection(text=asked, nations=("wales",)).rows(shipped)
    assert set(found) == set(Selection(text="dentist", nations=("wales",)).rows(shipped))
    assert any("Plaid" in shipped.party_of(row).name for row in found)


def test_words_that_mean_something_beside_another_are_demanded(shipped: Dataset) -> None:
    for asked, without in (("mental health service", "mental"), ("local government", "local")):
        assert Selection(text=asked).number(shipped) < Selection(text=without).number(shipped)


@pytest.mark.parametrize("path", ["answer", "explore"])
def test_a_party_that_speaks_of_the_subject_in_other_words_is_not_called_silent(shipped: Dataset, path: str) -> None:
    html = page(shipped, path, q=["dental school"], nation=["wales"])
    others = Selection(parties=("labour",), nations=("wales",), themes=("dentistry",)).number(shipped)
    assert others and not Selection(text="dental school", parties=("labour",), nations=("wales",)).number(shipped)
    said = words(html.split("No promise with these words")[1].split("</p>")[0])
    assert re.search(rf"Labour \({others} on Dentistry\)", said)
    (address,) = re.findall(r'href="([^"]*)" aria-label="\d+ commitments?: Labour, Dentistry"', html)
    chosen = {"party": ["labour"], "nation": ["wales"], "theme": ["dentistry"]}
    assert parse_qs(urlsplit(unescape(address)).query) == chosen


@pytest.mark.parametrize("path", ["answer", "explore"])
def test_a_manifesto_that_was_not_read_is_not_called_silent(shipped: Dataset, path: str) -> None:
    unread = {one.party for one in shipped.not_read if "wales" in one.nations}
    html = page(shipped, path, q=["maternity"], nation=["wales"])
    said = words(html)
    scope = answered(shipped, Selection(text="maternity", nations=("wales",))).selection.scope if path == "answer" else "core"
    for party in unread:
        short = shipped.by_id["party"][party].short_name
        if not Selection(text="maternity", parties=(party,), nations=("wales",), scope=scope).number(shipped):
            assert re.search(rf"(Not read: [^.]*{short}|No promise with these words: [^.]*{short} \(\d)", said)
    assert unread


def test_promises_of_parties_that_stand_there_come_first_and_the_others_are_marked(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["NHS"], nation=["wales"])
    everything = Selection(text="NHS", nations=("wales",)).rows(shipped)
    there = [row for row in everything if "wales" in shipped.party_of(row).stands_in]
    assert 0 < len(there) < len(everything)
    shown = re.findall(r'<h2><a href="commitment\?[^"]*id=([^"]+)"', html)
    assert {unquote(one) for one in shown[:5]} <= {row.id for row in there}
    lines = dict(in_short(html))
    assert "Plaid Cymru" in lines and "SNP" in lines[NOT_STANDING.capitalize()] and "SNP" not in lines
    assert NOT_STANDING not in words(page(shipped, "answer", q=["NHS"]))
    assert NOT_STANDING not in words(page(shipped, "answer", q=["NHS"], nation=["wales"], names=["hidden"]))


@pytest.mark.parametrize("asked", ["social care", "waiting lists", "dentists", "mental health"])
def test_the_first_promises_are_of_as_many_parties_as_speak_plainly(shipped: Dataset, asked: str) -> None:
    html = page(shipped, "answer", q=[asked])
    shown = [unquote(one) for one in re.findall(r'<h2><a href="commitment\?[^"]*id=([^"]+)"', html)][:5]
    parties = [shipped.party_of(shipped.by_id["commitment"][id_]).id for id_ in shown]
    assert len(set(parties)) == len(parties) == 5


def test_a_card_that_answers_says_why_it_was_found(shipped: Dataset) -> None:
    for asked in ("dentists", "hospices", "co-production", "drug deaths", "corridor care"):
        for drawn in re.findall(r'<article class="card".*?</article>', page(shipped, "answer", q=[asked]), re.DOTALL):
            in_sight = re.sub(r"<details.*?</details>", "", drawn, flags=re.DOTALL)
            assert "<mark>" in in_sight or "Found by: " in in_sight, (asked, words(drawn)[:80])


def test_of_one_governing_party_no_status_is_left_out_and_governments_are_told_apart(shipped: Dataset) -> None:
    labels = [status.label for status in shipped.progress.statuses]
    for party in ("labour", "uup"):
        glance = words(page(shipped, "answer", party=[party]).split('class="numbers glance"')[1].split("</dl>")[0])
        assert all(label in glance for label in labels), party
    said = words(page(shipped, "answer", party=["labour"]))
    assert re.search(r"Of the \d+ delivered\d+ by the UK Government, \d+ by the Welsh Government", said)
    one_government = words(page(shipped, "answer", party=["labour"], nation=["wales"], status=["delivered"]))
    assert not re.search(r"Of the \d+ delivered", one_government)


def test_a_bar_is_not_drawn_of_the_few_that_lay_with_their_own_party(shipped: Dataset) -> None:
    for asked, few in (("mental health", False), ("carers", True)):
        selection = Selection(text=asked, nations=("northern-ireland",) if few else ())
        own = [row for row in selection.rows(shipped) if standings(shipped)[row.id].status != "not-in-power"]
        assert (len(own) < 5) == few
        html = page(shipped, "answer", q=[asked], nation=list(selection.nations))
        assert ('<div class="bar"' in html) != few


def test_a_card_says_too_that_nobody_has_looked_yet(shipped: Dataset) -> None:
    (row, *_) = Selection(statuses=("not-searched",)).rows(shipped)
    drawn = card(View.of(PAGES["explore"], shipped, {}), row)
    assert '<span class="tag status">Not checked yet</span>' in drawn


def test_who_promises_stands_above_the_promises_and_who_does_not_below_them(shipped: Dataset) -> None:
    for asked, nation, promising in (
        ("dentists", ["wales"], "Plaid Cymru"), ("NHS", ["wales"], "Plaid Cymru"), ("NHS", [], "Who promises it"),
    ):  # fmt: skip
        html = page(shipped, "answer", q=[asked], nation=nation)
        above, cards = html.split('<div class="cards">')
        assert promising in words(above)
        assert "Parties with no promise on this" in words(cards) and "Parties with no promise on this" not in words(above)


@pytest.mark.parametrize(
    "asked", [{"q": ["GP access"]}, {"q": ["dentists"], "nation": ["wales"]}, {"topic": ["nhs-staff-pay"]}]
)
def test_of_a_few_parties_that_speak_each_ones_first_promise_stands_above_the_cards(
    shipped: Dataset, asked: dict[str, list[str]]
) -> None:
    selection = answered(shipped, Selection.from_params(asked, shipped)[0]).selection
    of: dict[str, list[str]] = {}
    for row in selection.rows(shipped):
        of.setdefault(shipped.party_of(row).short_name, []).append(row.title)
    assert 1 < len(of) <= 6
    lines = {name.removesuffix(f" ({NOT_STANDING})"): value for name, value in in_short(page(shipped, "answer", **asked))}
    speaking = [party.short_name for party in Names(shipped, selection).in_order(shipped.parties) if party.short_name in of]
    assert [name for name in lines if name in of] == sorted(
        speaking, key=lambda name: not stands_there(shipped, name, selection)
    )
    for party, titles in of.items():
        more = f" and {len(titles) - 1} more of {party}" if len(titles) > 1 else ""
        assert lines[party] in [f"{title}{more}" for title in titles]


@pytest.mark.parametrize("asked", ["GPs", "social care", "mental health", "dentists"])
@pytest.mark.parametrize(
    "parties", [("labour", "green"), ("labour", "conservative", "liberal-democrat"), ("reform", "green", "snp")]
)
def test_of_parties_that_are_compared_like_stands_beside_like(shipped: Dataset, asked: str, parties: tuple[str, ...]) -> None:
    """If there is a topic on which at least two of them say what was asked for in a title, their first promises share one."""
    rows = answered(shipped, Selection(text=asked, parties=parties)).selection.rows(shipped)
    word = asked.removesuffix("s").lower()
    on: dict[str, set[str]] = {}
    for row in rows:
        for topic in row.topics if word in row.title.lower() else ():
            on.setdefault(topic, set()).add(shipped.party_of(row).id)
    lines = in_short(page(shipped, "answer", q=[asked], party=[*parties]))
    first = [next((row for row in rows if row.title == value), None) for _, value in lines[: len(parties)]]
    if len(rows) <= 4 or max(map(len, on.values()), default=0) < 2:
        return
    shared = Counter(topic for row in first if row for topic in row.topics)
    assert max(shared.values()) >= 2, lines
    titles = [row.title for row in first if row]
    assert titles_of_cards(page(shipped, "answer", q=[asked], party=[*parties]))[: len(titles)] == titles, (
        "the cards begin as the lines do"
    )


def test_of_many_parties_those_that_stand_in_the_nation_say_their_first_promise(shipped: Dataset) -> None:
    found = 0
    for asked in ("NHS", "carers", "mental health", "social care", "waiting times"):
        for nation in shipped.nations.nations:
            selection = answered(shipped, Selection(text=asked, nations=(nation.id,))).selection
            rows = selection.rows(shipped)
            parties = {shipped.party_of(row).id: shipped.party_of(row) for row in rows}
            here = {id_ for id_, party in parties.items() if nation.id in party.stands_in}
            if len(parties) <= 6 or not 1 < len(here) <= 6 or here == {*parties}:
                continue
            found += 1
            lines = dict(in_short(page(shipped, "answer", q=[asked], nation=[nation.id])))
            others = f"{lines[NOT_STANDING.capitalize()]},".replace(",", " ,")
            for id_, party in parties.items():
                own = [row.title for row in rows if shipped.party_of(row).id == id_]
                if id_ in here:
                    assert any(lines[party.short_name].startswith(title) for title in own), (asked, nation.id, id_)
                else:
                    assert f"{party.short_name} {len(own)} " in others and party.short_name not in lines, (
                        asked,
                        nation.id,
                        id_,
                    )
    assert found > 2


def stands_there(dataset: Dataset, name: str, selection: Selection) -> bool:
    (party,) = [party for party in dataset.parties if party.short_name == name]
    return {*selection.nations} <= {*party.stands_in}


def in_short(html: str) -> list[tuple[str, str]]:
    """The lines above the first card: name and value."""
    lines = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html.split('<div class="cards">')[0])
    return [(words(name), words(value)) for name, value in lines]


def titles_of_cards(html: str) -> list[str]:
    return [words(one) for one in re.findall(r"<h2><a[^>]*>(.*?)</a></h2>", html)]


def test_the_first_days_of_three_months_are_a_tap_away(shipped: Dataset) -> None:
    (line,) = re.findall(r'aria-label="Since the first of a month">(.*?)</nav>', page(shipped, "new"))
    assert [day[:7] for day in re.findall(r"since=(\d{4}-\d{2}-01)", line)] == months_before(shipped.site.version_date)
    told = words(page(shipped, "new", since=["2026-10-01"]))
    assert "Core and wider commitments" not in told
    assert "Core and wider commitments of Labour" in words(page(shipped, "new", since=["2026-10-01"], party=["labour"]))


def months_before(day: str) -> list[str]:
    months = [datetime.date.fromisoformat(f"{day[:7]}-01")]
    while len(months) < 3:
        months.append((months[-1] - datetime.timedelta(days=1)).replace(day=1))
    return [month.isoformat()[:7] for month in months]


def test_few_promises_are_all_read_above_the_first_card(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["SNP drug deaths"])
    assert 1 < len(titles_of_cards(html)) <= 4
    assert [value for name, value in in_short(html) if name == "SNP"] == titles_of_cards(html)


def test_of_few_promises_too_it_is_said_who_does_not_stand_there(shipped: Dataset) -> None:
    """A party's name alone would say that it asks for votes there."""
    found = 0
    for topic in shipped.topics:
        selection = Selection(topics=(topic.id,), nations=("wales",))
        rows = selection.rows(shipped)
        if not 1 < len(rows) <= 4:
            continue
        lines = in_short(page(shipped, "answer", topic=[topic.id], nation=["wales"]))
        for party in {shipped.party_of(row) for row in rows}:
            away = "wales" not in party.stands_in
            found += away
            assert (f"{party.short_name} ({NOT_STANDING})" if away else party.short_name) in [name for name, _ in lines]
    assert found


def test_whose_promises_were_delivered_stands_above_the_numbers(shipped: Dataset) -> None:
    html = page(shipped, "answer", party=["labour"])
    (before, _) = html.split('class="numbers glance"', 1)
    assert re.search(r"Of the \d+ delivered", before)


def test_what_is_promised_on_a_subject_stands_above_what_became_of_it(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["Labour, Reform, Greens on GPs"])
    assert html.index("Reform UK</") < html.index('class="numbers glance"')


def test_the_front_page_leads_to_each_party_that_governed_and_promised_something_shown(shipped: Dataset) -> None:
    def led_to(**params: list[str]) -> list[str]:
        lines = re.findall(r'class="by-name">(.*?)</nav>', page(shipped, "", **params))
        return [parse_qs(urlsplit(unescape(href)).query)["party"][0] for href in re.findall(r'href="([^"]*)"', "".join(lines))]

    assert led_to()[:2] == ["labour", "snp"] and "reform" not in led_to()
    for party in led_to(theme=["mental-health"]):
        assert Selection(parties=(party,), themes=("mental-health",)).number(shipped)
    assert led_to(names=["hidden"]) == []


@pytest.mark.parametrize("nation", [["wales"], []])
def test_who_decides_stands_right_below_what_is_promised(shipped: Dataset, nation: list[str]) -> None:
    names = [name for name, _ in in_short(page(shipped, "answer", q=["dentists"], nation=nation))]
    deciding = names.index("Who could do it")
    assert "Plaid Cymru" in names[:deciding] or "Who promises it" in names[:deciding]
    assert not {"Labour", "Plaid Cymru", "Who promises it", NOT_STANDING.capitalize()} & {*names[deciding:]}
    assert (names[deciding + 1] == "Who governs Wales now") == bool(nation)


@pytest.mark.parametrize(
    "asked",
    [{"party": ["labour"]}, {"q": ["NHS"], "nation": ["wales"]}, {"theme": ["workforce"]}, {"q": ["Labour, Reform, Greens on GPs"]},
     {"q": ["social care"], "scope": ["all"]}, {"party": ["snp"], "status": ["in-progress"]}, {"party": ["snp"]}, {"q": ["dentists"]},
     {"q": ["carers"], "nation": ["northern-ireland"]}],
    ids=str,
)  # fmt: skip
def test_a_number_of_what_became_leads_to_an_answer_with_that_number(shipped: Dataset, asked: dict[str, list[str]]) -> None:
    numbers = re.findall(
        r'<a [^>]*?href="(answer\?[^"]*status=[^"]*)"[^>]*>([\d,]+)[^<]*</a>', page(shipped, "answer", **asked)
    )
    assert numbers
    for href, number in numbers:
        answer = page(shipped, "answer", **parse_qs(urlsplit(unescape(href)).query))
        assert re.match(rf"{number} promises? ", heading(answer)), (href, heading(answer))


def test_who_asks_what_stands_at_a_status_reads_the_titles_first(shipped: Dataset) -> None:
    html = page(shipped, "answer", party=["labour"])
    (href,) = re.findall(r'href="(answer\?[^"]*status=delivered(?:&[^"]*)?)"', html)
    answer = page(shipped, "answer", **parse_qs(urlsplit(unescape(href)).query))
    rows = Selection(parties=("labour",), statuses=("delivered",)).rows(shipped)
    assert heading(answer) == f"{len(rows)} promises of Labour: delivered"
    above = answer[answer.index("<h1") : answer.index('<div class="cards">')]
    listed = [words(one) for one in re.findall(r"<li>(.*?)</li>", above[: above.index('class="numbers')])]
    assert sorted(listed) == sorted(row.title for row in rows)
    assert answer.count('class="brief"') == 1, "no title stands in two lists"


def test_of_a_few_parties_asked_about_each_ones_first_promise_stands_first_or_why_it_has_none(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["Labour, Reform, Greens on drug deaths"])
    said = dict(in_short(html))
    assert list(said)[:3] == ["Labour", "Reform UK", "Green"]
    cards = [words(one) for one in re.findall(r'<article class="card".*?</article>', html, re.DOTALL)]
    for party in ("Labour", "Green"):
        (first, *_) = [card for card in cards if card.startswith(party)]
        assert said[party] in first
    assert "Parties with no promise on this" not in words(html)
    assert said["Reform UK"].startswith("No promise with these words")
    assert re.fullmatch(r"Labour \d+ commitments, Green \d+ commitment", said["Side by side"])
    hidden = page(shipped, "answer", party=["labour", "snp"], theme=["dentistry"], names=["hidden"])
    assert "commitment?" not in hidden.split('<div class="cards">')[0]


def test_an_own_parameter_is_called_by_the_name_that_readers_know(shipped: Dataset) -> None:
    assert "ignored: page 99999" in words(page(shipped, "explore", p=["99999"]))


def test_a_word_that_is_demanded_of_no_promise_is_named(shipped: Dataset) -> None:
    assert "Promises without “NHS” count too." in words(page(shipped, "answer", q=["NHS dentist"]))
    assert "Promises without" not in words(page(shipped, "answer", q=["dentist"]))
    assert "Promises without" not in words(page(shipped, "answer", q=["mental health service"]))


def test_corrections_hide_no_event(shipped: Dataset) -> None:
    said = words(page(shipped, "new"))
    events, mended = said.index("What became of promises"), said.index("Corrected and added")
    assert events < mended
    first = said[events:mended]
    assert "Source: " in first and "Said “" not in first


def test_the_newest_random_check_is_told_in_a_sentence(live: Dataset) -> None:
    newest = next(tally for tally in tallies(live.checks.checks) if tally.kind == "row")
    said = words(page(live, "trust"))
    assert re.search(
        rf"In the newest random check, of \d+ \w+ \d{{4}}, {newest.verdicts['right']} of {newest.number} commitments drawn were right",
        said,
    )


def test_an_answer_for_a_nation_says_who_governs_it_now(shipped: Dataset) -> None:
    said = "Who governs Wales nowPlaid Cymru"
    assert said in words(page(shipped, "answer", q=["dentists"], nation=["wales"]))
    assert "Who governs" not in words(page(shipped, "answer", q=["dentists"]))


@pytest.mark.parametrize(
    "asked",
    [
        "new hospitals since March",
        "what changed on waiting lists since September",
        "have waiting times changed since July 2024",
        "is the NHS website reliable",
        "know about pharmacy website",
    ],
)
def test_a_question_of_promises_is_not_taken_for_one_about_the_site(shipped: Dataset, asked: str) -> None:
    assert not asked_of_site_alone(View.of(PAGES["answer"], shipped, {"q": [asked]}))
    assert "About this site" not in words(page(shipped, "answer", q=[asked])).split("Source:")[0]


@pytest.mark.parametrize(
    ("asked", "title", "named"),
    [
        (
            "what has changed since 1 September 2026",
            "What has changed since 1 September 2026",
            "What's new since 1 September 2026",
        ),
        ("who is behind this website", "About this site", "About the data"),
    ],
)
def test_a_question_about_the_site_is_answered_with_no_promise(shipped: Dataset, asked: str, title: str, named: str) -> None:
    html = page(shipped, "answer", q=[asked])
    assert heading(html) == title and named in words(html) and 'class="card"' not in html


def test_what_has_changed_since_a_day_is_answered_at_once_as_on_its_own_page(shipped: Dataset) -> None:
    asked = "what has changed since 1 September 2026"
    lists = [
        re.findall(r"<li>.*?</li>", html.split('class="timeline"')[1], re.DOTALL)
        for html in (page(shipped, "answer", q=[asked]), page(shipped, "new", since=["2026-09-01"]))
    ]
    assert lists[0] and [words(one) for one in lists[0]] == [words(one) for one in lists[1]]
    assert 'class="timeline"' not in page(shipped, "answer", q=[asked], names=["hidden"])


def test_a_question_of_what_changed_on_something_leads_to_the_changes_on_it(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["what became of dentists since 10 September 2025"])
    (way,) = [one.href for one in read(html).links if one.label == "What's new since 10 September 2025 on “dentists”"]
    assert parse_qs(urlsplit(way).query) == {"q": ["dentists"], "since": ["2025-09-10"]}


def test_why_a_promise_was_found_is_said_in_words_that_it_or_its_manifesto_has(shipped: Dataset) -> None:
    by_find = {f"the manifesto’s words, “{row.find}”" for row in shipped.commitments}
    for asked in ("8500", "40000", "rollout", "cancel"):
        found = re.findall(r'<p class="in-sight quiet">Found by: (.*?)</p>', page(shipped, "answer", q=[asked]))
        texts = " ".join(f"{row.target} {row.deadline} {row.funding} {row.lead} {row.mechanism}" for row in shipped.commitments)
        names = " ".join(topic.name + " ".join(topic.also_called) for topic in shipped.topics)
        known = by_find | {inside(one.name) for theme in shipped.themes for one in theme.looked_for}
        assert all(words(one) in known or words(one) in texts + names for one in found), (asked, found)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, r"Outside “Not in power”, \d+ of \d+ are checked; evidence up to 9 October 2026\."),
        ({"party": ["labour"], "nation": ["england"]}, r"\d+ of \d+ are checked"),
        ({"status": ["delivered"]}, None),
        ({"status": ["not-searched"]}, None),
        ({"party": ["conservative"]}, None),
        ({"names": ["hidden"]}, None),
    ],
)
def test_how_far_checking_has_come_is_said_where_it_says_something(
    shipped: Dataset, asked: dict[str, list[str]], said: str | None
) -> None:
    text = words(page(shipped, "", **asked))
    assert re.search(said, text) if said else not re.search(r"(is|are) checked;", text)


def test_an_update_after_one_without_a_date_is_not_the_first(shipped: Dataset) -> None:
    known: dict[tuple[str, str], list[object]] = {}
    for progress in shipped.progress.progress:
        for before, update in pairwise((None, *progress.updates)):
            if update and update.date:
                known.setdefault((progress.commitment, update.date), []).append(before)
    for change in updates(shipped):
        before, *others = known[change.commitment, change.date]
        assert others or change.moved.startswith(("Status unchanged.", "Previously")) == (before is not None), change.title


def test_where_a_status_is_chosen_no_party_is_said_to_promise_nothing(shipped: Dataset) -> None:
    assert "Parties with none of these" in words(page(shipped, "answer", status=["delivered"]))
    assert "Parties with no promise on this" not in words(page(shipped, "answer", status=["not-in-power"], nation=["wales"]))


def test_delivered_promises_are_told_apart_by_governments_of_their_own_party_and_add_up(shipped: Dataset) -> None:
    for scope in ("core", "all"):
        selection = Selection(parties=("labour",), statuses=("delivered",), scope=scope)
        html = page(shipped, "answer", party=["labour"], **({"scope": ["all"]} if scope == "all" else {}))
        total, line = re.findall(r"Of the (\d+) delivered</dt><dd>(.*?)</dd>", html)[0]
        assert sum(map(int, re.findall(r"\d+", line))) == selection.number(shipped) == int(total)
        assert "Scottish Government" not in line and "local government" not in line
    of_one = words(page(shipped, "answer", party=["labour"], who=["uk-government"]))
    assert not re.search(r"Of the \d+ delivered", of_one)


def test_compare_opens_on_the_theme_that_a_search_names(shipped: Dataset) -> None:
    said = words(page(shipped, "compare", q=["dentist"], nation=["wales"]))
    assert "Dentistry commitments" in said


@pytest.mark.parametrize(
    ("asked", "page_named"),
    [
        ("what changed since September", "new"),
        ("report a mistake", "about"),
        ("download", "data"),
        ("how do you know", "trust"),
        ("can I trust this", "trust"),
        ("print", "list"),
    ],
)
def test_a_question_about_the_site_is_shown_the_page_that_answers_it(shipped: Dataset, asked: str, page_named: str) -> None:
    html = page(shipped, "answer", q=[asked], nation=["wales"])
    notice = html.split("If you are asking about this site")[1].split("</div>")[0]
    assert urlsplit(read(notice).links[0].href).path == page_named


@pytest.mark.parametrize("asked", ["dentists", "NHS trusts", "changes to GP contracts", "nurse pay", "data sharing"])
def test_a_question_about_promises_is_shown_no_page_of_the_site(shipped: Dataset, asked: str) -> None:
    assert "If you are asking about this site" not in page(shipped, "answer", q=[asked])


def test_what_was_made_of_speech_is_said(shipped: Dataset) -> None:
    assert "“look after my mother” was read as “carers”" in words(page(shipped, "answer", q=["I look after my mother"]))
    assert "Wrexham is in Wales." in words(page(shipped, "answer", q=["dentist Wrexham"]))


@pytest.mark.parametrize(
    ("params", "figure"),
    [
        ({"topic": ["nhs-staff-pay"]}, "says"),
        (DENTISTS, "reach"),
        ({"q": ["nurse pay"]}, "says"),
        ({"q": ["mental health"]}, "topics"),
        ({"party": ["labour"]}, "programme"),
    ],
)
def test_an_answer_leads_to_the_picture_that_suits_it(shipped: Dataset, params: dict[str, list[str]], figure: str) -> None:
    links = {link.label: link.href for link in read(page(shipped, "answer", **params)).links}
    assert parse_qs(urlsplit(links["As a picture"]).query)["figure"] == [figure]
    assert "As a list, with downloads" in links


def test_the_name_of_the_site_begins_anew_and_the_other_links_keep_what_was_chosen(shipped: Dataset) -> None:
    for hidden in ({}, {"names": ["hidden"]}):
        html = page(shipped, "explore", party=["labour"], q=["dentists"], **hidden)
        (nav,) = re.findall(r'<nav aria-label="Pages">.*?</nav>', html, re.DOTALL)
        brand, *others = (urlsplit(link.href) for link in read(nav).links)
        assert (brand.path, parse_qs(brand.query)) == ("./", hidden)
        assert all(parse_qs(other.query)["party"] == ["labour"] for other in others)


def test_one_status_is_explained_where_it_is_chosen(shipped: Dataset) -> None:
    explained = shipped.by_id["status"]["delivered"].definition
    assert explained in words(page(shipped, "answer", q=["what has Labour kept"]))
    assert explained not in words(page(shipped, "answer", party=["labour"]))
    assert explained not in words(page(shipped, "explore", status=["delivered"], names=["hidden"]))


def test_every_correction_says_what_it_was(shipped: Dataset) -> None:
    """Also those that are folded: one that is told by its heading alone tells nobody what has changed."""
    said = words(page(shipped, "new", since=["2026-01-01"]))
    assert shipped.corrections and all(" ".join(one.says.split()) in said for one in shipped.corrections)


@pytest.mark.parametrize(
    ("asked", "since"),
    [
        ("what has changed since 10 September 2026", "2026-09-10"),
        ("what changed since September", "2026-09-01"),
        ("news since December", "2025-12-01"),
        ("what has changed since 31 September 2026", ""),
        ("what has changed since the 10th of September", "2026-09-10"),
        ("changes since September 10", "2026-09-10"),
        ("what has changed since 10 September 2030", ""),
        ("what may have changed", ""),
        ("what has changed", ""),
    ],
)
def test_a_question_of_what_has_changed_leads_to_the_changes_since_the_day_it_names(
    shipped: Dataset, asked: str, since: str
) -> None:
    assert day_in(asked, datetime.date(2026, 11, 29)) == since
    links = [urlsplit(link.href) for link in read(page(shipped, "answer", q=[asked])).links]
    leading = [parse_qs(link.query) for link in links if link.path == "new" and "q" not in parse_qs(link.query)]
    assert leading and (not since or day_in(asked, datetime.date.today()) in [query.get("since", [""])[0] for query in leading])


def test_a_day_that_a_question_names_stands_in_the_link_that_leads_to_it(shipped: Dataset) -> None:
    assert "What's new since 10 September 2025" in words(
        page(shipped, "answer", q=["what has changed since 10 September 2025"])
    )


def test_what_a_card_says_of_a_promise_names_its_evidence(shipped: Dataset) -> None:
    """A page that says what the card says, not just the newest; no word of it where names are hidden, as it would tell them."""
    plain, hidden = (
        View(PAGES["explore"], shipped, one, Names(shipped, one)) for one in (Selection(), Selection(names_hidden=True))
    )
    for known in shipped.progress_of.values():
        row = shipped.by_id["commitment"][known.commitment]
        html = card(plain, row)
        linked = {one.href for one in read(html).links}
        cited = [update for update in known.updates if update.source.url in linked and update.status == known.status]
        assert cited and status_label(standings(shipped)[row.id], shipped) in words(html)
        assert any(f"{update.source.title}, {update.source.publisher}" in words(html) for update in cited)
        assert any(not update.date or f"Evidence as of {date(update.date)}: " in words(html) for update in cited)
        assert not any(update.source.url in card(hidden, row) for update in known.updates)


@pytest.mark.parametrize(
    ("party", "held"),
    [
        ("labour", "the power to act"),
        ("reform", "the power to act"),
        ("green", "the power to act"),
        ("dup", "the power to act or the department"),
    ],
)
def test_not_in_power_is_explained_where_it_stands_among_the_numbers(shipped: Dataset, party: str, held: str) -> None:
    said = words(page(shipped, "answer", party=[party])).lower()
    assert "not in power" in said and re.search(rf"others have held {held}(\)| since the election)", said)


def test_an_answer_on_health_itself_says_how_many_more_are_on_wider_causes(shipped: Dataset) -> None:
    asked = Selection(text="whistleblowers")
    both = asked.but(scope="all").number(shipped)
    html = page(shipped, "answer", q=["whistleblowers"])
    assert f"{both - asked.number(shipped)} more promises on wider causes of health: {both} promises in all." in words(html)
    (way,) = [one.href for one in read(html).links if one.label == f"{both} promises in all"]
    assert parse_qs(urlsplit(way).query) == {"q": ["whistleblowers"], "scope": ["all"]}


def test_a_town_alone_that_may_be_in_two_nations_is_asked_back_on_the_page(shipped: Dataset) -> None:
    said = words(page(shipped, "answer", q=["Newcastle"]))
    assert "There is a Newcastle in England and one in Northern Ireland: please choose where you live." in said


def test_changes_since_a_day_say_what_happened_and_whether_the_status_moved(shipped: Dataset) -> None:
    """Each that tells what became of a promise is in sight with its words, where they are few."""
    since = "2026-09-10"
    known = [
        (progress, update)
        for progress in shipped.progress.progress
        for update in progress.updates
        if (update.date or "") >= since
    ]
    html = page(shipped, "new", since=[since])
    said = words(html)
    assert len(known) > 4 and f"{len(known)} updates" in said
    unfolded = words(re.sub(r"<details.*?</details>", "", html, flags=re.DOTALL))
    assert all(update.what in unfolded for _, update in known)
    unchanged = html.split("status unchanged")[1].split("Corrected and added")[0]
    assert "No status changed." in said or "status changed, or first news" in html
    for progress, update in known:
        earlier = [one for one in progress.updates if one.placed and one.placed < update.date]
        if earlier and earlier[-1].status == update.status:
            title = shipped.by_id["commitment"][progress.commitment].title
            items = map(words, re.findall(r"<li>.*?</li>", unchanged, re.DOTALL))
            assert len([item for item in items if title in item and update.what in item]) == 1


def test_what_is_said_of_several_promises_on_one_day_stands_once_with_all_of_them(shipped: Dataset) -> None:
    html = page(shipped, "new", since=["2026-09-01"])
    items = [words(item) for item in re.findall(r"<li>.*?</li>", html, re.DOTALL)]
    of_one = {}
    for progress in shipped.progress.progress:
        for update in progress.updates:
            if (update.date or "") >= "2026-09-01":
                of_one.setdefault((update.date, update.what), []).append(shipped.by_id["commitment"][progress.commitment].title)
    assert any(len(titles) > 1 for titles in of_one.values())
    for (_, what), titles in of_one.items():
        (item,) = [item for item in items if what in item]
        assert all(title in item for title in titles)


def test_an_update_that_says_other_than_the_one_before_or_than_the_promise_is_told_so(shipped: Dataset) -> None:
    labels = {status.id: status.label for status in shipped.progress.statuses}
    changes = {change.id: change for change in updates(shipped)}
    assert [change.date for change in changes.values()] == sorted((change.date for change in changes.values()), reverse=True)
    (early,) = [one for one in shipped.progress.progress if one.commitment == "labour-uk-2024/early-language"]
    (newest,) = [one for one in changes.values() if one.commitment == early.commitment and one.date == early.newest.date]
    assert early.newest.status != early.status
    assert newest.moved == (
        f"Previously “{labels[early.updates[-2].status]}”. Overall, the promise counts as “{labels[early.status]}”."
    )


def test_an_answer_on_a_topic_says_how_many_others_hold_the_words(shipped: Dataset) -> None:
    found = answered(shipped, Selection(text="nurse pay")).selection
    every = found.but(topics=()).number(shipped)
    html = page(shipped, "answer", q=["nurse pay"])
    assert f"{every - found.number(shipped)} more promises with these words: {every} promises in all." in words(html)
    ways = [parse_qs(urlsplit(one.href).query) for one in read(html).links if one.label == f"{every} promises in all"]
    assert {"q": ["nurse pay"]} in ways


def test_who_is_silent_on_a_topic_that_was_asked_for_is_said_as_compare_says_it(shipped: Dataset) -> None:
    """But who holds the words in another promise, or speaks on a topic close to it, is not called silent."""
    topic = shipped.by_id["topic"]["nhs-staff-pay"]
    part = page(shipped, "answer", q=["nurse pay"]).split("Parties with no promise on this")[1].split("</p>")[0]
    said = dict(re.findall(r"<strong>(.*?)</strong>: (.*?)\.(?= <strong>|$)", part))
    speaking = {shipped.party_of(row).id for row in Selection(topics=(topic.id,)).rows(shipped)}
    others = [party.id for party in shipped.parties if party.id not in speaking]
    for party, (kind, _) in silent_on_topic(shipped, Selection(topics=(topic.id,)), topic, others).items():
        with_words = Selection(text="nurse pay", parties=(party,)).number(shipped)
        close = any(Selection(topics=(id_,), parties=(party,)).number(shipped) for id_ in near_topics(shipped)[topic.id])
        label = "Promises on a topic close to it" if close else BLANKS[kind].label
        label = "Promises with these words on other topics" if with_words else label
        assert shipped.by_id["party"][party].short_name in words(said[label])
    assert {"Promises on a topic close to it", "Mentioned only", "Promises with these words on other topics"} <= said.keys()


def test_of_several_parties_each_stands_among_the_first(shipped: Dataset) -> None:
    """Who asks how they differ does not read five cards of one."""
    html = page(shipped, "answer", q=["Labour, Conservatives and Greens on mental health"])
    first = re.findall(r'<article class="card".*?</article>', html, re.DOTALL)[:3]
    assert {name for card in first for name in ("Labour", "Conservative", "Green") if name in words(card)} == {
        "Labour",
        "Conservative",
        "Green",
    }


def test_an_answers_cards_say_who_would_act_and_the_evidence_in_sight(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["what has Labour kept"])
    card_of, *_ = re.findall(r'<article class="card".*?</article>', html, re.DOTALL)
    unfolded = words(re.sub(r"<details.*?</details>", "", card_of, flags=re.DOTALL))
    assert "Who would act: The " in unfolded and "Evidence " in unfolded


@pytest.mark.parametrize("asked", ["what became of promises since 10 September 2025", "news since 10 September 2025"])
def test_a_question_of_what_happened_since_a_day_leads_to_it(shipped: Dataset, asked: str) -> None:
    (way,) = [
        one.href for one in read(page(shipped, "answer", q=[asked])).links if one.label == "What's new since 10 September 2025"
    ]
    assert parse_qs(urlsplit(way).query)["since"] == ["2025-09-10"]


def test_a_theme_that_was_chosen_makes_no_other_promise_one_with_these_words(shipped: Dataset) -> None:
    for asked in ({"theme": ["dentistry"]}, {"topic": ["hospital-waiting-lists"]}):
        said = words(page(shipped, "answer", q=["nurse pay"], **asked))
        assert not re.search(r"more promises? with these words:|on other topics:", said)


def test_where_a_party_says_nothing_on_a_topic_its_promises_with_the_words_are_offered(shipped: Dataset) -> None:
    number = Selection(text="nurse pay", parties=("tuv",)).number(shipped)
    said = words(page(shipped, "answer", q=["nurse pay"], party=["tuv"]))
    assert number and "No promise of the TUV" in said
    assert f"{number} more promises with these words: {number} promises in all." in said


@pytest.mark.parametrize("params", [{}, {"party": ["labour"]}, {"nation": ["wales"]}, {"names": ["hidden"]}])
def test_a_subject_that_nobody_promises_anything_on_is_answered_by_that(shipped: Dataset, params: dict) -> None:
    """Promises that happen to hold its words would be answers to something else."""
    html = page(shipped, "answer", q=["free hospital parking charges"], **params)
    of = " of Labour" if "party" in params else ""
    reach = " that would reach Wales" if "nation" in params else ""
    assert heading(html) == f"No promise{of} on hospital parking charges{reach}"
    said = words(html)
    assert "Looked for, but in no commitment of any party: hospital parking charges." in said
    assert "A search for words can miss other wordings." in said
    assert '<article class="card' not in html
    assert re.search(r'<a href="answer\?[^"]*theme=charges[^"]*">Charges[^<]*: \d+ commitments?</a>', html)
    assert 'value="free hospital parking charges"' in html  # to be asked again in other words
    assert ("Show the names" in said) == ("names" in params)


def test_lists_say_of_such_a_subject_why_they_are_empty(shipped: Dataset) -> None:
    said = words(page(shipped, "explore", q=["free hospital parking for nurses"]))
    assert "No commitment matches. Looked for, but in no commitment of any party: hospital parking charges." in said


def test_who_mentions_such_a_subject_in_passing_is_named_by_what_is_shown(shipped: Dataset) -> None:
    subject = next(one for theme in shipped.themes for one in theme.looked_for if one.mentions and one.nobody)
    mentioned = {shipped.by_id["party"][shipped.by_id["document"][mention.document].party] for mention in subject.mentions}
    said = words(page(shipped, "answer", q=[subject.name]))
    hidden = words(page(shipped, "answer", q=[subject.name], names=["hidden"]))
    assert all(party.short_name in said.split("Mentioned in passing by:")[1].split(".")[0] for party in mentioned)
    assert "Mentioned in passing by: Party" in hidden
    assert not any(party.short_name in hidden for party in mentioned)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("which promises on social care were dropped", r"\d+ promises on “social care”"),
        ("which mental health promises are off track", r"\d+ promises on “mental health”"),
        ("dropped promises social care", r"\d+ promises on “social care”"),
    ],
)
def test_a_status_that_is_asked_of_a_subject_is_no_part_of_its_name(shipped: Dataset, asked: str, said: str) -> None:
    html = page(shipped, "answer", q=[asked])
    assert re.fullmatch(said, heading(html))
    number = re.search(r"(?:Dropped|Off track)(none|\d+) of these", words(html))
    assert number
    if number[1] != "none":
        ways = [parse_qs(urlsplit(one.href).query) for one in read(html).links]
        assert any(way.get("status") == ["off-track"] and "q" in way for way in ways)


def test_few_promises_or_none_have_those_beside_them_that_have_some_of_the_words(shipped: Dataset) -> None:
    none = words(page(shipped, "answer", q=["spiking drinks"]))
    assert "rotocols for police" in none.split("With some of these words")[1]
    few = page(shipped, "answer", q=["cancer radiotherapy machines"])
    assert "Replace older radiotherapy machines" in words(few).split("With some of these words")[1]
    shown = re.findall(r'<article class="card".*?commitment\?[^"]*id=([^"&]+)', few, re.S)
    brief = re.findall(r"id=([^\"&]+)", few.split("With some of these words")[1].split("</ul>")[0])
    assert brief and not {*map(unquote, shown)} & {*map(unquote, brief)}
    assert "With some of these words" not in words(page(shipped, "answer", q=["dentists"]))


def test_a_subject_that_was_asked_for_by_a_word_that_no_promise_has_is_called_by_its_own_name(shipped: Dataset) -> None:
    html = page(shipped, "answer", q=["MMR"])
    assert heading(html) == "2 promises on vaccination programmes"
    assert "Found by: vaccination programmes" in words(html)


def test_what_others_promised_is_said_where_none_of_those_chosen_does(shipped: Dataset) -> None:
    said = words(page(shipped, "answer", q=["walk in centres"], party=["conservative"]))
    assert "None of those chosen contains all these words; 1 other commitment does." in said


def test_a_summary_of_one_sentence_stands_on_a_card_once(shipped: Dataset) -> None:
    """It says why the promise was found, and says it on a phone too; where that is not said, it stands among the details."""
    asked = {"q": ["A&E pharmacies"], "nation": ["wales"]}
    (row,) = View.of(PAGES["answer"], shipped, asked).answered.selection.rows(shipped)
    for path in ("answer", "explore"):
        assert words(page(shipped, path, **asked)).count(row.summary) == 1, path
