"""Files of other programs, saved or uploaded in the place of a data file: told for what they are by how they begin."""

from commitments.reading.yaml_values import Problem

PLAIN = "the data file itself, as plain text"
# How a file begins, what it is, and what to do.
BEGINNINGS = (
    (b"%PDF", "a PDF", PLAIN),
    (
        b"PK\x03\x04",
        "an Excel or Word file, or another ZIP archive",
        f"{PLAIN}; a spreadsheet goes: python -m commitments import FILE",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", PLAIN),
    (b"{\\rtf", "a text with formats (RTF)", f"{PLAIN}: in TextEdit choose Format, Make Plain Text"),
    (b"\x1f\x8b", "a packed file (gzip)", PLAIN),
    (b"\x89PNG", "a picture", PLAIN),
    (b"\xff\xd8\xff", "a picture", PLAIN),
    (b"SQLite format 3", "a database", PLAIN),
)
MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<?xml", b"<svg", b"<div", b"<p>")
GITS = b"version https://git-lfs"


def other_file(data: bytes) -> Problem | None:
    """The problem of a file that is none of YAML at all; None for any other."""
    for beginning, what, cure in BEGINNINGS:
        if data.startswith(beginning):
            return Problem(1, (), "no-data-file", what, cure)
    start = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(MARKUP):
        cure = "the data file itself, not the page that shows it: on GitHub choose 'Download raw file', or open 'Raw' and save that"
        return Problem(1, (), "no-data-file", "a web page (HTML)", cure)
    if start.startswith(GITS):
        return Problem(1, (), "no-data-file", "a git pointer to a file kept elsewhere", PLAIN)
    if start.startswith((b"diff --git", b"--- a/", b"index: ")):
        return Problem(1, (), "no-data-file", "a list of changes (a patch)", "the whole file after the changes")
    first = data[:400].split(b"\n", 1)[0]
    if b":" not in first and (first.count(b",") > 3 or first.count(b"\t") > 3):
        return Problem(
            1, (), "no-data-file", "a table (CSV)", f"{PLAIN}; a spreadsheet goes: python -m commitments export --editing FILE"
        )
    return None
