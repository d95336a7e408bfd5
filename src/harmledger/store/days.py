"""What was told on one day, and what was known before of the same incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, select

from harmledger.store import tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement, Connection

READINGS, MEMBERS, CLAIMS, COPIES = tables.readings, tables.members, tables.claims, tables.copies
CURRENT = READINGS.c.superseded_at.is_(None)


@dataclass(frozen=True, slots=True)
class Telling:
    """One document's word on one incident: `figures` is the least number it tells of each harm."""

    document: str
    outlet: str
    title: str
    published: date | None
    incident: str
    origin: str | None  # the document that it repeats
    figures: Mapping[str, int]
    at: datetime | None = None  # the moment of publication, where its hour is known

    @property
    def order(self) -> tuple[bool, str, str, str]:
        """Give its place among others: by day, then by the hour, those whose hour is not known last."""
        hour = self.at.astimezone(UTC).isoformat() if self.at else "9999"
        return (self.published is None, str(self.published), hour, self.document)


def last_day(connection: Connection) -> date | None:
    """Give the last day on which a document was published."""
    found = connection.execute(select(func.max(READINGS.c.published_latest)).where(CURRENT)).scalar()
    return date.fromisoformat(found) if found else None


def beside(connection: Connection, day: date) -> tuple[date | None, date | None]:
    """Give the nearest days before and after one on which documents were published."""
    own = READINGS.c.published_latest
    before = select(func.max(own)).where(CURRENT, own < day.isoformat())
    after = select(func.min(own)).where(CURRENT, own > day.isoformat())
    found = (connection.execute(query).scalar() for query in (before, after))
    first, last = (date.fromisoformat(one) if one else None for one in found)
    return first, last


def tellings(connection: Connection, day: date) -> tuple[Telling, ...]:
    """Give what every document tells of the incidents that documents of one day tell of, oldest first."""
    told = select(MEMBERS.c.incident).join(READINGS, READINGS.c.document == MEMBERS.c.document)
    incidents = told.where(CURRENT, READINGS.c.published_latest == day.isoformat())
    least = func.max(CLAIMS.c.low)
    query = (
        select(MEMBERS.c.document, MEMBERS.c.incident, CLAIMS.c.harm, least)
        .outerjoin(CLAIMS, _own_claims())
        .where(MEMBERS.c.incident.in_(incidents))
        .group_by(MEMBERS.c.document, MEMBERS.c.incident, CLAIMS.c.harm)
    )
    figures: dict[tuple[str, str], dict[str, int]] = {}
    for document, incident, harm, low in connection.execute(query):
        figures.setdefault((document, incident), {}).update({harm: low} if harm and low is not None else {})
    named = _named(connection, {document for document, _ in figures})
    made = [Telling(d, *named[d][:3], i, named[d][3], told, named[d][4]) for (d, i), told in figures.items()]
    return tuple(sorted(made, key=lambda t: t.order))


def _own_claims() -> ColumnElement[bool]:
    """Tie claims to their attack by way of the document, for which there is an index."""
    same = (CLAIMS.c.document == MEMBERS.c.document, CLAIMS.c.attack == MEMBERS.c.attack)
    return and_(*same, CLAIMS.c.superseded_at.is_(None))


Named = tuple[str, str, date | None, str | None, datetime | None]


def _named(connection: Connection, names: set[str]) -> dict[str, Named]:
    texts = tables.documents.c
    query = (
        select(
            texts.id, texts.source, texts.title, READINGS.c.published_latest, COPIES.c.origin, READINGS.c.published_at
        )
        .join(READINGS, and_(READINGS.c.document == texts.id, CURRENT))
        .outerjoin(COPIES, and_(COPIES.c.document == texts.id, COPIES.c.origin != texts.id))
        .where(texts.id.in_(names))
    )
    return {
        name: (
            outlet or name,
            title or "",
            date.fromisoformat(day) if day else None,
            origin,
            datetime.fromisoformat(at) if at else None,
        )
        for name, outlet, title, day, origin, at in connection.execute(query)
    }
