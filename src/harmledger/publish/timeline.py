"""The timeline: a bar of killed up and of injured down for each incident; empty stretches are cut out and marked."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.publish import sums, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from harmledger.model import Incident, PeriodTotal
    from harmledger.publish.index import Index

WIDTH, LEFT, RIGHT = 1000.0, 44.0, 14.0
UP, DOWN, TOP, AXIS = 150.0, 84.0, 26.0, 20.0  # heights of the two directions, of the head and of the axis between them
GAP = timedelta(days=45)  # a longer silence is cut out
CUT = 34.0  # width of a cut
BAR, WIDEST = 11.0, 60  # a bar's width; how many bars keep it
LETTER = 6.7  # width of a label's letter
ROW = 24.0  # height of a period total's line


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days without a long silence."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Give its length."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Axis:
    """From days to the picture, stretch by stretch."""

    stretches: tuple[Stretch, ...]
    starts: tuple[float, ...]
    scales: tuple[float, ...]

    def x(self, day: date) -> float:
        """Give the place of a day; one that was cut out goes to the nearest edge."""
        nearest = min(range(len(self.stretches)), key=lambda n: self._off(n, day))
        stretch = self.stretches[nearest]
        kept = min(max(day, stretch.first), stretch.last)
        return self.starts[nearest] + ((kept - stretch.first).days + 0.5) * self.scales[nearest]

    def _off(self, number: int, day: date) -> int:
        stretch = self.stretches[number]
        return max((stretch.first - day).days, (day - stretch.last).days, 0)


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
class Tick:
    """A mark of the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """A grid line at a number of people."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the timeline draws."""

    bars: tuple[Bar, ...]
    periods: tuple[Period, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Level, ...]
    cuts: tuple[float, ...]
    undated: int
    height: float
    width: float = WIDTH
    periods_at: float = TOP + UP + AXIS + DOWN + 26
    up: float = TOP + UP  # where killed stands on
    down: float = TOP + UP + AXIS  # where injured hangs from
    left: float = LEFT
    right: float = WIDTH - RIGHT


def timeline(index: Index) -> Timeline | None:
    """Draw the incidents and period totals that have a date; None where no incident has."""
    dated = [(incident, _day(incident)) for incident in index.book.incidents]
    placed = sorted(((i, day) for i, day in dated if day is not None), key=lambda pair: pair[1])
    if not placed:
        return None
    totals = [total for total in index.book.totals if _drawn(total)]
    axis = _axis([day for _, day in placed] + [day for total in totals for day in words.span(total.when) if day])
    scale = _scale(incident for incident, _ in placed)
    periods = tuple(_periods(axis, totals))
    return Timeline(
        bars=tuple(sorted(_labelled(tuple(_bars(axis, placed, scale))), key=lambda bar: bar.x)),
        periods=periods,
        ticks=tuple(_ticks(axis)),
        levels=tuple(_levels(scale)),
        cuts=tuple(start - CUT / 2 for start in axis.starts[1:]),
        undated=len(dated) - len(placed),
        height=TOP + UP + AXIS + DOWN + 30 + ROW * len({period.y for period in periods}) + (22 if periods else 0),
    )


def _day(incident: Incident) -> date | None:
    earliest, latest = words.span(incident.when)
    return earliest or latest


def _drawn(total: PeriodTotal) -> bool:
    """Keep period totals of everybody killed, with both ends: the rest stands in the table."""
    earliest, latest = words.span(total.when)
    return total.harm is Harm.KILLED and total.people.group in sums.WHOLE and bool(earliest and latest)


def _axis(days: Iterable[date]) -> Axis:
    stretches = tuple(_stretches(sorted(set(days))))
    room = WIDTH - LEFT - RIGHT - CUT * (len(stretches) - 1)
    least = min(96.0, room / len(stretches))
    rest = room - least * len(stretches)
    whole = sum(stretch.days for stretch in stretches)
    widths = [least + rest * stretch.days / whole for stretch in stretches]
    starts = [LEFT + sum(widths[:n]) + CUT * n for n in range(len(widths))]
    scales = tuple(width / stretch.days for width, stretch in zip(widths, stretches, strict=True))
    return Axis(stretches, tuple(starts), scales)


def _stretches(days: Sequence[date]) -> Iterator[Stretch]:
    pad = timedelta(days=3)
    first = last = days[0]
    for day in days[1:]:
        if day - last > GAP:
            yield Stretch(first - pad, last + pad)
            first = day
        last = day
    yield Stretch(first - pad, last + pad)


def _scale(incidents: Iterable[Incident]) -> float:
    """Give the units of the picture per person, the same in both directions."""
    scale = UP / 5
    for incident in incidents:
        for harm, room in ((Harm.KILLED, UP), (Harm.INJURED, DOWN)):
            low, high = sums.whole(incident, harm) or (0, 0)
            scale = min(scale, room / max(low, high or 0, 1))
    return scale


