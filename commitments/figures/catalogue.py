"""The catalogue of figures: what each is called, which question it answers, from which table it is drawn, and how."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from commitments.figures import counts, statements
from commitments.figures.canvas.frame import Frame
from commitments.figures.canvas.sheet import Box, Sheet
from commitments.library import Dataset
from commitments.selecting.names import Names
from commitments.selecting.selection import Selection

NO_SCORE = "A count says how much a party wrote. It is no score."


@dataclass(frozen=True)
class Figure:
    """One figure of the catalogue.

    ``ending``: what its title adds to the selection's sentence. ``explains``: what its marks are, in a sentence, for the subtitle.
    ``note``: what a reader must not take from it. ``needs``: "theme" or "topic" where it shows just one, "commitment" for the card.
    ``size``: the size that suits it best. ``some(table)``: how many commitments it shows, where not all of the selection.
    """

    name: str
    label: str
    question: str
    ending: str
    explains: str
    note: str
    table: Callable[[Dataset, Selection, Names], pd.DataFrame] | None
    draw: Callable[[pd.DataFrame, Frame, Sheet, Box], float] | None
    needs: str = ""
    size: str = "1080x1080"
    some: Callable[[pd.DataFrame], int] | None = None


CATALOGUE = {
    figure.name: figure
    for figure in (
        Figure(
            "matrix",
            "Party and theme matrix",
            "Who promised how much on which theme?",
            ", by theme and party",
            "Number of commitments on each theme.",
            NO_SCORE,
            counts.themes_table,
            counts.draw_matrix,
            size="1080x1350",
        ),
        Figure(
            "themes",
            "Commitments by theme",
            "Which themes do these parties write about?",
            ", by theme",
            "Number of commitments on each theme, all to one scale.",
            NO_SCORE,
            counts.themes_table,
            counts.draw_themes,
            size="1080x1350",
        ),
        Figure(
            "topics",
            "Who speaks on which topic",
            "On which topics of a theme does each party take a stance?",
            ": who speaks on which topic",
            "One mark for each stance that a party takes.",
            "A mark says that a party wrote about it. It is no score. Only core commitments are sorted by topic.",
            statements.topics_table,
            statements.draw_topics,
            needs="theme",
            size="1200x675",
        ),
        Figure(
            "says",
            "Who says what on a topic",
            "What does each party say on one topic?",
            ": who says what",
            "In our words; [targets and sums] as in the texts.",
            "Only core commitments are sorted by topic.",
            statements.says_table,
            statements.draw_says,
            needs="topic",
            size="1200x675",
        ),
        Figure(
            "reach",
            "Reach by nation, and who would act",
            "Where would it be felt, and would the party act itself?",
            ", by the nations that they reach",
            "A commitment that reaches several nations is counted in each.",
            NO_SCORE,
            counts.reach_table,
            counts.draw_reach,
            size="1200x675",
        ),
        Figure(
            "facts",
            "Facts of a plan",
            "How much of a plan do the texts state?",
            ", by the facts of a plan that they state",
            "How many state each of five facts of a plan.",
            "Silence is a fact about the text, not a mark against it. A count is no score.",
            counts.facts_table,
            counts.draw_facts,
            size="1200x675",
        ),
        Figure(
            "approaches",
            "Improvement approaches",
            "Where do the texts name an approach to improvement?",
            ", by theme and improvement approach",
            "How many name each of four approaches in the passage itself.",
            "Silence is a fact about the text, not a mark against it. A count is no score.",
            counts.approaches_table,
            counts.draw_approaches,
            size="1080x1080",
        ),
        Figure(
            "deadlines",
            "Deadlines and events",
            "What was to happen by when?",
            " with a date by which they are to be kept",
            "Each with its date and what became of it.",
            "A party that is not in power cannot keep a promise, and does not fail it.",
            statements.deadlines_table,
            statements.draw_deadlines,
            size="1080x1350",
            some=lambda table: int((table["kind"] == "deadline").sum()),
        ),
        Figure(
            "standings",
            "What became of governing parties' commitments",
            "What became of the commitments of parties that have governed since?",
            ": what became of them where the party has been in a government since",
            "Number of commitments at each status.",
            "A count is no score. “Not in power”: it lies with a government that the party has not been in.",
            counts.standings_table,
            counts.draw_standings,
            size="1200x675",
            some=lambda table: int(table["commitments"].sum()),
        ),
        Figure(
            "money",
            "Sums in the texts",
            "Which sums do the texts give, for which period?",
            " that give a sum of their own, by kind and period",
            "Each step of the scale is ten times the one before.",
            "Sums of different kinds and periods cannot be added up or ranked.",
            statements.money_table,
            statements.draw_money,
            size="1080x1350",
            some=len,
        ),
        Figure(
            "card",
            "Card of one commitment",
            "What exactly does one commitment say?",
            "",
            "",
            "In our words, from the manifesto.",
            None,
            None,
            needs="commitment",
            size="1080x1080",
        ),
    )
}
