"""The shipped data with an invented second election, for tests alone: what the site must be able to hold when one comes.

Scotland votes again: the SNP and Labour's Scottish edition have a second document each, the Greens have one that was not read.
"""

import re
from pathlib import Path

from datasets import FROZEN

FIRST, SECOND = "ge2024", "test2099"
SHORT_NAME = "2099 test election"
SNP_ROWS = ("snp-2099/more-dentists", "snp-2099/shorter-waits")
LABOUR_ROW = "labour-scotland-2099/more-gps"


def _commitment(id_: str, title: str, theme: str) -> str:
    return f"""
  - id: {id_}
    title: "{title}"
    summary: >-
      {title}, in an invented manifesto.
    scope: core
    theme: {theme}
    nations:
      - scotland
    nations_basis: "Invented"
    who_acts:
      - scottish-government
    stance: do
    action:
      - recruit
    section: "Health"
    find: "invented words"
"""


def _document(id_: str, party: str) -> str:
    return f"""
  - id: {id_}
    party: {party}
    branch: scotland
    election: {SECOND}
    title: "Invented"
    edition: "Scottish manifesto"
    archive_url: "https://example.org/{id_}"
    read_from: "nowhere"
    read_on: "2026-11-22"
    read_in_full:
      - "Health"
    skipped: "Nothing"
"""


def _with_result(parties: str, party: str, seats: int) -> str:
    result = f"      - election: {SECOND}\n        seats: {seats}\n        votes: {seats * 1000}\n"
    changed, count = re.subn(rf"(?s)(  - id: {party}\n.*?    results:\n)", rf"\1{result}", parties, count=1)
    assert count == 1
    return changed


def texts() -> dict[str, bytes]:
    """The data files that differ from the shipped ones, by name."""
    shipped = {path.name: path.read_text(encoding="utf-8") for path in FROZEN.glob("*.yaml")}
    elections = shipped["elections.yaml"].rstrip() + (
        f'\n\n  - id: {SECOND}\n    name: "Invented election, 7 May 2099"\n    short_name: "{SHORT_NAME}"\n    date: "2099-05-07"\n'
    )
    documents = _document("snp-2099", "snp") + _document("labour-scotland-2099", "labour")
    not_read = f"""
  - title: "Invented too"
    party: scottish-greens
    party_name: "Scottish Greens"
    election: {SECOND}
    nations:
      - scotland
    why: "Invented"
"""
    rows = (
        _commitment(SNP_ROWS[0], "Recruit more dentists", "dentistry")
        + _commitment(SNP_ROWS[1], "Shorten waits", "waiting-times")
        + _commitment(LABOUR_ROW, "Recruit more GPs", "primary-community")
    )
    changed = {
        "elections.yaml": elections,
        "documents.yaml": shipped["documents.yaml"].replace("\nnot_read:", f"{documents}\nnot_read:").rstrip()
        + "\n"
        + not_read,
        "parties.yaml": _with_result(_with_result(shipped["parties.yaml"], "snp", 70), "labour", 20),
        "commitments.yaml": shipped["commitments.yaml"].rstrip() + "\n" + rows,
    }
    return {name: text.encode() for name, text in changed.items()}


def write(folder: Path) -> None:
    """Puts the changed files into a copy of the data folder."""
    for name, text in texts().items():
        (folder / name).write_bytes(text)
