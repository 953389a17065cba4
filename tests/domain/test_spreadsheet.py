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
    source = ruled[f"{letter}2:{letter}4"]
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


def without_a_row(opened):
    opened["commitments"].delete_rows(3)


def with_a_new_row(opened):
    opened["commitments"].append([9, "red-uk-2024/new"])


def with_another_id(opened):
    opened["commitments"].cell(2, place(opened["commitments"], "id")).value = "red-uk-2024/other"


def without_a_sheet(opened):
    del opened["sources"]


def without_a_column(opened):
    opened["commitments"].delete_cols(4)


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (without_a_row, "the row 2 is missing"),
        (with_a_new_row, "commitments!A5: the row '9' is not in the files: new entries are made with"),
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
