"""What has changed as Atom feeds: corrections of published facts, and what became of promises, whole or of any selection.

An entry's id follows from what never changes (its kind, date, commitment and field, or page), so that words may be improved and the
site may move without an entry turning up anew.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

from commitments.dataset import Dataset
from commitments.describing import field_in_words
from commitments.records import model
from commitments.selecting.selection import Selection
from commitments.wording import inside, quoted, sentence_case

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 200  # of a feed: its readers come every day, and more would cost each of them
UNCHANGED = "Status unchanged."


@dataclass(frozen=True)
class Change:
    """``date``: ISO, of any precision. ``id``: permanent. ``commitment``: its id, '' where the change concerns something else. ``kind``:
    correction, update or reading. ``moved``: of an update, in a sentence or two, whether the one before it said the same, and what the
    promise counts as where that is something else; '' for nothing."""

    date: str
    id: str
    commitment: str
    title: str
    text: str
    source: str = ""
    kind: str = "correction"
    moved: str = ""


def corrections(dataset: Dataset) -> list[Change]:
    """Every correction, newest first."""
    seen: Counter[tuple[str, str, str]] = Counter()
    changes = []
    for correction in reversed(dataset.corrections):  # oldest first: new ones go on top and must not renumber the others
        where = (correction.date, correction.commitment or "", correction.field)
        seen[where] += 1
        row = dataset.find(correction.commitment) if correction.commitment else None
        changes.append(
            Change(
                correction.date,
                _urn("correction", *where, str(seen[where])),
                row.id if row else "",
                f"{row.title}: {field_in_words(correction.field)}" if row else sentence_case(field_in_words(correction.field)),
                f"Changed from {quoted(correction.said)} to {quoted(correction.says)}. {correction.why}",
            )
        )
    return changes[::-1]


def updates(dataset: Dataset) -> list[Change]:
    """Every dated update on what became of a promise, newest first. Those without a date cannot be placed and are left out."""
    labels = {status.id: status.label for status in dataset.progress.statuses}
    changes = [
        Change(
            update.date,
            _urn("update", update.date, progress.commitment, str(update.source.url)),
            progress.commitment,
            f"{row.title}: {labels[update.status]}",
            f"{update.what} Source: {update.source.publisher}.",
            str(update.source.url),
            "update",
            moved=_moved(update, before, progress, labels),
        )
        for progress in dataset.progress.progress
        for before, update in pairwise((None, *progress.updates))
        if update and update.date and (row := dataset.find(progress.commitment))
    ]
    newest_first = reversed({change.id: change for change in changes}.values())  # of one day too
    return sorted(newest_first, key=lambda change: change.date, reverse=True)


def _moved(update: model.Update, before: model.Update | None, progress: model.Progress, labels: Mapping[str, str]) -> str:
    """``before``: the update that stands before it in the order of dates, those without a date first. A promise counts as all its updates together say."""
    said = ""
    if before:
        same = before.status == update.status
        said = UNCHANGED if same else f"Previously “{labels[before.status]}”."
    if progress.newest and update.placed == progress.newest.placed and update.status != progress.status:
        said += f" Overall, the promise counts as “{labels[progress.status]}”."
    return said.strip()


def readings(dataset: Dataset) -> list[Change]:
    """Every manifesto that was read, and every election whose manifestos are here, newest first."""
    elections = [
        Change(
            election.date, _urn("election", election.id), "", election.name, "Its manifestos are compared here.", kind="reading"
        )
        for election in dataset.elections
    ]
    read = [
        Change(
            document.read_on,
            _urn("reading", document.id),
            "",
            f"{dataset.by_id['party'][document.party].name}: {document.title}",
            f"The {inside(document.edition)} was read.",
            kind="reading",
        )
        for document in dataset.documents
    ]
    return sorted(elections + read, key=lambda change: change.date, reverse=True)


def changes_of(dataset: Dataset, selection: Selection) -> list[Change]:
    """Updates and corrections of the commitments in a selection, core and wider, newest first; of all where nothing is selected, with
    corrections that concern no commitment."""
    everything = not selection.narrowing
    of = set() if everything else {row.id for row in selection.but(scope="all").rows(dataset)}
    changes = [change for change in corrections(dataset) + updates(dataset) if everything or change.commitment in of]
    return sorted(changes, key=lambda change: change.date, reverse=True)


def corrections_feed(dataset: Dataset, address: str = "") -> bytes:
    """The corrections as UTF-8 XML. ``address``: of the site, without a slash at its end; '' where it is not known."""
    subtitle = f"Corrections of published facts. Data version {dataset.version}, {dataset.site.licence}."
    return _feed(dataset, "corrections", subtitle, corrections(dataset), address, "data/corrections.atom")


def changes_feed(dataset: Dataset, selection: Selection, address: str = "") -> bytes:
    """Updates and corrections of the commitments in a selection as UTF-8 XML; of all where nothing is selected, with corrections that
    concern no commitment. ``address`` as in ``corrections_feed``."""
    changes = changes_of(dataset, selection)
    of_what = selection.but(scope="core").sentence(dataset) if selection.narrowing else "all commitments"
    subtitle = f"Updates and corrections: {of_what}. Data version {dataset.version}, {dataset.site.licence}."
    relative = selection.address("data/changes.atom")
    name = f"updates and corrections, {inside(of_what)}" if selection.narrowing else "updates and corrections"
    return _feed(dataset, name, subtitle, changes, address, relative, relative)


def _feed(
    dataset: Dataset, name: str, subtitle: str, changes: Iterable[Change], address: str, relative: str, key: str = ""
) -> bytes:
    ElementTree.register_namespace("", ATOM)
    site = dataset.site
    base = (address or str(site.address or "")).rstrip("/")
    shown = list(changes)[:MOST_ENTRIES]
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", _urn("feed", key or name))
    _add(feed, "title", f"{site.name}: {name}")
    _add(feed, "subtitle", subtitle)
    _add(feed, "updated", _instant(max((change.date for change in shown), default=site.version_date)))
    _add(_add(feed, "author"), "name", site.name)
    if base:
        _add(feed, "link", rel="self", type="application/atom+xml", href=f"{base}/{relative}")
        _add(feed, "link", rel="alternate", type="text/html", href=f"{base}/about")
    for change in shown:
        entry = _add(feed, "entry")
        _add(entry, "id", change.id)
        _add(entry, "title", change.title)
        _add(entry, "updated", _instant(change.date))
        if base and change.commitment:
            _add(entry, "link", rel="alternate", type="text/html", href=f"{base}/commitment?id={change.commitment}")
        if change.source:
            _add(entry, "link", rel="via", href=change.source)
        _add(entry, "content", change.text, type="text")
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _urn(*parts: str) -> str:
    """A permanent id that follows from the parts."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("pledge-to-plan", *parts))).urn


def _instant(date: str) -> str:
    """``2026-12`` -> ``2026-12-01T00:00:00Z``."""
    return f"{date}{'-01' * (2 - date.count('-'))}T00:00:00Z"
