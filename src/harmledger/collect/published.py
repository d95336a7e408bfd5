"""Understand a publication date as any source writes it: ISO, epoch, words in English or Arabic, Arabic digits.

A date of two small numbers ("05/10/2023") is read day first, as the region's outlets write it. An hour counts only with
its zone, for others' hours are compared with it. Midnight to the second is how systems write a day without an hour.
"""

from __future__ import annotations

import calendar
import re
import tomllib
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache
from importlib.resources import files

from harmledger.model import DateBasis, Interval, Published

LONGEST = 200  # a date string is short; more is a fault in the source
YEARS = range(1900, 2101)
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "ı": "i", "İ": "i"})
ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:t\d+(?:z|[+-]\d{4})?)?\s*")
CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s*(?:(?P<half>[ap])\.?m\.?)?"
    r"\s*\(?(?:z|(?:gmt|utc)?\s*(?P<sign>[+\u2212-])(?P<ahead>\d{1,2})(?::?(?P<rest>\d\d))?|gmt|utc)(?![\w:])"
)
DENSE = re.compile(
    r"(?<=\dt)(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<half>)"
    r"(?:z|(?P<sign>[+-])(?P<ahead>\d\d)(?P<rest>\d\d))"
)
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
YEAR_MONTH = re.compile(r"\s*(\d{4})[-/](\d{1,2})\s*")
YEAR = re.compile(r"\s*(\d{4})\s*")
SECONDS, MILLISECONDS = 10, 13  # digits of an epoch


def published(value: object, basis: DateBasis = DateBasis.META) -> Published | None:
    """Give the days a publication date may mean; None where there is none or it is not understood."""
    span = _span(value)
    return Published(span.earliest, span.latest, basis, _moment(value, span)) if span else None


def known(found: Published) -> Published:
    """Give a time of publication that comes from outside, without an hour whose zone is not told."""
    return replace(found, at=found.at if found.at and found.at.tzinfo else None)


def _moment(value: object, span: Interval) -> datetime | None:
    """Give the moment of a date that tells its hour and zone."""
    text = _fold(str(value)[:LONGEST])
    try:
        found = _posix(text) or _clocked(text, span)
    except (ValueError, OverflowError):  # 25:00, a zone that is none
        return None
    return found if found and found.time() != time.min else None


def _clocked(text: str, span: Interval) -> datetime | None:
    match = CLOCK.search(text) or DENSE.search(text)
    if match is None or span.earliest is None or span.earliest != span.latest:
        return None
    ahead = timedelta(hours=int(match["ahead"] or 0), minutes=int(match["rest"] or 0))
    zone = timezone(ahead if match["sign"] in {None, "+"} else -ahead)
    hour = int(match["hour"])
    hour = hour % 12 + 12 * (match["half"] == "p") if match["half"] else hour
    return datetime.combine(span.earliest, time(hour, int(match["minute"]), int(match["second"] or 0)), zone)


def _span(value: object) -> Interval | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = _fold(str(value)[:LONGEST])
    try:
        return _epoch(text) or _numbers(text) or _words(text) or _coarse(text)
    except ValueError:  # 31 February, month 13
        return None


def _fold(text: str) -> str:
    """Write digits as ASCII and letters in one form, without diacritics."""
    marked = unicodedata.normalize("NFKD", text.casefold().translate(FOLD))
    letters = (c for c in marked if not unicodedata.combining(c) and c not in "\u200e\u200f\u061c")
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in letters)


def _day(year: str, month: int, day: str) -> Interval | None:
    found = date(int(year), month, int(day))
    return Interval(found, found) if found.year in YEARS else None


def _month(year: str, month: int) -> Interval | None:
    if int(year) not in YEARS:
        return None
    return Interval(date(int(year), month, 1), date(int(year), month, calendar.monthrange(int(year), month)[1]))


def _epoch(text: str) -> Interval | None:
    moment = _posix(text)
    return Interval(moment.date(), moment.date()) if moment else None


def _posix(text: str) -> datetime | None:
    whole = text.strip().split(".")[0]
    if not whole.isdecimal() or len(whole) not in {SECONDS, MILLISECONDS}:
        return None
    return datetime.fromtimestamp(int(whole[:SECONDS]), UTC)


def _numbers(text: str) -> Interval | None:
    if match := ISO.search(text) or COMPACT.fullmatch(text):
        year, month, day = match.groups()
        return _day(year, int(month), day)
    if match := NUMERIC.search(text):
        first, second, year = match.groups()
        return _day(year, int(first), second) if int(second) > len(_months()) else _day(year, int(second), first)
    return None


def _words(text: str) -> Interval | None:
    names, day_first, month_first, month_only = _patterns()
    if match := day_first.search(text):
        return _day(match["year"], names[match["month"]], match["day"])
    if match := month_first.search(text):
        return _day(match["year"], names[match["month"]], match["day"])
    if match := month_only.search(text):
        return _month(match["year"], names[match["month"]])
    return None


def _coarse(text: str) -> Interval | None:
    if match := YEAR_MONTH.fullmatch(text):
        return _month(match[1], int(match[2]))
    if (match := YEAR.fullmatch(text)) and int(match[1]) in YEARS:
        return Interval(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))
    return None


@cache
def _months() -> dict[int, list[str]]:
    table = tomllib.loads(files("harmledger.collect").joinpath("months.toml").read_text(encoding="utf-8"))
    return {int(number): [_fold(name) for name in names] for number, names in table.items()}


@cache
def _patterns() -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Build the patterns of dates with a month in words; a second name may follow ("تشرين الثاني/نوفمبر")."""
    names = {name: number for number, all_names in _months().items() for name in all_names}
    any_name = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    month = rf"(?<!\w)(?P<month>{any_name})(?!\w)\.?(?:\s*[/(-]\s*(?:{any_name})(?!\w)\)?)?"
    day, year = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?<!\d)(?P<year>\d{4})(?!\d)"
    gap, of_year = r"[\s,،./-]{0,4}", r"(?:(?:عام|سنه|لعام|of)\s+)?"
    return (
        names,
        re.compile(rf"{day}{gap}(?:(?:of|من|de)\s+)?(?:شهر\s+)?{month}{gap}{of_year}{year}"),
        re.compile(rf"{month}{gap}{day}{gap}{of_year}{year}"),
        re.compile(rf"{month}{gap}{of_year}{year}"),
    )
