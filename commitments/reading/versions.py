"""The version of the data: the date that site.yaml gives it, and a short hash of the files' content."""

import hashlib
from collections.abc import Mapping

from commitments.reading import yaml_source


def version_of(texts: Mapping[str, bytes], date: str = "") -> str:
    """``2026-11-25-edb209c`` for files by name. ``date``: that of site.yaml where it is known already.

    The hash is of what is said about the promises: site.yaml, which says where the site is, has no part in it, so that the same data
    published at two addresses is the same version.
    """
    digest = hashlib.sha256()
    for name in sorted(set(texts) - {"site.yaml"}):
        digest.update(name.encode() + b"\0" + texts[name] + b"\0")
    tree = None if date else yaml_source.load(texts.get("site.yaml", b"")).tree
    dated = date or (tree or {"version_date": "undated"}).get("version_date", "undated")
    return f"{dated}-{digest.hexdigest()[:7]}"
