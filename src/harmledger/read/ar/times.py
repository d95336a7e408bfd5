"""Time expressions taken apart: «مساء أمس الجمعة», «27 تشرين الثاني 2024», «منذ مطلع العام», «ليلة الجمعة»."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from harmledger.model import Part
from harmledger.read.ar.counting import number
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import Anchor, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line

_BETWEEN = {"،", ",", "-", "/", "(", "–", "من", "الموافق", "المصادف", "شهر", "يوم", "في", "العام", "عام", "للعام"}
_YEARS = range(1990, 2100)
_DAYS, _MONTHS = 31, 12
_TILL = {"الي", "حتي", "وحتي", "ولغاية", "لغاية"}
_UNITS = {
    **dict.fromkeys(("ايام", "يوم", "يوما"), 1),
    **dict.fromkeys(("اسابيع", "اسبوع", "اسبوعا"), 7),
    **dict.fromkeys(("اشهر", "شهر", "شهرا", "شهور"), 30),
    **dict.fromkeys(("سنوات", "سنة", "اعوام", "عاما", "عام", "سنين"), 365),
}
_SAME = {"نفسه", "ذاته", "المذكور", "الشهر"}
_ENDS = {"نهاية", "اواخر", "ختام"}
_THAT = {"ان", "بان", "انه", "انها", "بانه", "بانها", "انهم"}
_MARKS = {"،", ",", ")"}
_SPOKEN = 9  # words between a verb of saying and its day
_NOW = {"اليوم", "الان", "اللحظة", "تاريخه", "الساعة"}
_NAMED_BY = 8  # words that may name the event since which something is counted
_PLAIN = {"weekday": "weekday", "year_back": "years_back"}  # words whose value is said as it stands
_PAST = {"الماضي", "الماضية", "الفايت", "المنصرم", "الماضيين", "المنقضي", "المنصرمة", "الفايتة"}


@dataclass(slots=True)
class Found:
    """What a run of time words says so far."""

    first: int
    last: int
    says: dict[str, Any] = field(default_factory=dict)


@cache
def _words() -> Lexicon[tuple[str, str]]:
    """Give all words of time with what they say; a longer passage wins."""
    own = [(cut(p), (what, value)) for what, value, column in rows(DATA, "times.tsv") for p in phrases(column)]
    shared = [
        (cut(p), (what, value))
        for what, value, column in rows("harmledger.read.data", "calendar.tsv")
        if what in {"month", "weekday"}
        for p in phrases(column)
        if cut(p) and (what == "month" or p.startswith("ال"))
    ]
    return Lexicon([*own, *shared])


def times(line: Line, sentence: int, month: TimeMention | None = None) -> Iterator[TimeMention]:
    """Give the times a sentence speaks of; `month` names the one told last, for "في 19 منه".

    Words that stand together are read as one expression.
    """
    at, size, begins = 0, len(line), _words()
    while at < size:
        found = _run(line, at) if line.stems[at] in begins or line.words[at].value is not None else None
        if found is None and month and line.words[at].value is not None:
            found = _of_it(line, at, month)
        if found is None:
            at += 1
            continue
        at = found.last
        if _tells(found.says) and not _is_father(line, found):
            yield _mention(line, found, sentence)


def _tells(says: dict[str, Any]) -> bool:
    """Say whether anything but a part of the day or a bare number of a day was read."""
    return bool(set(says) - {"part", "since", "until", "day", "span", "eve", "start"})


def _is_father(line: Line, found: Found) -> bool:
    """Say whether a month without a day or year is no August but a father: «أب», but not «آب», «في أب»."""
    if found.says != {"month": 8} or line.words[found.first].base != "اب" or found.last - found.first > 1:
        return False
    return "آ" not in line.text[line.starts[found.first] : line.ends[found.first]] and line.key(found.first - 1) != "في"


def _mention(line: Line, found: Found, sentence: int) -> TimeMention:
    says = {k: v for k, v in found.says.items() if k != "start"}
    if {"year", "month", "day"} <= says.keys():  # "اليوم الثلاثاء 7 أكتوبر 2025" needs no day of publication
        says = {k: v for k, v in says.items() if k not in {"days_from", "days_to"}}
    anchored = {"days_from", "months_back", "years_back", "weeks_back"} & set(says)
    if says.get("eve") and "weekday" not in says:
        says.pop("eve")
    return TimeMention(
        line.starts[found.first],
        line.ends[found.last - 1],
        sentence,
        anchor=Anchor.PUBLISHED if anchored else Anchor.CALENDAR,
        told="span" not in says and _of_saying(line, found),
        **says,
    )


def _of_saying(line: Line, found: Found) -> bool:
    """Say whether it is when somebody spoke: "أعلنت الوزارة، الثلاثاء، أن …"."""
    end = found.last + (line.key(found.last) in _MARKS)
    said = line.words[max(0, found.first - _SPOKEN) : found.first]
    return line.key(end) in _THAT and any(w.cues & {"cite", "source"} for w in said)


def _run(line: Line, at: int) -> Found | None:
    """Read the run of time words that begins at a word."""
    found = Found(at, at)
    end = at
    while end < len(line) and end - at < 14:  # noqa: PLR2004 - no expression is longer
        took = _take(line, end, found.says) or _until(line, found, end)
        if took:
            end = found.last = took
            continue
        if found.last > at and set(found.says) <= {"since", "start"} and (dated := _event(line, end)):
            end = dated  # "منذ بدء الحملة في 5 آذار"
            continue
        if found.last == at or line.key(end) not in _BETWEEN or end - found.last >= 2:  # noqa: PLR2004
            break
        end += 1
    return found if found.last > at else None


def _of_it(line: Line, at: int, month: TimeMention) -> Found | None:
    """Read a day of the month told before: "في 19 منه", "في 19 من الشهر نفسه"."""
    day, of = line.words[at].value, line.key(at + 1)
    same = of == "من" and line.key(at + 2) in {"الشهر", "ذات"} and line.key(at + 3) in _SAME
    if day is None or not 1 <= day <= _DAYS or not (of == "منه" or same):
        return None
    return Found(at, at + 2 + 2 * same, {"day": int(day), "month": month.month, "year": month.year})


def _event(line: Line, at: int) -> int | None:
    """Give where the date of the event stands from which a total is counted, if one follows soon."""
    for i in range(at, min(at + _NAMED_BY, len(line) - 1)):
        if line.key(i) in {"في", "بتاريخ"} and (line.words[i + 1].value is not None or line.stems[i + 1] in _words()):
            return i + 1
        if line.words[i].verb or not line.words[i].key[0].isalpha():
            return None
    return None


def _until(line: Line, found: Found, at: int) -> int | None:
    """Take the second day of "من 3 آذار إلى 9 نيسان", "بين 3 آذار و9 نيسان"."""
    says, word = found.says, line.words[at]
    if "since" in says and word.key in _TILL and line.key(at + 1) in _NOW:
        return at + 2  # "منذ 18 آذار حتى اليوم"
    between = word.lead == "و" and line.words[found.first - 1].base == "بين" and found.first > 0
    if not (between or word.key in _TILL) or "month" not in says or says.keys() & {"to_month", "part"}:
        return None
    last: dict[str, Any] = {}
    end = at if between else at + 1
    end += end < len(line) and line.words[end].base in _ENDS  # "حتى نهاية آذار"
    while end < len(line) and (took := _take(line, end, last)):
        end = took
        if end + 1 < len(line) and line.key(end) in _BETWEEN and _take(line, end + 1, dict(last)):
            end += 1
    if "month" not in last or last.keys() - {"day", "month", "year"}:
        return None
    says.update({f"to_{what}": value for what, value in last.items()}, span=True)
    says.pop("since", None)  # "منذ 3 آذار وحتى 9 نيسان"
    if "year" in last:
        says.setdefault("year", last["year"] - (last["month"] < says["month"]))
    return end


def _take(line: Line, at: int, says: dict[str, Any]) -> int | None:
    """Take one more piece into an expression; give its end, or nothing where it does not belong."""
    if read := _numeric(line, at) or ("span" in says and _units(line, at)):
        return read[0] if _put(says, **read[1]) else None
    word = line.words[at]
    if word.value is not None:
        return _days(line, at, says) or _number(line, at, says)
    matched = _words().match(line.stems, at)
    if matched is None:
        return None
    end, (what, value) = matched
    if word.lead and says:
        days = what == "weekday" and word.lead == "و" and "weekday" in says
        return end if days and _put(says, to_weekday=int(value)) else None
    if what == "nth":
        month = _words().match(line.stems, end) if end < len(line) else None
        return end if month and _is_month(*month[1]) and _put(says, day=int(value)) else None
    unnumbered = end < len(line) and line.words[end].value is None
    if what == "year" and "since" in says and word.definite and unnumbered:
        what, value = "year_back", "0"  # "منذ مطلع العام": this year
    return end if _say(says, what, value) else None


def _say(says: dict[str, Any], what: str, value: str) -> bool:
    """Add what a word says, unless it contradicts what was said before."""
    if what in _PLAIN:
        return _put(says, **{_PLAIN[what]: int(value)})
    match what:
        case "part" | "eve":
            return _put(says, part=Part(value), **({"eve": True} if what == "eve" else {}))
        case "month" if value.isdecimal():
            return int(value) == says.get("month") or _put(says, month=int(value))
        case "month_back":
            return says.get("month") is not None or _put(says, months_back=int(value))
        case "since" | "until":
            return not says and _put(says, **{what: True})
    return _counted_back(says, what, value)


def _counted_back(says: dict[str, Any], what: str, value: str) -> bool:
    """Add days counted from publication, and what only opens a period."""
    match what:
        case "day" | "ago":
            days = -1 if value == "day" else int(value)
            return _put(says, days_from=days, days_to=days)
        case "span":
            low, high = value.split(",")
            return _put(says, days_from=int(low), days_to=int(high), span=True)
        case "week_back":
            return _put(says, weeks_back=int(value), span=True)
        case "start":
            return "since" in says and _put(says, start=True)
        case "period":
            return not says and _put(says, span=True)
    return bool(says)


def _put(says: dict[str, Any], **new: Any) -> bool:
    if any(k in says and k != "span" for k in new):
        return False
    says.update(new)
    return True


def _number(line: Line, at: int, says: dict[str, Any]) -> int | None:
    """Read a number as a year beside a month, or as a day before one."""
    value = int(line.words[at].value or 0)
    if value in _YEARS and (
        "month" in says or "since" in says or "span" in says or line.key(at - 1) in {"عام", "سنة", "العام"}
    ):
        return at + 1 if _put(says, year=value) else None
    after = at + 1
    while after < len(line) and line.key(after) in {"من", "شهر", "/", "-"}:
        after += 1
    month = _words().match(line.stems, after) if after < len(line) else None
    if 1 <= value <= _DAYS and month and _is_month(*month[1]):
        return at + 1 if _put(says, day=value) else None
    english = line.key(at - 1).lower()
    if 1 <= value <= _DAYS and "month" in says and english.isascii() and english.isalpha() and _put(says, day=value):
        return at + 1
    return None


def _days(line: Line, at: int, says: dict[str, Any]) -> int | None:
    """Read the days of one month from one to another: «بين 3 و9 شباط», «من 3 إلى 9 شباط», «3-9 شباط»."""
    joined = at + 1 + (line.key(at + 1) in {*_TILL, "-", "–"})
    if joined + 1 >= len(line) or (joined == at + 1 and line.words[joined].lead != "و"):
        return None
    first, last = line.words[at].value or 0, line.words[joined].value or 0
    month = _words().match(line.stems, joined + 1)
    if not 1 <= first < last <= _DAYS or month is None or month[1][0] != "month" or not month[1][1].isdecimal():
        return None
    told = {"day": int(first), "to_day": int(last), "month": int(month[1][1]), "span": True}
    return month[0] if line.words[joined].lead != "ب" and _put(says, **told) else None


def _units(line: Line, at: int) -> tuple[int, dict[str, int]] | None:
    """Read how many days a span goes back: "خلال سبع سنوات", "خلال الأشهر الستة الماضية"."""
    unit, first = _UNITS.get(line.words[at].base), line.words[at + 1 : at + 2]
    found = number(line, at + 1) if unit and first and first[0].definite else None
    if found is None and (found := number(line, at)):
        unit = _UNITS.get(line.words[found[0]].base) if found[0] < len(line) else None
        found = found[0] + 1, found[1]
    return (found[0], {"days_from": -unit * found[1], "days_to": 0}) if unit and found else None


def _is_month(what: str, value: str) -> bool:
    """Say whether a word of time names a month: «تموز», «الشهر الماضي»."""
    return what == "month_back" or (what == "month" and value.isdecimal())


def _numeric(line: Line, at: int) -> tuple[int, dict[str, int]] | None:
    """Read "24/7/2022", "26.04.2022", "2022-07-24"."""
    if at + 4 >= len(line) or line.words[at].value is None:
        return None
    mark = line.key(at + 1)
    if mark not in {"/", ".", "-", "–"} or line.key(at + 3) != mark:
        return None
    parts = [line.words[i].value for i in (at, at + 2, at + 4)]
    if any(p is None for p in parts):
        return None
    first, middle, last = (int(p or 0) for p in parts)
    year, month, day = (first, middle, last) if first in _YEARS else (last, middle, first)
    if year in _YEARS and 1 <= month <= _MONTHS and 1 <= day <= _DAYS:
        return at + 5, {"year": year, "month": month, "day": day}
    return None
