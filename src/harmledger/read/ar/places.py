"""Names that may be places: behind words such as «قرية», behind prepositions, and those known everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Precision
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import Near, PlaceMention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from harmledger.read.ar.lines import Line

LONGEST = 4  # words of a name
_MOST = 40  # names of one list
_QUOTES = {'"', "“", "”", "«", "»", "(", "'"}
_SKIPPED = {*_QUOTES, ":", "من"}


@dataclass(frozen=True, slots=True)
class Cue:
    """What the word before a name says: the kind of place, and how it is meant."""

    precision: str  # "-" where only a preposition stands
    near: str
    maybe: bool = False  # "a market" has a town's name behind it, or only what is sold there

    @property
    def vouches(self) -> bool:
        """Say whether a place must follow; after a preposition only the gazetteer can tell."""
        return self.precision != "-" and not self.maybe


@cache
def _cues() -> Lexicon[Cue]:
    return Lexicon(
        (cut(p), Cue(cue.rstrip("?"), near, cue.endswith("?")))
        for cue, near, column in rows(DATA, "places.tsv")
        for p in phrases(column)
    )


def places(line: Line, sentence: int, taken: Collection[int]) -> Iterator[PlaceMention]:
    """Give the names of a sentence that may be places, in text order; `taken` are the words of parties' names."""
    at, lists = 0, 0
    while at < len(line):
        matched = None if line.words[at].plain or at in taken else _cues().match(line.stems, at)
        if matched is None:
            at += 1
            continue
        end, cue = matched
        if cue.near == "known":
            yield _known(line, at, end, cue, sentence)
            at = end
            continue
        found = _names(line, end, cue)
        lists += 1
        for first, last in found:
            yield replace(_mention(line, first, last, cue, sentence), listed=lists if len(found) > 1 else None)
        # Behind the first word of the last name, so that a cue inside a longer name is still seen.
        at = found[-1][0] + 1 if found and found[-1][0] >= end else end


def _known(line: Line, at: int, end: int, cue: Cue, sentence: int) -> PlaceMention:
    """Give a name known everywhere; it is mostly the wider one of another place."""
    word = line.words[at]
    clitics = len(word.lead) + len(word.prep)
    start, last = line.starts[at], line.ends[end - 1]
    start += clitics if line.ends[at] - start > clitics and line.text[start] in "وفبلك" else 0
    near = Near.WITHIN if cue.precision == "governorate" else Near.ACROSS
    return PlaceMention(
        start, last, sentence, name=line.text[start:last], near=near, cue=Precision(cue.precision), longest=last
    )


def _names(line: Line, at: int, cue: Cue) -> list[tuple[int, int]]:
    """Find the name, or the names of a list, that stand behind a cue."""
    found: list[tuple[int, int]] = []
    before = at - 1
    while at < len(line) and len(found) < _MOST:
        while at < len(line) - 1 and line.key(at) in _SKIPPED:
            at += 1
        end = at if _barred(line, at, cue) else _reach(line, at)
        if end == at or (found and not _anded(line, at)):
            break
        found.append((at, end))
        at = end
        while line.key(at) in _QUOTES:
            at += 1
        if not (cue.vouches and at < len(line) and _anded(line, at)):
            break
    if cue.precision == "exact" and found:
        found[0] = (before, min(found[0][1], before + 2))  # "سد تشرين" is a name with its first word
    return found


def _barred(line: Line, at: int, cue: Cue) -> bool:
    """Say whether a word begins no name: one of ours behind a preposition, or one that only describes."""
    word = line.words[at]
    if "noname" in word.cues and cue.precision in {"-", "village", "town", "region", "district"}:
        return True
    return not cue.vouches and word.known and word.name is None and not _cues().match(line.stems, at)


def _mention(line: Line, first: int, last: int, cue: Cue, sentence: int) -> PlaceMention:
    quoted = first > 0 and line.key(first - 1) in _QUOTES and line.key(last) in _QUOTES
    anded = first > 0 and _anded(line, first) and line.text[line.starts[first]] == "و"
    start = line.starts[first] + anded
    whole = quoted or cue.precision == "exact"
    return PlaceMention(
        start,
        line.ends[last - 1] if whole else line.ends[first],
        sentence,
        name=line.text[start : line.ends[last - 1]],
        near=Near(cue.near),
        cue=Precision(cue.precision) if cue.precision != "-" else None,
        longest=line.ends[last - 1],
        sure=cue.vouches,
    )


def _reach(line: Line, at: int) -> int:
    """Give the end of the longest run of words that may be one name."""
    end = at
    if end < len(line) and line.words[end].prep and line.words[end].known:
        return at
    while end < len(line) and end - at < LONGEST and _plain(line, end, inside=end > at):
        end += 1
        if end < len(line) and (_anded(line, end) or (line.words[end].prep in {"ب", "ل"})):
            break
    return end


def _anded(line: Line, at: int) -> bool:
    """Say whether a word begins with "and": told by the lexicons, or guessed of a name that none knows."""
    word = line.words[at]
    if word.lead:
        return word.lead == "و" and word.verb is None and word.numeral is None
    return word.key.startswith("و") and len(word.key) > 3 and not word.known and word.key != "وادي"  # noqa: PLR2004


def _plain(line: Line, at: int, *, inside: bool = False) -> bool:
    """Say whether a word may belong to a place name: no word of the grammar, no number, no mark."""
    word = line.words[at]
    if word.value is not None or not word.key[0].isalpha() or word.key.isascii() or word.verb or word.numeral:
        return False
    if _cues().match(line.stems, at):
        return word.stem in _INSIDE
    if word.person and "honorific" in word.cues and word.person.number == 1:
        return True
    if word.person and (word.person.number > 1 or word.definite) and word.stem not in _INSIDE:
        return False
    if "noname" in word.cues and inside:
        return word.stem in _INSIDE
    return (
        not (word.cues - {"nasab", "honorific", "thing", "noname", "held", "doer", "generic"}) or word.stem in _INSIDE
    )


_INSIDE = {"جبل", "وادي", "سد", "جسر", "الشيخ", "شيخ", "قلعة", "الفرسان", "الشرقية", "الغربية"}
