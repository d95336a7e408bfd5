"""The people whom a text names, so that pages can hide them: victims, relatives, witnesses, whoever they are.

Rather a name too many is found than one too few: names of offices and unknown things may be among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from harmledger.read.ar.lines import line as arabic_line
from harmledger.read.en.line import line as english_line
from harmledger.read.mentions import SentenceKind
from harmledger.read.sentences import sentences
from harmledger.web.persons import arabic, english

if TYPE_CHECKING:
    from collections.abc import Iterable

REMEMBERED, SHORT = 512, 20_000  # texts whose names are remembered, and characters up to which they are


@dataclass(frozen=True, slots=True)
class Named:
    """What is hidden: names, whole and word by word. `others` are longer names of something else that hold one."""

    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    def __or__(self, more: Named) -> Named:
        """Give what either hides."""
        return Named(self.names | more.names, self.others | more.others)


def persons(text: str, places: frozenset[str] = frozenset()) -> Named:
    """Find the people whom a text names. `places` are names, folded, that it is known to use for places."""
    return _remembered(text, places) if len(text) <= SHORT else _found(text, places)


def of(texts: Iterable[str], places: frozenset[str]) -> Named:
    """Find the people whom some texts name."""
    found = Named()
    for text in texts:
        found |= persons(text, places)
    return found


def _found(text: str, grounds: frozenset[str]) -> Named:
    small = english.small(text)
    found: list[tuple[str, ...]] = []
    others: set[str] = set()
    for number, sentence in enumerate(sentences(text)):
        start, end = sentence.start, sentence.end
        if sentence.kind is not SentenceKind.DATELINE and english.CAPITAL.search(text, start, end):  # who publishes
            cut = english_line(text, start, end, number)
            found += english.persons(cut, small, grounds)
            others |= english.others(cut)
        if arabic.LETTER.search(text, start, end):
            words = arabic_line(text, start, end)
            found += arabic.persons(words, number, grounds)
            others |= arabic.others(words, number)
    names = frozenset(name for parts in found for name in parts)
    return Named(names, frozenset(other for other in others - names if any(name in other for name in names)))


_remembered = lru_cache(maxsize=REMEMBERED)(_found)
