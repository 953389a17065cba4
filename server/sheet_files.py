"""Plan sheets, cards and posters at plain addresses, ``/sheets/promises.pdf?id=…`` and ``/sheets/topic.docx?topic=…``, and a reader's list
as data, ``/data/list.csv?of=…``. Refusals are those of the data files: a list is what its address names, and no filter narrows it."""

from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads.lists import FILES, list_file
from commitments.selecting.selection import Selection
from commitments.sheets.forms import FORMS, MOST_SHEETS, Nothing, asked_rows
from commitments.sheets.lists import ID, OF, canonical, list_in
from server.answers import refused, tag
from server.asked import FILTERS, Asked, answer, asked_of

OF_LISTS = frozenset({OF, ID, "names"})
# A topic lies in its theme: no other theme narrows it.
TAKES = {"promises": OF_LISTS, "cards": OF_LISTS} | dict.fromkeys(("topic", "poster"), FILTERS - {"theme", "themes"})


def sheet_file(request: Request) -> Response:
    """Sheets, cards or a poster as a file of the format that the address ends with."""
    form, kind = request.path_params["form"], request.path_params["kind"]
    if (form, kind) not in FORMS:
        return refused(404, "There is no such file.", files=[f"{form}.{kind}" for form, kind in FORMS])
    asked = asked_of(request, TAKES[form])
    if isinstance(asked, Response):
        return asked
    one = _listed(asked) if OF in TAKES[form] else {}
    if isinstance(one, Response):
        return one
    dataset, selection, base = asked.dataset, asked.selection, asked.base
    number = len(one.get(OF, "").split("."))
    if number > MOST_SHEETS and form == "promises":
        return refused(
            400, f"A file holds at most {MOST_SHEETS} sheets, and this list has {number}. Print it in parts, or take the cards."
        )
    headers = asked.headers(tag(dataset, kind, selection, form, repr(one), base))
    made = FORMS[form, kind]
    # A PDF is shown; what is edited is offered as a file.
    how = "inline" if kind == "pdf" else "attachment"
    file_name = f"pledge-to-plan-{form}-{dataset.version}.{kind}"
    try:
        return answer(request, headers, lambda: made.make(dataset, selection, one, base), made.media_type, file_name, how)
    except Nothing as why:
        return refused(400, str(why))


def list_data(request: Request) -> Response:
    """A reader's list as CSV, JSON or Excel."""
    kind = request.path_params["kind"]
    if kind not in FILES:
        return refused(404, f"There is no .{kind[:10]} file of a list.", formats=sorted(FILES))
    asked = asked_of(request, OF_LISTS)
    if isinstance(asked, Response):
        return asked
    one = _listed(asked)
    if isinstance(one, Response):
        return one
    dataset, selection, base = asked.dataset, asked.selection, asked.base
    try:
        rows = asked_rows(dataset, one)
    except Nothing as why:
        return refused(400, str(why))
    headers = asked.headers(tag(dataset, kind, selection, "list", repr(one), base))
    address = f"{base}/{Selection(names_hidden=selection.names_hidden).address('list', of=one[OF])}"
    file_name = "" if kind == "json" else f"pledge-to-plan-list-{dataset.version}.{kind}"
    return answer(request, headers, lambda: list_file(dataset, selection, rows, kind, address), FILES[kind][1], file_name)


def _listed(asked: Asked) -> dict[str, str] | Response:
    """The list of an address as the one parameter that names it, empty where it names none; a refusal where it asks for what does not
    exist or for too much."""
    found = list_in(canonical(asked.params, asked.dataset), asked.dataset)
    if found.unknown:
        wrong = [{"param": ID, "value": value, "nearest": near} for value, near in found.unknown]
        return refused(400, "The address contains values that do not exist.", unknown=wrong)
    if found.refused:
        return refused(400, f"A list holds at most {len(found.rows)} promises; this address has {found.refused} more.")
    return {OF: found.codes} if found.rows else {}
