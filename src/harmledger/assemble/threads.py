"""Events while they are gathered, and what speaks for and against a scene going on with one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harmledger.assemble import places, times
from harmledger.assemble.means import BURIED
from harmledger.model import Weapon

if TYPE_CHECKING:
    from harmledger.assemble.facts import Facts, Said, Sign
    from harmledger.assemble.state import Scene
    from harmledger.model import When

LEAD = 4  # sentences after a headline that tell its story again
ENTRY = 1.5  # what speaks against an entry of a list going on with the entry before
ARRESTED = 4.0  # what speaks against arrests and an attack being one
AIR = {Weapon.AIRSTRIKE, Weapon.DRONE, Weapon.MISSILE}
ROUNDUP = 3  # places of a list that stands for itself


@dataclass(slots=True)
class Thread:
    """An event while it is gathered."""

    scenes: list[int]
    last: Scene
    headline: bool
    second: bool
    item: bool = False
    held: bool | None = None
    points: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    known: bool = False
    areas: set[str] = field(default_factory=set)
    width: int = places.NOWHERE
    day: When | None = None
    said: set[Said] = field(default_factory=set)
    weapons: set[Weapon] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    signs: set[Sign] = field(default_factory=set)

    def take(self, number: int, scene: Scene, facts: Facts) -> None:
        """Add a scene."""
        self.scenes.append(number)
        self.item = facts.item or facts.entry or (self.item and scene.paragraph == self.last.paragraph)
        self.last = scene
        self.points |= facts.points
        self.loose |= facts.loose
        self.known |= facts.known
        self.held = facts.held if self.held is None else self.held and facts.held is not False
        self.areas |= facts.areas
        self.width = min(self.width, facts.width)
        self.day = self.day or facts.day
        self.said |= facts.said
        self.weapons |= facts.weapons
        self.actors |= facts.actors
        self.signs |= facts.signs


def score(scene: Scene, facts: Facts, thread: Thread) -> float:
    """Weigh for and against one attack. Above 0 they are one."""
    weight = _where(facts, thread) + _way(facts, thread) + _flow(scene, facts, thread)
    weight += _when(facts, thread)
    if facts.held is not None and thread.held is not None and facts.held is not thread.held:
        weight -= ARRESTED
    if facts.second and not thread.second and not thread.headline:
        weight -= 6.0
    shared = {s for s in facts.signs & thread.signs if s[1] != 0 and not facts.anew}
    weight += min(4.0, sum(2.0 if (s[1] or s[2] or 0) > 1 else 1.0 for s in shared))
    return weight


def _when(facts: Facts, thread: Thread) -> float:
    """Weigh the days: as resolved, else as worded."""
    if facts.day and thread.day:
        return -4.0 if times.apart(facts.day, thread.day) else 0.5
    if not facts.said or not thread.said or facts.said & thread.said:
        return 0.0
    alike = any(a[0] == b[0] for a in facts.said for b in thread.said)
    return -3.0 if alike else -1.5


def _where(facts: Facts, thread: Thread) -> float:
    """Weigh the places: one in common speaks for one attack, different ones against it."""
    mine, theirs = facts.points | facts.loose, thread.points | thread.loose
    if theirs and len(mine) >= ROUNDUP and len(mine & theirs) * 2 < len(mine) and not facts.signs & thread.signs:
        return -4.0  # a list of places is no return to one of them
    if mine & theirs:
        return 3.0
    if facts.points and thread.points:
        return -4.0
    elsewhere = bool(facts.areas and thread.areas) and not facts.areas & thread.areas
    if (facts.anew and facts.areas and thread.points and not facts.areas & thread.areas) or (
        facts.turns and elsewhere and not mine
    ):
        return -2.0  # "another shell landed in the western countryside"
    if mine & thread.areas or facts.areas & (theirs | thread.areas):
        return 1.0  # "a grove south of Idlib", then "the village of Qaqfin, south of Idlib"
    return _loosely(facts, thread, bool(mine and theirs))


def _loosely(facts: Facts, thread: Thread, both: bool) -> float:  # noqa: FBT001 - whether both name a place
    """Weigh places that are only near to what is told, or wider than it."""
    if both:
        return -2.5 if facts.led or (facts.known and thread.known) else -1.0
    return -0.5 if facts.points and thread.areas else 0.0


def _way(facts: Facts, thread: Thread) -> float:
    score = 0.0
    if facts.weapons and thread.weapons:
        score += _means(facts.weapons, thread.weapons)
    if facts.actors and thread.actors:
        score += 0.5 if _allied(facts.actors, thread.actors) else -3.5
    return score


def _means(some: frozenset[Weapon], others: set[Weapon]) -> float:
    """Weigh the weapons: the same speaks for one attack, from the air or from the ground alike is no matter."""
    if some & others:
        return 0.5
    if any({a, b} <= AIR for a in some for b in others):
        return 0.0
    return -2.0 if some & BURIED or others & BURIED else -1.0


def _allied(some: frozenset[str], others: set[str]) -> bool:
    """Whether two sets of parties can be one side: the same, or one that backs the other."""
    if some & others or "unknown" in some or "unknown" in others:
        return True
    return bool({w[:4] for n in some for w in n.split()} & {w[:4] for n in others for w in n.split()})


def _flow(scene: Scene, facts: Facts, thread: Thread) -> float:
    """Weigh how the text goes on: next sentence, same paragraph, headline and lead, "meanwhile"."""
    gap = scene.sentence - thread.last.sentence
    score = 0.25
    if gap <= 1:
        score += 0.5
    if scene.paragraph == thread.last.paragraph:
        score += 0.75
    if thread.headline and gap <= LEAD and len(thread.scenes) == 1:
        score += 1.5
    if scene.sentence == thread.last.sentence:
        score -= 3.0  # they were cut apart because they differ
    if facts.definite:
        score += 2.0 if gap <= 1 else 1.0
    if facts.turns or facts.anew:
        score -= 2.0
    if facts.older:
        score -= 1.0
    score -= _begins(scene, facts, thread)
    if facts.fresh and not thread.headline and scene.paragraph != thread.last.paragraph:
        score -= 0.75
    return score


def _begins(scene: Scene, facts: Facts, thread: Thread) -> float:
    """Weigh what begins an entry of a list, ends one, or opens a paragraph with a day of its own."""
    other = scene.paragraph != thread.last.paragraph
    ended = thread.item and not facts.item and other  # what stands below a list
    begun = facts.item or (facts.entry and other)
    entry = (begun or ended) and scene.sentence != thread.last.sentence and not facts.definite
    headed = facts.headed and other and not facts.signs & thread.signs
    return (ENTRY if entry else 0.0) + (1.0 if headed else 0.0)
