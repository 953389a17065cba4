"""The rules that hold between records, all of them: see ``rules``."""

from collections.abc import Callable, Iterator

from commitments.reading.rules import colours, dates, elections, governments, ids, names, progress
from commitments.reading.rules.trees import Found, Trees
from commitments.reading.yaml_values import MAX_FAULTS, Problem, too_many_faults

RULES: tuple[Callable[[Trees], Iterator[Found]], ...] = (
    ids.duplicate_ids,
    ids.documents_of_ids,
    ids.same_as,
    elections.one_document_each,
    elections.results,
    elections.seats,
    names.names,
    names.documents_by_name,
    names.reserved_statuses,
    colours.colours,
    ids.topics,
    ids.left_out,
    ids.redirects,
    ids.renamed,
    progress.standings,
    progress.searched,
    governments.governments,
    governments.in_government,
    dates.order_of_dates,
    dates.publication,
    dates.reading,
    elections.nations,
    progress.statuses,
)


def problems(trees: Trees) -> dict[str, list[Problem]]:
    """All breaches of these rules in the files given (name -> values), by file."""
    found: dict[str, list[Problem]] = {}
    for rule in RULES:
        for name, problem in rule(trees):
            found.setdefault(name, []).append(problem)
            if len(found[name]) >= MAX_FAULTS:
                found[name].append(too_many_faults(problem.line))
                break
    return found
