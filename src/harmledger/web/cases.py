"""Open cases: what is not yet known, of people first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.review import Filter
from harmledger.web.filters import address
from harmledger.web.pages import get

if TYPE_CHECKING:
    from starlette.responses import Response

    from harmledger.review import Brief
    from harmledger.store.picture import Picture
    from harmledger.web.desk import Ask

SHOWN = 8  # incidents of each kind; the rest is behind a link
CASES = {
    "missing": Filter(code="missing", standing="open"),
    "under_rubble": Filter(code="under_rubble", standing="open"),
    "critical": Filter(code="critical", standing="open"),
    "reopened": Filter(standing="reopened"),
    "denied": Filter(code="denied", standing="open"),
    "undated": Filter(lack="date", standing="open"),
    "unplaced": Filter(lack="place", standing="open"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of open case with its first incidents."""

    name: str
    count: int
    href: str
    briefs: tuple[Brief, ...]


def kinds(picture: Picture) -> tuple[Kind, ...]:
    """Give every kind with what stands open."""
    counts = picture.counts(CASES)
    return tuple(
        Kind(name, counts[name], "/" + address(asked), picture.briefs(asked, limit=SHOWN) if counts[name] else ())
        for name, asked in CASES.items()
    )


def show(ask: Ask) -> Response:
    """Show the open cases."""
    ask.desk.settle()
    return ask.page("cases.html", kinds=kinds(ask.desk.picture))


ROUTES = (get("/cases", show),)
