"""When a scene, an event and a claim are: the day the text gives nearest to it, else the event's, else its frame's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import holds
from harmledger.assemble.state import answers, died_later
from harmledger.model import TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.assemble.state import Scene, State
    from harmledger.model import When
    from harmledger.read.mentions import TimeMention

COMPARED = 45  # characters between a comparison and its time
CLOSE = 40  # characters between a figure and its own time
SHORT = 2  # days that one attack may last: a night, "the past 24 hours"
LONG = {TimePrecision.WEEK, TimePrecision.MONTH, TimePrecision.YEAR, TimePrecision.LONGER}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression with what it was resolved to."""

    mention: TimeMention
    when: When | None

    @property
    def known(self) -> bool:
        """Whether it names a day at all, not only a part of one."""
        return self.when is not None and (self.when.earliest is not None or self.when.latest is not None)

    @property
    def counted(self) -> bool:
        """Whether it only says until when the dead were counted: "by Wednesday evening"."""
        m = self.mention
        return m.until and m.weekday is not None and m.day is None

    @property
    def back(self) -> bool:
        """Whether it is a week, month or year before this one: "last month"."""
        m = self.mention
        return (m.months_back or m.weeks_back or m.years_back or 0) > 0

    @property
    def long(self) -> bool:
        """Whether it is a period rather than the day of one attack."""
        days = length(self.when) if self.when else None
        if days is not None:
            return days > SHORT
        if self.when and self.when.precision in LONG:
            return True
        return self._worded_long()

    def _worded_long(self) -> bool:
        m = self.mention
        months = m.months_back is not None or m.years_back is not None or m.weeks_back is not None
        dateless = m.day is None and m.weekday is None and (m.month is not None or m.year is not None)
        back = m.days_from is not None and (m.days_to or 0) - m.days_from > SHORT
        return months or dateless or back or (m.since and m.day is None and m.weekday is None and m.part is None)


def length(when: When) -> int | None:
    """Give the number of days from first to last, where both are known."""
    if when.earliest is None or when.latest is None:
        return None
    return (when.latest - when.earliest).days


def moments(state: State, indices: Iterable[int]) -> list[Moment]:
    """Give the times of a scene."""
    located = state.located.times
    return [Moment(state.reading.times[i], located[i] if i < len(located) else None) for i in indices]


def of_scene(state: State, scene: Scene) -> list[Moment]:
    """Give a scene's own times; what it is only compared with is none of them."""
    told = (i for i in scene.times if not _compared(state, state.reading.times[i]))
    return [m for m in moments(state, told) if not m.counted]


def _compared(state: State, mention: TimeMention) -> bool:
    """Whether a time stands behind a comparison: "an increase compared with the same period in 2020"."""
    start = mention.start + len(state.text[mention.start : mention.end].split()[0])
    before = state.text[max(0, mention.start - COMPARED) : start].lower()
    return holds(before, state.cues.compares) or answers(state.text, state.reading, state.cues, mention)


def day(found: list[Moment]) -> When | None:
    """Give the time of one attack: the shortest that is no period, else none."""
    short = [m.when for m in found if m.when and not m.long and m.known and not m.mention.told]
    return min(short, key=_width, default=None)


def spoken(found: list[Moment]) -> When | None:
    """Give the day on which somebody spoke of an attack that nothing dates better."""
    return next((m.when for m in found if m.when and m.mention.told and m.known and not m.long), None)


def each(state: State, scene: Scene) -> dict[int, When]:
    """Give the times of figures that have each its own: "60 were killed on Friday and 50 on Saturday"."""
    figures, told = state.figures(scene), of_scene(state, scene)
    ends = [f.start for f in figures[1:]] + [scene.end]
    found = {f.start: _behind(state, told, f.end, end) for f, end in zip(figures, ends, strict=True)}
    own = {start: when for start, when in found.items() if when is not None}
    apart = len({(w.earliest, w.latest) for w in own.values()}) > 1
    return (own if apart else {}) | {f.start: when for f in figures if (when := _bracketed(state, scene, f.start))}


def _bracketed(state: State, scene: Scene, at: int) -> When | None:
    """Give the time in whose brackets a figure stands: "compared with April (209 killed, 1,146 injured)"."""
    opened = state.text.rfind("(", scene.start, at)
    if opened < 0 or ")" in state.text[opened:at]:
        return None
    every = moments(state, scene.times)
    return next((m.when for m in every if m.known and 0 <= opened - m.mention.end <= 1), None)


def _behind(state: State, told: list[Moment], start: int, end: int) -> When | None:
    """Give the time that stands close behind a figure, with no comma between."""
    close = (m for m in told if m.known and start <= m.mention.start < min(end, start + CLOSE))
    return next((m.when for m in close if "," not in state.text[start : m.mention.start]), None)


def month(found: list[Moment]) -> When | None:
    """Give the month by which an attack is dated without a day: "in February", "last month"."""
    named = (m for m in found if m.long and m.known and not m.mention.since and not m.mention.until)
    return min((m.when for m in named if m.when and (m.mention.month or m.back)), key=_width, default=None)


def struck(state: State, scene: Scene) -> When | None:
    """Give the day of the attack that a scene names: the first, where it also names the day of a later death."""
    found = of_scene(state, scene)
    if not died_later(state, scene):
        return day(found) or month(found)
    return _before_death(state, scene, first(found), last(found)) or month(found)


def _before_death(state: State, scene: Scene, early: When | None, late: When | None) -> When | None:
    """Give the day of the attack of which somebody died later; the one day named with "an earlier shelling" ends it."""
    prior = early == late and holds(state.text[scene.start : scene.end].lower(), state.cues.prior)
    return replace(early, earliest=None) if early and early.latest and prior else early


def first(found: list[Moment]) -> When | None:
    """Give the earliest day that is named."""
    return min((m.when for m in found if m.when and m.known and not m.long), key=_start, default=None)


def last(found: list[Moment]) -> When | None:
    """Give the latest day that is named."""
    return max((m.when for m in found if m.when and m.known and not m.long), key=_start, default=None)


def _start(when: When) -> int:
    known = when.earliest or when.latest
    return known.toordinal() if known else 0


def period(found: list[Moment]) -> When | None:
    """Give the period named: the longest."""
    return max((m.when for m in found if m.when and m.known), key=_width, default=None)


def _width(when: When) -> int:
    days = length(when)
    return 10_000 if days is None else days


def apart(one: When | None, other: When | None) -> bool:
    """Whether two times exclude each other. An open bound excludes nothing; candidates are tried pairwise."""
    if one is None or other is None:
        return False
    return not any(_meet(a, b) for a in _intervals(one) for b in _intervals(other))


def _intervals(when: When) -> list[tuple[int, int]]:
    spans = [(c.earliest, c.latest) for c in when.candidates] or [(when.earliest, when.latest)]
    return [(a.toordinal() if a else 0, b.toordinal() if b else 10**7) for a, b in spans]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
