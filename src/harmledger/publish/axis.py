"""The time axis: days to places in the picture, long silences cut out."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = timedelta(days=45)  # a longer silence is cut out
PAD = timedelta(days=3)  # room before the first and after the last day of a stretch
CUT = 34.0  # width of a cut
LEAST = 96.0  # width of a stretch, however short
MARK = 56.0  # width of a mark
APART = 90.0  # width between two marks


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
class Tick:
    """A mark of the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From days to the picture, stretch by stretch."""

    stretches: tuple[Stretch, ...]
    starts: tuple[float, ...]
    scales: tuple[float, ...]

    @classmethod
    def of(cls, days: Iterable[date], left: float, right: float) -> Axis:
        """Give each stretch of days room by its length, none too little."""
        stretches = tuple(_stretches(sorted(set(days))))
        room = right - left - CUT * (len(stretches) - 1)
        least = min(LEAST, room / len(stretches))
        rest = room - least * len(stretches)
        whole = sum(stretch.days for stretch in stretches)
        widths = [least + rest * stretch.days / whole for stretch in stretches]
        starts = [left + sum(widths[:n]) + CUT * n for n in range(len(widths))]
        return cls(stretches, tuple(starts), tuple(w / s.days for w, s in zip(widths, stretches, strict=True)))

    def x(self, day: date) -> float:
        """Give the place of a day; one that was cut out goes to the nearest edge."""
        nearest = min(range(len(self.stretches)), key=lambda n: self._off(n, day))
        stretch = self.stretches[nearest]
        kept = min(max(day, stretch.first), stretch.last)
        return self.starts[nearest] + ((kept - stretch.first).days + 0.5) * self.scales[nearest]

    def _off(self, number: int, day: date) -> int:
        stretch = self.stretches[number]
        return max((stretch.first - day).days, (day - stretch.last).days, 0)

    def cuts(self) -> tuple[float, ...]:
        """Give the middles of the cuts."""
        return tuple(start - CUT / 2 for start in self.starts[1:])

    def ticks(self) -> Iterator[Tick]:
        """Mark the first days of months; a stretch without one is marked in its middle."""
        for stretch, start, scale in zip(self.stretches, self.starts, self.scales, strict=True):
            months = list(_months(stretch)) or [stretch.first + (stretch.last - stretch.first) / 2]
            every = max(1, round(len(months) / max(1, stretch.days * scale / APART)))
            for month in months[::every]:
                yield Tick(max(self.x(month), start + MARK / 2), f"{calendar.month_abbr[month.month]} {month.year}")


def _stretches(days: Sequence[date]) -> Iterator[Stretch]:
    first = last = days[0]
    for day in days[1:]:
        if day - last > GAP:
            yield Stretch(first - PAD, last + PAD)
            first = day
        last = day
    yield Stretch(first - PAD, last + PAD)


def _months(stretch: Stretch) -> Iterator[date]:
    day = stretch.first.replace(day=1)
    while day <= stretch.last:
        if day >= stretch.first:
            yield day
        day = (day + timedelta(days=32)).replace(day=1)
