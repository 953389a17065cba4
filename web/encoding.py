"""Which compressions an asker takes."""

import re

OURS = ("br", "gzip")  # the better first
OFFER = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?")


def acceptable(header: str) -> tuple[str, ...]:
    """Those of ``OURS`` that an Accept-Encoding header lets us use.

    Only what is named is used, as who says ``*`` need not know it; a quality of 0 refuses; an offer that is not well formed is none.
    """
    found = (OFFER.fullmatch(part) for part in header.lower().split(","))
    offers = {offer[1]: float(offer[2] or 1) for offer in found if offer}
    return tuple(name for name in OURS if offers.get(name, 0) > 0)


def accepted(header: str) -> str:
    """The best of them: "br", "gzip" or '' for none."""
    return next(iter(acceptable(header)), "")
