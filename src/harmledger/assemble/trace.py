"""How a document was read, sentence by sentence: what was read by which rule, and what was put aside and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from harmledger.assemble import written
from harmledger.model import Scope
from harmledger.read.mentions import Back, Mention, SentenceKind, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.assemble.state import Draft, State
    from harmledger.model import Claim, When

M = TypeVar("M", bound=Mention)
NUMBER = re.compile(r"[\d٠-٩۰-۹]+(?:[.,٬][\d٠-٩۰-۹]+)*")


@dataclass(frozen=True, slots=True)
class Heard:
    """A passage that was understood besides figures: a place, a time, a party, a weapon, an attack, a target."""

    what: str
    quote: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage that became no claim, and why."""

    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence: what was read in it and what was not."""

    start: int
    end: int
    kind: SentenceKind
    scope: Scope  # of its first scene that has one
    claims: tuple[Claim, ...]
    heard: tuple[Heard, ...]
    asides: tuple[Aside, ...]


def trace(state: State) -> tuple[Passage, ...]:
    """Tell how each sentence of a document was read."""
    stated = written(state).claims
    return tuple(_passage(state, i, stated) for i in range(len(state.reading.sentences)))


def _passage(state: State, at: int, stated: tuple[Claim, ...]) -> Passage:
    sentence = state.reading.sentences[at]
    told = (s.scope for s in state.scenes if s.sentence == at and s.scope is not Scope.UNKNOWN)
    return Passage(
        sentence.start,
        sentence.end,
        sentence.kind,
        next(told, Scope.UNKNOWN),
        claims=tuple(c for c in stated if sentence.start <= c.start < sentence.end),
        heard=tuple(_heard(state, at)),
        asides=tuple(_asides(state, at)),
    )


def _heard(state: State, at: int) -> Iterator[Heard]:
    """Give what a sentence says besides its figures, in the order of the kinds."""
    reading, located = state.reading, state.located
    for a in _in(reading.attacks, at):
        yield Heard("attack", _quote(state, a), a.type.value + (", not told as an event" if a.background else ""))
    for w in _in(reading.weapons, at):
        yield Heard("weapon", _quote(state, w), w.weapon.value + ("" if w.used else ", not used"))
    for t in _in(reading.targets, at):
        yield Heard("target", _quote(state, t), f"{t.type.value}, {t.effect.value}")
    for p in _in(reading.parties, at):
        yield Heard("cited" if p.use is Use.CLAIMANT else p.use.value, _quote(state, p), p.party)
    for stance in _in(reading.stances, at):
        yield Heard("stance", _quote(state, stance), stance.stance.value)
    for n, mention in enumerate(reading.places):
        if mention.sentence == at:
            spot = state.spots[n]
            place = spot.place.label or spot.place.name if spot else ""
            yield Heard("place", _quote(state, mention), place or "no place that is known")
    for n, time in enumerate(reading.times):
        if time.sentence == at:
            yield Heard("time", _quote(state, time), _days(located.times[n] if n < len(located.times) else None))


def _days(when: When | None) -> str:
    """Write the days that a time was resolved to."""
    if when is None or (when.earliest is None and when.latest is None):
        return "no day that is known"
    if when.earliest is None or when.latest is None:
        return f"since {when.earliest}" if when.earliest else f"until {when.latest}"
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"


def _asides(state: State, at: int) -> Iterator[Aside]:
    """Give the figures of a sentence that were dropped, and the numbers in it that nothing understood."""
    for draft in state.drafts:
        if draft.figure.sentence == at and draft.dropped:
            yield Aside(_quote(state, draft.figure), _why(draft))
    sentence = state.reading.sentences[at]
    if sentence.kind is SentenceKind.FURNITURE:
        yield Aside(state.text[sentence.start : sentence.end], "furniture of the page: not read")
        return
    for number in NUMBER.finditer(state.text, sentence.start, sentence.end):
        if not any(m.start <= number.start() < m.end for m in _numbered(state, at)):
            yield Aside(number[0], "no figure: nothing says that it counts people who were harmed")


def _why(draft: Draft) -> str:
    """Say why a figure became no claim."""
    if draft.scene < 0:
        return "stands in furniture of the page"
    if draft.figure.back is Back.REPEAT:
        return "names again people whom no figure has counted"
    return "nothing tells what happened to these people"


def _numbered(state: State, at: int) -> Iterator[Mention]:
    """Give the mentions of a sentence that explain a number."""
    reading = state.reading
    for mentions in (reading.figures, reading.times, reading.places, reading.targets, reading.weapons, reading.parties):
        yield from _in(mentions, at)


def _in(mentions: tuple[M, ...], at: int) -> Iterator[M]:
    return (m for m in mentions if m.sentence == at)


def _quote(state: State, mention: Mention) -> str:
    return state.text[mention.start : mention.end]
