"""Turn the groups that the grammar found into figures with offsets, bounds and references to each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Count, Harm, Manner, Modifier, People, Status
from harmledger.read.ar.forms import fold
from harmledger.read.mentions import Back, Figure

if TYPE_CHECKING:
    from harmledger.read.ar.figures import Scan
    from harmledger.read.ar.groups import Group
    from harmledger.read.ar.lines import Line


def figures(seen: Scan, sentence: int, base: int) -> list[Figure]:
    """Give the figures of a sentence in text order; `base` is the index of its first one in the document."""
    groups = sorted((g for g in seen.groups if g.said is not None), key=lambda g: g.first)
    where = {id(g): base + i for i, g in enumerate(groups)}
    _inherit(groups)
    found = [_figure(seen, g, sentence, where) for g in groups]
    found.extend(_zero(seen.line, zero, sentence) for zero in seen.zeros)
    return found


def _inherit(groups: list[Group]) -> None:
    """Give an elliptical figure the people it is coordinated with: "قتل طفل وأصيب آخران"."""
    whole: Group | None = None
    for g in groups:
        if g.elliptical and whole is not None and g.people == People():
            if g.harm is None:
                g.people = whole.people
            elif whole.people.status is Status.CIVILIAN and g.after is not None:
                g.people = People(status=whole.people.status, status_basis=whole.people.status_basis)
        if g.part_of is None:
            whole = g


def _figure(seen: Scan, g: Group, sentence: int, where: dict[int, int]) -> Figure:
    line = seen.line
    first = g.first
    if g.trigger is not None and g.trigger < first and first - g.trigger <= 5 and g.rule == "verb then people":
        first = g.trigger
    last = g.last
    if g.trigger is not None and g.trigger >= last and g.trigger - last <= 12:
        last = g.trigger + 1
    trigger = next((t for t in seen.triggers if t.first == g.trigger), None)
    manner = trigger.manner if trigger else Manner.UNKNOWN
    return Figure(
        line.starts[first],
        line.ends[last - 1],
        sentence,
        g.said,
        g.people,
        g.count,
        g.rule,
        unit=g.unit,
        elliptical=g.elliptical,
        part_of=where.get(id(g.part_of)) if g.part_of else None,
        after=where.get(id(g.after)) if g.after else None,
        back=Back.REPEAT if g.definite and g.kind in {"counted"} else Back.WHOLE if g.of_whole and not g.part_of else None,
        manner=manner,
        from_harm=Harm.INJURED if g.harm is Harm.INJURED and g.said is Harm.KILLED else None,
        trigger_start=line.starts[g.trigger] if g.trigger is not None else None,
        trigger_end=line.ends[g.trigger] if g.trigger is not None else None,
    )


def _zero(line: Line, zero: tuple[int, int, Harm], sentence: int) -> Figure:
    first, last, harm = zero
    reported = any(line.words[i].base in {"تسجيل", "تسجل", "يسجل", "توثيق"} for i in range(first, last))
    return Figure(
        line.starts[first],
        line.ends[last - 1],
        sentence,
        harm,
        People(),
        Count(0, 0, 0, Modifier.EXACT),
        "none",
        assertion=Assertion.NONE_REPORTED if reported else Assertion.NONE_OCCURRED,
    )
