"""Words of attack, the weapons used and the objects struck."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from harmledger.model import AttackType, Effect, Relation, TargetType, Weapon
from harmledger.read.en.line import Hit, Line, Strike
from harmledger.read.en.spans import any_between, nearest_after, nearest_before
from harmledger.read.en.stops import words
from harmledger.read.mentions import AttackMention, TargetMention, WeaponMention

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_WEAPON = {
    Weapon.AIRSTRIKE: AttackType.AIRSTRIKE,
    Weapon.BARREL_BOMB: AttackType.AIRSTRIKE,
    Weapon.ARTILLERY: AttackType.SHELLING,
    Weapon.MORTAR: AttackType.SHELLING,
    Weapon.ROCKET: AttackType.SHELLING,
    Weapon.MISSILE: AttackType.SHELLING,
    Weapon.GUIDED_MISSILE: AttackType.SHELLING,
    Weapon.CLUSTER_MUNITION: AttackType.SHELLING,
    Weapon.DRONE: AttackType.DRONE_STRIKE,
    Weapon.LOITERING_MUNITION: AttackType.DRONE_STRIKE,
    Weapon.MINE: AttackType.EXPLOSION,
    Weapon.IED: AttackType.EXPLOSION,
    Weapon.ERW: AttackType.EXPLOSION,
    Weapon.SMALL_ARMS: AttackType.SHOOTING,
}
_GENERAL = words("general")
_IDLE = words("idle")
_DEFINITE = {"the", "this", "that", "these", "those", "latest", "same"}
_CONDEMNS = {"condemn", "condemns", "condemned", "condemning", "denounced", "denounces", "deplored", "deplores"}
_SINCE = {(unit, "after") for unit in ("hours", "day", "days", "week", "weeks", "month", "months")}
_STRUCK = words("struck")
_AIRBORNE = {Weapon.AIRSTRIKE, Weapon.DRONE}
_FALLS = {"landed", "land"}  # what a shell does that hits
_RECEIVES = words("receives")
_BESIDE = 6  # tokens around a word of attack in which its weapon stands
_TARGET = 14  # tokens from a word of attack to what it struck


def attacks(line: Line) -> Iterator[AttackMention]:
    """Give the words of a sentence that tell of an attack."""
    for at, hit in sorted(line.attacks.items()):
        strike = hit.value
        if not isinstance(strike, Strike) or _is_noun_misread(line, hit, strike):
            continue
        start, end = line.span(hit.start, hit.end)
        before = line.lows[max(0, at - 4) : at]
        yield AttackMention(
            start,
            end,
            line.sentence,
            type=_type(line, hit, strike),
            retold=any(w in {"earlier", "previous", "previously"} for w in before) or _is_older(before),
            relation=_relation(line, at),
            definite=any(w in _DEFINITE for w in before[-3:]),
            acts=strike.form == "verb" and not _is_subject(line, at),
            plural=strike.form == "noun" and line.lows[hit.end - 1].endswith("s"),
            background=any(w in _GENERAL for w in before) and not _is_condemned(line, hit, strike),
        )


def _is_condemned(line: Line, hit: Hit, strike: Strike) -> bool:
    """Say whether one attack is told by who condemns it: "condemns the bombing of its hospital in …"."""
    before = line.lows[max(0, hit.start - 4) : hit.start]
    one = strike.form == "noun" and not line.lows[hit.end - 1].endswith("s")
    return one and not _CONDEMNS.isdisjoint(before) and not _DEFINITE.isdisjoint(before)


def _is_older(before: tuple[str, ...]) -> bool:
    """Say whether what is told came after an attack: "a day after airstrikes", "two weeks after a drone strike"."""
    return any(pair in _SINCE for pair in pairwise(before))


def _is_subject(line: Line, at: int) -> bool:
    """Say whether an attack told before does what a verb tells: "the strike hit …", but not "the army shelled …"."""
    before = (h.value for t in range(max(0, at - 3), at) if (h := line.attacks.get(t)))
    return any(isinstance(v, Strike) and v.form == "noun" for v in before)


def _is_noun_misread(line: Line, hit: Hit, strike: Strike) -> bool:
    """Say whether a word only looks like a verb of attack: "two shells", "a hit list", "shot down"."""
    before = line.lows[hit.start - 1] if hit.start else ""
    low = line.lows[hit.start]
    if low == "shot" and line.lows[hit.end : hit.end + 1] == ("down",):
        return True  # drones, not people
    if (
        strike.form == "verb"
        and hit.end == hit.start + 1
        and low in {"shells", "shell", "bombs", "hits", "strikes", "raid", "targets"}
    ):
        return (
            not line.tokens.words[hit.start - 1 : hit.start]
            or before in words("determiner", "preposition")
            or before.isdecimal()
        )
    return False


def _type(line: Line, hit: Hit, strike: Strike) -> AttackType:
    """Give an attack its type: its own, else that of the weapon beside it."""
    if strike.type is not AttackType.OTHER:
        return strike.type
    weapon = nearest_before(line.weapons, hit.start, 3) or nearest_after(line.weapons, hit.end, _BESIDE)
    weapon = weapon or nearest_before(line.weapons, hit.start, _BESIDE)
    return _BY_WEAPON.get(weapon.value, strike.type) if weapon and isinstance(weapon.value, Weapon) else strike.type


def _relation(line: Line, at: int) -> Relation | None:
    """Read that an attack followed another on the same place."""
    before = line.lows[max(0, at - 4) : at]
    if any(w in {"double-tap", "double"} for w in before):
        return Relation.DOUBLE_TAP
    return None


def weapons(line: Line) -> Iterator[WeaponMention]:
    """Give the weapons of a sentence; those that only flew by or were shot down are not used."""
    for at, hit in sorted(line.weapons.items()):
        if isinstance(hit.value, Weapon):
            start, end = line.span(hit.start, hit.end)
            behind = _IDLE if hit.value in _AIRBORNE else _IDLE - _FALLS
            after = hit.end + (line.lows[hit.end : hit.end + 1] == ("carrying",))  # "a missile carrying a warhead"
            idle = any_between(line, after, after + 6, behind) or any_between(line, at - 4, at, _IDLE)
            struck = any_between(line, hit.end, hit.end + 6, _STRUCK)
            yield WeaponMention(start, end, line.sentence, weapon=hit.value, used=struck or not idle)


def targets(line: Line) -> Iterator[TargetMention]:
    """Give the objects that a sentence says were struck."""
    if not (line.attacks or line.effects or line.weapons):
        return
    for at, hit in sorted(line.targets.items()):
        suffered = effect(line, hit)
        if suffered is None or not isinstance(hit.value, TargetType) or receives(line, at):
            continue
        start, end = line.span(hit.start, hit.end)
        yield TargetMention(start, end, line.sentence, type=hit.value, name=_name(line, hit), effect=suffered)


def receives(line: Line, at: int) -> bool:
    """Say whether an object takes people in rather than being struck: "taken to a hospital"."""
    return any_between(line, at - 6, at, _RECEIVES)


def effect(line: Line, hit: Hit) -> Effect | None:
    """Say what happened to an object, or that nothing did."""
    if any_between(
        line, hit.start - 4, hit.start, {"near", "vicinity", "around", "outskirts", "surroundings", "close"}
    ):
        return Effect.VICINITY
    behind = nearest_after(line.effects, hit.end, 5)
    if behind and any_between(line, hit.end, behind.start + 1, {"was", "were", "been", "being", "out"}):
        return behind.value if isinstance(behind.value, Effect) else None
    before = nearest_before(line.effects, hit.start, 8)
    if (
        before
        and isinstance(before.value, Effect)
        and not any_between(line, before.end, hit.start, {".", ";", "by", "from"})
    ):
        return before.value
    attack = nearest_before(line.attacks, hit.start, _TARGET)
    return Effect.HIT if attack and any_between(line, attack.end, hit.start, {"on", "targeting", "at"}) else None


def _name(line: Line, hit: Hit) -> str | None:
    """Give the proper name beside an object: "Al-Salam hospital"."""
    tokens = line.tokens.words
    first = hit.start
    while first > 0 and tokens[first - 1][:1].isupper() and first - 1 > 0 and hit.start - first < 4:  # noqa: PLR2004
        first -= 1
    if first == hit.start:
        return None
    start, end = line.span(first, hit.end)
    return line.tokens.text[start:end]
