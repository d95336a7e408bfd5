"""Where spellings stand, roughly: so that an import asks the file only where a namesake may be near."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.store import gazetteer_sql as sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from harmledger.model import Entry

_SHORT = 100  # places of a list that are asked for one by one


class Cells:
    """Which spellings stand in which cell of a grid: most places of a list have no namesake near, and need no question.

    The file's own spellings are gone through only where a list is long enough to be worth it.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the file that is imported into."""
        self._db = db
        self._asked = 0
        self._known: set[int] | None = None

    def may_hold(self, strict: str, words: str, lat: float, lon: float) -> bool:
        """Tell whether a spelling like this may stand near a point."""
        self._asked += 1
        if self._known is None and self._asked > _SHORT:
            self._known = set()
            for row in self._db.execute(sql.ALL_SPELLINGS):
                self._note(*row)
        if self._known is not None and hash((strict, words)) not in self._known:
            return False
        steps = (-sql.NEAR, 0, sql.NEAR)
        around = (_cell(strict, words, lat + y, lon + x) for y in steps for x in steps)
        return self._known is None or not self._known.isdisjoint(around)

    def add(self, spellings: Iterable[tuple[str, str]], entry: Entry) -> None:
        """Take in the spellings of a place: strict keys with their qualifiers."""
        if self._known is not None and entry.lat is not None and entry.lon is not None:
            for strict, words in spellings:
                self._note(strict, words, entry.lat, entry.lon)

    def _note(self, strict: str, words: str, lat: float, lon: float) -> None:
        """Remember a spelling, and the cell it stands in: most have no namesake anywhere, which is seen first."""
        if self._known is not None:
            self._known.update((hash((strict, words)), _cell(strict, words, lat, lon)))


def _cell(strict: str, words: str, lat: float, lon: float) -> int:
    return hash((strict, words, int(lat // sql.NEAR), int(lon // sql.NEAR)))
