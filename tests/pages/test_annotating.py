"""HTML says which day a date is and in which language a name is, wherever they stand in a text."""

import pytest
from markupsafe import Markup

from commitments.library import Dataset
from components.annotating import annotated


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("read on 4 July 2024.", 'read on <time datetime="2024-07-04"></time>4 July 2024.'),
        ("by March 2030", 'by <time datetime="2030-03"></time>March 2030'),
        ("1\u00a0May\u00a02026", '<time datetime="2026-05-01"></time>1\u00a0May\u00a02026'),
        ("30 February 2026", "30 February 2026"),  # an editor's slip is no date
        ("the parties may 2024", "the parties may 2024"),
        ('<a title="4 July 2024">x</a>', '<a title="4 July 2024">x</a>'),
        ("in 2024", "in 2024"),
    ],
)
def test_a_date_is_told_to_programs(text: str, told: str) -> None:
    assert annotated(Markup(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Plaid Cymru’s plan", '<span lang="cy">Plaid Cymru</span>’s plan'),
        ("Senedd Cymru, the Senedd", '<span lang="cy">Senedd Cymru</span>, the <span lang="cy">Senedd</span>'),
        ("Sinn Féin", '<span lang="ga">Sinn Féin</span>'),
        ("Albania", "Albania"),
        ('<img alt="Sinn Féin">', '<img alt="Sinn Féin">'),
    ],
)
def test_a_name_in_another_language_says_so(shipped: Dataset, text: str, told: str) -> None:
    assert annotated(Markup(text), shipped) == told
