"""PNG of a sheet: its PDF, which has the fonts of this package in it, so that no font of the machine matters, set in pixels by PDFium, the
library that draws PDFs in Chromium; with its words inside.

Pictures here are flat: 256 colours hold them, all of the sheet's own among these, in a third of the bytes.
"""

import io
import threading
import zlib
from collections.abc import Sequence
from html import escape

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageColor

from commitments import PROJECT
from commitments.figures.canvas.pdf import POINT, pdf
from commitments.figures.canvas.sheet import Sheet
from commitments.figures.canvas.svg import Words

SCALE = 2  # pixels in the file for one of the figure: sharp on dense screens and in print
DOTS_PER_METRE = round(96 * SCALE / 0.0254)  # shown at its own size, one pixel of the figure is one of CSS
COLOURS = 256
COMPRESSED = 4  # of 9: the bytes are a few in a hundred more than at the best, in half the time
HEADER = 8 + 25  # bytes of the signature and of the IHDR chunk, which must come first
_one_at_a_time = threading.Lock()  # PDFium must not be called from two threads at once


def png(sheet: Sheet, words: Words, licence_url: str = "") -> bytes:
    """The picture at twice its size in pixels, with its words as text chunks and as XMP, and its resolution."""
    return with_words(_flat(_pixels(pdf(sheet, words)), sheet.colours), words, licence_url)


def _pixels(document: bytes) -> np.ndarray:
    """The first page of a PDF as it is drawn: height by width by red, green, blue and one more, of a byte each."""
    with _one_at_a_time:
        opened = pdfium.PdfDocument(document)
        try:
            drawn = opened[0].render(scale=SCALE / POINT, rev_byteorder=True, prefer_bgrx=True, may_draw_forms=False)
            found: np.ndarray = drawn.to_numpy().copy()
        finally:
            opened.close()
    return found


def _flat(pixels: np.ndarray, own: Sequence[str]) -> bytes:
    """A PNG with a palette: ``own``, the colours that the sheet is drawn in, then of the shades between them, at the edges of letters and
    marks, those that stand in the picture most. Each other shade becomes the nearest of these.

    A mark in a colour that means something may be smaller than the edges of a common word: it must not have to compete with them. Pillow
    would change every colour a little to find its palette.
    """
    high, wide = pixels.shape[:2]
    counted = sorted(Image.fromarray(pixels[..., :3]).getcolors(high * wide) or (), key=lambda pair: (-pair[0], pair[1]))
    first = list(map(ImageColor.getrgb, own))
    found = [colour for _, colour in counted]
    palette = np.array([*first, *(colour for colour in found if colour not in first)][:COLOURS], dtype=np.int32)
    places = np.empty(1 << 24, dtype=np.uint8)  # by a colour's number; only those of the picture are filled in
    for some in range(0, len(found), 1024):  # in parts that the processor's own store holds
        part = np.array(found[some : some + 1024], dtype=np.int32)
        places[part @ (1, 1 << 8, 1 << 16)] = _nearest(part, palette)
    codes = pixels.view("<u4").reshape(high, wide) & 0xFFFFFF
    flat = Image.fromarray(places[codes])
    flat.putpalette(palette.astype(np.uint8).tobytes())
    out = io.BytesIO()
    flat.save(out, "PNG", compress_level=COMPRESSED)
    return out.getvalue()


def _nearest(colours: np.ndarray, palette: np.ndarray) -> np.ndarray:
    """The place in the palette of what is nearest to each colour."""
    apart = (np.square(colours[:, None, channel] - palette[None, :, channel]) for channel in range(3))
    nearest: np.ndarray = sum(apart, start=np.zeros(1, dtype=np.int32)).argmin(axis=1)
    return nearest


def with_words(image: bytes, words: Words, licence_url: str = "") -> bytes:
    """The PNG with its words behind the header: as text chunks, and as XMP, which picture desks and search engines read."""
    texts = {"Title": words.title, "Description": words.description, "Source": words.source, "Copyright": words.rights}
    chunks = _chunk(b"pHYs", DOTS_PER_METRE.to_bytes(4, "big") * 2 + b"\x01")
    for name, text in (*texts.items(), ("XML:com.adobe.xmp", xmp(words, licence_url))):
        chunks += _chunk(b"iTXt", name.encode("latin-1") + b"\0\0\0\0\0" + text.encode("utf-8"))
    return image[:HEADER] + chunks + image[HEADER:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def xmp(words: Words, licence_url: str) -> str:
    """Title, credit, source, rights, licence and alt text in the fields of XMP, IPTC and PLUS that hold them."""
    spoken = {
        "dc:title": words.title,
        "dc:description": words.description,
        "dc:rights": words.rights,
        "Iptc4xmpCore:AltTextAccessibility": words.description,
        "xmpRights:UsageTerms": words.rights,
    }
    plain = {"photoshop:Credit": PROJECT, "photoshop:Source": words.source, "photoshop:Headline": words.title}
    if licence_url:
        plain |= {"xmpRights:WebStatement": licence_url, "cc:license": licence_url}
    fields = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in plain.items())
    fields += "".join(
        f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'
        for name, text in spoken.items()
    )
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" '
        'xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:cc="http://creativecommons.org/ns#" '
        'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
        f"<xmpRights:Marked>True</xmpRights:Marked>{fields}"
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
