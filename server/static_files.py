"""Files of our own beside the pages: the font of headings, and the small picture in a browser's tab."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from streamlit_internals.compression import FOLDER, FOR_GOOD

OWN_FOLDER = Path(__file__).resolve().parent.parent / "static"


async def favicon(request: Request) -> Response:
    """Streamlit's small picture, until a page puts its own in the browser's tab."""
    return FileResponse(FOLDER / "favicon.png", headers={"Cache-Control": "public, max-age=86400"})


async def own_file(request: Request) -> Response:
    """A file of ``static/``. Their names carry a number that changes with their content."""
    name = request.path_params["name"]
    known = {path.name for path in OWN_FOLDER.glob("*.woff2")}
    if name not in known:
        return PlainTextResponse("There is no such file.\n", 404)
    return FileResponse(OWN_FOLDER / name, headers={"Cache-Control": FOR_GOOD, "Access-Control-Allow-Origin": "*"})
