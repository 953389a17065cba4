"""Questions as people type them, with a word or two that no promise uses: the promises on their subject are found, and the page says how."""

import pytest

from commitments.library import Dataset
from commitments.selecting.answers import answered
from commitments.selecting.asked import apart, subject_in
from commitments.selecting.places import PLACES
from commitments.selecting.questions import fewer_words
from commitments.selecting.search import index_of
from commitments.selecting.selection import Selection

# What is asked -> promises of which each must be among the first five, and the words that were left out.
ASKED = {
    "gambling addiction": (["snp-2024/gambling-levy", "labour-uk-2024/gambling-regulation"], ["addiction"]),
    "ADHD assessments": (
        ["plaid-cymru-2024/neurodiversity-support", "green-england-wales-2024/neurodivergent-children"],
        ["assessments"],
    ),
    "IVF postcode lottery": (
        ["uup-2024/ivf-availability", "uup-2024/fertility-services-equal-access"],
        ["postcode", "lottery"],
    ),
    "learning disabilities hospital": (["conservative-uk-2024/autism-learning-disability"], ["hospital"]),
    "not enough midwives": (["labour-uk-2024/more-midwives"], []),
    "hearing aids": (["uup-2024/veterans-hearing-mobility-funds"], []),
    "kids vaping": (["liberal-democrat-uk-2024/child-vaping", "labour-uk-2024/vape-marketing-children"], []),
    "sugar tax": (["liberal-democrat-uk-2024/soft-drinks-levy"], []),
    "PFI": (["reform-uk-2024/review-nhs-private-finance"], []),
    "trans healthcare": (["sdlp-2024/gender-affirming-care", "plaid-cymru-2024/gender-identity-clinic"], []),
    "is my hospital being rebuilt": (["conservative-uk-2024/forty-hospitals"], []),
    "stop NHS privatisation": (["alba-2024/oppose-nhs-privatisation", "labour-scotland-2024/never-privatise"], []),
    "long covid": (["plaid-cymru-2024/long-covid-support", "conservative-scotland-2024/long-covid-centres"], []),
    "diabetes": (["plaid-cymru-2024/mobile-diagnostics", "labour-scotland-2024/virtual-care"], []),
    "black women dying in childbirth": (
        ["labour-uk-2024/maternal-mortality-gap", "liberal-democrat-uk-2024/black-maternal-mortality"],
        [],
    ),
    "PIP cuts": (["conservative-uk-2024/pip-assessments", "green-england-wales-2024/pip-vouchers"], ["cuts"]),
    "physiotherpy": (["labour-uk-2024/neighbourhood-health-centres", "labour-scotland-2024/gp-multidisciplinary-teams"], []),
    "alzheimers drugs": (["labour-scotland-2024/horizon-scanning"], []),
    "medicine shortage": (["plaid-cymru-2024/medicine-supply-review"], []),
    "palantir": (["conservative-uk-2024/federated-data-platform"], []),
    "can't get a dentist": (["green-england-wales-2024/nhs-dentist-for-all"], []),
    "what did reform promise on waiting lists": (["reform-uk-2024/zero-waiting-lists"], []),
}


@pytest.mark.parametrize("typed", ASKED)
def test_the_subject_of_a_sentence_is_found_among_the_first_five(shipped: Dataset, typed: str) -> None:
    wanted, lost = ASKED[typed]
    found = answered(shipped, Selection(text=typed))
    assert set(wanted) <= {row.id for row in found.selection.rows(shipped)[:5]}
    assert all(f"“{word}”" in found.note for word in lost) and ("left out" in found.note) == bool(lost)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("will green spaces be protected", "liberal-democrat-uk-2024/green-space"),
        ("right to roam", "green-england-wales-2024/right-to-roam"),
        ("sewage", "liberal-democrat-uk-2024/sewage"),
        ("free school meals Scotland", "alba-2024/free-school-meals"),
    ],
)
def test_what_is_promised_on_wider_causes_alone_is_shown_and_said_to_be_so(shipped: Dataset, typed: str, wanted: str) -> None:
    found = answered(shipped, Selection(text=typed))
    assert wanted in {row.id for row in found.selection.rows(shipped)[:5]}
    assert found.selection.scope == "all"
    which = "None of the promises chosen" if found.selection.nations else "No promise"
    assert f"{which} on health and care itself contains these words. Those shown are on wider causes" in found.note
    assert not found.selection.but(scope="core").number(shipped)


