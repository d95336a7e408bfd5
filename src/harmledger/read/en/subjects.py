"""Who speaks under a noun of no list: "a miner who escaped told", "the bus company said", "according to a student"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en.line import Noun
from harmledger.read.en.quantities import numbers
from harmledger.read.en.stops import ENDS, PREPOSITION, RELATIVE, words

if TYPE_CHECKING:
    from harmledger.read.en.line import Line

Span = tuple[int, int]
_FARTHEST = 14  # tokens between the beginning of a clause and its word of saying
_LONGEST = 5  # words of a subject
_OPENS = frozenset(',;:."!?([-–—') | {"'", "that", "but", "and", "as"}
_DETERMINERS = words("determiner") | {"a", "an", "one", "another", "several", "some", "many"}
_BEHIND = PREPOSITION | RELATIVE | words("reached")
_PAPERS = words("papers")
_SAID = words("speaks")
_PERSONS = tuple(words("person_ending"))
_THINGS = tuple(words("thing_ending"))


def before(line: Line, verb: int) -> Span | None:
    """Give the noun phrase that begins a clause and is the subject of the word of saying at a token."""
    if line.lows[verb] not in _SAID or line.lows[verb - 1] in ENDS:
        return None
    low = max(0, verb - _FARTHEST)
    opened = next((t + 1 for t in range(verb - 1, low - 1, -1) if line.lows[t] in _OPENS), low)
    if opened == low and low > 0:
        return None
    start = next((t for t in range(opened, verb) if _is_article(line, t, opened)), opened)
    return _phrase(line, start, verb)


def behind(line: Line, at: int) -> Span | None:
    """Give the people whose noun begins at a token: "according to camp managers", "…, said a student"."""
    end = next((t for t in range(at, len(line.lows)) if line.lows[t] in ENDS), len(line.lows))
    span = _phrase(line, at, end)
    return span if span is not None and is_person(line.lows[span[1] - 1]) else None


def is_person(low: str) -> bool:
    """Say whether a word has the ending of those for people: "miner", "lawmakers"."""
    return low.endswith(_PERSONS) and not low.endswith(_THINGS)


def _is_article(line: Line, at: int, opened: int) -> bool:
    """Say whether a noun phrase begins here that hangs on no preposition: "on Tuesday a trader", not "in the town"."""
    article = line.lows[at] in _DETERMINERS or line.lows[at] in numbers()
    return article and (at == opened or line.lows[at - 1] not in PREPOSITION)


def _phrase(line: Line, start: int, end: int) -> Span | None:
    """Give the words of a noun phrase without its article, and what it is of: "leader of a local militia"."""
    counted = start
    while start < end and (line.lows[start] in _DETERMINERS or line.lows[start] in numbers()):
        start += 1
    stop = next((t for t in range(start, end) if line.lows[t] in _BEHIND), end)
    core = line.lows[start:stop]
    if not 0 < len(core) <= _LONGEST or not _speaks(line, start, stop) or (start == counted and core[-1][-1:] != "s"):
        return None
    if line.lows[stop : stop + 1] == ("of",):
        stop = next((t for t in range(stop + 1, end) if line.lows[t] in _BEHIND), end)
    return start, stop


def _speaks(line: Line, start: int, stop: int) -> bool:
    """Say whether some words can be a speaker: no paper, no harm, no attack, no name alone."""
    told = any(start <= t < stop for hits in (line.harms, line.attacks, line.weapons, line.parties) for t in hits)
    told = told or any(start <= t < stop and isinstance(h.value, Noun) and h.value.harm for t, h in line.nouns.items())
    plain = all(low[0].isalpha() or low in {"'", "'s"} for low in line.lows[start:stop])
    named = line.tokens.words[stop - 1][0].isupper() and start > 0
    return plain and not (told or named or line.lows[stop - 1] in _PAPERS or line.lows[stop - 1] in ENDS)
