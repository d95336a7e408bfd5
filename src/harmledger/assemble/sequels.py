"""How a scene goes on from the attack before: a second strike on helpers, more of one barrage, its aftermath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.assemble.cues import holds, opens
from harmledger.model import Relation

if TYPE_CHECKING:
    from harmledger.assemble.state import Scene, State


def sequel(state: State, scene: Scene) -> Relation | None:
    """Give how a scene's attack relates to the one told before it, where its own words say so."""
    words = state.text[scene.start : scene.end].lower()
    if state.strikes(scene):
        if holds(words, state.cues.again) and holds(words, state.cues.helpers):
            return Relation.DOUBLE_TAP
        if opens(scene.opening, state.cues.follows) and not all(s.definite for s in state.strikes(scene)):
            return Relation.SAME_BARRAGE
    return Relation.AFTERMATH if scene.figures and holds(words, state.cues.aftermath) else None


def is_anew(state: State, scene: Scene) -> bool:
    """Whether a scene tells of somebody else, or of another attack: "another shell landed …"."""
    return holds(state.text[scene.start : scene.end].lower(), state.cues.anew)
