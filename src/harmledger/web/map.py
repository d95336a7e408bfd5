"""Map and timeline of all incidents under one filter, which the address holds; the list below is the same set."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from harmledger.locate.outlines import LEVELS, rings, thinned
from harmledger.model import Precision
from harmledger.store import ground
from harmledger.store.gazetteer import edition
from harmledger.store.gazetteer import outlines as imported
from harmledger.web import views
from harmledger.web.filters import address, asked, but, parsed
from harmledger.web.pages import get
from harmledger.web.queue import SEVERITIES, SHOWN, STANDINGS
from harmledger.web.say import Say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from starlette.responses import Response

    from harmledger.locate.outlines import Outlines, Ring
    from harmledger.review import Brief, Filter
    from harmledger.store.ground import Stretch
    from harmledger.web.desk import Ask
    from harmledger.web.views import Tab

SPOTS = 800  # incidents drawn one by one; more are gathered in squares
LISTED = 30  # incidents in the list; the queue has the rest
SQUARES = 24  # squares across the map
THIN = 0.005  # degrees by which borders are thinned
CLOSE, FAR, AROUND = 0.4, 12.0, 12  # degrees around one place: at least, at most, and how many times its own reach
METRES = 111_320  # of a degree
WHOLE = 8.0  # degrees across, where nothing says how far the map reaches


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of the timeline: its share of the highest, and where it leads."""

    stretch: Stretch
    x: int
    low: float
    high: float
    first: str
    last: str
    href: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Map, timeline and list."""

    asked: Filter
    count: int
    bars: tuple[Bar, ...]
    width: int
    highest: int
    briefs: tuple[Brief, ...]
    query: str
    choices: Mapping[str, tuple[str, ...]]
    views: tuple[Tab, ...]
    bordered: bool
    severities: tuple[str, ...] = SEVERITIES
    standings: tuple[str, ...] = STANDINGS

    @property
    def queue(self) -> str:
        """Give the address of the same set as a list."""
        return "/" + address(self.asked if self.asked.standing else but(self.asked, standing="any"))

    @property
    def wider(self) -> str:
        """Give the address of the same filter for all of time and space."""
        return "/map" + address(but(self.asked, since=None, until=None, box=None))


def bars(wanted: Filter, found: Sequence[Stretch]) -> Iterator[Bar]:
    """Lay the timeline out: bars beside each other, each leading to its own days."""
    highest = max((stretch.killed_high for stretch in found), default=0) or 1
    for number, stretch in enumerate(found):
        first, last = _span(stretch.name)
        low, high = (round(100 * value / highest, 2) for value in (stretch.killed_low, stretch.killed_high))
        yield Bar(stretch, number, low, high, first, last, "/map" + address(wanted, since=first, until=last))


def _span(name: str) -> tuple[str, str]:
    """Give the first and last day of a stretch: "2023-10" is October."""
    if len(name) == ground.DAY:
        return name, name
    if len(name) == ground.MONTH:
        year, month = (int(part) for part in name.split("-"))
        return f"{name}-01", f"{name}-{monthrange(year, month)[1]}"
    return f"{name}-01-01", f"{name}-12-31"


def show(ask: Ask) -> Response:
    """Show the map's page."""
    ask.desk.settle()
    picture, wanted = ask.desk.picture, _asked(ask)
    found, kept = ground.stretches(picture, wanted), picture.views()
    counts = picture.counts({SHOWN: wanted} | views.counted(kept))
    view = MapView(
        asked=wanted,
        count=counts[SHOWN],
        views=views.tabs(counts, kept, _viewed, "/map" + address(wanted)),
        bars=tuple(bars(wanted, found)),
        width=max(len(found), 1),
        highest=max((stretch.killed_high for stretch in found), default=0),
        briefs=picture.briefs(wanted, order="toll", limit=LISTED),
        query=address(wanted),
        choices=ask.desk.choices(),
        bordered=bool(outlines().areas),
    )
    return ask.page("map.html", view=view)


def _viewed(query: str) -> str:
    """Give the address of a named view on the map."""
    return "/map" + address(views.shown(asked(parsed(query))))


def _asked(ask: Ask) -> Filter:
    wanted = asked(ask.request.query_params)
    return but(wanted, standing="") if wanted.standing == "any" else wanted


def spots(ask: Ask) -> Response:
    """Give what the map draws: incidents one by one, or squares where they are many."""
    picture, wanted = ask.desk.picture, _asked(ask)
    if picture.count(wanted) > SPOTS:
        south, _, north, _ = wanted.box or (0.0, 0.0, WHOLE, 0.0)
        squares = ground.cells(picture, wanted, max((north - south) / SQUARES, 0.001))
        return JSONResponse({"cells": [[c.lat, c.lon, c.incidents, c.killed] for c in squares]})
    say = Say(ask.t)
    found = picture.briefs(wanted, order="toll", limit=SPOTS)
    return JSONResponse({"spots": [_spot(say, brief) for brief in found if brief.lat is not None]})


def _spot(say: Say, brief: Brief) -> list[object]:
    """Give a spot as the map's script takes it: point, metres around it, killed, id, words."""
    killed = say.t("toll.killed", n=say.bounds(brief.killed_low, brief.killed_high))
    told = f"{brief.place}, {say.days(brief.earliest, brief.latest)}: {killed}"
    most = brief.killed_high or brief.killed_low or 0
    return [brief.lat, brief.lon, say.reach(brief.precision), most, brief.id, told]


def borders(_: Ask) -> Response:
    """Give the outlines of countries and governorates that were imported."""
    return _kept(_borders(edition()))


@lru_cache(maxsize=1)
def _borders(_: object) -> list[list[object]]:
    drawn = ((area.entry, rings(thinned(area.shape, THIN))) for area in outlines().down_to(Precision.GOVERNORATE))
    return [[LEVELS.index(entry.precision), _line(ring)] for entry, parts in drawn for ring in parts]


def outlines() -> Outlines:
    """Give the imported boundaries, read once and again after each import."""
    return _outlines(edition())


@lru_cache(maxsize=1)
def _outlines(_: object) -> Outlines:
    return imported()


def _kept(drawn: Sequence[object] | Mapping[str, object]) -> Response:
    """Let the browser keep what it drew for an hour, but not that there was nothing to draw: an import mends that."""
    return JSONResponse(drawn, headers={"cache-control": "private, max-age=3600"} if outlines().areas else None)


def around(ask: Ask) -> Response:
    """Give what the map of one place draws: the borders around its point, and the frame of the area that it lies in."""
    point = tuple(_degrees(ask.text(name)) for name in ("lat", "lon", "metres"))
    if None in point:
        return JSONResponse({"lines": [], "frame": None})
    lat, lon, metres = (value or 0.0 for value in point)
    wide = min(FAR, max(CLOSE, AROUND * metres / METRES))
    lines = [[LEVELS.index(level), _line(line)] for level, line in outlines().around(lat, lon, wide)]
    return _kept({"lines": lines, "frame": outlines().home(lat, lon)})


def _degrees(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) else None


def _line(line: Ring) -> list[list[float]]:
    return [[round(y, 4), round(x, 4)] for x, y in line]


ROUTES = (
    get("/map", show),
    get("/map/spots", spots),
    get("/map/borders", borders),
    get("/map/around", around),
)
