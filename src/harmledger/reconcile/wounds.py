"""Who dies of wounds later moves from the injured to the killed of the old incident."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Harm
from harmledger.reconcile.slots import line, slot
from harmledger.reconcile.sums import Speech, figure, is_late

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from harmledger.reconcile.slots import Line, Slot
    from harmledger.reconcile.sums import Figure
    from harmledger.reconcile.words import Word


@dataclass(frozen=True, slots=True)
class Death:
    """People who died later, the documents that say so, the day by which they had died and the toll that this made."""

    slot: Slot
    figure: Figure
    documents: frozenset[str]
    day: date | None
    toll: int | None = None


def deaths(words: Sequence[Word]) -> list[Death]:
    """Give those who died of wounds; reports of one day tell of the same people, of different days of others."""
    groups: dict[tuple[Slot, str], list[Word]] = defaultdict(list)
    for word in words:
        if is_late(word.claim) and word.claim.harm is Harm.KILLED and word.claim.assertion is Assertion.HARM:
            day = _day(word)
            groups[slot(word.claim), day.isoformat() if day else ""].append(word)
    dated = {s for s, day in groups if day}
    found = [_death(key[0], groups[key]) for key in sorted(groups) if key[1] or key[0] not in dated]
    return [replace(death, toll=_toll(death, words)) for death in found]


def _toll(death: Death, words: Sequence[Word]) -> int | None:
    """Give the toll that the reports of the deaths tell: "rose to 19 after five of the injured died"."""
    own = (w.claim for w in words if w.claim.document in death.documents and w.claim.harm is Harm.KILLED)
    whole = (c for c in own if slot(c) == death.slot.whole and c.part_of is None and not is_late(c))
    return max((c.count.low for c in whole if c.count.low is not None), default=None)


def _day(word: Word) -> date | None:
    when = word.claim.outcome_when
    return (when.latest if when else None) or word.day


def _death(of: Slot, words: Sequence[Word]) -> Death:
    figures = [figure(w.claim) for w in words]
    most = max(figures, key=lambda f: (f.low or 0, f.high or 0, f.claims))
    days = [d for w in words if (d := _day(w))]
    return Death(of, most, frozenset(w.claim.document for w in words), min(days, default=None))


def moved(words: Sequence[Word], found: Mapping[Line, list[Speech]]) -> dict[Line, list[Speech]]:
    """Move the later dead in every figure that was told before they died."""
    result = {of: list(said) for of, said in found.items()}
    late = deaths(words)
    if not late:
        return result
    killed = {of for w in words if w.claim.harm is Harm.KILLED and (of := line(w.claim))}
    for of in killed:
        result.setdefault(of, [])
    for of, said in result.items():
        if of.harm in {Harm.KILLED, Harm.INJURED}:
            result[of] = [_changed(one, late, 1 if of.harm is Harm.KILLED else -1) for one in said]
        if of.harm is Harm.KILLED and not any(slot_ in s.figures for s in result[of] for slot_ in _wholes(late)):
            result[of] = result[of] + _alone(words, late)
    return result


def _wholes(late: Sequence[Death]) -> set[Slot]:
    return {d.slot.whole for d in late}


def _changed(one: Speech, late: Sequence[Death], sign: int) -> Speech:
    figures = dict(one.figures)
    for death in late:
        if not _before(one, death):
            continue
        for key in {death.slot, death.slot.whole}:
            if key in figures and not (sign > 0 and _holds(figures[key], death)):
                figures[key] = _shifted(figures[key], death.figure, sign, sure=bool(one.day and death.day))
    return replace(one, figures=figures)


def _holds(own: Figure, death: Death) -> bool:
    """Tell whether a figure holds the later dead already: it is no smaller than the toll that they made."""
    return death.toll is not None and (own.low or 0) >= death.toll


def _before(one: Speech, death: Death) -> bool:
    """Tell whether a document may have been written before the deaths; one that tells of them was not."""
    if one.document in death.documents:
        return False
    return one.day is None or death.day is None or one.day < death.day


def _shifted(own: Figure, late: Figure, sign: int, *, sure: bool) -> Figure:
    low, high = own.low, own.high
    least, most = late.low or 0, late.high or late.low or 0
    if sign > 0:
        low = low + least if low is not None and sure else low
        high = None if high is None else high + most
    else:
        low = None if low is None else max(0, low - most)
        high = high if high is None or not sure else max(low or 0, high - least)
    rules = tuple(dict.fromkeys((*own.rules, "wounds")))
    return replace(own, low=low, high=high, claims=(*own.claims, *late.claims), rules=rules)


def _alone(words: Sequence[Word], late: Sequence[Death]) -> list[Speech]:
    """Give the later dead as a figure of their own, where nobody tells of any other dead."""
    by_claim = {w.claim.id: w for w in words}
    found = []
    for death in late:
        word = by_claim[death.figure.claims[0]]
        figures = {key: replace(death.figure, rules=("wounds",)) for key in {death.slot, death.slot.whole}}
        found.append(Speech(word.voice, word.claim.document, word.day, figures, {}, word.at))
    return found
