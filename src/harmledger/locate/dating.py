"""When a document itself was published: by what came with it, else by its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.locate import years
from harmledger.locate.calendar import days
from harmledger.model import DateBasis, Problem, Published, Severity
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from datetime import date

    from harmledger.model import Document
    from harmledger.read.mentions import Reading, TimeMention

_HEAD = 8  # sentences among which a document's own date stands
_LEAD = 4  # sentences among which a report says what is new
_LINE = 160  # characters of a line at the head
_MARGIN = " \t\n\r.,،:;–—-()"
_GUESSED = frozenset({DateBasis.META, DateBasis.CAPTURE})  # dates of which the year may be somebody's guess


def published(document: Document, reading: Reading) -> Published | None:
    """Date a document by what came with it, else by its own words; of two years its own date line's is the one.

    A site that leaves the year of a post out has it guessed by whoever saved it.
    """
    given, told = document.published, _dateline(reading)
    if given is None:
        return told or _headed(document.text, reading)
    guessed = given.basis in _GUESSED and told is not None and given.latest is not None
    return told if guessed and _years(told).isdisjoint(_years(given)) else given


def _years(told: Published | None) -> set[int]:
    return {d.year for d in (told.earliest, told.latest) if d} if told else set()


def redated(document: Document, told: Published | None) -> list[Problem]:
    """Report that a document's own date line tells another year than what came with it."""
    given = document.published
    if given is None or given.latest is None or told is None or told == given:
        return []
    says = f"Given as published on {given.latest.isoformat()}, but its own date line says {told.latest}."
    return [Problem("published_differs", Severity.INFO, says, (), document.id)]


def _dateline(reading: Reading) -> Published | None:
    """Date a document by its own dateline, where that gives a full date."""
    for m in reading.times:
        if m.sentence < len(reading.sentences) and reading.sentences[m.sentence].kind is SentenceKind.DATELINE:
            day = days(m, None) if m.year and m.month and m.day else None
            if day:
                return Published(day.earliest, day.latest, DateBasis.DATELINE)
    return None


def _headed(text: str, reading: Reading) -> Published | None:
    """Date a document by a line at its head that is a full date and nothing else.

    "22 February 2024. Written by …". Several such lines are a chronology, and a date before a day that the text tells
    of is no date of writing.
    """
    dated = [m for m in reading.times if m.year and m.month and m.day]
    alone = [m for m in dated if _fills(text, reading, m) or _closes(text, reading, m)]
    full = list(years.full_days(reading))
    found = {day for start, day in full if any(m.start == start for m in alone)}
    if len(found) != 1 or alone[0].sentence >= _HEAD:
        return None
    day = found.pop()
    return Published(day, day, DateBasis.DATELINE) if all(told <= day for _, told in full) else None


def _fills(text: str, reading: Reading, m: TimeMention) -> bool:
    """Tell whether a time is its whole sentence."""
    if m.sentence >= len(reading.sentences) or reading.sentences[m.sentence].kind is SentenceKind.FURNITURE:
        return False
    sentence = reading.sentences[m.sentence]
    return not (text[sentence.start : m.start] + text[m.end : sentence.end]).strip(_MARGIN)


def _closes(text: str, reading: Reading, m: TimeMention) -> bool:
    """Tell whether a time ends a line at the head that tells of nobody: "Daily summary of the region, 6 May 2023"."""
    if m.sentence >= _LEAD or m.since or m.until:
        return False
    sentence = reading.sentences[m.sentence]
    told = any(f.sentence == m.sentence for f in (*reading.figures, *reading.attacks))
    short = sentence.end - sentence.start <= _LINE
    return short and not told and not text[m.end : sentence.end].strip(_MARGIN)


def told_day(reading: Reading) -> date | None:
    """Give the only day that a text states in full, where its first sentences tell of harm or an attack then."""
    full = list(years.full_days(reading))
    if len({day for _, day in full}) != 1:
        return None
    told = {f.sentence for f in (*reading.figures, *reading.attacks) if f.sentence < _LEAD}
    first = next(m for m in reading.times if m.start == full[0][0])
    return full[0][1] if first.sentence in told else None
