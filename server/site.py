"""All addresses and layers of the public site, in one place. The first layer sees a request first."""

from starlette.middleware import Middleware
from starlette.routing import Route

from server.access_log import AccessLog
from server.answers import preflight
from server.bounds import Bounds, KnownHosts
from server.conditions import Conditions
from server.data_files import commitments_file, data_package
from server.data_tables import changes, corrections, database, table_file
from server.figure_files import figure_file, oembed
from server.for_robots import robots, sitemap
from server.framing import Framing
from server.headers import SecurityHeaders
from server.pace import Paced
from server.places import DOCUMENTS, PICTURES, costly
from server.sheet_files import list_data, sheet_file
from server.shell import PATHS, page_at_once
from server.sockets import Sockets
from server.static_files import favicon, own_file
from server.take_over import HEIGHT, SCRIPTS, script_called
from server.unknown import unknown_page
from server.warming import healthz, readyz, room
from streamlit_internals.addresses import ClosedAddresses, unknown_path
from streamlit_internals.bundling import Bundling
from streamlit_internals.compression import Compression
from streamlit_internals.uploads import UploadLimits

ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/room", room),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", costly(sitemap)),
    Route("/favicon.png", favicon),
    Route("/app/static/{name}", own_file),
    *(Route(f"/{name}-{{number}}.js", script_called(name)) for name in SCRIPTS | HEIGHT),
    Route("/data/{file:path}", preflight, methods=["OPTIONS"]),
    Route("/figures/{file:path}", preflight, methods=["OPTIONS"]),
    Route("/sheets/{file:path}", preflight, methods=["OPTIONS"]),
    Route("/data/commitments.{kind}", costly(commitments_file)),
    Route("/data/corrections.atom", costly(corrections)),
    Route("/data/changes.atom", costly(changes)),
    Route("/data/pledge-to-plan.sqlite", costly(database)),
    Route("/data/package.zip", costly(data_package)),
    Route("/data/list.{kind}", costly(list_data)),
    Route("/data/{name}.{kind}", costly(table_file)),
    Route("/sheets/{form}.{kind}", costly(sheet_file)),
    Route("/figures/{name}.{kind}", costly(figure_file, PICTURES)),
    Route("/oembed", costly(oembed)),
    *(Route(path, page_at_once) for path in PATHS),
    Route(unknown_path(), costly(unknown_page, DOCUMENTS)),
]
MIDDLEWARE = [
    Middleware(Bounds),
    Middleware(KnownHosts),
    Middleware(Framing),
    Middleware(Paced),
    Middleware(Compression),  # a hundred files a first visit: nothing else needs to see them
    Middleware(AccessLog),
    Middleware(SecurityHeaders),
    Middleware(Conditions),
    Middleware(ClosedAddresses),
    Middleware(UploadLimits),
    Middleware(Sockets),
    Middleware(Bundling),
]
