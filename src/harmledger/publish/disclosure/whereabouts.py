"""Give every place and time of a book no finer than the rules say, an incident and all that tells of it alike."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.publish.disclosure import coarse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harmledger.model import Account, Attack, Book, Claim, Incident, PeriodTotal, Place
    from harmledger.publish.disclosure.profiles import Coarse, Profile
    from harmledger.publish.disclosure.tally import Tally


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The rules of one profile, and the rule for each incident under which its attacks and claims fall too."""

    profile: Profile
    tally: Tally
    events: Mapping[str, str]  # attack → incident
    rules: Mapping[str, Coarse | None]  # incident → rule
    months: frozenset[str]  # incidents that are given by their month
    memory: dict[tuple[Place, Coarse | None], Place | None] = field(default_factory=dict)  # places done already

    @classmethod
    def of(cls, book: Book, profile: Profile, tally: Tally) -> Whereabouts:
        """Find the rule of each incident by what its attacks struck and whom it harmed."""
        attacks = {attack.id: attack for account in book.accounts for attack in account.attacks}
        rules: dict[str, Coarse | None] = {}
        months = set()
        for one in book.incidents:
            struck = [t.type for name in one.attacks if name in attacks for t in attacks[name].targets]
            harms = {line.harm for line in one.toll}
            rules[one.id] = coarse.rule_of(profile, struck, harms)
            if harms and harms <= profile.months:
                months.add(one.id)
        events = {name: one.id for one in book.incidents for name in one.attacks}
        return cls(profile, tally, events, rules, frozenset(months))

    def book(self, book: Book) -> Book:
        """Give the whole book."""
        return replace(
            book,
            accounts=tuple(self._account(account) for account in book.accounts),
            incidents=tuple(self._incident(incident) for incident in book.incidents),
            totals=tuple(self._total(total) for total in book.totals),
        )

    def _account(self, account: Account) -> Account:
        claims = tuple(self._claim(claim) for claim in account.claims)
        return replace(account, claims=claims, attacks=tuple(self._attack(attack) for attack in account.attacks))

    def _incident(self, one: Incident) -> Incident:
        place = self._place(one.place, self.rules[one.id], "incident.place")
        when = one.when
        if when and one.id in self.months:
            self.tally.add("months", "incident.when")
            when = coarse.month(when)
        return replace(one, place=place, when=when)

    def _claim(self, claim: Claim) -> Claim:
        event = self.events.get(claim.attack or "", "")
        own = coarse.rule_of(self.profile, (), {claim.harm} if claim.harm else ())
        rule = _stricter(self.rules.get(event), own)
        claim = replace(claim, places=self._places(claim.places, rule, "claim.places"))
        if event not in self.months and claim.harm not in self.profile.months:
            return claim
        when, outcome = (coarse.month(time) if time else None for time in (claim.when, claim.outcome_when))
        return replace(claim, when=when, outcome_when=outcome)

    def _attack(self, attack: Attack) -> Attack:
        event = self.events.get(attack.id, "")
        rule = _stricter(self.rules.get(event), coarse.rule_of(self.profile, (t.type for t in attack.targets), ()))
        when = coarse.month(attack.when) if attack.when and event in self.months else attack.when
        return replace(attack, places=self._places(attack.places, rule, "attack.places"), when=when)

    def _total(self, total: PeriodTotal) -> PeriodTotal:
        rule = coarse.rule_of(self.profile, (), {total.harm})
        return replace(total, place=self._place(total.place, rule, "periodtotal.place"))

    def _places(self, places: tuple[Place, ...], rule: Coarse | None, what: str) -> tuple[Place, ...]:
        found = (self._place(place, rule, what) for place in places)
        return tuple(dict.fromkeys(place for place in found if place is not None))

    def _place(self, place: Place | None, rule: Coarse | None, what: str) -> Place | None:
        if place is None or place.label is None:
            return None
        finer = rule is not None and coarse.is_finer(place, rule)
        if rule and finer:
            self.tally.add("place", what, why=rule.why)
        key = (place, rule if finer else None)
        if key not in self.memory:
            own = replace(place, name=place.label)
            self.memory[key] = coarse.area_of(place, rule) if rule and finer else coarse.on_grid(own, self.profile)
        return self.memory[key]


def _stricter(left: Coarse | None, right: Coarse | None) -> Coarse | None:
    found = [rule for rule in (left, right) if rule]
    return max(found, key=lambda rule: coarse.ORDER.index(rule.to), default=None)
