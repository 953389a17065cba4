"""A selection: address, rows and sentence say the same, whatever an address holds. See sample.py for the rows that are counted."""

from urllib.parse import parse_qs, urlsplit

import pytest
from datasets import frozen
from hypothesis import given
from hypothesis import strategies as st
from sample import DENTISTS

from commitments.selecting import address
from commitments.selecting.selection import FILTERS, PARAMS, SWITCHES, TEXT_LENGTH, Selection, Unknown

HOSTILE = [
    "",
    " ",
    "x" * 100_000,
    "\x00\x1b[31m\u202e",
    "%00%ff",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "🦷",
    "..//..",
    "None",
    "labour\n",
]


def opened(address: str, dataset) -> Selection:
    """The selection of a reader who opens an address, in which nothing is unknown."""
    params = parse_qs(urlsplit(address).query, keep_blank_values=True)
    selection, unknown = Selection.from_params(params, dataset)
    assert unknown == ()
    return selection


def ids(selection: Selection, dataset) -> list[str]:
    return [row.id for row in selection.rows(dataset)]


# --- address ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda filter_: filter_.param)
def test_every_value_of_every_filter_survives_the_address(live, filter_):
    values = tuple(filter_.choices(live))
    for chosen in [(value,) for value in values] + [values]:
        selection = Selection(**{filter_.field: chosen})
        assert selection.params() == {filter_.param: list(chosen)}
        assert opened(selection.address("explore"), live) == selection


@pytest.mark.parametrize("param", SWITCHES)
def test_every_switch_survives_the_address(shipped, param):
    field, word, meaning = SWITCHES[param]
    selection = Selection(**{field: meaning})
    assert selection.params() == {param: [word]}
    assert opened(selection.address(), shipped) == selection


def test_every_field_has_a_place_in_the_address():
    fields = {filter_.field for filter_ in FILTERS} | {field for field, _, _ in SWITCHES.values()} | {"text"}
    assert fields == set(Selection.__dataclass_fields__)


SHIPPED = frozen()
TEXTS = st.text(max_size=TEXT_LENGTH).map(lambda text: Selection.from_params({"q": [text]}, SHIPPED)[0].text)
SELECTIONS = st.builds(
    Selection,
    **{
        filter_.field: st.sets(st.sampled_from(list(filter_.choices(SHIPPED))), max_size=4).map(
            lambda chosen, filter_=filter_: tuple(value for value in filter_.choices(SHIPPED) if value in chosen)
        )
        for filter_ in FILTERS
    },
    **{field: st.sampled_from([getattr(Selection, field), meaning]) for field, _, meaning in SWITCHES.values()},
    text=TEXTS,
)


@given(SELECTIONS)
def test_any_selection_survives_the_address_and_counts_the_same(selection):
    again = opened(selection.address("explore"), SHIPPED)
    assert again == selection
    rows = ids(selection, SHIPPED)
    assert ids(again, SHIPPED) == rows
    assert sorted(rows) == sorted(selection.frame(SHIPPED)["id"]), "cards and counts must agree"
    assert again.sentence(SHIPPED) == selection.sentence(SHIPPED)


@pytest.mark.parametrize("param", [filter_.param for filter_ in FILTERS] + list(SWITCHES))
@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: ascii(value[:12]))
def test_a_hostile_value_is_named_and_ignored(sample, param, value):
    selection, unknown = Selection.from_params({param: [value, value]}, sample)
    assert selection == Selection()
    assert [(told.param, told.value) for told in unknown] == [(param, value)], "told once, however often it stands there"


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"party": ["rad"]}, Unknown("party", "rad", "red")),
        ({"party": ["Red"]}, Unknown("party", "Red", "red")),
        ({"party": ["zzz"]}, Unknown("party", "zzz", "")),
        ({"theme": ["Waiting Times"]}, Unknown("theme", "Waiting Times", "waiting-times")),
        ({"nation": ["northern_ireland"]}, Unknown("nation", "northern_ireland", "northern-ireland")),
        ({"fact": ["deadlines"]}, Unknown("fact", "deadlines", "deadline")),
        ({"status": ["not-in-powr"]}, Unknown("status", "not-in-powr", "not-in-power")),
        ({"scope": ["wider"]}, Unknown("scope", "wider", "all")),
        ({"names": ["on"]}, Unknown("names", "on", "hidden")),
    ],
)
def test_an_unknown_value_is_told_with_the_nearest(sample, params, told):
    assert Selection.from_params(params, sample) == (Selection(), (told,))


