"""Runs of capitalised words: the names that may be places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from operator import ne
from typing import TYPE_CHECKING

from harmledger.read.en.line import Hit, Line, Party
from harmledger.read.en.stops import words
from harmledger.read.en.words import DATA
from harmledger.read.lexicon import Memo, phrases, rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

HELD = ("-held", "-controlled", "-occupied", "-run", "-backed", "-led")  # "the rebel-held town"
LONGEST = 5  # words of a place's name


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised name at the tokens `start` to `end`."""

    start: int
    end: int


@cache
def of(kind: str) -> frozenset[str]:
    """Give the words of one kind of names.tsv."""
    return frozenset(p for k, column in rows(DATA, "names.tsv") if k == kind for p in phrases(column))


def names(line: Line) -> Iterator[Name]:
    """Give the runs of capitalised words."""
    # A word in small letters begins no name, and most are.
    large = list(compress(count(), map(ne, line.lows, line.tokens.words)))
    at, taken = 0, _taken(line) if large else frozenset[int]()
    for first in large:
        if first < at or first in taken:
            continue
        at = end = first
        while end < len(line.lows) and end - at < LONGEST and _goes_on(line, at, end, taken):
            end += 1
        if end > at:
            yield Name(at, _trimmed(line, at, end))
        at = max(end, at + 1)


def _goes_on(line: Line, at: int, end: int, taken: AbstractSet[int]) -> bool:
    """Say whether a word belongs to the name that begins at `at`: "Village" at its end says what it is."""
    if end in taken or not (_NAMING[line.tokens.words[end]] or is_capital(line, end, first=end == at)):
        return False
    last = end + 1 == len(line.lows) or not line.tokens.words[end + 1][0].isupper()
    return end == at or not last or end not in line.cues


def _trimmed(line: Line, start: int, end: int) -> int:
    """Leave out a word inside a name that has nothing after it: "the city of"."""
    while end > start + 1 and line.lows[end - 1] in of("inside"):
        end -= 1
    return end


def _taken(line: Line) -> AbstractSet[int]:
    """Give the tokens of parties; the adjective of a country is no place, but the country is."""
    means = line.weapons.keys() | line.attacks.keys() | line.harms.keys()
    return means | {
        t
        for hit in line.parties.values()
        if isinstance(hit.value, Party) and not _is_country(line, hit)
        for t in range(hit.start, hit.end)
    }


def _is_country(line: Line, hit: Hit) -> bool:
    return hit.end == hit.start + 1 and line.lows[hit.start] in words("country")


def _names_itself(word: str) -> bool:
    """Say whether a word is part of a name wherever it stands: in capitals, and no word that begins nothing."""
    low = word.lower()
    return word[0].isupper() and not (low in of("stop") or low in of("inside") or low.endswith(HELD))


_NAMING = Memo(_names_itself)


def is_capital(line: Line, at: int, *, first: bool) -> bool:
    """Say whether a word can be part of a name: capitalised, or an article in front of one."""
    word, low = line.tokens.words[at], line.lows[at]
    if low in of("stop") or low.endswith(HELD):
        return first and ((low in of("tribe") and _is_cued(line, at)) or _is_named_so(line, at))
    if not first and low in of("inside"):
        return at + 1 < len(line.lows) and line.tokens.words[at + 1][0].isupper() and low != "the"
    if word[0].isupper():
        return True
    return low.startswith(_articles()) and word.partition("-")[2][:1].isupper()


@cache
def _articles() -> tuple[str, ...]:
    return tuple(of("article"))


def _is_named_so(line: Line, at: int) -> bool:
    """Say whether "Old" or "New" begins a name: "in Old Fangak"; at the head of a sentence it may only describe."""
    following = line.tokens.words[at + 1][:1] if at + 1 < len(line.lows) else ""
    return at > 0 and line.lows[at] in {"old", "new"} and line.tokens.words[at][0].isupper() and following.isupper()


def _is_cued(line: Line, at: int) -> bool:
    """Say whether a kind of place stands right beside a name: "the village of Arab Hasan", "Arab Hasan village"."""
    named = at + 1 < len(line.lows) and is_capital(line, at + 1, first=False)
    before = at > 1 and line.lows[at - 1] == "of" and at - 2 in line.cues
    return named and (before or at + 2 in line.cues)
