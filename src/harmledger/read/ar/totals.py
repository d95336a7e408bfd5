"""Figures that are totals: the sentence, or the clause they stand in, counts from a date on or over many attacks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Scope
from harmledger.read.ar.arms import attacks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word
    from harmledger.read.mentions import Figure, TimeMention

_BREAKS = {"،", ",", "؛", ";", "."}
_WEEK = -7
_VICTIMS, _SPANS = {"ضحايا", "حصيلة", "شهداء", "قتلي"}, {"الاسبوع", "الشهر", "العام", "السنة", "الربع"}
_NAMED = {"قصف", "قصفا", "مداهمة", "رصاص", "جريمة"}


def scoped(found: list[Figure], line: Line, said: Sequence[TimeMention]) -> list[Figure]:
    """Call figures totals: all of a sentence without a day, else those in the clause that counts over a time."""
    if _is_dated(said):
        spans = [_clause(line, t, said) for t in said if _counts_from(t) or _is_long(t)]
        inside = [any(first <= f.start < last for first, last in spans) for f in found]
    else:
        since = any(_counts_from(t) for t in said) or _since_epoch(line) or _in_month(line, said)
        inside = [since or _over_many(line, f) for f in found]
    totals = zip(found, inside, strict=True)
    return [replace(f, scope=Scope.PERIOD) if total and f.count.number else f for f, total in totals]


def _is_dated(said: Sequence[TimeMention]) -> bool:
    return any(_is_day(t) for t in said)


def _is_day(t: TimeMention) -> bool:
    """Say whether a time names a day on which something happened."""
    day = t.day or t.weekday is not None or (t.days_from is not None and not t.span)
    return bool(day) and not (t.since or t.until)


def _counts_from(t: TimeMention) -> bool:
    """Say whether a time begins a count: "منذ مطلع العام"."""
    return t.since and bool(t.year or t.month or t.years_back is not None or t.months_back is not None)


def _is_long(t: TimeMention) -> bool:
    """Say whether a time is weeks or more: "الأيام الماضية"."""
    return t.span and ((t.days_from is not None and t.days_from <= _WEEK) or bool(t.weeks_back))


def _in_month(line: Line, said: Sequence[TimeMention]) -> bool:
    """Say whether it tells what was counted over a time: "وثق المرصد خلال شهر شباط", "ضحايا الأسبوع"."""
    whole = any(t.span and not t.day and (t.month or t.months_back is not None) for t in said)
    summed = any(w.base in _VICTIMS and line.key(i) in _SPANS for i, w in enumerate(line.words, 1))
    return summed or (whole and any("counts" in w.cues for w in line.words))


def _since_epoch(line: Line) -> bool:
    """Say whether "since" stands before what lasted long: "منذ بداية الحملة"."""
    return any(w.base == "منذ" and "epoch" in line.words[i].cues for i, w in enumerate(line.words[:-1], 1))


def _over_many(line: Line, figure: Figure) -> bool:
    """Say whether the attacks nearest to a figure are many: "أدت الهجمات إلى مقتل 60", not "مجزرة راح ضحيتها طفلان"."""
    many = [i for i, w in enumerate(line.words) if "total" in w.cues and not _is_one(line, i)]
    if not many:
        return False
    told = (bisect_left(line.starts, a.start) for a in attacks(line, 0) if not (a.plural or a.background))
    one = [i for i in told if i not in many and _is_noun(line.words[i])]
    here = bisect_left(line.starts, figure.start)
    return min(abs(i - here) for i in many) < min((abs(i - here) for i in one), default=len(line))


def _is_one(line: Line, at: int) -> bool:
    """Say whether an accusative is one attack, not counted as many: "هجوما مماثلا", but "20 هجوما"."""
    counted = at > 0 and (line.words[at - 1].value is not None or line.words[at - 1].numeral is not None)
    return line.key(at).endswith("ا") and not counted


def _is_noun(word: Word) -> bool:
    """Say whether an attack is named, not told by a verb that any number of them may have: "هجمات استهدفت"."""
    return "thing" in word.cues or word.base in _NAMED


def _clause(line: Line, time: TimeMention, said: Sequence[TimeMention]) -> tuple[int, int]:
    """Give where the clause that a time stands in begins, and where the clause of the next day does."""
    days = (_begin(line, t) for t in said if t.start > time.start and _is_day(t))
    return _begin(line, time), next((at for at in days if at > time.start), line.ends[-1])


def _begin(line: Line, time: TimeMention) -> int:
    """Give where the clause that a time stands in begins: behind a comma, or with "so that the toll rises"."""
    for i in range(bisect_left(line.starts, time.start) - 1, 0, -1):
        if line.key(i) in _BREAKS:
            return line.starts[i + 1]
        if "rise" in line.words[i].cues and line.key(i).startswith("ل"):
            return line.starts[i]
    return line.starts[0]
