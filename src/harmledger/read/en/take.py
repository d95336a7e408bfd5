"""How a word of harm takes its people: those to its right, or those to its left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.read.en.group import Form
from harmledger.read.en.line import Hit, Trigger
from harmledger.read.en.links import chain
from harmledger.read.en.stops import PREPOSITION

if TYPE_CHECKING:
    from harmledger.read.en.state import State

_PRONOUNS = {"him", "her", "them", "himself", "herself", "themselves"}
_OF = {"idiom", "nominal"}  # "the bodies of two men and a boy were found": the verb is about the bodies
_WHO = {("who",), ("that",)}
_MOVED = {Harm.DISPLACED, Harm.RELEASED, Harm.RETURNED}


def right(state: State, hit: Hit, harm: Harm, gap: int, rule: str) -> bool:
    """Let a word take the people to its right, up to those that the next verb claims."""
    lows, end = state.line.lows, hit.end
    if lows[end + 1 : end + 2] in {("and",), (",",)} and lows[end] in _PRONOUNS:
        end += 2  # "killed him and two others", "killed him, his wife and …"
    first = state.starting(end, gap)
    if first is None or (first in state.harms and not _is_retold(state, first, hit, harm)):
        return False
    if any(w in PREPOSITION for w in lows[end : state.groups[first].start]) or _is_general(state, hit, first):
        return False
    if state.groups[first].form is Form.OPEN and state.groups[first].start > hit.end:
        return False
    state.harms.pop(first, None)
    taken = [first]
    for i in chain(state.links, first):
        if i > first and state.links[i].after in taken:
            other = state.verb(i) is not None if rule in _OF else state.claimed(i)
            if i in state.harms or other:
                break
            taken.append(i)
    state.give(taken, hit, harm, rule)
    return True


def _is_retold(state: State, i: int, hit: Hit, harm: Harm) -> bool:
    """Say whether a word tells more of people: "bodies of abducted men", "detained five and released two of them"."""
    before, _, rule = state.harms[i]
    if rule.endswith("part") and state.groups[i].start == hit.end:
        return True
    return harm is Harm.KILLED and rule == "noun" and before not in {Harm.KILLED, Harm.CASUALTIES}


def _is_general(state: State, hit: Hit, i: int) -> bool:
    """Say whether nobody is counted: "the loss of civilian lives", "camps of displaced families"."""
    group = state.groups[i]
    if group.form is not Form.BARE or group.count.number is not None or not isinstance(hit.value, Trigger):
        return False
    described = hit.value.form == "past" and hit.start > 0 and state.line.lows[hit.start - 1] in PREPOSITION
    moved = hit.value.harm in _MOVED and hit.value.form == "noun"
    return described or moved or state.line.lows[group.end - 1] == "lives"


def left(state: State, i: int, hit: Hit, harm: Harm, rule: str) -> bool:
    """Let a word take a phrase to its left and all that is coordinated with it."""
    if i in state.harms and not _dies_later(state, i, harm):
        return False
    before = state.harms.pop(i, None)
    state.later |= {i} if before is not None and before[0] is Harm.INJURED else set()
    taken = [j for j in chain(state.links, i) if state.groups[j].end <= hit.start and j not in state.harms]
    state.give(taken, hit, harm, rule)
    return True


def _dies_later(state: State, i: int, harm: Harm) -> bool:
    """Say whether a clause behind the people told what happened before: "men who had been seized were freed"."""
    before, hit, _ = state.harms[i]
    clause = state.line.lows[state.groups[i].end : hit.start]
    told = not clause or clause[:1] in _WHO or (clause[:1] == (",",) and clause[1:2] in _WHO)
    freed = harm is Harm.RELEASED and before in {Harm.DETAINED, Harm.ABDUCTED}
    return told and (freed or (harm is Harm.KILLED and before not in {Harm.KILLED, Harm.CASUALTIES}))
