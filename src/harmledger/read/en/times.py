"""Time expressions taken apart, none of them resolved: "Thursday night (October 5)", "in the past week"."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING, Any

from harmledger.model import Part
from harmledger.read.en.words import DATA
from harmledger.read.lexicon import Memo, phrases, rows
from harmledger.read.mentions import Anchor, TimeMention
from harmledger.read.numbers import numeral

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from harmledger.read.en.line import Line

_SHARED = "harmledger.read.data"
_NUMERIC = re.compile(r"\d[-/.]\d{1,2}[-/.]\d|\b(?:19|20)\d\d\b")
_COMMON, _MIDDLE = 2001, 15  # a year of 365 days; the last day of a month's first half
_SMALL = (
    "with since until between from the in over during within for throughout so earlier on that late early of mid early-"
)
_CUES = (
    "overnight today tonight yesterday last past this these since ago earlier before day days week weeks month months "
    "year years hour hours next following same that preceding previous current decade"
)


@cache
def _cues() -> frozenset[str]:
    """Give the words without one of which, or a numeral, no time is told: names of days and months, "ago", "last"."""
    names = {*_names("month"), *_names("weekday"), *_CUES.split()}
    return frozenset(names | {f"{name}." for name in names})


@cache
def _names(kind: str) -> dict[str, int]:
    """Give the Latin names of months or weekdays with their numbers."""
    found = (row for row in rows(_SHARED, "calendar.tsv") if row[0] == kind)
    return {p: int(n) for _, n, column in found for p in phrases(column) if p.isascii()}


def is_name(low: str) -> bool:
    """Say whether a word names a weekday or a month."""
    return low in _names("weekday") or low in _names("month")


@cache
def _words(kind: str) -> dict[str, str]:
    """Give the words of a kind in times.tsv with their values."""
    return {p: value for k, value, column in rows(DATA, "times.tsv") if k == kind for p in phrases(column)}


def _either(names: dict[str, Any]) -> str:
    return "|".join(sorted((re.escape(n).replace(r"\ ", r"\s") for n in names), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    """Give all constructions of times.tsv as one expression; the first that fits at a place wins."""
    month = rf"(?:{_either(_names('month'))})\b\.?"
    slots = {
        "month": month,
        "weekday": rf"(?:{_either(_names('weekday'))})\b\.?",
        "part": rf"(?:{_either(_words('part'))})\b",
        "number": rf"(?:\d{{1,3}}|{_either(_words('number'))})\b",
        "day": r"\d{1,2}(?:st|nd|rd|th)?",
        "year": r"(?:19|20)\d\d\b",
    }
    alternatives = []
    for i, (_, shape) in enumerate(_shapes()):
        filled = re.sub(r"\{([a-z]+)(\d*)\}", lambda m, i=i: f"(?P<{m[1]}{m[2]}_{i}>{slots[m[1]]})", shape)  # type: ignore[misc]
        alternatives.append(f"(?P<shape_{i}>{filled})")
    return re.compile(r"(?<![\w-])(?:" + "|".join(alternatives) + r")(?![\w-])")


@cache
def _shapes() -> tuple[tuple[str, str], ...]:
    return tuple((row[1], row[2]) for row in rows(DATA, "times.tsv") if row[0] == "shape")


@cache
def _slots() -> tuple[tuple[tuple[str, str], ...], ...]:
    """Give the slots of each shape with the names of their groups in the pattern."""
    names = [name.rsplit("_", 1) for name in _pattern().groupindex if not name.startswith("shape_")]
    return tuple(tuple((slot, f"{slot}_{i}") for slot, at in names if int(at) == i) for i in range(len(_shapes())))


def times(line: Line, start: int, end: int) -> Iterator[TimeMention]:
    """Give the time expressions of a sentence that lies between two offsets."""
    piece = line.tokens.text[start:end]  # a stamp may be glued to the word before it: what stands there is not seen
    if _cues().isdisjoint(line.lows) and not _NUMERIC.search(piece):
        return
    done, low = 0, _lower(piece)
    for at in _openings(line):
        match = _pattern().match(low, at - start) if at - start >= done else None
        if match is None or match.lastgroup is None:
            continue
        done, shape = match.end(), int(match.lastgroup.removeprefix("shape_"))  # the group that closes last
        slots = {slot: found for slot, group in _slots()[shape] if (found := match[group]) is not None}
        made = _MAKERS[_shapes()[shape][0]](slots, match.group())
        if made is not None:
            yield TimeMention(start + match.start(), start + match.end(), line.sentence, **(made | _part(slots)))


def _lower(piece: str) -> str:
    """Give a sentence in small letters, none of which takes more room than its capital."""
    low = piece.lower()
    return low if len(low) == len(piece) else "".join(c.lower()[0] for c in piece)


def _openings(line: Line) -> Iterator[int]:
    """Give the offsets at which a time can begin: at a cue or numeral, or at a small word shortly before one."""
    small, lows, near = _small(), line.lows, -1
    for mark in compress(count(), map(_MARKS.__getitem__, lows)):
        for at in range(max(near + 1, mark - _AHEAD), mark):
            if lows[at] in small:
                yield line.tokens.starts[at]
        near = mark
        yield line.tokens.starts[mark]


def _marks(low: str) -> bool:
    """Say whether a word tells of a time."""
    return low in _cues() or low[0].isdigit()


_MARKS = Memo(_marks)
_AHEAD = 4  # small words before the cue of a time: "in the past two days", "since the beginning of 2020"


@cache
def _small() -> frozenset[str]:
    """Give the small words with which a time can begin."""
    words = {w for phrase in (*_words("number"), *_words("part")) for w in phrase.split()}
    return frozenset(words | set(_SMALL.split()))


Made = dict[str, Any] | None


def _month(name: str | None) -> int | None:
    return None if name is None else _names("month").get(name.rstrip("."))


def _weekday(name: str | None) -> int | None:
    return None if name is None else _names("weekday").get(name.rstrip("."))


def _day(word: str | None) -> int | None:
    """Read a day of the month: "5", "5th"."""
    number = None if word is None else numeral(re.sub(r"\D", "", word))
    return number if number and number <= 31 else None  # noqa: PLR2004


def _year(word: str | None) -> int | None:
    return None if word is None else int(word)


def _number(word: str) -> int:
    return numeral(word) or int(_words("number").get(word, "1"))


def _part(slots: dict[str, str]) -> dict[str, Part]:
    return {"part": Part(_words("part")[" ".join(slots["part"].split())])} if "part" in slots else {}


def _dated(s: dict[str, str], raw: str) -> Made:
    """Read a month with a day or a year or both, or a range of days."""
    day = _day(s.get("day"))
    if "day" in s and day is None:
        return None
    found = {
        "month": _month(s.get("month")),
        "day": day,
        "year": _year(s.get("year")),
        "weekday": _weekday(s.get("weekday")),
    }
    if "day2" in s or "month2" in s:
        other = _month(s.get("month2"))
        found |= {"to_month": other, "to_day": _day(s.get("day2")), "month": found["month"] or other}
        found |= {"to_year": _year(s.get("year2"))}
    return found | {
        "span": day is None or "day2" in s,
        "since": raw.startswith("since"),
        "until": raw.startswith("until"),
    }


def _half(s: dict[str, str], raw: str) -> Made:
    """Read "the first half of February", "the second half of March 2021"."""
    month, year = _month(s.get("month")), _year(s.get("year"))
    last = monthrange(year or _COMMON, month or 1)[1]
    days = {"day": 1, "to_day": _MIDDLE} if "first" in raw else {"day": _MIDDLE + 1, "to_day": last}
    return days | {"month": month, "year": year, "to_month": month, "span": True}


def _numeric(_: dict[str, str], raw: str) -> Made:
    """Read a date in numerals: 2021-09-07, 7/9/2021 (the day first unless it cannot be)."""
    first, second, third = (int(n) for n in re.findall(r"\d+", raw))
    if first > 31:  # noqa: PLR2004 - the year stands first
        year, month, day = first, second, third
    else:
        day, month, year = (first, second, third) if second <= 12 else (second, first, third)  # noqa: PLR2004
    year += 2000 if year < 100 else 0  # noqa: PLR2004
    return {"year": year, "month": month, "day": day} if 1 <= month <= 12 and 1 <= day <= 31 else None  # noqa: PLR2004


def _weekdays(s: dict[str, str], raw: str) -> Made:
    told = {"before": True} if raw.startswith("last") else {"since": True} if raw.startswith("since") else {}
    return {"weekday": _weekday(s.get("weekday"))} | told


def _today(_: dict[str, str], raw: str) -> Made:
    part = next((value for word, value in _words("part").items() if word in raw), None)
    if part is None and "tonight" in raw:
        part = "night"
    return {"anchor": Anchor.PUBLISHED, "days_from": 0, "days_to": 0} | ({"part": Part(part)} if part else {})


def _overnight(_: dict[str, str], __: str) -> Made:
    """Read "overnight": the night before the day of publication, on either side of midnight."""
    return {"anchor": Anchor.PUBLISHED, "days_from": -1, "days_to": 0, "part": Part.NIGHT}


def _yesterday(_: dict[str, str], raw: str) -> Made:
    days = 2 if "before" in raw else 1
    night = {"part": Part.NIGHT} if "last night" in raw else {}
    return {"anchor": Anchor.PUBLISHED, "days_from": -days, "days_to": -days} | night


def _past(s: dict[str, str], raw: str) -> Made:
    """Read "in the past week", "over the last three days", "in two days": up to the publication."""
    number = _number(s["number"]) if "number" in s else 1
    days = next((int(d) for unit, d in _words("unit").items() if unit in raw), 1)
    return {"anchor": Anchor.PUBLISHED, "days_from": -max(1, number * days), "days_to": 0, "span": "hour" not in raw}


def _calendar(_: dict[str, str], raw: str) -> Made:
    """Read "last month", "this year", "last week": whole units of the calendar."""
    back = 0 if raw.startswith(("this", "so far", "since the", "earlier", "the current")) else 1
    unit = next(u for u in ("month", "year", "week") if u in raw)
    since = {"since": True} if raw.startswith("since") else {}
    return {"anchor": Anchor.PUBLISHED, f"{unit}s_back": back, "span": True} | since


def _ago(s: dict[str, str], raw: str) -> Made:
    number = _number(s["number"]) if "number" in s else 1
    days = next((int(d) for unit, d in _words("unit").items() if unit in raw), 1) * number
    anchor = Anchor.TEXT if "earlier" in raw else Anchor.PUBLISHED
    return {"anchor": anchor, "days_from": -days, "days_to": -days}


def _next(_: dict[str, str], raw: str) -> Made:
    days = 1 if "next" in raw or "following" in raw else -1 if "before" in raw or "previous" in raw else 0
    return {"anchor": Anchor.TEXT, "days_from": days, "days_to": days}


def _years(s: dict[str, str], raw: str) -> Made:
    return {"year": _year(s["year"]), "span": True, "since": raw.startswith("since"), "until": raw.startswith("until")}


def _started(s: dict[str, str], raw: str) -> Made:
    """Read "since the beginning of the year", "since early 2023", "since the start of October"."""
    month, year = _month(s.get("month")), _year(s.get("year"))
    if month or year:
        return {"month": month, "year": year, "since": True, "span": True}
    return {
        "anchor": Anchor.PUBLISHED,
        "months_back" if "month" in raw else "years_back": 0,
        "since": True,
        "span": True,
    }


_MAKERS: dict[str, Callable[[dict[str, str], str], Made]] = {
    "dated": _dated,
    "half": _half,
    "numeric": _numeric,
    "weekday": _weekdays,
    "overnight": _overnight,
    "today": _today,
    "yesterday": _yesterday,
    "past": _past,
    "calendar": _calendar,
    "ago": _ago,
    "next": _next,
    "years": _years,
    "started": _started,
}