def test_what_is_known_beside_something_unknown_still_counts(sample):
    selection, unknown = Selection.from_params({"party": ["blue", "purple", "red"], "theme": ["denistry"]}, sample)
    assert selection == Selection(parties=("red", "blue"))
    assert [value.value for value in unknown] == ["purple", "denistry"]


OTHERS = (
    *(
        "utm_source",
        "utm_medium",
        "gclid",
        "fbclid",
        "mc_cid",
        "_ga",
        "ref",
        "lang",
        "hl",
        "v",
        "t",
        "s",
        "amp",
        "amp;",
        "[]",
        "",
        "&",
    ),
    *(
        "id",
        "view",
        "p",
        "page",
        "embed",
        "embed_options",
        "figure",
        "size",
        "ground",
        "width",
        "url",
        "format",
        "maxwidth",
        "__proto__",
    ),
)


@pytest.mark.parametrize("name", OTHERS)
def test_parameters_of_others_are_left_alone(sample, name):
    assert Selection.from_params({name: ["red", "x"]}, sample) == (Selection(), ())


@pytest.mark.parametrize("param", sorted(PARAMS))
@pytest.mark.parametrize("form", ["{}", "amp;{}", "&amp;{}", "{}[]", "{}[0]", "?{}", " {} ", "amp;amp;{}[]"])
@pytest.mark.parametrize("case", [str.lower, str.upper, str.title], ids=lambda case: case.__name__)
def test_a_name_with_something_left_round_it_counts(shipped, param, form, case):
    """As mail programs, templates and other languages write it."""
    known = {filter_.param: next(iter(filter_.choices(shipped))) for filter_ in FILTERS} | {"q": "gp"}
    value = known.get(param) or SWITCHES[param][1]
    meant = Selection.from_params({param: [value]}, shipped)
    assert meant[0] != Selection()
    assert Selection.from_params({case(form.format(param)): [value]}, shipped) == meant


def test_values_under_two_spellings_of_a_name_are_one_choice(sample):
    selection, unknown = Selection.from_params({"party": ["blue"], "Party[]": ["red"], "amp;party": ["rad"]}, sample)
    assert selection == Selection(parties=("red", "blue"))
    assert unknown == (Unknown("party", "rad", "red"),)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        *(
            ("parties", "party"),
            ("partys", "party"),
            ("Parties[]", "party"),
            ("prty", "party"),
            ("pary", "party"),
            ("amp;parties", "party"),
        ),
        *(
            ("topics", "topic"),
            ("nations", "nation"),
            ("themed", "theme"),
            ("theem", "theme"),
            ("statuses", "status"),
            ("facts", "fact"),
        ),
        *(("stances", "stance"), ("actors", "who"), ("approachs", "approach"), ("elections", "election"), ("scopes", "scope")),
        *(("query", "q"), ("search", "q"), ("text", "q"), ("name", "names"), ("orders", "order")),
    ],
)
def test_a_name_near_a_parameter_is_told_with_the_parameter(sample, name, meant):
    selection, unknown = Selection.from_params({name: ["red", "blue"]}, sample)
    assert selection == Selection()
    assert unknown == (Unknown(name, "red", meant, is_name=True),)


def test_a_filter_under_the_name_of_a_switch_is_told(sample):
    selection, unknown = Selection.from_params({"themes": ["dentistry"]}, sample)
    assert selection == Selection()
    assert unknown == (Unknown("themes", "dentistry", "theme", is_name=True),)


def test_every_plural_and_every_slip_of_a_filters_name_is_told(shipped):
    for filter_ in FILTERS:
        value, word = next(iter(filter_.choices(shipped))), filter_.param
        for name in {f"{word}s", filter_.field} - PARAMS:
            _, unknown = Selection.from_params({name: [value]}, shipped)
            assert unknown == (Unknown(name, value, word, is_name=True),)
        for name in {f"{word[:1]}{word[2:]}", f"{word}{word[-1]}"} if len(word) > 4 else ():
            _, (told,) = Selection.from_params({name: [value]}, shipped)
            assert told.is_name and told.nearest in PARAMS


