"""Harm at random for a short while; `make chaos` goes on for ten minutes."""

from pathlib import Path

import pytest

from tests.serving.chaos import RECOVERY, run
from tests.serving.farm import MISSING, WHY_MISSING

SLOW = 4  # times as slow a machine that other tests keep busy may be


@pytest.mark.slow
@pytest.mark.skipif(MISSING, reason=WHY_MISSING)
def test_no_harm_makes_an_answer_wrong_or_loses_a_view(tmp_path: Path) -> None:
    result = run(20, 3, tmp_path, SLOW * RECOVERY)
    assert result["bad"] == []
    assert result["right"] > 20 and result["changes"] > 4, "readers read meanwhile"
