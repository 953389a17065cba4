"""The whole catalogue as files: PNG, SVG, PDF, CSV and alt text of each figure, one index.json, and a page to look through."""

import json
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from commitments import PROJECT
from commitments.downloads.export import table_csv
from commitments.figures import CATALOGUE, GROUNDS, SIZES, alt, picture
from commitments.figures.canvas.pdf import pdf
from commitments.figures.canvas.png import png
from commitments.figures.canvas.svg import Words, svg
from commitments.figures.picture import Picture
from commitments.library import Dataset
from commitments.selecting.selection import Selection


def about(shown: Picture, licence: str) -> Words:
    """What a file says of itself: title, alt text, where it is from, licence."""
    source = " ".join(filter(None, (alt.credit(shown), shown.frame.address)))
    return Words(shown.frame.title, alt.alt_text(shown), source, f"{PROJECT}, {licence}")


def data_file(dataset: Dataset, shown: Picture) -> bytes:
    """The table behind the picture as CSV; its last column says where it is from, and what of what was asked for is not in it."""
    return table_csv(shown.data, " ".join(filter(None, (shown.left_out, about(shown, dataset.site.licence).source))))


def svg_file(dataset: Dataset, shown: Picture, size: str, ground: str) -> bytes:
    """The picture as an SVG document with its words inside."""
    return svg(shown.sheet(size, ground), about(shown, dataset.site.licence)).encode("utf-8")


def pdf_file(dataset: Dataset, shown: Picture, size: str, ground: str) -> bytes:
    """The picture as a PDF of one page: vectors, words that can be selected, links."""
    return pdf(shown.sheet(size, ground), about(shown, dataset.site.licence))


def png_file(dataset: Dataset, shown: Picture, size: str, ground: str) -> bytes:
    """The picture as PNG, twice its size in pixels, with its words inside."""
    return png(shown.sheet(size, ground), about(shown, dataset.site.licence), str(dataset.site.licence_url))


def write_figures(
    dataset: Dataset,
    selection: Selection,
    folder: Path,
    names: Sequence[str] = (),
    sizes: Sequence[str] = (),
    grounds: Sequence[str] = ("light",),
    base: str = "",
    told: Callable[[int, int, str], None] = lambda done, of, what: None,
) -> Path:
    """Writes the figures ``names`` (all where empty) of a selection into ``folder``; gives the path of index.json.

    ``sizes``: keys of ``look.SIZES``; where empty, each figure comes in the size that suits it. ``told(done, of, what)`` hears of each
    step. Same data, same files. Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [
        (name, size, ground) for name in names or CATALOGUE for size in sizes or (CATALOGUE[name].size,) for ground in grounds
    ]
    entries: dict[str, dict[str, Any]] = {}
    for done, (name, size, ground) in enumerate(jobs):
        told(done, len(jobs), f"{name} {size} {ground}")
        shown = picture(dataset, selection, name, base)
        if name not in entries:
            (folder / f"{name}.csv").write_bytes(data_file(dataset, shown))
            (folder / f"{name}.txt").write_text(f"{alt.to_copy(shown)}\n", encoding="utf-8")
            entries[name] = _entry(shown)
        stem = f"{name}-{size}-{ground}"
        (folder / f"{stem}.svg").write_bytes(svg_file(dataset, shown, size, ground))
        (folder / f"{stem}.png").write_bytes(png_file(dataset, shown, size, ground))
        (folder / f"{stem}.pdf").write_bytes(pdf_file(dataset, shown, size, ground))
        sheet = shown.sheet(size, ground)
        measures = {"width": sheet.size.width, "height": round(sheet.height)}
        entries[name]["files"].append(
            {"size": size, "ground": ground, **measures, "png": f"{stem}.png", "svg": f"{stem}.svg", "pdf": f"{stem}.pdf"}
        )
    told(len(jobs), len(jobs), "done")
    index = {
        "data_version": dataset.version,
        "licence": dataset.site.licence,
        "licence_url": dataset.site.licence_url,
        "selection": selection.sentence(dataset),
        "figures": list(entries.values()),
    }
    path = folder / "index.json"
    path.write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / "index.html").write_text(_page(index), encoding="utf-8")
    return path


def _entry(shown: Picture) -> dict[str, Any]:
    return {
        "name": shown.figure.name,
        "question": shown.figure.question,
        "title": shown.frame.title,
        "caption": alt.caption(shown),
        "credit": alt.credit(shown),
        "alt": alt.alt_text(shown),
        "address": shown.frame.address or None,
        "data": f"{shown.figure.name}.csv",
        "texts": f"{shown.figure.name}.txt",
        "files": [],
    }


def _page(index: dict[str, Any]) -> str:
    """The catalogue to look through: every picture with its question, alt text and files."""
    parts = []
    for entry in index["figures"]:
        for file in entry["files"]:
            label = f"{SIZES[file['size']].label}, {GROUNDS[file['ground']].label.lower()}"
            links = f'<a href="{file["png"]}">PNG</a>, <a href="{file["svg"]}">SVG</a>, <a href="{file["pdf"]}">PDF</a>, <a href="{entry["data"]}">data</a>'
            parts.append(
                f'<figure><img src="{file["svg"]}" width="{file["width"]}" height="{file["height"]}" alt="{escape(entry["alt"], quote=True)}">'
                f"<figcaption><strong>{escape(entry['question'])}</strong> {escape(entry['name'])}, {label}: {links}</figcaption></figure>"
            )
    return (
        '<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Figures of {PROJECT}</title>"
        "<style>body{font:16px/1.5 Liberation Sans,Arial,sans-serif;margin:2rem;background:#eef1f4;"
        "color:#14202b}main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,30rem),1fr));gap:1.5rem;align-items:start}"
        "figure{margin:0}img{max-width:100%;height:auto;display:block}</style>"
        f"<h1>Figures of {PROJECT}</h1><p>{escape(index['selection'])}. Data version {escape(index['data_version'])}.</p>"
        f"<main>{''.join(parts)}</main></html>\n"
    )
