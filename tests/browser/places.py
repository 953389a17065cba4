"""Addresses of every page, and of every form of a page that looks different: where the tests of looks and access go."""

from web.pages import PAGES

COMMITMENT = "labour-uk-2024/shared-waiting-lists"
# Long names and a filter of each kind, as a reader might have them.
FILTERS = "party=labour&party=scottish-greens&nation=scotland&theme=mental-health&fact=mechanism"

EVERY_PAGE = {
    path.replace("_", "-") or "overview": f"/{path}?id={COMMITMENT}" if path == "commitment" else f"/{path}" for path in PAGES
}
OTHER_FORMS = {
    "commitment-unknown": "/commitment?id=no-such",
    "explore-filtered": f"/explore?{FILTERS}",
    "explore-table": "/explore?view=table&theme=dentistry",
    "explore-nothing-found": "/explore?q=xyzzy&party=no-such",
    "compare-three": "/compare?party=labour&party=conservative&party=reform&theme=dentistry",
    "compare-hidden": "/compare?theme=dentistry&names=hidden",
    "nations-wales": "/nations?nation=wales",
    "answer-found": "/answer?q=dentists&nation=wales",
}