@pytest.mark.parametrize("params", [{"scope": ["core"]}, {"order": ["seats"]}])
def test_a_default_may_be_said(sample, params):
    assert Selection.from_params(params, sample) == (Selection(), ())


def test_an_address_with_very_many_values_keeps_nobody_waiting(sample):
    selection, unknown = Selection.from_params({"topic": [f"t{n}" for n in range(300_000)]}, sample)
    assert selection == Selection()
    assert 0 < len(unknown) < 1000


class Counted(dict):
    """Parameters that count how often they are read."""

    reads = 0

    def items(self):
        for name, values in super().items():
            self.reads += 1
            yield name, values

    def get(self, *_):
        raise AssertionError("parameters are read in one pass")

    __getitem__ = get


def test_parameters_are_read_once_and_no_more_than_any_address_has(sample):
    params = Counted({f"party{n}": ["red"] for n in range(100_000)})
    selection, unknown = Selection.from_params(params, sample)
    assert selection == Selection()
    assert params.reads <= 1_000
    assert 0 < len(unknown) <= 20


def test_the_nearest_is_sought_for_no_more_values_than_are_shown(shipped, monkeypatch):
    sought = []
    monkeypatch.setattr(address, "nearest", lambda value, valid: sought.append(value) or "")
    _, unknown = Selection.from_params({filter_.param: [f"x{n}" for n in range(500)] for filter_ in FILTERS}, shipped)
    assert len(unknown) > 1_000
    assert len(sought) == 20


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("  gp \n\t surgery ", "gp surgery"),
        ("gp\x00\u202esurgery", "gp surgery"),
        ("ostri\u00adches", "ostriches"),
        ("gp\u2028\ufeffsurgery\u00a0now", "gp surgery now"),
        ("x" * 500, "x" * TEXT_LENGTH),
        ("\u200b", ""),
        ("50% & <more>", "50% & <more>"),
    ],
)
def test_a_search_is_one_short_readable_line(sample, typed, searched):
    assert Selection.from_params({"q": [typed]}, sample)[0].text == searched


def test_an_address_may_carry_what_a_page_adds(sample):
    address = Selection(parties=("red",)).address("commitment", id=DENTISTS)
    assert address == "commitment?party=red&id=red-uk-2024%2Fmore-dentists"
    assert Selection().address() == "./"


# --- rows -------------------------------------------------------------------------------------------------------------

RED, RED_SCOTLAND, BLUE = ["more-dentists", "shorter-waits", "world-health"], ["agency-fees"], ["dental-plan", "hire-nurses"]
TARTAN = ["free-checks", "shorter-waits"]

ROWS = {
    "core is the default, each promise once": (Selection(), RED + RED_SCOTLAND + BLUE + TARTAN),
    "wider too": (Selection(scope="all"), RED + ["warm-homes", *RED_SCOTLAND] + BLUE + ["school-checks"] + TARTAN),
    "by name of party": (Selection(order="name"), BLUE + RED + RED_SCOTLAND + TARTAN),
    "one party": (Selection(parties=("blue",)), BLUE),
    "two parties": (Selection(parties=("blue", "tartan")), BLUE + TARTAN),
    "one nation": (Selection(nations=("scotland",)), ["more-dentists", "agency-fees"] + TARTAN),
    "two nations, either": (Selection(nations=("england", "scotland")), RED[:2] + RED_SCOTLAND + BLUE + TARTAN),
    "no promise for a nation": (Selection(nations=("northern-ireland",)), []),
    "one theme": (Selection(themes=("workforce",)), ["agency-fees", "hire-nurses"]),
    "second themes too": (
        Selection(themes=("workforce",), second_themes=True),
        ["more-dentists", "agency-fees", "hire-nurses"],
    ),
    "second themes without a theme": (Selection(second_themes=True), RED + RED_SCOTLAND + BLUE + TARTAN),
    "topic": (Selection(topics=("hospital-waits",)), ["shorter-waits", "shorter-waits"]),
    "stance": (Selection(stances=("keep", "oppose")), ["agency-fees", "dental-plan", "free-checks"]),
    "actor, also beside another": (Selection(actors=("local-government",)), ["shorter-waits"]),
    "action, also the second": (Selection(actions=("spend",)), ["more-dentists", "world-health"]),
    "one fact": (Selection(facts=("deadline",)), ["more-dentists", "shorter-waits", "shorter-waits"]),
    "all of several facts": (Selection(facts=("deadline", "funding")), ["more-dentists"]),
    "no facts, an edition's repeat left aside": (Selection(facts=("none",)), ["agency-fees", "dental-plan", "free-checks"]),
    "four or more facts": (Selection(facts=("four-or-more",)), ["more-dentists"]),
    "facts that exclude each other": (Selection(facts=("target", "none")), []),
    "approach": (Selection(approaches=("co-production", "capability")), ["more-dentists", "hire-nurses"]),
    "status": (Selection(statuses=("done",)), ["more-dentists"]),
    "not in power": (Selection(statuses=("not-in-power",)), ["agency-fees", "dental-plan"]),
    "looked for without result": (Selection(statuses=("nothing-found",)), ["shorter-waits"]),
    "not looked for": (Selection(statuses=("not-searched",)), ["world-health", "hire-nurses", "shorter-waits"]),
    "either status": (Selection(statuses=("done", "begun")), ["more-dentists", "free-checks"]),
    "election": (Selection(elections=("ge2024",)), RED + RED_SCOTLAND + BLUE + TARTAN),
    "filters narrow each other": (
        Selection(parties=("red", "blue"), themes=("dentistry",), stances=("do",)),
        ["more-dentists"],
    ),
    "search": (Selection(text="dentist nobody"), []),
}


