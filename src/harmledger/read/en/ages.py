"""Ages in a sentence: "a 12-year-old boy", "a man, 63", "two brothers, aged 7 and 9", "five under ten"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.read.ages import ADULT, aged
from harmledger.read.en.group import Form
from harmledger.read.en.quantities import numbers
from harmledger.read.en.stops import BE

if TYPE_CHECKING:
    from harmledger.read.en.group import Group
    from harmledger.read.en.line import Line

_AGE = re.compile(r"(\d{1,3}|[a-z]+(?:-[a-z]+)?)-(?:year|month|week|day)s?-old")
_LISTED = 12  # tokens of a list of ages
_DECIDES_NOTHING = 30  # years
_UNDER = {"under", "below"}
_OVER = {"over", "above"}
_BETWEEN = {"aged", "the", "age", "of", "years"}  # between the people, "under" and the number


def age(low: str) -> int | None:
    """Read "12-year-old", "twelve-year-old"."""
    found = _AGE.fullmatch(low) if low.endswith("-old") else None
    return None if found is None else _years(found[1])


def _years(low: str) -> int | None:
    return int(low) if low.isdecimal() and len(low) < 4 else numbers().get(low)  # noqa: PLR2004 - nobody is 1,000


def several(line: Line, end: int) -> int:
    """Read the age that decides behind a noun for several: "two brothers, aged seven and nine, …"."""
    at = end + (line.lows[end : end + 1] == (",",))
    aged = line.lows[at : at + 1] == ("aged",)
    if not aged and not (at > end and lists(line, at)):
        return _DECIDES_NOTHING
    ages = list[int]()
    for t in range(at + aged, min(at + _LISTED, len(line.lows))):
        low, years = line.lows[t], _years(line.lows[t])
        if (years is None and low not in {",", "and", "to", "between"}) or counts(line, t):
            break
        ages += [] if years is None else [years]
    oldest, youngest = max(ages, default=_DECIDES_NOTHING), min(ages, default=_DECIDES_NOTHING)
    return oldest if oldest < ADULT else max(youngest, _DECIDES_NOTHING)


def lists(line: Line, at: int) -> bool:
    """Say whether ages stand between commas without a word for them: "a married couple, 71 and 69, were …"."""
    lows, end = line.lows, at
    while end < len(lows) and (_years(lows[end]) or lows[end] == "and"):
        end += 1
    return end - at > 1 and "and" in lows[at:end] and lows[end : end + 1] in {(",",), (".",), (")",)}


def counts(line: Line, at: int) -> bool:
    """Say whether a number behind a list of ages counts people: "boys aged 11 and 17, and 129 were injured"."""
    if line.lows[at - 2 : at] != (",", "and") or "and" not in line.lows[max(0, at - _LISTED) : at - 2]:
        return False
    return at + 1 in line.harms or not BE.isdisjoint(line.lows[at + 1 : at + 2])


def one(line: Line, end: int) -> int:
    """Read the age behind a noun: "a man, 63", "aged 12", "(48 years old)"; no age is one that decides nothing."""
    for at in range(end, min(end + 3, len(line.lows))):
        low = line.lows[at]
        if low.isdecimal() and len(low) < 4:  # noqa: PLR2004
            said = line.lows[at - 1] == "aged" or line.lows[at + 1 : at + 3] in {("years", "old"), ("years", "of")}
            return int(low) if said else _DECIDES_NOTHING
    return _DECIDES_NOTHING


def bounded(line: Line, group: Group) -> Group:
    """Read "five under the age of ten", "97 of them were under 15", "three people over 60"."""
    lows, at = line.lows, group.end
    if group.form not in {Form.COUNTED, Form.ELLIPTICAL} or at + 1 >= len(lows):
        return group
    at += (lows[at] in BE) + (lows[at + (lows[at] in BE)] == "aged")
    if at >= len(lows) or lows[at] not in _UNDER | _OVER:
        return group
    to = next((t for t in range(at + 1, min(at + 5, len(lows))) if lows[t] not in _BETWEEN), at)
    years = _years(lows[to])
    told = years is not None and (years <= ADULT if lows[at] in _UNDER else years >= ADULT)
    if years is None or not told:
        return group
    return replace(group, end=to + 1, people=aged(group.people, years - (lows[at] in _UNDER)), form=Form.COUNTED)


def unlisted(line: Line, found: list[Group]) -> list[Group]:
    """Leave out the ages of "three shepherds, 14, 17 and 45, …": as many bare numbers as people right before them."""
    kept: list[Group] = []
    at = 0
    while at < len(found):
        kept.append(found[at])
        at += 1 + _ages_behind(line, found, at)
    return kept


def _ages_behind(line: Line, found: list[Group], at: int) -> int:
    """Say how many groups behind one are only the ages of its people."""
    people, number = found[at], found[at].count.number or 0
    begun = at + 1 < len(found) and _is_age(line, people.end, found[at + 1].start)
    row = found[at + 1 : at + 1 + number - begun]
    if people.form is not Form.COUNTED or not _MANY <= number == len(row) + begun or people.harm is not None:
        return 0
    gaps = [line.lows[a.end : b.start] for a, b in zip([people, *row], row, strict=False)]
    gaps[0] = gaps[0][-1:] if begun else gaps[0]
    bare = all(g.form is Form.ELLIPTICAL and g.end - g.start == 1 and not g.harm and _aged(g) for g in row)
    listed = all(gap in _LISTS or (gap == ("(",) and k == 0) for k, gap in enumerate(gaps))
    return len(row) if bare and listed and line.lows[row[-1].end : row[-1].end + 1] in _CLOSES else 0


def _is_age(line: Line, end: int, start: int) -> bool:
    """Say whether the first age stands alone between the people and the next number: no phrase took it for a count."""
    gap = line.lows[end:start]
    return len(gap) == 3 and gap[0] in {",", "("} and gap[1].isdecimal() and gap[2:] in _LISTS  # noqa: PLR2004


def _aged(group: Group) -> bool:
    return group.count.number is not None and group.count.number < _OLDEST


_MANY = 2  # ages that make a list
_OLDEST = 120  # years
_LISTS = {(",",), ("and",), (",", "and")}
_CLOSES = {(",",), (")",), (".",), ()}
