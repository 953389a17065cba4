"""Search as readers type: any order, plurals, the field's synonyms, misspellings, and whatever else may be typed."""

import re
import time
import tomllib
from pathlib import Path

import pytest
from sample import COMMITMENTS, dataset_of, row, sample_files

from commitments.selecting.answers import answered
from commitments.selecting.asked import apart
from commitments.selecting.masks import masks_of
from commitments.selecting.places import BY_TOKENS, PLACES, SHARED
from commitments.selecting.questions import subjects_near
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection
from commitments.selecting.spoken import heard, taken_for
from commitments.selecting.typed import SYNONYMS, synonyms_used

QUESTIONS = tomllib.loads((Path(__file__).parent / "forty_questions.toml").read_text(encoding="utf-8"))["question"]

TITLES = {
    "a": "Recruit more GPs",
    "b": "Train doctors",
    "c": "Reopen the minor surgery",
    "d": "Staff A&E departments",
    "e": "Build emergency departments",
    "f": "Ban disposable vapes",
    "g": "Tax e-cigarettes",
    "h": "Pay dentists more",
    "i": "Widen dental checks",
    "j": "Check <b>teeth</b> & gums <script>alert(1)</script>",
    "k": "Shorten hospital queues",
    "l": "Give each school a counsellor",
}


@pytest.fixture(scope="module")
def index():
    files = sample_files()
    for key, title in TITLES.items():
        words = {"summary": f"Text {key}.", "section": "Health", "find": "health"}
        files["commitments.yaml"]["commitments"].append(row(f"red-uk-2024/{key}", title, "funding", [], scope="wider", **words))
    return index_of(dataset_of(files))


FIRST = len(COMMITMENTS)  # place of the first of TITLES, which come after the sample's own


def keys(index, text: str) -> str:
    """Keys of the titles that a search finds, in alphabetical order."""
    return "".join(sorted(list(TITLES)[place - FIRST] for place in index.ranked(text) if place >= FIRST))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gp", "ab"),
        ("GPs", "ab"),
        ("doctor", "ab"),
        ("doctors", "ab"),
        ("surgery", "c"),
        ("surgeries", "c"),
        ("general practice", "ab"),
        ("A&E", "de"),
        ("emergency department", "de"),
        ("accident and emergency", "de"),
        ("vape", "fg"),
        ("vapes", "fg"),
        ("vaping", "fg"),
        ("e-cigarette", "fg"),
        ("e-cigarettes", "fg"),
        ("dentist", "hi"),
        ("dentists", "hi"),
        ("dental", "hi"),
        ("dentistry", "hi"),
        ("queue", "k"),
        ("waiting list", "k"),
        ("therapist", "l"),
        ("more gps", "a"),
        ("gps more", "a"),
        ("recruit doctors", "a"),
        ("departments staff", "d"),
        ("emergency staff", ""),
        ("dentists vapes", ""),
        ("dis", "f"),
        ("disp", "f"),
        ("disposabl", "f"),
        ("di", ""),
        ("disp vapes", ""),
        ("shorten hospita", "k"),
        ("hospita", "k"),
        ("hospitaz", ""),
        ("emergen", "e"),
        ("denti", "h"),
        ("TEETH", "j"),
        ("téeth", "j"),
    ],
)
def test_what_is_found(index, typed, found):
    assert keys(index, typed) == found


@pytest.mark.parametrize("group", SYNONYMS, ids=lambda group: group[0])
def test_synonyms_find_the_same_whichever_is_typed(shipped, group):
    found = {member: set(index_of(shipped).ranked(member)) for member in group}
    assert found[group[0]], "a synonym that finds nothing helps nobody"
    assert all(places == found[group[0]] for places in found.values())


def test_readers_are_told_what_else_was_looked_for():
    assert synonyms_used("gp waiting") == ("doctor", "general practice", "general practitioner")
    assert synonyms_used("vapes") == ("vaping", "e cigarette")
    assert synonyms_used("hospital") == synonyms_used("") == ()


def marked(index, text: str, key: str) -> tuple[str, str, str] | None:
    """Title, summary and what else matches, with what matches between ``[`` and ``]``."""
    place = FIRST + list(TITLES).index(key)
    found = index.marked(text, [place]).get(place)
    return found and tuple("".join(f"[{piece}]" if matches else piece for piece, matches in pieces) for pieces in found)


