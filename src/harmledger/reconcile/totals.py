"""Period totals beside what is recorded for the same area, span and people. They are never added to incidents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from harmledger.link.parties import UNKNOWN, canonical, fold
from harmledger.model import Assertion, Harm, Movement, PeriodTotal, Scope
from harmledger.reconcile.areas import Match, all_of, by_actor, in_area, in_country, in_span, likeliest
from harmledger.reconcile.problems import slot_of
from harmledger.reconcile.slots import line, slot
from harmledger.reconcile.twins import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from harmledger.model import Account, Claim, Incident, TollLine, Unit, When
    from harmledger.reconcile.slots import Slot
    from harmledger.reconcile.words import Said, Word

    Key = tuple[Harm | None, Unit, Movement | None, Slot]

LONG = timedelta(days=31)  # an incident whose days are told no better may lie anywhere


@dataclass(frozen=True, slots=True)
class Recorded:
    """The incidents that a total may cover, with their lines: those that it surely does, and those it may."""

    sure: tuple[tuple[Incident, TollLine], ...]
    maybe: tuple[tuple[Incident, TollLine], ...]

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Give all of them."""
        return tuple(incident for incident, _ in (*self.sure, *self.maybe))


class Shelf:
    """The lines of all incidents by what they count, so that a total looks only at its like, and by day."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        """Sort the lines in."""
        self.dated: dict[Key, list[tuple[date, Incident, TollLine]]] = defaultdict(list)
        self.open: dict[Key, list[tuple[Incident, TollLine]]] = defaultdict(list)
        self.told: dict[str, list[Incident]] = defaultdict(list)  # by document
        for incident in incidents:
            for document in incident.documents:
                self.told[document].append(incident)
            day = _day(incident.when)
            for own in incident.toll:
                key = (own.harm, own.unit, own.movement, slot_of(own))
                if day:
                    self.dated[key].append((day, incident, own))
                else:
                    self.open[key].append((incident, own))
        for rows in self.dated.values():
            rows.sort(key=lambda row: (row[0], row[1].id))

    def near(self, claim: Claim) -> list[tuple[Incident, TollLine]]:
        """Give the lines that count what a claim counts, of incidents about its span or without a day."""
        key = (claim.harm, claim.unit, claim.movement, slot(claim))
        when, rows = claim.when, self.dated.get(key, [])
        if when and when.earliest and when.latest:
            first = bisect_left(rows, when.earliest - LONG, key=itemgetter(0))
            rows = rows[first : bisect_right(rows, when.latest, key=itemgetter(0))]
        return [(incident, own) for _, incident, own in rows] + self.open.get(key, [])


def _day(when: When | None) -> date | None:
    """Give the first day of an incident whose days are told to within a month."""
    if when is None or when.earliest is None or when.latest is None or len(when.candidates) > 1:
        return None
    return when.earliest if when.latest - when.earliest <= LONG else None


def totals(said: Said, accounts: Iterable[Account], incidents: Sequence[Incident]) -> tuple[PeriodTotal, ...]:
    """Set every period total beside the incidents of its area and span."""
    countries = {a.document: _countries(a) for a in accounts}
    shelf = Shelf(i for i in incidents if i.status != "rejected")
    words = [w for w in said.words.values() if _is_total(said, w.claim)]
    return once([_total(w, shelf, countries.get(w.claim.document, frozenset())) for w in sorted(words, key=_order)])


def _order(word: Word) -> tuple[str, int, str]:
    return (word.claim.document, word.claim.start, word.claim.id)


def _is_total(said: Said, claim: Claim) -> bool:
    return (
        claim.scope is Scope.PERIOD
        and claim.manner.by_attack
        and claim.assertion is Assertion.HARM
        and line(claim) is not None
        and claim.same_as is None
        and claim.id not in said.rejected
        and claim.document not in said.outdated
    )


def _countries(account: Account) -> frozenset[str]:
    places = [p for c in account.claims for p in c.places] + [p for a in account.attacks for p in a.places]
    return frozenset(p.country for p in places if p.country)


def _total(word: Word, shelf: Shelf, countries: frozenset[str]) -> PeriodTotal:
    claim = word.claim
    found = _recorded(claim, shelf, countries)
    low, high = _sums(found)
    missing = _missing(claim)
    causes = _causes(claim, shelf, countries)
    used = tuple(dict.fromkeys(i.id for i in (*found.incidents, *causes)))
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
        claimant=_claimant(word),
        recorded_low=low if comparable else None,
        recorded_high=high if comparable else None,
        incidents=used if comparable else (),
        unaccounted_low=_rest(count.low, high) if comparable else None,
        unaccounted_high=_rest(count.high, low) if comparable else None,
        comparable=comparable,
        note=_note(claim, found, missing, low) + _caused(causes, missing),
        movement=claim.movement,
        actor=claim.actor.name if claim.actor else None,
        overlap=_overlap(claim, low) if comparable else None,
    )


def _claimant(word: Word) -> str | None:
    """Give whose word a total is: whoever is cited, even one that corroborates nothing."""
    if word.voice.independent:
        return word.voice.name
    cited = word.claim.claimant
    return canonical(cited.party) if cited and fold(cited.party) not in UNKNOWN else None


def _missing(claim: Claim) -> str:
    """Say what a comparison lacks."""
    when = claim.when
    if when is None or when.earliest is None or when.latest is None:
        return "the text does not tell both ends of the period"
    if claim.count.low is None and claim.count.high is None:
        return "the total is not a number"
    return ""


def _recorded(claim: Claim, shelf: Shelf, countries: frozenset[str]) -> Recorded:
    matched = [(_match(claim, row[0], countries), row) for row in shelf.near(claim)]
    return Recorded(
        tuple(row for match, row in matched if match is Match.YES),
        tuple(row for match, row in matched if match is Match.MAYBE),
    )


def _causes(claim: Claim, shelf: Shelf, countries: frozenset[str]) -> list[Incident]:
    """Give the attacks of a total's area and span that its own text tells of, where it counts people who fled."""
    if claim.harm is not Harm.DISPLACED or claim.movement is Movement.STOCK:
        return []
    return [i for i in shelf.told[claim.document] if _match(claim, i, countries) is not Match.NO]


