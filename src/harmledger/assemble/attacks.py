"""Write the events down as attacks: one each, or one per place where a list of places was struck without casualties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import opens
from harmledger.assemble.identity import attack_id
from harmledger.assemble.means import REMNANTS
from harmledger.assemble.responsibility import responsibilities
from harmledger.assemble.sequels import sequel
from harmledger.assemble.state import later_death
from harmledger.model import Assertion, Attack, AttackType, Harm, PlaceMode, Relation, Target, TargetType, Weapon

if TYPE_CHECKING:
    from harmledger.assemble.state import Event, Scene, State
    from harmledger.model import Place, Responsibility, When

TYPES = {  # the kind of attack that a weapon tells where no word does
    Weapon.AIRSTRIKE: AttackType.AIRSTRIKE,
    Weapon.BARREL_BOMB: AttackType.AIRSTRIKE,
    Weapon.DRONE: AttackType.DRONE_STRIKE,
    Weapon.LOITERING_MUNITION: AttackType.DRONE_STRIKE,
    Weapon.ARTILLERY: AttackType.SHELLING,
    Weapon.MORTAR: AttackType.SHELLING,
    Weapon.ROCKET: AttackType.SHELLING,
    Weapon.MISSILE: AttackType.SHELLING,
    Weapon.CLUSTER_MUNITION: AttackType.SHELLING,
    Weapon.MINE: AttackType.EXPLOSION,
    Weapon.IED: AttackType.EXPLOSION,
    Weapon.ERW: AttackType.EXPLOSION,
    Weapon.SMALL_ARMS: AttackType.SHOOTING,
}
FLOWN = {AttackType.AIRSTRIKE, AttackType.DRONE_STRIKE}
OLD = 3  # days before the main attack from which one is told again rather than reported with it
RESPONDERS = {TargetType.AMBULANCE, TargetType.RESCUE}
HURT = {Harm.KILLED, Harm.INJURED, Harm.CASUALTIES}


def attacks(state: State, named: dict[int, str]) -> tuple[tuple[Attack, ...], dict[int, str]]:
    """Make the attacks, and say which one each event became."""
    held, harmed = _held(state, named), _harmed(state, named)
    said = responsibilities(state)
    made: list[Attack] = []
    first: dict[int, str] = {}
    for n, event in enumerate(state.events):
        found = _attack(state, n, event, held.get(n, ()), said.get(n, ()))
        if found is None:
            continue
        found = _related(state, event, found, made)
        first[n] = found.id
        made.extend([found] if n in harmed else _each(state, event, found))
    return tuple(made), first


def _held(state: State, named: dict[int, str]) -> dict[int, tuple[str, ...]]:
    """Give the claims of each event."""
    found: dict[int, list[str]] = {}
    for i, claim in named.items():
        event = state.struck(state.drafts[i])
        if event is not None:
            found.setdefault(event, []).append(claim)
    return {n: tuple(c) for n, c in found.items()}


def _harmed(state: State, named: dict[int, str]) -> set[int]:
    """Give the events with a figure of people or things, which the places of a list share."""
    told = (state.drafts[i] for i in named if state.drafts[i].figure.assertion is Assertion.HARM)
    return {event for draft in told if (event := state.struck(draft)) is not None}


def _attack(
    state: State, n: int, event: Event, claims: tuple[str, ...], said: tuple[Responsibility, ...]
) -> Attack | None:
    scenes = [state.scenes[i] for i in event.scenes]
    strike = _trigger(state, scenes)
    if not claims and not _stands(event, strike, second=sequel(state, scenes[0]) is not None):
        return None
    scene = next((s for s in scenes if strike and s.start <= strike.start < s.end), scenes[0])
    spot = (strike.start, strike.end) if strike else _first_figure(state, scenes)
    start, end = _trimmed(state.text, scene.start, scene.end)
    return Attack(
        id=attack_id(state.document.id, spot),
        document=state.document.id,
        quote=state.text[start:end],
        start=start,
        end=end,
        type=_type(strike, event),
        places=event.site.places,
        place_mode=event.site.mode,
        when=event.when,
        actor=None if event.weapon in REMNANTS else event.actor,
        weapon=event.weapon,
        weapon_text=event.weapon_text,
        targets=_targets(state, scenes),
        responsibility=said,
        hit_responders=_responders(state, scenes),
        retold=_retold(state, n, event, scenes),
        claims=claims,
        made_by=state.reading.made_by,
    )


def _stands(event: Event, strike: Trigger | None, *, second: bool) -> bool:
    """Whether an event without figures is told as one: somewhere, and not only referred to; a list of places is."""
    if strike is None or not event.site.places:
        return False
    return second or not strike.definite or len(event.site.places) > 1


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells an event."""

    start: int
    end: int
    type: AttackType
    definite: bool


