"""What one voice says in one document of one line of a toll: its figures for each group of people, and its whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Counts, Manner, Modifier, Status
from harmledger.reconcile.rules import rules
from harmledger.reconcile.slots import CIVILIANS, Slot, disjoint_sum, slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from harmledger.link.parties import Voice
    from harmledger.model import Claim
    from harmledger.reconcile.words import Word


@dataclass(frozen=True, slots=True)
class Figure:
    """Bounds with the claims behind them and the rules that made them."""

    low: int | None
    high: int | None
    claims: tuple[str, ...]
    rules: tuple[str, ...]
    vague: bool = False
    implied: bool = False  # made of parts: sets a whole only where nobody states one

    def plus(self, other: Figure, rule: str) -> Figure:
        """Give the sum of two figures of different people."""
        low = None if self.low is None and other.low is None else (self.low or 0) + (other.low or 0)
        high = None if self.high is None or other.high is None else self.high + other.high
        made = tuple(dict.fromkeys((*self.rules, *other.rules, rule)))
        return Figure(low, high, (*self.claims, *other.claims), made, self.vague or other.vague, self.implied)

    def beside(self, other: Figure) -> Figure:
        """Give the figure with another that it makes true behind it."""
        made = tuple(dict.fromkeys((*self.rules, *other.rules, "closer")))
        return replace(self, claims=(*self.claims, *other.claims), rules=made)

    def hull(self, other: Figure) -> Figure:
        """Give the range that holds two rival figures."""
        low = min((v for v in (self.low, other.low) if v is not None), default=None)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        made = tuple(dict.fromkeys((*self.rules, *other.rules)))
        rival = () if (self.low, self.high) == (other.low, other.high) else ("range",)
        return replace(
            self,
            low=low,
            high=high,
            claims=(*self.claims, *other.claims),
            rules=(*made, *rival),
            vague=self.vague and other.vague,
            implied=self.implied and other.implied,
        )


def one_voice(told: Sequence[Figure]) -> Figure:
    """Give the range of what one voice tells of one day: "at least 16" fits its own "23" and opens nothing."""
    closed = [f for f in told if f.high is not None]
    found, *rest = closed or told
    for other in rest:
        found = found.hull(other)
    for other in (f for f in told if closed and f.high is None):
        fits = (other.low or 0) <= (found.low or 0)
        found = found.beside(other) if fits else found.hull(other)
    return found


@dataclass(frozen=True, slots=True)
class Speech:
    """What one voice says in one document, by slot, and what it adds to figures told before."""

    voice: Voice
    document: str
    day: date | None
    figures: Mapping[Slot, Figure]
    more: Mapping[Slot, Figure]
    at: datetime | None = None

    def follows(self, other: Speech) -> bool:
        """Tell whether it was surely given after another: by the hour where both are known, else by the day."""
        if self.at and other.at:
            return self.at > other.at
        return self.day is not None and other.day is not None and self.day > other.day


def is_late(claim: Claim) -> bool:
    """Tell whether a claim is of people who died of wounds after the attack."""
    return claim.manner is Manner.DIED_OF_WOUNDS and claim.from_harm is not None


def figure(claim: Claim) -> Figure:
    """Give the bounds of one claim; a vague word by the table."""
    count = claim.count
    if count.low is None and count.high is None:
        vague = rules().vague(claim.quote)
        return Figure(vague.low, vague.high, (claim.id,), (f"vague:{vague.name}",), vague=True)
    return Figure(count.low, count.high, (claim.id,), ("single",), vague=count.modifier is Modifier.VAGUE)


def speech(words: Sequence[Word]) -> Speech:
    """Sum up the words of one voice in one document; each attack of the document on its own."""
    by_attack: dict[str, list[Claim]] = defaultdict(list)
    for word in words:
        if word.claim.assertion is Assertion.HARM:
            by_attack[word.claim.attack or ""].append(word.claim)
    figures: dict[Slot, Figure] = {}
    more: dict[Slot, Figure] = {}
    for attack in sorted(by_attack):
        told, added = _one_attack(sorted(by_attack[attack], key=lambda c: (c.start, c.end, c.id)))
        for into, found in ((figures, told), (more, added)):
            for key, fig in found.items():
                into[key] = into[key].plus(fig, "tally") if key in into else fig
    first = words[0]
    return Speech(first.voice, first.claim.document, first.day, figures, more, first.at)


def _one_attack(claims: Sequence[Claim]) -> tuple[dict[Slot, Figure], dict[Slot, Figure]]:
    claims = [c for c in claims if c.counts is not Counts.PARTIAL and not is_late(c)]
    claims = _without_some(claims)
    mixed = _mixed(claims)
    slots: dict[Slot, list[Claim]] = defaultdict(list)
    for claim in claims:
        slots[Slot(Status.UNKNOWN) if claim.id in mixed else slot(claim)].append(claim)
    figures: dict[Slot, Figure] = {}
    more: dict[Slot, Figure] = {}
    for key, own in slots.items():
        told, added = _slot(own)
        figures |= {key: told} if told else {}
        more |= {key: added} if added else {}
    _less_combatants(figures, claims)
    for status in {key.status for key in slots}:
        whole = Slot(status)
        if whole not in figures and (implied := _implied(claims, figures, status)):
            figures[whole] = implied
    return figures, more


def _without_some(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out those who are only some of a figure told: "37 wounded, 11 of them critically" is no rival count."""
    told = {c.id: slot(c) for c in claims}
    return [c for c in claims if c.part_of is None or told.get(c.part_of) != slot(c)]


