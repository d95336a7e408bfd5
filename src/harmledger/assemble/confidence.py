"""How sure a claim is: what the reader thinks of its wording, and what the rest of the document makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Counts, Modifier

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, State

AGREED = 0.5  # what remains of the doubt when the text says a figure twice
LOOSE = 0.85  # a part that only the event ties to its whole
VAGUE = 0.9  # a plural without a number
BORROWED = 0.93  # who the people are is another figure's word


def weigh(state: State) -> State:
    """Weigh each figure."""
    said_again = {d.same_as for d in state.drafts if d.same_as is not None}
    return replace(state, drafts=tuple(_weighed(d, agreed=i in said_again) for i, d in enumerate(state.drafts)))


def _weighed(draft: Draft, *, agreed: bool) -> Draft:
    sure = draft.confidence
    sure *= LOOSE if draft.counts is Counts.PARTIAL else 1.0
    sure *= VAGUE if draft.figure.count.modifier is Modifier.VAGUE else 1.0
    sure *= BORROWED if draft.borrowed else 1.0
    if agreed:
        sure = 1 - (1 - sure) * AGREED
    return replace(draft, confidence=sure)
