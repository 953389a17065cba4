"""The full-text tables under the search: SQLite's, with its English stemmer, in memory: a thousand rows need no search server."""

import sqlite3
import threading
from collections.abc import Iterable, Mapping, Sequence

from commitments.selecting.indexed import COLUMNS

MARK, END = "\x02", "\x03"  # control characters: the reader of the data lets none through
TOKENS = "tokenize = \"porter unicode61 remove_diacritics 2 tokenchars '&'\""


class FullText:
    """Rows of texts and a list of names, asked with FTS5's expressions; safe to share between threads."""

    def __init__(self, rows: Iterable[Sequence[object]], names: Iterable[str]) -> None:
        self._lock = threading.Lock()
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute(f"CREATE VIRTUAL TABLE texts USING fts5({', '.join(COLUMNS)}, {TOKENS})")
        self._base.execute(f"CREATE VIRTUAL TABLE names USING fts5(name, {TOKENS})")
        holes = ", ".join("?" * (1 + len(COLUMNS)))
        self._base.executemany(f"INSERT INTO texts(rowid, {', '.join(COLUMNS)}) VALUES ({holes})", rows)
        self._base.executemany("INSERT INTO names(rowid, name) VALUES (?, ?)", enumerate(names))

    def add(self, column: str, texts: Mapping[int, str]) -> None:
        """Adds ``texts`` (place of a row -> text) to what a column holds."""
        with self._lock:
            self._base.executemany(
                f"UPDATE texts SET {column} = {column} || ' ' || ? WHERE rowid = ?",
                [(text, place) for place, text in texts.items()],
            )

    def rows(self, expression: str) -> tuple[int, ...]:
        """Places of the rows that match, best first."""
        with self._lock:
            found = self._base.execute(
                f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, {', '.join(map(str, COLUMNS.values()))})",
                (expression,),
            ).fetchall()
        return tuple(row[0] for row in found)

    def names(self, expression: str) -> tuple[int, ...]:
        """Places of the names that match."""
        with self._lock:
            found = self._base.execute("SELECT rowid FROM names WHERE names MATCH ?", (expression,)).fetchall()
        return tuple(row[0] for row in found)

    def any_row(self, expression: str) -> bool:
        """Whether a row matches."""
        return self._any("texts", expression)

    def any_name(self, expression: str) -> bool:
        """Whether a name matches."""
        return self._any("names", expression)

    def columns(self, names: str) -> list[str]:
        """Of each row what some columns ("title summary") hold, in one text."""
        with self._lock:
            rows = self._base.execute(f"SELECT {names.replace(' ', ', ')} FROM texts").fetchall()
        return [" ".join(row) for row in rows]

    def marked(self, expression: str, places: Iterable[int], columns: Iterable[str]) -> dict[int, tuple[str, ...]]:
        """Of the rows at ``places`` that match: place -> the columns, each match in them between ``MARK`` and ``END``."""
        all_columns = [*COLUMNS]
        highlights = ", ".join(f"highlight(texts, {all_columns.index(column)}, :mark, :end)" for column in columns)
        with self._lock:
            rows = self._base.execute(
                f"SELECT rowid, {highlights} FROM texts WHERE texts MATCH :asked AND rowid IN ({','.join(map(str, map(int, places)))})",
                {"mark": MARK, "end": END, "asked": expression},
            ).fetchall()
        return {row[0]: row[1:] for row in rows}

    def _any(self, table: str, expression: str) -> bool:
        with self._lock:
            return bool(self._base.execute(f"SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT 1", (expression,)).fetchone())
