"""The corrections log as an Atom feed, so that readers of a figure can follow what was corrected."""

import uuid
from xml.etree import ElementTree

from commitments.dataset import Dataset
from commitments.records import model

ATOM = "http://www.w3.org/2005/Atom"


def corrections_feed(dataset: Dataset, address: str = "") -> bytes:
    """The feed as UTF-8 XML, newest first. ``address``: of the site, without a slash at its end; '' where it is not known."""
    ElementTree.register_namespace("", ATOM)
    site = dataset.site
    base = (address or str(site.address or "")).rstrip("/")
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", _urn(f"{base or site.name} corrections"))
    _add(feed, "title", f"{site.name}: corrections")
    _add(feed, "subtitle", f"Corrections of published facts. Data version {dataset.version}, {site.licence}.")
    newest = max((correction.date for correction in dataset.corrections), default=site.version_date)
    _add(feed, "updated", _instant(newest))
    _add(_add(feed, "author"), "name", site.name)
    if base:
        _add(feed, "link", rel="alternate", type="text/html", href=f"{base}/about")
    for correction in dataset.corrections:
        _entry(feed, correction, dataset, base)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ElementTree.Element, correction: model.Correction, dataset: Dataset, base: str) -> None:
    row = dataset.find(correction.commitment) if correction.commitment else None
    entry = _add(feed, "entry")
    told = (correction.date, correction.commitment or "", correction.field, correction.said, correction.says)
    _add(entry, "id", _urn("\n".join(told)))
    _add(entry, "title", f"{row.title}: {correction.field}" if row else correction.field)
    _add(entry, "updated", _instant(correction.date))
    if base and row:
        _add(entry, "link", rel="alternate", type="text/html", href=f"{base}/commitment?id={row.id}")
    _add(entry, "content", f"Said “{correction.said}”, says “{correction.says}”. {correction.why}", type="text")


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element


def _urn(text: str) -> str:
    """A permanent id that follows from the text."""
    return uuid.uuid5(uuid.NAMESPACE_URL, text).urn


def _instant(date: str) -> str:
    """``2026-12`` -> ``2026-12-01T00:00:00Z``."""
    return f"{date}{'-01' * (2 - date.count('-'))}T00:00:00Z"
