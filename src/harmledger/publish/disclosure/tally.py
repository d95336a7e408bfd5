"""What was withheld, counted by rule: the report says how much is missing, never what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many values of one kind a rule withheld."""

    rule: str
    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts while a book is cut down."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, rule: str, what: str, number: int = 1, why: str = "") -> None:
        """Count values that a rule withheld; a rule of places brings its own reason."""
        if number:
            self.counts[rule, what, why] += number

    def join(self, other: Tally) -> None:
        """Add the counts of another."""
        self.counts.update(other.counts)

    def rows(self, why: Mapping[str, str]) -> tuple[Withheld, ...]:
        """Give the counts in a fixed order."""
        ordered = sorted(self.counts.items())
        return tuple(Withheld(rule, what, number, own or why[rule]) for (rule, what, own), number in ordered)
