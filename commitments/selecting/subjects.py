"""Which commitments are on a subject that themes.yaml looks for."""

from commitments.dataset import Dataset
from commitments.records import model
from commitments.selecting.search import index_of


def places_on(dataset: Dataset, subject: model.Subject) -> set[int]:
    """Places in ``dataset.commitments`` of the rows on a subject: those on its topics, those that it names, and those that its words find."""
    topics, named = set(subject.topics), set(subject.commitments)
    found = {place for place, row in enumerate(dataset.commitments) if row.id in named or topics.intersection(row.topics)}
    return found.union(*(index_of(dataset).ranked(words_) for words_ in subject.words))
