"""Names of places that are unresolved or doubtful: a person chooses once, and all documents follow."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from harmledger.errors import BadDecisionError
from harmledger.model import Ruling
from harmledger.review import PLACE, made, spot
from harmledger.review.amend import chosen as place_of
from harmledger.serial import plain
from harmledger.store import overview
from harmledger.store.gazetteer import found_in
from harmledger.web.filters import address
from harmledger.web.pages import get, post
from harmledger.web.paging import Pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from harmledger.locate.match import Candidate
    from harmledger.review import Brief
    from harmledger.store.overview import NameLine
    from harmledger.web.desk import Ask

KINDS = ("unresolved", "doubtful")
SIZE = 50  # names a page
OFFERED = 8  # entries offered for a name
EXAMPLES = 5  # incidents shown where a name stands
WHY, LENGTH = 500, 120  # characters of a reason, of a name


@dataclass(frozen=True, slots=True)
class PlacesView:
    """The names that wait for someone."""

    kind: str  # unresolved · doubtful
    counts: Mapping[str, int]
    lines: tuple[NameLine, ...]
    pages: Pages

    @staticmethod
    def to(line: NameLine) -> str:
        """Give the address where a name is settled."""
        return "/places/name" + address(name=line.name, id=line.id or "")


@dataclass(frozen=True, slots=True)
class NameView:
    """One name, where it stands, and the entries that it may mean."""

    name: str
    id: str
    asked: str
    offered: tuple[Candidate, ...]
    briefs: tuple[Brief, ...]
    count: int


def show(ask: Ask) -> Response:
    """List the names."""
    ask.desk.settle()
    found = {name: _names(ask, doubtful=name == "doubtful") for name in KINDS}
    kind = ask.text("kind") if ask.text("kind") in KINDS else next((name for name in KINDS if found[name]), KINDS[0])
    lines = found[kind]
    pages = Pages.of(ask.text("page"), len(lines), SIZE, lambda page: "/places" + address(kind=kind, page=page))
    counts = {name: len(found[name]) for name in KINDS}
    return ask.page("places.html", view=PlacesView(kind, counts, lines[pages.offset :][:SIZE], pages))


def _names(ask: Ask, *, doubtful: bool) -> tuple[NameLine, ...]:
    asked = partial(overview.names, ask.desk.ledger, doubtful=doubtful)
    return ask.desk.remembered(f"places {doubtful}", asked)


def one(ask: Ask) -> Response:
    """Show one name with the entries to choose from, as they are typed."""
    name, entry, asked = (ask.text(field)[:LENGTH] for field in ("name", "id", "q"))
    ids = overview.named_so(ask.desk.ledger, name, entry or None)
    with ask.desk.reading:
        offered = found_in(ask.desk.gazetteer, asked or name, OFFERED)
    briefs = ask.desk.picture.named(ids[:EXAMPLES])
    return ask.page("name.html", view=NameView(name, entry, asked or name, tuple(offered), briefs, len(ids)))


def choose(ask: Ask) -> Response:
    """Keep the entry that a person chose for a name, in all documents."""
    with ask.desk.reading:
        offered = found_in(ask.desk.gazetteer, ask.text("asked")[:LENGTH], OFFERED)
    chosen = next((found.entry for found in offered if found.entry.id == ask.text("entry")), None)
    why = ask.text("why")[:WHY]
    if chosen is None or not why:
        raise BadDecisionError(ask.text("entry"), ask.t("decide.needs_why"))
    value = PLACE + json.dumps(plain(place_of(chosen.name, chosen, ask.reviewer)), ensure_ascii=False)
    target = spot(ask.text("name"), ask.text("id") or None)
    ruled = made(Ruling.CORRECT, target, value, by=ask.reviewer, why=why)
    ask.desk.ledger.decide(ruled)
    return ask.go("/places" + address(done=ruled.id))


ROUTES = (get("/places", show), get("/places/name", one), post("/places", choose))
