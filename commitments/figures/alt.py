"""What is said of a figure in words: alt text, caption, credit, and the HTML to paste. All from what it is drawn from."""

from html import escape

from commitments.figures import SIZES, Picture


def alt_text(picture: Picture) -> str:
    """The figure for people who cannot see it: its title, what it counts, the numbers that stand out, the blanks, its note."""
    frame = picture.frame
    return " ".join(filter(None, [f"{frame.title}.", frame.subtitle.replace("\u00a0", " "), *picture.told, frame.note]))


def caption(picture: Picture) -> str:
    """One or two sentences to stand below the figure."""
    return f"{picture.frame.title}. {picture.frame.note}".strip()


def credit(picture: Picture) -> str:
    """Who made it from what, as the licence asks for it."""
    return f"Pledge to Plan. {picture.frame.source}"


def to_copy(picture: Picture) -> str:
    """Caption, credit, alt text and address, a line each, for an editorial system's fields."""
    lines = [f"Caption: {caption(picture)}", f"Credit: {credit(picture)}", f"Alt text: {alt_text(picture)}"]
    return "\n".join([*lines, f"Link: {picture.frame.address}"] if picture.frame.address else lines)


def figure_html(picture: Picture, size: str, file_name: str) -> str:
    """A ``<figure>`` for the PNG of that name; the picture's own size keeps the page from jumping while it loads."""
    wide, high = SIZES[size].width, SIZES[size].height
    measures = f' width="{wide}" height="{high}"' if high else ""
    link = escape(picture.frame.address, quote=True)
    source = f'<a href="{link}">{escape(credit(picture))}</a>' if link else escape(credit(picture))
    return (
        f'<figure>\n  <img src="{escape(file_name, quote=True)}" alt="{escape(alt_text(picture), quote=True)}"{measures} '
        f'style="max-width:100%;height:auto">\n  <figcaption>{escape(caption(picture))} {source}</figcaption>\n</figure>'
    )


def iframe_html(picture: Picture, address: str, height: int) -> str:
    """An ``<iframe>`` that shows the figure live; ``address`` is that of the embed view."""
    return (
        f'<iframe src="{escape(address, quote=True)}" title="{escape(picture.frame.title, quote=True)}" width="100%" height="{height}" '
        'style="border:0;max-width:760px" loading="lazy"></iframe>'
    )