def _caused(causes: Sequence[Incident], missing: str) -> str:
    if not causes or missing:
        return ""
    names = ", ".join(i.id for i in causes)
    return f" The text tells of the flight beside {len(causes)} recorded {_incidents(causes)}: {names}."


def _match(claim: Claim, incident: Incident, countries: frozenset[str]) -> Match:
    """Match what a total covers against an incident; what refuses most often and costs least comes first."""
    if claim.when is None:
        return Match.NO
    years_open = len(claim.when.candidates) > 1  # the likeliest is then set beside the likeliest
    time = in_span(likeliest(incident.when) if years_open else incident.when, likeliest(claim.when) or claim.when)
    if time is Match.NO:
        return Match.NO
    place = in_area(incident.place, claim.places) if claim.places else in_country(incident.place, countries)
    actor = by_actor(incident, claim.actor.name if claim.actor else None)
    return all_of(time, place, actor, _by_weapon(claim, incident))


def _by_weapon(claim: Claim, incident: Incident) -> Match:
    if claim.weapon is None or claim.weapon in incident.weapons:
        return Match.YES
    return Match.NO if incident.weapons else Match.MAYBE


def _sums(found: Recorded) -> tuple[int, int | None]:
    """Give what is recorded: at least what surely falls in, at most what may; open where a bound is."""
    low = sum(own.low.value or 0 for _, own in found.sure)
    highs = [own.high.value for _, own in (*found.sure, *found.maybe)]
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
    told = found.incidents
    own = [i for i in told if claim.document in i.documents]
    parts = []
    if claim.when and claim.when.earliest and len(claim.when.candidates) > 1:
        parts.append(f"the text does not tell the year: the likeliest, {claim.when.earliest.year}, is taken")
    parts.append(f"{len(told)} recorded {_incidents(told)} of this period")
    if found.maybe:
        verb = "counts" if len(found.maybe) == 1 else "count"
        parts.append(f"{len(found.maybe)} of them may lie outside and {verb} only upwards")
    if own:
        parts.append(f"the total's own text tells of {len(own)} of them: {', '.join(i.id for i in own)}")
    if not claim.places:
        parts.append("the text names no area: the countries that it speaks of are taken")
    if (claim.count.high is not None) and low > claim.count.high:
        parts.append("more is recorded than the total says")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _incidents(told: Sequence[Incident]) -> str:
    return "incident" if len(told) == 1 else "incidents"
