"""What to look at before a publication is handed on: errors found in the data, and the figure that stands out most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm, Severity
from harmledger.publish import sums, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Book, Incident


def caution(book: Book) -> str:
    """Say it in a sentence; nothing where there is nothing to look at."""
    found = "; ".join(_parts(book))
    return f"Before you hand it on: {found}." if found else ""


def _parts(book: Book) -> Iterator[str]:
    counted = sums.counted(book.incidents)
    wrong = sum(any(p.severity is Severity.ERROR for p in incident.problems) for incident in counted)
    if wrong:
        yield f"{words.number(wrong, ('incident holds', 'incidents hold'))} contradictions, see `harmledger problems`"
    worst = max(counted, key=_killed, default=None)
    if worst and _killed(worst):
        where = f"{words.place(worst.place)}, {words.when(worst.when)}"
        yield f"the highest toll is at least {_killed(worst):,} killed ({where}, {worst.id})"


def _killed(incident: Incident) -> int:
    return (sums.whole(incident, Harm.KILLED) or (0, None))[0]
