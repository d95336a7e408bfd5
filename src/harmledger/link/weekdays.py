"""The days of the week on which an attack may have been: "on Friday" says something even where no date is known."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Interval
from harmledger.read.lexicon import phrases, rows

if TYPE_CHECKING:
    from harmledger.model import When

WORDS = re.compile(r"[^\W\d_]+")
NIGHT = 1  # days that an interval may be long and still be one night or day


def weekdays(when: When | None) -> frozenset[int]:
    """Give the days of the week of a time, by its dates or else by its words; none where it tells none."""
    if when is None:
        return frozenset()
    spans = when.candidates or (Interval(when.earliest, when.latest),)
    if any(span.earliest is None or span.latest is None for span in spans):
        return _named(when.text or "")
    if any((span.latest - span.earliest).days > NIGHT for span in spans if span.earliest and span.latest):
        return frozenset()
    return frozenset(day.weekday() for span in spans for day in (span.earliest, span.latest) if day)


def _named(text: str) -> frozenset[int]:
    return frozenset(_names()[word] for word in WORDS.findall(text.casefold()) if word in _names())


@cache
def _names() -> dict[str, int]:
    table = (row for row in rows("harmledger.read.data", "calendar.tsv") if row[0] == "weekday")
    return {name: int(number) for _, number, names in table for name in phrases(names)}
