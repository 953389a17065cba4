"""All addresses and layers of the public site, in one place. The first layer sees a request first."""

from starlette.middleware import Middleware
from starlette.routing import Route

from server.access_log import AccessLog
from server.bounds import Bounds, KnownHosts
from server.bundling import Bundling
from server.data_files import commitments_file, data_package
from server.feed import corrections
from server.figure_files import figure_file, oembed
from server.for_robots import robots, sitemap
from server.headers import SecurityHeaders
from server.pace import Paced
from server.places import DOCUMENTS, costly
from server.shell import PATHS, page, unknown_page
from server.sockets import Sockets
from server.static_files import StaticFiles, favicon, own_file
from server.uploads import UploadLimits
from server.warming import healthz, readyz
from web.pictures import served

served.set()  # the figures' files are at addresses of ours: see ROUTES
ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", costly(sitemap)),
    Route("/favicon.png", favicon),
    Route("/app/static/{name}", own_file),
    Route("/data/commitments.{kind}", costly(commitments_file)),
    Route("/data/corrections.atom", costly(corrections)),
    Route("/data/package.zip", costly(data_package)),
    Route("/figures/{name}.{kind}", costly(figure_file)),
    Route("/oembed", costly(oembed)),
    *(Route(path, costly(page, DOCUMENTS)) for path in PATHS),
    Route("/{unknown}", costly(unknown_page, DOCUMENTS)),
]
MIDDLEWARE = [
    Middleware(Bounds),
    Middleware(KnownHosts),
    Middleware(Paced),
    Middleware(StaticFiles),  # a hundred files a first visit: nothing else needs to see them
    Middleware(AccessLog),
    Middleware(SecurityHeaders),
    Middleware(UploadLimits),
    Middleware(Sockets),
    Middleware(Bundling),
]