def test_matches_are_marked_and_everything_else_is_as_it_was_typed(index):
    assert marked(index, "gums", "j") == (
        "Check <b>teeth</b> & [gums] <script>alert(1)</script>",
        "Text j.",
        "",
    )
    assert marked(index, "script", "j")[0].count("[script]") == 2
    assert marked(index, "doctor", "a") == ("Recruit more [GPs]", "Text a.", "")
    assert marked(index, "hospita", "k")[0] == "Shorten [hospital] queues"
    assert marked(index, "gums", "a") is None
    assert index.marked("gums", []) == index.marked("", [0]) == {}


@pytest.mark.parametrize(("unfinished", "meant"), [("hospita", "hospital"), ("vapi", "vaping"), ("immigrati", "immigration")])
def test_an_unfinished_word_finds_in_the_shipped_data_what_the_whole_word_finds(shipped, unfinished, meant):
    found = index_of(shipped).ranked(meant)
    assert found and set(found) >= set(index_of(shipped).ranked(unfinished)) != set()


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("dentits", "dentists"),
        ("disposabel vapes", "disposable vapes"),
        ("gums unheardof", "gums"),
    ],
)
def test_a_misspelling_leads_to_a_search_that_finds_something(index, typed, suggested):
    assert index.ranked(typed) == ()
    suggestions = index.suggestions(typed)
    assert suggested in suggestions
    assert len(suggestions) <= 3
    assert all(index.found(text) for text in suggestions)


@pytest.mark.parametrize("typed", ["", "   ", "!?", "&", "*", '"', "_", "\x00", "²"])
def test_no_word_finds_nothing(index, typed):
    assert index.ranked(typed) == ()
    assert index.suggestions(typed) == ()


HOSTILE = [
    '"',
    '""gp',
    "gp AND",
    "OR gp",
    "NOT gp",
    "gp NEAR/2 doctor",
    "NEAR(gp doctor, 2)",
    "gp*",
    "*gp",
    "^gp",
    "(gp",
    "gp))",
    "title:gp",
    "{title summary}: gp",
    "-gp + gp",
    "gp'; DROP TABLE texts; --",
    "\x00\x02\x03gp",
    "\ud800",
    "🦷 gp",
    "gp " * 3_334,
    "a b " * 2_500,
    "x" * 10_000,
    "(" * 10_000,
    '"gp" OR ' * 1_250,
    " ".join(f"word{n}" for n in range(1_500)),
]


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed[:20]) + str(len(typed)))
def test_whatever_is_typed_is_only_words_and_answered_at_once(shipped, typed):
    index = index_of(shipped)
    start = time.thread_time()
    index.ranked(typed)
    index.marked(typed, list(index.found(typed))[:50])
    index.named_in(typed)
    index.suggestions(typed)
    synonyms_used(typed)
    assert time.thread_time() - start < 3


@pytest.mark.parametrize("typed", ["gp*", "^gp", '"gp"', "-gp", "(gp)", "gp gp gp", "_gp_"])
def test_signs_around_a_word_make_no_difference(shipped, typed):
    assert index_of(shipped).ranked(typed) == index_of(shipped).ranked("gp")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["asked"])
def test_what_voters_and_patients_ask_is_answered_among_the_first_five(shipped, question):
    index = index_of(shipped)
    named = [f"{thing.kind}:{thing.id}" for thing in index.named_in(question["asked"])]
    assert set(question["subjects"]) <= set(named[:5])
    found = [shipped.commitments[place].id for place in index.found(question["asked"])]
    assert set(question.get("commitments", ())) <= set(found[:5])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("women's health", "women health"),
        ("GP’s", "GP"),
        ("nurse's pay", "nurse pay"),
        ("nurses' pay", "nurse pay"),
        ("amblance", "ambulance"),
        ("dentsit", "dentist"),
        ("maternty care", "maternity care"),
        ("What about hospices?", "hospices"),
        ("coproduction", "co-production"),
        ("Sinn Fein budgets", "Sinn Féin budgets"),
        ("Welsh dentists", "dentists Wales"),
    ],
)
def test_however_it_is_typed_the_same_is_found(shipped, one, other):
    found = set(index_of(shipped).found(one))
    assert found and found == set(index_of(shipped).found(other))


