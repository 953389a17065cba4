"""What a page is, in the words of schema.org, for search engines: the data set with its files, the way to the page, a commitment with its
source."""

import json
from typing import Any

from markupsafe import Markup

from commitments.downloads.formats import FORMATS
from commitments.downloads.tables import DATABASE, tables_of
from commitments.library import Dataset
from web.addresses import Shown
from web.pages import EMBED, PAGES

CONTEXT = "https://schema.org"


def linked_data(shown: Shown, dataset: Dataset | None, path: str, base: str) -> str:
    """A ``<script>`` of JSON-LD for what is shown at ``path``; '' while there is no data."""
    if dataset is None:
        return ""
    graph = [_way(shown, path, base, dataset.site.name)]
    if path in ("", "data", "about"):
        graph.append(_dataset(dataset, base))
    row = (
        dataset.find(shown.commitment)
        if path == "commitment" and shown.commitment and not shown.selection.names_hidden
        else None
    )
    if row is not None:
        document = dataset.document_of(row)
        party = dataset.by_id["party"][document.party]
        graph.append(
            {
                "@type": "CreativeWork",
                "@id": shown.canonical,
                "url": shown.canonical,
                "identifier": row.id,
                "name": row.title,
                "abstract": row.summary,
                "about": [dataset.by_id["theme"][row.theme].name],
                "inLanguage": "en-GB",
                "license": str(dataset.site.licence_url),
                "version": dataset.version,
                "isBasedOn": {
                    "@type": "CreativeWork",
                    "name": document.title,
                    "url": str(document.url or document.web or document.archive_url),
                    "author": {"@type": "Organization", "name": party.name},
                },
            }
        )
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False)
    # Nothing in it can end the element that it stands in.
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))
    )


def _way(shown: Shown, path: str, base: str, name: str) -> dict[str, Any]:
    info = (PAGES | {EMBED.path: EMBED})[path]
    steps = [(name, f"{base}/")]
    if path:
        steps.append((info.label, f"{base}/{path}"))
    if shown.canonical not in (address for _, address in steps):
        steps.append((shown.title, shown.canonical))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": label, "item": address}
            for position, (label, address) in enumerate(steps, 1)
        ],
    }


def _dataset(dataset: Dataset, base: str) -> dict[str, Any]:
    site = dataset.site
    files = [(f"{base}/data/commitments.{ending}?scope=all", form.media_type) for ending, form in FORMATS.items()]
    files += [(f"{base}/data/package.zip", "application/zip"), (f"{base}/data/{DATABASE}", "application/vnd.sqlite3")]
    parquet = FORMATS["parquet"].media_type
    files += [(f"{base}/data/{table}.parquet", parquet) for table in tables_of(dataset) if table != "commitments"]
    return {
        "@type": "Dataset",
        "@id": f"{base}/#dataset",
        "name": f"{site.name}: what UK parties promised on health and care",
        "description": (
            f"{len(dataset.commitments):,} commitments on health and care from {len(dataset.documents)} manifestos of "
            f"{len(dataset.parties)} UK parties, each with its source, how much of a plan it states and what became of it."
        ),
        "url": f"{base}/data",
        "version": dataset.version,
        "dateModified": str(site.version_date),
        "license": str(site.licence_url),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.name, "url": f"{base}/"},
        "distribution": [
            {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type} for address, media_type in files
        ],
    }
