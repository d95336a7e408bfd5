"""The gazetteer file: one SQLite file for all ledgers, searched by key. Plain sqlite3, so that it opens at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from harmledger.collect.listed import Listed
from harmledger.errors import NotAGazetteerError, ReadOnlyError
from harmledger.locate.gazetteer import Hit, area_key
from harmledger.locate.key import Form
from harmledger.locate.typed import found_in
from harmledger.model import Area, NameKind, Naming
from harmledger.store import gazetteer_sql as sql
from harmledger.store.gazetteer_change import changing
from harmledger.store.gazetteer_import import Imported, Importer, entry_of, prepare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from harmledger.collect.listed import MoreNames
    from harmledger.locate.match import Candidate
    from harmledger.model import Entry

_AT_ONCE = 500  # keys per question
_MANY = 3_000  # spellings that begin alike, from which on sorting them by size takes longer than going by size
_SPELLINGS = 8  # spellings of one place that may begin alike
_LAST = "\U0010ffff"
_NO_WORDS: frozenset[str] = frozenset()
_CACHED = 20_000  # keys kept in memory


@dataclass(frozen=True, slots=True)
class ImportedSource:
    """A list that was imported: where it came from and under which licence."""

    name: str
    version: str
    licence: str
    imported: str
    places: int
    outlines: int = 0


@dataclass(frozen=True, slots=True)
class Join:
    """An entry of a list that stands for the same place as a kept one: its id, why, and the list."""

    id: str
    why: str
    source: str


class GazetteerFile:
    """A gazetteer file that is open for look-up; an import puts a new file in its place and opens that."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        """Take an open connection; use `open` instead."""
        self._path, self._db, self._read_only = path, connection, read_only
        self._cache: dict[str, tuple[Hit, ...]] = {}
        self._inside: dict[str, tuple[Hit, ...]] = {}
        self._version = int(connection.execute("PRAGMA user_version").fetchone()[0])

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> GazetteerFile:
        """Open a gazetteer file; one that is not there is made, unless it is only to be read."""
        where = Path(path).resolve()
        try:
            if not read_only:
                where.parent.mkdir(parents=True, exist_ok=True)
                with closing(sqlite3.connect(where)) as db:
                    prepare(db)
            db = _reading(where)
            prepare(db, read_only=True)
        except (sqlite3.DatabaseError, NotAGazetteerError):
            raise NotAGazetteerError(str(path)) from None
        return cls(where, db, read_only=read_only)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Self:
        """Give itself, to be closed at the end of a `with` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def look_up(self, loose: Collection[str]) -> Sequence[Hit]:
        """Give all spellings kept under any of these loose keys."""
        missing = [k for k in loose if k not in self._cache]
        if missing:
            if len(self._cache) > _CACHED:
                self._cache.clear()
            self._cache.update(self._read(missing))
        return [hit for k in loose for hit in self._cache.get(k, ())]

    def inside(self, area: Entry) -> Sequence[Hit]:
        """Give the settlements of a governorate."""
        if area.id not in self._inside:
            names = sorted({area_key(name) for name in area.spellings})
            rows = self._db.execute(sql.inside(len(names)), (area.country, *names))
            self._inside[area.id] = tuple(_hit(row) for row in rows)
        return self._inside[area.id]

    def find(self, name: str, limit: int = 10) -> list[Candidate]:
        """Give the places a typed name may mean, best first; the beginning of a name will do."""
        return found_in(self, name, limit)

    def sources(self) -> list[ImportedSource]:
        """Give the imported lists with their licences and how many places each brought."""
        counted = sql.SOURCES if self._version >= sql.VERSION else sql.SOURCES_BEFORE
        return [ImportedSource(*row) for row in self._db.execute(counted)]

    def count(self) -> int:
        """Give the number of places."""
        return int(self._db.execute("SELECT count(*) FROM place").fetchone()[0])

    def entry(self, ref: str) -> Entry | None:
        """Give the entry of an id, also of one that was joined to another."""
        row = self._db.execute(sql.ENTRY, (ref, ref)).fetchone()
        return entry_of(row) if row else None

    def joins(self, ref: str) -> list[Join]:
        """Give what was joined to an entry."""
        return [Join(*row) for row in self._db.execute(sql.JOINS, (ref,))]

    def namings(self, ref: str) -> list[Naming]:
        """Give the names of an entry whose language is known."""
        rows = self._db.execute(sql.NAMINGS, (ref,)) if self._version >= sql.VERSION else ()
        return [Naming(name, language, NameKind(kind)) for name, language, kind in rows]

    def areas(self) -> list[Area]:
        """Give the entries that have an outline, with it."""
        rows = self._db.execute(sql.OUTLINES) if self._version >= sql.VERSION else ()
        return [Area(entry_of(row), row[15]) for row in rows]

    def import_entries(self, entries: Iterable[Entry], *, name: str, version: str = "", licence: str = "") -> Imported:
        """Add entries that no list has rows for; see `import_rows`."""
        return self.import_rows(map(Listed, entries), name=name, version=version, licence=licence)

    def import_rows(
        self, rows: Iterable[Listed | MoreNames], *, name: str, version: str = "", licence: str = ""
    ) -> Imported:
        """Add a list's places, all or none; what is known already is joined, P-coded rows lead. Twice is as once.

        Raises `ReadOnlyError` where the file was opened to be read, `GazetteerBusyError` while another import runs.
        """
        if self._read_only:
            raise ReadOnlyError(str(self._path))
        with changing(self._path) as db:
            done = Importer(db, name, version, licence).add(rows)
        self._db.close()
        self._db = _reading(self._path)
        self._cache.clear()
        self._inside.clear()
        return done

    def beginning(self, form: Form, limit: int) -> list[Hit]:
        """Give places with a spelling that begins so, the largest first."""
        if self._version < sql.VERSION:
            bounds = (form.loose, form.loose + "~", form.plain, form.plain + _LAST, limit)
            return [_hit(row) for row in self._db.execute(sql.BEGINNING_BEFORE, bounds)]
        near = (form.plain, form.plain + _LAST)
        many = self._db.execute(sql.HOW_MANY, (*near, _MANY)).fetchone()[0] == _MANY
        rows = self._db.execute(sql.beginning(many=many), (*near, limit * _SPELLINGS))
        hits = {row[0]: row for row in reversed(rows.fetchall())}
        return [_hit(row) for row in reversed(hits.values())][:limit]

    def _read(self, keys: Sequence[str]) -> dict[str, tuple[Hit, ...]]:
        found: dict[str, list[Hit]] = {k: [] for k in keys}
        for i in range(0, len(keys), _AT_ONCE):
            some = keys[i : i + _AT_ONCE]
            for row in self._db.execute(sql.look_up(len(some)), some):
                hit = _hit(row)
                found[hit.form.loose].append(hit)
        return {k: tuple(hits) for k, hits in found.items()}


def _reading(path: Path) -> sqlite3.Connection:
    """Open a file to read. Nothing ever changes it: an import puts another in its place (`gazetteer_change`)."""
    return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _hit(row: tuple[Any, ...]) -> Hit:
    name, strict, loose, words, penalty, plain = row[15:21]
    form = Form(strict, loose, frozenset(words.split()) if words else _NO_WORDS, penalty, plain)
    return Hit(entry_of(row), name, form)