def test_a_party_a_status_or_an_approach_is_found_by_its_name_alone(shipped):
    for text, filters in (
        ("Lib Dems", {"parties": ("liberal-democrat",)}),
        ("off track", {"statuses": ("off-track",)}),
        ("co-production", {"approaches": ("co-production",)}),
    ):
        having = set(shipped.frame[masks_of(shipped)(Selection(scope="all", **filters)).matching]["id"])
        found = {shipped.commitments[place].id for place in index_of(shipped).found(text)}
        assert having and having <= found


def test_where_names_are_hidden_the_name_of_a_party_finds_no_more_than_the_word_does(shipped):
    index = index_of(shipped)
    hidden = set(index.found("SNP", False))
    assert hidden == set(index.ranked("SNP")) < set(index.found("SNP"))
    assert not any(thing.kind == "party" for thing in index.named_in("SNP drugs deaths", False))


def test_what_is_counted_as_said_by_nobody_rests_on_the_texts_alone(shipped):
    index = index_of(shipped)
    assert index.ranked("bed blocking") == index.ranked("hospise") == ()
    assert index.found("bed blocking") and index.found("hospise")


def test_a_search_that_finds_no_words_leads_to_what_it_names(shipped):
    selection = Selection(text="deintyddion Cymru")
    assert not selection.number(shipped)
    thing, instead = subjects_near(shipped, selection)[0]
    assert (thing.id, instead.themes, instead.nations) == ("dentistry", ("dentistry",), ("wales",))
    assert instead.number(shipped) and not instead.text
    assert subjects_near(shipped, Selection(text="zzzz qqqq")) == subjects_near(shipped, Selection()) == ()


@pytest.mark.parametrize("typed", ["A & E", "A and E", "a&e", "A and E waiting times", "A & E waits"])
def test_a_and_e_is_one_thing_however_it_is_written(shipped, typed):
    as_one = typed.replace(" & ", "&").replace(" and ", "&", 1)
    found = answered(shipped, Selection(text=typed)).selection.rows(shipped)
    assert found and found == answered(shipped, Selection(text=as_one)).selection.rows(shipped)


def test_a_status_that_only_promises_on_wider_causes_have_is_not_answered_with_none(shipped):
    for status in shipped.progress.statuses:
        for party in shipped.parties:
            held = Selection(parties=(party.id,), statuses=(status.id,))
            found = answered(shipped, Selection(text=f"{party.short_name} {status.label}"))
            assert bool(found.selection.rows(shipped)) == bool(held.but(scope="all").rows(shipped)), (party.id, status.id)
            if found.selection.scope == "all":
                assert "wider causes of health" in found.note and not held.rows(shipped)


