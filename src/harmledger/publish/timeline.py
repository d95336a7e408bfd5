"""The timeline: a bar of killed up and of injured down for each incident, period totals on lines of their own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.publish import sums, words
from harmledger.publish.axis import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from harmledger.model import Incident, PeriodTotal
    from harmledger.publish.axis import Tick
    from harmledger.publish.index import Index

WIDTH, LEFT, RIGHT = 1000.0, 44.0, 986.0
TOP, TALL, LEAST, AXIS = 30.0, 230.0, 44.0, 22.0  # the head; both directions together; each at least; between them
MONTH = timedelta(days=31)  # an incident known no better is not drawn
BAR, WIDEST = 11.0, 60  # a bar's width; how many bars keep it
LETTER = 6.7  # width of a label's letter
TOWER = 2.5  # a highest figure this many times the highest low is cut off
ROW = 24.0  # height of a period total's line
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


@dataclass(frozen=True, slots=True)
class Heights:
    """How high the picture's parts are; people are drawn to one scale in both directions."""

    scale: float
    up: float
    down: float

    @property
    def ground(self) -> float:
        """Give the line on which the killed stand."""
        return TOP + self.up

    @property
    def ceiling(self) -> float:
        """Give the line from which the injured hang."""
        return self.ground + AXIS

    @property
    def foot(self) -> float:
        """Give the end of the injured."""
        return self.ceiling + self.down


@dataclass(frozen=True, slots=True)
class Bar:
    """One incident."""

    incident: str
    x: float
    width: float
    title: str
    killed: float  # heights
    killed_more: float  # from low to high
    injured: float
    injured_more: float
    label: str = ""
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Period:
    """A period total: drawn apart, since it is never added."""

    href: str
    left: float
    right: float
    y: float
    text: str
    anchor: str
    text_x: float


@dataclass(frozen=True, slots=True)
class Level:
    """A grid line at a number of people."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the timeline draws."""

    heights: Heights
    bars: tuple[Bar, ...]
    periods: tuple[Period, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Level, ...]
    cuts: tuple[float, ...]
    undated: int
    height: float
    width: float = WIDTH
    left: float = LEFT
    right: float = RIGHT


def timeline(index: Index) -> Timeline | None:
    """Draw the incidents and period totals whose days are known; None where no incident's are."""
    dated = [(incident, _day(incident)) for incident in index.book.incidents]
    placed = sorted(((i, day) for i, day in dated if day is not None), key=lambda pair: (pair[1], pair[0].id))
    if not placed:
        return None
    totals = [total for total in index.book.totals if _drawn(total)]
    days = [day for _, day in placed] + [day for total in totals for day in words.span(total.when) if day]
    axis, heights = Axis.of(days, LEFT, RIGHT), _heights([incident for incident, _ in placed])
    periods = tuple(_periods(axis, totals, heights.foot + 44))
    return Timeline(
        heights=heights,
        bars=tuple(sorted(_labelled(tuple(_bars(axis, placed, heights)), heights), key=lambda bar: bar.x)),
        periods=periods,
        ticks=tuple(axis.ticks()),
        levels=tuple(_levels(heights)),
        cuts=axis.cuts(),
        undated=len(dated) - len(placed),
        height=max((period.y + ROW for period in periods), default=heights.foot + 20),
    )


def _day(incident: Incident) -> date | None:
    """Give the first day of an incident whose days are known to a month or better."""
    earliest, latest = words.span(incident.when)
    return earliest if earliest and latest and latest - earliest <= MONTH else None


def _drawn(total: PeriodTotal) -> bool:
    """Keep period totals of everybody killed, with both ends: the rest stands in the table."""
    earliest, latest = words.span(total.when)
    return total.harm is Harm.KILLED and total.people.group in sums.WHOLE and bool(earliest and latest)


def _heights(incidents: Sequence[Incident]) -> Heights:
    killed, injured = (_most(incidents, harm) for harm in (Harm.KILLED, Harm.INJURED))
    scale = min(TALL / max(killed + injured, 1), TALL / 8)
    return Heights(scale, max(killed * scale, LEAST), max(injured * scale, LEAST))


def _most(incidents: Sequence[Incident], harm: Harm) -> float:
    """Give how many people the picture must hold; an end that towers over all lows is cut off."""
    tolls = [toll for incident in incidents if (toll := sums.whole(incident, harm))]
    lows = max((low for low, _ in tolls), default=0)
    return min(max((high or low for low, high in tolls), default=0), max(TOWER * lows, 1))


def _bars(axis: Axis, placed: Sequence[tuple[Incident, date]], heights: Heights) -> Iterator[Bar]:
    """Place bars in the order of their days, side by side where days are too close to each other."""
    width = BAR * min(1.0, WIDEST / len(placed))
    last = -WIDTH
    for incident, day in placed:
        last = max(axis.x(day), last + width + 2)
        yield _bar(incident, last, width, heights)


