"""Leave out documents that are not shared at all, and every id of what is not there any more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from harmledger.model import Book, Bound, Incident, PeriodTotal, TollLine
    from harmledger.publish.disclosure.profiles import Profile
    from harmledger.publish.disclosure.tally import Tally


def listed(book: Book, rules: Profile, tally: Tally) -> Book:
    """Give the book of the documents that may be listed; incidents that rest on others alone are left out."""
    kept = {document.id for document in book.documents if document.sensitivity in rules.listed}
    accounts = tuple(account for account in book.accounts if account.document in kept)
    attacks = {attack.id for account in accounts for attack in account.attacks}
    incidents = tuple(i for i in book.incidents if not i.attacks or attacks & set(i.attacks))
    tally.add("confidential", "document", len(book.documents) - len(kept))
    tally.add("only_confidential", "incident", len(book.incidents) - len(incidents))
    return replace(
        book,
        documents=tuple(document for document in book.documents if document.id in kept),
        accounts=accounts,
        incidents=incidents,
        totals=tuple(total for total in book.totals if total.document in kept),
    )


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that a book still holds."""

    claims: Collection[str]
    attacks: Collection[str]
    documents: Collection[str]
    incidents: Collection[str]

    @classmethod
    def of(cls, book: Book) -> Known:
        """Look through a book once."""
        return cls(
            frozenset(claim.id for account in book.accounts for claim in account.claims),
            frozenset(attack.id for account in book.accounts for attack in account.attacks),
            frozenset(document.id for document in book.documents),
            frozenset(incident.id for incident in book.incidents),
        )

    def incident(self, one: Incident) -> Incident:
        """Give an incident that points only to what is there."""
        return replace(
            one,
            toll=tuple(self._line(line) for line in one.toll),
            aliases=tuple(name for name in one.aliases if name in self.attacks or name.startswith("i-")),
            attacks=_kept(one.attacks, self.attacks),
            documents=_kept(one.documents, self.documents),
            problems=tuple(replace(p, claims=_kept(p.claims, self.claims)) for p in one.problems),
        )

    def _line(self, line: TollLine) -> TollLine:
        return replace(line, low=self._bound(line.low), best=self._bound(line.best), high=self._bound(line.high))

    def _bound(self, bound: Bound) -> Bound:
        return replace(bound, claims=_kept(bound.claims, self.claims))

    def total(self, total: PeriodTotal) -> PeriodTotal:
        """Give a total that names only incidents that are there."""
        return replace(total, incidents=_kept(total.incidents, self.incidents))


def _kept(names: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)


def tied(book: Book) -> Book:
    """Leave no id of a claim, attack, document or incident that is not shared."""
    known = Known.of(book)
    return replace(
        book,
        incidents=tuple(known.incident(incident) for incident in book.incidents),
        totals=tuple(known.total(total) for total in book.totals),
    )
