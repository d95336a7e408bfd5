"""What parties say about who did it, for the attack spoken of or told last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Named, Responsibility, Stance

if TYPE_CHECKING:
    from harmledger.assemble.state import State

BLAMES = {Stance.ACCUSES, Stance.SUSPECTS, Stance.ADMITS_STRIKE, Stance.ADMITS_CIVILIAN_HARM}


def responsibilities(state: State) -> dict[int, tuple[Responsibility, ...]]:
    """Give what is said about each event."""
    found: dict[int, list[Responsibility]] = {}
    last: int | None = None
    for scene in state.scenes:
        last = scene.event if scene.event is not None else last
        for i in scene.stances if last is not None else ():
            s = state.reading.stances[i]
            quote = state.text[s.start : s.end]
            found.setdefault(last or 0, []).append(Responsibility(s.actor, s.by, s.stance, quote, s.start, s.end))
    return {n: tuple(r) for n, r in found.items()}


def blamed(said: tuple[Responsibility, ...]) -> Named | None:
    """Give the first party that somebody accuses, or that admits it."""
    return next((Named(r.actor, r.quote) for r in said if r.actor and r.stance in BLAMES), None)
