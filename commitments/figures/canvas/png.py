"""PNG of an SVG: drawn by resvg with the fonts of this package, so that no font of the machine matters, and with its words inside.

Pictures here are flat: 256 colours hold them, in a third of the bytes.
"""

import io
import zlib
from html import escape
from pathlib import Path

import numpy as np
import resvg_py
from PIL import Image

from commitments.figures.canvas.svg import Words

SCALE = 2  # pixels in the file for one of the figure: sharp on dense screens and in print
DOTS_PER_METRE = round(96 * SCALE / 0.0254)  # shown at its own size, one pixel of the figure is one of CSS
COLOURS = 256
FONTS = [str(path) for path in sorted((Path(__file__).parent / "fonts").glob("*.ttf"))]
HEADER = 8 + 25  # bytes of the signature and of the IHDR chunk, which must come first


def png(svg: str, words: Words, licence_url: str = "") -> bytes:
    """The picture at twice its size in pixels, with its words as text chunks and as XMP, and its resolution."""
    return with_words(_flat(_drawn(svg)), words, licence_url)


def _drawn(svg: str) -> bytes:
    """The only call of the library that draws; whichever takes an SVG and gives a PNG could stand here."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=SCALE, font_files=FONTS, skip_system_fonts=True))


def _flat(image: bytes) -> bytes:
    """The same picture with a palette: the colours that stand in it most, each other one as the nearest of them.

    Pillow would change every colour a little to find its palette; what fills a bar must stay as it is.
    """
    full = Image.open(io.BytesIO(image)).convert("RGBA")
    counted = sorted(full.getcolors(full.width * full.height) or (), key=lambda pair: (-pair[0], pair[1]))
    found = np.array([colour[:3] for _, colour in counted if isinstance(colour, tuple)], dtype=np.int64)
    palette = found[:COLOURS]
    places = np.empty(1 << 24, dtype=np.uint8)  # by a colour's number; only those of the picture are filled in
    places[found @ (1, 1 << 8, 1 << 16)] = np.square(found[:, None] - palette).sum(axis=2).argmin(axis=1)
    codes = np.frombuffer(full.tobytes(), dtype="<u4").reshape(full.height, full.width) & 0xFFFFFF
    flat = Image.fromarray(places[codes])
    flat.putpalette(palette.astype(np.uint8).tobytes())
    out = io.BytesIO()
    flat.save(out, "PNG", compress_level=6)
    return out.getvalue()


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
    plain = {"photoshop:Credit": "Pledge to Plan", "photoshop:Source": words.source, "photoshop:Headline": words.title}
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
