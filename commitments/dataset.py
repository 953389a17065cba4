"""The dataset: every record of a data folder, immutable, with its indexes and whatever else is worked out from it.

What is derived from a dataset lives on the dataset (see ``derived``): it is worked out once, when first asked for, and goes with it.
"""

from __future__ import annotations

import datetime
import hashlib
import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import numpy as np
from numpy.typing import NDArray

from commitments.reading.faults import Fault
from commitments.reading.folder import read_folder, read_texts
from commitments.reading.versions import version_of
from commitments.reading.yaml_source import MAX_BYTES
from commitments.records import former, model
from commitments.records import vocabulary as words
from commitments.records.checks import ChecksFile
from commitments.records.nations import NationsFile, PowersFile, SourcesFile, TimelineFile
from commitments.records.progress import ProgressFile
from commitments.records.record import Record
from commitments.records.references import NATION_ORDER

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
File = TypeVar("File", bound=Record)


class ById(TypedDict):
    """Records by their ids, for each kind."""

    commitment: dict[str, model.Commitment]
    document: dict[str, model.Document]
    election: dict[str, model.Election]
    group: dict[str, model.Group]
    nation: dict[str, model.NationRecord]
    party: dict[str, model.Party]
    source: dict[str, model.Source]
    status: dict[str, model.Status]
    theme: dict[str, model.Theme]
    topic: dict[str, model.Topic]


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything in ``data/``, checked, as typed records. ``version`` is the data's date and a short hash of its content; ``read`` is when
    this process read it (UTC)."""

    version: str
    site: model.Site
    elections: tuple[model.Election, ...]
    parties: tuple[model.Party, ...]
    result_sources: tuple[str, ...]
    documents: tuple[model.Document, ...]
    not_read: tuple[model.UnreadDocument, ...]
    groups: tuple[model.Group, ...]
    themes: tuple[model.Theme, ...]
    topics: tuple[model.Topic, ...]
    approaches: model.ApproachesFile
    commitments: tuple[model.Commitment, ...]
    left_out: tuple[former.LeftOut, ...]
    redirects: tuple[former.Redirect, ...]
    renamed: tuple[former.Renamed, ...]
    withdrawn: tuple[former.Withdrawn, ...]
    corrections: tuple[model.Correction, ...]
    progress: ProgressFile
    nations: NationsFile
    powers: tuple[model.Power, ...]
    events: tuple[model.Event, ...]
    sources: tuple[model.Source, ...]
    checks: ChecksFile
    read: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC), init=False, repr=False)
    _derived: dict[Callable[[Dataset], Any], Any] = field(default_factory=dict, init=False, repr=False)
    _deriving: threading.RLock = field(default_factory=threading.RLock, init=False, repr=False)

    @cached_property
    def by_id(self) -> ById:
        """Records by kind and id: ``by_id["party"]["labour"]``."""
        return {
            "commitment": {record.id: record for record in self.commitments},
            "document": {record.id: record for record in self.documents},
            "election": {record.id: record for record in self.elections},
            "group": {record.id: record for record in self.groups},
            "nation": {record.id: record for record in self.nations.nations},
            "party": {record.id: record for record in self.parties},
            "source": {record.id: record for record in self.sources},
            "status": {record.id: record for record in self.progress.statuses},
            "theme": {record.id: record for record in self.themes},
            "topic": {record.id: record for record in self.topics},
        }

    @cached_property
    def progress_of(self) -> dict[str, model.Progress]:
        """Progress records by the id of their commitment."""
        return {record.commitment: record for record in self.progress.progress}

    @cached_property
    def redirect_of(self) -> dict[str, str]:
        """Old commitment id -> the id that it leads to now."""
        return {redirect.from_id: redirect.to for redirect in self.redirects}

    @cached_property
    def now_called(self) -> dict[tuple[str, str], str]:
        """Kind and old id of a document, party, theme or topic -> the id that it leads to now."""
        return {(renamed.of, renamed.from_id): renamed.to for renamed in self.renamed}

    @cached_property
    def withdrawn_because(self) -> dict[tuple[str, str], str]:
        """Kind and id of what was published and leads to nothing any more -> the reason."""
        return {(withdrawn.of, withdrawn.id): withdrawn.why for withdrawn in self.withdrawn}

    def find(self, id_: str) -> model.Commitment | None:
        """The commitment of that id, or the one that an old id leads to."""
        return self.by_id["commitment"].get(self.redirect_of.get(id_, id_))

    def party_of(self, commitment: model.Commitment) -> model.Party:
        return self.by_id["party"][self.document_of(commitment).party]

    def document_of(self, commitment: model.Commitment) -> model.Document:
        return self.by_id["document"][commitment.document]

    def parties_in_order(self, order: str = "seats", elections: tuple[str, ...] = ()) -> tuple[model.Party, ...]:
        """All parties: by seats, then votes, at the oldest of the elections (of all if none is given) in which each stood, so that seats of
        two parliaments are never set against one another (``seats``), by short name (``name``), or for readers who hide the names
        (``drawn``): by a hash of the id, fixed and telling nothing. Parties that stood in none of the elections come last.
        """
        if order == "name":
            return tuple(sorted(self.parties, key=lambda party: party.short_name.casefold()))
        if order == "drawn":
            return tuple(sorted(self.parties, key=lambda party: hashlib.sha256(party.id.encode()).hexdigest()))
        asked = [election for election in self.elections if not elections or election.id in elections]
        ranks = {election.id: rank for rank, election in enumerate(sorted(asked, key=lambda election: election.date))}

        def strength(party: model.Party) -> tuple[int, int, int]:
            results = [
                (ranks[result.election], -result.seats, -result.votes) for result in party.results if result.election in ranks
            ]
            return min(results, default=(len(ranks), 0, 0))

        return tuple(sorted(self.parties, key=strength))

    def documents_of(self, elections: tuple[str, ...]) -> tuple[model.Document, ...]:
        """The documents written for the elections; all if none is given."""
        return tuple(document for document in self.documents if not elections or document.election in elections)

    @cached_property
    def _mentions_by_theme(self) -> dict[str, tuple[model.Mention, ...]]:
        found: dict[str, list[model.Mention]] = {theme.id: [] for theme in self.themes}
        for topic in self.topics:
            found[topic.theme] += topic.mentions
        for theme in self.themes:
            found[theme.id] += (mention for subject in theme.looked_for for mention in subject.mentions)
        return {theme: tuple(mentions) for theme, mentions in found.items()}

    def mentions_under(self, theme_id: str) -> tuple[model.Mention, ...]:
        """Passages on a topic or subject of a theme that no commitment holds."""
        return self._mentions_by_theme[theme_id]

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The commitments as a table for filtering and counting, one row each in the data's order.

        Index: position in ``commitments``. Columns: id, document, party, branch, election, scope, theme, topic ('' for none), stance,
        same_as ('' for none), facts (number of plan facts stated); and a boolean column for each value of a list:
        ``near:<theme>`` (its theme, another of its themes, or that of one of its topics), ``on:<topic>``, ``nation:<nation>``,
        ``who:<actor>``, ``action:<action>``, ``approach:<approach>``, ``fact:<plan fact>``.
        """
        import pandas as pd  # only who asks for a table needs it

        return pd.DataFrame({name: column for name, column in self.columns.items() if name != "original"})

    @cached_property
    def columns(self) -> dict[str, NDArray[Any]]:
        """The columns of ``frame`` as arrays (text as objects), and "original": the position of the row that a row repeats, or -1."""
        documents = self.by_id["document"]
        rows = self.commitments
        columns: dict[str, NDArray[Any]] = {
            name: np.array(values, dtype=object)
            for name, values in {
                "id": [row.id for row in rows],
                "document": [row.document for row in rows],
                "party": [documents[row.document].party for row in rows],
                "branch": [documents[row.document].branch for row in rows],
                "election": [documents[row.document].election for row in rows],
                "scope": [row.scope for row in rows],
                "theme": [row.theme for row in rows],
                "topic": [row.topic or "" for row in rows],
                "stance": [row.stance for row in rows],
                "same_as": [row.same_as or "" for row in rows],
            }.items()
        }
        columns["facts"] = np.array([len(row.plan_facts) for row in rows], dtype=int)
        theme_of = {topic.id: topic.theme for topic in self.topics}

        def near(row: model.Commitment) -> set[str]:
            return {row.theme, *row.also, *(theme_of[topic] for topic in row.topics)}

        flags: dict[str, tuple[Collection[str], Callable[[model.Commitment], Collection[str]]]] = {
            "near": (self.by_id["theme"], near),
            "on": (self.by_id["topic"], lambda row: row.topics),
            "nation": (NATION_ORDER, lambda row: row.nations),
            "who": (words.ACTORS, lambda row: row.who_acts),
            "action": (words.ACTIONS, lambda row: row.action),
            "approach": (words.APPROACHES, lambda row: row.approaches),
            "fact": (words.PLAN_FACTS, lambda row: row.plan_facts),
        }
        for name, (values, of) in flags.items():
            held = [of(row) for row in rows]
            for value in values:
                columns[f"{name}:{value}"] = np.array([value in some for some in held], dtype=bool)
        position = {row.id: place for place, row in enumerate(rows)}
        columns["original"] = np.array([position.get(row.same_as or "", -1) for row in rows], dtype=int)
        return columns

    @cached_property
    def coded(self) -> dict[str, tuple[NDArray[np.int_], dict[str, int]]]:
        """The columns of text but id and same_as, for counting and comparing: each row's value as a number, and the number of each value."""
        coded = {}
        for name in ("document", "party", "branch", "election", "scope", "theme", "topic", "stance"):
            code_of: dict[str, int] = {}
            codes = [code_of.setdefault(value, len(code_of)) for value in self.columns[name]]
            coded[name] = np.array(codes, dtype=int), code_of
        return coded


