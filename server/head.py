"""What the head of a document says of it in words, for search engines and for other sites: wherever the document stands."""

from components.markup import esc
from web.addresses import Shown


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
