"""What the head of a document says of it in words, for search engines and for other sites: wherever the document stands."""

from commitments.figures.canvas.png import SCALE
from components.markup import esc
from web.addresses import Shown

PREVIEW_SIZE = "1200x630"


def words_of_head(shown: Shown, name: str) -> list[str]:
    """Title, description, proper address, and the same for previews. ``name``: of the site."""
    tags = [
        f"<title>{esc(f'{shown.title} – {name}')}</title>",
        f'<meta name="description" content="{esc(shown.description)}">',
        f'<meta property="og:title" content="{esc(shown.title)}">',
        f'<meta property="og:description" content="{esc(shown.description)}">',
        f'<meta property="og:site_name" content="{esc(name)}">',
        '<meta property="og:type" content="website"><meta property="og:locale" content="en_GB">',
    ]
    if shown.canonical:
        tags += [
            f'<link rel="canonical" href="{esc(shown.canonical)}">',
            f'<meta property="og:url" content="{esc(shown.canonical)}">',
        ]
    return tags


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
