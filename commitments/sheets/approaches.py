"""The four improvement approaches as prompts."""

from collections.abc import Sequence

from commitments.dataset import Dataset
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.sheets.sheet import Line, Section


def prompts(dataset: Dataset, nations: Sequence[str], row: model.Commitment | None = None, hidden: bool = False) -> Section:
    """The first question of each approach, and who supports improvement in the nations. For a promise whose passage names an approach, also
    the way to that passage (with names ``hidden`` only that it does)."""
    lines = []
    for approach in dataset.approaches.approaches:
        text, sources = approach.explanation, approach.sources
        if approach.questions:
            text, sources = approach.questions[0].value, approach.questions[0].sources
        if row is not None and approach.id in row.approaches:
            text += " The passage names it." if hidden else f" The passage names it: find “{row.find}”."
        lines.append(Line(words.APPROACHES[approach.id].label, text, open=True, sources=sources))
    support = [one for one in dataset.approaches.support if one.nation in nations]
    if support:
        bodies = "; ".join(f"{dataset.by_id['nation'][one.nation].name}: {one.body}" for one in support)
        rests_on = tuple(dict.fromkeys(id_ for one in support for id_ in one.sources))
        lines.append(Line("Who supports improvement", f"{bodies}.", sources=rests_on))
    return Section("approaches", "From pledge to plan: four questions", tuple(lines))
