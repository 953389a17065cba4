"""What the Editors' desk keeps in this process: results of checks, files that wait to be previewed, and previews, each for one reader."""

import secrets
from collections.abc import Mapping
from typing import NamedTuple

from commitments.editing.desk import Outcome
from commitments.library import Dataset
from web.bounded_store import BoundedStore

PARAM = "preview"  # of the address, with the secret of files that wait
MINUTES = 30  # a preview is kept after the last look at it
Files = Mapping[str, bytes]


class Result(NamedTuple):
    """``files`` are those that were checked, ``secret`` leads to their preview ('' where there is none)."""

    outcome: Outcome
    files: Files
    secret: str


results = BoundedStore[Result](most=24)  # of at most 6 MB
waiting = BoundedStore[Files](most=4, minutes=MINUTES)
previews = BoundedStore[Dataset](most=4, minutes=MINUTES)  # by reader; each is a whole dataset


def secret_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(24)
