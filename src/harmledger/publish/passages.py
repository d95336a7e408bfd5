"""A document's text cut at the offsets of its claims: the marks are never found again by searching."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


END = re.compile(r"[.!?؟…][\"”»’)\]]*\s|\n")  # where a sentence ends, well enough to show one
REACH = 240  # characters shown before and after a passage at most


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to highlight. `kind` chooses its look, `note` says in words what it is."""

    id: str
    start: int
    end: int
    kind: str
    note: str
    number: str = ""
    back: str = ""  # where on the page the figure is used


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same marks cover. `opens` begin with it, `closes` end with it."""

    text: str
    covers: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()

    @property
    def kind(self) -> str:
        """Give the look of the shortest mark, which says most precisely what stands here."""
        return min(self.covers, key=lambda mark: mark.end - mark.start).kind


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """Give the lines of a text that are not empty, each as pieces; joined they give back every line."""
    ordered = sorted((m for m in marks if 0 <= m.start < m.end <= len(text)), key=lambda mark: (mark.start, -mark.end))
    starts = [mark.start for mark in ordered]
    reach = max((mark.end - mark.start for mark in ordered), default=0)
    found = []
    for line in _lines(text):
        first, last = bisect_left(starts, line.start - reach), bisect_left(starts, line.end)
        found.append(tuple(_pieces(text, line, [m for m in ordered[first:last] if m.end > line.start])))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    since: int  # the end of the line before it
    until: int  # the end of its white space


def _lines(text: str) -> Iterator[_Line]:
    start = since = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            end = start + len(line.rstrip())
            yield _Line(start, end, since, start + len(line))
            since = end
        start += len(line)


def _pieces(text: str, line: _Line, marks: Sequence[Mark]) -> Iterator[Piece]:
    cuts = sorted({line.start, line.end, *_inside(line, marks)})
    for left, right in pairwise(cuts):
        covers = tuple(mark for mark in marks if mark.start < right and mark.end > left)
        opens = tuple(m for m in covers if m.start == left or (left == line.start and line.since <= m.start < left))
        closes = tuple(m for m in covers if m.end == right or (right == line.end and right < m.end <= line.until))
        yield Piece(text[left:right], covers, opens, closes)


def _inside(line: _Line, marks: Iterable[Mark]) -> Iterator[int]:
    for mark in marks:
        yield from (at for at in (mark.start, mark.end) if line.start < at < line.end)


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Give what stands before and after a passage in its sentence, cut to a readable length."""
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    first = max((found.end() for found in END.finditer(before)), default=0)
    last = END.search(after)
    opening = "… " if first == 0 and start > REACH else ""
    closing = "" if last or end + REACH >= len(text) else " …"
    return opening + before[first:].lstrip(), after[: last.end() if last else REACH].rstrip() + closing