@pytest.mark.parametrize("asked", [{"nations": ("scotland",)}, {"parties": ("snp",)}])
def test_of_some_parties_or_nations_no_more_is_said_than_of_these(shipped: Dataset, asked: dict[str, tuple[str, ...]]) -> None:
    """Others may promise it among what is on health and care itself."""
    for theme in shipped.themes:
        for typed in (theme.name, *theme.also_called):
            found = answered(shipped, Selection(text=typed, **asked))
            assert "No promise on health and care itself" not in found.note


@pytest.mark.parametrize("typed", ["free school meals", "bereavement", "sinn fein all ireland health service"])
def test_where_few_are_on_health_itself_those_on_wider_causes_are_shown_too(shipped: Dataset, typed: str) -> None:
    found = answered(shipped, Selection(text=typed))
    core, both = found.selection.but(scope="core").number(shipped), found.selection.number(shipped)
    assert found.selection.scope == "all" and 0 < core <= both / 2
    assert found.note == f"{both - core} of these {both} {'is' if both - core == 1 else 'are'} on wider causes of health."


@pytest.mark.parametrize("party", ["Labour", "Green", "Alliance", "SNP", "Conservative", "Greens"])
@pytest.mark.parametrize(
    "said",
    ["{} would do what about dentists", "what {} says on dentists", "{} MPs dentists", "{} will act on dentists"]
    + ["{} government dentists", "{} in Scotland dentists", "dentists {} and Reform", "what {} wants for dentists"],
)
def test_a_party_is_recognised_whatever_follows_its_name(shipped: Dataset, party: str, said: str) -> None:
    asked = answered(shipped, Selection(text=said.format(party))).selection
    assert {shipped.by_id["party"][id_].short_name for id_ in asked.parties} >= {party.removesuffix("s")}


@pytest.mark.parametrize(
    "typed",
    [
        "who runs this website",
        "darzi review",
        "housing damp",
        "Isle of Wight ferry patients",
        "zzzz law",
        "three zzzz",
        "new law on hunting",
        "first law zzzz",
    ],
)
def test_a_word_that_tells_nothing_alone_is_not_answered_for_the_one_that_does(shipped: Dataset, typed: str) -> None:
    assert not answered(shipped, Selection(text=typed)).selection.number(shipped)


TWO = "one in Northern Ireland"


@pytest.mark.parametrize(
    ("typed", "chosen", "text", "nations", "note"),
    [
        ("Newcastle dentists", (), "dentists", (), f"There is a Newcastle in England and {TWO}: please choose where you live."),
        ("GP in Bangor", (), "GP", (), f"There is a Bangor in Wales and {TWO}: please choose where you live."),
        ("dentists in Bangor", (), "dentists", (), f"There is a Bangor in Wales and {TWO}: please choose where you live."),
        ("Newcastle", (), "", (), f"There is a Newcastle in England and {TWO}: please choose where you live."),
        ("Newcastle Newcastle", (), "", (), f"There is a Newcastle in England and {TWO}: please choose where you live."),
        ("Newcastle dentists", ("northern-ireland",), "dentists", ("northern-ireland",), "Newcastle is in Northern Ireland."),
        ("Newcastle dentists England", (), "dentists", ("england",), ""),
        ("Newcastle hospital Wales", (), "hospital", ("wales",), ""),
        ("Bangor Northern Ireland GP", (), "GP", ("northern-ireland",), ""),
        (
            "Newcastle dentists",
            ("scotland",),
            "dentists",
            ("scotland",),
            f"Newcastle in England and {TWO}. You chose Scotland.",
        ),
        ("Newcastle-under-Lyme dentists", (), "dentists", ("england",), "Newcastle-under-Lyme is in England."),
        ("dentist in Doire", (), "dentist", ("northern-ireland",), "Doire is in Northern Ireland."),
        ("Bangor dental school", (), "Bangor dental school", (), ""),  # the text of a promise names it
        ("Glasgow", (), "Glasgow", (), "Glasgow is in Scotland."),
    ],
)
def test_where_somebody_lives_is_read_or_asked_back(
    shipped: Dataset, typed: str, chosen: tuple[str, ...], text: str, nations: tuple[str, ...], note: str
) -> None:
    found = answered(shipped, Selection(text=typed, nations=chosen))
    assert (found.selection.text, found.selection.nations) == (text, nations)
    assert note in found.note and bool(found.note) == bool(note)
    assert ("choose where" in found.note) == ("choose where" in note)