@pytest.mark.parametrize(
    ("typed", "expected", "note"),
    [
        ("SNP drug deaths", Selection(text="drug deaths", parties=("snp",)), ""),
        (
            "access to GPs: Labour, Reform and the Greens",
            Selection(text="access to GPs", parties=("labour", "reform", "green"), topics=("gp-appointment-access",)),
            "",
        ),
        ("What became of Labour's promises?", Selection(parties=("labour",)), ""),
        ("Scottish Greens", Selection(parties=("scottish-greens",)), ""),
        ("waiting lists in Northern Ireland", Selection(text="waiting lists", nations=("northern-ireland",)), ""),
        (
            "green space",
            Selection(text="green space", scope="all"),
            "4 of these 5 are on wider causes of health.",
        ),
        ("dentists in Xqzzvile", Selection(text="dentists"), "“Xqzzvile” stands in no promise and was left out."),
        ("dentists in Wrexham", Selection(text="dentists", nations=("wales",)), "Wrexham is in Wales."),
        ("dentists in Ynys Mon", Selection(text="dentists", nations=("wales",)), "Ynys Môn is in Wales."),
        ("dentists in Hull", Selection(text="dentists", nations=("england",)), "Hull is in England."),
        ("hospital belfast", Selection(text="hospital", nations=("northern-ireland",)), "Belfast is in Northern Ireland."),
        ("GP in Dundee", Selection(text="GP", nations=("scotland",)), "Dundee is in Scotland."),
        (
            "gender clinics in Londonderry",
            Selection(text="gender clinics", nations=("northern-ireland",)),
            "Londonderry is in Northern Ireland. "
            "It does not use all these words: it is on the topic “Cass Review and puberty blockers”.",
        ),
        ("dental school in Bangor", Selection(text="dental school in Bangor"), ""),
        ("reading", Selection(text="reading"), ""),
        ("xqzzv", Selection(text="xqzzv"), "“xqzzv” stands in no promise."),
        ("xqzzv nhs", Selection(text="xqzzv nhs"), "“xqzzv” stands in no promise."),
        # A nation is a filter wherever it is named, also where promises hold all the words.
        ("GPs in Scotland", Selection(text="GPs", nations=("scotland",)), ""),
        ("prescriptions in Wales", Selection(text="prescriptions", nations=("wales",)), ""),
        ("doctor Scotland", Selection(text="doctor", nations=("scotland",)), ""),
        ("scan Scotland", Selection(text="scan", nations=("scotland",)), ""),
        ("Scottish Labour on GPs", Selection(text="GPs", parties=("labour",), nations=("scotland",)), ""),
        ("Welsh Conservatives", Selection(parties=("conservative",), nations=("wales",)), ""),
        ("Scottish National Party", Selection(parties=("snp",)), ""),
        ("off track disability Labour", Selection(text="off track disability", parties=("labour",), scope="all"), None),
        # The subject of that name, and of it what was asked for.
        (
            "do I have to pay for prescriptions in England",
            Selection(text="prescriptions", themes=("charges",), nations=("england",)),
            None,
        ),
        # People are asked for as parties; other people's names are no other words.
        (
            "what has Wes Streeting promised on waiting lists",
            Selection(text="waiting lists", parties=("labour",)),
            "“Wes Streeting” was read as Labour.",
        ),
        ("farage nhs", Selection(text="nhs", parties=("reform",)), "“Farage” was read as Reform UK."),
        ("Alder Hey", Selection(text="Alder Hey"), "“Alder Hey” stands in no promise."),
        ("Great Ormond Street", Selection(text="Great Ormond Street"), "“Ormond Street” stands in no promise."),
        (
            "Chris Whitty on obesity",
            Selection(text="obesity"),
            "“Chris Whitty” stands in no promise and was left out. 6 of these 10 do not use this word: they are on topics that cover this.",
        ),
        ("Mental Helth Waiting", Selection(text="Mental Helth Waiting"), ""),
        ("Can Ozempic help with obesity", Selection(text="Can Ozempic help with obesity"), ""),  # nobody promises it
        ("Will Kaftrio be free", Selection(text="free"), "“Kaftrio” stands in no promise and was left out."),
        (
            "O'Neill on waiting lists",
            Selection(text="waiting lists", parties=("sinn-fein",)),
            "“O'Neill” was read as Sinn Féin.",
        ),
        ("Poole", Selection(nations=("england",)), "Poole is in England."),
        ("hepatitis A and E", Selection(text="hepatitis A and E"), "“hepatitis” stands in no promise."),
        ("dentist Penzance", Selection(text="dentist", nations=("england",)), "Penzance is in England."),
    ],
)
def test_a_question_is_answered_by_what_it_names(shipped, typed, expected, note):
    found = answered(shipped, Selection(text=typed))
    assert found.selection == expected.but(parties=found.selection.parties)
    assert set(found.selection.parties) == set(expected.parties)
    assert note is None or found.note == note


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("resident doctors strike", "None of these uses all these words: they are on the topic “NHS staff pay”."),
        (
            "cap on care costs",
            "8 of these 9 do not use all these words: they are on the topic “Social care charges and cost cap”.",
        ),
        ("dentists", ""),
        ("GPs in Scotland", ""),
    ],
)
def test_promises_that_only_their_topic_finds_are_said_to_be(shipped, typed, note):
    assert answered(shipped, Selection(text=typed)).note == note


