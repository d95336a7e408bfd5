"""One total that several documents carry is compared once: a claimant's figure for a period is one statement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.reconcile.areas import likeliest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from harmledger.model import PeriodTotal, Place

    Key = tuple[str | None, date | None, date | None, str, str, str | None, int | None, int | None, str]


def once(totals: Sequence[PeriodTotal]) -> tuple[PeriodTotal, ...]:
    """Leave out totals that another document states for the same claimant; the one kept names those documents."""
    groups: defaultdict[Key, list[PeriodTotal]] = defaultdict(list)
    for total in totals:
        groups[_key(total)].append(total)
    kept = {total.claim: total for group in groups.values() for total in _kept(group)}
    return tuple(kept[total.claim] for total in totals if total.claim in kept)


def _key(total: PeriodTotal) -> Key:
    """Give what makes two totals one; civilians may be called people."""
    when = likeliest(total.when)
    group = total.people.group
    return (
        total.claimant,
        when.earliest if when else None,
        when.latest if when else None,
        total.harm,
        total.unit,
        total.movement,
        total.count.low,
        total.count.high,
        "all" if group == "civilian" else group,
    )


def _kept(group: Sequence[PeriodTotal]) -> Iterable[PeriodTotal]:
    """Keep the fullest statement of each total: with its area, with its year."""
    if len(group) == 1 or not _tellable(group[0]):
        return group
    found: list[tuple[PeriodTotal, list[str]]] = []
    for total in sorted(group, key=_fullness):
        twin = next((others for first, others in found if _same(first, total, others)), None)
        if twin is None:
            found.append((total, []))
        else:
            twin.append(total.document)
    return [_noted(total, others) for total, others in found]


def _tellable(total: PeriodTotal) -> bool:
    """Tell whether totals can be known to be one at all: by whom, from when to when, how many."""
    when = likeliest(total.when)
    known = when is not None and when.earliest is not None and when.latest is not None
    return known and total.claimant is not None and (total.count.low or 0) > 1


def _fullness(total: PeriodTotal) -> tuple[bool, bool, str, str]:
    candidates = total.when.candidates if total.when else ()
    return (total.place is None, len(candidates) > 1, total.document, total.claim)


def _same(first: PeriodTotal, total: PeriodTotal, others: Sequence[str]) -> bool:
    """Tell whether two totals are one: a text that names no area speaks of its twin's; one text has its rows apart."""
    return total.document not in {first.document, *others} and _one_place(first.place, total.place)


def _one_place(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return True
    return one.id == other.id if one.id and other.id else one.name == other.name


def _noted(total: PeriodTotal, others: Sequence[str]) -> PeriodTotal:
    if not others:
        return total
    return replace(total, note=f"{total.note} Stated too in {', '.join(others)}: compared once.")
