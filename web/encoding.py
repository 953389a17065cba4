"""Which compression an asker takes."""

import re

PREFERRED = ("br", "gzip")
OFFER = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*)?(?:;[^,]*)?")


def accepted(header: str) -> str:
    """The best encoding that an Accept-Encoding header lets us use: "br", "gzip" or '' for none.

    What is named counts before ``*``; a quality of 0 refuses; an offer that is not well formed is none.
    """
    found = (OFFER.fullmatch(part) for part in header.lower().split(","))
    offers = {offer[1]: float(offer[2] or 1) for offer in found if offer}
    return next((name for name in PREFERRED if offers.get(name, offers.get("*", 0)) > 0), "")
