"""People of whom only their care tells that they were hurt: "treated 31 for burns", "were rushed to a clinic"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.read.en.group import Form
from harmledger.read.en.line import Hit
from harmledger.read.en.nominal import ASIDE
from harmledger.read.en.spans import any_between
from harmledger.read.en.stops import BE, words
from harmledger.read.en.take import right
from harmledger.read.en.verbs import before, past
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from harmledger.read.en.state import State

_HURTS = words("hurts")
_CARE = words("care")
_COUNTED = {Form.COUNTED, Form.ARTICLE, Form.ELLIPTICAL}


def treated(state: State, hit: Hit, harm: Harm) -> None:
    """Read "treated 31 people for shrapnel wounds", "two were treated for burns": what they had stands behind."""
    if state.line.lows[hit.start - 1 : hit.start] and state.line.lows[hit.start - 1] in BE:
        suffered(state, hit, harm)
        return
    first = state.starting(hit.end, 2)
    if first is not None and any_between(state.line, hit.end, state.groups[first].end + ASIDE, _HURTS):
        right(state, hit, harm, 2, "treated")


def suffered(state: State, hit: Hit, harm: Harm) -> None:
    """Read "four sustained various injuries": the people stand to the left, their wounds behind the verb."""
    if any_between(state.line, hit.end, hit.end + ASIDE, _HURTS):
        before(state, hit, harm)


def conveyed(state: State, hit: Hit, harm: Harm) -> None:
    """Read "nine others were rushed to a clinic": some of those hurt, if the text has counted them before."""
    lows = state.line.lows
    if lows[hit.start - 1 : hit.start] and lows[hit.start - 1] not in BE:
        return
    if not any_between(state.line, hit.end, hit.end + ASIDE, _CARE):
        if lows[hit.start] == "evacuated":
            past(state, Hit(hit.start, hit.start + 1, hit.value), Harm.DISPLACED)
        return
    known = set(state.harms)
    before(state, hit, harm)
    for i in state.harms.keys() - known:
        group = state.groups[i]
        if group.form not in _COUNTED or group.back is not None:
            del state.harms[i]
        elif not group.additional:
            state.groups[i] = replace(group, back=Back.INJURED)
