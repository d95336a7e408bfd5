"""Find the figures that are disjoint and add up: "six children and three women" of one breath."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, State


def tallies(state: State) -> State:
    """Give the figures of one coordination a tally, named by its first figure. One figure alone has none."""
    first: list[int] = []
    for i, draft in enumerate(state.drafts):
        first.append(_first(state, i, draft, first))
    sizes = Counter(f for i, f in enumerate(first) if not state.drafts[i].dropped)
    named = {i: f if sizes[f] > 1 else None for i, f in enumerate(first)}
    drafts = state.drafts
    return state.with_drafts({i: replace(drafts[i], tally=f) for i, f in named.items() if drafts[i].tally != f})


def _first(state: State, i: int, draft: Draft, first: list[int]) -> int:
    after = draft.figure.after
    if after is None or after >= i:
        return i
    other = state.drafts[after]
    alike = other.harm is draft.harm and other.figure.unit is draft.figure.unit and other.part_of == draft.part_of
    return first[after] if alike and not other.dropped else i
