"""The register of pages: their addresses, files, names and questions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commitments.figures import CATALOGUE, GROUNDS, SIZES
from web.settings import settings

ANY: tuple[str, ...] = ()
PER_PAGE = 16  # commitments on a page of a list: on a phone five thousand pixels, each with its rest behind a fold


@dataclass(frozen=True)
class PageInfo:
    """A page: its path in web addresses ('' is the Overview), its file, its short name and the question it answers; whether it has
    the filters beside it, and its own parameters, which belong to no filter, each with the values that it may have (``ANY``: no closed
    list of them)."""

    path: str
    file: str
    label: str
    question: str
    filters: bool = True
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


_FIGURE = {"figure": tuple(CATALOGUE), "ground": tuple(GROUNDS), "id": ANY}

PAGES = {
    page.path: page
    for page in (
        PageInfo("", "dashboard.py", "Overview", "Who promised what on health and care?"),
        PageInfo("answer", "pages/answer.py", "Answer", "What do you care about?"),
        PageInfo("new", "pages/new.py", "What's new", "What has changed?", own={"since": ANY}),
        PageInfo(
            "explore",
            "pages/explore.py",
            "Explore",
            "Which commitments match what I care about?",
            own={"view": ("cards", "table"), "p": ANY},
        ),
        PageInfo("compare", "pages/compare.py", "Compare", "How do the parties differ on this?"),
        PageInfo("nations", "pages/nations.py", "Nations", "What does it mean where I live?"),
        PageInfo(
            "pledge_to_plan", "pages/pledge_to_plan.py", "Pledge to plan", "How much of a plan is it, and what became of it?"
        ),
        PageInfo(
            "figures",
            "pages/figures.py",
            "Figures",
            "Which picture do you need?",
            own=_FIGURE | {"size": tuple(SIZES), "chart": ("open",)},
        ),
        PageInfo(
            "list",
            "pages/list.py",
            "My list",
            "Which promises are you working with?",
            own={"of": ANY, "id": ANY, "by": ("party", "theme", "nation")},
        ),
        PageInfo("commitment", "pages/commitment.py", "Commitment", "What exactly did they say?", False, {"id": ANY}),
        PageInfo("sheet", "pages/sheet.py", "Plan sheet", "What would make this pledge a plan?", False, {"id": ANY}),
        PageInfo(
            "editors_desk",
            "pages/editors_desk.py",
            "Editors' desk",
            "Is my edited data right, and what would it change?",
            filters=False,
        ),
        PageInfo("data", "pages/data.py", "Data", "What can you download, and what is in it?", filters=False),
        PageInfo("trust", "pages/trust.py", "Trust", "How far can this be trusted?", filters=False),
        PageInfo("about", "pages/about.py", "About the data", "Where does all this come from?", filters=False),
    )
}
# What readers call the parameters that belong to no filter.
NAMES_OF_OWN = {
    "figure": "figure",
    "ground": "colours",
    "size": "size",
    "chart": "chart",
    "id": "commitment",
    "view": "form of the list",
    "p": "page",
    "since": "date",
    "of": "list",
    "by": "order",
}
DESK = "editors_desk"
# An answer is reached by asking, the page of one commitment and its plan sheet from a list, the others from the foot of every page.
NOT_IN_NAVIGATION = ("answer", "commitment", "sheet", "data", "trust", DESK)
IN_NAVIGATION = tuple(page for page in PAGES.values() if page.path not in NOT_IN_NAVIGATION)
# Shown in frames on other sites, and no page of this one: it has no frame of its own and no link leads to it.
EMBED = PageInfo("embed", "pages/embed.py", "Embed", "A figure to show on other sites", False, _FIGURE | {"size": tuple(SIZES)})


def offered(path: str) -> bool:
    """Whether this site offers a page at the path: the Editors' desk only where its settings say so."""
    return path in PAGES and (path != DESK or settings().desk)
