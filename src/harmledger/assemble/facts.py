"""What a scene says that tells attacks apart: places, days, weapons, parties, counts and how it speaks of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.assemble import places, times
from harmledger.assemble.cues import holds, opens
from harmledger.assemble.groups import HELD
from harmledger.assemble.means import CLASS, USUAL
from harmledger.assemble.nesting import UNDIVIDED
from harmledger.assemble.scope import is_entry
from harmledger.assemble.sequels import is_anew, sequel
from harmledger.assemble.state import later_death
from harmledger.model import AttackType, Harm, Weapon
from harmledger.read.mentions import Near, Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, Scene, State
    from harmledger.model import When
    from harmledger.read.mentions import TimeMention

BLASTS = {AttackType.SHELLING, AttackType.AIRSTRIKE, AttackType.DRONE_STRIKE, AttackType.EXPLOSION}
HEADED = 5  # characters before the place with which a sentence opens: "In "
Said = tuple[str, int, int]  # a kind of day and its value: month and day, weekday, days back
Sign = tuple[Harm | None, int | None, int | None]  # lower and upper bound; the upper only where there is no lower


@dataclass(frozen=True, slots=True)
class Facts:
    """What one scene says that tells attacks apart."""

    points: frozenset[str]  # places it is about
    loose: frozenset[str]  # names that may be such places, or places that it is only near to
    known: bool  # whether a gazetteer knows one of them
    areas: frozenset[str]  # wider places named around them
    width: int
    day: When | None
    said: frozenset[Said]  # days as worded, to tell apart what is not resolved
    weapons: frozenset[Weapon]
    actors: frozenset[str]
    signs: frozenset[Sign]
    anew: bool  # somebody else, or another attack
    turns: bool
    older: bool  # an attack told earlier, which the report is not about
    definite: bool
    fresh: bool  # an attack told as new
    second: bool  # another strike of the same story
    item: bool  # behind a bullet or an hour: an entry of a list
    entry: bool  # in a paragraph that opens so
    headed: bool  # opens with its day: "On 1 July, five prisoners died"
    led: bool  # opens with its place: "In Huliaipole, a woman died"
    held: bool | None  # whether it tells of arrests only; None where it tells of nothing


NOTHING = Facts(
    points=frozenset(),
    loose=frozenset(),
    known=False,
    areas=frozenset(),
    width=places.NOWHERE,
    day=None,
    said=frozenset(),
    weapons=frozenset(),
    actors=frozenset(),
    signs=frozenset(),
    turns=False,
    anew=False,
    older=False,
    definite=False,
    fresh=False,
    second=False,
    item=False,
    entry=False,
    headed=False,
    led=False,
    held=None,
)


def facts(state: State, scene: Scene) -> Facts:
    """Give what a scene says; who only died later is told apart by number alone."""
    if later_death(state, scene):
        return replace(NOTHING, signs=frozenset(_sign(state, i) for i in scene.figures), definite=True)
    found = [s for s in places.told(state, scene) if not s.seat]
    strikes = state.strikes(scene)
    reading = state.reading
    return Facts(
        points=frozenset(s.key for s in found if s.about and s.point and s.apart),
        loose=frozenset(s.key for s in found if s.about and s.point and not s.apart),
        known=any(s.about and s.point and s.place.id is not None for s in found),
        areas=frozenset(s.key for s in found if s.mention.near is not Near.FROM and not (s.about and s.point)),
        width=min((s.rank for s in found if s.about), default=places.NOWHERE),
        day=times.struck(state, scene),
        said=frozenset(day for i in scene.times if (day := _said(reading.times[i]))),
        weapons=_weapons(state, scene),
        actors=frozenset(p.party for i in scene.parties if (p := reading.parties[i]).use is Use.ACTOR),
        signs=_signs(state, scene),
        turns=opens(scene.opening, state.cues.turns),
        anew=is_anew(state, scene),
        older=any(s.retold and not s.definite for s in strikes),
        definite=(bool(strikes) and all(s.definite for s in strikes)) or _rises(state, scene),
        fresh=any(not s.definite for s in strikes),
        second=sequel(state, scene) is not None,
        headed=scene.opening.startswith("on ") and any(reading.times[i].day for i in scene.times[:1]),
        led=any(s.mention.start - scene.start < HEADED for s in found if s.about and s.point) and bool(scene.figures),
        item=is_entry(state.text[scene.start : scene.end]),
        entry=False,
        held=_held(state, scene),
    )


def _rises(state: State, scene: Scene) -> bool:
    """Whether a scene only raises a toll told before: "the toll rose to 27"."""
    told = bool(scene.figures) and not state.strikes(scene) and not scene.weapons
    return told and holds(state.text[scene.start : scene.end].lower(), state.cues.rises)


def _held(state: State, scene: Scene) -> bool | None:
    """Whether a scene tells of arrests only (True) or of bombs (False); None of a raid, which may be both."""
    harms = {state.drafts[i].harm for i in scene.figures if not state.drafts[i].dropped}
    told = {a.type for a in state.strikes(scene)}
    if told & BLASTS:
        return False
    return True if harms and harms <= set(HELD) else None


def _is_whole(draft: Draft) -> bool:
    """Whether a figure can tell attacks apart: "a woman" and "four children" are among the dead of many."""
    return not draft.dropped and draft.part_of is None and draft.by_attack


def _weapons(state: State, scene: Scene) -> frozenset[Weapon]:
    """Give the kinds of weapon that a scene names, else those that its attacks imply."""
    named = (state.reading.weapons[i] for i in scene.weapons)
    found = {w.weapon for w in named if w.used} or {USUAL[s.type] for s in state.strikes(scene) if s.type in USUAL}
    return frozenset(CLASS.get(w, w) for w in found)


def _said(mention: TimeMention) -> Said | None:
    if mention.told:
        return None
    if mention.month is not None and mention.day is not None:
        return "date", mention.month, mention.day
    if mention.weekday is not None:
        return "weekday", mention.weekday, 0
    back = mention.days_from
    return ("back", back, 0) if back is not None and back == mention.days_to else None


def _signs(state: State, scene: Scene) -> frozenset[Sign]:
    """Give the counts of a scene; the dead and the injured also together, as a headline sums them up."""
    found = {_sign(state, i) for i in scene.figures if _is_whole(state.drafts[i])}
    toll = {harm: low for harm, low, _ in found if harm in UNDIVIDED and low}
    summed = {(Harm.CASUALTIES, sum(toll.values()), None)} if len(toll) == len(UNDIVIDED) else set()
    return frozenset(found | summed)


def _sign(state: State, i: int) -> Sign:
    draft = state.drafts[i]
    count = draft.figure.count
    return draft.harm, count.low, count.high if count.low is None else None
