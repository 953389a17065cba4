"""Sheets on paper and in Word: one page each, text that can be selected, tags for who listens, a QR code that opens the live sheet."""

import io
import shutil
import subprocess
import warnings
from pathlib import Path

import docx
import pypdf
import pypdfium2
import pytest
import zxingcpp

from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.sheets.cards import card_of
from commitments.sheets.markdown import sheets_markdown
from commitments.sheets.paper import cards_pdf, length_of, poster_pdf, sheets_pdf
from commitments.sheets.promise import promise_sheet
from commitments.sheets.topic import topic_sheet
from commitments.sheets.word import sheets_word

SITE = "https://pledge.example.org"
EVERY = Selection()
APPOINTMENTS = "labour-uk-2024/forty-thousand-appointments"
A4, A3 = (595, 842), (842, 1191)  # points


def codes(pdf: bytes, page: int = 0) -> list[str]:
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=3).to_pil().convert("L")
    return sorted(found.text for found in zxingcpp.read_barcodes(picture))


def size(reader: pypdf.PdfReader) -> tuple[int, int]:
    box = reader.pages[0].mediabox
    return round(box.width), round(box.height)


def test_a_sheet_is_one_tagged_page_with_its_text_and_its_code(shipped: Dataset) -> None:
    row = shipped.find(APPOINTMENTS)
    assert row is not None
    made = sheets_pdf(shipped, [promise_sheet(shipped, row, EVERY)], SITE)
    reader = pypdf.PdfReader(io.BytesIO(made))
    text = " ".join(reader.pages[0].extract_text().split())
    assert (len(reader.pages), size(reader)) == (1, A4)
    assert row.title in text and "Who would lead it?" in text and "The Senedd (devolved)" in text and shipped.version in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in reader.trailer["/Root"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.metadata is not None and reader.metadata.title == row.title
    assert codes(made) == [f"{SITE}/sheet?id={APPOINTMENTS}"]
    assert made == sheets_pdf(shipped, [promise_sheet(shipped, row, EVERY)], SITE), "the same data gives the same bytes"


def test_the_longest_sheets_keep_to_a_page_each(shipped: Dataset) -> None:
    sheets = sorted((promise_sheet(shipped, row, EVERY) for row in shipped.commitments[::15]), key=length_of)
    made = sheets_pdf(shipped, sheets[-4:], SITE)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 4


def test_without_an_address_there_is_no_code(sample: Dataset) -> None:
    assert codes(sheets_pdf(sample, [promise_sheet(sample, sample.commitments[0], EVERY)])) == []


def test_what_an_editor_typed_is_text_on_paper_and_in_word(sample: Dataset) -> None:
    row = sample.find("blue-uk-2024/hire-nurses")
    assert row is not None
    sheet = promise_sheet(sample, row, EVERY)
    printed = pypdf.PdfReader(io.BytesIO(sheets_pdf(sample, [sheet]))).pages[0].extract_text()
    assert "Hire <b>nurses</b> & midwives" in printed
    assert "Hire <b>nurses</b> & midwives" in [
        part.text for part in docx.Document(io.BytesIO(sheets_word(sample, [sheet]))).paragraphs
    ]
    assert r"# Hire \<b\>nurses\</b\> & midwives" in sheets_markdown(sample, [sheet]).decode()


def test_cards_are_eight_to_a_page_each_with_its_code(shipped: Dataset) -> None:
    rows = shipped.commitments[:9]
    made = cards_pdf(shipped, [card_of(shipped, row, EVERY) for row in rows], SITE)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 2
    assert codes(made) == sorted(f"{SITE}/sheet?id={row.id}" for row in rows[:8])


def test_a_poster_is_one_a3_page(shipped: Dataset) -> None:
    topic = shipped.by_id["topic"]["care-charges"]
    reader = pypdf.PdfReader(io.BytesIO(poster_pdf(shipped, topic_sheet(shipped, topic, EVERY), SITE)))
    assert (len(reader.pages), size(reader)) == (1, A3)


def test_word_has_headings_tables_and_links(shipped: Dataset) -> None:
    sheets = [promise_sheet(shipped, row, EVERY) for row in shipped.commitments[:2]]
    book = docx.Document(io.BytesIO(sheets_word(shipped, sheets, SITE)))
    heads = [part.text for part in book.paragraphs if part.style.name == "Heading 1"]
    assert heads == [sheet.title for sheet in sheets]
    assert [cell.text for cell in book.tables[0].rows[0].cells][1:] == ["England", "Scotland", "Wales", "Northern Ireland"]
    links = {part.target_ref for part in book.part.rels.values() if part.is_external}
    assert f"{SITE}/sheet?id={sheets[0].id}" in links


@pytest.mark.slow
def test_libreoffice_opens_the_word_file(shipped: Dataset, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        warnings.warn("LibreOffice is not installed: whether it opens the Word file was NOT tried.", stacklevel=1)
        pytest.skip("LibreOffice is not installed: the Word file was not opened with it")
    sheets = [promise_sheet(shipped, row, EVERY) for row in shipped.commitments[:2]]
    (tmp_path / "sheets.docx").write_bytes(sheets_word(shipped, sheets, SITE))
    command = [
        office,
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(tmp_path / "sheets.docx")], check=True, timeout=120, capture_output=True)
    pages = pypdf.PdfReader(tmp_path / "sheets.pdf").pages
    assert len(pages) >= 2
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert all(sheet.title in text for sheet in sheets)


def test_markdown_has_boxes_for_what_is_open_and_a_table_of_nations(shipped: Dataset) -> None:
    row = shipped.find(APPOINTMENTS)
    assert row is not None
    text = sheets_markdown(shipped, [promise_sheet(shipped, row, EVERY)], SITE).decode()
    assert "- [ ] **Who leads:** Who would lead it?" in text
    assert "|  | England | Scotland | Wales | Northern Ireland |" in text
    assert f"{SITE}/sheet?id={APPOINTMENTS}" in text
