"""The whole reasoning behind an incident, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link.compare import span
from harmledger.link.levels import levels
from harmledger.model import Interval
from harmledger.reconcile.rules import rules
from harmledger.reconcile.toll import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from harmledger.model import Book, Bound, Claim, Incident, Link, TollLine


def explain(book: Book, incident: Incident) -> tuple[str, ...]:
    """Say why an incident is what it is: its links, the bounds of its toll, its verdicts and problems."""
    claims = {c.id: c for a in book.accounts for c in a.claims}
    return (*_head(incident), *_linked(incident), *_toll(incident, claims), *_verdicts(incident), *_problems(incident))


def _head(incident: Incident) -> Iterator[str]:
    place = (incident.place.label or incident.place.name) if incident.place else "place not told"
    when = span(Interval(incident.when.earliest, incident.when.latest)) if incident.when else "day not told"
    yield f"{incident.id}: {place}, {when}"
    yield f"  told in {', '.join(incident.documents)}"


def _linked(incident: Incident) -> Iterator[str]:
    yield f"Why these reports are one incident (by {levels().version}; {levels().threshold:g} and more is one)"
    same = [link for link in incident.links if link.same]
    yield from (line for link in same for line in _link(link))
    if not same:
        yield "  only one report tells of it"
    apart = [link for link in incident.links if not link.same]
    if apart:
        yield "What was kept apart from it"
        yield from (line for link in apart for line in _link(link))


def _link(link: Link) -> Iterator[str]:
    yield f"  {link.left} and {link.right}: {link.score:+.1f}"
    yield from (f"    {reason}" for reason in link.reasons)


def _toll(incident: Incident, claims: Mapping[str, Claim]) -> Iterator[str]:
    yield f"How the toll is made (by {rules().version})"
    for line in incident.toll:
        yield f"  {title(line)}: {figures(line)}"
        for word, bound in (("low", line.low), ("best", line.best), ("high", line.high)):
            yield from _bound(word, bound, claims)


def title(line: TollLine) -> str:
    """Name a line of a toll."""
    unit = "" if line.unit == "person" else f" {line.unit}s"
    basis = f" ({line.people.status} {line.people.status_basis})" if line.people.status_basis else ""
    moved = f" {line.movement}" if line.movement else ""
    return f"{line.harm}{unit}{moved}, {line.people.group}{basis}"


def figures(line: TollLine) -> str:
    """Write low, best and high of a line."""
    low, best, high = line.low.value, line.best.value, line.high.value
    if low is not None and low == high:
        return f"{low}"
    told = f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low}–{high}"
    return told if best is None else f"{told}, best {best}"


def _bound(word: str, bound: Bound, claims: Mapping[str, Claim]) -> Iterator[str]:
    if bound.value is None:
        return
    yield f"    {word} {bound.value}: {in_words(bound)}"
    for name in bound.claims:
        if claim := claims.get(name):
            who = f", says {claim.claimant.party}" if claim.claimant else ""
            yield f"      “{claim.quote}” ({claim.document}{who}; {name})"


def _verdicts(incident: Incident) -> Iterator[str]:
    say = rules().words
    yield f"Grade: {incident.grade}"
    yield f"  evidence {incident.evidence}: {say['evidence'][incident.evidence]}"
    yield f"    independent: {incident.independent_claimants}; cited: {', '.join(incident.claimants) or 'nobody'}"
    yield f"  attribution {incident.attribution}: {say['attribution'][incident.attribution]}"
    yield f"  toll agreement {incident.toll_agreement}: {say['agreement'][incident.toll_agreement]}"


def _problems(incident: Incident) -> Iterator[str]:
    if incident.problems:
        yield "Problems"
        yield from (f"  {p.severity} {p.code}: {p.message}" for p in incident.problems)
