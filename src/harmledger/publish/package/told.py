"""An incident with its toll looked up once: tables ask for it in dozens of columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Harm, Unit
from harmledger.publish import sums, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harmledger.model import Incident, TollLine
    from harmledger.publish.index import Index


@dataclass(frozen=True, slots=True)
class Told:
    """An incident, its lines of persons by harm and group, and low and high of everybody by harm."""

    incident: Incident
    lines: Mapping[tuple[Harm, str], TollLine]
    wholes: Mapping[Harm, tuple[int, int | None]]

    @classmethod
    def of(cls, incident: Incident) -> Told:
        """Look through a toll once."""
        own = [line for line in incident.toll if line.unit is Unit.PERSON]
        lines = {(line.harm, line.people.group): line for line in reversed(own)}
        wholes = {harm: found for harm in {line.harm for line in own} if (found := sums.whole(incident, harm))}
        return cls(incident, lines, wholes)

    def whole(self, harm: Harm) -> tuple[int | None, int | None]:
        """Give low and high of everybody harmed; neither where nothing is said."""
        return self.wholes.get(harm, (None, None))

    def best(self, harm: Harm) -> int | None:
        """Give the number on which claimants agree, if there is one."""
        found = (self.lines.get((harm, group)) for group in sums.WHOLE)
        return next((line.best.value for line in found if line), None)


def ordered(incidents: Iterable[Incident]) -> list[Told]:
    """Give incidents by their first day, ready for a table."""
    kept = sorted(incidents, key=lambda incident: (str(words.span(incident.when)[0]), incident.id))
    return [Told.of(incident) for incident in kept]


def all_of(index: Index) -> list[Told]:
    """Give all incidents of a book."""
    return ordered(index.book.incidents)


def counted(index: Index) -> list[Told]:
    """Give the incidents that sums hold."""
    return ordered(sums.counted(index.book.incidents))
