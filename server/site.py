"""All addresses and layers of the public site, in one place. The first layer sees a request first."""

from starlette.middleware import Middleware
from starlette.routing import Route

from server.access_log import AccessLog
from server.data_files import commitments_file, data_package
from server.feed import corrections
from server.figure_files import figure_file, oembed
from server.for_robots import robots, sitemap
from server.framing import Framing
from server.headers import SecurityHeaders
from server.shell import PATHS, page
from server.static_files import favicon, own_file
from server.unknown import unknown_page
from server.warming import healthz, readyz
from streamlit_internals.addresses import ClosedAddresses, unknown_path
from streamlit_internals.bundling import Bundling
from streamlit_internals.compression import Compression
from streamlit_internals.uploads import UploadLimits
from web.pictures import served

served.set()  # the figures' files are at addresses of ours: see ROUTES
ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    Route("/favicon.png", favicon),
    Route("/app/static/{name}", own_file),
    Route("/data/commitments.{kind}", commitments_file),
    Route("/data/corrections.atom", corrections),
    Route("/data/package.zip", data_package),
    Route("/figures/{name}.{kind}", figure_file),
    Route("/oembed", oembed),
    *(Route(path, page) for path in PATHS),
    Route(unknown_path(), unknown_page),
]
MIDDLEWARE = [
    Middleware(Framing),
    Middleware(Compression),  # a hundred files a first visit: nothing else needs to see them
    Middleware(AccessLog),
    Middleware(SecurityHeaders),
    Middleware(ClosedAddresses),
    Middleware(UploadLimits),
    Middleware(Bundling),
]
