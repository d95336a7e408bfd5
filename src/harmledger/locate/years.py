"""The years a text may be from, where nothing dates it: weekdays beside dates, parties that exist only since a day."""

from __future__ import annotations

import calendar
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.locate.calendar import weekday_fits
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harmledger.read.mentions import Reading, TimeMention

FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A year the text may be from, with the day of publication where the text lets it be told."""

    year: int
    published: date | None


def candidates(joined: Sequence[TimeMention], lowest: date, today: date) -> tuple[Candidate, ...]:
    """Give the years in which all clues of a text hold together, latest first; empty where there is no clue."""
    if not any(m.month and m.day and not m.year for m in joined):
        return ()
    found = (_candidate(year, joined) for year in range(today.year, lowest.year - 1, -1))
    return tuple(c for c in found if c and _latest(c, joined, today) <= today and _not_before(c, lowest))


def lowest(text: str, reading: Reading, today: date) -> date:
    """Give the day before which the text was not written: dates it looks back on, parties it names, picture dates."""
    bounds = [date(FIRST_YEAR, 1, 1)]
    bounds += [day for names, day in _exists() if any(name in text for name in names)]
    bounds += [day for m in reading.times if (day := _stated(m)) and day <= today]
    return max(bounds)


def full_days(reading: Reading) -> Iterable[tuple[int, date]]:
    """Give the days that the text states in full outside captions, with their offsets."""
    for m in reading.times:
        kind = reading.sentences[m.sentence].kind if m.sentence < len(reading.sentences) else SentenceKind.BODY
        plain = kind not in {SentenceKind.CAPTION, SentenceKind.FURNITURE} and not (m.since or m.until or m.to_day)
        if plain and m.year and m.month and m.day and (day := _stated(m)):
            yield m.start, day


def stated(reading: Reading) -> dict[tuple[int, int | None], int]:
    """Give the year of each month, and of each day of a month, that the text states with one year only.

    "The third strike in January 2023" also dates "on January 3".
    """
    found: dict[tuple[int, int | None], set[int]] = {}
    for m in reading.times:
        if m.month and m.year and m.year >= FIRST_YEAR and not (m.since or m.until):
            spanned = {(month, None) for month in range(m.month, (m.to_month or m.month) + 1)}
            for at in {(m.month, m.day), *spanned}:
                found.setdefault(at, set()).add(m.year)
    return {at: max(said) for at, said in found.items() if len(said) == 1}


def _candidate(year: int, joined: Sequence[TimeMention]) -> Candidate | None:
    """Check one year: every weekday beside a date, and "yesterday, Friday" beside "today, 25 November"."""
    published = None
    for m in joined:
        day = _in_year(m, year)
        if day is None and m.month and m.day and not m.year:
            return None  # 29 February
        if day and not weekday_fits(m, day):
            return None
        if day and m.days_from is not None and m.days_from == m.days_to:
            published = day - timedelta(days=m.days_from)
    if published and not all(_offset_fits(m, published) for m in joined):
        return None
    return Candidate(year, published or _told_on(joined, year))


def _told_on(joined: Sequence[TimeMention], year: int) -> date | None:
    """Give the first day from the last one told of on which "yesterday, Friday" is true; None without such a clue."""
    told = [day for m in joined if (day := _in_year(m, year))]
    if not told or not any(m.weekday is not None and m.days_from is not None and not m.month for m in joined):
        return None
    week = (max(told) + timedelta(days=n) for n in range(7))
    return next((day for day in week if all(_offset_fits(m, day) for m in joined)), None)


def _offset_fits(m: TimeMention, published: date) -> bool:
    single = m.days_from is not None and m.days_from == m.days_to and m.month is None
    return not single or weekday_fits(m, published + timedelta(days=m.days_from or 0))


def _in_year(m: TimeMention, year: int) -> date | None:
    if not (m.month and m.day) or m.year or m.to_day:
        return None
    if not 1 <= m.month <= 12 or not 1 <= m.day <= calendar.monthrange(year, m.month)[1]:  # noqa: PLR2004 - months
        return None
    return date(year, m.month, m.day)


def _latest(c: Candidate, joined: Sequence[TimeMention], today: date) -> date:
    """Give the latest day that the candidate speaks of: it must not lie in the future."""
    if c.published:
        return c.published
    return max((d for m in joined if (d := _in_year(m, c.year))), default=today)


def _not_before(c: Candidate, lowest: date) -> bool:
    return c.published >= lowest if c.published else c.year >= lowest.year


def _stated(m: TimeMention) -> date | None:
    if not m.year or m.year < FIRST_YEAR or m.until:
        return None
    try:
        return date(m.year, m.month or 1, m.day or 1)
    except ValueError:
        return None


@cache
def _exists() -> tuple[tuple[tuple[str, ...], date], ...]:
    data = tomllib.loads(files("harmledger.locate").joinpath("exists.toml").read_text("utf-8"))
    return tuple((tuple(item["names"]), item["day"]) for item in data["since"])
