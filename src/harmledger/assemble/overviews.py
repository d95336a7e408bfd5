"""Figures that sum up several attacks: of a headline or lead those told below, at the end those told before."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from harmledger.assemble import means
from harmledger.assemble.nesting import UNDIVIDED, number, stands_alone
from harmledger.assemble.places import AREA_RANK, of_scene
from harmledger.assemble.scope import is_row_of, lists
from harmledger.model import Harm, Scope
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.assemble.state import Draft, Scene, State
    from harmledger.model import Weapon

ROUNDUP = 3  # attacks whose dead are summed up behind them
MANY = 2  # attacks of a list
LEADS = 4  # figures of a headline and its lead


def over_events(state: State, drafts: list[Draft]) -> None:
    """Find the headline's figure that sums up several attacks: "seven killed and injured in two strikes"."""
    tops = _tops(state, drafts)
    for i in tops[:LEADS]:
        whole = drafts[i]
        harms = UNDIVIDED if whole.harm is Harm.CASUALTIES else {whole.harm}
        if not _leads(state, whole) or (number(whole) or 0) <= len(harms) or _placed_again(state, drafts, i):
            continue
        rows = [
            j for j in tops
            if j > i and drafts[j].harm in harms and drafts[j].scene != whole.scene and drafts[j].figure.count.low
        ]  # fmt: skip
        alike = [j for j in rows if _weapon(state, drafts[j]) is _weapon(state, whole)]
        for summed in (rows, alike):
            scenes = {drafts[j].scene for j in summed}
            if len(scenes) > 1 and sum(drafts[j].figure.count.low or 0 for j in summed) == whole.figure.count.low:
                if len({state.scenes[n].event for n in scenes}) > 1:
                    drafts[i] = replace(whole, scope=Scope.PERIOD)
                for j in summed:
                    drafts[j] = replace(drafts[j], part_of=i)
                break


def over_lists(state: State, drafts: list[Draft]) -> None:
    """Find the figure that announces a list of attacks: "raids killed 53, as follows:"; its rows are its parts."""
    for i, whole in enumerate(drafts):
        if not stands_alone(whole) or whole.part_of is not None:
            continue
        scene = state.scenes[whole.scene]
        head = _heads(state, drafts, i)
        if head is None:
            continue
        below = {f for s in _rows(state, head) for f in s.figures}
        rows = [j for j in _tops(state, drafts) if j in below and drafts[j].harm is whole.harm]
        if len({state.scenes[drafts[j].scene].event for j in rows} - {scene.event}) < MANY:
            continue
        drafts[i] = replace(whole, scope=Scope.PERIOD)
        if sum(drafts[j].figure.count.low or 0 for j in rows) == whole.figure.count.low:
            for j in rows:
                drafts[j] = replace(drafts[j], part_of=i)


def _heads(state: State, drafts: list[Draft], whole: int) -> int | None:
    """Give the scene that announces the rows of a figure: its own, one that repeats it, or the next without figures."""
    told = (d.scene for i, d in enumerate(drafts) if whole in {i, d.same_as})
    near = (m for n in told for m in (n, n + 1) if m < len(state.scenes) and (m == n or not state.scenes[m].figures))
    return next((n for n in near if lists(state, state.scenes[n])), None)


def _rows(state: State, head: int) -> Iterator[Scene]:
    """Give the rows of a list that stand below a scene: behind bullets or labels."""
    below = takewhile(lambda s: is_row_of(state, s), state.scenes[head + 1 :])
    return (s for s in below if s.paragraph != state.scenes[head].paragraph)


def in_all(state: State, drafts: list[Draft]) -> None:
    """Find the last figure of a roundup that sums up those of its attacks: "our crews dealt with 25 dead in all"."""
    tops = [i for i in _tops(state, drafts) if drafts[i].figure.count.low]
    rows = [j for j in tops[:-1] if drafts[j].harm is drafts[tops[-1]].harm]
    attacks = {state.scenes[drafts[j].scene].event for j in rows}
    if len(attacks) < ROUNDUP or tops[-1] != max(i for i, d in enumerate(drafts) if not d.dropped):
        return
    if sum(drafts[j].figure.count.low or 0 for j in rows) == drafts[tops[-1]].figure.count.low:
        drafts[tops[-1]] = replace(drafts[tops[-1]], scope=Scope.PERIOD)
        for j in rows:
            drafts[j] = replace(drafts[j], part_of=tops[-1])


def _tops(state: State, drafts: list[Draft]) -> list[int]:
    """Give the figures of attacks that stand by themselves."""
    return [
        i for i, d in enumerate(drafts)
        if stands_alone(d) and d.part_of is None and d.scope is not Scope.PERIOD
        and state.scenes[d.scene].event is not None
    ]  # fmt: skip


def _placed_again(state: State, drafts: list[Draft], whole: int) -> bool:
    """Whether the text states a figure of one place, there or below a headline: then it sums up nothing."""
    again = [state.scenes[d.scene] for d in drafts if d.same_as == whole]
    own = state.scenes[drafts[whole].scene]
    told = [*again, own] if _is_one(state, own) else again
    sites = (of_scene(state, s) for s in told if s.kind is SentenceKind.BODY)
    return any(site.firm and len(site.places) == 1 for site in sites)


def _is_one(state: State, scene: Scene) -> bool:
    """Whether a scene tells of one attack, by a word of its own."""
    return len(strikes := state.strikes(scene)) == 1 and not strikes[0].plural


def _leads(state: State, draft: Draft) -> bool:
    """Whether a figure stands in a headline or in the first sentence below it, and is of no attack told before it."""
    first = next((s.sentence for s in state.scenes if s.kind is SentenceKind.BODY and s.figures), -1)
    scene = state.scenes[draft.scene]
    told = any(_placed(state, s) for s in state.scenes[: draft.scene] if _together(s, scene))
    return scene.kind is SentenceKind.TITLE or (scene.sentence == first and not told)


def _together(one: Scene, other: Scene) -> bool:
    """Whether two scenes tell of one attack in one paragraph."""
    return one.kind is SentenceKind.BODY and (one.paragraph, one.event) == (other.paragraph, other.event)


def _placed(state: State, scene: Scene) -> bool:
    """Whether a scene names where its attack was."""
    return of_scene(state, scene).rank < AREA_RANK


def _weapon(state: State, draft: Draft) -> Weapon | None:
    """Give the kind of weapon that a figure's scene names."""
    armed = means.weapon(state, state.scenes[draft.scene], draft.figure)
    return means.CLASS.get(armed[0], armed[0]) if armed else None
