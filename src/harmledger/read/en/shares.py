"""Shares of people: "60 per cent of the town's inhabitants fled"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en.group import Form, Group
from harmledger.read.en.heads import head_of
from harmledger.read.en.quantities import quantity
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from harmledger.read.en.line import Line
    from harmledger.read.en.quantities import Quantity

_PERCENT = {("%",), ("percent",)}
_SHARED = 5  # tokens from "per cent of" to the people


def ending(lows: tuple[str, ...], end: int) -> int | None:
    """Give where "per cent of" ends that follows a number."""
    at = end + (2 if lows[end : end + 2] == ("per", "cent") else 1 if lows[end : end + 1] in _PERCENT else 0)
    return at + 1 if at > end and lows[at : at + 1] == ("of",) else None


def people(line: Line, found: Quantity, at: int) -> Group | None:
    """Read "60 per cent of the town's 20,000 inhabitants": people without a number of their own."""
    for start in range(at, min(at + _SHARED, len(line.lows))):
        size = quantity(line.lows, start)
        head = head_of(line, size.end if size and size.word == "number" else start)
        if head is not None:
            told = head.harm is None and head.nouns[-1].number != "one"
            return Group(found.start, head.end, Form.COUNTED, bounded(None), head.people) if told else None
    return None
