"""Find the figures that are disjoint and add up: "six children and three women" of one breath."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.nesting import WITHIN
from harmledger.model import Counts

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
    tallied = state.with_drafts({i: replace(drafts[i], tally=f) for i, f in named.items() if drafts[i].tally != f})
    return tallied.with_drafts(_add_up(tallied.drafts))


def _add_up(drafts: tuple[Draft, ...]) -> dict[int, Draft]:
    """Take figures that no sentence links as a tally that together are their whole: three at once, a girl later."""
    rows: dict[int, list[int]] = {}
    for i, draft in enumerate(drafts):
        if draft.part_of is not None and not draft.dropped and draft.same_as is None:
            rows.setdefault(draft.part_of, []).append(i)
    return {
        i: replace(drafts[i], counts=drafts[i].figure.counts, tally=parts[0])
        for whole, parts in rows.items()
        if _is_sum(drafts[whole], [drafts[i] for i in parts])
        for i in parts
    }


def _is_sum(whole: Draft, parts: list[Draft]) -> bool:
    """Whether parts are disjoint and make up their whole; four girls may be among seven children."""
    groups = [d.people.group for d in parts]
    nested = any(a in WITHIN.get(b, ()) for a in groups for b in groups)
    loose = len(parts) > 1 and not nested and all(d.counts is Counts.PARTIAL and d.harm is whole.harm for d in parts)
    return loose and sum(d.figure.count.low or 0 for d in parts) == whole.figure.count.low


def _first(state: State, i: int, draft: Draft, first: list[int]) -> int:
    after = draft.figure.after
    if after is None or after >= i:
        return i
    other = state.drafts[after]
    alike = other.harm is draft.harm and other.figure.unit is draft.figure.unit and other.part_of == draft.part_of
    return first[after] if alike and not other.dropped else i
