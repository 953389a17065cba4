"""The files of a figure: what they say of themselves, that they come out the same, and the command that writes them all."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest
from PIL import Image, ImageChops, ImageColor

from commitments.__main__ import main
from commitments.figures import CATALOGUE, GROUNDS, SIZES, alt, picture
from commitments.figures.canvas.look import Ground
from commitments.figures.canvas.png import SCALE
from commitments.figures.files import data_file, pdf_file, png_file, svg_file
from commitments.library import Dataset
from commitments.selecting.selection import Selection
from tests.figures.measuring import measured
from tests.figures.measuring import width as width_in_font

TWO = Selection(parties=("labour", "snp"))
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def opened(image: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(image))
    found.load()
    return found


KINDS = ("party", "theme", "topic", "nation")


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_numbers_have_ids_beside_names(name: str, dataset: Dataset) -> None:
    """By which they join the other files, where a name may be spelt otherwise next year."""
    shown = picture(dataset, Selection(), name)
    rows = list(csv.DictReader(io.StringIO(data_file(dataset, shown).decode("utf-8-sig"))))
    assert len(rows) == len(shown.table)
    for column in KINDS:
        if column in rows[0]:
            known = dataset.by_id[column]
            for row in rows:
                id_ = row[f"{column}_id"]
                # What stands for none of them, as the commitments on no topic, has no id.
                assert (
                    id_ in known if id_ else row[column] not in {getattr(one, "short_name", one.name) for one in known.values()}
                )
    if "date" in rows[0]:
        assert {len(row["date_latest"]) for row in rows} == {len("2024-07-04")}


@pytest.mark.parametrize("name", CATALOGUE)
def test_no_id_tells_a_party_whose_name_is_hidden(name: str, dataset: Dataset) -> None:
    shown = picture(dataset, Selection(names_hidden=True), name)
    rows = list(csv.DictReader(io.StringIO(data_file(dataset, shown).decode("utf-8-sig"))))
    assert not any("party_id" in row for row in rows)
    parties = set(dataset.by_id["party"]) - set(dataset.by_id["theme"]) - set(dataset.by_id["topic"])
    assert not {value for row in rows for value in row.values()} & parties


@pytest.mark.parametrize("make", [png_file, svg_file, pdf_file])
def test_the_same_figure_gives_the_same_bytes(make: Callable[..., bytes], dataset: Dataset) -> None:
    one, other = (make(dataset, picture(dataset, TWO, "reach", "https://example.org"), "1200x675", "dark") for _ in range(2))
    assert one == other


def test_a_png_says_what_it_is(dataset: Dataset) -> None:
    shown = picture(dataset, TWO, "reach", "https://example.org")
    image = opened(png_file(dataset, shown, "1200x675", "light"))
    assert image.size == (1200 * SCALE, 675 * SCALE)
    assert image.mode == "P", "it has a palette"
    assert image.info["dpi"] == pytest.approx((96 * SCALE, 96 * SCALE), abs=0.1)
    assert image.text["Title"] == shown.frame.title
    assert image.text["Description"] == alt.alt_text(shown)
    assert "https://example.org/figures?" in image.text["Source"] and dataset.site.licence in image.text["Copyright"]


def test_a_png_says_the_same_to_picture_desks(dataset: Dataset) -> None:
    shown = picture(dataset, TWO, "reach", "https://example.org")
    packet = opened(png_file(dataset, shown, "1200x675", "light")).text["XML:com.adobe.xmp"]
    (described,) = ElementTree.fromstring(packet).iter(f"{RDF}Description")
    said = {field.tag.split("}")[1]: "".join(field.itertext()) for field in described}
    assert said["title"] == said["Headline"] == shown.frame.title
    assert said["AltTextAccessibility"] == said["description"] == alt.alt_text(shown)
    assert said["Credit"] == "Pledge to Plan" and said["Source"].startswith(alt.credit(shown))
    assert said["WebStatement"] == said["license"] == str(dataset.site.licence_url)
    assert dataset.site.licence in said["rights"]


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_a_palette_changes_no_colour_that_means_something(ground: Ground, dataset: Dataset) -> None:
    shown = picture(dataset, Selection(), "reach")
    name = next(name for name, known in GROUNDS.items() if known is ground)
    sheet = shown.sheet("1080x1080", name)
    image = opened(png_file(dataset, shown, "1080x1080", name)).convert("RGB")
    filled = {bar.colour for bar in sheet.bars if not bar.hatched and bar.width > 4 and bar.height > 4}
    found = {f"#{red:02x}{green:02x}{blue:02x}" for _, (red, green, blue) in image.getcolors(1 << 24)}
    assert {ground.paper, *filled} <= found


def test_an_svg_says_what_it_is_and_holds_no_raster(dataset: Dataset) -> None:
    shown = picture(dataset, TWO, "reach", "https://example.org")
    whole = svg_file(dataset, shown, "1200x675", "light").decode()
    tree = ElementTree.fromstring(whole)
    title, description = tree[0], tree[1]
    assert (title.text, description.text) == (shown.frame.title, alt.alt_text(shown))
    assert tree.get("role") == "img" and tree.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "<image" not in whole


@pytest.mark.parametrize(("name", "size", "ground"), [("reach", "1200x675", "light"), ("topics", "narrow", "dark")])
def test_a_pdf_holds_every_word_as_text_its_links_and_what_it_is(name: str, size: str, ground: str, dataset: Dataset) -> None:
    shown = picture(dataset, TWO, name, "https://example.org")
    document = pdfium.PdfDocument(pdf_file(dataset, shown, size, ground))
    (page,) = document
    read = " ".join(page.get_textpage().get_text_range().split())
    texts = [" ".join(text.text.split()) for text in shown.sheet(size, ground).texts if not text.upright]
    missing = [text for text in texts if text not in read]
    assert not missing
    assert document.get_metadata_dict()["Title"] == shown.frame.title
    wide, high = shown.measures(size)
    assert page.get_size() == pytest.approx((wide * 0.75, high * 0.75))
    assert not list(page.get_objects(filter=[pdfium_raw.FPDF_PAGEOBJ_IMAGE])), "vectors, and no picture of them"


@pytest.mark.parametrize("name", ["reach", "themes", "topics", "facts"])
def test_a_png_shows_what_the_svg_places(name: str, dataset: Dataset) -> None:
    """Each mark's colour, filled or hatched, is found where the SVG has it; in a picture moved by a hand's breadth it is not."""
    shown = picture(dataset, Selection(), name)
    image = opened(png_file(dataset, shown, "1080x1080", "light")).convert("RGB")
    drawn = measured(svg_file(dataset, shown, "1080x1080", "light").decode())
    marks = [mark for mark in [*drawn["bars"], *drawn["tints"]] if _is_large(mark["box"]) and mark["fill"] != drawn["paper"]]
    assert marks and _not_found(marks, image) == []
    assert len(_not_found(marks, ImageChops.offset(image, 90, 45))) > len(marks) / 4
    assert _not_found(marks, Image.new("RGB", image.size, drawn["paper"])) == marks


def _is_large(box: list[float]) -> bool:
    left, top, right, bottom = box
    return right - left > 8 and bottom - top > 8


def _not_found(marks: list[dict[str, Any]], image: Image.Image) -> list[dict[str, Any]]:
    """The marks whose colour is not in each quarter of their place in the picture, a pixel from the edge."""

    def is_there(mark: dict[str, Any]) -> bool:
        left, top, right, bottom = (round(edge * SCALE) for edge in mark["box"])
        middle, half = (left + right) // 2, (top + bottom) // 2
        quarters = [
            (x, y, z, w) for x, z in ((left + 1, middle), (middle, right - 1)) for y, w in ((top + 1, half), (half, bottom - 1))
        ]
        wanted = ImageColor.getrgb(mark["fill"])
        parts = [image.crop(quarter) for quarter in quarters]
        return all(wanted in {colour for _, colour in part.getcolors(part.width * part.height)} for part in parts)

    return [mark for mark in marks if not is_there(mark)]


SAMPLES = [
    "Ŵyth o bobl ŷn ymarfer â’r tŷ",
    "Sinn Féin – Éire, sláinte, Ó Néill",
    "£1,010 million; “NHS” × 3 ◇",
    "W" * 20,
    "il" * 20,
]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", SAMPLES)
def test_no_text_is_wider_than_it_was_reckoned(text: str, bold: bool) -> None:
    from commitments.figures.canvas.text import width

    assert width_in_font(text, bold) <= width(text, 1, bold) + 0.002 * len(text)


@pytest.mark.parametrize("letter", "ŵŷŴŶâêîôûáéíóúÁÉÍÓÚàèìòùċḃ£€–—‘’“”…×→")
def test_the_fonts_have_the_letters_of_these_islands(letter: str) -> None:
    from fontTools.ttLib import TTFont

    from commitments.figures.canvas.pdf import FONTS

    for path in FONTS.values():
        assert ord(letter) in TTFont(path).getBestCmap()


@pytest.mark.parametrize("size", SIZES)
def test_measures_are_those_of_the_file(size: str, dataset: Dataset) -> None:
    shown = picture(dataset, TWO, "facts")
    wide, high = shown.measures(size)
    tree = ElementTree.fromstring(svg_file(dataset, shown, size, "grey"))
    assert (tree.get("width"), tree.get("height")) == (str(wide), str(high))


def test_the_command_writes_everything_of_the_chosen_figures(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    asked = ["--out", str(tmp_path), "--only", "matrix", "--only", "card", "--party", "labour", "--size", "1080x1080"]
    assert main(["figures", *asked, "--address", "https://example.org/"]) == 0
    index = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in index["figures"]] == ["matrix", "card"]
    assert "Labour" in index["selection"]
    for entry in index["figures"]:
        assert entry["alt"] and entry["address"].startswith("https://example.org/figures?party=labour")
        for name in (entry["data"], entry["texts"], *(file[kind] for file in entry["files"] for kind in ("png", "svg"))):
            assert (tmp_path / name).stat().st_size > 100
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.count("<figure>") == 2
    assert "index.html" in capsys.readouterr().out


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["figures", "--out", str(tmp_path), "--party", "labor"]) == 2
    assert "did you mean labour?" in capsys.readouterr().err
    taken = tmp_path / "a file"
    taken.write_text("in the way")
    assert main(["figures", "--out", str(taken), "--only", "card"]) == 1
    assert "a file" in capsys.readouterr().err
