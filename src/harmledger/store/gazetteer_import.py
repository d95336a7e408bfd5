"""Put lists of places into the gazetteer file: each place once, P-coded rows first, the joins kept and explained."""

from __future__ import annotations

import math
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from harmledger.collect.listed import Listed, MoreNames
from harmledger.errors import NotAGazetteerError
from harmledger.locate.gazetteer import area_key, distance, keyed
from harmledger.locate.key import Form, forms
from harmledger.locate.starter import country
from harmledger.model import Entry, NameKind, Naming, Precision
from harmledger.store import gazetteer_sql as sql
from harmledger.store.gazetteer_cells import Cells

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator


_LONG = 5_000  # rows from which on two indexes are better made anew at the end
_PRECISIONS = {p.value: p for p in Precision}


@dataclass(slots=True)
class Imported:
    """What an import did, counted while it runs."""

    added: int = 0
    joined: int = 0
    unchanged: int = 0
    named: int = 0  # known places that got more names
    outlines: int = 0


class Importer:
    """One import: it remembers what the file holds, so that a new place costs no question to the database."""

    def __init__(self, db: sqlite3.Connection, name: str, version: str, licence: str) -> None:
        """Register the list as a source."""
        self._db = db
        db.execute(sql.ADD_SOURCE, (name, version, licence))
        self._source = int(db.execute(sql.SOURCE, (name, version)).fetchone()[0])
        self._ids = {row[0] for row in db.execute(sql.ALL_IDS)}
        self._geonameids = {row[0] for row in db.execute(sql.ALL_GEONAMEIDS)}
        self._cells = Cells(db)

    def add(self, rows: Iterable[Listed | MoreNames]) -> Imported:
        """Add or join all places; names for known places are put to them at the end."""
        done = Imported()
        more: defaultdict[str, list[Naming]] = defaultdict(list)
        for count, row in enumerate(rows):
            if count == _LONG:
                self._db.execute("DROP INDEX spelling_plain")
                self._db.execute("DROP INDEX spelling_people")
            if isinstance(row, Listed):
                self._take(row, done)
            elif row.id.removeprefix("geonames:") in self._geonameids:
                more[row.id.removeprefix("geonames:")] += row.namings
        for geonameid, namings in more.items():
            self._name(geonameid, namings, done)
        self._db.execute(sql.COUNT_PLACES, (self._source, self._source))
        self._db.execute(sql.BY_PLAIN)
        self._db.execute(sql.BY_PEOPLE)
        return done

    def _take(self, row: Listed, done: Imported) -> None:
        number = self._add(_canonical(row.entry), done)
        if row.namings:
            self._db.executemany(sql.ADD_NAMING, ((number, n.name, n.language, n.kind) for n in row.namings))
        if row.shape is not None:
            self._db.execute(sql.ADD_OUTLINE, (number, self._source, row.shape))
            done.outlines += 1

    def _add(self, entry: Entry, done: Imported) -> int:
        """Add one entry, or join it to the one that stands for the same place; give its number."""
        known = self._known(entry)
        if known is None:
            done.added += 1
            return self._write(entry)
        number, old, why = known
        new = _joined(old, entry)
        if new != old:
            self._rewrite(number, new)
            self._note(number, old.id, why)
        self._note(number, entry.id, why)
        done.joined += new != old
        done.unchanged += new == old
        return number

    def _name(self, geonameid: str, namings: list[Naming], done: Imported) -> None:
        """Put names to a place."""
        row = self._db.execute(sql.BY_GEONAMEID, (geonameid,)).fetchone()
        old = entry_of(row)
        new = replace(old, names=_others(old.name, (*old.names, *(n.name for n in namings))))
        self._db.executemany(sql.ADD_NAMING, ((row[0], n.name, n.language, n.kind) for n in namings))
        done.named += new != old
        if new != old or any(n.kind is NameKind.HISTORIC for n in namings):
            self._rewrite(row[0], new)

    def _known(self, entry: Entry) -> tuple[int, Entry, str] | None:
        """Find the kept entry for the same place, and why it is the same."""
        if entry.id in self._ids:
            row = self._db.execute(sql.ENTRY, (entry.id, entry.id)).fetchone()
            return row[0], entry_of(row), "same id"
        if entry.geonameid in self._geonameids:
            row = self._db.execute(sql.BY_GEONAMEID, (entry.geonameid,)).fetchone()
            if not _rivals(old := entry_of(row), entry):
                return row[0], old, _why(old, entry, "same GeoNames id")
        return None if entry.is_area else self._neighbour(entry)

    def _neighbour(self, entry: Entry) -> tuple[int, Entry, str] | None:
        form = next(iter(forms(entry.name)), None)
        if (
            entry.lat is None
            or entry.lon is None
            or form is None
            or not self._cells.may_hold(form.strict, _words(form), entry.lat, entry.lon)
        ):
            return None
        near = (entry.lat - sql.NEAR, entry.lat + sql.NEAR, entry.lon - sql.NEAR, entry.lon + sql.NEAR)
        rows = self._db.execute(sql.BY_KEY, (form.loose, form.strict, _words(form), *near))
        found = [(row[0], old) for row in rows if not _rivals(old := entry_of(row), entry)]
        if not found:
            return None
        number, old = min(found, key=lambda f: (distance(f[1], entry), f[0]))
        return number, old, _why(old, entry, "same key")

    def _write(self, entry: Entry) -> int:
        number = int(self._db.execute(sql.ADD_PLACE, (*_columns(entry), self._source)).lastrowid or 0)
        self._spell(number, entry)
        return number

    def _rewrite(self, number: int, entry: Entry) -> None:
        self._db.execute(sql.CHANGE_PLACE, (*_columns(entry), number))
        self._db.execute(sql.FORGET_SPELLINGS, (number,))
        self._spell(number, entry, {row[0] for row in self._db.execute(sql.HISTORIC, (number,))})

    def _spell(self, number: int, entry: Entry, historic: Collection[str] = ()) -> None:
        rows = list(_spellings(number, entry, historic))
        self._db.executemany(sql.ADD_SPELLING, rows)
        self._cells.add(((row[3], row[4]) for row in rows if not row[5]), entry)
        self._ids.add(entry.id)
        if entry.geonameid:
            self._geonameids.add(entry.geonameid)

    def _note(self, number: int, ref: str, why: str) -> None:
        self._db.execute(sql.ADD_JOIN, (ref, number, self._source, why, number, ref))
        self._ids.add(ref)


