"""When somebody spoke is not when it happened: "officials said on Friday that ten were killed on Thursday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en.stops import words

if TYPE_CHECKING:
    from harmledger.read.en.line import Line
    from harmledger.read.mentions import TimeMention

_RECORD = 10  # tokens between a superlative and its time
_BESIDE = 4  # characters from the verb to the time: "said on Friday"


def happened(line: Line, found: list[TimeMention]) -> list[TimeMention]:
    """Leave out the day of a word of saying, where its sentence names another time; one with a year dates more."""
    found = [m for m in found if not _outdone(line, m)]
    if len(found) < 2 or not line.speech:  # noqa: PLR2004 - nothing else is named
        return found
    ends = {line.tokens.ends[hit.end - 1] for hit in line.speech.values() if hit.value == "verb"}
    told = [m for m in found if m.year or not any(0 <= m.start - end <= _BESIDE for end in ends)]
    return told or found


def _outdone(line: Line, mention: TimeMention) -> bool:
    """Say whether a time only says since when nothing was worse: "the highest number since June 2022"."""
    if not mention.since:
        return False
    at = next((t for t, start in enumerate(line.tokens.starts) if start >= mention.start), 0)
    return not words("superlative").isdisjoint(line.lows[max(0, at - _RECORD) : at])
