"""Sheets as a Word file, to be edited: headings, tables and lists that Word and LibreOffice know as such."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from commitments.dataset import Dataset
from commitments.records.characters import without_unreadable
from commitments.sheets.paper import foot, full, link_of
from commitments.sheets.sheet import Cell, Line, Section, Sheet, source_line

if TYPE_CHECKING:
    from docx.document import Document

MARGIN_MM, QUIET = 15, "555555"


def sheets_word(dataset: Dataset, sheets: Sequence[Sheet], site: str = "") -> bytes:
    """A .docx of A4 pages; every sheet begins on a new one."""
    # Imported here: only who asks for a file needs it.
    import docx
    from docx.enum.text import WD_BREAK
    from docx.shared import Mm, Pt

    book = docx.Document()
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    style = book.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9)
    style.paragraph_format.space_after = Pt(2)
    _describe(dataset, book, sheets)
    for place, sheet in enumerate(sheets):
        if place:
            book.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _sheet(dataset, book, sheet, site)
    out = io.BytesIO()
    book.save(out)
    return _dated(out, dataset)


def _dated(written: io.BytesIO, dataset: Dataset) -> bytes:
    """A Word file whose parts bear the date of the data, not the hour of writing: the same sheets are the same bytes."""
    year, month, day = (int(part) for part in dataset.site.version_date.split("-"))
    out = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name in parts.namelist():
            book.writestr(zipfile.ZipInfo(name, (year, month, day, 0, 0, 0)), parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _describe(dataset: Dataset, book: "Document", sheets: Sequence[Sheet]) -> None:
    made = datetime.datetime.fromisoformat(dataset.site.version_date)  # the date of the data keeps the bytes the same
    about = book.core_properties
    about.title = sheets[0].title if len(sheets) == 1 else "Plan sheets"
    about.author, about.language, about.created, about.modified = dataset.site.name, "en-GB", made, made
    about.comments = foot(dataset)


def _sheet(dataset: Dataset, book: "Document", sheet: Sheet, site: str) -> None:
    _quiet(book, sheet.kind)
    book.add_heading(_text(sheet.title), 1)
    book.add_paragraph(_text(sheet.lead))
    _quiet(book, sheet.origin)
    if sheet.doubt:
        _labelled(book.add_paragraph(), "Editor's note", sheet.doubt)
    for section in sheet.sections:
        _section(book, sheet, section, site)
    book.add_heading("Notes", 2)
    for _ in range(4):
        book.add_paragraph()
    if sheet.sources:
        book.add_heading("Sources", 2)
        for number, source in enumerate(sheet.sources, start=1):
            paragraph = _quiet(book, f"[{number}] {source_line(source)} ")
            if source.url:
                _link(paragraph, source.url, source.url)
    paragraph = _quiet(book, f"{foot(dataset)} ")
    if site:
        _link(paragraph, full(site, sheet.address), full(site, sheet.address))


def _section(book: "Document", sheet: Sheet, section: Section, site: str) -> None:
    book.add_heading(_text(section.heading), 2)
    if section.table:
        table = book.add_table(rows=1, cols=len(section.table.head), style="Table Grid")
        _repeated(table.rows[0])
        for cell, name in zip(table.rows[0].cells, section.table.head, strict=True):
            cell.paragraphs[0].add_run(_text(name)).bold = True
        for row in section.table.rows:
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(_text(row.label)).bold = True
            for place, cell in enumerate(row.cells, start=1):
                _said(cells[place].paragraphs[0], sheet, cell, site)
    for line in section.lines:
        paragraph = book.add_paragraph(style="List Bullet")
        _labelled(paragraph, line.label, "☐ " if line.open else "")
        _said(paragraph, sheet, line, site)
    if section.note:
        _quiet(book, section.note)


def _said(paragraph: Any, sheet: Sheet, one: Line | Cell, site: str) -> None:
    address = link_of(one, site)
    if address:
        _link(paragraph, one.text, address)
    else:
        paragraph.add_run(_text(one.text))
    if one.sources:
        paragraph.add_run(f" {sheet.numbered(one.sources)}").font.color.rgb = _colour()


def _labelled(paragraph: Any, label: str, text: str) -> None:
    paragraph.add_run(f"{_text(label)}: ").bold = True
    paragraph.add_run(_text(text))


def _quiet(book: "Document", text: str) -> Any:
    paragraph = book.add_paragraph()
    paragraph.add_run(_text(text)).font.color.rgb = _colour()
    return paragraph


def _colour() -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(QUIET)


def _link(paragraph: Any, text: str, address: str) -> None:
    """python-docx writes no links of its own."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(_text(text))
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _repeated(row: Any) -> None:
    """The head of a table, on every page that it goes on to, and as a head for those who listen."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _text(text: str) -> str:
    """A Word file is XML, which has no place for control characters."""
    return without_unreadable(text)
