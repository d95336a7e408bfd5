"""The headline: documented minimums with their ranges, each only what incidents hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Evidence, Harm, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.model import Incident, TollLine

WHOLE = ("all", "civilian")  # lines that count everybody
DISJOINT = ("man", "woman", "boy", "girl")  # lines that no person is on twice
YOUNG = ("girl", "boy")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum over incidents. `high` is None where one of them has no upper bound."""

    low: int
    high: int | None
    incidents: int


def lines(incident: Incident, harm: Harm, *groups: str) -> list[TollLine]:
    """Give an incident's lines of persons with one harm, of some groups or of all."""
    found = (line for line in incident.toll if line.harm is harm and line.unit is Unit.PERSON)
    return [line for line in found if not groups or line.people.group in groups]


def whole(incident: Incident, harm: Harm) -> tuple[int, int | None] | None:
    """Give low and high of everybody harmed in an incident, or None where nothing is said.

    Without a line that counts everybody, the largest line, or the sum of those that exclude each other, is the minimum
    and there is no upper bound.
    """
    everybody = lines(incident, harm, *WHOLE)
    if everybody:
        best = max(everybody, key=lambda line: (line.low.value or 0, line.people.group == "all"))
        return best.low.value or 0, best.high.value
    parts = lines(incident, harm)
    apart = sum(line.low.value or 0 for line in lines(incident, harm, *DISJOINT))
    return (max(apart, *(line.low.value or 0 for line in parts)), None) if parts else None


def children(incident: Incident, harm: Harm) -> tuple[int, int | None] | None:
    """Give low and high of the children among those harmed in an incident, or None."""
    named = lines(incident, harm, "child")
    if named:
        return named[0].low.value or 0, named[0].high.value
    apart = lines(incident, harm, *YOUNG)
    return (sum(line.low.value or 0 for line in apart), None) if apart else None


def women(incident: Incident, harm: Harm) -> tuple[int, int | None] | None:
    """Give low and high of the women among those harmed in an incident, or None."""
    named = lines(incident, harm, "woman")
    return (max(line.low.value or 0 for line in named), named[0].high.value) if named else None


def total(figures: Iterable[tuple[int, int | None] | None]) -> Sum:
    """Add the lows and the highs of incidents that say something."""
    said = [figure for figure in figures if figure is not None]
    highs = [high for _, high in said]
    return Sum(
        low=sum(low for low, _ in said),
        high=None if None in highs else sum(high for high in highs if high is not None),
        incidents=sum(1 for low, high in said if low or high != 0),
    )


def counted(incidents: Iterable[Incident]) -> list[Incident]:
    """Leave out what was discounted: combatants, or others responsible."""
    return [incident for incident in incidents if incident.evidence is not Evidence.DISCOUNTED]
