"""Whom "she died in the ambulance" is about: the one person whom the sentence before told of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Count, Harm, Sex
from harmledger.read.en.group import Form, Group
from harmledger.read.en.groups import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.en.line import Line
    from harmledger.read.mentions import Figure

_SEXES = {"he": Sex.MALE, "she": Sex.FEMALE}


def begins(line: Line) -> bool:
    """Say whether a sentence begins with a pronoun for one person."""
    return bool(line.lows) and line.lows[0] in _SEXES


def meant(line: Line, before: Line | None) -> Group | None:
    """Give the person for whom the pronoun stands with which a sentence begins, as a phrase of that sentence."""
    sex = _SEXES.get(line.lows[0]) if line.lows and line.harms else None
    if sex is None or before is None:
        return None
    told = [g for g in groups(before) if g.form is Form.ARTICLE and not g.many]
    if len(told) != 1 or told[0].people.sex not in {sex, Sex.UNKNOWN} or _speaks(before, told[0]):
        return None
    return Group(0, 1, Form.ARTICLE, Count.exact(1), replace(told[0].people, sex=sex), many=False)


def is_news(found: Sequence[Figure], line: Line, earlier: Sequence[Figure]) -> bool:
    """Say whether a sentence tells something new of the person for whom its pronoun stands."""
    start = line.tokens.starts[0]
    told = {f.harm for f in earlier if f.count.number == 1}
    return any(f.start == start and f.harm not in told and Harm.KILLED not in told for f in found)


def _speaks(line: Line, group: Group) -> bool:
    """Say whether somebody is cited rather than harmed: "a woman told reporters that …"."""
    return any(line.speech.get(t) is not None for t in range(group.end, min(group.end + 3, len(line.lows))))
