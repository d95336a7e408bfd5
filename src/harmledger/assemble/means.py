"""By whom and with what: actor and weapon of scenes, events and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import AttackType, Named, Weapon
from harmledger.read.mentions import Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Scene, State
    from harmledger.read.mentions import PartyMention

REMNANTS = {Weapon.MINE, Weapon.ERW}  # nobody around them is their actor (DESIGN §3)
USUAL = {  # the weapon that a kind of attack implies where none is named
    AttackType.SHELLING: Weapon.ARTILLERY,
    AttackType.AIRSTRIKE: Weapon.AIRSTRIKE,
    AttackType.DRONE_STRIKE: Weapon.DRONE,
    AttackType.SHOOTING: Weapon.SMALL_ARMS,
}
FINER = {  # a wider word for each weapon, which it replaces
    Weapon.ROCKET: Weapon.ARTILLERY,
    Weapon.MORTAR: Weapon.ARTILLERY,
    Weapon.CLUSTER_MUNITION: Weapon.ROCKET,
    Weapon.BARREL_BOMB: Weapon.AIRSTRIKE,
    Weapon.GUIDED_MISSILE: Weapon.MISSILE,
    Weapon.LOITERING_MUNITION: Weapon.DRONE,
}
JOIN = 12  # characters between two parties that act together: "regime and Russian forces"


def actor(state: State, scene: Scene) -> Named | None:
    """Give who is said to have attacked in a scene; parties that act together are named together."""
    acting = [p for i in scene.parties if (p := state.reading.parties[i]).use is Use.ACTOR]
    if not acting:
        return None
    joint = _joint(acting)
    names = list(dict.fromkeys(p.party for p in joint))
    return Named(" and ".join(names), state.text[joint[0].start : joint[-1].end])


def _joint(acting: list[PartyMention]) -> list[PartyMention]:
    joint = [acting[0]]
    for party in acting[1:]:
        if party.start - joint[-1].end > JOIN:
            break
        joint.append(party)
    return joint


def weapon(state: State, scene: Scene) -> tuple[Weapon, str] | None:
    """Give the weapon used in a scene: the finest word for it, else what the kind of attack implies."""
    named = [w for i in scene.weapons if (w := state.reading.weapons[i]).used]
    if named:
        best = named[0]
        for other in named[1:]:
            best = other if FINER.get(other.weapon) is best.weapon else best
        return best.weapon, state.text[best.start : best.end]
    for strike in state.strikes(scene):
        if strike.type in USUAL:
            return USUAL[strike.type], state.text[strike.start : strike.end]
    return None


def finer(one: tuple[Weapon, str] | None, other: tuple[Weapon, str] | None) -> tuple[Weapon, str] | None:
    """Give the better of two statements about one attack's weapon."""
    if one is None or other is None:
        return one or other
    wider = FINER.get(other[0])
    return other if wider is one[0] or (wider and FINER.get(wider) is one[0]) else one
