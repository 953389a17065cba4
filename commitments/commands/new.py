"""``python -m commitments new``: a skeleton of a commitment, a progress update, a correction or a redirect in its place."""

import argparse
import datetime

from commitments.commands import complain
from commitments.commands.files import short
from commitments.editing import skeletons
from commitments.editing.editorial import HINT
from commitments.editing.formatting import NotReadable
from commitments.editing.writing import write_whole
from commitments.reading.folder import read_folder
from commitments.records import meant
from commitments.records.fields import date_exists
from commitments.records.vocabulary import REDIRECT_KINDS

DESCRIPTION = (
    "Writes a new entry into the right place of the right data file: with a free id, today's date, and hints as comments that say "
    "what belongs in each line."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    commitment = kinds.add_parser("commitment", help="a commitment of a document")
    commitment.add_argument("--document", required=True, help="id of the document: labour-uk-2024")
    commitment.add_argument("--title", required=True, help="the measure, imperative and neutral, at most 90 characters")
    commitment.add_argument("--key", default="", help="second part of its id; made from the title if not given")
    update = kinds.add_parser("update", help="an update on what became of a commitment")
    update.add_argument("--commitment", required=True, help="id of the commitment")
    correction = kinds.add_parser("correction", help="an entry in the public log of corrections")
    for name, what in (
        ("commitment", "id of the commitment, if it is about one"),
        ("field", "what was wrong: deadline, target.quantity"),
        ("said", "what stood there"),
        ("says", "what stands there now"),
        ("why", "what was wrong with it"),
    ):
        correction.add_argument(f"--{name}", default="", help=what)
    for dated in (update, correction):
        dated.add_argument("--date", default=datetime.date.today().isoformat(), help="2026-12-01; today if not given")
    redirect = kinds.add_parser("redirect", help="from an old id of a commitment to the one that holds it now")
    redirect.add_argument("--from", dest="old", required=True, help="the old id")
    redirect.add_argument("--to", dest="new", required=True, help="the id that holds it now")
    redirect.add_argument("--as", dest="how", choices=list(REDIRECT_KINDS), default="renamed", help="renamed if not given")


def run(options: argparse.Namespace) -> int:
    if fault := _fault_of(getattr(options, "date", "2024")):
        return complain(fault)
    if getattr(options, "said", "") and options.said == options.says:
        return complain("--said and --says are the same: --says is what stands there now")
    try:
        new = _made(options, read_folder(options.data).texts)
    except skeletons.Refused as refusal:
        return complain(str(refusal))
    except (NotReadable, KeyError):
        return complain("the data files have faults that must be fixed first; run: make check")
    path = options.data / new.file
    write_whole(path, new.text)
    print(f"{short(path)}:{new.line}: new {options.kind}{f' {new.id}' if new.id else ''}")
    if HINT.encode() in new.text:
        print("Fill its lines, then run: python -m commitments format --drop-hints, and: make check")
    return 0


def _fault_of(date: str) -> str:
    """Why a date cannot be taken, with the one that was probably meant; '' for one that can."""
    if not date_exists(date):
        likely = meant.date(date)
        better = f"; did you mean {likely}?" if date_exists(likely) else ", written as year, month and day: 2026-12-01"
        return f"'{date}' is no date{better}"
    if date > datetime.date.today().isoformat()[: len(date)]:
        return f"{date} is still to come: --date is the day on which it happened or was corrected"
    return ""


def _made(options: argparse.Namespace, texts: skeletons.Texts) -> skeletons.New:
    if options.kind == "commitment":
        return skeletons.new_commitment(texts, options.document, options.title, options.key)
    if options.kind == "update":
        return skeletons.new_update(texts, options.commitment, options.date)
    if options.kind == "redirect":
        return skeletons.new_redirect(texts, options.old, options.new, options.how)
    filled = {name: getattr(options, name) for name in ("commitment", "field", "said", "says", "why")}
    return skeletons.new_correction(texts, options.date, filled)
