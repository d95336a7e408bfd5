"""Cut a document into scenes: sentences, or their clauses where one sentence tells of several attacks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from harmledger.assemble.cues import opens
from harmledger.assemble.means import CLASS, USUAL
from harmledger.assemble.state import Scene, State
from harmledger.model import Scope
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.assemble.places import Spot
    from harmledger.read.mentions import Mention, Sentence

SORTS = {t: CLASS.get(w, w) for t, w in USUAL.items()}
BESIDE = 3  # characters within which an attack word and a weapon are one: "drone strike"
WORDY = 6  # characters of a break that is no mark and no "and": ", while "
SAME = 4  # attack words looked at for the end of a clause
CLOSE = 12  # characters between a weapon and its verb
OPENING = 60  # characters of a sentence in which a connective can stand


@dataclass(frozen=True, slots=True)
class Blow:
    """A word that tells of an attack or names its weapon: what clauses are cut between."""

    start: int
    end: int
    sort: str
    definite: bool


def scenes(state: State) -> State:
    """Find the scenes and sort all mentions into them."""
    reading = state.reading
    kept = [(i, s) for i, s in enumerate(reading.sentences) if s.kind is not SentenceKind.FURNITURE]
    blows = _blows(state)
    bare = [piece for i, sentence in kept for piece in _pieces(state, i, sentence, blows.get(i, []))]
    return replace(state, scenes=tuple(_filled(state, bare)))


def _filled(state: State, bare: list[Scene]) -> list[Scene]:
    """Sort all mentions into the scenes; those of page furniture are left out."""
    reading, starts = state.reading, [s.start for s in bare]
    aside = [s.kind is SentenceKind.FURNITURE for s in reading.sentences]

    def spread(mentions: Sequence[Mention]) -> list[tuple[int, ...]]:
        slots: list[list[int]] = [[] for _ in starts]
        for i, mention in enumerate(mentions):
            at = bisect_right(starts, mention.start) - 1
            if at >= 0 and not aside[mention.sentence]:
                slots[at].append(i)
        return [tuple(s) for s in slots]

    rows = zip(
        bare,
        spread(reading.figures),
        spread(reading.attacks),
        [tuple(i for i in slot if state.spots[i]) for slot in spread(reading.places)],
        spread(reading.times),
        spread(reading.weapons),
        spread(reading.targets),
        spread(reading.parties),
        spread(reading.stances),
        strict=True,
    )
    return [
        Scene(c.start, c.end, c.sentence, c.paragraph, c.kind, c.opening, f, a, p, t, w, g, y, s)
        for c, f, a, p, t, w, g, y, s in rows
    ]


def _blows(state: State) -> dict[int, list[Blow]]:
    """Give each sentence's attack words, and its weapons that stand apart from them."""
    found: dict[int, list[Blow]] = {}
    for attack in state.reading.attacks:
        if not attack.background:
            found.setdefault(attack.sentence, []).append(
                Blow(attack.start, attack.end, SORTS.get(attack.type, ""), attack.definite)
            )
    for weapon in state.reading.weapons:
        near = found.get(weapon.sentence, [])
        if weapon.used and not any(b.start - BESIDE < weapon.end and weapon.start < b.end + BESIDE for b in near):
            near = found.setdefault(weapon.sentence, [])
            near.append(Blow(weapon.start, weapon.end, CLASS.get(weapon.weapon, weapon.weapon), definite=False))
    return {i: sorted(b, key=lambda b: b.start) for i, b in found.items()}


def _pieces(state: State, index: int, sentence: Sentence, blows: list[Blow]) -> list[Scene]:
    cuts = [sentence.start, *_cuts(state, index, sentence, blows), sentence.end]
    return [
        Scene(
            start=start,
            end=end,
            sentence=index,
            paragraph=sentence.paragraph,
            kind=sentence.kind,
            opening=_opening(state.text, start),
        )
        for start, end in pairwise(cuts)
    ]


