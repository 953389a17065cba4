"""The catalogue of figures, each in a module of its own."""

from commitments.figures import (
    approaches,
    card,
    deadlines,
    facts,
    kept,
    matrix,
    money,
    nation,
    programme,
    reach,
    says,
    side_by_side,
    standings,
    themes,
    topics,
)

CATALOGUE = {
    module.FIGURE.name: module.FIGURE
    for module in (
        matrix,
        themes,
        topics,
        says,
        side_by_side,
        reach,
        facts,
        approaches,
        deadlines,
        standings,
        kept,
        money,
        programme,
        nation,
        card,
    )
}
