"""Compare two attacks aspect by aspect: a score, a refusal if anything forbids, and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from harmledger.link.alike import (
    actor_level,
    actors_said,
    groups_level,
    groups_said,
    news_level,
    outlet_level,
    phrases_level,
    target_level,
    targets_said,
    text_level,
    toll_level,
    toll_said,
    weapon_level,
)
from harmledger.link.levels import levels
from harmledger.link.nearby import places_level, time_level
from harmledger.model import Harm, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from harmledger.link.alike import Told
    from harmledger.link.ground import Ground
    from harmledger.link.levels import Level
    from harmledger.link.sight import Sight
    from harmledger.model import Interval

TOLD: Mapping[str, tuple[Callable[[Sight, Sight], Told], Callable[[Any], str]]] = {
    "killed": (partial(toll_level, harm=Harm.KILLED), toll_said),
    "injured": (partial(toll_level, harm=Harm.INJURED), toll_said),
    "groups": (groups_level, groups_said),
    "actor": (actor_level, actors_said),
    "weapon": (weapon_level, str),
    "target": (target_level, targets_said),
}
# Levels of place that a name in the text may bring near.
APART = frozenset({"inside", "reach", "near", "unknown", "unlike", "elsewhere"})


class Finding(NamedTuple):
    """A level found for one aspect, with what each side says, and how that is put into words where it is wanted."""

    level: Level
    left: Any = ""
    right: Any = ""
    say: Callable[[Any], str] = str
    km: float | None = None

    def words(self) -> str:
        """Give the reason in words, with its weight; nothing where the level speaks for neither."""
        if not self.level.never and not self.level.weight:
            return ""
        weight = "never one attack" if self.level.never else f"{self.level.weight:+g}"
        km = "an unknown number of" if self.km is None else f"{self.km:.0f}"
        told = self.level.why.format(left=self.say(self.left), right=self.say(self.right), km=km)
        return f"{told} ({weight})" if told else ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two attacks compare: the levels found, their sum, and whether one of them refuses."""

    left: str
    right: str
    score: float
    refused: bool
    found: tuple[Finding, ...]

    def link(self, *, same: bool) -> Link:
        """Give the comparison as the model keeps it, strongest reasons first."""
        ordered = sorted(self.found, key=lambda f: (not f.level.never, -abs(f.level.weight), f.level.aspect))
        reasons = tuple(words for f in ordered if (words := f.words()))
        return Link(self.left, self.right, same, round(self.score, 2), reasons)


def compare(left: Sight, right: Sight, ground: Ground, *, whole: bool = False) -> Comparison:
    """Compare two attacks on the ground of their ledger: wording last, and only where it decides or all is wanted."""
    if right.id < left.id:
        left, right = right, left
    bare = on_facts(left, right, ground)
    if not whole and bare.score + levels().wording < levels().doubtful:
        return bare
    wording = _wording(left, right, ground)
    score = bare.score + sum(f.level.weight for f in wording)
    return replace(bare, score=score, found=(*bare.found, *wording))


def on_facts(left: Sight, right: Sight, ground: Ground) -> Comparison:
    """Compare what two attacks say, not how they are worded."""
    if right.id < left.id:
        left, right = right, left
    found = (_place(left, right, ground), _time(left, right), *_facts(left, right))
    score = levels().prior + sum([f.level.weight for f in found])
    return Comparison(left.id, right.id, score, any(f.level.never for f in found), found)


def _place(left: Sight, right: Sight, ground: Ground) -> Finding:
    name, a, b, km = places_level(left, right)
    if name == "same" and a:
        name = ground.same(a)
    if name in APART and ground.named(left, right):
        name = "named_far" if name == "elsewhere" else "named"
    level = levels().level("place", name)
    if a is None or b is None:
        return Finding(level)
    return Finding(level, a.label or a.name, b.label or b.name, str, km)


def _time(left: Sight, right: Sight) -> Finding:
    level = levels().level("time", time_level(left, right))
    a = left.spans[0] if left.spans else left.reported
    b = right.spans[0] if right.spans else right.reported
    return Finding(level, a, b, span) if level.why else Finding(level)


def span(days: Interval | None) -> str:
    """Write an interval of days in words."""
    if days is None:
        return "no day"
    if days.earliest == days.latest:
        return f"{days.earliest:%-d %B %Y}" if days.earliest else "an open day"
    first = f"{days.earliest:%-d %B %Y}" if days.earliest else "…"
    return f"{first} – {days.latest:%-d %B %Y}" if days.latest else f"{first} – …"


def _facts(left: Sight, right: Sight) -> list[Finding]:
    known = levels().levels
    found = []
    for aspect, (compared, say) in TOLD.items():
        level, a, b = compared(left, right)
        found.append(Finding(known[aspect, level], a, b, say))
    news, outlet = news_level(left, right), outlet_level(left, right)
    return [*found, Finding(known["news", news]), Finding(known["outlet", outlet])]


def _wording(left: Sight, right: Sight, ground: Ground) -> list[Finding]:
    copy = ground.copies(left.attack.document, right.attack.document)
    told = {
        "text": text_level(left, right, copy=copy),
        "phrases": phrases_level(ground.shared(left, right)),
    }
    return [Finding(levels().level(aspect, level)) for aspect, level in told.items()]
