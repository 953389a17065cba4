"""The dashboard as a public site: Streamlit's own server with what a public site needs around the pages.

    python serve.py --address 0.0.0.0 --port 8501

``streamlit run dashboard.py`` shows the same pages with none of this, for hosts that start that file themselves. So does
``streamlit run serve.py`` with most of it; but the sockets that it opens hold small messages back for 40 milliseconds each (Nagle's
algorithm), which makes a first visit and every click slower by half. Those that uvicorn opens do not.
"""

import argparse
from pathlib import Path

import streamlit as st

from commitments import PROJECT
from server.connections import MOST_HEAD_BYTES, BoundedConnection, most_connections, raise_limit_of_files
from server.site import MIDDLEWARE, ROUTES
from server.sockets import MOST_BYTES
from server.warming import warm_up
from streamlit_internals.origins import close_origins

close_origins()

app = st.App(Path(__file__).with_name("dashboard.py"), lifespan=warm_up, routes=ROUTES, middleware=MIDDLEWARE)


def main() -> None:
    """Serves until it is told to stop."""
    import uvicorn

    parser = argparse.ArgumentParser(description="Serves the dashboard.")
    parser.add_argument(
        "--address", default="localhost", help="network address to listen at; 0.0.0.0 for all (default: %(default)s)"
    )
    parser.add_argument("--port", type=int, default=8501, help="default: %(default)s")
    asked = parser.parse_args()
    BoundedConnection.most = most_connections(raise_limit_of_files())
    print(f"{PROJECT}: http://{asked.address}:{asked.port}", flush=True)
    uvicorn.run(
        app,
        host=asked.address,
        port=asked.port,
        http=BoundedConnection,
        h11_max_incomplete_event_size=MOST_HEAD_BYTES,
        ws="websockets-sansio",
        ws_max_size=MOST_BYTES,
        ws_ping_interval=30,
        ws_ping_timeout=30,
        access_log=False,  # ours tells nothing about readers
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=20,
    )


if __name__ == "__main__":
    main()
