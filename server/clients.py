"""Who asks, as far as bounds need to know it: a key for each client, kept in memory while it has something open and written nowhere."""

import ipaddress

from starlette.types import Scope

from web.settings import settings

IPV6_PREFIX = 64  # a household or a rented machine has all addresses below one


def client_of(scope: Scope) -> str | None:
    """A key for the client of a request or connection; None where only a proxy is seen, which speaks for many.

    A proxy that is believed (``FORWARDED_ALLOW_IPS``) and names its clients in ``X-Forwarded-For`` has them told apart here. One that
    keeps them to itself, as the nginx that ships does, bounds each of them itself.
    """
    host, port = scope.get("client") or ("", 0)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None  # a socket of this machine
    if port and _is_proxy(str(address)):  # a client that a proxy has named has no port
        return None
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)


def _is_proxy(address: str) -> bool:
    believed = settings().proxies
    return "*" in believed or any(_within(address, part) for part in believed)


def _within(address: str, part: str) -> bool:
    try:
        return ipaddress.ip_address(address) in ipaddress.ip_network(part, strict=False)
    except ValueError:
        return False
