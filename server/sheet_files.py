"""Plan sheets, cards and posters at plain addresses, ``/sheets/promises.pdf?id=…`` and ``/sheets/topic.docx?topic=…``, and a reader's list
as data, ``/data/list.csv?of=…``. Filters and refusals are those of the data files."""

from starlette.requests import Request
from starlette.responses import Response

from commitments.downloads.lists import FILES, list_file
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from commitments.sheets.forms import FORMS, MOST_SHEETS, Nothing, asked_rows
from commitments.sheets.lists import ID, OF, canonical, list_in
from server.answers import STORED, common_headers, file_answer, named, not_modified, other_version, refused, tag
from server.data_files import PARAMETERS
from web.addresses import base_of, params_of
from web.library import shared_library


def sheet_file(request: Request) -> Response:
    """Sheets, cards or a poster as a file of the format that the address ends with."""
    form, kind = request.path_params["form"], request.path_params["kind"]
    if (form, kind) not in FORMS:
        return refused(404, "There is no such file.", files=[f"{form}.{kind}" for form, kind in FORMS])
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    if (older := other_version(request, dataset)) is not None:
        return older
    params = params_of(request)
    selection, asked, wrong = _asked(params, dataset)
    if wrong is not None:
        return wrong
    number = len(list_in(asked, dataset).rows)
    if number > MOST_SHEETS and form == "promises":
        return refused(
            400, f"A file holds at most {MOST_SHEETS} sheets, and this list has {number}. Print it in parts, or take the cards."
        )
    base = base_of(request, dataset)
    etag = tag(dataset, kind, selection, form, repr(asked), base)
    headers = common_headers(dataset, etag, shared=params.keys() <= PARAMETERS | {OF, ID})
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)
    one = {name: values[0] for name, values in asked.items()}
    try:
        body = STORED.get_or_make(etag, lambda: FORMS[form, kind].make(dataset, selection, one, base))
    except Nothing as why:
        return refused(400, str(why))
    # A PDF is shown; what is edited is offered as a file.
    how = "inline" if kind == "pdf" else "attachment"
    headers["Content-Disposition"] = f'{how}; filename="pledge-to-plan-{form}-{dataset.version}.{kind}"'
    return file_answer(request, body, headers, FORMS[form, kind].media_type)


def list_data(request: Request) -> Response:
    """A reader's list as CSV, JSON or Excel."""
    kind = request.path_params["kind"]
    if kind not in FILES:
        return refused(404, f"There is no .{kind[:10]} file of a list.", formats=sorted(FILES))
    dataset = shared_library().state().dataset
    if dataset is None:
        return refused(503, "There is no data at present.")
    params = params_of(request)
    selection, asked, wrong = _asked(params, dataset)
    if wrong is not None:
        return wrong
    one = {name: values[0] for name, values in asked.items()}
    base = base_of(request, dataset)
    etag = tag(dataset, kind, selection, "list", repr(asked), base)
    headers = common_headers(dataset, etag, shared=params.keys() <= PARAMETERS | {OF, ID})
    if not_modified(request, etag):
        return Response(status_code=304, headers=headers)
    try:
        rows = asked_rows(dataset, one)
    except Nothing as why:
        return refused(400, str(why))
    address = f"{base}/{Selection(names_hidden=selection.names_hidden).address('list', of=one[OF])}"
    body = STORED.get_or_make(etag, lambda: list_file(dataset, selection, rows, kind, address))
    if kind != "json":
        headers["Content-Disposition"] = f'attachment; filename="pledge-to-plan-list-{dataset.version}.{kind}"'
    return file_answer(request, body, headers, FILES[kind][1])


def _asked(params: dict[str, list[str]], dataset: Dataset) -> tuple[Selection, dict[str, list[str]], Response | None]:
    """The selection and the list of an address, and a refusal where it asks for what does not exist or for too much."""
    selection, unknown = Selection.from_params(params, dataset)
    asked = {name: values for name, values in canonical(params, dataset).items() if name in (OF, ID)}
    found = list_in(asked, dataset)
    wrong = [*named(unknown), *({"param": ID, "value": value, "nearest": near} for value, near in found.unknown)]
    refusal = None
    if wrong:
        refusal = refused(400, "The address contains values that do not exist.", unknown=wrong)
    elif found.refused:
        refusal = refused(400, f"A list holds at most {len(found.rows)} promises; this address has {found.refused} more.")
    return selection, {OF: [found.codes]} if found.rows else {}, refusal
