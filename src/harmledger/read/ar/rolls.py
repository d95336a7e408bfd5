"""Rolls of names, one a line: «الشهيد فلان / الشهيد فلان / …» state one figure together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Count, Counts, People
from harmledger.read.mentions import Back, Figure, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = {"named", "listed name"}
_ASIDE = 12  # letters that may stand beside a name on its line


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
