"""Free-text search over the commitments: words in any order, plurals and the field's synonyms, matches marked.

Built on SQLite's full-text index with its English stemmer, in memory: a thousand rows need no search server.
"""

import difflib
import html
import re
import sqlite3
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from commitments.dataset import Dataset, derived
from commitments.records import model
from commitments.records import vocabulary as words

# Words that readers use for one thing; when one is typed, all are looked for. A member of several words is a phrase. Word
# endings need no entry ("dentist" finds "dentists"), other stems do ("dental").
SYNONYMS = (
    # Not "surgery": who looks for a GP does not mean operations.
    ("gp", "doctor", "general practice", "general practitioner"),
    ("a&e", "emergency department", "accident and emergency", "emergency care", "casualty"),
    ("vape", "vaping", "e-cigarette"),
    ("smoking", "smoker", "tobacco", "cigarette"),
    ("dentist", "dental", "dentistry"),
    ("pharmacy", "pharmacist", "chemist"),
    ("therapy", "therapist", "counselling", "counsellor"),
    ("care home", "residential care", "nursing home"),
    ("wait", "waiting list", "backlog", "queue"),
    ("ambulance", "paramedic"),
    ("maternity", "midwife", "midwives", "childbirth"),
    ("assisted dying", "assisted suicide", "euthanasia"),
    ("hospice", "palliative"),
    ("junk food", "high in fat"),
    ("visa", "immigration", "overseas recruitment", "international recruitment"),
    ("scanner", "scan", "mri", "ct"),
    ("eye test", "sight test", "eye care", "optometrist", "optician"),
    ("nurse", "nursing"),
    ("autism", "autistic", "adhd", "neurodiversity", "neurodivergent"),
    ("ivf", "fertility"),
    ("parking", "car park"),
    ("private", "privatisation", "independent sector", "independent provider"),
)

MARK, END = "\x02", "\x03"  # control characters: the reader of the data lets none through
WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)?")  # A&E is one word, here and in the index (tokenchars)
MOST_WORDS = 50  # of a search, each looked for once: the index takes minutes over thousands
UNFINISHED = 3  # letters that a last word has at least, for it to stand for the words that begin so
MOST_ENDINGS = 25  # of an unfinished word that are looked for


def _tokens(text: str) -> list[str]:
    return WORD.findall(text.casefold())


# Words or phrases for one thing, each as its words.
Group = tuple[tuple[str, ...], ...]
SYNONYM_TOKENS: tuple[Group, ...] = tuple(tuple(tuple(_tokens(member)) for member in group) for group in SYNONYMS)


def _same(typed: list[str], member: tuple[str, ...]) -> bool:
    return len(typed) == len(member) and all(
        word in (part, f"{part}s", f"{part}es", f"{part[:-1]}ies") for word, part in zip(typed, member, strict=True)
    )


def _parts(text: str) -> list[tuple[list[str], Group]]:
    """The typed words in order, each (or each phrase that has synonyms) with its group of synonyms, longest phrase first."""
    tokens, at = _tokens(text)[:MOST_WORDS], 0
    parts: list[tuple[list[str], Group]] = []
    while at < len(tokens):
        group: Group = ()
        length = 1
        for candidate in SYNONYM_TOKENS:
            for member in candidate:
                if _same(tokens[at : at + len(member)], member) and len(member) >= length:
                    group, length = candidate, len(member)
        parts.append((tokens[at : at + length], group))
        at += length
    return parts


def _phrase(tokens: list[str] | tuple[str, ...]) -> str:
    return '"' + " ".join(tokens) + '"'


def match_expression(text: str, endings: Callable[[str], Iterable[str]] = lambda word: ()) -> str:
    """What the full-text index is asked: every word, or a synonym of it, must occur. '' where ``text`` holds no word.

    The last word may be unfinished, as the reader may still be typing. The index knows only stems, so ``endings`` gives the words that
    begin like it where no stem does ("hospita" has no stem that begins so, as "hospital" stands under "hospit").
    """
    parts = _parts(text)
    asked = []
    for place, (tokens, group) in enumerate(parts):
        if group:
            asked.append("(" + " OR ".join([_phrase(tokens)] + [_phrase(member) for member in group]) + ")")
        elif place == len(parts) - 1 and len(tokens[0]) >= UNFINISHED:
            words_meant = [_phrase([word]) for word in endings(tokens[0])]
            asked.append("(" + " OR ".join([_phrase(tokens) + "*", *words_meant]) + ")")
        else:
            asked.append(_phrase(tokens))
    return " AND ".join(dict.fromkeys(asked))


