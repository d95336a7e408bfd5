"""Days of one time expression, counted from the day of publication. Pure calendar rules, no language."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

from harmledger.model import Interval, Part, TimePrecision
from harmledger.read.mentions import Anchor

if TYPE_CHECKING:
    from harmledger.read.mentions import TimeMention

_DAY = timedelta(days=1)
_WEEK = 7
_MONTH_DAYS, _YEAR_DAYS = 31, 366
_MONTHS = 12


def days(mention: TimeMention, published: date | None, spoken: date | None = None) -> Interval | None:
    """Give the days of a time expression, or None where what it counts from is unknown.

    `published` is the day of publication, `spoken` the day the text last spoke of.
    """
    try:
        found = _relative(mention, published, spoken) if _is_relative(mention) else _calendar(mention, published)
    except (ValueError, OverflowError):  # no such day: 31 April, year 0
        return None
    return _open_ended(mention, found, published) if found else None


def precision(found: Interval, part: Part | None) -> TimePrecision:
    """Give how finely an interval is known."""
    if found.earliest is None or found.latest is None:
        return TimePrecision.LONGER
    length = (found.latest - found.earliest).days + 1
    if length == 1:
        return TimePrecision.NIGHT if part is Part.NIGHT else TimePrecision.DAY
    steps = ((_WEEK - 1, TimePrecision.DAYS), (_WEEK + 1, TimePrecision.WEEK), (_MONTH_DAYS, TimePrecision.MONTH))
    for limit, name in (*steps, (_YEAR_DAYS, TimePrecision.YEAR)):
        if length <= limit:
            return name
    return TimePrecision.LONGER


def weekday_fits(mention: TimeMention, day: date) -> bool:
    """Tell whether a stated weekday agrees with a day; «ليلة الجمعة» may be dated to either side of midnight."""
    if mention.weekday is None:
        return True
    return day.weekday() == mention.weekday or (mention.eve and (day + _DAY).weekday() == mention.weekday)


def _is_relative(mention: TimeMention) -> bool:
    counted = (mention.days_from, mention.days_to, mention.months_back, mention.years_back, mention.weeks_back)
    return any(c is not None for c in counted) and (mention.day is None or mention.months_back is not None)


def _relative(mention: TimeMention, published: date | None, spoken: date | None) -> Interval | None:
    base = spoken if mention.anchor is Anchor.TEXT else published
    if base is None:
        return None
    if mention.years_back is not None:
        return _of_year(mention, base.year - mention.years_back, base)
    if mention.months_back is not None:
        year, month = _months_before(base, mention.months_back)
        if mention.day is not None:  # "the 19th of last month"
            return Interval(*2 * (date(year, month, mention.day),))
        whole = _month(year, month)
        return Interval(whole.earliest, base) if mention.months_back == 0 else whole
    if mention.weeks_back is not None:
        monday = base - timedelta(days=base.weekday() + _WEEK * mention.weeks_back)
        last = monday + 6 * _DAY
        return Interval(monday, min(last, base) if mention.weeks_back == 0 else last)
    start = mention.days_from if mention.days_from is not None else mention.days_to
    end = mention.days_to if mention.days_to is not None else mention.days_from
    low, high = sorted((base + _DAY * (start or 0), base + _DAY * (end or 0)))
    return Interval(low, high)


def _of_year(mention: TimeMention, year: int, base: date) -> Interval:
    if mention.month:
        return _month(year, mention.month)
    return Interval(date(year, 1, 1), base if year == base.year else date(year, 12, 31))


def _calendar(mention: TimeMention, published: date | None) -> Interval | None:
    if mention.to_day or mention.to_month or mention.to_year:
        return _range(mention, published)
    if mention.month and mention.day:
        year = published.year - mention.years_back if published and mention.years_back is not None else mention.year
        day = _day(year, mention.month, mention.day, published)
        return Interval(day, day) if day else None
    if mention.month:
        return _only_month(mention, published)
    if mention.year:
        return Interval(date(mention.year, 1, 1), date(mention.year, 12, 31))
    return _near(mention, published) if published else None


def _near(mention: TimeMention, published: date) -> Interval | None:
    """Give the last such day of the month or of the week; the eve of a day is the night before it."""
    if mention.day:
        return _day_of_month(mention.day, published)
    if mention.weekday is None:
        return None
    end = published - _DAY if mention.before else published
    last = _last_weekday(mention.weekday if mention.to_weekday is None else mention.to_weekday, end)
    first = _last_weekday(mention.weekday, last) - (_DAY if mention.eve else timedelta(0))
    return Interval(first, first if mention.to_weekday is None else last)


def _range(mention: TimeMention, published: date | None) -> Interval | None:
    """Give a range: "from 3 to 9 October", "between September 23 and October 2, 2023", "2012 to 2016"."""
    to_month, to_year = mention.to_month or mention.month, mention.to_year or mention.year
    if to_month is None:
        return Interval(date(mention.year, 1, 1), date(to_year, 12, 31)) if mention.year and to_year else None
    to_day = mention.to_day or 0
    end = _day(to_year, to_month, to_day or 1, published)
    if end is None:
        return None
    month = mention.month or end.month
    year = mention.year or (end.year if month <= end.month else end.year - 1)
    start = date(year, month, mention.day or 1)
    last = end if to_day else _month(end.year, end.month).latest
    if last and last < start:  # "from 28 December 2022 to 3 January": the year is that of the beginning
        last = last.replace(year=last.year + 1) if not mention.to_year else None
    return Interval(start, last) if last else None


def _only_month(mention: TimeMention, published: date | None) -> Interval | None:
    month = mention.month or 1
    if mention.year:
        return _month(mention.year, month)
    if published is None:
        return None
    if month == published.month:
        return Interval(published.replace(day=1), published)
    return _month(published.year - (month > published.month), month)


def _day(year: int | None, month: int, day: int, published: date | None) -> date | None:
    """Give a day; without a year the latest one that is not after the day after publication."""
    if year:
        return date(year, month, day)
    if published is None:
        return None
    for candidate in range(published.year + 1, published.year - 9, -1):  # 29 February may lie eight years back
        if day <= calendar.monthrange(candidate, month)[1] and date(candidate, month, day) <= published + _DAY:
            return date(candidate, month, day)
    return None


def _day_of_month(day: int, published: date) -> Interval | None:
    for back in range(3):
        year, month = _months_before(published, back)
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) <= published + _DAY:
            return Interval(date(year, month, day), date(year, month, day))
    return None


def _last_weekday(weekday: int, published: date) -> date:
    return published - timedelta(days=(published.weekday() - weekday) % _WEEK)


def _months_before(day: date, months: int) -> tuple[int, int]:
    count = day.year * _MONTHS + day.month - 1 - months
    return count // _MONTHS, count % _MONTHS + 1


def _month(year: int, month: int) -> Interval:
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _open_ended(mention: TimeMention, found: Interval, published: date | None) -> Interval | None:
    """Open an interval: "since" reaches to the day of publication, "until" comes from an open past."""
    if mention.since:
        end = published if published and found.earliest and published >= found.earliest else None
        return Interval(found.earliest, end)
    return Interval(None, found.latest) if mention.until else found
