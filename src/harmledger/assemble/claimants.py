"""Who says each figure: the party whose words hold it, else the one that its attack's report goes back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Claimant
from harmledger.read.mentions import Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, Scene, State
    from harmledger.read.mentions import PartyMention


def claimants(state: State) -> State:
    """Give each figure its claimant: cited in its sentence, carried from the sentence before, or its event's."""
    cited = _cited(state)
    carried = _carried(state, cited)
    said: dict[int, Claimant] = {}
    changed: dict[int, Draft] = {}
    for i, draft in enumerate(state.drafts):
        if draft.dropped:
            continue
        party = _covers(cited.get(draft.figure.sentence, []), draft) or carried.get(draft.figure.sentence)
        if party is not None:
            changed[i] = replace(draft, claimant=_claimant(state, party))
    for i, draft in enumerate(state.drafts):
        now = changed.get(i, draft)
        if now.same_as is not None and now.claimant is not None:
            said.setdefault(now.same_as, now.claimant)
    for i, claimant in said.items():
        first = changed.get(i, state.drafts[i])
        if first.claimant is None:
            changed[i] = replace(first, claimant=claimant)
    return _shared(state.with_drafts(changed))


def _cited(state: State) -> dict[int, list[PartyMention]]:
    found: dict[int, list[PartyMention]] = {}
    for party in state.reading.parties:
        if party.use is Use.CLAIMANT:
            found.setdefault(party.sentence, []).append(party)
    return found


def _covers(parties: list[PartyMention], draft: Draft) -> PartyMention | None:
    """Give the party whose words hold the figure; the nearest, where no words are marked."""
    at = draft.figure.start
    held = [p for p in parties if p.reach_start is not None and p.reach_start <= at < (p.reach_end or at)]
    loose = [p for p in parties if p.reach_start is None]
    pool = held or loose
    return min(pool, key=lambda p: abs(p.start - at), default=None)


def _carried(state: State, cited: dict[int, list[PartyMention]]) -> dict[int, PartyMention]:
    """Give the party whose quotation runs on into a sentence that cites nobody."""
    found: dict[int, PartyMention] = {}
    for parties in cited.values():
        for party in parties:
            end = party.reach_end or party.end
            at = party.sentence + 1
            while at < len(state.reading.sentences) and state.reading.sentences[at].start < end:
                found.setdefault(at, party)
                at += 1
    return found


def _claimant(state: State, party: PartyMention) -> Claimant:
    text = state.text[party.start : party.end]
    return Claimant(party=party.party, text=text, via=party.via, basis=party.basis)


def _shared(state: State) -> State:
    """Let the figures of an event that cite nobody go back to the one party that its report cites."""
    voices = [_voice(state, [state.scenes[n] for n in event.scenes]) for event in state.events]
    changed = {}
    for i, draft in enumerate(state.drafts):
        event = state.scenes[draft.scene].event if draft.scene >= 0 else None
        if event is None or draft.claimant is not None or draft.dropped:
            continue
        voice = voices[event]
        if voice is not None:
            changed[i] = replace(draft, claimant=voice)
    return state.with_drafts(changed)


def _voice(state: State, scenes: list[Scene]) -> Claimant | None:
    parties = [p for s in scenes for i in s.parties if (p := state.reading.parties[i]).use is Use.CLAIMANT]
    names = {p.party for p in parties}
    return _claimant(state, parties[0]) if len(names) == 1 else None
