"""The day sheet: what a day's reports tell, by place and night, each marked new, copy, or toll rose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.web import veil
from harmledger.web.filters import day_of
from harmledger.web.pages import get

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from starlette.responses import Response

    from harmledger.review import Brief
    from harmledger.store.days import Telling
    from harmledger.web.desk import Ask


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of the day. `mark` is new · copy · rose · again."""

    telling: Telling
    mark: str
    before: dict[str, int]  # the least that was told earlier, where the toll rose


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of the day that tell of one incident."""

    brief: Brief
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """One day."""

    day: date | None
    groups: tuple[Group, ...]
    before: date | None  # the nearest days with reports
    after: date | None


def view(
    day: date | None, tellings: Sequence[Telling], briefs: Sequence[Brief], beside: tuple[date | None, date | None]
) -> DayView:
    """Group a day's reports by incident, in the order of place and night."""
    groups = [Group(brief, entries(day, [t for t in tellings if t.incident == brief.id])) for brief in briefs]
    order = sorted(groups, key=lambda g: (g.brief.place or "\uffff", str(g.brief.earliest), g.brief.id))
    return DayView(day, tuple(group for group in order if group.entries), *beside)


def entries(day: date | None, told: Sequence[Telling]) -> tuple[Entry, ...]:
    """Mark each report of the day against all that was told of its incident before it."""
    found, least = [], dict[str, int]()
    for number, telling in enumerate(told):
        rose = {harm: least[harm] for harm, low in telling.figures.items() if harm in least and low > least[harm]}
        mark = "copy" if telling.origin else "new" if number == 0 else "rose" if rose else "again"
        if telling.published == day:
            found.append(Entry(telling, mark, rose))
        least |= {harm: max(low, least.get(harm, low)) for harm, low in telling.figures.items()}
    return tuple(found)


def _veiled(ask: Ask, tellings: Sequence[Telling]) -> Sequence[Telling]:
    """Hide names in headlines unless they are asked for."""
    if ask.shows_names:
        return tellings
    names = veil.named(ask.desk.ledger, {telling.document for telling in tellings if telling.title})
    return [replace(t, title=veil.hidden(t.title, names[t.document])) if t.document in names else t for t in tellings]


def show(ask: Ask) -> Response:
    """Show a day; without one, the last on which anything was published."""
    ask.desk.settle()
    picture = ask.desk.picture
    day = day_of(ask.text("day")) or picture.last_day()
    tellings = _veiled(ask, picture.tellings(day)) if day else ()
    briefs = picture.named({telling.incident for telling in tellings})
    beside = picture.beside(day) if day else (None, None)
    return ask.page("day.html", view=view(day, tellings, briefs, beside))


ROUTES = (get("/day", show),)
