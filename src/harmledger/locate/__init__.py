"""Resolve what a reader spotted: names to places, time expressions to days, both with their precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.locate.gazetteer import Gazetteer, MemoryGazetteer
from harmledger.locate.places import places
from harmledger.locate.times import times

if TYPE_CHECKING:
    from datetime import date

    from harmledger.model import Document, Place, Problem, Published, When
    from harmledger.read.mentions import Reading

__all__ = ["Gazetteer", "Located", "MemoryGazetteer", "locate"]


@dataclass(frozen=True, slots=True)
class Located:
    """Places and times aligned with `reading.places` and `reading.times`; a mention that is no place is None."""

    places: tuple[Place | None, ...] = ()
    times: tuple[When | None, ...] = ()
    problems: tuple[Problem, ...] = ()
    published: Published | None = None  # the document's own date, or what its dateline says


def locate(document: Document, reading: Reading, gazetteer: Gazetteer, *, today: date | None = None) -> Located:
    """Resolve the places and times of one document. `today` bounds the years that a date without one may mean."""
    dated = times(document, reading, today=today)
    return Located(places(document.text, reading, gazetteer), dated.whens, dated.problems, dated.published)
