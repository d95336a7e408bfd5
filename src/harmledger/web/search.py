"""Search: the words of all reports in both scripts, and incidents by place, party, day or id."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.collect.published import published
from harmledger.link.parties import party
from harmledger.review import Filter
from harmledger.store import search
from harmledger.store.picture import Passage
from harmledger.web import veil
from harmledger.web.filters import address
from harmledger.web.pages import get
from harmledger.web.paging import Pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from harmledger.review import Brief
    from harmledger.store.picture import Picture
    from harmledger.store.search import Hit
    from harmledger.web.desk import Ask

SIZE = 20  # reports a page
SHOWN = 6  # incidents of each kind; the rest is behind a link
LENGTH = 200  # characters of a question


@dataclass(frozen=True, slots=True)
class Group:
    """Incidents found by one thing that was typed: id · place · actor · cited · day."""

    kind: str
    value: str
    count: int
    href: str
    briefs: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report with the words that were asked for."""

    hit: Hit
    passage: Passage


@dataclass(frozen=True, slots=True)
class SearchView:
    """What was found."""

    asked: str
    document: str | None  # of this id, or holding the claim of this id
    groups: tuple[Group, ...]
    reports: tuple[Report, ...]
    total: int
    pages: Pages


def groups(picture: Picture, asked: str) -> Iterator[Group]:
    """Give the incidents that a question names by their id, day, place or party."""
    home = picture.home(asked)
    if home:
        yield Group("id", home, 1, f"/incident/{home}", picture.named([home]))
    said = published(asked) if any(sign.isdigit() for sign in asked) else None
    if said:
        yield from _filtered(picture, "day", asked, Filter(since=said.earliest, until=said.latest, standing="any"))
    yield from _filtered(picture, "place", asked, Filter(place=asked, standing="any"))
    if known := party(asked):
        yield from _filtered(picture, "actor", known.name, Filter(actor=known.name, standing="any"))
        ids = search.cited(picture.ledger, known.name)
        if ids:
            briefs = picture.named(ids[:SHOWN])
            yield Group("cited", known.name, len(ids), "/search" + address(q=known.name), briefs)


def _filtered(picture: Picture, kind: str, value: str, wanted: Filter) -> Iterator[Group]:
    shown = Filter(place=wanted.place, actor=wanted.actor, since=wanted.since, until=wanted.until)
    if count := picture.count(shown):
        yield Group(kind, value, count, "/" + address(wanted), picture.briefs(shown, order="toll", limit=SHOWN))


def view(ask: Ask) -> SearchView:
    """Gather what the page shows."""
    asked = ask.text("q")[:LENGTH]
    total = search.count(ask.desk.ledger, asked)
    pages = Pages.of(ask.text("page"), total, SIZE, lambda page: "/search" + address(q=asked, page=page))
    hits = search.find(ask.desk.ledger, asked, offset=pages.offset, limit=SIZE) if total else ()
    return SearchView(
        asked=asked,
        document=search.holder(ask.desk.ledger, asked),
        groups=tuple(groups(ask.desk.picture, asked)) if asked else (),
        reports=tuple(_reports(ask, hits)),
        total=total,
        pages=pages,
    )


def _reports(ask: Ask, hits: tuple[Hit, ...]) -> Iterator[Report]:
    """Give the reports with the text around what was found; names in it only where they are asked for."""
    told = [Passage(hit.document, hit.document, hit.before, hit.quote, hit.after) for hit in hits]
    names = {} if ask.shows_names else veil.named(ask.desk.ledger, {hit.document for hit in hits}, told)
    for hit, passage in zip(hits, told, strict=True):
        if own := names.get(hit.document):
            yield Report(replace(hit, title=veil.hidden(hit.title or "", own)), veil.passage(passage, own))
        else:
            yield Report(hit, passage)


def show(ask: Ask) -> Response:
    """Show what was found."""
    ask.desk.settle()
    return ask.page("search.html", view=view(ask))


ROUTES = (get("/search", show),)
