"""Sums over all incidents of a release, made before small cells are suppressed, and safe to give beside the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm, Incident, Unit
from harmledger.publish import sums

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from harmledger.publish.disclosure.profiles import Profile

    Figure = tuple[int, int | None] | None

ALL = "all"
GROUPS = (ALL, "child", "woman", "man", "girl", "boy", "elderly", "medic", "rescuer", "aid_worker", "journalist")
HARMS = (
    Harm.KILLED,
    Harm.INJURED,
    Harm.CASUALTIES,
    Harm.MISSING,
    Harm.DETAINED,
    Harm.ABDUCTED,
    Harm.RELEASED,
)


def figure(incident: Incident, harm: Harm, group: str) -> Figure:
    """Give low and high of a group harmed in an incident, or None where nothing is said."""
    made: dict[str, Callable[[Incident, Harm], Figure]] = {
        ALL: sums.whole,
        "child": sums.children,
        "woman": sums.women,
    }
    if group in made:
        return made[group](incident, harm)
    named = [line for line in sums.lines(incident, harm, group) if line.unit is Unit.PERSON]
    return (named[0].low.value or 0, named[0].high.value) if named else None


def headline(
    incidents: Sequence[Incident], hidden: Collection[tuple[str, Harm]], profile: Profile
) -> Mapping[tuple[Harm, str], sums.Sum]:
    """Give the sum of every harm and group that may be given.

    Where the figure of exactly one incident is suppressed, a sum with it would tell it by subtraction: it is left out.
    """
    counted = sums.counted(incidents)
    lost = {harm: {name for name, own in hidden if own is harm} for harm in HARMS}
    found: dict[tuple[Harm, str], sums.Sum] = {}
    for harm in HARMS:
        told = [one for one in counted if any(line.harm is harm for line in one.toll)]
        kept = told if len(lost[harm]) != 1 else [one for one in told if one.id not in lost[harm]]
        for group in GROUPS:
            total = sums.total(figure(one, harm, group) for one in kept)
            if total.incidents and not (harm in profile.small and 0 < total.low < profile.below):
                found[harm, group] = total
    return found
