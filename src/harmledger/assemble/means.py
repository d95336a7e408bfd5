"""By whom and with what: actor and weapon of scenes, events and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.assemble import times
from harmledger.assemble.cues import holds
from harmledger.assemble.groups import HELD
from harmledger.model import AttackType, Named, Scope, Weapon
from harmledger.read.mentions import Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, Scene, State
    from harmledger.read.mentions import Figure, PartyMention, WeaponMention

Armed = tuple[Weapon, str]
BURIED = {Weapon.MINE, Weapon.ERW, Weapon.IED}  # whose layer is rarely known
REMNANTS = {Weapon.MINE, Weapon.ERW}  # nobody around them is their actor (DESIGN §3)
ARRESTS = {AttackType.DETENTION, AttackType.ABDUCTION}
USUAL = {  # the weapon that a kind of attack implies where none is named
    AttackType.SHELLING: Weapon.ARTILLERY,
    AttackType.AIRSTRIKE: Weapon.AIRSTRIKE,
    AttackType.DRONE_STRIKE: Weapon.DRONE,
    AttackType.SHOOTING: Weapon.SMALL_ARMS,
}
CLASS = {  # means that reports exchange freely for one another
    Weapon.MORTAR: Weapon.ARTILLERY,
    Weapon.ROCKET: Weapon.ARTILLERY,
    Weapon.GUIDED_MISSILE: Weapon.MISSILE,
    Weapon.BARREL_BOMB: Weapon.AIRSTRIKE,
    Weapon.MISSILE: Weapon.AIRSTRIKE,
    Weapon.LOITERING_MUNITION: Weapon.DRONE,
    Weapon.ERW: Weapon.MINE,
    Weapon.CLUSTER_MUNITION: Weapon.ARTILLERY,
}
WIDER = {  # the wider words that each weapon replaces; shells and rockets named together stay what each is
    Weapon.MORTAR: {Weapon.ARTILLERY},
    Weapon.CLUSTER_MUNITION: {Weapon.ROCKET, Weapon.ARTILLERY},
    Weapon.BARREL_BOMB: {Weapon.AIRSTRIKE, Weapon.MISSILE},
    Weapon.GUIDED_MISSILE: {Weapon.MISSILE},
    Weapon.LOITERING_MUNITION: {Weapon.DRONE, Weapon.AIRSTRIKE},
    Weapon.DRONE: {Weapon.AIRSTRIKE, Weapon.MISSILE, Weapon.ROCKET},  # and what a drone fires
    Weapon.AIRSTRIKE: {Weapon.MISSILE},  # warplanes that fire missiles
    Weapon.ERW: {
        Weapon.CLUSTER_MUNITION,
        Weapon.ROCKET,
        Weapon.MISSILE,
        Weapon.MORTAR,
        Weapon.ARTILLERY,
        Weapon.AIRSTRIKE,
    },
}
BOMBED = {"bombs", "bombed"}  # said of guns too, where they are named
LEADING = {"Syrian government", "Turkey"}  # named first where parties act together
UNKNOWN = "unknown"
BEFORE = 1.5
BY = 40  # characters from a figure to who harmed them: "nine were killed by the army"
JOIN = 12  # characters between two parties that act together: "regime and Russian forces"


def actor(state: State, scene: Scene, at: Figure | None = None) -> Named | None:
    """Give who is said to have attacked in a scene, nearest to a figure; parties that act together count as one."""
    acting = _acting(state, scene)
    if not acting:
        return None
    joint = _subject(acting, at) or min(_joint(acting), key=lambda j: _distance(j[0].start, j[-1].end, at))
    names = sorted(dict.fromkeys(p.party for p in joint), key=lambda n: n not in LEADING)
    return Named(" and ".join(names), state.text[joint[0].start : joint[-1].end])


def agent(state: State, scene: Scene, at: Figure) -> Named | None:
    """Give the party that is named just after a figure as who harmed them, where no active verb names it before."""
    if _subject(_acting(state, scene), at):
        return None
    reach = min([f.start for f in state.figures(scene) if f.start > at.start], default=at.end + BY)
    after = (p for p in _acting(state, scene) if at.end < p.start < min(reach, at.end + BY))
    return next((Named(p.party, state.text[p.start : p.end]) for p in after), None)


def framed(state: State, draft: Draft, told: list[Scene]) -> Named | None:
    """Give the actor of a total: its own, else that of its frame as told so far; none where it is left open."""
    scene = state.scenes[draft.scene]
    own = agent(state, scene, draft.figure) or actor(state, scene, draft.figure)
    own = None if own and is_vague(state, own) else own  # "gunfire by snipers" is one of many attacks
    words = state.text[scene.start : scene.end].lower()
    if own is not None or holds(words, state.cues.unnamed):
        return own
    return next((a for s in told if (a := actor(state, s)) and a.name != UNKNOWN), None)


def _acting(state: State, scene: Scene) -> list[PartyMention]:
    """Give the parties that attacked; "three of the army" counts the army's own people, "three by Turkish fire" not."""
    counted = [f.end for f in state.figures(scene)]
    fire = [(a.start, a.end) for a in state.strikes(scene)]

    def own(party: PartyMention) -> bool:
        after = any(e <= party.start and not state.text[e : party.start].strip() for e in counted)
        return after and not any(start < party.end and party.start < end for start, end in fire)

    found = (p for i in scene.parties if (p := state.reading.parties[i]).use is Use.ACTOR)
    return [p for p in found if not own(p)]


