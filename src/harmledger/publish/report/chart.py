"""The killed day by day: solid up to the minimum, hatched up to the highest figure. Long spans by week or month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from harmledger.publish import words
from harmledger.publish.report import svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Incident
    from harmledger.publish.report.ground import Ground

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 720.0, 210.0, 34.0, 712.0, 18.0, 30.0
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
LEVELS = 5  # lines at most
DAYS, WEEKS = 62, 430  # spans up to which days, and weeks, are drawn
LABELS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """The killed of one day, week or month."""

    first: date
    low: int
    high: int


def _day(incident: Incident) -> date | None:
    first, last = words.span(incident.when)
    return first if first is not None and first == last else None


def undated(ground: Ground) -> list[Incident]:
    """Give the incidents that killed and whose day is not known: the chart cannot hold them."""
    return [i for i in ground.counted if _day(i) is None and ground.killed(i)[0]]


def bars(ground: Ground) -> list[Bar]:
    """Give the bars of a span, empty ones too; none where no day is known."""
    dated = [(day, ground.killed(i)) for i in ground.counted if (day := _day(i))]
    if not dated:
        return []
    window = ground.wish.window
    first, last = window.first or min(day for day, _ in dated), window.last or max(day for day, _ in dated)
    steps = list(_steps(first, last))
    lows: dict[date, int] = defaultdict(int)
    highs: dict[date, int] = defaultdict(int)
    for day, (low, high) in dated:
        own = max((step for step in steps if step <= day), default=steps[0])
        lows[own] += low
        highs[own] += low if high is None else high
    return [Bar(step, lows[step], highs[step]) for step in steps]


def _steps(first: date, last: date) -> Iterator[date]:
    """Give the beginnings of days, weeks or months."""
    length = (last - first).days + 1
    step, day = timedelta(days=1 if length <= DAYS else 7), first
    while day <= last:
        yield day
        day = day + step if length <= WEEKS else (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def chart(ground: Ground, family: str) -> str:
    """Draw the chart; nothing where no day is known."""
    drawn = bars(ground)
    if not drawn or not any(bar.high for bar in drawn):
        return ""
    top = max(bar.high for bar in drawn)
    step = next((n for n in STEPS if top / n <= LEVELS), STEPS[-1])
    scale = (HEIGHT - TOP - FOOT) / max(top, 1)
    ground_line = HEIGHT - FOOT
    rtl = ground.speech.is_rtl
    parts = [svg.element("defs", svg.HATCH.format(name="hatch"))]
    for level in range(0, top + 1, step):
        y = ground_line - level * scale
        at = (WIDTH - LEFT + 6, "start") if rtl else (LEFT - 6, "end")
        parts += [
            svg.element("line", x1=_x(LEFT, rtl=rtl), x2=_x(RIGHT, rtl=rtl), y1=y, y2=y, stroke=svg.LINE),
            svg.text(f"{level:,}", at[0], y + 4, text_anchor=at[1], fill=svg.SOFT, font_size=11),
        ]
    parts += _columns(ground, drawn, scale)
    return svg.picture(WIDTH, HEIGHT, *parts, family=family, label=ground.speech.say("days", "head"))


def _x(x: float, *, rtl: bool) -> float:
    return WIDTH - x if rtl else x


def _columns(ground: Ground, drawn: Sequence[Bar], scale: float) -> Iterator[str]:
    room = (RIGHT - LEFT) / len(drawn)
    width, every, foot = min(room * 0.72, 26.0), max(1, -(-len(drawn) // LABELS)), HEIGHT - FOOT
    rtl = ground.speech.is_rtl
    for number, bar in enumerate(drawn):
        middle = _x(LEFT + (number + 0.5) * room, rtl=rtl)
        box = {"x": middle - width / 2, "width": width}
        if bar.high > bar.low:
            height = (bar.high - bar.low) * scale
            more = {"fill": "url(#hatch)", "stroke": svg.KILLED, "stroke_width": 0.8}
            yield svg.element("rect", **box, y=foot - bar.high * scale, height=height, **more)
        if bar.low:
            yield svg.element("rect", **box, y=foot - bar.low * scale, height=bar.low * scale, fill=svg.KILLED)
        if bar.high:
            label = ground.speech.bounds(bar.low, bar.high)
            y = foot - bar.high * scale - 4
            yield svg.text(label, middle, y, text_anchor="middle", font_size=10.5, font_weight="bold")
        if number % every == 0:
            tick = _tick(ground, drawn, number, drawn[number - every].first.year if number else None)
            yield svg.text(tick, middle, foot + 17, text_anchor="middle", fill=svg.SOFT, font_size=11)


def _tick(ground: Ground, drawn: Sequence[Bar], number: int, year: int | None) -> str:
    """Name a day by its number inside one month, else with its month; with its year where that is another one."""
    first, day, last = drawn[0].first, drawn[number].first, drawn[-1].first
    if (first.year, first.month) == (last.year, last.month):
        return str(day.day)
    are_months = len(drawn) > 2 and (last - drawn[-2].first).days >= 28  # noqa: PLR2004 - no week is so long
    short = ground.speech.texts("months", "short")[day.month - 1]
    said = short if are_months else f"{day.day} {short}"
    return f"{said} {day.year}" if first.year != last.year and year != day.year else said
