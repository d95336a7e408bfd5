"""Who says each figure: the party whose words hold it, else the one that its attack's report goes back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import holds, opens
from harmledger.model import Claimant
from harmledger.read.mentions import Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, Scene, State
    from harmledger.read.mentions import PartyMention, Sentence


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
    """Give the party whose words run on into a sentence: an open quotation, or "the source added"."""
    found: dict[int, PartyMention] = {}
    sentences = state.reading.sentences
    last: PartyMention | None = None
    for i, sentence in enumerate(sentences):
        if last and (sentence.start < (last.reach_end or last.end) or _speaks_on(state, sentence)):
            found[i] = last
        here = cited.get(i)
        last = here[-1] if here else last
    return found


def _speaks_on(state: State, sentence: Sentence) -> bool:
    words = state.text[sentence.start : sentence.end].lower()
    if state.reading.language == "ar":
        return opens(words.lstrip("\"“”'«"), state.cues.speaks_on)
    return holds(words, state.cues.speaks_on)


def _claimant(state: State, party: PartyMention) -> Claimant:
    text = state.text[party.start : party.end]
    return Claimant(party=party.party, text=text, via=party.via, basis=party.basis)


def _shared(state: State) -> State:
    """Let the figures of an event that cite nobody go back to the one party that its report cites."""
    alone = _alone(state)
    voices = [_voice(state, [state.scenes[n] for n in event.scenes]) for event in state.events]
    changed = {}
    for i, draft in enumerate(state.drafts):
        event = state.scenes[draft.scene].event if draft.scene >= 0 else None
        if draft.claimant is not None or draft.dropped:
            continue
        voice = (voices[event] if event is not None else None) or _only(state, draft, alone)
        if voice is not None:
            changed[i] = replace(draft, claimant=voice)
    return state.with_drafts(changed)


def _alone(state: State) -> PartyMention | None:
    """Give the one party that a whole document cites, by its first citation, if there is only one."""
    cited = [p for p in state.reading.parties if p.use is Use.CLAIMANT]
    return cited[0] if len({p.party for p in cited}) == 1 and len({p.sentence for p in cited}) > 1 else None


def _only(state: State, draft: Draft, alone: PartyMention | None) -> Claimant | None:
    """Give a document's only party to what follows its first citation: a report told on its word throughout."""
    return _claimant(state, alone) if alone and draft.figure.start > alone.start else None


def _voice(state: State, scenes: list[Scene]) -> Claimant | None:
    parties = [p for s in scenes for i in s.parties if (p := state.reading.parties[i]).use is Use.CLAIMANT]
    names = {p.party for p in parties}
    return _claimant(state, parties[0]) if len(names) == 1 else None
