"""Cut a book down to what a kind of reader may see: whatever is written afterwards knows nothing else.

The rest of `publish` works on the book given here, so that no table, map, report or page can leak what it never had.
The rules stand in `profiles.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from harmledger.publish.disclosure.cut import Cutter
from harmledger.publish.disclosure.headline import headline
from harmledger.publish.disclosure.profiles import NAMES, Profile, profile
from harmledger.publish.disclosure.small import Cells
from harmledger.publish.disclosure.tally import Tally, Withheld
from harmledger.publish.disclosure.ties import listed, tied
from harmledger.publish.disclosure.whereabouts import Whereabouts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harmledger.model import Account, Book, Document, Harm, Incident
    from harmledger.publish.sums import Sum

__all__ = ["NAMES", "Profile", "Released", "Withheld", "disclose", "profile"]


@dataclass(frozen=True, slots=True)
class Released:
    """A book as one kind of reader may see it, the sums over it, and how much was withheld by which rule."""

    book: Book
    profile: Profile
    sums: Mapping[tuple[Harm, str], Sum]
    hidden: frozenset[tuple[str, str]] = frozenset()  # claim or incident, and the harm whose figures are suppressed
    withheld: tuple[Withheld, ...] = ()


def disclose(book: Book, rules: Profile) -> Released:
    """Give what a profile lets through of a book."""
    if rules.whole:
        return Released(book, rules, headline(book.incidents, (), rules))
    tally = Tally()
    kept = listed(book, rules, tally)
    names = {document.id: _name(document) for document in kept.documents}
    cut = tied(Cutter(rules, tally, names).cut(kept))
    placed = Whereabouts.of(cut, rules, tally).book(cut)
    cells = Cells(rules, tally)
    incidents = {one.id: cells.incident(one) for one in placed.incidents}
    lost = {(name, harm) for name, (_, harms) in incidents.items() for harm in harms}
    sums = headline(placed.incidents, lost, rules)
    accounts, claims = _accounts(placed, cells)
    few = {name for name, _ in claims}
    released = replace(
        placed,
        accounts=accounts,
        incidents=tuple(one for one, _ in incidents.values()),
        totals=tuple(cells.total(total, lost, few) for total in placed.totals),
    )
    return Released(released, rules, sums, frozenset({(n, str(h)) for n, h in lost} | claims), tally.rows(rules.why))


def _name(document: Document) -> str:
    """Give a document's public id: its own may be a file's name, which may be a person's."""
    return f"r-{sha256(f'{document.sha256} {document.id}'.encode()).hexdigest()[:12]}"


def _accounts(book: Book, cells: Cells) -> tuple[tuple[Account, ...], set[tuple[str, str]]]:
    """Give the accounts without small figures, and the claims that lost one with their harms."""
    events = _events(book.incidents)
    harms = {claim.id: str(claim.harm) for account in book.accounts for claim in account.claims}
    found, hidden = [], set()
    for account in book.accounts:
        claims, lost = cells.claims(account.claims, events)
        found.append(replace(account, claims=claims))
        hidden |= {(name, harms[name]) for name in lost}
    return tuple(found), hidden


def _events(incidents: tuple[Incident, ...]) -> dict[str, str]:
    return {attack: incident.id for incident in incidents for attack in incident.attacks}
