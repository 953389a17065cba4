"""All addresses and layers of the public site, in one place. The first layer sees a request first."""

from starlette.convertors import Convertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.routing import Route

from server.access_log import AccessLog
from server.bundling import Bundling
from server.data_files import commitments_file, data_package
from server.feed import corrections
from server.figure_files import figure_file, oembed
from server.for_robots import robots, sitemap
from server.headers import SecurityHeaders
from server.shell import PATHS, page, unknown_page
from server.static_files import StaticFiles, favicon, own_file
from server.take_over import script
from server.uploads import UploadLimits
from server.warming import healthz, readyz
from web.pictures import served


class Unknown(Convertor[str]):
    """Any path but those that Streamlit answers itself."""

    regex = r"(?!(?:_stcore|static|media|component|app/static)(?:/|$)).+"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("unknown", Unknown())

served.set()  # the figures' files are at addresses of ours: see ROUTES
ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
    Route("/robots.txt", robots),
    Route("/sitemap.xml", sitemap),
    Route("/favicon.png", favicon),
    Route("/app/static/{name}", own_file),
    Route("/take-over-{number}.js", script),
    Route("/data/commitments.{kind}", commitments_file),
    Route("/data/corrections.atom", corrections),
    Route("/data/package.zip", data_package),
    Route("/figures/{name}.{kind}", figure_file),
    Route("/oembed", oembed),
    *(Route(path, page) for path in PATHS),
    Route("/{unknown:unknown}", unknown_page),
]
MIDDLEWARE = [
    Middleware(StaticFiles),  # a hundred files a first visit: nothing else needs to see them
    Middleware(AccessLog),
    Middleware(SecurityHeaders),
    Middleware(UploadLimits),
    Middleware(Bundling),
]