def _trigger(state: State, scenes: list[Scene]) -> Trigger | None:
    """Give the word that tells the event: the first that is no reference back; else the weapon that was used."""
    strikes = [a for s in scenes for a in state.strikes(s)]
    if strikes:
        strike = next((a for a in strikes if not a.definite), strikes[0])
        refers = all(a.definite and not a.acts for a in strikes)
        return Trigger(strike.start, strike.end, strike.type, refers)
    weapons = (w for s in scenes for i in s.weapons if (w := state.reading.weapons[i]).used)
    weapon = next(weapons, None)
    return Trigger(weapon.start, weapon.end, AttackType.OTHER, definite=False) if weapon else None


def _first_figure(state: State, scenes: list[Scene]) -> tuple[int, int]:
    figure = next((f for s in scenes for f in state.figures(s)), None)
    return (figure.start, figure.end) if figure else (scenes[0].start, scenes[0].end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _type(strike: Trigger | None, event: Event) -> AttackType:
    told = strike.type if strike else AttackType.OTHER
    means = TYPES.get(event.weapon, told) if event.weapon else told
    if event.weapon is Weapon.ERW:
        return AttackType.EXPLOSION  # "left from earlier shelling" tells of no shelling now
    if told is AttackType.OTHER or (told is AttackType.SHELLING and means in FLOWN):  # "قصف" is both
        return means
    return told


def _targets(state: State, scenes: list[Scene]) -> tuple[Target, ...]:
    found = (state.reading.targets[i] for s in scenes if not later_death(state, s) for i in s.targets)
    return tuple(dict.fromkeys(Target(t.type, t.name, t.effect) for t in found))


def _responders(state: State, scenes: list[Scene]) -> bool:
    """Whether people or vehicles that came to help were hit."""
    if any(state.reading.targets[i].type in RESPONDERS for s in scenes for i in s.targets):
        return True
    if any(a.relation is Relation.DOUBLE_TAP for s in scenes for a in state.strikes(s)):
        return True
    if any(sequel(state, s) is Relation.DOUBLE_TAP for s in scenes):
        return True
    hurt = (f for s in scenes for f in state.figures(s) if f.harm in HURT)  # a doctor abducted was not hit
    return any({"rescuer", "medic"} & set(f.people.roles) for f in hurt)


def _retold(state: State, n: int, event: Event, scenes: list[Scene]) -> bool:
    """Whether an earlier attack is told again beside the one that the document reports."""
    if event.weapon is not Weapon.ERW and any(a.retold for s in scenes for a in state.strikes(s)):
        return True
    if n == 0:
        return False
    return opens(scenes[0].opening, state.cues.retold) or _before(event.when, state.events[0].when)


def _before(one: When | None, main: When | None) -> bool:
    return bool(one and main and one.latest and main.earliest and (main.earliest - one.latest).days >= OLD)


def _related(state: State, event: Event, found: Attack, made: list[Attack]) -> Attack:
    """Tie a sequel to the attack before it; a double tap told together with its first strike only says so."""
    scenes = [state.scenes[i] for i in event.scenes]
    told = next((a.relation for s in scenes for a in state.strikes(s) if a.relation), None)
    relation = told or next((r for s in scenes if (r := sequel(state, s))), None)
    before = made[-1] if made and not found.retold else None
    if relation is None or (before is None and relation is not Relation.DOUBLE_TAP) or (told and before is None):
        return found
    return replace(found, related_to=before.id if before else None, relation=relation)


def _each(state: State, event: Event, found: Attack) -> list[Attack]:
    """Make one attack of each place that was struck; that nobody was hurt is told of each."""
    if len(found.places) < 2:  # noqa: PLR2004 - a list has two
        return [found]
    if found.place_mode is PlaceMode.BETWEEN:
        return [found]
    spots = _spots(state, event)
    return [_at(state, found, place, spots.get(place.name), k) for k, place in enumerate(found.places)]


def _at(state: State, found: Attack, place: Place, spot: tuple[int, int] | None, number: int) -> Attack:
    made = replace(found, places=(place,), place_mode=PlaceMode.EACH)
    return made if number == 0 or spot is None else replace(made, id=attack_id(state.document.id, spot))


def _spots(state: State, event: Event) -> dict[str, tuple[int, int]]:
    found = (s for n in event.scenes for i in state.scenes[n].places if (s := state.spots[i]))
    return {s.place.name: (s.mention.start, s.mention.end) for s in found}
