"""Compare two attacks aspect by aspect: a score, a refusal if anything forbids, and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link.alike import actor_level, groups_level, target_level, text_level, toll_level, weapon_level
from harmledger.link.levels import levels
from harmledger.link.nearby import places_level, places_told, time_level
from harmledger.model import Harm, Link

if TYPE_CHECKING:
    from harmledger.link.ground import Ground
    from harmledger.link.levels import Level
    from harmledger.link.sight import Sight
    from harmledger.model import Interval


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two attacks compare: the levels found, their sum, and whether one of them refuses."""

    left: str
    right: str
    score: float
    refused: bool
    found: tuple[tuple[Level, str], ...]  # each level with its reason in words

    def link(self, *, same: bool) -> Link:
        """Give the comparison as the model keeps it, strongest reasons first."""
        ordered = sorted(self.found, key=lambda f: (not f[0].never, -abs(f[0].weight), f[0].aspect))
        reasons = [f"{why} ({_weight(level)})" for level, why in ordered if why]
        return Link(self.left, self.right, same, round(self.score, 2), tuple(reasons))


def _weight(level: Level) -> str:
    return "never one attack" if level.never else f"{level.weight:+.1f}"


def compare(left: Sight, right: Sight, ground: Ground) -> Comparison:
    """Compare two attacks on the ground of their ledger."""
    if right.id < left.id:
        left, right = right, left
    found = (_place(left, right, ground), _time(left, right), *_rest(left, right, ground))
    score = levels().prior + sum(level.weight for level, _ in found)
    return Comparison(left.id, right.id, score, any(level.never for level, _ in found), found)


def _place(left: Sight, right: Sight, ground: Ground) -> tuple[Level, str]:
    name, a, b, km = places_level(left, right)
    if name == "same" and a:
        name = places_told(ground.told.get(a.id or "", 0))
    level = levels().level("place", name)
    if a is None or b is None:
        return level, level.why
    told = "an unknown number of" if km is None else f"{km:.0f}"
    return level, level.why.format(left=a.label or a.name, right=b.label or b.name, km=told)


def _time(left: Sight, right: Sight) -> tuple[Level, str]:
    level = levels().level("time", time_level(left, right))
    a = left.spans[0] if left.spans else left.reported
    b = right.spans[0] if right.spans else right.reported
    return level, level.why.format(left=span(a), right=span(b))


def span(days: Interval | None) -> str:
    """Write an interval of days in words."""
    if days is None:
        return "no day"
    if days.earliest == days.latest:
        return f"{days.earliest:%-d %B %Y}" if days.earliest else "an open day"
    first = f"{days.earliest:%-d %B %Y}" if days.earliest else "…"
    return f"{first} – {days.latest:%-d %B %Y}" if days.latest else f"{first} – …"


def _rest(left: Sight, right: Sight, ground: Ground) -> list[tuple[Level, str]]:
    a, b = left.attack.document, right.attack.document
    told = {
        "killed": toll_level(left, right, Harm.KILLED),
        "injured": toll_level(left, right, Harm.INJURED),
        "groups": groups_level(left, right),
        "actor": actor_level(left, right),
        "weapon": weapon_level(left, right),
        "target": target_level(left, right),
        "text": text_level(left, right, ground.wording, copy=ground.copies(a, b)),
    }
    return [
        (level := levels().level(aspect, t[0]), level.why.format(left=t[1], right=t[2])) for aspect, t in told.items()
    ]