def synonyms_used(text: str) -> tuple[str, ...]:
    """What else was looked for when ``text`` was searched, for readers to know."""
    used = []
    for tokens, group in _parts(text):
        used += [" ".join(member) for member in group if not _same(tokens, member)]
    return tuple(used)


class Index:
    """The full-text index of one dataset; safe to share between threads."""

    def __init__(self, dataset: Dataset) -> None:
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(title, summary, topic, theme, details,"
            " tokenize = \"porter unicode61 remove_diacritics 2 tokenchars '&'\")"
        )
        self._base.executemany(
            "INSERT INTO texts(rowid, title, summary, topic, theme, details) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    position,
                    row.title,
                    row.summary,
                    " · ".join(dataset.by_id["topic"][topic].name for topic in row.topics),
                    dataset.by_id["theme"][row.theme].name,
                    _details(row),
                )
                for position, row in enumerate(dataset.commitments)
            ),
        )
        self._texts = [f"{row.title} {row.summary}" for row in dataset.commitments]
        self.ranked = lru_cache(maxsize=512)(self._ranked)

    def _ranked(self, text: str) -> tuple[int, ...]:
        """Places in ``dataset.commitments`` of the rows that match ``text``, best first; none where it holds no word."""
        expression = match_expression(text, self._endings)
        if not expression:
            return ()
        with self._lock:
            rows = self._base.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank", (expression,)).fetchall()
        return tuple(row[0] for row in rows)

    @cached_property
    def _words(self) -> list[str]:
        """Every word of the texts as it stands there, in order; the index itself holds stems."""
        with self._lock:
            texts = self._base.execute("SELECT title, summary, topic, theme, details FROM texts").fetchall()
        return sorted({word for text in texts for word in _tokens(" ".join(text))})

    def _endings(self, unfinished: str) -> list[str]:
        """Words of the texts that begin like ``unfinished``; none where a stem does, for then the index finds them by itself."""
        with self._lock:
            known = self._base.execute(
                "SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1", (_phrase([unfinished]) + "*",)
            ).fetchone()
        if known:
            return []
        first = bisect_left(self._words, unfinished)
        return [word for word in self._words[first : first + MOST_ENDINGS] if word.startswith(unfinished)]

    def marked(self, text: str, positions: list[int]) -> dict[int, tuple[str, str]]:
        """Of the rows at ``positions`` that match: place -> (title, summary) as HTML, escaped, matches in ``<mark>``."""
        expression = match_expression(text, self._endings)
        if not expression or not positions:
            return {}
        places = ",".join(str(int(position)) for position in positions)
        with self._lock:
            rows = self._base.execute(
                "SELECT rowid, highlight(texts, 0, :mark, :end), highlight(texts, 1, :mark, :end) FROM texts"
                f" WHERE texts MATCH :expression AND rowid IN ({places})",
                {"mark": MARK, "end": END, "expression": expression},
            ).fetchall()
        return {row[0]: (_html(row[1]), _html(row[2])) for row in rows}

    def suggestions(self, text: str, most: int = 3) -> tuple[str, ...]:
        """Searches near ``text`` that do find something: a misspelt word put right, or one word fewer."""
        vocabulary = sorted({token for content in self._texts for token in _tokens(content) if len(token) > 3})
        tokens = _tokens(text)[:8]
        tries = []
        for at, token in enumerate(tokens):
            near = difflib.get_close_matches(token, vocabulary, n=2, cutoff=0.75)
            tries += [" ".join([*tokens[:at], word, *tokens[at + 1 :]]) for word in near if word != token]
        if len(tokens) > 1:
            tries += [" ".join(tokens[:at] + tokens[at + 1 :]) for at in range(len(tokens))]
        return tuple(attempt for attempt in dict.fromkeys(tries) if self.ranked(attempt))[:most]


@derived
def index_of(dataset: Dataset) -> Index:
    """The index of a dataset, built once."""
    return Index(dataset)


def _details(row: model.Commitment) -> str:
    """The rest of what a row says in words, for finding and not for marking."""
    parts = (
        row.target and row.target.text,
        row.deadline and row.deadline.text,
        row.funding and row.funding.text,
        row.lead,
        row.mechanism,
        row.section,
        row.find,
        *(words.ACTORS[actor].label for actor in row.who_acts),
    )
    said = " · ".join(part for part in parts if part)
    # 40,000 is found as 40000 too.
    return " ".join(
        [said, *(number.replace(",", "") for number in re.findall(r"\d+(?:,\d{3})+", f"{row.title} {row.summary} {said}"))]
    )


def _html(marked: str) -> str:
    return html.escape(marked).replace(MARK, "<mark>").replace(END, "</mark>")