def _cuts(state: State, index: int, sentence: Sentence, blows: list[Blow]) -> list[int]:
    """Give the offsets where one attack's clause ends and the next begins, or the clause of a total."""
    if len(blows) < 2:  # noqa: PLR2004 - one attack needs no cut
        return _totals(state, index)
    anchors = _anchors(state, index)
    counted = [f.start for f in state.figures_in[index]]
    cuts: list[int] = []
    for i, (left, right) in enumerate(pairwise(blows)):
        after = _until(state, blows[i + 1 : i + 1 + SAME], sentence.end)
        begin = cuts[-1] if cuts else sentence.start
        cut = _separator(state, left.end, right.start, anchors)
        other = left.sort != right.sort and bool(left.sort and right.sort)
        if cut is None or not (_apart(anchors, begin, cut, after) or (other and _both(counted, begin, cut, after))):
            continue
        if right.definite and not (_turns(state, cut) or _both(counted, begin, cut, after)):
            continue
        cuts.append(cut)
    return sorted({*cuts, *_totals(state, index)})


def _totals(state: State, index: int) -> list[int]:
    """Give where a total parts from the figures of one attack: "…, so that the toll since January rises to 50"."""
    told = [f for f in state.figures_in[index] if f.part_of is None]
    turns = [(a.end, b.start) for a, b in pairwise(told) if (a.scope is Scope.PERIOD) is not (b.scope is Scope.PERIOD)]
    found = (_separator(state, end, start, _anchors(state, index)) for end, start in turns)
    return [cut for cut in found if cut is not None]


def _turns(state: State, cut: int) -> bool:
    """Whether a clause turns to something else: "the shelling also struck the village"."""
    return opens(_opening(state.text, cut), state.cues.turns)


def _opening(text: str, start: int) -> str:
    return text[start : start + OPENING].lstrip(" \n\"“”'•-–—*،,").lower()


def _until(state: State, blows: list[Blow], end: int) -> int:
    """Give where the clause of the first of some attack words ends: "machine-gun fire hit …" is one."""
    for left, right in pairwise(blows):
        gap = state.text[left.end : right.start]
        if len(gap) > CLOSE or any(cue in gap for cue in state.cues.clauses):
            return right.start
    return end if len(blows) < SAME else blows[-1].start


def _both(counted: list[int], begin: int, cut: int, after: int) -> bool:
    """Whether both sides of a cut count people."""
    return any(begin <= c < cut for c in counted) and any(cut <= c < after for c in counted)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that a clause is about: where it stands, what it is called, and the list it belongs to."""

    start: int
    end: int
    key: str
    listed: int | None


def _anchors(state: State, index: int) -> list[Anchor]:
    """Give the places that a sentence is about; wider places, origins and what heads the sentence are left out."""
    found = (s for s in state.spots_in[index] if s.about and not s.seat and not _heads(state, index, s))
    return [Anchor(s.mention.start, s.mention.end, s.key, s.mention.listed) for s in found]


def _heads(state: State, index: int, spot: Spot) -> bool:
    """Whether a place heads a sentence: "Idlib province: shelling of …"."""
    mention = spot.mention
    opens_it = mention.start - state.reading.sentences[index].start < BESIDE
    return opens_it and ":" in state.text[mention.end : mention.end + CLOSE]


def _separator(state: State, start: int, end: int, anchors: list[Anchor]) -> int | None:
    """Give the last break between two attack words that does not part a list of places; a word of its own first."""
    gap = state.text[start:end]
    spots = {start + at: len(cue) > WORDY for cue in state.cues.clauses if (at := gap.rfind(cue)) >= 0}
    ranked = sorted(spots, key=lambda s: (spots[s], s), reverse=True)
    return next((s + 1 for s in ranked if not _parts_a_list(s, anchors)), None)


def _parts_a_list(spot: int, anchors: list[Anchor]) -> bool:
    before = next((a for a in reversed(anchors) if a.end <= spot), None)
    after = next((a for a in anchors if a.start >= spot), None)
    return bool(before and after and before.listed is not None and before.listed == after.listed)


def _apart(anchors: list[Anchor], begin: int, cut: int, after: int) -> bool:
    """Whether both sides of a cut have places of their own."""
    left = {a.key for a in anchors if begin <= a.start < cut}
    right = {a.key for a in anchors if cut <= a.start < after}
    return bool(left and right and not left & right)
