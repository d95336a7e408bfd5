"""Incidents in the neighbourhood of a place and some days, with all that their documents state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import cos, radians
from typing import TYPE_CHECKING

from sqlalchemy import select

from harmledger.link.levels import levels
from harmledger.link.nearby import reach
from harmledger.locate.gazetteer import KM_PER_DEGREE
from harmledger.model import Precision
from harmledger.review import Filter
from harmledger.store import reading, stated, tables

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from harmledger.model import Place
    from harmledger.store.picture import Picture
    from harmledger.store.stated import Told

MOST = 25  # incidents of each kind that are compared


def near(picture: Picture, place: Place, since: date, until: date) -> tuple[str, ...]:
    """Give the incidents that may lie at a place and days: there and then, or with no known day or place."""
    wide = timedelta(days=levels().window)
    days = Filter(since=since - wide, until=until + wide)
    here = Filter(box=_box(place)) if place.lat is not None else Filter(place=place.name)
    asked = (replace(days, box=here.box, place=here.place), replace(here, lack="date"), replace(days, lack="place"))
    return tuple(dict.fromkeys(brief.id for one in asked for brief in picture.briefs(one, order="day", limit=MOST)))


def _box(place: Place) -> tuple[float, float, float, float]:
    """Give the square in which a place that is a district away in precision may still be the same."""
    lat, lon = place.lat or 0.0, place.lon or 0.0
    high = (reach(place) + levels().reach[Precision.DISTRICT]) / KM_PER_DEGREE
    wide = high / max(cos(radians(lat)), 0.01)
    return lat - high, lon - wide, lat + high, lon + wide


def told(picture: Picture, incidents: Collection[str]) -> Told:
    """Give the documents that tell of some incidents with all that they state."""
    members = tables.members.c
    query = select(members.document).where(members.incident.in_(incidents)).distinct()
    with picture.ledger.reads() as connection:
        names = connection.execute(query).scalars().all()
        return replace(stated.stated(connection, names), documents=reading.documents(connection, names))
