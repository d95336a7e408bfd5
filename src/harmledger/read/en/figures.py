"""Figures of a sentence: phrases, their links and harms put together into what crosses to the next room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Assertion, Count, Counts, Harm, Manner, Movement, Scope, Status
from harmledger.read.en.groups import Form, groups
from harmledger.read.en.harms import harms
from harmledger.read.en.line import Kind
from harmledger.read.en.links import links
from harmledger.read.mentions import Back, Figure

if TYPE_CHECKING:
    from harmledger.read.en.groups import Group
    from harmledger.read.en.harms import State
    from harmledger.read.en.line import Line


def figures(line: Line, offset: int) -> list[Figure]:
    """Give the figures of a sentence; `offset` is the number of figures of the text before it."""
    if not line.of(Kind.HARM) and not line.of(Kind.NOUN):
        return []
    found = groups(line)
    state = harms(line, found, links(line, found))
    kept = [i for i in range(len(found)) if _is_figure(state, i)]
    number = {i: offset + n for n, i in enumerate(kept)}
    return [_figure(state, i, number) for i in kept]


def _is_figure(state: State, i: int) -> bool:
    """Say whether a phrase states a figure: it has a harm, or is a part of something told before."""
    group = state.groups[i]
    if i not in state.harms:
        return False
    if group.form is Form.ZERO:
        return True
    if group.form is Form.ELLIPTICAL and group.back is Back.WHOLE and state.harms[i][2].endswith("part"):
        return False  # "one of whom came from …": a part, but of no kind that counts
    return not (group.form is Form.BARE and group.oblique and state.harms[i][2] == "passive")


def _figure(state: State, i: int, number: dict[int, int]) -> Figure:
    """Make the figure of a phrase."""
    group = state.groups[i]
    harm, trigger, rule = state.harms[i]
    start, end = state.line.span(group.start, group.end)
    at, to = state.line.span(trigger.start, trigger.end)
    link = state.links[i]
    return Figure(
        start,
        end,
        state.line.sentence,
        harm=harm,
        people=group.people,
        count=group.count,
        rule=rule,
        unit=group.unit,
        assertion=Assertion.HARM,
        counts=Counts.ADDITIONAL if group.additional else Counts.TOTAL,
        elliptical=group.form is Form.ELLIPTICAL,
        part_of=None if link.whole is None else number.get(link.whole),
        after=None if link.after is None else number.get(link.after),
        back=group.back,
        trigger_start=at,
        trigger_end=to,
    )
