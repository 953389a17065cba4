"""All addresses and layers of the public site, in one place."""

from starlette.middleware import Middleware
from starlette.routing import Route

from server.static_files import StaticFiles
from server.warming import healthz, readyz

ROUTES = [
    Route("/healthz", healthz),
    Route("/readyz", readyz),
]
MIDDLEWARE = [
    Middleware(StaticFiles),
]
