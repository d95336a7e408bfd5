"""Parties: who attacked, who was attacked, who is cited and for which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Basis
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import PartyMention, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line

_CITING = 4  # words between a verb of saying and who says it
_STOPS = {".", "؛", "!", "؟"}


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    what: str
    basis: Basis


@cache
def _known() -> Lexicon[_Party]:
    return Lexicon(
        (cut(p), _Party(name, what, Basis.UNATTRIBUTED if basis == "-" else Basis(basis)))
        for name, what, basis, column in rows(DATA, "parties.tsv")
        for p in phrases(column)
    )


def parties(line: Line, sentence: int, start: int, end: int) -> Iterator[PartyMention]:
    """Give the parties of a sentence with what each does in it."""
    for first, last, party in _known().find(line.stems):
        use = _use(line, first, last, party)
        reach = _reach(line, first, last, start, end) if use is Use.CLAIMANT else (None, None)
        yield PartyMention(
            line.starts[first],
            line.ends[last - 1],
            sentence,
            party=party.name,
            use=use,
            basis=party.basis if use is Use.CLAIMANT else Basis.UNATTRIBUTED,
            reach_start=reach[0],
            reach_end=reach[1],
        )


def _use(line: Line, first: int, last: int, party: _Party) -> Use:
    """Tell what a party does from the words around it."""
    if line.tags[first]:
        return Use.OTHER
    if _cited(line, first, last):
        return Use.CLAIMANT
    if party.what != "actor":
        return Use.OTHER
    before = [line.words[i] for i in range(max(0, first - 3), first)]
    if any("held" in w.cues for w in before[-2:]):
        return Use.VICTIM
    if last - first == 1 and line.stems[first] in _adjectives() and not any(w.cues & {"strike"} for w in before):
        return Use.OTHER
    return Use.ACTOR


@cache
def _adjectives() -> frozenset[str]:
    """Give the single words that tell whose a strike is, and nothing beside another word."""
    ends = ("ية", "ي")
    return frozenset(
        cut(p)[0]
        for _, what, _, column in rows(DATA, "parties.tsv")
        if what == "actor"
        for p in phrases(column)
        if len(cut(p)) == 1 and cut(p)[0].endswith(ends)
    )


def _cited(line: Line, first: int, last: int) -> bool:
    """Say whether a party is cited: behind "according to", beside a verb of saying, or before a colon."""
    before = [line.words[i] for i in range(max(0, first - _CITING), first)]
    if any("source" in w.cues for w in before[-2:]):
        return True
    for i in range(max(0, first - _CITING), first):
        word = line.words[i]
        if "cite" in word.cues and not any(line.key(j) in {*_STOPS, "،", "أن", "ان", ":"} for j in range(i, first)):
            return True
    if line.key(last) == ":" and last < 10:  # noqa: PLR2004 - "الدفاع المدني: إصابة …"
        return True
    return last < len(line) and "cite" in line.words[last].cues and not line.words[last].lead


def _reach(line: Line, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Give the words that a cited party vouches for: behind "X said", around "according to X"."""
    prepositional = any("source" in line.words[i].cues for i in range(max(0, first - 2), first))
    if not prepositional:
        opening = min(first, *(i for i in range(max(0, first - _CITING), first + 1)))
        return (line.starts[opening], end) if first < 12 else (line.starts[last - 1], end)  # noqa: PLR2004
    return start, end