@pytest.mark.parametrize(("selection", "expected"), ROWS.values(), ids=ROWS)
def test_which_rows_and_in_which_order(sample, selection, expected):
    assert [id_.split("/")[1] for id_ in ids(selection, sample)] == expected
    assert ids(opened(selection.address(), sample), sample) == ids(selection, sample)


REPEATED = {
    "UK row stays": (Selection(), "uk"),
    "its own nation alone: the edition": (Selection(nations=("scotland",)), "scotland"),
    "the nation of the UK row": (Selection(nations=("england",)), "uk"),
    "among other nations: UK row": (Selection(nations=("england", "scotland")), "uk"),
}


def test_other_filters_look_at_the_row_that_stands(sample):
    """The edition says it otherwise, but the UK row stands for both: so the parts of a count add up to it."""
    assert "red-scotland-2024/more-dentists" not in ids(Selection(stances=("press",)), sample)
    assert "red-scotland-2024/more-dentists" in ids(Selection(stances=("press",), nations=("scotland",)), sample)


@pytest.mark.parametrize(("selection", "branch"), REPEATED.values(), ids=REPEATED)
def test_a_promise_that_an_edition_repeats_counts_once(sample, selection, branch):
    found = [id_ for id_ in ids(selection, sample) if id_.endswith("/more-dentists")]
    assert found == [f"red-{branch}-2024/more-dentists"]


def test_the_edition_of_the_chosen_nation_comes_first(shipped):
    for party, nation in (("labour", "scotland"), ("labour", "wales"), ("liberal-democrat", "scotland")):
        rows = Selection(parties=(party,), nations=(nation,)).rows(shipped)
        own = [shipped.document_of(row).branch == nation for row in rows]
        assert any(own)
        assert own == sorted(own, reverse=True)


def test_a_search_puts_best_matches_first_whatever_the_party(sample):
    assert ids(Selection(text="nurses"), sample) == ["blue-uk-2024/hire-nurses"]
    found = ids(Selection(text="waiting", order="name"), sample)
    assert set(found) == {"red-uk-2024/shorter-waits", "tartan-scotland-2024/shorter-waits"}


def test_hidden_names_put_parties_in_an_order_that_tells_nothing(sample):
    hidden = Selection(names_hidden=True)
    expected = ["blue", "tartan", "gold", "red"]
    assert [party.id for party in hidden.parties_shown(sample)] == expected
    assert [party.id for party in hidden.but(order="name").parties_shown(sample)] == expected
    assert list(dict.fromkeys(id_.split("-")[0] for id_ in ids(hidden.but(scope="all"), sample))) == expected