@pytest.mark.parametrize("typed", ["no such thing as this", "sickle cell", "are ICBs being scrapped", "zzzz qqqq"])
def test_nothing_is_made_of_what_asks_for_nothing_here(shipped: Dataset, typed: str) -> None:
    assert not answered(shipped, Selection(text=typed)).selection.number(shipped)


@pytest.mark.parametrize("typed", ["SNP children dentists", "what will reform do for dentists", "Alliance on IVF postcodes"])
def test_whoever_is_asked_about_is_never_left_out(shipped: Dataset, typed: str) -> None:
    """That a party says nothing is the answer, not what others say."""
    selection = answered(shipped, Selection(text=typed)).selection
    assert len(selection.parties) == 1
    assert {shipped.party_of(row).id for row in selection.rows(shipped)} <= {*selection.parties}


def test_whether_something_was_kept_is_answered_by_all_that_was_promised_on_it(shipped: Dataset) -> None:
    asked = answered(shipped, Selection(text="has Labour kept its promise on waiting times")).selection
    meant = answered(shipped, Selection(text="Labour waiting times")).selection
    assert {row.id for row in meant.rows(shipped)} <= {row.id for row in asked.rows(shipped)} != set()


def test_a_chapter_of_a_manifesto_is_not_the_subject_of_every_promise_in_it(shipped: Dataset) -> None:
    """The Conservatives' chapter on the NHS has "social care" in its name."""
    found = answered(shipped, Selection(text="Tories on social care")).selection.rows(shipped)
    everything = Selection(parties=("conservative",), themes=("social-care",), second_themes=True).number(shipped)
    assert 0 < len(found) <= everything


def test_where_few_are_found_those_of_the_words_that_find_more_are_named(shipped: Dataset) -> None:
    selection = Selection(text="long covid clinics")
    found = selection.number(shipped)
    fewer = fewer_words(shipped, selection, more_than=found)
    assert fewer.kept == "long covid" and fewer.lost == ("clinics",)
    assert selection.but(text=fewer.kept).number(shipped) > found
    assert fewer_words(shipped, Selection(text="dentists")).kept == ""


@pytest.mark.parametrize("typed", ["ǰx Wales", "ǰ ǰ Labour dentists", "İstanbul Wales Labour", "ß ŉ Scotland"])
def test_letters_that_are_two_in_lower_case_are_read_to_an_end(shipped: Dataset, typed: str) -> None:
    answered(shipped, Selection(text=typed))
    answered(shipped, Selection(text=typed, names_hidden=True))


def test_a_party_that_says_something_is_asked_about_and_what_is_to_be_reformed_is_not(shipped: Dataset) -> None:
    said = answered(shipped, Selection(text="what did Labour say about dentists")).selection
    assert said.parties == ("labour",) and said.number(shipped) > 1
    for typed in ("will reform of social care happen", "is reform of social care coming", "NHS reform"):
        assert answered(shipped, Selection(text=typed)).selection.parties == ()


def test_mental_health_care_is_more_than_what_is_mental(shipped: Dataset) -> None:
    assert Selection(text="mental health care").number(shipped) <= Selection(text="mental health").number(shipped)


@pytest.mark.parametrize("typed", ["party0labour0x", "party0l", "natio", "approac"])
def test_the_index_s_own_words_are_no_words_of_a_reader(shipped: Dataset, typed: str) -> None:
    """They would tell whose a promise is while names are hidden."""
    found = Selection(text=typed, names_hidden=True).rows(shipped)
    assert len({shipped.party_of(row).id for row in found}) != 1
    assert len(found) < Selection().number(shipped) / 2


@pytest.mark.parametrize(("typed", "lost"), [("dentists in Scotland", "Scotland"), ("Labour on dentists", "Labour")])
def test_names_that_the_filters_contradict_are_said_to_be_left_out(shipped: Dataset, typed: str, lost: str) -> None:
    chosen = Selection(text=typed, nations=("wales",), parties=("plaid-cymru",))
    found = answered(shipped, chosen)
    assert (found.selection.nations, found.selection.parties) == (("wales",), ("plaid-cymru",))
    assert found.note.startswith(f"The filters leave out {lost}, which you named.")