def prepare(db: sqlite3.Connection, *, read_only: bool = False) -> None:
    """Make the tables of a new file, bring an older one up to date; refuse one that is not ours or is newer."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    ours = int(db.execute("PRAGMA application_id").fetchone()[0]) == sql.APPLICATION
    empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not (empty and not version) and (not ours or version > sql.VERSION):
        raise NotAGazetteerError
    if version < sql.VERSION and not read_only:
        with closing(db.cursor()) as cursor:
            cursor.executescript(f"BEGIN; {sql.UPGRADE if version else sql.SCHEMA + sql.SECOND} COMMIT;")
            cursor.execute(f"PRAGMA application_id = {sql.APPLICATION}")
            cursor.execute(f"PRAGMA user_version = {sql.VERSION}")


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Give the entry of a row of the table of places."""
    return Entry(row[1], row[2], tuple(row[3].split("|")) if row[3] else (), _PRECISIONS[row[4]], *row[5:15])


def _canonical(entry: Entry) -> Entry:
    """Give a country the id and code that we know it by: every list has another id for it."""
    if entry.precision is not Precision.COUNTRY or (known := country(entry.country, entry.spellings)) is None:
        return entry
    return replace(entry, id=known.id, country=known.country)


def _joined(old: Entry, new: Entry) -> Entry:
    """Give one entry for two: the P-coded one leads, the other lends its names and what is missing."""
    first, second = (new, old) if new.pcode and not old.pcode else (old, new)
    gaps = {
        column: getattr(second, column)
        for column in ("lat", "lon", "country", "admin1", "admin2", "admin3", "geonameid")
        if getattr(first, column) is None
    }
    names = _others(first.name, (*first.names, *second.spellings))
    return replace(first, names=names, population=first.population or second.population, **gaps)


def _others(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(n for n in dict.fromkeys(names) if n != name)


def _why(old: Entry, new: Entry, reason: str) -> str:
    """Say why two rows are one place, and how far apart their points lie."""
    apart = distance(old, new)
    return f"{apart:.1f} km, {reason}" if math.isfinite(apart) else reason


def _rivals(a: Entry, b: Entry) -> bool:
    """Two different P-codes are never one place, nor are an area and a settlement."""
    return bool(a.pcode and b.pcode and a.pcode != b.pcode) or a.is_area != b.is_area


def _columns(entry: Entry) -> tuple[object, ...]:
    return (
        *(entry.id, entry.name, "|".join(entry.names), entry.precision.value, entry.lat, entry.lon, entry.country),
        *(entry.admin1, entry.admin2, entry.admin3, entry.pcode, entry.geonameid, entry.population, entry.source),
        area_key(entry.admin1),
    )


def _spellings(
    number: int, entry: Entry, historic: Collection[str]
) -> Iterator[tuple[str, int, str, str, str, float, str, int]]:
    for name, form in keyed(entry, historic):
        yield (form.loose, number, name, form.strict, _words(form), form.penalty, form.plain, entry.population)


def _words(form: Form) -> str:
    return " ".join(sorted(form.qualifiers))
