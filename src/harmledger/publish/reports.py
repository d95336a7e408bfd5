"""Documents as the page shows them: text with every claim marked, and the claims below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Harm, Scope
from harmledger.publish import words
from harmledger.publish.index import Index, mark_id, row_id
from harmledger.publish.passages import Mark, Piece, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Account, Claim, Document, Problem

SCOPES = {Scope.PERIOD: "a period total", Scope.BACKGROUND: "background, never counted"}
LOOKS = {
    Harm.KILLED: "killed",
    Harm.INJURED: "injured",
    Harm.CASUALTIES: "killed",
    Harm.DISPLACED: "moved",
    Harm.RETURNED: "moved",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the table under its document."""

    id: str
    look: str
    number: int
    href: str
    home: str
    says: str
    claimant: str
    place: str
    when: str
    scope: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its marks and claims."""

    id: str
    document: Document
    title: str
    outlet: str
    published: str
    basis: str
    language: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def texts(index: Index) -> tuple[Text, ...]:
    """Give every document in the order of the book."""
    return tuple(_text(index, document) for document in index.book.documents)


def _text(index: Index, document: Document) -> Text:
    account = index.accounts.get(document.id)
    claims = sorted(account.claims, key=lambda claim: (claim.start, -claim.end)) if account else []
    published = index.published(document.id)
    return Text(
        id=index.report(document.id).removeprefix("#"),
        document=document,
        title=document.title or "",
        outlet=index.outlet(document.id),
        published=words.published(published),
        basis=words.plain(published.basis) if published else "",
        language=words.language(document.language or (account.language if account else None)),
        paragraphs=paragraphs(document.text, tuple(_marks(index, claims, account))),
        entries=tuple(_entry(index, claim, number, claims) for number, claim in enumerate(claims, 1)),
        problems=account.problems if account else (),
    )


def _marks(index: Index, claims: Sequence[Claim], account: Account | None) -> Iterator[Mark]:
    for number, claim in enumerate(claims, 1):
        note = f"claim {number}: {words.stated(claim)}"
        yield Mark(mark_id(claim.id), claim.start, claim.end, _look(claim), note, str(number), index.home(claim.id))
    for attack in account.attacks if account else ():
        for number, stance in enumerate(attack.responsibility, 1):
            yield Mark(
                f"{attack.id}-{number}", stance.start, stance.end, "stance", f"stance: {words.plain(stance.stance)}"
            )


def _look(claim: Claim) -> str:
    if claim.scope is Scope.BACKGROUND:
        return "context"
    return LOOKS.get(claim.harm, "other") if claim.harm else "other"


def _entry(index: Index, claim: Claim, number: int, claims: Sequence[Claim]) -> Entry:
    places = dict.fromkeys(words.place(place) for place in claim.places)
    return Entry(
        id=row_id(claim.id),
        look=_look(claim),
        number=number,
        href=index.sentence(claim.id),
        home=index.homes.get(claim.id, ""),
        says=words.stated(claim),
        claimant=claim.claimant.party if claim.claimant else "",
        place=", ".join(places),
        when=words.when(claim.when) if claim.when else "",
        scope=SCOPES.get(claim.scope, ""),
        notes=tuple(_notes(claim, {other.id: n for n, other in enumerate(claims, 1)})),
    )


def _notes(claim: Claim, numbers: dict[str, int]) -> Iterator[str]:
    if claim.part_of in numbers:
        yield f"part of {numbers[claim.part_of]}"
    if claim.same_as in numbers:
        yield f"repeats {numbers[claim.same_as]}"
    if claim.provisional:
        yield "may rise"
    if claim.manner.value not in ("unknown", "at_scene"):
        yield words.plain(claim.manner)
    if claim.actor:
        yield f"by {claim.actor.name}"
    if claim.weapon:
        yield words.plain(claim.weapon)
    if claim.confidence < 0.7:  # noqa: PLR2004 - what a reviewer should look at twice
        yield f"confidence {claim.confidence:.0%}"
