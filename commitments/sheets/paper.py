"""Sheets, cards and posters as PDF: one page each, tagged for screen readers, their text selectable, in the fonts that the package ships.

Typst lays them out (``print.typ``). Their words reach it as JSON: what an editor typed is text there, and never a command.
"""

import datetime
import io
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commitments.dataset import Dataset
from commitments.sheets.cards import Card
from commitments.sheets.sheet import Cell, Line, Section, Sheet, source_line
from commitments.wording import date

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("print.typ")
FONTS = Path(__file__).parents[1] / "figures" / "canvas" / "fonts"


def sheets_pdf(dataset: Dataset, sheets: Sequence[Sheet], site: str = "") -> bytes:
    """A4, a page a sheet. ``site``: the site's address without a slash at its end; '' where it is not known: then no QR code."""
    return _pdf(
        dataset, "sheets", sheets[0].title if len(sheets) == 1 else "Plan sheets", sheets=[_sheet(one, site) for one in sheets]
    )


def poster_pdf(dataset: Dataset, sheet: Sheet, site: str = "") -> bytes:
    """A3: the sheet of a topic for the wall."""
    return _pdf(dataset, "poster", sheet.title, sheets=[_sheet(sheet, site)])


def cards_pdf(dataset: Dataset, cards: Sequence[Card], site: str = "") -> bytes:
    """A4, eight cards on a page, with lines to cut along."""
    return _pdf(dataset, "cards", "Cards", cards=[_card(one, site) for one in cards])


def foot(dataset: Dataset) -> str:
    """What every sheet says of the data behind it."""
    site = dataset.site
    return f"{site.name}, data of {date(site.version_date)}, version {dataset.version}, {site.licence}. No score, no ranking."


def full(site: str, relative: str) -> str:
    """A relative address as a full one; '' where the site's is not known."""
    return (
        f"{site}/{relative.removeprefix('./').replace('%2F', '/')}" if site else ""
    )  # a slash may stand there, and reads better


def _pdf(dataset: Dataset, form: str, title: str, **content: Any) -> bytes:
    # Imported here: only who asks for a file needs it.
    import typst

    year, month, day = (int(part) for part in dataset.site.version_date.split("-"))
    words = {
        "form": form,
        "title": title,
        "author": dataset.site.name,
        "foot": foot(dataset),
        "sheets": [],
        "cards": [],
        **content,
    }
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(words)},
        pdf_standards=["ua-1"],
        # A file says when it was made; the date of the data keeps the bytes the same.
        timestamp=datetime.datetime(year, month, day, tzinfo=datetime.UTC),
    )
    return made


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _sheet(sheet: Sheet, site: str) -> dict[str, Any]:
    address = full(site, sheet.address)
    return {
        "kind": sheet.kind,
        "title": sheet.title,
        "lead": sheet.lead,
        "origin": sheet.origin,
        "doubt": sheet.doubt,
        "address": address,
        "qr": qr_svg(address),
        "sections": [_section(section, sheet, site) for section in sheet.sections],
        "sources": [f"[{number}] {source_line(source)}" for number, source in enumerate(sheet.sources, start=1)],
        "length": length_of(sheet),
    }


def length_of(sheet: Sheet) -> int:
    """Characters on a sheet, from which the layout guesses its type."""
    cells = [cell.text for section in sheet.sections if section.table for row in section.table.rows for cell in row.cells]
    lines = [f"{line.label} {line.text}" for section in sheet.sections for line in section.lines]
    return sum(map(len, (sheet.title, sheet.lead, sheet.origin, sheet.doubt, *cells, *lines, *map(source_line, sheet.sources))))


def _section(section: Section, sheet: Sheet, site: str) -> dict[str, Any]:
    table = section.table and {
        "head": section.table.head,
        "rows": [
            {
                "label": row.label,
                "cells": [
                    {"text": cell.text, "marks": sheet.numbered(cell.sources), "link": link_of(cell, site)}
                    for cell in row.cells
                ],
            }
            for row in section.table.rows
        ],
    }
    lines = [
        {
            "label": line.label,
            "text": line.text,
            "open": line.open,
            "marks": sheet.numbered(line.sources),
            "link": link_of(line, site),
        }
        for line in section.lines
    ]
    return {"id": section.id, "heading": section.heading, "note": section.note, "lines": lines, "table": table}


def link_of(line: Line | Cell, site: str) -> str:
    """The full address that a line or cell leads to; '' for none, or where the site's address is not known."""
    if line.link.startswith(("http://", "https://")):
        return line.link
    return full(site, f"sheet?id={line.link}") if line.link else ""


def _card(card: Card, site: str) -> dict[str, Any]:
    address = full(site, card.address)
    words = {name: getattr(card, name) for name in ("who", "where", "title", "lead", "stated", "silent", "origin")}
    return {**words, "address": address, "qr": qr_svg(address)}


@lru_cache(maxsize=512)
def qr_svg(address: str) -> str:
    """A QR code of an address as SVG, with the quiet zone that readers need; '' for no address."""
    if not address:
        return ""
    import segno

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", scale=4, border=4, light="#ffffff")
    return out.getvalue().decode("utf-8")
