"""A plan sheet on a page: the same record as the files, for the screen and for the printer."""

from functools import partial

from markupsafe import Markup

from commitments.records import model
from commitments.selecting.selection import Selection
from commitments.sheets.forms import FORMS, File
from commitments.sheets.lists import code_of
from commitments.sheets.promise import nations_alone
from commitments.sheets.sheet import Cell, Line, Section, Sheet, source_line
from components.markup import Text, definition_list, folded_on_a_phone, link, markup, together
from components.output import Download, Output
from web.view import View


def draw_sheet(view: View, out: Output, sheet: Sheet) -> None:
    """The whole sheet but its title."""
    head = markup('<p class="quiet">{}</p><p class="lead">{}</p><p>{}</p>', sheet.kind, sheet.lead, sheet.origin)
    if sheet.doubt:
        head += markup("<p><strong>Editor’s note:</strong> {}</p>", sheet.doubt)
    sections = together(section_html(view, sheet, section) for section in sheet.sections)
    out.html(markup('<div class="plan-sheet">{}{}{}</div>', head, sections, notes_field(code_of(sheet.id))))
    out.html(_sources(sheet))


def draw_four_nations(view: View, out: Output, row: model.Commitment) -> None:
    """What the same words would need in each nation, on a promise's own page."""
    alone = nations_alone(view.dataset, row, view.selection)
    section = alone.sections[0]
    out.html(folded_on_a_phone(section.heading, section_html(view, alone, section) + _sources(alone, level=3)))


def section_html(view: View, sheet: Sheet, section: Section) -> Markup:
    """One section: its heading, table, lines and note."""
    parts = [markup('<h2 id="{}">{}</h2>', f"sheet-{section.id}", section.heading)]
    if section.table:
        parts.append(_table(view, sheet, section))
    if section.lines:
        said = definition_list((line.label, _line(view, sheet, line)) for line in section.lines)
        parts.append(markup('<div class="facts">{}</div>', said))
    if section.note:
        parts.append(markup('<p class="quiet">{}</p>', section.note))
    return markup('<section class="sheet-{}">{}</section>', section.id, together(parts))


def notes_field(code: str) -> Markup:
    """Room for notes. A script shows it and keeps what is typed in this browser; where none runs, it is there only on paper."""
    return markup(
        '<label class="notes" data-with-script hidden>Notes <span class="quiet">(kept in this browser only)</span>'
        '<textarea rows="5" data-note="{}"></textarea></label>',
        code,
    )


def draw_files(view: View, out: Output, files: tuple[File, ...], key: str, **asked: str) -> None:
    """The files of a sheet or list, at their addresses. ``asked``: the parameters that name it there."""
    # As much of the selection as the files take: a list is what its address names, and a topic lies in its theme.
    selection = Selection(names_hidden=view.names.hidden) if asked else view.selection.but(themes=(), second_themes=False)
    dataset, site = view.dataset, view.site
    downloads = [
        Download(
            file.label,
            selection.address(f"sheets/{file.form}.{file.kind}", **asked),
            f"pledge-to-plan-{file.form}-{dataset.version}.{file.kind}",
            FORMS[file.form, file.kind].media_type,
            partial(FORMS[file.form, file.kind].make, dataset, selection, asked, site),
        )
        for file in files
    ]
    out.downloads(downloads, key)


def _line(view: View, sheet: Sheet, line: Line) -> Markup:
    box = Markup('<span class="tick" aria-hidden="true"></span>') if line.open else ""
    return markup("{}{}{}", box, _said(view, line), _marks(sheet, line.sources))


def _said(view: View, one: Line | Cell) -> Text:
    if not one.link:
        return one.text
    return link(
        one.link if one.link.startswith("http") else view.selection.but(topics=()).address("sheet", id=one.link), one.text
    )


def _marks(sheet: Sheet, sources: tuple[str, ...]) -> Markup:
    if not sources:
        return Markup()
    numbers = (
        link(f"#source-{number}", str(number), aria_label=f"Source {number}")
        for number in (sheet.numbers[id_] for id_ in sources)
    )
    return markup(' <span class="quiet marks">[{}]</span>', together(numbers, ", "))


def _table(view: View, sheet: Sheet, section: Section) -> Markup:
    assert section.table is not None
    head = together(markup('<th scope="col">{}</th>', name) if name else Markup("<td></td>") for name in section.table.head)
    body = together(
        markup(
            '<tr><th scope="row">{}</th>{}</tr>',
            row.label,
            together(markup("<td>{}{}</td>", _said(view, cell), _marks(sheet, cell.sources)) for cell in row.cells),
        )
        for row in section.table.rows
    )
    return markup(
        '<div class="table-frame" role="region" tabindex="0" aria-label="{}"><table class="rows wide">'
        '<caption class="unseen">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        section.heading,
        section.heading,
        head,
        body,
    )


def _source(source: model.Source) -> Markup:
    """The line of a source, its title alone a link: programs that take the text out of a page drop lists of nothing but links."""
    title = link(source.url, source.title) if source.url else source.title
    return markup("{}: {}{}", source.publisher, title, source_line(source).removeprefix(f"{source.publisher}: {source.title}"))


def _sources(sheet: Sheet, level: int = 2) -> Markup:
    if not sheet.sources:
        return Markup()
    items = together(
        markup('<li id="source-{}">{}</li>', number, _source(source)) for number, source in enumerate(sheet.sources, start=1)
    )
    return markup('<section class="sheet-sources"><h{}>Sources</h{}><ol class="quiet">{}</ol></section>', level, level, items)
