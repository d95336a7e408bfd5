"""The figures of a text as its lines are read: headings that say what befell those below, and rolls of names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.model import Count, Counts, People
from harmledger.read.ar.figures import bullet, heads, scan
from harmledger.read.ar.states import figures
from harmledger.read.ar.totals import scoped
from harmledger.read.mentions import Back, Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Harm
    from harmledger.read.ar.clause import Scan
    from harmledger.read.ar.lines import Line
    from harmledger.read.mentions import Sentence, TimeMention

_NAMED = {"named", "listed name"}
_ASIDE = 12  # letters that may stand beside a name on its line


@dataclass(slots=True)
class Tally:
    """What has been counted so far, and what the next line goes on with."""

    text: str
    counted: list[Figure] = field(default_factory=list)
    listing: Harm | None = None  # what befell those whom the lines below a heading name
    rolling: bool = False  # whether the line before was a name of a roll

    def take(self, sentence: Sentence, number: int, line: Line, said: list[TimeMention], *, goes_on: bool) -> Scan:
        """Take in the figures of the next sentence; one that names one more of a roll is added to the roll."""
        item = bullet(self.text, sentence.start)
        seen, found = self._read(sentence, number, line, said, item)
        alone = entry(self.text, sentence, found)
        if alone and self.rolling and self.counted[-1].harm is found[0].harm:
            self.counted[-1] = joined(self.counted, found[0])
        else:
            self.counted.extend(found)
        self.rolling = alone
        self.listing = heads(seen) or (self.listing if item or goes_on or alone else None)
        return seen

    def _read(
        self, sentence: Sentence, number: int, line: Line, said: list[TimeMention], item: int | None
    ) -> tuple[Scan, list[Figure]]:
        """Read a line as an item of the list it may stand in, else by itself."""
        dated = _dated(line, said)
        if self.listing:
            begin = bisect_left(line.starts, item) if item else 0
            seen = scan(line, begin, self.listing, dated=dated)
            found = scoped(figures(seen, number, self.counted), line, said)
            if item or entry(self.text, sentence, found):
                return seen, found
        seen = scan(line, dated=dated)
        return seen, scoped(figures(seen, number, self.counted), line, said)


def _dated(line: Line, said: list[TimeMention]) -> frozenset[int]:
    """Give the words of a sentence's dates."""
    return frozenset(i for t in said for i in range(bisect_left(line.starts, t.start), bisect_left(line.starts, t.end)))


def entry(text: str, sentence: Sentence, found: Sequence[Figure]) -> bool:
    """Say whether a line holds a name that is counted, and hardly anything else."""
    if len(found) != 1 or found[0].rule not in _NAMED:
        return False
    aside = text[sentence.start : found[0].start] + text[found[0].end : sentence.end]
    return sum(c.isalpha() for c in aside) <= _ASIDE


def joined(counted: Sequence[Figure], more: Figure) -> Figure:
    """Add a line's name to the roll that the last figure is; a roll as long as a figure before names those again."""
    *before, roll = counted
    count = Count.exact((roll.count.number or 1) + (more.count.number or 1))
    told = any(f.harm is roll.harm and f.count.number == count.number for f in before)
    return replace(
        roll,
        end=more.end,
        count=count,
        people=roll.people if roll.people == more.people else People(),
        counts=Counts.TOTAL,
        back=Back.REPEAT if told else None if roll.back is Back.REPEAT else roll.back,
    )
