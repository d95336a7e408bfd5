"""The figures of a text or an incident as pages show them: numbered, coloured, with what people ruled on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Ruling
from harmledger.publish.passages import Mark, Piece, around, paragraphs
from harmledger.reconcile.words import corrected
from harmledger.review import in_force
from harmledger.review.briefs import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harmledger.model import Account, Claim, Decision, Document

COLOURS = 8  # the style sheet has as many
VERDICTS = frozenset({Ruling.ACCEPT, Ruling.CORRECT, Ruling.REJECT})


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim with its number on the page. `now` differs from `claim` where a person corrected it."""

    claim: Claim
    now: Claim
    number: int
    outlet: str
    ruled: tuple[Decision, ...]
    before: str = ""  # what stands before and after it in its sentence
    after: str = ""

    @property
    def colour(self) -> int:
        """Give the number of its colour."""
        return (self.number - 1) % COLOURS

    @property
    def verdict(self) -> Ruling | None:
        """Give the last word on it."""
        return self.ruled[-1].ruling if self.ruled else None

    @property
    def is_corrected(self) -> bool:
        """Tell whether a person changed it."""
        return self.now != self.claim

    @property
    def is_doubtful(self) -> bool:
        """Tell whether the reader was not sure and nobody ruled yet."""
        return not self.ruled and self.claim.confidence < SURE


@dataclass(frozen=True, slots=True)
class Text:
    """A document, or the passages of it that matter, with its figures marked."""

    document: Document
    language: str
    outlet: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    whole: bool  # whether every paragraph is there


def outlet(document: Document) -> str:
    """Name a document by its publisher, else by its id."""
    return document.source.name if document.source else document.id


def figures(
    claims: Iterable[Claim], documents: Mapping[str, Document], decisions: Sequence[Decision]
) -> tuple[Figure, ...]:
    """Give claims of some documents with their numbers, in the order given."""
    ruled: dict[str, list[Decision]] = {}
    for decision in in_force(decisions):
        if decision.ruling in VERDICTS:
            ruled.setdefault(decision.target, []).append(decision)
    return tuple(
        Figure(
            claim,
            corrected(claim, ruled.get(claim.id, ())),
            number,
            outlet(documents[claim.document]),
            tuple(ruled.get(claim.id, ())),
            *around(documents[claim.document].text, claim.start, claim.end),
        )
        for number, claim in enumerate(claims, 1)
    )


def text(document: Document, account: Account | None, shown: Iterable[Figure], *, whole: bool) -> Text:
    """Mark the figures in a document; without the whole, only paragraphs that hold one are kept."""
    marks = [mark(figure) for figure in shown if figure.claim.document == document.id]
    found = paragraphs(document.text, marks)
    kept = found if whole else tuple(p for p in found if any(piece.covers for piece in p))
    language = document.language or (account.language if account else "") or "und"
    return Text(document, language, outlet(document), kept, len(kept) == len(found))


def mark(figure: Figure) -> Mark:
    """Give the mark of a figure in its text."""
    claim = figure.claim
    return Mark(f"s-{claim.id}", claim.start, claim.end, f"c{figure.colour}", "", str(figure.number), f"#f-{claim.id}")
