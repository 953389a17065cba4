"""A list of one's own is its address: short, in the reader's order, true to ids that have moved."""

import csv
import io
import json

import openpyxl
import pytest

from commitments.downloads.lists import FILES, list_file
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.sheets.lists import MOST, canonical, code_of, codes_of, grouped, list_in


def ids(dataset: Dataset, number: int) -> list[str]:
    return [row.id for row in dataset.commitments[:number]]


def test_fifty_promises_fit_in_a_message(shipped: Dataset) -> None:
    assert len(f"https://pledge.example.org/list?of={codes_of(ids(shipped, 50))}") < 450


def test_a_list_comes_back_in_its_order(shipped: Dataset) -> None:
    chosen = ids(shipped, 5)[::-1]
    assert [row.id for row in list_in({"of": [codes_of(chosen)]}, shipped).rows] == chosen
    assert [row.id for row in list_in({"id": chosen}, shipped).rows] == chosen
    mixed = list_in({"of": [codes_of(chosen[:2])], "id": [*chosen[2:], chosen[0]]}, shipped)
    assert [row.id for row in mixed.rows] == chosen, "each once"


def test_an_address_with_ids_has_a_short_form_of_the_same_list(shipped: Dataset) -> None:
    chosen = ids(shipped, 3)
    short = canonical({"id": [*chosen, "no/such"], "theme": ["dentistry"]}, shipped)
    assert short == {"theme": ["dentistry"], "of": [codes_of(chosen)], "id": ["no/such"]}
    assert list_in(short, shipped).rows == list_in({"id": chosen}, shipped).rows


def test_ids_that_have_moved_are_followed_and_named(shipped: Dataset) -> None:
    redirect = shipped.redirects[0]
    for params in ({"id": [redirect.from_id]}, {"of": [code_of(redirect.from_id)]}):
        found = list_in(params, shipped)
        assert [row.id for row in found.rows] == [redirect.to]
        assert found.renamed == ((redirect.from_id, redirect.to),)


def test_what_stands_for_nothing_is_named_with_the_nearest(shipped: Dataset) -> None:
    wrong = shipped.commitments[0].id + "x"
    assert list_in({"id": [wrong], "of": ["aaaaaaa"]}, shipped).unknown == (("aaaaaaa", ""), (wrong, shipped.commitments[0].id))


def test_a_list_too_long_says_how_many_it_leaves_out(shipped: Dataset) -> None:
    found = list_in({"of": [codes_of(ids(shipped, MOST + 7))]}, shipped)
    assert (len(found.rows), found.refused) == (MOST, 7)


def test_promises_move_and_leave(shipped: Dataset) -> None:
    a, b, c = ids(shipped, 3)
    found = list_in({"id": [a, b, c]}, shipped)
    assert found.moved(code_of(c), -1).codes == codes_of([a, c, b])
    assert found.moved(code_of(a), -1) == found
    assert found.without(code_of(b)).codes == codes_of([a, c])


def test_groups_hold_every_promise(shipped: Dataset) -> None:
    rows = shipped.commitments[::40]
    for by in ("party", "theme", "nation"):
        groups = grouped(shipped, rows, by)
        assert {row.id for group in groups.values() for row in group} == {row.id for row in rows}
    assert all(
        nation in row.nations or not row.nations for nation, group in grouped(shipped, rows, "nation").items() for row in group
    )


@pytest.mark.live
def test_no_two_promises_share_a_code(live: Dataset) -> None:
    known = [*live.by_id["commitment"], *live.redirect_of]
    assert len({code_of(id_) for id_ in known}) == len(set(known))


@pytest.mark.parametrize("hidden", [False, True])
def test_files_hold_the_list_in_its_order_and_say_what_they_are(shipped: Dataset, hidden: bool) -> None:
    rows = shipped.commitments[40:30:-3]
    selection = Selection(names_hidden=hidden)
    made = {kind: list_file(shipped, selection, rows, kind, "https://x.example/list?of=abc") for kind in FILES}
    table = list(csv.DictReader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    assert [row["title"] for row in json.loads(made["json"])] == [row["title"] for row in table]
    assert {row["selection"] for row in table} == {"A reader's list of 4 commitments"}
    assert {row["id"] for row in table} == ({""} if hidden else {row.id for row in rows})
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))["Commitments"]
    assert sheet.max_row == len(rows) + 1
