"""Period totals beside what is recorded for the same area, span and people. They are never added to incidents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Assertion, PeriodTotal, Scope
from harmledger.reconcile.areas import Match, all_of, by_actor, in_area, in_country, in_span
from harmledger.reconcile.problems import slot_of
from harmledger.reconcile.slots import line, slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.model import Account, Claim, Incident, TollLine
    from harmledger.reconcile.words import Said, Word


@dataclass(frozen=True, slots=True)
class Recorded:
    """The incidents that a total may cover: those that it surely does, and those it may."""

    sure: tuple[Incident, ...]
    maybe: tuple[Incident, ...]


def totals(said: Said, accounts: Iterable[Account], incidents: Sequence[Incident]) -> tuple[PeriodTotal, ...]:
    """Set every period total beside the incidents of its area and span."""
    countries = {a.document: _countries(a) for a in accounts}
    live = [i for i in incidents if i.status != "rejected"]
    words = [w for w in said.words.values() if _is_total(said, w.claim)]
    return tuple(_total(w, live, countries.get(w.claim.document, frozenset())) for w in sorted(words, key=_order))


def _order(word: Word) -> tuple[str, int, str]:
    return (word.claim.document, word.claim.start, word.claim.id)


def _is_total(said: Said, claim: Claim) -> bool:
    return (
        claim.scope is Scope.PERIOD
        and claim.assertion is Assertion.HARM
        and line(claim) is not None
        and claim.same_as is None
        and claim.id not in said.rejected
        and claim.document not in said.outdated
    )


def _countries(account: Account) -> frozenset[str]:
    places = [p for c in account.claims for p in c.places] + [p for a in account.attacks for p in a.places]
    return frozenset(p.country for p in places if p.country)


def _total(word: Word, incidents: Sequence[Incident], countries: frozenset[str]) -> PeriodTotal:
    claim = word.claim
    found = _recorded(claim, incidents, countries)
    low, high = _sums(claim, found)
    missing = _missing(claim)
    used = tuple(i.id for i in (*found.sure, *found.maybe))
    comparable = not missing
    count = claim.count
    return PeriodTotal(
        claim=claim.id,
        document=claim.document,
        harm=claim.harm,  # type: ignore[arg-type]  # a total has a line, so it has a harm
        unit=claim.unit,
        people=claim.people,
        count=count,
        place=claim.places[0] if claim.places else None,
        when=claim.when,
        claimant=word.voice.name if word.voice.independent else None,
        recorded_low=low if comparable else None,
        recorded_high=high if comparable else None,
        incidents=used if comparable else (),
        unaccounted_low=_rest(count.low, high) if comparable else None,
        unaccounted_high=_rest(count.high, low) if comparable else None,
        comparable=comparable,
        note=_note(claim, found, missing, low),
        movement=claim.movement,
        actor=claim.actor.name if claim.actor else None,
        overlap=_overlap(claim, low) if comparable else None,
    )


def _missing(claim: Claim) -> str:
    """Say what a comparison lacks."""
    when = claim.when
    if when is None or when.earliest is None or when.latest is None:
        return "the text does not tell both ends of the period"
    if len(when.candidates) > 1:
        return "the text does not tell the year"
    if claim.count.low is None and claim.count.high is None:
        return "the total is not a number"
    return ""


def _recorded(claim: Claim, incidents: Sequence[Incident], countries: frozenset[str]) -> Recorded:
    match = {i.id: _match(claim, i, countries) for i in incidents}
    return Recorded(
        tuple(i for i in incidents if match[i.id] is Match.YES),
        tuple(i for i in incidents if match[i.id] is Match.MAYBE),
    )


def _match(claim: Claim, incident: Incident, countries: frozenset[str]) -> Match:
    """Match what a total covers against an incident; what refuses most often and costs least comes first."""
    if claim.when is None or _line(claim, incident) is None:
        return Match.NO
    time = in_span(incident.when, claim.when)
    if time is Match.NO:
        return Match.NO
    place = in_area(incident.place, claim.places) if claim.places else in_country(incident.place, countries)
    actor = by_actor(incident, claim.actor.name if claim.actor else None)
    return all_of(time, place, actor, _by_weapon(claim, incident))


def _by_weapon(claim: Claim, incident: Incident) -> Match:
    if claim.weapon is None or claim.weapon in incident.weapons:
        return Match.YES
    return Match.NO if incident.weapons else Match.MAYBE


def _line(claim: Claim, incident: Incident) -> TollLine | None:
    own = [t for t in incident.toll if (t.harm, t.unit, t.movement) == (claim.harm, claim.unit, claim.movement)]
    people = slot(claim)
    return next((t for t in own if slot_of(t) == people), None)


def _sums(claim: Claim, found: Recorded) -> tuple[int, int | None]:
    """Give what is recorded: at least what surely falls in, at most what may; open where a bound is."""
    sure = [t for i in found.sure if (t := _line(claim, i))]
    both = sure + [t for i in found.maybe if (t := _line(claim, i))]
    low = sum(t.low.value or 0 for t in sure)
    highs = [t.high.value for t in both]
    return low, None if None in highs else sum(h for h in highs if h is not None)


def _rest(total: int | None, recorded: int | None) -> int | None:
    """Give what is not accounted for; None where either side is open."""
    return None if total is None or recorded is None else max(0, total - recorded)


def _overlap(claim: Claim, low: int) -> int:
    top = claim.count.high if claim.count.high is not None else claim.count.low
    return low if top is None else min(low, top)


def _note(claim: Claim, found: Recorded, missing: str, low: int) -> str:
    if missing:
        return f"Not compared: {missing}."
    told = [*found.sure, *found.maybe]
    own = [i for i in told if claim.document in i.documents]
    parts = [f"{len(told)} recorded {_incidents(told)} of this period"]
    if found.maybe:
        verb = "counts" if len(found.maybe) == 1 else "count"
        parts.append(f"{len(found.maybe)} of them may lie outside and {verb} only upwards")
    if own:
        parts.append(f"the total's own text tells of {len(own)} of them")
    if not claim.places:
        parts.append("the text names no area: the countries that it speaks of are taken")
    if (claim.count.high is not None) and low > claim.count.high:
        parts.append("more is recorded than the total says")
    return "; ".join(parts).capitalize() + "."


def _incidents(told: Sequence[Incident]) -> str:
    return "incident" if len(told) == 1 else "incidents"
