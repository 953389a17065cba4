"""Accessibility rules of axe-core, run on a page as it stands, and the faults that are Streamlit's own.

A fault of Streamlit's own is let through by its rule and its element, never a rule as a whole; where Streamlit mends it, the
entry goes.
"""

import re
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Known(NamedTuple):
    """A fault that is Streamlit's own: axe's rule, what the element's HTML looks like, and why it is not ours to mend."""

    rule: str
    html: re.Pattern[str]
    why: str


KNOWN: tuple[Known, ...] = ()


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule: rule, what it asks, where, and the element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    lines = []
    for violation in found.response["violations"]:
        for node in violation["nodes"]:
            if not any(known.rule == violation["id"] and known.html.search(node["html"]) for known in KNOWN):
                why = " ".join(node.get("failureSummary", "").split())
                lines.append(f"{violation['id']}: {violation['help']}: {node['target']}: {why[:300]}: {node['html'][:240]}")
    return lines