def _bars(axis: Axis, placed: Sequence[tuple[Incident, date]], scale: float) -> Iterator[Bar]:
    """Place bars in the order of their days, side by side where days are too close to each other."""
    width = BAR * min(1.0, WIDEST / len(placed))
    last = -WIDTH
    for incident, day in placed:
        last = max(axis.x(day), last + width + 2)
        yield _bar(incident, last, width, scale)


def _labelled(bars: Sequence[Bar]) -> Iterator[Bar]:
    """Name the bars, the highest first, where a name covers no other bar or name."""
    taken = [(b.x - b.width / 2, TOP + UP - b.killed - b.killed_more, b.x + b.width / 2) for b in bars]
    names: list[tuple[float, float, float, float]] = []
    for bar in sorted(bars, key=lambda bar: -bar.killed):
        spot = next((s for s in _rooms(bar) if not _hits(_box(bar, s), taken, names)), None) if bar.killed else None
        if spot:
            names.append(_box(bar, spot))
        yield replace(bar, label_x=spot[0], label_y=spot[1], anchor=spot[2]) if spot else replace(bar, label="")


Spot = tuple[float, float, str]
Box = tuple[float, float, float, float]


def _rooms(bar: Bar) -> Iterator[Spot]:
    top = TOP + UP - bar.killed - bar.killed_more
    beside = max(top + 9, TOP + 9)
    yield bar.x + bar.width / 2 + 5, beside, "start"
    yield bar.x - bar.width / 2 - 5, beside, "end"
    yield bar.x, top - 6, "middle"


def _box(bar: Bar, spot: Spot) -> Box:
    x, y, anchor = spot
    width = len(bar.label) * LETTER
    left = {"start": x, "end": x - width, "middle": x - width / 2}[anchor]
    return left, y - 11, left + width, y + 3


def _hits(box: Box, bars: Iterable[tuple[float, float, float]], names: Iterable[Box]) -> bool:
    left, top, right, bottom = box
    if left < LEFT or right > WIDTH - 2 or top < 0:
        return True
    if any(left < bar_right and right > bar_left and bottom > bar_top for bar_left, bar_top, bar_right in bars):
        return True
    return any(left < r and right > le and top < b and bottom > t for le, t, r, b in names)


def _bar(incident: Incident, x: float, width: float, scale: float) -> Bar:
    killed, injured = (sums.whole(incident, harm) or (0, 0) for harm in (Harm.KILLED, Harm.INJURED))
    name = words.place(incident.place)
    tolls = [
        f"{words.bounds(*figure)} {harm.value}"
        for harm in (Harm.KILLED, Harm.INJURED)
        if (figure := sums.whole(incident, harm))
    ]
    return Bar(
        incident=incident.id,
        x=x,
        width=width,
        title=f"{words.when(incident.when)}, {name}: {', '.join(tolls) or 'no casualties recorded'}",
        killed=killed[0] * scale,
        killed_more=max((killed[1] or killed[0]) - killed[0], 0) * scale,
        injured=injured[0] * scale,
        injured_more=max((injured[1] or injured[0]) - injured[0], 0) * scale,
        label=name if killed[0] else "",
    )


def _periods(axis: Axis, totals: Iterable[PeriodTotal]) -> Iterator[Period]:
    base = TOP + UP + AXIS + DOWN + 44
    ends: list[float] = []
    for total in sorted(totals, key=lambda total: str(words.span(total.when))):
        earliest, latest = words.span(total.when)
        if earliest is None or latest is None:
            continue
        left, right = axis.x(earliest) - 3, axis.x(latest) + 3
        text = f"{words.count(total.count)} killed, {words.days(earliest, latest)}"
        end = right + 8 + len(text) * 6.4
        row = next((n for n, taken in enumerate(ends) if taken < left), len(ends))
        ends[row : row + 1] = [end]
        fits = end < WIDTH
        yield Period(
            f"#total-{total.claim}",
            left,
            right,
            base + row * ROW,
            text,
            *(("start", right + 7) if fits else ("end", left - 7)),
        )


def _ticks(axis: Axis) -> Iterator[Tick]:
    """Mark the first days of months; a short stretch is marked with its first day."""
    for number, stretch in enumerate(axis.stretches):
        months = list(_months(stretch))
        room = stretch.days * axis.scales[number]
        every = max(1, round(len(months) / max(1, room / 90)))
        if not months:
            middle = stretch.first + (stretch.last - stretch.first) / 2
            months = [middle]
        for month in months[::every]:
            yield Tick(axis.x(month), f"{calendar.month_abbr[month.month]} {month.year}")


def _months(stretch: Stretch) -> Iterator[date]:
    day = stretch.first.replace(day=1)
    while day <= stretch.last:
        if day >= stretch.first:
            yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _levels(scale: float) -> Iterator[Level]:
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
    step = next((step for step in steps if step * scale >= 26), steps[-1])  # noqa: PLR2004 - room for a figure
    for n in range(1, int(UP / scale / step) + 1):
        yield Level(TOP + UP - n * step * scale, f"{n * step:,}")
    for n in range(1, int(DOWN / scale / step) + 1):
        yield Level(TOP + UP + AXIS + n * step * scale, f"{n * step:,}")
