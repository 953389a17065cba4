"""What is said of a figure in words: alt text, caption, credit, and the HTML to paste. All from what it is drawn from."""

import re
from collections.abc import Callable
from html import escape

from commitments import PROJECT
from commitments.figures import SIZES, Picture
from commitments.figures.canvas.png import SCALE

LAYOUTS = ("wide", "narrow")  # those that are as high as they need
AROUND = 84  # pixels that the embed view needs beside the picture

# The full address of the PNG of a size.
Address = Callable[[str], str]


def alt_text(picture: Picture) -> str:
    """The figure for people who cannot see it: its title, what it counts, the numbers that stand out, the blanks, its note."""
    frame = picture.frame
    return " ".join(filter(None, [_ended(frame.title), frame.subtitle.replace("\u00a0", " "), *picture.told, frame.note]))


def caption(picture: Picture) -> str:
    """One or two sentences to stand below the figure."""
    return f"{_ended(picture.frame.title)} {picture.frame.note}".strip()


def _ended(title: str) -> str:
    """As a sentence: many titles are questions."""
    return title if title.endswith("?") else f"{title}."


def credit(picture: Picture) -> str:
    """Who made it from what, as the licence asks for it."""
    return f"{PROJECT}. {picture.frame.source}"


def to_copy(picture: Picture) -> str:
    """Caption, credit, alt text and address, a line each, for an editorial system's fields."""
    lines = [f"Caption: {caption(picture)}", f"Credit: {credit(picture)}", f"Alt text: {alt_text(picture)}"]
    return "\n".join([*lines, f"Link: {picture.frame.address}"] if picture.frame.address else lines)


def figure_html(picture: Picture, size: str, address: Address) -> str:
    """A ``<figure>`` with the PNG at its full address. Its width and height keep a page from jumping while it loads; on a phone a browser
    takes the layout for phones, where the size is one of those that are as high as they need."""
    wide, high = picture.measures(size)
    if SIZES[size].height:
        sources = f'srcset="{_esc(address(size))} {SCALE}x"'
    else:
        layouts = ", ".join(f"{address(layout)} {SIZES[layout].width * SCALE}w" for layout in LAYOUTS)
        # Phones count two or three pixels for one: this width makes them take the narrow one. How wide it shows is said by its style.
        sources = f'srcset="{_esc(layouts)}" sizes="(max-width: 480px) 230px, {wide}px"'
    link = _esc(picture.frame.address)
    source = f'<a href="{link}">{escape(credit(picture))}</a>' if link else escape(credit(picture))
    image = (
        f'<img src="{_esc(address(size))}" {sources} alt="{_esc(alt_text(picture))}" width="{wide}" height="{high}" '
        f'style="max-width:100%;height:auto">'
    )
    # Where the layout for phones is lost, as in WordPress, the picture is the way to one that can be read.
    image = f'<a href="{link}">{image}</a>' if link else image
    return f"<figure>\n  {image}\n  <figcaption>{escape(caption(picture))} {source}</figcaption>\n</figure>"


def markdown(picture: Picture, size: str, address: Address) -> str:
    """The PNG with its caption and its source, for systems that take Markdown."""
    image = f"![{_marked(alt_text(picture))}]({address(size)})"
    link = picture.frame.address
    source = f"[{_marked(credit(picture))}]({link})" if link else _marked(credit(picture))
    return f"{f'[{image}]({link})' if link else image}\n\n{_marked(caption(picture))} {source}"


def iframe_html(picture: Picture, address: str) -> str:
    """An ``<iframe>`` that shows the figure live, with the few words of script that fit its height to what it holds; ``address`` is that of
    the embed view. Without the script it is as high as the layout for phones needs in narrow windows, and as the wide one in wide ones.

    The script is an attribute: a site that takes frames away takes it along, where it would leave the text of an element behind.
    """
    wide, narrow = (picture.measures(layout)[1] + AROUND for layout in LAYOUTS)
    height = f"calc({wide}px + clamp(0px, (600px - 100vw) * 999, {max(0, narrow - wide)}px))"
    own = _safe(address.partition("/embed")[0])
    script = (
        "var f=this;f.onload=null;window.addEventListener('message',function(e){var h=e.data&&e.data.pledgeToPlanHeight;"
        f"if(e.source===f.contentWindow&&e.origin==='{own}'&&h>0)f.style.height=h+'px'}})"
    )
    return (
        f'<iframe src="{_esc(address)}" title="{_esc(picture.frame.title)}" width="100%" height="{wide}" '
        f'style="border:0;max-width:760px;height:{height}" loading="lazy" onload="{_esc(script)}"></iframe>'
    )


def _esc(text: str) -> str:
    return escape(text, quote=True)


def _safe(origin: str) -> str:
    """An origin as it may stand inside a script's string: what no address holds is left out."""
    return re.sub(r"[^\w.:/\[\]-]", "", origin)


def _marked(text: str) -> str:
    """Text as Markdown that shows exactly these characters."""
    return re.sub(r"([\\`*_\[\]<>#|!&])", r"\\\1", text)