@pytest.mark.parametrize(
    ("selection", "fields"),
    [
        (Selection(), ()),
        (Selection(scope="all", order="name", names_hidden=True, second_themes=True), ()),
        (Selection(parties=("red",), text="gp", facts=("none",)), ("parties", "facts", "text")),
    ],
)
def test_what_could_be_dropped_to_find_more(selection, fields):
    assert selection.narrowing == fields


# --- sentence ---------------------------------------------------------------------------------------------------------

SENTENCES = {
    Selection(): "Commitments of all 4 parties",
    Selection(scope="all"): "Core and wider commitments of all 4 parties",
    Selection(parties=("red",)): "Commitments of the Red Party",
    Selection(parties=("red", "tartan")): "Commitments of the Red Party and the Tartan Party",
    Selection(parties=("red", "blue", "tartan"), order="name"): (
        "Commitments of the Blue Party, the Red Party and the Tartan Party"
    ),
    Selection(names_hidden=True): "Commitments of 4 parties (names hidden)",
    Selection(names_hidden=True, parties=("red", "blue")): "Commitments of 2 parties (names hidden)",
    Selection(names_hidden=True, parties=("red",)): "Commitments of one party (name hidden)",
    Selection(themes=("dentistry",)): "Dentistry commitments of all 4 parties",
    Selection(themes=("dentistry", "waiting-times")): "Dentistry and waiting times commitments of all 4 parties",
    Selection(themes=("dentistry",), second_themes=True): ("Dentistry commitments (mainly or also) of all 4 parties"),
    Selection(second_themes=True): "Commitments of all 4 parties",
    Selection(topics=("hospital-waits", "dental-places")): (
        "Commitments on “Hospital waits” or “Places for dental patients” of all 4 parties"
    ),
    Selection(nations=("scotland",)): "Commitments of all 4 parties that reach Scotland",
    Selection(nations=("scotland", "wales", "northern-ireland")): (
        "Commitments of all 4 parties that reach Scotland, Wales or Northern Ireland"
    ),
    Selection(stances=("do",)): "Commitments of all 4 parties that their party would do",
    Selection(stances=("press", "oppose")): "Commitments of all 4 parties that their party would press for or would oppose",
    Selection(actors=("uk-government", "local-government")): (
        "Commitments of all 4 parties that would need action by the UK Government or local government"
    ),
    Selection(actions=("spend", "tax")): "Commitments of all 4 parties that would spend or tax",
    Selection(facts=("deadline",)): "Commitments of all 4 parties that state “by when”",
    Selection(facts=("target", "funding")): "Commitments of all 4 parties that state “what exactly” and “with what money”",
    Selection(facts=("none",)): "Commitments of all 4 parties that state none of the five facts",
    Selection(facts=("lead", "four-or-more")): (
        "Commitments of all 4 parties that state “who leads” and that state four or five of the five facts"
    ),
    Selection(approaches=("system-view", "co-production")): (
        "Commitments of all 4 parties that name system view or co-production as an approach"
    ),
    Selection(statuses=("done",)): "Commitments of all 4 parties that are recorded as “Delivered”",
    Selection(
        statuses=("done", "not-searched")
    ): "Commitments of all 4 parties that are recorded as “Delivered” or “Not checked yet”",
    Selection(text="gp"): "Commitments of all 4 parties that match the search “gp”",
    Selection(elections=("ge2024",)): "Commitments of all 4 parties, 2024 general election",
    Selection(
        elections=("ge2024",),
        parties=("red", "blue"),
        nations=("england",),
        themes=("dentistry",),
        stances=("do",),
        facts=("deadline",),
        text="teeth",
        scope="all",
    ): (
        "Core and wider dentistry commitments of the Red Party and the Blue Party that reach England, that their party would do, "
        "that state “by when” and that match the search “teeth”, 2024 general election"
    ),
}


@pytest.mark.parametrize(("selection", "sentence"), SENTENCES.items(), ids=range(1, len(SENTENCES) + 1))
def test_the_sentence_says_what_is_shown(sample, selection, sentence):
    assert selection.sentence(sample) == sentence


@pytest.mark.parametrize("filter_", FILTERS, ids=lambda filter_: filter_.param)
def test_the_sentence_tells_every_value_from_every_other(live, filter_):
    values = list(filter_.choices(live))
    said = {Selection(**{filter_.field: (value,)}).sentence(live) for value in values}
    assert len(said | {Selection().sentence(live)}) == len(values) + 1
