"""What stands where in a book, and under which address on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from harmledger.model import Harm, Scope
from harmledger.publish import words
from harmledger.serial import given

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from harmledger.model import Account, Attack, Book, Claim, Document, Incident, Place, Published, TollLine

MOVED = frozenset({Harm.DISPLACED, Harm.RETURNED})


@dataclass(frozen=True, slots=True)
class Index:
    """A book with its claims, attacks and documents by id, and where each claim is used."""

    book: Book
    claims: dict[str, Claim] = field(default_factory=dict)
    attacks: dict[str, Attack] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)  # claim id → the anchor of the figure it makes
    numbers: dict[str, int] = field(default_factory=dict)  # document id → its number on the page
    events: dict[str, str] = field(default_factory=dict)  # attack id → incident id
    titles: dict[str, str] = field(default_factory=dict)  # incident id → place and day
    names: dict[str, str] = field(default_factory=dict)  # a document's id as given → its id
    day: date | None = None  # the latest day of which the book knows
    tables: dict[str, Any] = field(default_factory=dict)  # rows of tables that were filled already, by their names
    hidden: dict[str, list[str]] = field(default_factory=dict)  # claim or incident → harms that are suppressed

    @classmethod
    def of(cls, book: Book, hidden: Iterable[tuple[str, str]] = ()) -> Index:
        """Look through a book once; `hidden` names claims and incidents with harms that a profile suppressed."""
        index = cls(book, day=latest_day(book))
        for name, harm in sorted(hidden):
            index.hidden.setdefault(name, []).append(harm)
        index.documents.update({document.id: document for document in book.documents})
        index.numbers.update({document.id: n for n, document in enumerate(book.documents, 1)})
        index.events.update({attack: incident.id for incident in book.incidents for attack in incident.attacks})
        index.titles.update({i.id: f"{words.place(i.place)}, {words.when(i.when)}" for i in book.incidents})
        index.names.update({given(document.id): document.id for document in book.documents})
        for account in book.accounts:
            index.accounts[account.document] = account
            index.claims.update({claim.id: claim for claim in account.claims})
            index.attacks.update({attack.id: attack for attack in account.attacks})
        for claim, anchor in _homes(index):
            index.homes.setdefault(claim, anchor)
        return index

    def sentence(self, claim: str) -> str:
        """Give the address of a claim's highlighted sentence."""
        return f"#{mark_id(claim)}"

    def home(self, claim: str) -> str:
        """Give the address of the figure that a claim makes, else of its row under the document."""
        return f"#{self.homes.get(claim, row_id(claim))}"

    def report(self, document: str) -> str:
        """Give the address of a document on the page."""
        return f"#report-{self.numbers[document]}"

    def outlet(self, document: str) -> str:
        """Name a document by its publisher, else by its id."""
        found = self.documents.get(document)
        return found.source.name if found and found.source else given(document)

    def published(self, document: str) -> Published | None:
        """Give when a document was published: as its text says, else as the file does."""
        account, found = self.accounts.get(document), self.documents.get(document)
        return (account.published if account else None) or (found.published if found else None)

    def spellings(self, incident: Incident) -> tuple[str, ...]:
        """Give all names under which documents speak of an incident's place, each once."""
        if incident.place is None:
            return ()
        same = (place for place in self.places(incident) if _same(place, incident.place))
        return tuple(dict.fromkeys(place.name for place in (incident.place, *same)))

    def places(self, incident: Incident) -> Iterator[Place]:
        """Give every place that an incident's attacks name."""
        for attack in incident.attacks:
            if attack in self.attacks:
                yield from self.attacks[attack].places

    def moved(self) -> Iterator[Claim]:
        """Give the claims of people who had to leave or came back, without background figures."""
        for claim in self.claims.values():
            if claim.harm in MOVED and claim.scope is not Scope.BACKGROUND and claim.same_as is None:
                yield claim


def mark_id(claim: str) -> str:
    """Give the id of the mark around a claim's passage."""
    return f"s-{claim}"


def row_id(claim: str) -> str:
    """Give the id of a claim's row under its document."""
    return f"r-{claim}"


def line_id(incident: Incident, line: TollLine) -> str:
    """Give the id of a line of an incident's toll."""
    return f"{incident.id}-{incident.toll.index(line) + 1}"


def _same(left: Place, right: Place) -> bool:
    return left.id == right.id if left.id and right.id else left.name == right.name


def _homes(index: Index) -> Iterator[tuple[str, str]]:
    for incident in index.book.incidents:
        for line in incident.toll:
            yield from ((claim, line_id(incident, line)) for claim in line.claims)
    yield from ((total.claim, f"total-{total.claim}") for total in index.book.totals)
    yield from ((claim.id, f"moved-{claim.id}") for claim in index.moved())
    for incident in index.book.incidents:
        for attack in incident.attacks:
            held = index.attacks[attack].claims if attack in index.attacks else ()
            yield from ((claim, incident.id) for claim in held)


def latest_day(book: Book) -> date | None:
    """Give the latest day of which a book knows: of a publication or decision, else of an incident."""
    told = [d.published for d in book.documents] + [a.published for a in book.accounts]
    days = [one.latest for one in told if one and one.latest] + [one.at.date() for one in book.decisions]
    spans = (words.span(incident.when)[1] for incident in book.incidents)
    return max(days, default=None) or max((day for day in spans if day), default=None)
