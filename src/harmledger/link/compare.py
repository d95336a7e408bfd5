"""Compare two attacks aspect by aspect: a score, a refusal if anything forbids, and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.link.alike import (
    actor_level,
    groups_level,
    news_level,
    outlet_level,
    phrases_level,
    target_level,
    text_level,
    toll_level,
    weapon_level,
)
from harmledger.link.levels import levels
from harmledger.link.nearby import places_level, time_level
from harmledger.model import Harm, Link

if TYPE_CHECKING:
    from harmledger.link.ground import Ground
    from harmledger.link.levels import Level
    from harmledger.link.sight import Sight
    from harmledger.model import Interval

APART = frozenset({"inside", "reach", "near", "unknown", "elsewhere"})  # that a name in the text may bring near


@dataclass(frozen=True, slots=True)
class Finding:
    """A level found for one aspect, with what each side says."""

    level: Level
    left: str = ""
    right: str = ""
    km: str = ""

    def words(self) -> str:
        """Give the reason in words, with its weight; nothing where the level speaks for neither."""
        if not self.level.never and not self.level.weight:
            return ""
        weight = "never one attack" if self.level.never else f"{self.level.weight:+g}"
        told = self.level.why.format(left=self.left, right=self.right, km=self.km)
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
    score = levels().prior + sum(f.level.weight for f in found)
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
    return Finding(level, a.label or a.name, b.label or b.name, "an unknown number of" if km is None else f"{km:.0f}")


def _time(left: Sight, right: Sight) -> Finding:
    level = levels().level("time", time_level(left, right))
    a = left.spans[0] if left.spans else left.reported
    b = right.spans[0] if right.spans else right.reported
    return Finding(level, span(a), span(b)) if level.why else Finding(level)


def span(days: Interval | None) -> str:
    """Write an interval of days in words."""
    if days is None:
        return "no day"
    if days.earliest == days.latest:
        return f"{days.earliest:%-d %B %Y}" if days.earliest else "an open day"
    first = f"{days.earliest:%-d %B %Y}" if days.earliest else "…"
    return f"{first} – {days.latest:%-d %B %Y}" if days.latest else f"{first} – …"


def _facts(left: Sight, right: Sight) -> list[Finding]:
    told = {
        "killed": toll_level(left, right, Harm.KILLED),
        "injured": toll_level(left, right, Harm.INJURED),
        "groups": groups_level(left, right),
        "actor": actor_level(left, right),
        "weapon": weapon_level(left, right),
        "target": target_level(left, right),
    }
    found = [Finding(levels().level(aspect, level), a, b) for aspect, (level, a, b) in told.items()]
    whole = {"news": news_level(left, right), "outlet": outlet_level(left, right)}
    return [*found, *(Finding(levels().level(aspect, level)) for aspect, level in whole.items())]


def _wording(left: Sight, right: Sight, ground: Ground) -> list[Finding]:
    copy = ground.copies(left.attack.document, right.attack.document)
    told = {
        "text": text_level(left, right, copy=copy),
        "phrases": phrases_level(ground.shared(left, right)),
    }
    return [Finding(levels().level(aspect, level)) for aspect, level in told.items()]
