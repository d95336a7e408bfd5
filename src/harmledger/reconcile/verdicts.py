"""The three verdicts on an incident and the grade derived from them, each by a written rule."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from harmledger.link.parties import actors, exclude
from harmledger.model import Agreement, Attribution, Evidence, Grade, Harm, Stance, Status
from harmledger.reconcile.rules import rules
from harmledger.reconcile.slots import CIVILIANS
from harmledger.reconcile.toll import latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.model import Attack, TollLine
    from harmledger.reconcile.toll import Speeches
    from harmledger.reconcile.words import Word

ADMITS = frozenset({Stance.ADMITS_STRIKE, Stance.ADMITS_CIVILIAN_HARM})
BLAMES = frozenset({Stance.ACCUSES, Stance.SUSPECTS})


def evidence(independent: int, toll: Sequence[TollLine], *, rejected: bool) -> Evidence:
    """Judge how well an incident is supported."""
    harmed = [line for line in toll if line.high.value != 0]
    fighters = bool(harmed) and all(line.people.status is Status.COMBATANT for line in harmed)
    if rejected or fighters:
        return Evidence.DISCOUNTED
    return Evidence.FAIR if independent > 1 else Evidence.WEAK


def blamed(attacks: Iterable[Attack], words: Iterable[Word]) -> list[frozenset[str]]:
    """Give the parties, joint ones together, that attacks, claims and accusers blame."""
    kept = list(attacks)
    found = {actors(a.actor.name) for a in kept if a.actor}
    found |= {actors(w.claim.actor.name) for w in words if w.claim.actor}
    found |= {actors(r.actor) for a in kept for r in a.responsibility if r.stance in BLAMES | ADMITS}
    return sorted((f for f in found if f), key=sorted)


def attribution(attacks: Sequence[Attack], parties: Sequence[frozenset[str]]) -> Attribution:
    """Judge who did it from who is blamed and what the blamed say."""
    said = [r for a in attacks for r in a.responsibility]
    accused = frozenset(name for joint in parties for name in joint)
    if any(r.stance in ADMITS and _own(r.by, r.actor, accused) for r in said):
        return Attribution.ADMITTED
    if any(exclude(a, b) for a, b in combinations(parties, 2)):
        return Attribution.DISPUTED
    if any(r.stance is Stance.DENIES and _own(r.by, r.actor, accused) for r in said):
        return Attribution.DENIED
    return Attribution.ALLEGED if parties else Attribution.UNATTRIBUTED


def _own(by: str | None, actor: str | None, accused: frozenset[str]) -> bool:
    """Tell whether a party speaks of itself: the accused, or whoever the text leaves unnamed."""
    speaker = actors(by) or actors(actor)
    return not speaker or not accused or not exclude(speaker, accused)


def agreement(speeches: Speeches) -> Agreement:
    """Judge how the figures of independent claimants compare: of the killed, else of the injured."""
    found = sorted(speeches.items(), key=lambda item: item[0].order())
    for of, said in found:
        if of.harm not in {Harm.KILLED, Harm.INJURED, Harm.CASUALTIES}:
            continue
        told = [t for t in latest(said, CIVILIANS) if t.independent and not t.figure.vague and not t.figure.implied]
        if len(told) > 1:
            return _compare([(t.figure.low, t.figure.high) for t in told])
    return Agreement.SINGLE


def _compare(bounds: Sequence[tuple[int | None, int | None]]) -> Agreement:
    if len(set(bounds)) == 1:
        return Agreement.AGREE
    low = max(b[0] or 0 for b in bounds)
    high = min((b[1] for b in bounds if b[1] is not None), default=None)
    return Agreement.OVERLAP if high is None or low <= high else Agreement.CONFLICT


def grade(support: Evidence, who: Attribution) -> Grade:
    """Derive the field's one word: the first row of the table that fits."""
    return next(
        row.grade
        for row in rules().grades
        if (not row.evidence or support in row.evidence) and (not row.attribution or who in row.attribution)
    )