@pytest.mark.parametrize(
    ("typed", "nation", "rest"),
    [
        ("GP in Woking", "england", "GP"),
        ("dentist near Wells", "england", "dentist"),
        ("dentists around Leeds", "england", "dentists"),
        ("GP in Deeside Aberdeenshire", "scotland", "GP"),
        ("junior doctors woking hours", None, None),
        ("Morecambe Bay maternity", None, None),
        ("Lambeth Palace on assisted dying", None, None),
        ("barnet formula", None, None),
        ("gp in bath", "england", "gp"),
        ("care homes in reading", "england", "care homes"),
        ("is my gp in bath getting any better", "england", "gp"),
        ("my mum has dementia we live in flint", "wales", "my mum has dementia"),
        ("care in deal kent", "england", "care"),
        ("mental health in barry", "wales", "mental health"),
        ("bath", None, None),
        ("reading help for children", None, None),
        ("GP in March", None, None),
        ("grab rails in bath and shower", None, None),
    ],
)
def test_a_name_that_also_is_a_word_is_a_place_behind_in(shipped, typed, nation, rest):
    found = apart(index_of(shipped), typed)
    if nation is None:
        assert found.places == ()
    else:
        assert ({place.nation for place in found.places}, found.rest) == ({nation}, rest)


@pytest.mark.parametrize(("one", "other"), [("10 year plan", "ten year plan"), ("four hour waits", "4 hour waits")])
def test_a_number_belongs_to_what_it_counts(shipped, one, other):
    index = index_of(shipped)
    assert {*index.found(one)} == {*index.found(other)}
    for place in index.found(one):
        row = shipped.commitments[place]
        assert re.search(r"(10|ten|4|four)[- ](year|hour)", f"{row.title} {row.summary} {row.model_dump_json()}".casefold())


def test_near_me_asks_for_no_other_thing(shipped):
    assert answered(shipped, Selection(text="dentist near me")).rows(shipped) == answered(
        shipped, Selection(text="dentist")
    ).rows(shipped)


def test_what_somebody_delivered_on_health_is_all_that_was_promised(shipped):
    found = answered(shipped, Selection(text="has the snp delivered on health")).selection
    assert (found.parties, found.statuses, found.text) == (("snp",), ("delivered",), "")


def test_a_town_does_not_overrule_the_nation_that_was_chosen(shipped):
    found = answered(shipped, Selection(text="dentists in Cardiff", nations=("england",)))
    assert found.selection.nations == ("england",) and found.note.startswith("Cardiff is in Wales. You chose England.")
    assert answered(shipped, Selection(text="GP in New York")).selection.nations == ()


def test_a_subject_answers_only_for_words_that_all_belong_to_its_name(shipped):
    named = answered(shipped, Selection(text="deintyddion Cymru"))
    assert named.selection.themes == ("dentistry",) and "word for word" in named.note
    other = answered(shipped, Selection(text="dentists saucerwise qqqq"))
    assert other.selection.themes == () and other.note == "“saucerwise” and “qqqq” stand in no promise."


@pytest.mark.parametrize(
    ("asked", "shown", "part"),
    [
        # What is left would be another question.
        ("cystic fibrosis drugs", "", False),
        ("hospital chaplains", "", False),
        ("hospital trains", "", False),
        ("sight loss", "", False),
        ("attendance allowance", "", False),
        ("parkinsons nurses", "", False),
        ("brain tumour research", "", False),
        # What is left is the subject, or most of what was asked.
        ("gambling addiction", "gambling", True),
        ("IVF postcode lottery", "IVF", True),
        # Where somebody lives and who was named is no part of what was asked.
        ("mental health nurses in Xqzzvile", "mental health nurses", False),
        ("Xqzzvile dentists", "dentists", False),
        ("Chris Whitty on obesity", "obesity", False),
        # Others have promised it: that none of these has is the answer.
        ("Tories on walk in centres", "", False),
        ("care home fees in Northern Ireland", "", False),
    ],
)
def test_no_leftover_word_answers_another_question(shipped, asked, shown, part):
    found = answered(shipped, Selection(text=asked))
    assert found.part == part
    if shown:
        assert found.selection.text == shown and found.number(shipped)
    else:
        assert found.number(shipped) == 0


@pytest.mark.parametrize(("american", "here"), [("labor", "labour"), ("programs", "programmes"), ("pediatric", "paediatric")])
def test_an_american_spelling_is_read_as_ours(shipped, american, here):
    words = index_of(shipped).words
    assert words.knows(here, unfinished=False) and words.read_as(f"{american} pay")[american] == here