def derived(make: Callable[[Dataset], T]) -> Callable[[Dataset], T]:
    """For a function of a dataset alone: what it gives is worked out once for each dataset, kept with it, and shared.

    Safe between threads; what ``make`` gives must not be changed afterwards.
    """

    @wraps(make)
    def of(dataset: Dataset) -> T:
        if make not in dataset._derived:
            with dataset._deriving:
                if make not in dataset._derived:
                    dataset._derived[make] = make(dataset)
        result: T = dataset._derived[make]
        return result

    return of


class FaultyData(ValueError):
    """The files have ``faults``, so there is no dataset; the message counts them and gives the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"the data has {len(faults):,} fault{'s' if len(faults) != 1 else ''}, the first: {faults[0]}")
        self.faults = faults


def read_dataset(folder: Path | str, max_bytes: int = MAX_BYTES) -> Dataset:
    """The dataset of a folder of YAML files, read and checked. Raises FaultyData; a folder that is not there lacks every file."""
    reading = read_folder(Path(folder), max_bytes)
    if reading.records is None:
        raise FaultyData(reading.faults)
    return dataset_from(reading.records, reading.texts)


def dataset_from(records: Mapping[str, Record], texts: Mapping[str, bytes]) -> Dataset:
    """The dataset of a sound reading. ``texts`` are the files' bytes: the data version is their hash."""

    def file(kind: type[File]) -> File:
        return next(record for record in records.values() if isinstance(record, kind))

    site = file(model.Site)
    return Dataset(
        version=version_of(texts, site.version_date),
        site=site,
        elections=file(model.ElectionsFile).elections,
        parties=file(model.PartiesFile).parties,
        result_sources=file(model.PartiesFile).result_sources,
        documents=file(model.DocumentsFile).documents,
        not_read=file(model.DocumentsFile).not_read,
        groups=file(model.ThemesFile).groups,
        themes=file(model.ThemesFile).themes,
        topics=file(model.TopicsFile).topics,
        approaches=file(model.ApproachesFile),
        commitments=file(model.CommitmentsFile).commitments,
        left_out=file(former.LeftOutFile).left_out,
        redirects=file(former.RedirectsFile).redirects,
        renamed=file(former.RedirectsFile).renamed,
        withdrawn=file(former.RedirectsFile).withdrawn,
        corrections=file(model.CorrectionsFile).corrections,
        progress=file(ProgressFile),
        nations=file(NationsFile),
        powers=file(PowersFile).powers,
        events=file(TimelineFile).events,
        sources=file(SourcesFile).sources,
        checks=file(ChecksFile),
    )


def dataset_with(folder: Path, files: Mapping[str, bytes]) -> Dataset | None:
    """The dataset of a folder with ``files`` (by name) in the places of its own, marked as a preview; None where it has faults."""
    reading = read_texts({**read_folder(folder).texts, **files})
    if reading.records is None:
        return None
    dataset = dataset_from(reading.records, reading.texts)
    return replace(dataset, version=f"{dataset.version}-preview")