@pytest.mark.parametrize(
    ("typed", "subject"),
    [
        ("kept its promise on waiting times", "waiting times"),
        ("what about women's health?", "women's health"),
        ("can't get a dentist", "dentist"),
        ("I look after my mother", "I look after my mother"),
        ("dentits", "dentits"),
        ("NHS", "NHS"),
        ("do not resuscitate", "do not resuscitate"),
        ("don't resuscitate", "don't resuscitate"),
        ("late night pharmacy", "late night pharmacy"),
        ("IT systems", "IT systems"),
        ("stop smoking services", "stop smoking services"),
        ("not for profit care homes", "not for profit care homes"),
        ("out of hours GP", "out of hours GP"),
        ("long term conditions", "long term conditions"),
        ("private healthcare", "private healthcare"),
        ("free healthcare", "free healthcare"),
        ("all ireland health service", "all ireland health service"),
        ("I look after my mother and need respite", "I look after my mother and need respite"),
        ("what did they promise?", "what did they promise?"),
    ],
)
def test_the_subject_of_a_question_is_named_in_its_own_words(shipped: Dataset, typed: str, subject: str) -> None:
    assert subject_in(index_of(shipped), typed) == subject


@pytest.mark.parametrize(
    ("typed", "topic", "said"),
    [
        ("nurse pay", "nhs-staff-pay", "“nurse pay” was read as the topic “NHS staff pay”."),
        ("GP access", "gp-appointment-access", ""),
    ],
)
def test_the_name_of_a_topic_is_answered_by_the_topic(shipped: Dataset, typed: str, topic: str, said: str) -> None:
    """Not by the few others that hold the words: who would move money "to pay for more nurses" says nothing on their pay. Where the topic has
    another name of its own, that is said: some promises on it name no nurse."""
    found, note, *_ = answered(shipped, Selection(text=typed))
    assert note == said
    assert found.topics == (topic,) and found.number(shipped) == Selection(topics=(topic,)).number(shipped)
    assert found.number(shipped) < found.but(topics=()).number(shipped)


def test_every_town_is_read_as_its_nation(shipped: Dataset) -> None:
    nations = {name: nation for nation, names in PLACES.items() for name in names.split("; ")}
    for name, nation in nations.items():
        for typed in (name, name.lower(), name.replace("'", ""), name.replace("-", " ")):
            found = apart(index_of(shipped), f"dentists in {typed}")
            assert ([place.nation for place in found.places], found.rest) == ([nation], "dentists"), typed


def test_whoever_is_asked_for_the_name_of_a_topic_is_read_the_same(shipped: Dataset) -> None:
    """ "TUV on nurse pay" finds nothing, as "nurse pay" finds nothing of the TUV, though it would move money to pay for nurses."""
    whole = answered(shipped, Selection(text="nurse pay")).selection
    for party in shipped.parties:
        asked = answered(shipped, Selection(text="nurse pay", parties=(party.id,))).selection
        assert asked == whole.but(parties=(party.id,))


def test_names_beside_a_status_are_said_to_be_left_out_too(shipped: Dataset) -> None:
    found = answered(shipped, Selection(text="what has Labour kept", parties=("plaid-cymru",)))
    assert found.note == "The filters leave out Labour, which you named."


@pytest.mark.parametrize("typed", ["drug deaths", "dementia", "dentists", "online booking"])
def test_a_name_that_says_more_than_a_topic_is_not_taken_for_it(shipped: Dataset, typed: str) -> None:
    assert not answered(shipped, Selection(text=typed)).selection.topics


@pytest.mark.parametrize("typed", ["plaid health", "what does plaid say about health"])
def test_beside_a_party_health_asks_for_all_that_it_promised(shipped: Dataset, typed: str) -> None:
    found = answered(shipped, Selection(text=typed)).selection
    assert found == Selection(parties=("plaid-cymru",))


def test_no_word_that_others_stand_for_is_said_to_stand_nowhere(shipped: Dataset) -> None:
    assert "stand" not in answered(shipped, Selection(text="getting kids more active sport in schools")).note
