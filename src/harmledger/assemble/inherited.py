"""What a figure leaves open, the sentence that repeats it says, or the whole that it is a part of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.means import REMNANTS

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, State


def inherited(state: State) -> State:
    """Give figures who harmed whom, with what and where, from their repeats and their wholes."""
    drafts = list(state.drafts)
    for draft in state.drafts:
        if draft.same_as is not None and not draft.dropped:
            drafts[draft.same_as] = _from_repeat(drafts[draft.same_as], draft)
    for i, draft in enumerate(drafts):
        if draft.part_of is not None and not draft.dropped:
            drafts[i] = _from_whole(draft, drafts[draft.part_of])
    return replace(state, drafts=tuple(drafts))


def _from_repeat(draft: Draft, again: Draft) -> Draft:
    """Let a headline's figure be described by the sentence that states it again."""
    if not draft.places:
        draft = replace(draft, places=again.places, place_mode=again.place_mode)
    return _armed(draft, again)


def _from_whole(draft: Draft, whole: Draft) -> Draft:
    """Let a part be harmed by those who harmed its whole."""
    return _armed(draft, whole) if draft.harm is whole.harm and draft.by_attack else draft


def _armed(draft: Draft, other: Draft) -> Draft:
    if draft.weapon is None and other.weapon is not None:
        draft = replace(draft, weapon=other.weapon, weapon_text=other.weapon_text)
    open_ = draft.actor is None and draft.weapon not in REMNANTS
    return replace(draft, actor=other.actor) if open_ else draft
