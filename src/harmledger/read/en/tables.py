"""Tables in running text: a row of headings ("Governorate | Killed | Injured") with the rows of numbers under it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.model import Count, Harm, People, Scope, Unit
from harmledger.read.en.figures import figures
from harmledger.read.en.line import Line, Trigger, line
from harmledger.read.mentions import Figure

if TYPE_CHECKING:
    from harmledger.read.mentions import Sentence

_CELL = re.compile(r"[^|\t]+")
_NUMBER = re.compile(r"\s*(\d{1,3}(?:[,. ]\d{3})+|\d+)\s*\*?\s*$")
_COUNTS = re.compile(r"^(?:total )?(?:number|no\.?|nos\.?|#) (?:of )?")
_TOTALS = ("total", "grand total", "all", "overall", "sum")
_LEAST = 2  # cells of a row
_WORDS = 4  # of a heading at most


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column count."""

    harm: Harm
    people: People
    unit: Unit


@dataclass(slots=True)
class Table:
    """The table that is being read: its columns, and the figures of each so far."""

    columns: tuple[Column | None, ...] = ()
    caption: Harm | None = None  # what the line above the headings says that happened
    told: dict[int, list[int]] = field(default_factory=dict)

    def rows(self, text: str, at: Line, sentence: Sentence, found: list[Figure]) -> bool:
        """Add the figures of a row to those found; say whether the sentence is a row of a table."""
        cells = list(_CELL.finditer(text, sentence.start, sentence.end))
        if len(cells) < _LEAST:
            self.end(found)
            self.columns, self.caption = (), _said(at)
            return False
        if len(cells) == len(self.columns) and any(_NUMBER.match(c[0]) for c in cells[1:]):
            self._row(cells, at.sentence, found)
            return True
        self.end(found)
        self.columns = _headings(cells, self.caption)
        return bool(self.columns)

    def end(self, found: list[Figure]) -> None:
        """Put the rows of each column under a whole told before that they add up to."""
        for rows in self.told.values():
            total = sum(found[i].count.low or 0 for i in rows if found[i].part_of is None)
            whole = next((i for i in range(rows[0]) if _is_whole(found[i], found[rows[0]], total)), None)
            for i in rows if whole is not None and len(rows) > 1 else ():
                found[i] = replace(found[i], part_of=found[i].part_of or whole)
        self.told = {}

    def _row(self, cells: list[re.Match[str]], number: int, found: list[Figure]) -> None:
        total = cells[0][0].strip().lower().rstrip(":") in _TOTALS
        for n, (cell, column) in enumerate(zip(cells, self.columns, strict=True)):
            size = _NUMBER.match(cell[0])
            if column is None or size is None or not (value := int(re.sub(r"\D", "", size[1]))):
                continue
            if total and self._is_told(n, value, found):
                continue
            self.told.setdefault(n, []).append(len(found))
            start = cell.start() + size.start(1)
            found.append(_figure(start, start + len(size[1]), number, column, value))

    def _is_told(self, column: int, total: int, found: list[Figure]) -> bool:
        """Put the rows of a column under their total; say whether the text has stated it before."""
        rows = self.told.get(column, [])
        earlier = range(rows[0]) if rows else ()
        whole = next((i for i in earlier if _is_whole(found[i], found[rows[0]], total)), len(found))
        for i in rows:
            found[i] = replace(found[i], part_of=whole)
        return whole < len(found)


def _is_whole(figure: Figure, row: Figure, total: int) -> bool:
    """Say whether a figure counts what the rows of a column add up to."""
    return (figure.harm, figure.unit, figure.count.low, figure.count.high) == (row.harm, row.unit, total, total)


def _figure(start: int, end: int, sentence: int, column: Column, value: int) -> Figure:
    count = Count.exact(value)
    return Figure(
        start, end, sentence, column.harm, column.people, count, "table", unit=column.unit, scope=Scope.PERIOD
    )


def _headings(cells: list[re.Match[str]], caption: Harm | None) -> tuple[Column | None, ...]:
    """Give what each column counts, where the cells are headings of at least one that counts people."""
    if any(len(cell[0].split()) > _WORDS or any(map(str.isdecimal, cell[0])) for cell in cells):
        return ()
    found = (None, *(_column(cell[0].strip(), caption) for cell in cells[1:]))
    return found if any(found) else ()


def _column(heading: str, caption: Harm | None) -> Column | None:
    """Read a heading as the figure that a number before it would make: "9 killed", "9 children injured"."""
    words = f"9 {_COUNTS.sub('', heading.lower())}"
    told = next(iter(figures(line(words, 0, len(words), 0), 0, listed=True)), None)
    harm = told.harm or caption if told else None
    return Column(harm, told.people, told.unit) if told and harm else None


def _said(at: Line) -> Harm | None:
    """Give the one harm of which a caption speaks: "Displaced by commune of arrival"."""
    harms = {h.value.harm for h in at.harms.values() if isinstance(h.value, Trigger)}
    return harms.pop() if len(harms) == 1 else None
