"""The page: a whole book in one HTML file that opens from disk, for inside use."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from harmledger import __version__
from harmledger.model import Harm, Severity, Unit
from harmledger.publish import atlas, cards, reports, sums, timeline, words
from harmledger.publish.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from harmledger.model import Book, Claim, PeriodTotal, Problem

ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure of the headline."""

    figure: str
    label: str
    note: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A period total beside what is recorded."""

    total: PeriodTotal
    says: str
    when: str
    readings: str
    recorded: str
    rest: str
    share: float | None  # how much of the total is recorded, at least
    sentence: cards.Sentence | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of people who had to leave or came back."""

    id: str
    says: str
    where: str
    when: str
    movement: str
    sentence: cards.Sentence


@dataclass(frozen=True, slots=True)
class Doubt:
    """A problem with the sentences it is about."""

    problem: Problem
    sentences: tuple[cards.Sentence, ...]
    outlet: str
    href: str


def page(book: Book) -> str:
    """Write a book as one self-contained HTML page: every figure leads to its sentence and back."""
    index = Index.of(book)
    style, script = _resource("style.css"), _resource("script.js")
    template = _environment().get_template("page.html.j2")
    return template.render(
        words=words,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own file, not data
        script=Markup(script),  # noqa: S704 - our own file, not data
        policy=_policy(style, script),
        book=book,
        index=index,
        span=_span(book),
        stats=tuple(_stats(index)),
        map=atlas.atlas(index),
        timeline=timeline.timeline(index),
        cards=cards.cards(index),
        totals=tuple(_totals(index)),
        moved=tuple(_moved(index)),
        doubts=tuple(_doubts(index)),
        apart=tuple(cards.reason(index, link) for link in book.unlinked if not link.same),
        texts=reports.texts(index),
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("harmledger.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _resource(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Allow exactly our own style and script, and nothing from anywhere else."""
    ours = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script)]
    return f"default-src 'none'; style-src 'sha256-{ours[0]}'; script-src 'sha256-{ours[1]}'; base-uri 'none'; form-action 'none'"


def _span(book: Book) -> str:
    days = [day for incident in book.incidents for day in words.span(incident.when) if day]
    return words.days(min(days), max(days)) if days else ""


def _stats(index: Index) -> Iterator[Stat]:
    incidents = sums.counted(index.book.incidents)
    for harm in (Harm.KILLED, Harm.INJURED):
        found = sums.total(sums.whole(incident, harm) for incident in incidents)
        young = sums.total(sums.children(incident, harm) for incident in incidents)
        women = sums.total(sums.women(incident, harm) for incident in incidents)
        among = f"among them at least {young.low:,} children and {women.low:,} women"
        yield Stat(f"{found.low:,}", f"{harm.value}, at least", f"{_range(found)}; {among}", harm.value)
    recorded = len(index.book.incidents)
    told = sum(1 for incident in index.book.incidents if not incident.toll)
    yield Stat(f"{recorded:,}", "incidents", f"{told:,} of them without casualties on record")
    yield Stat(f"{len(index.claims):,}", "claims read", f"in {len(index.book.documents):,} documents")


def _range(found: sums.Sum) -> str:
    where = words.number(found.incidents, ("incident", "incidents"))
    high = "no upper bound" if found.high is None else f"at most {found.high:,}"
    return f"{high}, in {where}"


def _totals(index: Index) -> Iterator[Total]:
    for total in sorted(
        index.book.totals, key=lambda total: (str(words.span(total.when)[0]), total.document, total.claim)
    ):
        claim = index.claims.get(total.claim)
        noun = words.group(total.people, total.unit)
        yield Total(
            total=total,
            says=words.stated(claim) if claim else f"{words.count(total.count)} {noun} {words.HARMS[total.harm]}",
            when=words.when(total.when),
            readings=words.readings(total.when),
            recorded=words.bounds(total.recorded_low, total.recorded_high) if total.comparable else "",
            rest=words.bounds(total.unaccounted_low, total.unaccounted_high) if total.comparable else "",
            share=_share(total),
            sentence=cards.sentence(index, total.claim, 1) if claim else None,
        )


def _share(total: PeriodTotal) -> float | None:
    whole = total.count.low or total.count.high
    return min(1.0, (total.recorded_low or 0) / whole) if total.comparable and whole else None


def _moved(index: Index) -> Iterator[Moved]:
    for claim in index.moved():
        yield Moved(
            id=f"moved-{claim.id}",
            says=words.stated(claim),
            where=", ".join(dict.fromkeys(words.place(place) for place in claim.places)) or "place not known",
            when=words.when(claim.when),
            movement=_movement(claim),
            sentence=cards.sentence(index, claim.id, 1),
        )


def _movement(claim: Claim) -> str:
    units = "households" if claim.unit is Unit.HOUSEHOLD else "persons"
    return f"{units}, {claim.movement.value}" if claim.movement else units


def _doubts(index: Index) -> Iterator[Doubt]:
    """Give all problems, those of documents and incidents included, each once, the gravest first."""
    held = [problem for account in index.book.accounts for problem in account.problems]
    held += [problem for incident in index.book.incidents for problem in incident.problems]
    unique = dict.fromkeys([*index.book.problems, *held])
    for problem in sorted(unique, key=lambda problem: (ORDER[problem.severity], problem.code)):
        claims = [claim for claim in problem.claims if claim in index.claims]
        document = problem.document or (index.claims[claims[0]].document if claims else None)
        yield Doubt(
            problem=problem,
            sentences=tuple(cards.sentence(index, claim, number) for number, claim in enumerate(claims, 1)),
            outlet=index.outlet(document) if document in index.documents and document else "",
            href=index.report(document) if document in index.numbers and document else "",
        )


def by_severity(doubts: Iterable[Doubt]) -> Iterator[tuple[Severity, tuple[Doubt, ...]]]:
    """Group problems by severity."""
    for severity, group in groupby(doubts, key=lambda doubt: doubt.problem.severity):
        yield severity, tuple(group)
