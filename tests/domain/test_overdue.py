"""The editors' list of standings that nobody has looked at for a year. Rows: see sample.py."""

import datetime

from sample import DENTISTS, dataset_of, sample_files

from commitments import __main__
from commitments.commands import overdue as command
from commitments.editing.overdue import Overdue, not_looked_at

TODAY = datetime.date(2026, 11, 28)
FREE, WAITS = "tartan-scotland-2024/free-checks", "red-uk-2024/shorter-waits"


def found(**looks: str) -> list[Overdue]:
    """What is overdue in the sample when its records were looked at on these days."""
    files = sample_files()
    first, second = files["progress.yaml"]["progress"]
    files["progress.yaml"]["progress"] = [
        first | ({"looked_at": looks["dentists"]} if "dentists" in looks else {}),
        second | ({"looked_at": looks["free"]} if "free" in looks else {}),
    ]
    if "waits" in looks:
        files["progress.yaml"]["nothing_found"][0]["looked_at"] = looks["waits"]
    return not_looked_at(dataset_of(files).progress, TODAY)


def test_without_a_noted_look_the_newest_evidence_counts_and_what_has_no_date_comes_first():
    assert found() == [Overdue(WAITS, "", False), Overdue(FREE, "2025-02-01", False), Overdue(DENTISTS, "2025-07-01", False)]


def test_a_look_within_the_year_takes_a_standing_off_the_list():
    assert found(dentists="2025-11-28", waits="2026-11-01", free="2025-11-27") == [Overdue(FREE, "2025-11-27", True)]


def test_a_look_as_precise_as_a_month_or_year_counts_as_far_as_it_goes():
    assert found(dentists="2025-11", waits="2025", free="2025-10") == [Overdue(FREE, "2025-10", True)]


def test_the_command_says_each_with_its_day_and_how_it_is_known(capsys):
    assert __main__.main(["overdue"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("not looked at for a year")
    assert command.line(Overdue(FREE, "2025-02-01", False)) == f"2025-02-01  {FREE}  (newest evidence, no look noted)"
    assert command.line(Overdue(FREE, "2025-02-01", True)) == f"2025-02-01  {FREE}  (last look)"
    assert command.line(Overdue(WAITS, "", False)) == f"no date     {WAITS}  (neither a look nor dated evidence noted)"
