"""What an attack leaves to be found by: two attacks that share a trace, or several rare ones, are worth comparing.

Traces are a pure function of one attack, so that a ledger keeps them and, when a document is added, looks up only its
neighbourhood. A trace that too many attacks leave says nothing of any of them: `crowds` gives how many are too many.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from harmledger.link.blocks import is_open, keys, open_keys
from harmledger.link.wording import common, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.link.sight import Sight


class Kind(IntEnum):
    """The kinds of traces."""

    NEAR = 1  # a place and days, or a day and a toll
    SPOT = 2  # a place, whatever the day: for attacks without a day
    OPEN = 3  # the place of an attack without a day
    WORD = 4
    PHRASE = 5
    PLACE = 6  # a place of the gazetteer
    MARK = 7  # a name of its place, by the word that is best known
    COPY = 8  # a stretch of the document's text, by its hash


RARE = 10  # passages in which a word may stand and still bring reports together wherever they are
SHARED_WORDS = 3  # rare words that two reports must share to be compared wherever they are
TOLD = 40  # attacks in which a phrase may stand and still be one story's own: the reports of a much told attack
SHARED_PHRASES = 2
NAMED = 60  # attacks in whose passages a place's name may stand and still point to one place
CROWD = 150  # an undated attack is not compared with a whole town that has more attacks than this

Trace = tuple[Kind, int]


def traces(sight: Sight, family: str | None = None) -> Iterator[Trace]:
    """Give the traces of an attack; `family` is the origin of its document where that is one of several copies."""
    yield from ((Kind.NEAR, trace(key)) for key in keys(sight))
    if family:
        yield copied(family)
    spots = [trace(key) for key in open_keys(sight)]
    yield from ((Kind.SPOT, key) for key in spots)
    if is_open(sight):
        yield from ((Kind.OPEN, key) for key in spots)
    yield from ((Kind.WORD, word) for word in sight.words if word not in common())
    yield from ((Kind.PHRASE, phrase) for phrase in sight.phrases)
    yield from ((Kind.PLACE, place) for place in places(sight))
    yield from ((Kind.MARK, word) for word in {mark(name) for name in sight.names})


def copied(family: str) -> Trace:
    """Give the trace of an attack whose document is one of several copies; `family` is their origin."""
    return Kind.NEAR, trace(f"copy|{family}")


def places(sight: Sight) -> frozenset[int]:
    """Give the traces of the gazetteer's places at which an attack is told."""
    return frozenset(trace(place.id) for place in sight.places if place.id)


@lru_cache(maxsize=65_536)
def mark(name: frozenset[int]) -> int:
    """Give the word of a place's name by which it is best known in a text."""
    return min(name, key=lambda word: (-weight(word), word))


def trace(key: str) -> int:
    """Give the trace of a key."""
    return crc32(key.encode())