@pytest.mark.parametrize("word", "stammer migraine mumps shingles liver hernia cleaners".split())
def test_an_english_word_is_no_slip_of_another(shipped, word):
    assert index_of(shipped).words.read_as(f"{word} pay") == {}


@pytest.mark.parametrize("word", "fracking statins deliveroo moderna kefir doulas".split())
def test_a_new_word_is_no_slip_of_a_word_that_names_nothing(shipped, word):
    assert index_of(shipped).words.read_as(f"{word} plans") == {}
    assert answered(shipped, Selection(text=word)).number(shipped) == 0


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("vacines", "vaccines"),
        ("schol", "school"),
        ("asylm", "asylum"),
        ("palid", "plaid"),
        ("stramer", "starmer"),
        ("dentits", "dentists"),
        ("menopase", "menopause"),
        ("autsm", "autism"),
        ("psychiatrsts", "psychiatrists"),
        ("childcre", "childcare"),
    ],
)
def test_a_slip_of_a_name_or_of_a_long_word_is_put_right(shipped, slip, meant):
    assert index_of(shipped).words.read_as(f"{slip} plans")[slip] == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("breast feeding support", "breastfeeding support"),
        ("smart phones", "smartphones"),
        ("old people's homes", "care homes"),
        ("junk food adverts", "junk food advertising"),
        ("knee op", "knee operation"),
    ],
)
def test_two_words_or_one_and_lay_words_find_the_same(shipped, one, other):
    index = index_of(shipped)
    assert {*index.found(one)} == {*index.found(other)} != set()


def test_care_at_home_is_no_care_home(shipped):
    homes = [row.id for row in answered(shipped, Selection(text="care homes")).rows(shipped)[:5]]
    assert "labour-scotland-2024/non-residential-charges" not in homes
    found = answered(shipped, Selection(text="non-residential care charges")).rows(shipped)
    assert found[0].id == "labour-scotland-2024/non-residential-charges"


def test_hearing_aids_are_no_aids(shipped):
    assert not any("HIV" in thing.name for thing in index_of(shipped).named_in("hearing aids"))


def test_a_party_named_in_a_question_is_no_word_where_names_are_hidden(shipped):
    assert answered(shipped, Selection(text="SNP drug deaths", names_hidden=True)).selection.parties == ()


def test_a_word_of_another_beginning_is_no_slip_of_one_by_two_letters(shipped):
    assert "saucers" not in index_of(shipped).words.read_as("saucers of tea")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("I look after my mother", "carers"),
        ("caring for my dad", "carers"),
        ("looking after elderly parents", "carers"),
        ("I care for my husband in Wrexham", "carers"),
        ("my mum has dementia", "dementia"),
        ("who will help my mum with dementia in Swansea", "dementia"),
        ("looking after my granny in Zzzqq", "carers"),
        ("my mother-in-law needs a care home", "needs a care home"),
    ],
)
def test_who_speaks_of_a_family_asks_for_what_the_field_has_a_word_for(shipped, asked, meant):
    index = index_of(shipped)
    found = answered(shipped, Selection(text=asked)).selection
    assert set(index.found(found.text)) == set(index.found(meant)) != set()
    assert index.named_in(found.text) == index.named_in(meant)


@pytest.mark.parametrize(
    "asked", ["mother and baby units", "children's teeth", "my mother", "aftercare", "care for older people"]
)
def test_a_family_that_is_asked_about_is_no_figure_of_speech(asked):
    assert heard(asked) == " ".join(asked.replace("'s", "").split()) and not taken_for(asked)


def test_a_place_is_in_one_nation_and_no_word(shipped):
    listed = [name for names in PLACES.values() for name in names.split("; ")] + [town for town, *_ in SHARED]
    assert len(set(listed)) == len(listed) == len({place.name for place in BY_TOKENS.values()})
    assert set(PLACES) == set(shipped.by_id["nation"])
    assert {nation for _, *nations in SHARED for nation in nations} <= set(PLACES)
    assert not {("bath",), ("reading",), ("barking",), ("windsor",), ("sale",), ("deal",)} & set(BY_TOKENS)


def test_a_nation_that_was_chosen_stays_where_a_place_is_in_another(shipped):
    found = answered(shipped, Selection(text="GP in Dundee", nations=("wales",)))
    assert (found.selection.nations, found.note) == (("wales",), "Dundee is in Scotland. You chose Wales.")
