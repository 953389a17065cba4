"""Sheets as Markdown: for notes, wikis and mail."""

import re
from collections.abc import Sequence

from commitments.dataset import Dataset
from commitments.sheets.paper import foot, full, link_of
from commitments.sheets.sheet import Cell, Line, Section, Sheet, source_line

# What Markdown would read as markup of its own where it stands in a text.
MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def sheets_markdown(dataset: Dataset, sheets: Sequence[Sheet], site: str = "") -> bytes:
    """UTF-8. Questions that a text leaves open have a box to tick; a rule parts one sheet from the next."""
    return "\n---\n\n".join(_sheet(dataset, sheet, site) for sheet in sheets).encode("utf-8")


def _sheet(dataset: Dataset, sheet: Sheet, site: str) -> str:
    parts = [f"# {_plain(sheet.title)}", _plain(sheet.kind), _plain(sheet.lead), _plain(sheet.origin)]
    if sheet.doubt:
        parts.append(f"**Editor's note:** {_plain(sheet.doubt)}")
    for section in sheet.sections:
        parts += _section(sheet, section, site)
    parts += ["## Notes", "&nbsp;"]
    if sheet.sources:
        parts.append("## Sources")
        parts.append(
            "\n".join(
                f"{n}. {_plain(source_line(source))}{f' <{source.url}>' if source.url else ''}"
                for n, source in enumerate(sheet.sources, 1)
            )
        )
    parts.append(" ".join(filter(None, (_plain(foot(dataset)), full(site, sheet.address)))))
    return "\n\n".join(parts) + "\n"


def _section(sheet: Sheet, section: Section, site: str) -> list[str]:
    parts = [f"## {_plain(section.heading)}"]
    if section.table:
        head = [*map(_plain, section.table.head)]
        lines = [head, ["---"] * len(head)]
        lines += [
            [
                f"**{_plain(row.label)}**",
                *(f"{_linked(cell, site)} {sheet.numbered(cell.sources)}".strip() for cell in row.cells),
            ]
            for row in section.table.rows
        ]
        parts.append("\n".join(f"| {' | '.join(line)} |" for line in lines))
    if section.lines:
        parts.append(
            "\n".join(
                f"- {'[ ] ' if line.open else ''}**{_plain(line.label)}:** {_linked(line, site)} {sheet.numbered(line.sources)}".rstrip()
                for line in section.lines
            )
        )
    if section.note:
        parts.append(_plain(section.note))
    return parts


def _linked(one: Line | Cell, site: str) -> str:
    address = link_of(one, site)
    return f"[{_plain(one.text)}]({address.replace('(', '%28').replace(')', '%29')})" if address else _plain(one.text)


def _plain(text: str) -> str:
    return MARKUP.sub(r"\\\1", text)
