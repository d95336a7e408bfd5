"""Hold wholes and parts together: nobody is two of man, woman and child, and everybody is one of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.model import Age, Bound, Sex
from harmledger.reconcile.slots import Slot, disjoint_sum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harmledger.model import Status


@dataclass(frozen=True, slots=True)
class Bounds:
    """Low, best and high while they are made."""

    low: Bound
    best: Bound
    high: Bound


def equations(status: Status) -> tuple[tuple[Slot, tuple[Slot, ...]], ...]:
    """Give the wholes of a status with the parts that make them up and share nobody."""
    children = Slot(status, age=Age.CHILD)
    grown = (Slot(status, Sex.MALE, Age.ADULT), Slot(status, Sex.FEMALE, Age.ADULT))
    young = (Slot(status, Sex.FEMALE, Age.CHILD), Slot(status, Sex.MALE, Age.CHILD))
    return ((Slot(status), (*grown, children)), (children, young))


def arithmetic(bounds: Mapping[Slot, Bounds]) -> dict[Slot, Bounds]:
    """Hold wholes and parts together: a whole is never below its parts' sum, a part never above its whole."""
    found = dict(bounds)
    for whole in [s for s in bounds if s.is_whole]:
        parts = {s: b for s, b in bounds.items() if s.status is whole.status and not s.is_whole}
        least = disjoint_sum({s: b.low.value or 0 for s, b in parts.items()})
        found[whole] = _raised(bounds[whole], least, parts)
        top = found[whole].high
        for part, own in parts.items():
            found[part] = _capped(own, top)
        found |= _remainders(whole, found)
    return {slot: _sound(own) for slot, own in found.items()}


def _sound(own: Bounds) -> Bounds:
    """Take back an agreement that the arithmetic contradicts."""
    low, best, high = own.low.value, own.best.value, own.high.value
    contradicted = best is not None and ((low is not None and best < low) or (high is not None and best > high))
    return replace(own, best=Bound(None)) if contradicted else own


def _raised(own: Bounds, least: int, parts: Mapping[Slot, Bounds]) -> Bounds:
    low, high = own.low.value, own.high.value
    if (low is not None and least <= low) or (high is not None and least > high) or not least:
        return own
    claims = tuple(sorted({c for b in parts.values() for c in b.low.claims}))
    return replace(own, low=Bound(least, claims, "parts"))


def _capped(own: Bounds, top: Bound) -> Bounds:
    low, high = own.low.value, own.high.value
    if top.value is None or (high is not None and high <= top.value) or (low or 0) > top.value:
        return own
    return replace(own, high=Bound(top.value, tuple(sorted({*own.high.claims, *top.claims})), "capped"))


def _remainders(whole: Slot, bounds: Mapping[Slot, Bounds]) -> dict[Slot, Bounds]:
    """Draw what the other parts leave of each whole: men are the whole without its women and children.

    Only men are drawn so: reports seldom name them, while whoever counts women or children names these.
    """
    found = dict(bounds)
    for total, parts in equations(whole.status):
        if total in found:
            for part in parts:
                others = [found[p] for p in parts if p != part and p in found]
                if part in found:
                    found[part] = _narrowed(found[part], found[total], others)
                elif _is_man(part) and len(others) == len(parts) - 1 and (rest := _rest(found[total], others)):
                    found[part] = rest
    return found


def _is_man(slot: Slot) -> bool:
    return slot.sex is Sex.MALE and slot.age is Age.ADULT


def _narrowed(own: Bounds, total: Bounds, others: Sequence[Bounds]) -> Bounds:
    """Take from a part's upper bound what surely are others of its whole."""
    if total.high.value is None:
        return own
    room = total.high.value - sum(o.low.value or 0 for o in others)
    if room < (own.low.value or 0) or (own.high.value is not None and own.high.value <= room):
        return own
    return replace(own, high=Bound(room, _behind([own, total, *others]), "remainder"))


def _rest(total: Bounds, others: Sequence[Bounds]) -> Bounds | None:
    """Give the part that nobody states, where the rest of its whole leaves at least one of it."""
    if total.low.value is None or total.high.value is None or any(o.high.value is None for o in others):
        return None
    low = total.low.value - sum(o.high.value or 0 for o in others)
    high = total.high.value - sum(o.low.value or 0 for o in others)
    claims = _behind([total, *others])
    return Bounds(Bound(low, claims, "remainder"), Bound(None), Bound(high, claims, "remainder")) if low > 0 else None


def _behind(bounds: Sequence[Bounds]) -> tuple[str, ...]:
    return tuple(sorted({c for b in bounds for c in (*b.low.claims, *b.high.claims)}))
