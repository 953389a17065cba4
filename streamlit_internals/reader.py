"""A name for the reader at a browser, from the token that Streamlit gives each browser against forged requests."""

import binascii
import hashlib
from collections.abc import Mapping

from streamlit_internals import leans_on

COOKIE = "_streamlit_xsrf"  # "2|mask|masked token|time", see Streamlit's starlette_app_utils.py
LEAST = 16  # bytes of a token that nobody guesses


def reader_with(cookies: Mapping[str, str]) -> str:
    """The name of the reader whose browser sends these cookies, which nobody else can know; '' where they do not tell."""
    if not leans_on("reader"):
        return ""
    try:
        _, mask, masked, _ = cookies[COOKIE].strip("\"'").split("|")
        token = bytes(a ^ b for a, b in zip(binascii.a2b_hex(masked), binascii.a2b_hex(mask) * 8, strict=False))
    except (KeyError, ValueError):
        return ""
    return hashlib.sha256(b"preview" + token).hexdigest() if len(token) >= LEAST else ""
