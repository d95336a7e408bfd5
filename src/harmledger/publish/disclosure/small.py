"""Small cells: a few injured, detained or displaced people could be recognised by who lives near them.

Suppressing one group beside a known whole would tell it by subtraction, so the groups of that harm go with it. The dead
are never suppressed: most attacks kill fewer than five, and each of them counts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from harmledger.model import Count, Modifier
from harmledger.publish.sums import WHOLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from harmledger.model import Claim, Harm, Incident, PeriodTotal, TollLine
    from harmledger.publish.disclosure.profiles import Profile
    from harmledger.publish.disclosure.tally import Tally

APART = frozenset({"child", "girl", "boy", "woman", "man", "elderly"})  # groups by sex and age
HIDDEN = Count(None, None, None, Modifier.VAGUE)
N = TypeVar("N", int, str)


@dataclass(frozen=True, slots=True)
class Cells:
    """Suppresses small cells of one profile and counts them."""

    profile: Profile
    tally: Tally

    def is_small(self, harm: Harm | None, *figures: int | None) -> bool:
        """Tell whether one of a harm's figures is too small to be given."""
        return harm in self.profile.small and any(0 < n < self.profile.below for n in figures if n is not None)

    def incident(self, incident: Incident) -> tuple[Incident, frozenset[Harm]]:
        """Give an incident without the lines that may not be given, and their harms."""
        hidden: set[int] = set()
        for harm in {line.harm for line in incident.toll} & self.profile.small:
            hidden |= self._lines(incident.toll, harm)
        if not hidden:
            return incident, frozenset()
        kept = tuple(line for n, line in enumerate(incident.toll) if n not in hidden)
        return replace(incident, toll=kept), frozenset(incident.toll[n].harm for n in hidden)

    def _lines(self, toll: Sequence[TollLine], harm: Harm) -> set[int]:
        own = {n: line for n, line in enumerate(toll) if line.harm is harm}
        small = {n for n, line in own.items() if self.is_small(harm, line.low.value, line.best.value, line.high.value)}
        if not small:
            return set()
        hidden = small | _beside({n: line.people.group for n, line in own.items()}, small)
        self.tally.add("small", f"incident.toll ({harm})", len(small))
        self.tally.add("beside_small", f"incident.toll ({harm})", len(hidden - small))
        return hidden

    def claims(self, claims: Iterable[Claim], events: Mapping[str, str]) -> tuple[tuple[Claim, ...], frozenset[str]]:
        """Give claims without their small figures, and the ids of those that lost one."""
        beside: dict[tuple[str, Harm | None], list[Claim]] = defaultdict(list)
        told = list(claims)
        for claim in told:
            if claim.harm in self.profile.small:
                beside[events.get(claim.attack or "", claim.document), claim.harm].append(claim)
        hidden = frozenset(name for group in beside.values() for name in self._group(group))
        return tuple(replace(c, count=HIDDEN, quote="") if c.id in hidden else c for c in told), hidden

    def _group(self, claims: Sequence[Claim]) -> Iterable[str]:
        """Give the claims of one harm at one incident that may not be given: the small ones, and parts beside them."""
        small = {c.id for c in claims if self.is_small(c.harm, c.count.number, c.count.low, c.count.high)}
        if not small:
            return small
        hidden = small | _beside({c.id: c.people.group for c in claims}, small)
        self.tally.add("small", f"claim.count ({claims[0].harm})", len(small))
        self.tally.add("beside_small", f"claim.count ({claims[0].harm})", len(hidden - small))
        return hidden

    def total(self, total: PeriodTotal, hidden: Collection[tuple[str, Harm]], claims: Collection[str]) -> PeriodTotal:
        """Give a period total without small figures, and without a record that would tell one by subtraction."""
        if total.claim in claims or self.is_small(total.harm, total.count.low, total.count.high):
            self.tally.add("small", f"periodtotal.count ({total.harm})")
            return _unset(replace(total, count=HIDDEN))
        lost = sum((name, total.harm) in hidden for name in total.incidents)
        told = (total.recorded_low, total.recorded_high, total.unaccounted_low, total.unaccounted_high)
        if lost == 1 or self.is_small(total.harm, *told):
            self.tally.add("beside_small", f"periodtotal.recorded ({total.harm})")
            return _unset(total)
        return total


def _beside(groups: Mapping[N, str], small: Collection[N]) -> set[N]:
    """Give the figures that would tell a small one by subtraction.

    Beside a small whole these are all its parts; beside a small part by sex and age the others by sex and age. Roles
    overlap with everything: nothing can be subtracted from them.
    """
    told = {groups[one] for one in small}
    if told & set(WHOLE):
        return set(groups)
    return {one for one, group in groups.items() if group in APART} if told & APART else set()


def _unset(total: PeriodTotal) -> PeriodTotal:
    return replace(
        total, recorded_low=None, recorded_high=None, unaccounted_low=None, unaccounted_high=None, overlap=None
    )
