"""The times of one document: expressions that belong together are read as one, and counted from its publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from harmledger.locate import dating, years
from harmledger.locate.calendar import days, precision, weekday_fits
from harmledger.model import Interval, Problem, Published, Severity, When
from harmledger.read.mentions import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Document
    from harmledger.read.mentions import Reading, TimeMention

_APART = 24  # characters between two expressions of one time: "Thursday night (October 5)"
_BETWEEN = re.compile(r"[\s,،()\[\]\-–—/:]*(?:(?:on|the|a|of|in|يوم|الموافق|من|في|بتاريخ|corresponding to)[\s,،(]*)*")
_FEW = 4  # so many candidate years leave a likeliest worth showing
_MARKS = frozenset({"start", "end", "sentence"})


@dataclass(frozen=True, slots=True)
class Dated:
    """The times of a document, aligned with `reading.times`, and what dates the document itself."""

    whens: tuple[When | None, ...] = ()
    problems: tuple[Problem, ...] = ()
    published: Published | None = None


@dataclass(frozen=True, slots=True)
class _Context:
    """What times are counted from: a known publication, or the years that the clues leave."""

    published: Interval | None
    candidates: tuple[years.Candidate, ...]
    full: tuple[tuple[int, date], ...]
    lowest: date | None
    told: date | None = None  # the day that the text states as news, where nothing dates the text itself


def times(document: Document, reading: Reading, *, today: date | None = None) -> Dated:
    """Resolve the time mentions of a document; nothing is guessed without its candidates."""
    now = today or datetime.now(tz=UTC).date()
    joined = _yeared(reading, _joined(document.text, reading.times))
    published = dating.published(document, reading)
    context = _context(document.text, reading, published, joined, now)
    whens: list[When | None] = []
    spoken: tuple[date | None, ...] = ()
    for mention, own in zip(joined, reading.times, strict=True):
        when = _when(mention, context, spoken, document.text[own.start : own.end])
        spoken = _spoken(when) or spoken
        whens.append(when)
    problems = (
        *_mismatches(document, joined, whens),
        *_open_year(document, reading, context),
        *dating.redated(document, published),
    )
    return Dated(tuple(whens), problems, published)


def _joined(text: str, mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """Merge neighbours that tell one time ("Yesterday, Friday"), and give the merged one to each of them."""
    groups: list[list[int]] = []
    for i, m in enumerate(mentions):
        before = mentions[groups[-1][-1]] if groups else None
        if before is not None and _belong(text, before, m):
            groups[-1].append(i)
        else:
            groups.append([i])
    out = list(mentions)
    for group in groups:
        merged = mentions[group[0]]
        for i in group[1:]:
            merged = _merged(merged, mentions[i])
        for i in group:
            out[i] = merged
    return out


def _yeared(reading: Reading, joined: list[TimeMention]) -> list[TimeMention]:
    """Give a day without a year the one that the text states beside its month."""
    stated = years.stated(reading)
    said = [stated.get((m.month or 0, m.day)) or stated.get((m.month or 0, None)) for m in joined]
    return [replace(m, year=y) if m.day and not m.year and y else m for m, y in zip(joined, said, strict=True)]


def _belong(text: str, a: TimeMention, b: TimeMention) -> bool:
    """Tell whether two expressions stand side by side and contradict each other in nothing."""
    gap = b.start - a.end
    if a.sentence != b.sentence or not 0 <= gap <= _APART or a.span or b.span:
        return False
    if a.since or b.since or a.until or b.until or not _BETWEEN.fullmatch(text, a.end, b.start):
        return False
    if a.days_from is not None and a.days_from != a.days_to:
        return False
    mine, theirs = _filled(a), _filled(b)
    return not (mine & theirs - {"anchor"})


def _filled(m: TimeMention) -> set[str]:
    said = {f.name: getattr(m, f.name) for f in fields(m) if f.name not in _MARKS}
    return {name for name, v in said.items() if v is not None and v is not False and v is not Anchor.CALENDAR}


def _merged(a: TimeMention, b: TimeMention) -> TimeMention:
    return replace(a, end=b.end, **{name: getattr(b, name) for name in _filled(b) - _filled(a)})


def _context(
    text: str, reading: Reading, published: Published | None, joined: Sequence[TimeMention], today: date
) -> _Context:
    if published and (published.earliest or published.latest):
        known = Interval(published.earliest or published.latest, published.latest or published.earliest)
        return _Context(known, (), (), None)
    lowest = years.lowest(text, reading, today)
    full = tuple(years.full_days(reading))
    return _Context(None, years.candidates(joined, lowest, today), full, lowest, dating.told_day(reading))


def _when(m: TimeMention, context: _Context, spoken: tuple[date | None, ...], text: str) -> When | None:
    if context.published or _is_full(m):
        return _anchored(m, context.published, spoken, text)
    options = _options(m, context, spoken)
    if not options and context.told and m.month is None and not m.year:
        news = Interval(context.told, context.told + timedelta(days=1))
        return _anchored(m, news, spoken, text)
    if not options:
        return _undated(m, context, text)
    best = options[0]
    shown = best if len(options) <= _FEW else Interval(None, None)
    kept = options if len(options) > 1 else ()
    return When(shown.earliest, shown.latest, precision(best, m.part), m.part, kept, text)


def _anchored(m: TimeMention, published: Interval | None, spoken: tuple[date | None, ...], text: str) -> When | None:
    """Count from both ends of the day or days of publication."""
    last = next((d for d in spoken if d), None)
    ends = (published.earliest, published.latest) if published else (None,)
    found = [f for end in dict.fromkeys(ends) if (f := days(m, end, last))]
    if not found:
        return None
    whole = Interval(found[0].earliest, found[-1].latest)
    return When(whole.earliest, whole.latest, precision(whole, m.part), m.part, (), text)


def _options(m: TimeMention, context: _Context, spoken: tuple[date | None, ...]) -> tuple[Interval, ...]:
    """Give the days of a mention under each candidate year, likeliest first."""
    if m.anchor is Anchor.TEXT:
        found = [days(m, None, day) for day in spoken]
    elif same := _same_weekday(m, context):
        found = [same]
    else:
        near = _nearest_year(m, context)
        ordered = sorted(context.candidates, key=lambda c: c.year != near)
        found = [days(m, c.published) if c.published else _by_year(m, c.year) for c in ordered]
    return tuple(dict.fromkeys(f for f in found if f))


def _by_year(m: TimeMention, year: int) -> Interval | None:
    """Give a day or month in a year; what counts from publication stays open."""
    if not m.month:
        return None
    return days(replace(m, year=year, days_from=None, days_to=None), None)


def _same_weekday(m: TimeMention, context: _Context) -> Interval | None:
    """Take a bare "on Sunday" for the one day stated in full that is a Sunday."""
    if m.weekday is None or m.month or m.day or m.days_from is not None:
        return None
    fitting = {day for _, day in context.full if weekday_fits(m, day)}
    return Interval(*(2 * tuple(fitting))) if len(fitting) == 1 else None


def _nearest_year(m: TimeMention, context: _Context) -> int | None:
    """Give the year of the last day stated in full before a mention, else of the first after it."""
    before = [day.year for start, day in context.full if start < m.start]
    after = [day.year for start, day in context.full if start >= m.start]
    return before[-1] if before else (after[0] if after else None)


def _undated(m: TimeMention, context: _Context, text: str) -> When | None:
    """Bound a time that only the day of publication could tell: not before what the text looks back on."""
    if m.since or m.until:
        return None
    lowest = context.lowest if context.lowest and context.lowest.year > years.FIRST_YEAR else None
    return When(lowest, None, None, m.part, (), text)


def _is_full(m: TimeMention) -> bool:
    return m.year is not None and m.anchor is Anchor.CALENDAR


def _spoken(when: When | None) -> tuple[date | None, ...]:
    """Give the day (under each candidate) that the text now speaks of."""
    if when is None:
        return ()
    options = when.candidates or ((Interval(when.earliest, when.latest),) if when.earliest else ())
    return tuple(o.latest for o in options if o.earliest and o.earliest == o.latest)


def _mismatches(document: Document, joined: Sequence[TimeMention], whens: Sequence[When | None]) -> list[Problem]:
    """Report a weekday that does not fall on its date."""
    found = []
    for m, when in dict(zip(joined, whens, strict=True)).items():
        if when is None or when.earliest is None or when.earliest != when.latest or m.weekday is None:
            continue
        if not weekday_fits(m, when.earliest):
            words = document.text[m.start : m.end]
            says = f"“{words}”: {when.earliest.isoformat()} was a {when.earliest.strftime('%A')}."
            found.append(Problem("weekday_mismatch", Severity.WARNING, says, (), document.id))
    return found


def _open_year(document: Document, reading: Reading, context: _Context) -> list[Problem]:
    """Report that the text leaves its year, or its day of publication, open."""
    if context.published or not reading.times:
        return []
    if len(context.candidates) > 1 and not context.full:
        known = ", ".join(str(c.year) for c in context.candidates[:_FEW])
        more = ", …" if len(context.candidates) > _FEW else ""
        says = f"The text does not say its year; its dates fit {known}{more}."
        return [Problem("year_open", Severity.WARNING, says, (), document.id)]
    if any(m.year is None for m in reading.times) and not context.candidates:
        says = "No publication date is known, so times such as “yesterday” stay open."
        return [Problem("publication_date_missing", Severity.INFO, says, (), document.id)]
    return []
