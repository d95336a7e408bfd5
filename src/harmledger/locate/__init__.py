"""Resolve what a reader spotted: names to places, time expressions to days, both with their precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from harmledger.model import Document, Place, Problem, When
    from harmledger.read.mentions import Reading


class Gazetteer(Protocol):
    """A read-only look-up of places."""


@dataclass(frozen=True, slots=True)
class Located:
    """Places and times aligned with `reading.places` and `reading.times`; a mention that is no place is None."""

    places: tuple[Place | None, ...] = ()
    times: tuple[When | None, ...] = ()
    problems: tuple[Problem, ...] = ()


def locate(document: Document, reading: Reading, gazetteer: Gazetteer) -> Located:
    """Resolve the places and times of one document."""
    raise NotImplementedError
