"""Where the files of a figure are on this site."""

import threading

from commitments.figures import Picture

# Set by a server that answers these addresses. Plain ``streamlit run`` does not: there a picture stands in the page itself.
served = threading.Event()


def picture_path(shown: Picture, kind: str, size: str, ground: str = "light") -> str:
    """The address of one of its files below the site's own, without a first slash. ``kind``: png, svg, pdf, json or csv."""
    more = (
        {"size": size}
        | ({"ground": ground} if ground != "light" else {})
        | ({"id": shown.commitment} if shown.commitment else {})
    )
    return shown.asked.address(f"figures/{shown.figure.name}.{kind}", **more).removeprefix("./")
