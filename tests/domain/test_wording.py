"""Values as plain English: lists, counts, dates, money, names inside a sentence."""

import datetime

import pytest

from commitments import wording

TODAY = datetime.date(2026, 11, 28)

CASES = [
    (lambda: wording.joined([]), ""),
    (lambda: wording.joined(["a"]), "a"),
    (lambda: wording.joined(["a", "b"]), "a and b"),
    (lambda: wording.joined(iter("abc"), "or"), "a, b or c"),
    (lambda: wording.count(0, "commitment"), "0 commitments"),
    (lambda: wording.count(1, "commitment"), "1 commitment"),
    (lambda: wording.count(1018, "commitment"), "1,018 commitments"),
    (lambda: wording.count(2, "party", "parties"), "2 parties"),
    (lambda: wording.date("2024-07-04"), "4 July 2024"),
    (lambda: wording.date("2024-12-31"), "31 December 2024"),
    (lambda: wording.date("2024-07"), "July 2024"),
    (lambda: wording.date("2024"), "2024"),
    (lambda: wording.date(None), "date not given"),
    (lambda: wording.date("", unknown="day not found"), "day not found"),
    (lambda: wording.period_of("2024-07"), "July 2024"),
    (lambda: wording.period_of("2028-29"), "2028-29"),
    (lambda: wording.period_of("April to June 2026"), "April to June 2026"),
    (lambda: wording.period_of(None), "no period given"),
    (lambda: wording.as_of("2025-11"), "As of November 2025"),
    (lambda: wording.as_of("page undated, seen 2026"), "Page undated, seen 2026"),
    (lambda: wording.age("2026-11-28", TODAY), "today"),
    (lambda: wording.age("2026-11-27", TODAY), "a day ago"),
    (lambda: wording.age("2026-11-15", TODAY), "13 days ago"),
    (lambda: wording.age("2026-11-14", TODAY), "two weeks ago"),
    (lambda: wording.age("2026-09-29", TODAY), "eight weeks ago"),
    (lambda: wording.age("2026-09-28", TODAY), "two months ago"),
    (lambda: wording.age("2026-07-14", TODAY), "four months ago"),
    (lambda: wording.age("2026-07-29", TODAY), "three months ago"),
    (lambda: wording.age("2025-11-28", TODAY), "12 months ago"),
    (lambda: wording.age("2024-11-28", TODAY), "two years ago"),
    (lambda: wording.age("2026-11", TODAY), "this month"),
    (lambda: wording.age("2026-10", TODAY), "a month ago"),
    (lambda: wording.age("2026-01", TODAY), "ten months ago"),
    (lambda: wording.age("2026", TODAY), "this year"),
    (lambda: wording.age("2025", TODAY), "a year ago"),
    (lambda: wording.money(22), "£22 million"),
    (lambda: wording.money(0.5), "£0.5 million"),
    (lambda: wording.money(1.25), "£1.25 million"),
    (lambda: wording.money(1010), "£1,010 million"),
    (lambda: wording.money(1000), "£1 billion"),
    (lambda: wording.money(2500), "£2.5 billion"),
    (lambda: wording.money(22_000), "£22 billion"),
    (lambda: wording.money(50_000, 70_000), "£50 billion to £70 billion"),
    (lambda: wording.money(100, 150.5), "£100 million to £150.5 million"),
    (lambda: wording.sentence_case("all four nations"), "All four nations"),
    (lambda: wording.sentence_case(""), ""),
    (lambda: wording.inside("Waiting times"), "waiting times"),
    (lambda: wording.inside("GPs and community care"), "GPs and community care"),
    (lambda: wording.inside("A&E within four hours"), "A&E within four hours"),
    (lambda: wording.with_article("UK Government"), "the UK Government"),
    (lambda: wording.with_article("Local government"), "local government"),
]


@pytest.mark.parametrize(("said", "expected"), CASES, ids=range(1, len(CASES) + 1))
def test_plain_english(said, expected):
    assert said() == expected


def test_money_loses_no_figure_of_the_data(live):
    for row in live.commitments:
        if row.funding and row.funding.gbp_million is not None:
            said = wording.money(row.funding.gbp_million)
            number = float(said.split()[0].removeprefix("£").replace(",", ""))
            assert number * (1000 if said.endswith("billion") else 1) == pytest.approx(row.funding.gbp_million, abs=1e-9), (
                row.id
            )


def test_themes_read_well_inside_a_sentence(live):
    for theme in live.themes:
        said = wording.inside(theme.name)
        assert said.casefold() == theme.name.casefold()
        assert said[0].islower() or not theme.name[1].islower(), "only abbreviations keep their capital"


def test_what_is_quoted_inside_a_quotation_has_single_marks():
    assert wording.quoted("words such as “investment; no sum”") == "“words such as ‘investment; no sum’”"
