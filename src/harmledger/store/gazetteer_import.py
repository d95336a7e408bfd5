"""Put lists of places into the gazetteer file: each place once, P-coded rows first, the joins kept and explained."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from harmledger.errors import NotAGazetteerError
from harmledger.locate.gazetteer import area_key, keyed
from harmledger.locate.key import Form, forms
from harmledger.model import Entry, Precision
from harmledger.store import gazetteer_sql as sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator


_PRECISIONS = {p.value: p for p in Precision}


@dataclass(slots=True)
class Imported:
    """What an import did, counted while it runs."""

    added: int = 0
    joined: int = 0
    unchanged: int = 0


class Importer:
    """One import: it remembers what the file holds, so that a new place costs no question to the database."""

    def __init__(self, db: sqlite3.Connection, name: str, version: str, licence: str) -> None:
        """Register the list as a source."""
        self._db = db
        db.execute(sql.ADD_SOURCE, (name, version, licence))
        self._source = int(db.execute(sql.SOURCE, (name, version)).fetchone()[0])
        self._ids = {row[0] for row in db.execute(sql.ALL_IDS)}
        self._geonameids = {row[0] for row in db.execute(sql.ALL_GEONAMEIDS)}
        self._keys = {row[0] for row in db.execute(sql.ALL_KEYS)}

    def add(self, entries: Iterable[Entry]) -> Imported:
        """Add or join all entries."""
        done = Imported()
        for entry in entries:
            self._add(entry, done)
        self._db.execute(sql.COUNT_PLACES, (self._source, self._source))
        return done

    def _add(self, entry: Entry, done: Imported) -> None:
        """Add one entry, or join it to the one that stands for the same place."""
        known = self._known(entry)
        if known is None:
            self._write(entry)
            done.added += 1
            return
        number, old, why = known
        new = _joined(old, entry)
        if new != old:
            self._rewrite(number, new)
            self._note(number, old.id, why)
        self._note(number, entry.id, why)
        done.joined += new != old
        done.unchanged += new == old

    def _known(self, entry: Entry) -> tuple[int, Entry, str] | None:
        """Find the kept entry for the same place, and why it is the same."""
        if entry.id in self._ids:
            row = self._db.execute(sql.ENTRY, (entry.id, entry.id)).fetchone()
            return row[0], entry_of(row), "same id"
        if entry.geonameid in self._geonameids:
            row = self._db.execute(sql.BY_GEONAMEID, (entry.geonameid,)).fetchone()
            if not _rivals(entry_of(row), entry):
                return row[0], entry_of(row), "same GeoNames id"
        return None if entry.is_area else self._neighbour(entry)

    def _neighbour(self, entry: Entry) -> tuple[int, Entry, str] | None:
        form = next(iter(forms(entry.name)), None)
        if entry.lat is None or entry.lon is None or form is None or form.strict not in self._keys:
            return None
        near = (entry.lat - sql.NEAR, entry.lat + sql.NEAR, entry.lon - sql.NEAR, entry.lon + sql.NEAR)
        for row in self._db.execute(sql.BY_KEY, (form.loose, form.strict, _words(form), *near)):
            if not _rivals(entry_of(row), entry):
                return row[0], entry_of(row), "same key within 3 km"
        return None

    def _write(self, entry: Entry) -> None:
        cursor = self._db.execute(sql.ADD_PLACE, (*_columns(entry), self._source))
        self._spell(int(cursor.lastrowid or 0), entry)

    def _rewrite(self, number: int, entry: Entry) -> None:
        self._db.execute(sql.CHANGE_PLACE, (*_columns(entry), number))
        self._db.execute(sql.FORGET_SPELLINGS, (number,))
        self._spell(number, entry)

    def _spell(self, number: int, entry: Entry) -> None:
        rows = list(_spellings(number, entry))
        self._db.executemany(sql.ADD_SPELLING, rows)
        self._ids.add(entry.id)
        self._keys.update(row[3] for row in rows)
        if entry.geonameid:
            self._geonameids.add(entry.geonameid)

    def _note(self, number: int, ref: str, why: str) -> None:
        self._db.execute(sql.ADD_JOIN, (ref, number, self._source, why, number, ref))
        self._ids.add(ref)


def prepare(db: sqlite3.Connection) -> None:
    """Make the tables of a new file, and refuse a file that is not ours or newer than we are."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    ours = int(db.execute("PRAGMA application_id").fetchone()[0]) == sql.APPLICATION
    empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if empty and not version:
        with closing(db.cursor()) as cursor:
            cursor.executescript(sql.SCHEMA)
            cursor.execute(f"PRAGMA application_id = {sql.APPLICATION}")
            cursor.execute(f"PRAGMA user_version = {sql.VERSION}")
    elif not ours or version > sql.VERSION:
        raise NotAGazetteerError


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Give the entry of a row of the table of places."""
    return Entry(row[1], row[2], tuple(row[3].split("|")) if row[3] else (), _PRECISIONS[row[4]], *row[5:15])


def _joined(old: Entry, new: Entry) -> Entry:
    """Give one entry for two: the P-coded one leads, the other lends its names and what is missing."""
    first, second = (new, old) if new.pcode and not old.pcode else (old, new)
    names = tuple(n for n in dict.fromkeys((*first.names, *second.spellings)) if n != first.name)
    gaps = {
        column: getattr(second, column)
        for column in ("lat", "lon", "country", "admin1", "admin2", "admin3", "geonameid")
        if getattr(first, column) is None
    }
    return replace(first, names=names, population=first.population or second.population, **gaps)


def _rivals(a: Entry, b: Entry) -> bool:
    """Two different P-codes are never one place, nor are an area and a settlement."""
    return bool(a.pcode and b.pcode and a.pcode != b.pcode) or a.is_area != b.is_area


def _columns(entry: Entry) -> tuple[object, ...]:
    return (
        *(entry.id, entry.name, "|".join(entry.names), entry.precision.value, entry.lat, entry.lon, entry.country),
        *(entry.admin1, entry.admin2, entry.admin3, entry.pcode, entry.geonameid, entry.population, entry.source),
        area_key(entry.admin1),
    )


def _spellings(number: int, entry: Entry) -> Iterator[tuple[str, int, str, str, str, float, str]]:
    for name, form in keyed(entry):
        yield (form.loose, number, name, form.strict, _words(form), form.penalty, form.plain)


def _words(form: Form) -> str:
    return " ".join(sorted(form.qualifiers))
