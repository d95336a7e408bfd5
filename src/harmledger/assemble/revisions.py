"""Tolls that change: the text says that a count has risen, or that it may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import holds
from harmledger.model import Harm, Scope

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, Scene, State

NEAR = 2  # scenes after a toll in which "the toll may rise" still speaks of it
COUNTED = {Harm.KILLED, Harm.CASUALTIES}


def is_revised(state: State, draft: Draft) -> bool:
    """Whether a figure is what a toll has risen to, or has risen from: the two do not contradict each other."""
    return is_newer(state, draft) or is_superseded(state, draft)


def is_newer(state: State, draft: Draft) -> bool:
    """Whether a figure is what a toll was set to afterwards."""
    words = _words(state, state.scenes[draft.scene])
    return holds(words, state.cues.rises) or holds(words, state.cues.raised)


def is_superseded(state: State, draft: Draft) -> bool:
    """Whether the words before a figure say that it was counted earlier: "initial reports spoke of six dead"."""
    scene = state.scenes[draft.scene]
    told = [f.end for f in state.figures(scene) if f.end <= draft.figure.start]
    words = state.text[max([scene.start, *told]) : draft.figure.start].lower()
    return draft.part_of is None and draft.harm is not None and holds(words, state.cues.earlier)


def revisions(state: State) -> State:
    """Mark the tolls of which the text says that they may rise: those of the scene that says so, else the last told."""
    changed: dict[int, Draft] = {}
    for n, scene in enumerate(state.scenes):
        if holds(_words(state, scene), state.cues.may_rise):
            changed |= {i: replace(d, figure=replace(d.figure, provisional=True)) for i, d in _meant(state, n)}
    return state.with_drafts(changed)


def _meant(state: State, at: int) -> list[tuple[int, Draft]]:
    """Give the whole tolls of the last scene that has some."""
    for scene in reversed(state.scenes[max(0, at - NEAR) : at + 1]):
        tolls = [(i, d) for i in scene.figures if _is_toll(d := state.drafts[i])]
        if tolls:
            return tolls
    return []


def _is_toll(draft: Draft) -> bool:
    return not draft.dropped and draft.harm in COUNTED and draft.part_of is None and draft.scope is not Scope.BACKGROUND


def _words(state: State, scene: Scene) -> str:
    return state.text[scene.start : scene.end].lower()
