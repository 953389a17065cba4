"""All that leans on Streamlit's inside, each with a switch. README.md says what, why, and what happens without it."""

from web.settings import settings


def leans_on(name: str) -> bool:
    """Whether this process leans on one of ``web.settings.INTERNALS``, or has been started without it."""
    return name not in settings().plain_streamlit
