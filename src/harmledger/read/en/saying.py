"""When somebody spoke is not when it happened: "officials said on Friday that ten were killed on Thursday"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.read.en.stops import words

if TYPE_CHECKING:
    from harmledger.read.en.line import Line
    from harmledger.read.mentions import TimeMention

_RECORD = 10  # tokens between a superlative and its time
_BESIDE = words("told_in")  # between the verb and the time: "said in a statement on Friday"
_FAR = 9  # tokens of these at most


def happened(line: Line, found: list[TimeMention]) -> list[TimeMention]:
    """Leave out the day of a word of saying, or mark it where no other is named; one with a year dates more."""
    found = [m for m in found if not _outdone(line, m)]
    if not found or not line.speech:
        return found
    marked = [replace(m, told=True) if not m.year and _is_told(line, m) else m for m in found]
    return [m for m in marked if not m.told] or marked


def _is_told(line: Line, mention: TimeMention) -> bool:
    """Say whether a time stands right behind a word of saying: "officials said in a statement late on Friday"."""
    at = next((t for t, start in enumerate(line.tokens.starts) if start >= mention.start), 0)
    for back in range(at, max(0, at - _FAR), -1):
        if any((hit := line.speech.get(back - n)) and hit.end == back and hit.value == "verb" for n in (1, 2, 3)):
            return True
        if line.lows[back - 1] not in _BESIDE and not line.tokens.words[back - 1][0].isupper():
            return False
    return False


def _outdone(line: Line, mention: TimeMention) -> bool:
    """Say whether a time only says since when nothing was worse: "the highest number since June 2022"."""
    if not mention.since:
        return False
    at = next((t for t, start in enumerate(line.tokens.starts) if start >= mention.start), 0)
    return not words("superlative").isdisjoint(line.lows[max(0, at - _RECORD) : at])
