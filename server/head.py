"""What the head of a document says of it in words, for search engines and for other sites: wherever the document stands."""

from collections.abc import Iterable

from commitments.figures.canvas.png import SCALE
from commitments.library import Dataset
from commitments.wording import inside
from components.markup import esc
from web.addresses import Shown
from web.pages import PAGES

PREVIEW_SIZE = "1200x630"
# The pages that a selection narrows.
FOLLOWED = {page.path for page in PAGES.values() if page.filters} | {"sheet"}


def words_of_head(shown: Shown, name: str, dated: str = "") -> list[str]:
    """Title, description, proper address, and the same for previews. ``name``: of the site; ``dated``: the day of its data."""
    tags = [
        f"<title>{esc(f'{shown.title} – {name}')}</title>",
        f'<meta name="description" content="{esc(shown.description)}">',
        f'<meta property="og:title" content="{esc(shown.title)}">',
        f'<meta property="og:description" content="{esc(shown.description)}">',
        f'<meta property="og:site_name" content="{esc(name)}">',
        '<meta property="og:type" content="website"><meta property="og:locale" content="en_GB">',
    ]
    if dated:  # archives keep no foot of a page
        tags.append(f'<meta name="date" content="{esc(dated)}">')
    if shown.canonical:
        tags += [
            f'<link rel="canonical" href="{esc(shown.canonical)}">',
            f'<meta property="og:url" content="{esc(shown.canonical)}">',
        ]
    return tags


def feeds_of(shown: Shown, path: str, dataset: Dataset | None) -> list[tuple[str, str]]:
    """The feeds that follow what a page shows, each its address relative to the site's root and its title: where the page is narrowed, first
    that of the same selection. A search has none, as anybody can make up endlessly many, nor have hidden names, which a feed would tell."""
    whole = [("data/changes.atom", "Updates and corrections"), ("data/corrections.atom", "Corrections")]
    # How the page shows them is no matter of the feed.
    selection = shown.selection.but(scope="core", order="seats")
    if dataset is None or path not in FOLLOWED or not selection.narrowing or selection.text or selection.names_hidden:
        return whole
    title = f"Updates and corrections: {inside(selection.sentence(dataset))}"
    return [(selection.address("data/changes.atom"), title), *whole]


def feeds_in_head(feeds: Iterable[tuple[str, str]]) -> list[str]:
    """What names feeds: pairs of an address and a title."""
    return [
        f'<link rel="alternate" type="application/atom+xml" href="{esc(address)}" title="{esc(title)}">'
        for address, title in feeds
    ]


def picture_in_head(address: str, said: str) -> list[str]:
    """What names the picture by which other sites show a link, in ``PREVIEW_SIZE``. ``said``: what it shows, as text."""
    wide, high = PREVIEW_SIZE.split("x")
    return [
        f'<meta property="og:image" content="{esc(address)}">',
        f'<meta property="og:image:width" content="{int(wide) * SCALE}">',
        f'<meta property="og:image:height" content="{int(high) * SCALE}">',
        f'<meta property="og:image:alt" content="{esc(said)}">',
        '<meta name="twitter:card" content="summary_large_image">',
    ]
