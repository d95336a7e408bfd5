"""The document page: the text with all that was read in it, and a form to add what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.errors import UnknownTargetError
from harmledger.publish.passages import Mark, Piece, paragraphs
from harmledger.read import read
from harmledger.read.mentions import PlaceMention, TimeMention
from harmledger.review.amend import GROUPS
from harmledger.web import figures, veil
from harmledger.web.incident import written
from harmledger.web.pages import get
from harmledger.web.paging import Pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.responses import Response

    from harmledger.model import Account, Attack, Decision, Document
    from harmledger.store.reading import Seen
    from harmledger.store.stated import Told
    from harmledger.web.desk import Ask
    from harmledger.web.figures import Figure

LONG = 200_000  # characters beyond which places and dates are not marked: finding them reads the text once more
PAGE = 60_000  # characters of text shown at once


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text, with where it begins, so that a selection can be counted in code points."""

    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as the page shows it."""

    document: Document
    account: Account | None
    outlet: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Figure, ...]
    attacks: tuple[tuple[Attack, str], ...]  # with the incident
    decisions: tuple[Decision, ...]
    groups: tuple[str, ...]
    pages: Pages
    on: Mapping[str, int]  # the page on which each figure stands
    seen: str

    def to(self, figure: Figure) -> str:
        """Give the address of a figure's passage."""
        name, page = figure.claim.id, self.on.get(figure.claim.id, self.pages.number)
        return f"{'' if page == self.pages.number else self.pages.at(page)}#s-{name}"


def view(told: Told, homes: Mapping[str, str], seen: Seen, *, page: str = "", at: str = "") -> DocumentView:
    """Gather what a page shows of a document: the page asked for, or that on which the figure `at` stands."""
    document, account = told.documents[0], told.accounts[0] if told.accounts else None
    claims = sorted(account.claims, key=lambda claim: (claim.start, -claim.end)) if account else []
    shown = figures.figures(claims, {document.id: document}, told.decisions)
    whole = tuple(_paragraphs(document, shown))
    parts = _parts(whole)
    on = {mark: number for number, part in enumerate(parts, 1) for mark in _opened(part)}
    pages = Pages.of(page or str(on.get(at, 1)), len(parts), 1, "?page={}".format)
    return DocumentView(
        document=document,
        account=account,
        outlet=figures.outlet(document),
        language=document.language or (account.language if account else "und"),
        paragraphs=parts[pages.offset],
        figures=shown,
        attacks=tuple((attack, homes.get(attack.id, "")) for attack in account.attacks) if account else (),
        decisions=told.decisions,
        groups=tuple(GROUPS),
        pages=pages,
        on=on,
        seen=written(seen),
    )


def _paragraphs(document: Document, shown: tuple[Figure, ...]) -> Iterator[Paragraph]:
    marks = [figures.mark(figure) for figure in shown]
    if len(document.text) <= LONG:
        marks += _mentions(document)
    at = 0
    for pieces in paragraphs(document.text, marks):
        at = document.text.index("".join(piece.text for piece in pieces), at)
        yield Paragraph(at, pieces)
        at += sum(len(piece.text) for piece in pieces)


def _mentions(document: Document) -> Iterator[Mark]:
    """Mark the places and dates that the reader is sure of."""
    reading = read(document.text, title=document.title, language=document.language)
    found: list[PlaceMention | TimeMention] = [*(p for p in reading.places if p.sure), *reading.times]
    for number, mention in enumerate(found):
        kind = "place" if isinstance(mention, PlaceMention) else "date"
        yield Mark(f"m-{number}", mention.start, mention.end, kind, kind)


def _opened(part: tuple[Paragraph, ...]) -> Iterator[str]:
    """Give the figures whose passages begin on a page."""
    marks = (mark for paragraph in part for piece in paragraph.pieces for mark in piece.opens)
    return (mark.id.removeprefix("s-") for mark in marks)


def _parts(whole: tuple[Paragraph, ...]) -> list[tuple[Paragraph, ...]]:
    """Cut a long text between its lines."""
    parts: list[list[Paragraph]] = [[]]
    for paragraph in whole:
        if parts[-1] and paragraph.start - parts[-1][0].start > PAGE:
            parts.append([])
        parts[-1].append(paragraph)
    return [tuple(part) for part in parts]


def show(ask: Ask) -> Response:
    """Show a document."""
    ask.desk.settle()
    name = ask.request.path_params["name"]
    seen = ask.desk.picture.seen((), ())
    found = ask.desk.picture.document(name)
    if found is None:
        raise UnknownTargetError(name)
    read_out = found if ask.shows_names else veil.told(found)
    shown = view(read_out, ask.desk.picture.homes(name), seen, page=ask.text("page"), at=ask.text("at"))
    return ask.page("document.html", view=shown)


ROUTES = (get("/document/{name:path}", show),)
