"""What decisions are about: on what a person has ruled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link.rulings import in_force
from harmledger.model import Ruling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Decision

__all__ = ["in_force", "ruled"]


def ruled(decisions: Sequence[Decision]) -> frozenset[str]:
    """Give the ids of the claims, attacks and incidents on which a decision stands."""
    found: set[str] = set()
    for decision in in_force(decisions):
        found.add(decision.target)
        if decision.value and decision.ruling in {Ruling.MERGE, Ruling.SPLIT}:
            found.add(decision.value)
    return frozenset(found)
