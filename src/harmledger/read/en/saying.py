"""When somebody spoke is not when it happened: "officials said on Friday that ten were killed on Thursday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.read.en.line import Line
    from harmledger.read.mentions import TimeMention

_BESIDE = 4  # characters from the verb to the time: "said on Friday"


def happened(line: Line, found: list[TimeMention]) -> list[TimeMention]:
    """Leave out the day of a word of saying, where its sentence names another time; one with a year dates more."""
    if len(found) < 2 or not line.speech:  # noqa: PLR2004 - nothing else is named
        return found
    ends = {line.tokens.ends[hit.end - 1] for hit in line.speech.values() if hit.value == "verb"}
    told = [m for m in found if m.year or not any(0 <= m.start - end <= _BESIDE for end in ends)]
    return told or found
