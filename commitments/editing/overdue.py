"""What nobody has looked at for a year: standings and vain searches whose last look, as far as it is known, is too old."""

import datetime
from typing import NamedTuple

from commitments.governments import later
from commitments.records.progress import ProgressFile

YEAR = datetime.timedelta(days=365)


class Overdue(NamedTuple):
    """``last``: ISO date of the last look, or of the newest evidence where no look was noted; '' where neither is known."""

    commitment: str
    last: str
    looked: bool


def not_looked_at(progress: ProgressFile, today: datetime.date) -> list[Overdue]:
    """Commitments under ``progress`` and ``nothing_found`` that nobody has looked at for a year, those looked at longest ago first."""
    seen = [
        Overdue(record.commitment, record.looked_at or record.as_of or "", bool(record.looked_at))
        for record in progress.progress
    ]
    seen += [Overdue(record.commitment, record.looked_at or "", bool(record.looked_at)) for record in progress.nothing_found]
    limit = (today - YEAR).isoformat()
    return sorted((one for one in seen if not one.last or later(limit, one.last)), key=lambda one: (one.last, one.commitment))
