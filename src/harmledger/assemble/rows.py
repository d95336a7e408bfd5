"""Rows of a list under the totals that stand above them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble import means
from harmledger.assemble.nesting import WITHIN, leaves_room
from harmledger.assemble.scope import BULLETS

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, State
    from harmledger.model import Harm


def down_the_rows(state: State, drafts: list[Draft], members: list[int]) -> None:
    """Put the rows of a list under the totals above it: the same group first, else the narrowest that holds it."""
    above: dict[tuple[Harm | None, str], int] = {}
    row = -1
    pending: list[int] = []
    for i in members:
        if drafts[i].scene != row:
            _note(drafts, pending, above)
            row, pending = drafts[i].scene, []
        if drafts[i].part_of is None and state.scenes[row].frame is not None:
            group = drafts[i].people.group
            wider = WITHIN.get(group) or (("civilian",) if drafts[i].figure.elliptical else ())  # "(119 killed)"
            wholes = (above.get((drafts[i].harm, g)) for g in (group, *wider))
            told = (w for w in wholes if w is not None and not _siblings(state, drafts[w], drafts[i]))
            held = (w for w in told if not _apart(state, drafts[w], drafts[i]))
            held = (w for w in held if not _foreign(state, drafts[w], drafts[i]))
            whole = next((w for w in held if _room(drafts[w], drafts[i])), None)
            if whole is not None:
                drafts[i] = replace(drafts[i], part_of=whole)
        pending.append(i)


def _siblings(state: State, one: Draft, other: Draft) -> bool:
    """Whether two figures stand in bullets of one list: neither is part of the other."""
    rows = state.scenes[one.scene : other.scene + 1]
    signs = {state.text[s.start] for s in rows}
    return one.figure.sentence != other.figure.sentence and len(signs) == 1 and signs <= set(BULLETS)


def _foreign(state: State, one: Draft, other: Draft) -> bool:
    """Whether two figures count two peoples: "24 Israelis" are none of "662 Palestinians"."""
    last = [state.text[d.figure.start : d.figure.end].split()[-1] for d in (one, other)]
    return last[0] != last[1] and all(w[0].isupper() and w[-1] == "s" for w in last)


def _apart(state: State, one: Draft, other: Draft) -> bool:
    """Whether two figures are told of two parties: whom one killed are none of those whom the other killed."""
    did = [means.actor(state, state.scenes[d.scene], d.figure) for d in (one, other)]
    names = {a.name for a in did if a}
    return all(did) and means.UNKNOWN not in names and len(names) > 1


def _note(drafts: list[Draft], pending: list[int], above: dict[tuple[Harm | None, str], int]) -> None:
    for i in pending:
        spot = drafts[i].harm, drafts[i].people.group
        if spot not in above:
            above[spot] = i


def _room(whole: Draft, part: Draft) -> bool:
    if part.figure.count.low is None:
        return part.figure.count.high is None
    return leaves_room(whole, part)
