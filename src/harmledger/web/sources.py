"""The sources of the ledger's documents, and the parties that they cite."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from harmledger.store import overview
from harmledger.web import veil
from harmledger.web.filters import address
from harmledger.web.pages import get

if TYPE_CHECKING:
    from starlette.responses import Response

    from harmledger.web.desk import Ask

SHOWN = 200  # lines of each table


def show(ask: Ask) -> Response:
    """Show who publishes and who is cited."""
    ask.desk.settle()
    sources = ask.desk.remembered("sources", partial(overview.sources, ask.desk.ledger))
    parties = ask.desk.remembered("parties", partial(overview.parties, ask.desk.ledger))
    counts = len(sources), len(parties)
    shown = parties[:SHOWN]
    if not ask.shows_names:
        shown = tuple(replace(line, name=veil.cited(line.name)) for line in shown)
    return ask.page("sources.html", sources=sources[:SHOWN], parties=shown, counts=counts, to=_to)


def _to(name: str) -> str:
    """Give the address of the search for a party; none for a person whose name is hidden."""
    return "" if veil.MARK in name else "/search" + address(q=name)


ROUTES = (get("/sources", show),)
