"""Write the figures down as claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from harmledger.assemble.identity import claim_id
from harmledger.model import Claim

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, State


def ids(state: State) -> dict[int, str]:
    """Give the id of every figure that becomes a claim."""
    seen: Counter[tuple[object, ...]] = Counter()
    found = {}
    for i, draft in enumerate(state.drafts):
        if draft.dropped:
            continue
        spot = (draft.figure.start, draft.figure.end), draft.harm, draft.figure.unit
        found[i] = claim_id(state.document.id, *spot, seen[spot])
        seen[spot] += 1
    return found


def claims(state: State, named: dict[int, str], attacks: dict[int, str]) -> tuple[Claim, ...]:
    """Make the claims; `attacks` gives the attack of each event."""
    return tuple(_claim(state, i, named, attacks) for i in named)


def _claim(state: State, i: int, named: dict[int, str], attacks: dict[int, str]) -> Claim:
    draft = state.drafts[i]
    figure = draft.figure
    event = state.struck(draft)
    return Claim(
        id=named[i],
        document=state.document.id,
        quote=state.text[figure.start : figure.end],
        start=figure.start,
        end=figure.end,
        harm=draft.harm,
        count=figure.count,
        people=draft.people,
        unit=figure.unit,
        assertion=figure.assertion,
        counts=draft.counts,
        tally=_tally(draft, named),
        provisional=figure.provisional,
        part_of=_kept(draft.part_of, named),
        same_as=_kept(draft.same_as, named),
        scope=draft.scope,
        movement=figure.movement,
        when=draft.when,
        outcome_when=draft.outcome_when,
        from_harm=figure.from_harm,
        manner=figure.manner,
        places=draft.places,
        place_mode=draft.place_mode,
        claimant=draft.claimant,
        actor=draft.actor,
        weapon=draft.weapon,
        weapon_text=draft.weapon_text,
        attack=None if event is None else attacks.get(event),
        confidence=round(draft.confidence, 3),
        made_by=state.reading.made_by,
        rule=figure.rule,
    )


def _tally(draft: Draft, named: dict[int, str]) -> str | None:
    first = _kept(draft.tally, named)
    return first and "t" + first[1:]


def _kept(i: int | None, named: dict[int, str]) -> str | None:
    return None if i is None else named.get(i)
