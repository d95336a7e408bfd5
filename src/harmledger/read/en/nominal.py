"""Nouns and idioms of harm: "the death of five", "claimed the lives of five", "forced families from their homes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm, Status, Unit
from harmledger.read.en import names
from harmledger.read.en.group import Form
from harmledger.read.en.line import Hit
from harmledger.read.en.links import chain
from harmledger.read.en.stops import ADVERB, BE, PREPOSITION, words
from harmledger.read.en.take import left, right

if TYPE_CHECKING:
    from harmledger.read.en.state import State

_GOVERNS = {"of", "to", "among"}
ASIDE = 7  # tokens that may say when or where between a noun of harm and its people
_CAUSES = {"led", "leading", "causing", "caused", "resulted", "resulting"}
_FORCES = words("forces")
_HOSTAGES = words("hostages")


def noun(state: State, hit: Hit, harm: Harm) -> None:
    """Read "the death of five", "injuries to two"."""
    at = of(state, hit)
    if at is None and (i := _owner(state, hit)) is not None:
        left(state, i, hit, harm, "possessive")
    elif at is None:
        right(state, hit, harm, 0, "nominal")
    elif not right(state, Hit(hit.start, at + 1, hit.value), harm, 4, "nominal"):
        state.name(names.after(state.line, at + 1), hit, harm)


def _owner(state: State, hit: Hit) -> int | None:
    """Read "hit a car with two men, leading to their death": whose the harm is stands before it."""
    before = state.line.lows[hit.start - 1 : hit.start]
    if before not in {("his",), ("her",), ("their",)} or _CAUSES.isdisjoint(state.line.lows[hit.start - 4 : hit.start]):
        return None
    told = [i for i, g in enumerate(state.groups) if g.end <= hit.start and g.form in {Form.COUNTED, Form.ARTICLE}]
    many = before == ("their",)
    return next((i for i in reversed(told) if state.groups[i].many == many), None)


def of(state: State, hit: Hit) -> int | None:
    """Give where a noun of harm says of whom, perhaps after when or where: "the killing in May of ten people"."""
    lows = state.line.lows
    if lows[hit.end : hit.end + 1] and lows[hit.end] in _GOVERNS:
        return hit.end
    if hit.end >= len(lows) or not (lows[hit.end] in PREPOSITION or lows[hit.end] in ADVERB):
        return None
    for at in range(hit.end + 1, min(hit.end + ASIDE, len(lows))):
        if lows[at] == "of" and state.starting(at + 1, 0) is not None:
            return at
        if state.inside(at) or not lows[at][0].isalnum() or at in state.line.harms:
            return None
    return None


def after(state: State, hit: Hit, harm: Harm) -> None:
    """Read "claimed the lives of five"."""
    right(state, hit, harm, 4, "idiom")


def lost(state: State, hit: Hit, harm: Harm) -> None:
    """Read "the army lost two soldiers": only fighters stand right behind the verb."""
    i = state.starting(hit.end, 0)
    if i is not None and state.groups[i].people.status is Status.COMBATANT:
        right(state, hit, harm, 0, "idiom")


def freed(state: State, hit: Hit, harm: Harm) -> None:
    """Read "rescued 19 kidnapped victims", "seven hostages were rescued": they were held before."""
    be = state.line.lows[hit.start - 1 : hit.start] and state.line.lows[hit.start - 1] in BE
    i = state.ending(hit.start - 1) if be else state.starting(hit.end, 0)
    group = None if i is None else state.groups[i]
    if i is None or group is None or _HOSTAGES.isdisjoint(state.line.lows[group.start : group.end]):
        return
    state.harms.pop(i, None)
    state.give(chain(state.links, i), hit, harm, "freed")


def returned(state: State, hit: Hit, harm: Harm) -> None:
    """Read "15 displaced families returned to Khiam": only who was driven out can return."""
    i = state.ending(hit.start)
    group = None if i is None else state.groups[i]
    if i is not None and group and (group.unit is Unit.HOUSEHOLD or group.harm is Harm.DISPLACED):
        state.harms.pop(i, None)
        left(state, i, hit, harm, "intransitive")


def dwells(state: State, hit: Hit, harm: Harm) -> None:
    """Read "1,200 people live in camps", "19,800 have taken refuge in Goma": only a count tells of so many."""
    i = state.ending(hit.start)
    if i is not None and state.groups[i].count.number is not None:
        left(state, i, hit, harm, "intransitive")


def driven(state: State, hit: Hit, harm: Harm) -> None:
    """Read "forced 40,000 civilians from their homes": a word of forcing stands before the people."""
    i = state.ending(hit.start)
    if i is not None and state.line.lows[state.groups[i].start - 1] in _FORCES:
        left(state, i, hit, harm, "driven")
