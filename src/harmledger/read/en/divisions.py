"""Rows that divide a total told before: "Breakdown by cause:" and below it "Airstrikes: 88", "Landmines: 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.model import Count, People
from harmledger.read.en.bands import label
from harmledger.read.en.figures import figures
from harmledger.read.en.group import ANYONE
from harmledger.read.en.line import Line, Noun, line
from harmledger.read.en.people import people
from harmledger.read.en.stops import words
from harmledger.read.mentions import Back, Figure, PartyMention, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.mentions import Sentence

_ROW = re.compile(r"\W*(?P<label>[^\W\d][^\d:|]{1,60}?)\s*(?:[:–—]|\s-)\s*(?P<number>\d[\d,]*)")
_ANNOUNCES = {(":",), ("?",)}
_KINDS = words("divides")
_ACTORS = words("actors")
_LONGEST = 14  # words of a heading


@dataclass(slots=True)
class Division:
    """The heading whose rows are being read: whether one is open, and whether its labels are who attacked."""

    open: bool = False
    actors: bool = False
    people: People = ANYONE  # of whom the heading speaks: "Who killed the civilians?"
    whole: int | None = None  # the figure of these people told last
    acting: set[int] = field(default_factory=set)  # the sentences that such labels begin

    def rows(self, text: str, at: Line, sentence: Sentence, found: list[Figure]) -> bool:
        """Add the figure of a row to those found; say whether the sentence is one, or only asks for them."""
        row = _ROW.match(text, sentence.start, sentence.end) if self.open else None
        if row is None:
            self.open = at.lows[-1:] in _ANNOUNCES and len(at.lows) <= _LONGEST and _heads(at)
            return self.open and self._begin(at, found)
        told = list(self._figures(text, row, at, sentence, len(found)))
        found += told if self.whole is None else [replace(f, part_of=self.whole, back=None) for f in told]
        self.acting |= {at.sentence} if self.actors else set()
        return True

    def _begin(self, at: Line, found: list[Figure]) -> bool:
        """Note what a heading divides; say whether it only asks: "Who killed the civilians?" counts nobody."""
        self.actors, self.people = not _ACTORS.isdisjoint(at.lows), _whose(at)
        named = range(len(found)) if self.people != ANYONE else ()
        self.whole = next((i for i in reversed(named) if found[i].people == self.people), None)
        return at.lows[-1] == "?"

    def _figures(self, text: str, row: re.Match[str], at: Line, sentence: Sentence, offset: int) -> Iterator[Figure]:
        """Give the figures behind a label: some of those counted before, of the kind that the label names."""
        start, end = row.span("number")
        rest = figures(line(text, start, sentence.end, at.sentence), offset, listed=True)
        kind = self.people if self.actors else _people(row["label"])
        for figure in rest if rest and rest[0].start == start else ():
            whose = kind if figure.people == ANYONE else figure.people
            back = Back.WHOLE if figure.part_of is None else figure.back
            yield replace(figure, people=whose, back=back, after=None, elliptical=whose == ANYONE)
        if rest and rest[0].start == start:
            return
        count = Count.exact(int(row["number"].replace(",", "")))
        yield Figure(start, end, at.sentence, None, kind, count, "list", back=Back.WHOLE, elliptical=kind == ANYONE)


def acting(at: Line) -> Iterator[PartyMention]:
    """Give who is the label of a row under "by perpetrator"."""
    if (hit := label(at)) is not None:
        found, party = hit
        start, end = at.span(found.start, found.end)
        yield PartyMention(start, end, at.sentence, party.name, Use.ACTOR)


def _heads(at: Line) -> bool:
    """Say whether a line announces rows that divide a total: "Breakdown by cause:", "Who killed the civilians?"."""
    lows = at.lows
    by = any(low == "by" and lows[t + 1] in _KINDS | _ACTORS for t, low in enumerate(lows[:-1]))
    return by or "breakdown" in lows or (lows[0] == "who" and bool(at.harms))


def _whose(at: Line) -> People:
    """Give the people whom a heading names."""
    groups = (h.value.group for h in at.nouns.values() if isinstance(h.value, Noun) and not h.value.harm)
    return next((people(group) for group in groups if group in {"civilian", "child", "woman"}), ANYONE)


def _people(name: str) -> People:
    """Give of whom a label speaks, if of people: "Children: 12"."""
    words_ = f"9 {name.lower()}"
    told = next(iter(figures(line(words_, 0, len(words_), 0), 0, listed=True)), None)
    return told.people if told else ANYONE
