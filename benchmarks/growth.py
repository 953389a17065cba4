"""Data of many times the size: made for the benchmark, valid, and never shipped."""

import re
import shutil
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
RECORD = re.compile(r"(?=^  - id: )", re.MULTILINE)


def enlarged(folder: Path, times: int) -> Path:
    """A copy of data/ in ``folder`` with ``times`` as many commitments: each again under further ids, same in all else."""
    shutil.copytree(DATA, folder, dirs_exist_ok=True)
    path = folder / "commitments.yaml"
    head, *records = RECORD.split(path.read_text(encoding="utf-8"))
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for turn in range(times):
            mark = f"-{turn}" if turn else ""
            for record in records:
                # The id, and that of the commitment which it repeats.
                again = re.sub(r"^(  - id: \S+)$", rf"\1{mark}", record, flags=re.MULTILINE)
                file.write(re.sub(r"^(    same_as: \S+)$", rf"\1{mark}", again, flags=re.MULTILINE).rstrip("\n") + "\n\n")
    return folder
