"""The age stated behind one person: «يبلغ من العمر 60 عاماً», «(13 عاماً)», «في الخامسة عشرة من عمره»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Status
from harmledger.read import ages

if TYPE_CHECKING:
    from harmledger.read.ar.group import Group
    from harmledger.read.ar.lines import Line

_REACH = 10  # words between the noun and its age
_YEARS = {"عام", "عاما", "سنة", "سنوات", "سنين", "اعوام", "ربيعا"}
_LIFE = {"العمر", "عمر"}


def aged(line: Line, found: Group) -> Group:
    """Let the age behind one person decide between child, adult and elderly; of a fighter it decides nothing."""
    years = _age(line, found) if found.kind in {"one", "name"} and found.count.number == 1 else None
    if years is not None and found.people.status is not Status.COMBATANT:
        found.people = ages.aged(found.people, years)
    return found


def _age(line: Line, found: Group) -> int | None:
    """Give the years told of a person before the next verb or person."""
    for at in range(found.first + 1, min(len(line), found.first + _REACH)):
        word = line.words[at]
        if (at >= found.last and (word.verb or word.person)) or word.key in {"،", ".", "؛"}:
            return None
        if word.value is not None and _tells(line, at):
            return int(word.value)
    return None


def _tells(line: Line, at: int) -> bool:
    """Say whether a number is an age: years stand behind it in a bracket, or life before it."""
    life = any(line.words[i].base in _LIFE for i in range(max(0, at - 2), at))
    years = at + 1 < len(line) and line.words[at + 1].base in _YEARS
    return life or (years and line.key(at - 1) == "(")
