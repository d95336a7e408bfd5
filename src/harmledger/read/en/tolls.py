"""Sums: "the death toll rose from 17 to 24", "the number of civilians killed has reached 30"."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from harmledger.model import Harm, Modifier, People
from harmledger.read.en.group import ANYONE, Form
from harmledger.read.en.line import Hit, Noun, Trigger
from harmledger.read.en.links import chain
from harmledger.read.en.people import common, who
from harmledger.read.en.phrases import BACKS
from harmledger.read.en.state import FAR
from harmledger.read.en.stops import HAVE, words
from harmledger.read.mentions import Back
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.en.group import Group
    from harmledger.read.en.line import Line
    from harmledger.read.en.state import State

_SUM = words("sum")
_EXCEED = words("exceed")
_LEADS = {"the", "total", "overall", "confirmed", "official", "known"}  # "the number of …", but not "a number of …"
_NO_COUNT = {"toll", "conveyed"}  # forms of words that do not say what is counted
_NUMBER = frozenset({"number", "numbers"})
_REACH = 8  # tokens from "number of" to its word of harm
HARMS = {Back.DEAD: Harm.KILLED, Back.INJURED: Harm.INJURED, Back.CASUALTIES: Harm.CASUALTIES}


def numbered(state: State) -> None:
    """Read "the number of injured civilians and soldiers has risen to ten": what is counted stands behind "of"."""
    for at, hit, harm in list(_counts(state)):
        whole = Hit(at, hit.end, Trigger(harm, "toll"))
        inside = [i for i, g in enumerate(state.groups) if at - 1 <= g.start < hit.end]
        people = [state.groups[i].people for j in inside[:1] for i in chain(state.links, j)]
        for i in range(len(state.groups)):
            if i in inside or (inside and i in chain(state.links, inside[0])):
                state.harms[i] = (None, whole, "passed")
        toll(state, whole, harm, reduce(common, people) if people else ANYONE)


def _counts(state: State) -> Iterator[tuple[int, Hit, Harm]]:
    """Give each "number of" that counts the harmed, with the word of harm behind it."""
    lows, known = state.line.lows, state.line.harms
    for at in () if _NUMBER.isdisjoint(lows) else range(len(lows)):
        counts = lows[at] in _NUMBER and lows[at + 1 : at + 2] == ("of",) and at not in known
        if not counts or lows[at - 1 : at] not in _LED:
            continue
        for t in range(at + 2, min(at + _REACH, len(lows))):
            hit = known.get(t) or _harmed(state.line, t)
            if hit is not None and isinstance(hit.value, Trigger) and hit.value.form not in _NO_COUNT:
                yield at, hit, hit.value.harm
                break
            if lows[t] in _SUM or lows[t] in HAVE:
                break


def _harmed(line: Line, at: int) -> Hit | None:
    """Give a noun that says what happened as a word of harm: "the number of verified civilian casualties"."""
    hit = line.nouns.get(at)
    harm = hit.value.harm if hit is not None and isinstance(hit.value, Noun) else None
    return Hit(at, hit.end, Trigger(harm, "noun")) if hit and harm else None


_LED = {(low,) for low in _LEADS} | {()}


def toll(state: State, hit: Hit, harm: Harm, people: People | None = None) -> None:
    """Read the sum of a toll: it follows "to", "at", "reached" or "is", or stands before it."""
    for i, group in enumerate(state.groups):
        if 0 <= hit.start - group.end <= 1 and state.line.lows[group.start - 1] == "to":
            _sum(state, hit, harm, [i], people)  # "raises to 14 the number of people killed"
            return
        if group.start < hit.end or i in state.harms:
            continue
        if group.start - hit.end > FAR or _told_between(state, hit, group):
            return
        if _is_sum(state, hit, i):
            taken = [j for j in chain(state.links, i) if j >= i and not (j > i and state.claimed(j))]
            _sum(state, hit, harm, taken, people)
            _others(state, hit, i)
            return


def _sum(state: State, hit: Hit, harm: Harm, taken: list[int], people: People | None) -> None:
    state.groups[taken[0]] = _summed(state, hit, taken[0], people)
    state.give(taken, hit, harm, "toll")


def _told_between(state: State, hit: Hit, group: Group) -> bool:
    """Say whether another word of harm stands between a toll and a phrase."""
    return any(hit.end <= t < group.start and not state.inside(t) for t in state.line.harms)


def _is_sum(state: State, hit: Hit, i: int) -> bool:
    group, before = state.groups[i], state.line.lows[state.groups[i].start - 1]
    given = before == "as" and group.start - hit.end == 1  # "gave the number of dead as 15"
    return before in _SUM or given or _is_climb(state, i) or (before == "of" and group.start - hit.end <= 1)


def _is_climb(state: State, i: int) -> bool:
    """Say whether a range is the way of a toll: "from 17 to 24"."""
    return state.groups[i].count.modifier is Modifier.RANGE and state.line.lows[state.groups[i].start - 1] == "from"


def _others(state: State, hit: Hit, first: int) -> None:
    """Read the second sum of "the number of dead at 54 and the wounded at 210"."""
    for i in range(first + 1, len(state.groups) - 1):
        group, number = state.groups[i], state.groups[i + 1]
        back = BACKS.get(state.line.lows[group.end - 1])
        sums = number.start == group.end + 1 and state.line.lows[group.end] in _SUM
        if back and sums and group.form is Form.DEFINITE and number.form is Form.ELLIPTICAL:
            state.give([i + 1], hit, HARMS[back], "toll")


def _summed(state: State, hit: Hit, i: int, people: People | None) -> Group:
    """Give a sum the people that its toll names, and "exceeded 10" its bound."""
    group, lows = state.groups[i], state.line.lows
    if group.form is Form.ELLIPTICAL:
        group = replace(group, people=_named(state, hit) if people is None else people)
    if _is_climb(state, i) and group.count.high is not None:
        return replace(group, count=bounded(group.count.high))
    exact = group.count.number is not None and group.count.modifier is Modifier.EXACT
    if exact and lows[group.start - 1] in _EXCEED:
        group = replace(group, count=bounded(group.count.number, Modifier.MORE_THAN))
    return group


def _named(state: State, hit: Hit) -> People:
    """Give the people of a toll's own words: "the number of civilians killed"."""
    named = next((h for t in range(hit.start, hit.end) if (h := state.line.nouns.get(t))), None)
    plain = named is not None and isinstance(named.value, Noun) and not named.value.harm
    single = named is not None and named.end - named.start == 1
    return who([named.value.group], ()) if named and plain and single and isinstance(named.value, Noun) else ANYONE
