"""What people's decisions mean where attacks are put together or kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.model import Decision


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs of attacks that people put together or kept apart, and the attacks they rejected.

    Of two kept apart the first is the one that leaves the other's incident.
    """

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    rejected: frozenset[str] = frozenset()


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Give the decisions that nobody undid, oldest first. An undo may itself be undone."""
    ordered = sorted(set(decisions), key=lambda d: (d.at, d.id))
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.ruling is Ruling.UNDO and decision.id not in undone:
            undone.add(decision.target)
    return tuple(d for d in ordered if d.ruling is not Ruling.UNDO and d.id not in undone)


def founder(name: str) -> str:
    """Give the attack that an incident's id was minted from; an attack's id stays as it is."""
    return f"a-{name[2:]}" if name.startswith("i-") else name


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Gather what is in force about attacks; of a merge and a split of one pair, the later counts."""
    pairs: dict[frozenset[str], tuple[Ruling, str, str]] = {}
    rejected: dict[str, bool] = {}
    for decision in in_force(decisions):
        target = founder(decision.target)
        if decision.ruling in {Ruling.MERGE, Ruling.SPLIT} and decision.value:
            other = founder(decision.value)
            pairs[frozenset({target, other})] = (decision.ruling, target, other)
        elif target.startswith("a-") and decision.target == target:
            rejected[target] = decision.ruling is Ruling.REJECT
    return Rulings(
        tuple(sorted((a, b) for ruling, a, b in pairs.values() if ruling is Ruling.MERGE)),
        tuple(sorted((a, b) for ruling, a, b in pairs.values() if ruling is Ruling.SPLIT)),
        frozenset(a for a, is_out in rejected.items() if is_out),
    )
