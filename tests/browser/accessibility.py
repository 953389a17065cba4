"""Accessibility rules of axe-core, run on a page as it stands."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# WCAG 2.0 to 2.2, levels A and AA, and what axe calls best practice.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Faults of Streamlit's own that cannot be mended from here, by rule and element, with the reason.
STREAMLITS_OWN = {
    # The drop zone of an uploader says that it is presentation and can be focused all the same; its button does the work.
    "presentation-role-conflict": 'data-testid="stFileUploaderDropzone"',
}


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule: rule, what it asks, where, and the element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {violation['help']}: {node['target']}: {' '.join(node['failureSummary'].split())[:300]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
        if STREAMLITS_OWN.get(violation["id"], "no such element") not in node["html"]
    ]
