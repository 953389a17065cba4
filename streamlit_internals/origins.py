"""Of other sites whose frames we are shown in, none may steer our pages. By default those of Streamlit's own hosting may, and a browser
goes through all their addresses with every message."""

from streamlit import config

from streamlit_internals import leans_on


def close_origins() -> None:
    """To be called before the server starts. In the configuration file it would hold on Streamlit's own hosting as well."""
    if leans_on("origins"):
        config.set_option("client.allowedOrigins", [])
