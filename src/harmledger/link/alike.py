"""Compare what two attacks say: figures, victims, actor, weapon, target and wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harmledger.link.levels import levels
from harmledger.link.parties import exclude
from harmledger.link.wording import likeness
from harmledger.model import Harm, Weapon, counted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harmledger.link.sight import Figure, Sight
    from harmledger.model import TargetType

MANY, SOME = 8, 4  # an equal toll says more the larger it is
CLOSE = 1.3  # large tolls that differ by no more than this are told of one attack, and rightly rounded or grown
GROWTH = 1.6  # a toll that grew by more than this is another toll
LIKE = (("close", 0.35), ("alike", 0.2), ("some", 0.1), ("little", 0.05))  # likeness of wording, at least
FEW = 8  # words below which a passage says too little to be like another or not
PHRASES = (("many", 9), ("several", 3), ("two", 2), ("one", 1))  # rare phrases in common, at least
WIDE_GROUPS = frozenset({"all", "civilian"})

Told = tuple[str, Any, Any]  # level, and what each side says
Bounds = tuple[int, int] | None


def whole(figures: tuple[Figure, ...], harm: Harm) -> Bounds:
    """Give the bounds of an attack's whole toll: its largest whole figure, or the sum of its groups."""
    own = [f for f in figures if f.harm is harm and f.whole and f.group != "combatant"]
    stated = [f for f in own if f.group in WIDE_GROUPS] or own
    bounds = [(f.low or f.high or 0, f.high or f.low or 0) for f in stated if f.low is not None or f.high is not None]
    if not bounds:
        return None
    if stated is own and not any(f.group in WIDE_GROUPS for f in own):
        return sum(low for low, _ in bounds), sum(high for _, high in bounds)
    return max(bounds)


def toll_level(left: Sight, right: Sight, harm: Harm) -> Told:
    """Compare the whole tolls of one harm."""
    a, b = left.tolls[harm], right.tolls[harm]
    if a is None or b is None:
        other = any(f.harm is harm for f in (*left.figures, *right.figures))
        told = bool(left.figures) and bool(right.figures) and other
        hurt = a or b
        if harm is Harm.KILLED and hurt and hurt[0] and (left if a is None else right).unhurt:
            return "none_hurt", a, b
        return ("one_tells" if told else "open"), a, b
    if a[0] <= b[1] and b[0] <= a[1]:
        return _same(min(a[1], b[1])), a, b
    low, high = sorted((a[0], b[0]))
    if low >= SOME and high <= low * CLOSE:
        return "close", a, b
    if high <= low + 2 or high <= low * GROWTH:
        return "grown", a, b
    return ("unlike" if high <= low * 3 else "far"), a, b


def _same(number: int) -> str:
    return "same_many" if number >= MANY else "same_some" if number >= SOME else "same_few"


def toll_said(bounds: Bounds) -> str:
    """Write a toll."""
    if bounds is None:
        return "none told"
    return str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]}–{bounds[1]}"


def groups_level(left: Sight, right: Sight) -> Told:
    """Compare the victims' groups beside the whole: children, women, rescuers."""
    a, b = left.groups, right.groups
    if not a or not b:
        return "open", {}, {}
    both = {key for key in a.keys() & b.keys() if a[key] == b[key]}
    if not both:
        apart = any(a[key] != b[key] for key in a.keys() & b.keys())
        return ("unlike" if apart or a.keys().isdisjoint(b.keys()) else "open"), a, b
    same = all(a[key] == b[key] for key in a.keys() & b.keys()) and len(both) >= min(len(a), len(b))
    return ("same" if same else "shared"), {key: a[key] for key in both}, {}


def groups(figures: tuple[Figure, ...]) -> dict[tuple[Harm, str], int]:
    """Give the victims' groups beside the whole, each with the least that is told of it."""
    found: dict[tuple[Harm, str], int] = {}
    for f in figures:
        if f.group not in WIDE_GROUPS and f.low is not None:
            found[f.harm, f.group] = max(f.low, found.get((f.harm, f.group), 0))
    return found


def groups_said(groups: Mapping[tuple[Harm, str], int]) -> str:
    """Write groups of victims."""
    return ", ".join(f"{counted(number, group)} {harm}" for (harm, group), number in sorted(groups.items()))


def actor_level(left: Sight, right: Sight) -> Told:
    """Compare who is blamed."""
    a, b = left.actors, right.actors
    if not left.actors or not right.actors:
        return "open", a, b
    if left.actors == right.actors:
        return "same", a, b
    return ("unlike" if exclude(left.actors, right.actors) else "shared"), a, b


def actors_said(actors: frozenset[str]) -> str:
    """Write who is blamed."""
    return " and ".join(sorted(actors))


def weapon_level(left: Sight, right: Sight) -> Told:
    """Compare the means."""
    a, b = left.attack.weapon, right.attack.weapon
    if a is None or b is None or Weapon.OTHER in {a, b}:
        return "open", a or "", b or ""
    if a is b:
        return "same", a, b
    return ("kin" if any({a, b} <= group for group in levels().kin) else "unlike"), a, b


def target_level(left: Sight, right: Sight) -> Told:
    """Compare what was struck."""
    a, b = left.targets, right.targets
    if not a or not b:
        return "open", a, b
    return ("same" if a & b else "unlike"), a & b or a, b


def targets_said(targets: frozenset[TargetType]) -> str:
    """Write what was struck."""
    return ", ".join(sorted(targets))


def news_level(left: Sight, right: Sight) -> str:
    """Compare whether both tell news: what is recalled beside other news needs to agree in more."""
    return "recalled" if left.recalled is not right.recalled else "same"


def outlet_level(left: Sight, right: Sight) -> str:
    """Compare who publishes: two reports of one outlet are alike anyway, and mostly of two attacks."""
    return "other" if left.outlet.isdisjoint(right.outlet) else "same"


def text_level(left: Sight, right: Sight, *, copy: bool) -> str:
    """Compare the wording; a difference of language alone says little."""
    if copy:
        return "copy"
    if min(len(left.words), len(right.words)) < FEW:
        return "open"
    share = likeness(left.words, right.words, min(left.length, right.length))
    level = next((name for name, least in LIKE if share >= least), "unlike")
    return "open" if level == "unlike" and left.language != right.language else level


def phrases_level(shared: int) -> str:
    """Give the level of so many names and other rare phrases in common, in both scripts."""
    return next((name for name, least in PHRASES if shared >= least), "none")
