"""Which client an address stands for, as far as bounds need to know it: a key, kept in memory while it is needed and written nowhere."""

import ipaddress

from web.settings import settings

IPV6_PREFIX = 64  # a household or a rented machine has all addresses below one


def client_at(host: str) -> str | None:
    """The client at a network address; None where there is no address, as with a socket of this machine."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)


def client_or_proxy(host: str) -> str | None:
    """The client at an address of which only that is known: None for a proxy that is believed by its address. Where every address is
    believed, all that a proxy does not name count as one client."""
    return None if any(_within(host, part) for part in settings().proxies) else client_at(host)


def is_proxy(host: str) -> bool:
    """Whether a connection from an address is that of a proxy that is believed (``FORWARDED_ALLOW_IPS``)."""
    believed = settings().proxies
    return "*" in believed or any(_within(host, part) for part in believed)


def _within(address: str, part: str) -> bool:
    try:
        return ipaddress.ip_address(address) in ipaddress.ip_network(part, strict=False)
    except ValueError:
        return False
