"""Streamlit turns uvicorn's own logs on: one names every reader's network address, the other tells of every connection."""

import logging

from streamlit_internals import leans_on


def silence_others() -> None:
    """Leaves the log to ``server/access_log.py``."""
    if leans_on("logs"):
        logging.getLogger("uvicorn.access").disabled = True
        logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
