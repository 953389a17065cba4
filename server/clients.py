"""Who asks: a key for the client of each request and connection."""

from starlette.types import Scope

from web.clients import client_at, is_proxy


def client_of(scope: Scope) -> str | None:
    """A key for the client of a request or connection; None where only a proxy is seen, which speaks for many.

    A proxy that is believed (``FORWARDED_ALLOW_IPS``) and names its clients in ``X-Forwarded-For`` has them told apart here. One that
    keeps them to itself, as the nginx that ships does, bounds each of them itself.
    """
    host, port = scope.get("client") or ("", 0)
    if port and is_proxy(host):  # a client that a proxy has named has no port
        return None
    return client_at(host)
