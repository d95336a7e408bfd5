"""What stands beside the incidents: period totals, displacement, doubts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from harmledger.model import Harm, PeriodTotal, Severity, Unit
from harmledger.publish import sums, words
from harmledger.publish.cards import Sentence, sentence
from harmledger.serial import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Claim, Problem
    from harmledger.publish.index import Index

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
WORD = re.compile(r"[^\s,;:()]+")


@dataclass(frozen=True, slots=True)
class Total:
    """One figure of a period total beside what is recorded."""

    total: PeriodTotal
    says: str
    part: bool
    href: str | None
    recorded: str
    rest: str
    share: float | None  # how much of it is recorded, at least
    incidents: tuple[tuple[str, str], ...]  # address and name


@dataclass(frozen=True, slots=True)
class Period:
    """The figures that one party gives for one span and area in one document."""

    when: str
    readings: str
    place: str
    claimant: str
    outlet: str
    href: str
    note: str
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of people who had to leave or came back."""

    id: str
    says: str
    where: str
    when: str
    movement: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a message; one with an address is a link."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A problem with the sentences it is about."""

    problem: Problem
    runs: tuple[Run, ...]
    sentences: tuple[Sentence, ...]
    outlet: str
    href: str


def periods(index: Index) -> tuple[Period, ...]:
    """Give the period totals, the earliest first, those of one statement together."""
    ordered = sorted(index.book.totals, key=_statement)
    return tuple(_period(index, list(totals)) for _, totals in groupby(ordered, key=_statement))


def _statement(total: PeriodTotal) -> tuple[str, ...]:
    earliest, latest = words.span(total.when)
    where = (total.place.id or total.place.name) if total.place else ""
    return str(earliest or latest), str(latest), total.document, where, total.claimant or ""


def _period(index: Index, totals: list[PeriodTotal]) -> Period:
    first = totals[0]
    notes = dict.fromkeys(total.note.removeprefix("Not compared: ") for total in totals if not total.comparable)
    return Period(
        when=words.when(first.when),
        readings=words.readings(first.when),
        place=words.place(first.place),
        claimant=first.claimant or "",
        outlet=index.outlet(first.document),
        href=index.report(first.document) if first.document in index.numbers else "#reports",
        note="; ".join(filter(None, notes)),
        totals=tuple(_total(index, total) for total in sorted(totals, key=_rank)),
    )


def _rank(total: PeriodTotal) -> tuple[int, bool, int]:
    return list(Harm).index(total.harm), total.people.group not in sums.WHOLE, -(total.count.low or 0)


def _total(index: Index, total: PeriodTotal) -> Total:
    claim = index.claims.get(total.claim)
    noun = words.group(total.people, total.unit)
    return Total(
        total=total,
        says=words.stated(claim) if claim else f"{words.count(total.count)} {noun} {words.HARMS[total.harm]}",
        part=total.people.group not in sums.WHOLE,
        href=index.sentence(total.claim) if claim else None,
        recorded=words.bounds(total.recorded_low, total.recorded_high) if total.comparable else "",
        rest=words.bounds(total.unaccounted_low, total.unaccounted_high) if total.comparable else "",
        share=_share(total),
        incidents=tuple((f"#{one}", index.titles[one]) for one in total.incidents if one in index.titles),
    )


def _share(total: PeriodTotal) -> float | None:
    whole = total.count.low or total.count.high
    return min(1.0, (total.recorded_low or 0) / whole) if total.comparable and whole else None


def moved(index: Index) -> tuple[Moved, ...]:
    """Give the figures of displacement and return, in the order of the reports."""
    return tuple(
        Moved(
            id=f"moved-{claim.id}",
            says=words.stated(claim),
            where=", ".join(dict.fromkeys(words.place(place) for place in claim.places)) or "place not known",
            when=words.when(claim.when),
            movement=_movement(claim),
            sentence=sentence(index, claim.id, 1),
        )
        for claim in index.moved()
    )


def _movement(claim: Claim) -> str:
    units = "households" if claim.unit is Unit.HOUSEHOLD else "persons"
    return f"{units}, {claim.movement.value}" if claim.movement else units


def doubts(index: Index) -> tuple[Doubt, ...]:
    """Give all problems, those of documents and incidents included, each once, the gravest first."""
    held = [problem for account in index.book.accounts for problem in account.problems]
    held += [problem for incident in index.book.incidents for problem in incident.problems]
    unique: dict[tuple[str, ...], Problem] = {}
    for problem in [*index.book.problems, *held]:  # one that is told from both sides has the same words
        unique.setdefault((problem.code, problem.document or "", *sorted(problem.message.split())), problem)
    ordered = sorted(unique.values(), key=lambda problem: (ORDER[problem.severity], problem.code))
    return tuple(_doubt(index, problem) for problem in ordered)


def _doubt(index: Index, problem: Problem) -> Doubt:
    claims = [claim for claim in problem.claims if claim in index.claims]
    document = problem.document or (index.claims[claims[0]].document if claims else "")
    there = document in index.numbers
    return Doubt(
        problem=problem,
        runs=tuple(runs(index, problem.message)),
        sentences=tuple(sentence(index, claim, number) for number, claim in enumerate(claims, 1)),
        outlet=index.outlet(document) if there else "",
        href=index.report(document) if there else "",
    )


def runs(index: Index, message: str) -> Iterator[Run]:
    """Cut a message at the ids of incidents and documents, and name and link them."""
    at = 0
    for word in WORD.finditer(message):
        text = word.group().rstrip(".")
        if run := _named(index, text):
            yield Run(message[at : word.start()])
            yield run
            at = word.start() + len(text)
    yield Run(message[at:])


def _named(index: Index, text: str) -> Run | None:
    if text in index.titles:
        return Run(index.titles[text], f"#{text}")
    document = index.names.get(text)
    return Run(given(document), index.report(document)) if document else None
