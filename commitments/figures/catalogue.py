"""The catalogue of figures, each in a module of its own."""

from commitments.figures import (
    approaches,
    card,
    deadlines,
    facts,
    matrix,
    money,
    reach,
    says,
    standings,
    themes,
    topics,
)

CATALOGUE = {
    module.FIGURE.name: module.FIGURE
    for module in (matrix, themes, topics, says, reach, facts, approaches, deadlines, standings, money, card)
}
