"""Period totals beside what is recorded, month by month and claimant by claimant. They are compared, never added."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.store import overview
from harmledger.web import veil
from harmledger.web.pages import get, post

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from starlette.responses import Response

    from harmledger.model import PeriodTotal
    from harmledger.web.desk import Ask

SHOWN = 300  # totals on the page; a claimant or a harm narrows them
YEAR_ZERO = "0000-00"


@dataclass(frozen=True, slots=True)
class Line:
    """One total with its bars: what is recorded and what was stated, as shares of the largest of its month."""

    total: PeriodTotal
    stated: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Month:
    """The totals whose span begins in one month, the latest month first."""

    first: date | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TotalsView:
    """The totals that a filter lets pass."""

    months: tuple[Month, ...]
    claimants: tuple[str, ...]
    harms: tuple[str, ...]
    claimant: str
    harm: str
    shown: int
    count: int
    behind: bool


def view(found: Sequence[PeriodTotal], claimant: str, harm: str, *, behind: bool) -> TotalsView:
    """Group totals by the month in which their span begins."""
    kept = [t for t in found if claimant in {"", t.claimant} and harm in {"", t.harm}]
    order = sorted(sorted(kept, key=_order), key=_month, reverse=True)[:SHOWN]
    return TotalsView(
        months=tuple(_lines(tuple(part)) for _, part in groupby(order, key=_month)),
        claimants=tuple(sorted({total.claimant for total in found if total.claimant})),
        harms=tuple(dict.fromkeys(str(total.harm) for total in found)),
        claimant=claimant,
        harm=harm,
        shown=len(order),
        count=len(kept),
        behind=behind,
    )


def _order(total: PeriodTotal) -> tuple[object, ...]:
    """Put the totals of one voice and span together: the killed first, everybody before the groups among them."""
    part = total.people.group not in {"all", "civilian"}
    voice = total.claimant or "", str(_first(total))
    return *voice, list(Harm).index(total.harm), part, -(total.count.low or 0), total.claim


def _month(total: PeriodTotal) -> str:
    first = _first(total)
    return f"{first:%Y-%m}" if first else YEAR_ZERO


def _first(total: PeriodTotal) -> date | None:
    return (total.when.earliest or total.when.latest) if total.when else None


def _lines(part: Sequence[PeriodTotal]) -> Month:
    largest = max((_most(total) for total in part), default=1) or 1
    return Month(_first(part[0]), tuple(_line(total, largest) for total in part))


def _line(total: PeriodTotal, largest: int) -> Line:
    stated = total.count.high or total.count.low or 0
    low, high = total.recorded_low or 0, total.recorded_high or total.recorded_low or 0
    return Line(total, *(round(100 * value / largest, 1) for value in (stated, low, high)))


def _most(total: PeriodTotal) -> int:
    return max(total.count.high or 0, total.count.low or 0, total.recorded_high or 0, total.recorded_low or 0)


def show(ask: Ask) -> Response:
    """Show the totals."""
    ask.desk.settle()
    found = overview.totals(ask.desk.ledger)
    totals = found.found if ask.shows_names else tuple(map(veil.total, found.found))
    return ask.page("totals.html", view=view(totals, ask.text("claimant"), ask.text("harm"), behind=found.behind))


def compare(ask: Ask) -> Response:
    """Compare the totals anew with all rulings made since."""
    ask.desk.settler.compare()
    return ask.go(ask.back)


ROUTES = (get("/totals", show), post("/totals", compare))