def _mixed(claims: Sequence[Claim]) -> set[str]:
    """Give the wholes of unknown status of which a part is said to be the civilians: they hold others as well."""
    stated = {c.part_of for c in claims if c.people.status is Status.CIVILIAN and slot(c).is_whole}
    return {c.id for c in claims if c.id in stated and c.people.status is Status.UNKNOWN}


def _slot(claims: Sequence[Claim]) -> tuple[Figure | None, Figure | None]:
    """Give what is told of a slot, and what is told on top of a figure that is told elsewhere."""
    told: list[Figure] = []
    added: Figure | None = None
    for group in _tallies(claims):
        fig = figure(group[0])
        for claim in group[1:]:
            fig = fig.plus(figure(claim), "tally")
        if group[0].counts is not Counts.ADDITIONAL:
            told.append(fig)
        elif told:
            told[-1] = told[-1].plus(fig, "additional")
        else:
            added = added.plus(fig, "additional") if added else fig
    return _rivals(told), added


def _tallies(claims: Sequence[Claim]) -> Iterable[list[Claim]]:
    """Group figures of one tally; a figure without one stands alone, in text order."""
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        extra = claim.counts is Counts.ADDITIONAL
        groups[claim.id if extra or claim.tally is None else claim.tally].append(claim)
    return groups.values()


def _rivals(told: Sequence[Figure]) -> Figure | None:
    numbered = [f for f in told if not f.vague] or list(told)
    if not numbered:
        return None
    found = numbered[0]
    for other in numbered[1:]:
        found = found.hull(other)
    return found


def _less_combatants(figures: dict[Slot, Figure], claims: Sequence[Claim]) -> None:
    """Take the combatants that a whole of unknown status includes out of it."""
    by_id = {c.id: c for c in claims}
    parts = [c for c in claims if slot(c) == Slot(Status.COMBATANT) and c.part_of in by_id]
    wholes = {c.part_of for c in parts}
    unknown = [c for c in claims if c.id in wholes and slot(c) == CIVILIANS and c.people.status is Status.UNKNOWN]
    whole = figures.get(CIVILIANS)
    if not whole or not unknown or set(whole.claims) != {c.id for c in unknown}:
        return
    fighters = figures[Slot(Status.COMBATANT)]
    low = None if whole.low is None or fighters.high is None else max(0, whole.low - fighters.high)
    high = None if whole.high is None or fighters.low is None else max(0, whole.high - fighters.low)
    figures[CIVILIANS] = Figure(low, high, (*whole.claims, *fighters.claims), (*whole.rules, "civilians"))


def _implied(claims: Sequence[Claim], figures: Mapping[Slot, Figure], status: Status) -> Figure | None:
    """Give a whole made of the parts that a document tells without telling the whole."""
    inner = {key for key in figures if key.status is status and not key.is_whole}
    own = {key: figures[key] for key in inner}
    tallied = _tallied([c for c in claims if slot(c).status is status])
    lows = {key: f.low or 0 for key, f in own.items()}
    highs = {key: f.high if f.high is not None else f.low or 0 for key, f in own.items()}
    low = max(disjoint_sum(lows), tallied[0])
    high = max(disjoint_sum(highs), tallied[1], low)
    if not own or not high:
        return None
    is_open = any(f.high is None for f in own.values())
    names = tuple(c for f in own.values() for c in f.claims)
    vague = all(f.vague for f in own.values())
    return Figure(low, None if is_open else high, tuple(sorted(names)), ("parts",), vague=vague, implied=True)


def _tallied(claims: Sequence[Claim]) -> tuple[int, int]:
    """Give the sum of a list of top-level figures; roles add up there, for the text lists them apart.

    Of several lists none is sure to be whole: they set no lower bound beyond their separate groups.
    """
    sums: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for claim in claims:
        if claim.tally and not claim.part_of and claim.counts is Counts.TOTAL:
            fig, (low, high) = figure(claim), sums[claim.tally]
            sums[claim.tally] = (low + (fig.low or 0), high + (fig.high or fig.low or 0))
    low = next(iter(sums.values()))[0] if len(sums) == 1 else 0
    return low, max((high for _, high in sums.values()), default=0)
