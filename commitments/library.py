"""The loaded dataset: immutable, indexed, read again when a file changes, and kept when a change has faults.

``Library(folder).state()`` is all that callers need: a ``State`` with the last good ``Dataset`` (or none) and the faults of the
newest files (or none).
"""

import datetime
import hashlib
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from commitments.kept import Kept
from commitments.reading.faults import Fault
from commitments.reading.folder import files_at, read, read_folder, read_texts, yaml_files
from commitments.reading.versions import version_of
from commitments.reading.yaml_source import MAX_BYTES
from commitments.records import model
from commitments.records import vocabulary as words
from commitments.records.fields import NATION_ORDER

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything in ``data/``, checked, as typed records. ``version`` is the data's date and a short hash of its content."""

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
    left_out: tuple[model.LeftOut, ...]
    redirects: tuple[model.Redirect, ...]
    corrections: tuple[model.Correction, ...]
    progress: model.ProgressFile
    nations: model.NationsFile
    powers: tuple[model.Power, ...]
    events: tuple[model.Event, ...]
    sources: tuple[model.Source, ...]

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """Records by kind and id: ``by_id["party"]["labour"]``."""
        kinds = {
            "commitment": self.commitments,
            "document": self.documents,
            "election": self.elections,
            "group": self.groups,
            "nation": self.nations.nations,
            "party": self.parties,
            "source": self.sources,
            "status": self.progress.statuses,
            "theme": self.themes,
            "topic": self.topics,
        }
        return {kind: {record.id: record for record in records} for kind, records in kinds.items()}

    @cached_property
    def progress_of(self) -> dict[str, model.Progress]:
        """Progress records by the id of their commitment."""
        return {record.commitment: record for record in self.progress.progress}

    @cached_property
    def redirect_of(self) -> dict[str, str]:
        """Old commitment id -> the id that it leads to now."""
        return {redirect.from_id: redirect.to for redirect in self.redirects}

    def find(self, id_: str) -> model.Commitment | None:
        """The commitment of that id, or the one that an old id leads to."""
        return self.by_id["commitment"].get(self.redirect_of.get(id_, id_))

    def party_of(self, commitment: model.Commitment) -> model.Party:
        return self.by_id["party"][self.document_of(commitment).party]

    def document_of(self, commitment: model.Commitment) -> model.Document:
        return self.by_id["document"][commitment.document]

    def parties_in_order(self, order: str = "seats", elections: tuple[str, ...] = ()) -> tuple[model.Party, ...]:
        """All parties: by seats, then votes, at the newest of the elections (of all if none is given) in which each stood
        (``seats``), by short name (``name``), or for readers who hide the names (``drawn``): by a hash of the id, fixed and telling
        nothing. Parties that stood in none of the elections come last.
        """
        if order == "name":
            return tuple(sorted(self.parties, key=lambda party: party.short_name.casefold()))
        if order == "drawn":
            return tuple(sorted(self.parties, key=lambda party: hashlib.sha256(party.id.encode()).hexdigest()))
        dates = {election.id: election.date for election in self.elections}

        def strength(party: model.Party) -> tuple[int, int]:
            results = [result for result in party.results if not elections or result.election in elections]
            newest = max(results, key=lambda result: dates[result.election], default=None)
            return (-newest.seats, -newest.votes) if newest else (1, 0)

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
        return pd.DataFrame({name: column for name, column in self.columns.items() if name != "original"})

    @cached_property
    def columns(self) -> dict[str, np.ndarray]:
        """The columns of ``frame`` as arrays (text as objects), and "original": the position of the row that a row repeats, or -1."""
        documents = self.by_id["document"]
        rows = self.commitments
        columns: dict[str, np.ndarray] = {
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

        flags = {
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
        columns["original"] = np.array([position.get(row.same_as, -1) for row in rows], dtype=int)
        return columns

    @cached_property
    def coded(self) -> dict[str, tuple[np.ndarray, dict[str, int]]]:
        """The columns of text but id and same_as, for counting and comparing: each row's value as a number, and the number of each value."""
        coded = {}
        for name in ("document", "party", "branch", "election", "scope", "theme", "topic", "stance"):
            codes, values = pd.factorize(pd.Series(self.columns[name], dtype=object))
            coded[name] = codes, {value: code for code, value in enumerate(values)}
        return coded


def dataset_from(records: Mapping[str, model.Record], texts: Mapping[str, bytes]) -> Dataset:
    """The dataset of a sound reading. ``texts`` are the files' bytes: the data version is their hash."""
    site = records["site.yaml"]
    return Dataset(
        version=version_of(texts, site.version_date),
        site=site,
        elections=records["elections.yaml"].elections,
        parties=records["parties.yaml"].parties,
        result_sources=records["parties.yaml"].result_sources,
        documents=records["documents.yaml"].documents,
        not_read=records["documents.yaml"].not_read,
        groups=records["themes.yaml"].groups,
        themes=records["themes.yaml"].themes,
        topics=records["topics.yaml"].topics,
        approaches=records["approaches.yaml"],
        commitments=records["commitments.yaml"].commitments,
        left_out=records["left_out.yaml"].left_out,
        redirects=records["redirects.yaml"].redirects,
        corrections=records["corrections.yaml"].corrections,
        progress=records["progress.yaml"],
        nations=records["nations.yaml"],
        powers=records["powers.yaml"].powers,
        events=records["timeline.yaml"].events,
        sources=records["sources.yaml"].sources,
    )


def dataset_with(folder: Path, files: Mapping[str, bytes]) -> Dataset | None:
    """The dataset of a folder with ``files`` (by name) in the places of its own, marked as a preview; None where it has faults."""
    reading = read_texts({**read_folder(folder).texts, **files})
    if reading.records is None:
        return None
    dataset = dataset_from(reading.records, reading.texts)
    return replace(dataset, version=f"{dataset.version}-preview")


@dataclass(frozen=True)
class State:
    """What the pages show: the last good data, and the faults of the newest files where these are not it.

    ``since`` is when the faults were first seen (UTC); ``None`` while all is well.
    """

    dataset: Dataset | None
    faults: tuple[Fault, ...] = ()
    since: datetime.datetime | None = None


class Library:
    """Reads a data folder when first asked and whenever its files have changed since; safe to share between threads.

    ``prepare`` is called with every new dataset before anybody gets it: for indexes that readers should not have to wait for. A file
    larger than ``max_bytes`` is a fault. With ``kept`` the last good data outlives this process.
    """

    def __init__(
        self,
        folder: Path = DATA,
        prepare: Callable[[Dataset], None] | None = None,
        max_bytes: int = MAX_BYTES,
        kept: Kept | None = None,
    ) -> None:
        self.folder = Path(folder)
        self._prepare = prepare
        self._max_bytes = max_bytes
        self._kept = kept
        self._lock = threading.Lock()
        self._seen: tuple | None = None
        self._state = State(None)

    def state(self) -> State:
        """The current state. While one thread reads changed files, the others go on with the last good data."""
        seen = self._fingerprint()
        if seen == self._seen:
            return self._state
        if self._state.dataset is not None and self._lock.locked():
            return self._state
        with self._lock:
            seen = self._fingerprint()
            if seen != self._seen:
                self._state = self._read()
                self._seen = seen
            return self._state

    @property
    def has_been_read(self) -> bool:
        """Whether ``state`` has an answer without reading everything first."""
        return self._seen is not None

    def _read(self) -> State:
        files = files_at(yaml_files(self.folder), self._max_bytes)
        first = self._state.dataset is None
        if self._kept and first and not files.faults and (dataset := self._kept.of(files.texts)):
            return State(self._prepared(dataset))
        reading = read(files, self._max_bytes)
        if not reading.faults:
            dataset = dataset_from(reading.records, reading.texts)
            if self._kept:
                self._kept.save(dataset, reading.texts)
            return State(self._prepared(dataset))
        since = self._state.since or datetime.datetime.now(datetime.UTC)
        good = self._state.dataset
        if self._kept and first and (dataset := self._kept.last()):
            good = self._prepared(dataset)
        return State(good, reading.faults, since)

    def _prepared(self, dataset: Dataset) -> Dataset:
        if self._prepare:
            self._prepare(dataset)
        return dataset

    def _fingerprint(self) -> tuple:
        """Name, time and size of every YAML file: cheap enough for every rerun."""
        try:
            paths = yaml_files(self.folder).values()
        except OSError:
            return ()
        prints = []
        for path in paths:
            try:
                stat = path.stat()
                prints.append((path.name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
            except OSError:
                prints.append((path.name, 0, 0, 0))
        return tuple(prints)
