"""Accessibility rules hold on every page in Firefox and in WebKit: on a phone and a light ground, at a desk on a dark one, and with the
colours of a contrast theme where the engine can be told to use one."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from reader import ReaderOf

from tests.browser.accessibility import STREAMLITS_OWN, TAGS
from tests.browser.places import EVERY_PAGE, OTHER_FORMS

SHOWN = {
    "light": "matchMedia('(prefers-color-scheme: light)').matches",
    "dark": "matchMedia('(prefers-color-scheme: dark)').matches",
    "forced": "matchMedia('(forced-colors: active)').matches",
}
# What has the system's own colours of something chosen, on purpose, has the contrast that its reader gave them.
BROKEN = (
    AXE_SCRIPT
    + """
    ;const found = await axe.run(document, values[0])
    const colours = (one) => { const { color, backgroundColor } = getComputedStyle(one); return `${color} ${backgroundColor}` }
    const chosen = document.createElement("p")
    chosen.style.cssText = "forced-color-adjust: none; color: HighlightText; background: Highlight"
    document.body.append(chosen)
    const own = (rule, target) => rule === "color-contrast" && colours(document.querySelector(target[0])) === colours(chosen)
    return found.violations.flatMap(({ id, nodes }) => nodes.filter((node) => !own(id, node.target)).map((node) => [id, node.html]))
"""
)
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
# Those that depend on how a page is shown; the others say the same for every window.
RULES_OF_LOOKS = RULES | {"runOnly": ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]}


@pytest.mark.parametrize(("width", "look"), [(390, "light"), (1280, "dark"), (1280, "forced")])
def test_accessibility_rules_hold(engine: str, reader: ReaderOf, width: int, look: str) -> None:
    if (engine, look) == ("webkit", "forced"):
        pytest.skip("WebKit knows no colours of a contrast theme")
    one = reader(width, look)
    assert one.run(f"return {SHOWN[look]}")
    faults = []
    for path in (*EVERY_PAGE.values(), *OTHER_FORMS.values()):
        one.opens(path)
        one.sees("h1")
        broken = one.run(BROKEN, RULES if (width, look) == (390, "light") else RULES_OF_LOOKS)
        faults += [(path, rule, html) for rule, html in broken if STREAMLITS_OWN.get(rule, "no such element") not in html]
    assert faults == []
