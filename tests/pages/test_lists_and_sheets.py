"""The page of a list and that of a sheet, as documents: what they say of what is asked, and what they keep to themselves."""

import re
from collections.abc import Mapping

from datasets import frozen

from commitments.selecting.names import Names
from commitments.selecting.selection import Selection
from commitments.sheets.forms import MOST_SHEETS
from commitments.sheets.lists import MOST, codes_of
from components.document import content_of
from server.documents import PAGE_OF
from web.pages import PAGES
from web.view import View

DATASET = frozen()
APPOINTMENTS = "labour-uk-2024/forty-thousand-appointments"


def page(path: str, **params: str | list[str]) -> str:
    asked: Mapping[str, list[str]] = {name: [value] if isinstance(value, str) else value for name, value in params.items()}
    return str(content_of(View.of(PAGES[path], DATASET, asked, "https://x.example"), PAGE_OF[path]))


def test_a_list_names_what_has_moved_and_what_is_unknown() -> None:
    redirect = DATASET.redirects[0]
    said = page("list", id=[redirect.from_id, f"{APPOINTMENTS}x"])
    assert f"<code>{redirect.from_id}</code> is now <code>{redirect.to}</code>" in said
    assert f"did you mean <code>{APPOINTMENTS}</code>" in said


def test_a_list_that_is_too_long_says_so_and_prints_in_parts() -> None:
    said = page("list", of=codes_of(row.id for row in DATASET.commitments[: MOST + 3]))
    assert f"A list holds at most {MOST} promises. 3 more" in said
    assert (
        f"at most {MOST_SHEETS} promises at a time" in said and "Plan sheets (PDF)" not in said and "Cards to cut out" in said
    )


def test_the_filters_results_can_take_the_lists_place() -> None:
    rows = Selection(themes=("dentistry",)).rows(DATASET)
    said = page("list", id=APPOINTMENTS, theme="dentistry")
    assert f"Make these {len(rows)} my list" in said and f"of={codes_of(row.id for row in rows)}" in said
    assert codes_of([APPOINTMENTS, rows[0].id]) in said, "and each can be added alone"


def test_filters_keep_the_list_that_an_address_names_in_full() -> None:
    form = re.search(r"<form.*?</form>", page("list", id=APPOINTMENTS), re.S)
    assert form and f'name="of" value="{codes_of([APPOINTMENTS])}"' in form[0]


def test_hidden_names_stay_hidden_on_lists_and_sheets() -> None:
    names = Names(DATASET, Selection(names_hidden=True))
    for said in (page("list", of=codes_of([APPOINTMENTS]), names="hidden"), page("sheet", id=APPOINTMENTS, names="hidden")):
        main = said.split("<main")[1].split("</main>")[0]
        text = re.sub(r"<[^>]*>", " ", main)
        assert names.text(text) == text
    assert "Labour" not in page("list", of=codes_of([APPOINTMENTS]), names="hidden").split("<main")[1].split("</main>")[0]


def test_a_promises_own_page_says_what_its_words_would_need_in_each_nation() -> None:
    said = re.sub(r"<[^>]*>", "", page("commitment", id=APPOINTMENTS))
    assert "The same words in each nation" in said and "The Senedd (devolved)" in said and "Not established" in said


def test_a_sheet_without_anything_asked_leads_to_the_topics() -> None:
    said = page("sheet")
    assert all(f"topic={topic.id}" in said for topic in DATASET.topics)


def test_with_names_hidden_groups_stand_by_letter() -> None:
    firsts = {DATASET.document_of(row).party: row.id for row in reversed(DATASET.commitments)}
    said = page("list", of=codes_of(firsts.values()), by="party", names="hidden")
    letters = re.findall(r"<h2>.*?Party ([A-Z])</span></h2>", said)
    assert len(letters) == len(firsts) and letters == sorted(letters)