def _bar(incident: Incident, x: float, width: float, heights: Heights) -> Bar:
    killed, injured = (sums.whole(incident, harm) for harm in (Harm.KILLED, Harm.INJURED))
    name = words.place(incident.place)
    return Bar(
        incident=incident.id,
        x=x,
        width=width,
        title=f"{words.when(incident.when)}, {name}: {_said(killed, injured)}",
        killed=(killed or (0, 0))[0] * heights.scale,
        killed_more=_more(killed, heights.scale, heights.up),
        injured=(injured or (0, 0))[0] * heights.scale,
        injured_more=_more(injured, heights.scale, heights.down),
        label=name if killed and killed[0] else "",
    )


Toll = tuple[int, int | None] | None


def _said(killed: Toll, injured: Toll) -> str:
    tolls = ((killed, Harm.KILLED), (injured, Harm.INJURED))
    return ", ".join(f"{words.bounds(*toll)} {harm.value}" for toll, harm in tolls if toll) or "no casualties recorded"


def _more(toll: Toll, scale: float, room: float) -> float:
    """Give the height from low to high, as far as there is room for it."""
    low, high = toll or (0, 0)
    return max(min((high or low) * scale, room) - low * scale, 0.0)


def _labelled(bars: Sequence[Bar], heights: Heights) -> Iterator[Bar]:
    """Name the bars, the highest first, where a name covers no other bar or name."""
    taken = [(b.x - b.width / 2, heights.ground - b.killed - b.killed_more, b.x + b.width / 2) for b in bars]
    names: list[Box] = []
    for bar in sorted(bars, key=lambda bar: -bar.killed):
        spots = _rooms(bar, heights.ground) if bar.label else iter(())
        spot = next((spot for spot in spots if not _hits(_box(bar, spot), taken, names)), None)
        if spot:
            names.append(_box(bar, spot))
        yield replace(bar, label_x=spot[0], label_y=spot[1], anchor=spot[2]) if spot else replace(bar, label="")


Spot = tuple[float, float, str]
Box = tuple[float, float, float, float]


def _rooms(bar: Bar, ground: float) -> Iterator[Spot]:
    top = ground - bar.killed - bar.killed_more
    beside = min(max(top + 9, TOP + 9), ground - 5)
    yield bar.x + bar.width / 2 + 5, beside, "start"
    yield bar.x - bar.width / 2 - 5, beside, "end"
    yield bar.x, min(top - 6, ground - 14), "middle"
    yield bar.x, min(top - 20, ground - 28), "middle"


def _box(bar: Bar, spot: Spot) -> Box:
    x, y, anchor = spot
    width = len(bar.label) * LETTER
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    return left, y - 11, left + width, y + 3


def _hits(box: Box, bars: Iterable[tuple[float, float, float]], names: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    if left < LEFT or right > WIDTH or top < 0:
        return True
    if any(left < bar_right and right > bar_left and bottom > bar_top for bar_left, bar_top, bar_right in bars):
        return True
    return any(left < r and right > le and top < b and bottom > t for le, t, r, b in names)


def _periods(axis: Axis, totals: Iterable[PeriodTotal], base: float) -> Iterator[Period]:
    """Draw each total once over its days, however many documents repeat it, in the first row that has room."""
    ends: list[float] = []
    unique = {(total.count, words.span(total.when), total.claimant): total for total in totals}
    for total in sorted(unique.values(), key=lambda total: (str(words.span(total.when)), total.claim)):
        earliest, latest = words.span(total.when)
        if earliest is None or latest is None:
            continue
        left, right = axis.x(earliest) - 3, axis.x(latest) + 3
        text = f"{words.count(total.count)} killed, {words.days(earliest, latest)}"
        size = 8 + len(text) * LETTER
        fits = right + size < WIDTH
        row = next((n for n, taken in enumerate(ends) if taken < (left if fits else left - size)), len(ends))
        ends[row : row + 1] = [right + size if fits else right]
        spot = ("start", right + 7) if fits else ("end", left - 7)
        yield Period(f"#total-{total.claim}", left, right, base + row * ROW, text, *spot)


def _levels(heights: Heights) -> Iterator[Level]:
    step = next((step for step in STEPS if step * heights.scale >= 26), STEPS[-1])  # noqa: PLR2004 - room for a figure
    for n in range(1, int(heights.up / heights.scale / step) + 1):
        yield Level(heights.ground - n * step * heights.scale, f"{n * step:,}")
    for n in range(1, int(heights.down / heights.scale / step) + 1):
        yield Level(heights.ceiling + n * step * heights.scale, f"{n * step:,}")
