"""The data files to a spreadsheet and back: what was not changed stays byte for byte, what cannot be taken is told with its cell."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from commitments.__main__ import main
from commitments.editing.columns import sheets

SHEETS = {sheet.name: sheet for sheet in sheets()}


@pytest.fixture
def book(project: Path, tmp_path: Path, capsys) -> Path:
    """A spreadsheet of the project, in which comments stand in the files."""
    path = project / "commitments.yaml"
    path.write_text("# at the head\n" + path.read_text().replace("    scope: core\n", "    scope: core  # beside\n", 1))
    assert main(["format"]) == 0
    out = tmp_path / "out.xlsx"
    assert main(["export", "--editing", str(out)]) == 0
    capsys.readouterr()
    return out


def texts_of(project: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in project.glob("*.yaml")}


def change(book: Path, *cells: tuple[str, str, int, object]) -> None:
    """Sets cells by sheet, column and row (from 1 below the head)."""
    opened = openpyxl.load_workbook(book)
    for sheet, column, row, value in cells:
        opened[sheet].cell(row + 1, place(opened[sheet], column)).value = value
    opened.save(book)


def place(page, column: str) -> int:
    return next(cell.column for cell in page[1] if cell.value == column)


def test_there_and_back_without_an_edit_changes_no_byte(project, book, capsys):
    before = texts_of(project)
    assert main(["import", str(book)]) == 0
    assert capsys.readouterr().out == "no cell was changed, so no file was\n"
    change(book)  # as another program writes it
    assert main(["import", str(book)]) == 0
    assert texts_of(project) == before


def test_the_same_data_gives_the_same_file(project, book):
    first = book.read_bytes()
    assert main(["export", "--editing", str(book)]) == 0
    assert book.read_bytes() == first


def test_every_list_of_records_has_a_sheet_with_notes_and_pick_lists(project, book):
    opened = openpyxl.load_workbook(book)
    assert {"commitments", "progress.updates", "documents", "nations.governments", "redirects"} <= set(opened.sheetnames)
    page = opened["commitments"]
    assert page.protection.sheet
    assert page.cell(2, place(page, "id")).protection.locked and not page.cell(2, place(page, "title")).protection.locked
    assert "imperative" in page.cell(1, place(page, "title")).comment.text
    ruled = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    letter = page.cell(1, place(page, "theme")).column_letter
    source = ruled[f"{letter}2:{letter}504"]  # below the entries too, for new ones
    words = opened["Words"]
    assert [cell.value for (cell,) in words[source.split("!")[1].replace("$", "")]] == ["dentistry", "waiting-times"]


def test_changed_cells_are_taken_and_all_else_stays(project, book, capsys):
    before = texts_of(project)
    change(
        book,
        ("commitments", "title", 3, "Carry out the whole dental plan"),
        ("commitments", "nations", 1, "england, wales"),
        ("commitments", "target.quantity", 1, 700_500),
        ("commitments", "target.text", 1, "700,500 urgent appointments"),
        ("commitments", "deadline.text", 1, None),
        ("commitments", "deadline.by", 1, None),
        ("commitments", "lead", 2, "The health service"),
        ("progress.updates", "date", 2, datetime.datetime(2025, 7, 1)),
        ("progress.updates", "what", 2, "It was done in full."),
        ("parties", "aliases", 1, "Reds\nThe Reds"),
    )
    assert main(["import", str(book), "--dry-run"]) == 0
    assert texts_of(project) == before
    assert main(["import", str(book)]) == 0
    said = capsys.readouterr().out
    assert "title: \u201cCarry out the dental plan\u201d is now \u201cCarry out the whole dental plan\u201d" in said
    after = texts_of(project)
    assert {name for name in after if after[name] != before[name]} == {"commitments.yaml", "progress.yaml", "parties.yaml"}
    text = after["commitments.yaml"].decode()
    assert text.startswith("# at the head\n") and "scope: core  # beside\n" in text
    assert "      quantity: 700500\n" in text and "deadline:" not in text.split("red-scotland")[0]
    assert '      - "Reds"\n      - "The Reds"\n' in after["parties.yaml"].decode()
    assert main(["check"]) == 0, capsys.readouterr().out
    changed = sum(
        a != b for a, b in zip(before["progress.yaml"].splitlines(), after["progress.yaml"].splitlines(), strict=True)
    )
    assert changed == 1


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([("commitments", "theme", 1, "Dentists")], "commitments!F2: red-uk-2024/more-dentists: theme: found 'Dentists'"),
        (
            [("commitments", "title", 3, "Carry it out.")],
            "commitments!C4: blue-uk-2024/dental-plan: title: found 'Carry it out.'",
        ),
        ([("commitments", "target.quantity", 1, "many")], 'target.quantity: found text "many"'),
        ([("commitments", "nations", 1, "england, uk")], "nations[2]: found 'uk'"),
        ([("documents", "read_on", 2, "22 November")], "documents!"),
        ([("progress.updates", "status", 2, "Done!")], "progress.updates!"),
    ],
)
def test_what_the_check_refuses_is_refused_with_its_cell(project, book, capsys, cells, told):
    before = texts_of(project)
    change(book, *cells)
    assert main(["import", str(book)]) == 1
    said = capsys.readouterr().out
    assert told in said and "nothing was written" in said
    assert texts_of(project) == before


def with_a_row_twice(opened):
    opened["commitments"].append([cell.value for cell in opened["commitments"][2]])


def with_a_changed_place(opened):
    opened["progress.updates"].cell(2, 2).value = "blue-uk-2024/dental-plan"


def with_another_id(opened):
    opened["commitments"].cell(2, place(opened["commitments"], "id")).value = "red-uk-2024/other"


def without_a_sheet(opened):
    del opened["sources"]


def without_a_column(opened):
    opened["commitments"].delete_cols(4)


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (with_a_row_twice, "commitments!A5: the row '1' stands twice: for a new entry, leave its cells 'row' empty"),
        (with_a_changed_place, "progress.updates!A2: the row '1, blue-uk-2024/dental-plan, 1' is not in the files: grey"),
        (with_another_id, "commitments!B2: an id stays as it is"),
        (without_a_sheet, "the sheet 'sources' is missing"),
        (without_a_column, "the column 'summary' is missing"),
    ],
)
def test_what_is_more_than_a_changed_value_is_refused(project, book, capsys, done, told):
    before = texts_of(project)
    opened = openpyxl.load_workbook(book)
    done(opened)
    opened.save(book)
    assert main(["import", str(book)]) == 2
    assert told in capsys.readouterr().err
    assert texts_of(project) == before


COMMITMENT = {
    "id": "red-uk-2024/shorter-waits",
    "title": "Cut waiting for surgery",
    "summary": "Waiting for surgery would be cut to 18 weeks.",
    "scope": "core",
    "theme": "waiting-times",
    "nations": "england, wales",
    "nations_basis": "stated",
    "stance": "do",
    "action": "guarantee",
    "target.text": "18 weeks",
    "section": "Health",
    "find": "shorter waits",
}
UPDATE = {
    "of commitment": "red-uk-2024/more-dentists",
    "date": "2025-01-15",
    "status": "begun",
    "what": "A first course began.",
    "kind": "report",
    "source.title": "Page",
    "source.publisher": "Publisher",
    "source.url": "https://example.org/three",
    "confidence": "medium",
}
CORRECTION = {"date": "2026-11-22", "field": "sources", "said": "one", "says": "two", "why": "one was added"}
MISTAKES = [  # sheet, the new row, what is wrong in it, what is told
    ("commitments", COMMITMENT, {"id": "red-uk-2024/more-dentists"}, "commitments!B5: red-uk-2024/more-dentists: id:"),
    ("commitments", COMMITMENT, {"id": "red-2024/waits"}, "commitments!B5: red-2024/waits: id: found 'red-2024'"),
    (
        "commitments",
        COMMITMENT,
        {"theme": "Waiting time"},
        "commitments!F5: red-uk-2024/shorter-waits: theme: found 'Waiting time'",
    ),
    ("commitments", COMMITMENT, {"summary": None}, "commitments!D5: red-uk-2024/shorter-waits: summary: found nothing"),
    ("commitments", COMMITMENT, {"title": "Cut\u00a0waiting"}, "U+00A0 NO-BREAK SPACE"),
    (
        "progress.updates",
        UPDATE,
        {"status": "half done"},
        "progress.updates!F4: updates of red-uk-2024/more-dentists: updates[2].status:",
    ),
    ("progress.updates", UPDATE, {"source.url": "example.org"}, "progress.updates!K4: "),
    (
        "progress.updates",
        UPDATE,
        {"of commitment": None},
        "progress.updates!B4: nothing says which entry this new row belongs to",
    ),
    (
        "progress.updates",
        UPDATE,
        {"of commitment": "blue-uk-2024/dental-plan"},
        "progress.updates!B4: there is no entry 'blue-uk-2024/dental-plan' in the sheet progress",
    ),
    ("corrections", CORRECTION, {"commitment": "red-uk-2024/no-such"}, "corrections!C4: "),
]


def add(book: Path, sheet: str, values: dict, row: int = 0) -> None:
    """Writes a new row below the others."""
    opened = openpyxl.load_workbook(book)
    page = opened[sheet]
    row = row or page.max_row + 1
    for column, value in values.items():
        page.cell(row, place(page, column)).value = value
    opened.save(book)


def test_new_rows_are_put_in_their_places(project, book, capsys):
    before = texts_of(project)
    add(book, "commitments", COMMITMENT)
    add(book, "progress.updates", UPDATE | {"number": 3})  # counted on, as people do
    add(book, "corrections", CORRECTION)
    add(book, "withdrawn", {"of": "topic", "id": "old-topic", "date": "2026-11-22", "why": "It had no promise."})
    assert main(["import", str(book)]) == 0
    said = capsys.readouterr().out
    assert "- added: Cut waiting for surgery (red-uk-2024/shorter-waits)" in said
    assert "updates added: \u201cA first course began.\u201d" in said and "4 new entries: taken into" in said
    after = {name: text.decode() for name, text in texts_of(project).items()}

    def order(file: str, *marks: str) -> bool:
        places = [after[file].index(mark) for mark in marks]
        return places == sorted(places)

    assert order("commitments.yaml", "id: red-uk-2024/more", "id: red-uk-2024/shorter-waits", "id: red-scotland-2024/more")
    assert order("progress.yaml", '"2024-10-01"', '"2025-01-15"', '- date: "2025-07-01"')
    assert order("corrections.yaml", '"2026-11-24"', '"2026-11-22"', '"2026-11-20"')
    assert "  - of: topic\n    id: old-topic\n" in after["redirects.yaml"]
    assert main(["check"]) == 0, capsys.readouterr().out
    for name in ("commitments.yaml", "progress.yaml", "corrections.yaml"):  # no line of before was touched
        lines = iter(after[name].splitlines())
        assert all(line in lines for line in before[name].decode().splitlines())


def test_an_entry_and_what_belongs_to_it_come_together(project, book, capsys):
    progress = project / "progress.yaml"
    text = progress.read_text()
    progress.write_text(
        text[: text.index("nothing_found:")] + "nothing_found: []\n\n" + text[text.index("not_searched_note") :]
    )
    assert main(["export", "--editing", str(book)]) == 0
    add(book, "progress", {"commitment": "blue-uk-2024/dental-plan", "status": "begun", "as_of": "2025-01-15"})
    add(book, "progress.updates", UPDATE | {"of commitment": "blue-uk-2024/dental-plan"})
    assert main(["import", str(book)]) == 0, capsys.readouterr().out
    assert main(["check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(("sheet", "values", "wrong", "told"), MISTAKES)
def test_a_mistake_in_a_new_row_is_told_with_its_cell(project, book, capsys, sheet, values, wrong, told):
    before = texts_of(project)
    add(book, sheet, values | wrong)
    assert main(["import", str(book)]) in (1, 2)
    said = "".join(capsys.readouterr())
    assert told in said, said
    assert texts_of(project) == before


def without_the_row(page, row: int) -> None:
    page.delete_rows(row)


def with_an_emptied_row(page, row: int) -> None:
    for column in range(place(page, "title"), page.max_column + 1):
        page.cell(row, column).value = None


@pytest.mark.parametrize("done", [without_the_row, with_an_emptied_row])
def test_entries_are_taken_out_only_where_that_is_asked_for(project, book, capsys, done):
    before = texts_of(project)
    add(book, "commitments", COMMITMENT)
    assert main(["import", str(book)]) == 0
    path = project / "commitments.yaml"  # with a heading above the entry and a comment of its own
    text = path.read_text().replace("  - id: red-uk-2024/short", "  # --- Next ---\n\n  # My own\n  - id: red-uk-2024/short")
    path.write_text(text)
    assert main(["format"]) == 0 and main(["export", "--editing", str(book)]) == 0
    opened = openpyxl.load_workbook(book)
    done(opened["commitments"], 3)
    opened.save(book)
    capsys.readouterr()
    assert main(["import", str(book)]) == 2
    told = capsys.readouterr().err
    assert "commitments, row 2 (red-uk-2024/shorter-waits)" in told and "run it again with --remove" in told
    assert main(["import", str(book), "--remove"]) == 0
    said = capsys.readouterr().out
    assert "- removed: Cut waiting for surgery" in said and "went with entries taken out:\n# My own" in said
    after = path.read_text()
    assert "# --- Next ---" in after and "# My own" not in after
    assert after.replace("  # --- Next ---\n\n", "").encode() == before["commitments.yaml"]


def test_a_published_id_is_taken_out_only_with_something_it_leads_to(project, book, capsys):
    (project / "released_ids.txt").write_text("red-scotland-2024/more-dentists\n")
    before = texts_of(project)
    opened = openpyxl.load_workbook(book)
    opened["commitments"].delete_rows(3)
    opened.save(book)
    assert main(["import", str(book), "--remove"]) == 1
    said = capsys.readouterr().out
    assert (
        "commitments, row 2 (red-scotland-2024/more-dentists): red-scotland-2024/more-dentists was published; expected a row in"
        in said
    )
    add(book, "left_out", {"id": "red-scotland-2024/more-dentists", "title": "Recruit more dentists", "why": "No promise."})
    assert main(["import", str(book), "--remove"]) == 1
    assert "not_searched!C2: " in capsys.readouterr().out, "where else it is named"
    assert texts_of(project) == before
    change(book, ("not_searched", "document", 1, None), ("not_searched", "commitments", 1, None))
    assert main(["import", str(book), "--remove"]) == 0, capsys.readouterr().out
    assert main(["check"]) == 0, capsys.readouterr().out


def test_rows_in_another_order_are_the_same_rows(project, book, capsys):
    opened = openpyxl.load_workbook(book)
    page = opened["commitments"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value
    opened.save(book)
    assert main(["import", str(book)]) == 0
    assert "no cell was changed" in capsys.readouterr().out


def test_a_spreadsheet_of_other_data_is_refused(project, book, capsys):
    path = project / "commitments.yaml"
    path.write_text(path.read_text().replace("stance: press", "stance: do"))
    assert main(["import", str(book)]) == 2
    assert "it was made from other data" in capsys.readouterr().err


def test_what_is_no_spreadsheet_is_told(project, tmp_path, capsys):
    path = tmp_path / "notes.xlsx"
    path.write_text("notes")
    assert main(["import", str(path)]) == 2
    assert "no Excel file" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "none.xlsx")]) == 2
    assert "No such file" in capsys.readouterr().err


def test_names_of_sheets_fit_and_differ():
    assert len(SHEETS) == len(sheets())
    assert all(len(name) <= 31 for name in SHEETS)