def _joint(acting: list[PartyMention]) -> list[list[PartyMention]]:
    groups = [[acting[0]]]
    for party in acting[1:]:
        if party.start - groups[-1][-1].end > JOIN:
            groups.append([party])
        else:
            groups[-1].append(party)
    return groups


def _subject(acting: list[PartyMention], at: Figure | None) -> list[PartyMention] | None:
    """Give who did it where the verb is active: "X killed nine, while Y killed six" says it before the figure."""
    if at is None or not at.rule.startswith("active"):
        return None
    before = [p for p in acting if p.end <= at.start]
    return _joint(before)[-1] if before else None


def _distance(start: int, end: int, at: Figure | None) -> float:
    """Give how far a word is from a figure; what follows it is a little nearer than what precedes it."""
    if at is None:
        return 0.0
    return start - at.end if start >= at.end else BEFORE * max(0, at.start - end)


def weapon(state: State, scene: Scene, at: Figure | None = None) -> Armed | None:
    """Give the weapon that a scene names, the one nearest to a figure, in its finest word."""
    told = [state.reading.weapons[i] for i in scene.weapons]
    named = [w for w in told if w.used] or [w for w in told if _struck(state, scene, w)]
    named = [w for w in named if w.weapon is not Weapon.TORTURE or _tortured(state, scene, w, at)]
    if not named:
        return None
    near = min(named, key=lambda w: _distance(w.start, w.end, at))
    best: Armed = near.weapon, state.text[near.start : near.end]
    for other in named:
        best = finer(best, (other.weapon, state.text[other.start : other.end])) or best
    return best


def torture(state: State, scene: Scene, at: Figure) -> Armed | None:
    """Give torture where it is told of a figure of a total, among others that it is not told of."""
    named = (w for i in scene.weapons if (w := state.reading.weapons[i]).weapon is Weapon.TORTURE)
    return next(((w.weapon, state.text[w.start : w.end]) for w in named if _tortured(state, scene, w, at)), None)


def _tortured(state: State, scene: Scene, named: WeaponMention, at: Figure | None) -> bool:
    """Whether torture is told of a figure: of those it stands behind, and of who are counted after it."""
    figures = state.figures(scene)
    if at is None:
        return len(figures) < 2  # noqa: PLR2004 - of which of several is told figure by figure
    return not any(at.end <= f.start and f.end <= named.start for f in figures)


def _struck(state: State, scene: Scene, named: WeaponMention) -> bool:
    """Whether a weapon stands in the word for the attack itself: "the aerial bombardment"."""
    return any(a.start < named.end and named.start < a.end for a in state.strikes(scene))


def implied(state: State, scene: Scene, at: Figure | None = None) -> Armed | None:
    """Give the weapon that the kind of attack implies where none is named."""
    idle = {w.weapon for i in scene.weapons if not (w := state.reading.weapons[i]).used}  # drones that only circled
    strikes = [s for s in state.strikes(scene) if s.type in USUAL and USUAL[s.type] not in idle]
    if not strikes:
        return None
    strike = min(strikes, key=lambda s: _distance(s.start, s.end, at))
    return USUAL[strike.type], state.text[strike.start : strike.end]


def is_vague(state: State, named: Named) -> bool:
    """Whether an attacker is called a fighter and nothing more, unlike "unidentified gunmen": "jihadists"."""
    return named.name == UNKNOWN and named.text.lower().endswith(state.cues.fighters)


def may_be_named(state: State, named: Named) -> bool:
    """Whether another sentence can tell who "gunmen" were; of "unknown gunmen" none can."""
    return named.name == UNKNOWN and not holds(named.text.lower(), state.cues.unknown)


def sole(state: State) -> Named | None:
    """Give the one party that a whole document accuses, if it is only one."""
    history = [s for s in state.scenes if s.scope is Scope.BACKGROUND]
    dated = {s.sentence for s in history if times.day(times.of_scene(state, s))}  # "… stormed into Israel on Oct. 7"
    aside = _arrests(state) | dated
    acting = [p for p in state.reading.parties if p.use is Use.ACTOR and p.sentence not in aside]
    now = [p for p in acting if p.sentence not in {s.sentence for s in history}]
    acting = now or acting
    told = [Named(p.party, state.text[p.start : p.end]) for p in acting]
    told = [n for n in told if not is_vague(state, n)] or told
    return told[0] if len({n.name for n in told}) == 1 else None


def _arrests(state: State) -> set[int]:
    """Give the sentences that tell of arrests only: who arrests is not accused of the attacks told beside them."""
    other = {a.sentence for a in state.reading.attacks if a.type not in ARRESTS}
    other |= {f.sentence for f in state.reading.figures if f.harm not in HELD}
    return {f.sentence for f in state.reading.figures} - other


def finer(one: Armed | None, other: Armed | None) -> Armed | None:
    """Give the better of two statements about one attack's weapon."""
    if one is None or other is None:
        return one or other
    loose = one[1].lower() in BOMBED and other[1].lower() not in BOMBED
    return other if loose or one[0] in WIDER.get(other[0], ()) else one
