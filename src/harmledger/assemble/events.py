"""Gather the scenes that tell of one attack: by place, time, weapon, actor, figures and how the text goes on."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import holds
from harmledger.assemble.facts import facts
from harmledger.assemble.scope import entries
from harmledger.assemble.state import Event, Scene, State
from harmledger.assemble.threads import Thread, score
from harmledger.model import AttackType, Scope
from harmledger.read.mentions import SentenceKind, Use

if TYPE_CHECKING:
    from harmledger.assemble.facts import Facts

LABEL = 12  # characters between a place and its colon: "Kharkiv region:"
RECENT = 6  # events that an unplaced sentence can speak of


def events(state: State) -> State:
    """Sort every scene that tells of an attack into an event."""
    threads: list[Thread] = []
    recent: deque[int] = deque(maxlen=RECENT)
    at: dict[str, int] = {}  # the last event at each place
    owner: dict[int, int] = {}
    rows = entries(state) | _labelled(state)
    beside: tuple[int, frozenset[str]] | None = None
    for number, scene in enumerate(state.scenes):
        if not _tells(state, scene):
            beside = _beside(state, scene) or beside
            continue
        said = replace(facts(state, scene), entry=scene.paragraph in rows)
        if beside and beside[0] == scene.paragraph and not said.points | said.loose:
            said = replace(said, loose=beside[1])  # "A fire broke out in Podil. No one was hurt."
        beside = None
        mine = _choose(scene, said, threads, sorted({*recent, *(at[p] for p in said.points | said.loose if p in at)}))
        if mine is None:
            mine = len(threads)
            threads.append(Thread([], scene, scene.kind is SentenceKind.TITLE, said.second))
        threads[mine].take(number, scene, said)
        owner[number] = mine
        at.update(dict.fromkeys(said.points | said.loose, mine))
        if mine in recent:
            recent.remove(mine)
        recent.append(mine)
    numbered = tuple(replace(s, event=owner[n]) if n in owner else s for n, s in enumerate(state.scenes))
    return replace(state, scenes=numbered, events=tuple(Event(tuple(t.scenes)) for t in threads))


def _labelled(state: State) -> set[int]:
    """Give the paragraphs that open with a place and a colon, where several do: "Kherson: a woman was killed …"."""
    opened = {s.start: s.paragraph for s in reversed(state.reading.sentences) if s.kind is SentenceKind.BODY}
    places = (m for m in state.reading.places if m.start in opened)
    found = {opened[m.start] for m in places if ":" in state.text[m.end : m.end + LABEL]}
    return found if len(found) > 1 else set()


def _beside(state: State, scene: Scene) -> tuple[int, frozenset[str]] | None:
    """Give the paragraph of a scene that tells of no attack, and the places that it is about."""
    found = (s for i in scene.places if (s := state.spots[i]))
    keys = frozenset(s.key for s in found if s.about and s.firm)
    return (scene.paragraph, keys) if keys else None


def _tells(state: State, scene: Scene) -> bool:
    """Whether a scene speaks of one attack: with its figures, or by an attack word and a place."""
    if scene.scope in {Scope.PERIOD, Scope.BACKGROUND} or scene.kind is SentenceKind.DATELINE:
        return False
    told = [d for i in scene.figures if not (d := state.drafts[i]).dropped and d.by_attack]
    strikes = bool(state.strikes(scene)) and not (_announces(state, scene) or _sums_up(state, scene))
    return bool(told) or strikes or _armed(state, scene)


def _sums_up(state: State, scene: Scene) -> bool:
    """Whether a scene only tells how attacks go in general: "Turkey has increased its drone attacks recently"."""
    placed = any(s.about and s.point for i in scene.places if (s := state.spots[i]))
    many = all(s.plural or s.type is AttackType.SHELLING for s in state.strikes(scene))
    return many and not placed and holds(state.text[scene.start : scene.end].lower(), state.cues.trend)


def _announces(state: State, scene: Scene) -> bool:
    """Whether a headline only says that there were attacks, of which the text tells one by one: "overnight attacks"."""
    placed = any(s.about and s.point for i in scene.places if (s := state.spots[i]))
    return scene.kind is SentenceKind.TITLE and not placed and all(s.plural for s in state.strikes(scene))


def _armed(state: State, scene: Scene) -> bool:
    """Whether a place and a weapon are named with its user, or in another attack's sentence: "and gun fire on Bara"."""
    used = any(state.reading.parties[i].use is Use.ACTOR for i in scene.parties)
    if scene.start == state.reading.sentences[scene.sentence].start and not used:
        return False
    spots = (s for i in scene.places if (s := state.spots[i]))
    return any(state.reading.weapons[i].used for i in scene.weapons) and any(s.about and s.point for s in spots)


def _choose(scene: Scene, said: Facts, threads: list[Thread], open_: list[int]) -> int | None:
    """Give the event that a scene goes on with, or none where it begins another."""
    scored = [(score(scene, said, threads[i]), i) for i in open_]
    best, mine = max(scored, default=(0.0, -1))
    return mine if best > 0 else None
