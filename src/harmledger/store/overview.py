"""What a ledger holds as a whole: its period totals, its sources, the parties it cites, the names of its places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from harmledger.model import PeriodTotal
from harmledger.serial import build
from harmledger.store import books, tables

if TYPE_CHECKING:
    from sqlalchemy.sql.base import ReadOnlyColumnCollection

    from harmledger.store.ledger import Ledger

SHEETS = tables.sheets
WEAK = 1.2  # score of a place for which little speaks
CLOSE = 0.25  # lead over the next best entry that is little


@dataclass(frozen=True, slots=True)
class Totals:
    """The period totals; `behind` says that figures were ruled on since they were compared."""

    found: tuple[PeriodTotal, ...]
    behind: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source with how many of its documents the ledger holds, how many of them repeat another's text, and when."""

    name: str
    documents: int
    copies: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party with how many figures it is cited for, in how many documents."""

    name: str
    figures: int
    documents: int


@dataclass(frozen=True, slots=True)
class NameLine:
    """A place's name as written, with the entry taken for it, and in how many incidents it stands so."""

    name: str
    id: str | None
    label: str | None
    admin1: str | None
    incidents: int


def totals(ledger: Ledger) -> Totals:
    """Give the period totals as they were last compared with what is recorded."""
    derived = tables.derived
    with ledger.reads() as connection:
        row = connection.execute(select(derived).where(derived.c.name == "totals")).first()
        behind = row is not None and row.state != books.listed_state(connection)
    return Totals(tuple(build(PeriodTotal, item) for item in row.data) if row else (), behind)


def sources(ledger: Ledger) -> tuple[SourceLine, ...]:
    """Give all sources, the ones with most documents first."""
    own, copies = tables.documents.c, tables.copies
    query = (
        select(
            own.source,
            func.count(),
            func.count(copies.c.document),
            func.min(own.published_earliest),
            func.max(own.published_latest),
        )
        .select_from(tables.documents.outerjoin(copies, copies.c.document == own.id))
        .where(own.source.is_not(None))
        .group_by(own.source)
        .order_by(func.count().desc(), own.source)
    )
    with ledger.reads() as connection:
        return tuple(SourceLine(*row) for row in connection.execute(query))


def parties(ledger: Ledger) -> tuple[PartyLine, ...]:
    """Give the parties that are cited for a figure, the most cited first."""
    said = tables.claims.c
    documents = func.count(said.document.distinct())
    query = select(said.claimant, func.count(), documents).where(
        said.claimant.is_not(None), said.superseded_at.is_(None)
    )
    with ledger.reads() as connection:
        rows = connection.execute(query.group_by(said.claimant).order_by(func.count().desc(), said.claimant))
        return tuple(PartyLine(*row) for row in rows)


def names(ledger: Ledger, *, doubtful: bool = False) -> tuple[NameLine, ...]:
    """Give the names of places without an entry, or those whose entry is doubtful, the most frequent first."""
    placed = _placed(doubtful=doubtful)
    where = placed.where
    name, entry = where["name"].as_string(), where["id"].as_string()
    score = func.coalesce(where["score"].as_float(), 0.0)
    rival = func.coalesce(where["alternatives"][0]["score"].as_float(), 0.0)
    shown = (func.max(placed.place), func.max(placed.admin1))
    query = (
        select(name, entry, *shown, func.count())
        .where(or_(score < WEAK, score - rival < CLOSE) if doubtful else name.is_not(None))
        .group_by(name, entry)
        .order_by(func.count().desc(), name)
    )
    with ledger.reads() as connection:
        return tuple(NameLine(*row) for row in connection.execute(query))


def _placed(*, doubtful: bool) -> ReadOnlyColumnCollection[str, Any]:
    """Give the places of incidents with or without a point, each cut out of its sheet once: `OFFSET 0` keeps it so."""
    incidents = tables.incidents.c
    located = incidents.lat.is_not(None) if doubtful else incidents.lat.is_(None)
    query = select(incidents.place, incidents.admin1, SHEETS.c.data["place"].label("where"))
    return query.join(SHEETS, SHEETS.c.incident == incidents.id).where(located).offset(0).subquery().c


def named_so(ledger: Ledger, name: str, entry: str | None) -> tuple[str, ...]:
    """Give the incidents whose place stands under a name and was taken for an entry, or for none."""
    where = SHEETS.c.data["place"]
    own = where["id"].as_string()
    taken = own == entry if entry else own.is_(None)
    query = select(tables.incidents.c.id).join(SHEETS, SHEETS.c.incident == tables.incidents.c.id)
    query = query.where(where["name"].as_string() == name, taken)
    with ledger.reads() as connection:
        return tuple(connection.execute(query.order_by(tables.incidents.c.row)).scalars())
