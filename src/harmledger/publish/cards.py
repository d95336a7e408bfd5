"""Incidents as the page shows them: each figure with the sentences behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Harm, Stance
from harmledger.publish import sums, words
from harmledger.publish.index import Index, line_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from harmledger.model import Attack, Bound, Incident, Link, Problem, TollLine

SAYS = {
    Stance.ACCUSES: "accuses",
    Stance.SUSPECTS: "suspects",
    Stance.DENIES: "denies it",
    Stance.ADMITS_STRIKE: "says it struck",
    Stance.ADMITS_CIVILIAN_HARM: "admits harm to civilians",
    Stance.INVESTIGATING: "says it is looking into it",
    Stance.NO_COMMENT: "did not comment",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim's passage as a card cites it."""

    number: int
    href: str
    quote: str
    says: str
    claimant: str
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One bound of a toll, with the address of the first sentence behind it."""

    text: str
    href: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a card's toll."""

    id: str
    harm: Harm
    group: str
    low: Figure
    best: Figure
    high: Figure
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What a party says about who did it."""

    by: str
    says: str
    actor: str
    quote: str
    href: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two reports are, or are not, of one attack."""

    left: str
    right: str
    left_href: str
    right_href: str
    reasons: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Report:
    """A document that tells of an incident."""

    outlet: str
    href: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class Card:
    """One incident."""

    incident: Incident
    title: str
    spellings: tuple[str, ...]
    others: tuple[str, ...]  # further places of a roundup
    when: str
    readings: str
    killed: str
    injured: str
    rows: tuple[Row, ...]
    sentences: tuple[Sentence, ...]
    targets: tuple[str, ...]
    said: tuple[Said, ...]
    reasons: tuple[Reason, ...]
    reports: tuple[Report, ...]
    search: str  # what the filter looks through


def cards(index: Index) -> tuple[Card, ...]:
    """Give the incidents, the latest first, those without a date last."""
    dated = sorted(index.book.incidents, key=lambda incident: _order(incident), reverse=True)
    return tuple(_card(index, incident) for incident in dated)


def _order(incident: Incident) -> tuple[str, str]:
    latest, earliest = reversed(words.span(incident.when))
    return str(latest or earliest or ""), incident.id


def _card(index: Index, incident: Incident) -> Card:
    sentences = _sentences(index, incident)
    title = words.place(incident.place)
    spellings = tuple(name for name in index.spellings(incident) if name != title)
    others = dict.fromkeys(words.place(place) for place in index.places(incident))
    return Card(
        incident=incident,
        title=title,
        spellings=spellings,
        others=tuple(name for name in others if name != title),
        when=words.when(incident.when),
        readings=words.readings(incident.when),
        killed=_brief(incident, Harm.KILLED),
        injured=_brief(incident, Harm.INJURED),
        rows=tuple(_row(incident, line, sentences) for line in incident.toll),
        sentences=tuple(sentences.values()),
        targets=_targets(index, incident),
        said=tuple(_said(index, incident)),
        reasons=tuple(reason(index, link) for link in incident.links if link.same),
        reports=tuple(report(index, document) for document in incident.documents if document in index.documents),
        search=" ".join((title, *spellings, *others, *incident.actors, *incident.claimants)).casefold(),
    )


def _brief(incident: Incident, harm: Harm) -> str:
    found = sums.whole(incident, harm)
    return words.bounds(*found) if found else ""


def _sentences(index: Index, incident: Incident) -> dict[str, Sentence]:
    """Number the claims of an incident: those that make its figures first, then the rest of its attacks."""
    made = [claim for line in incident.toll for claim in line.claims]
    held = [claim for attack in incident.attacks if attack in index.attacks for claim in index.attacks[attack].claims]
    known = [claim for claim in dict.fromkeys(made + held) if claim in index.claims]
    return {claim: sentence(index, claim, number) for number, claim in enumerate(known, 1)}


def sentence(index: Index, claim: str, number: int) -> Sentence:
    """Cite a claim."""
    found = index.claims[claim]
    document = index.documents.get(found.document)
    published = document.published if document else None
    return Sentence(
        number=number,
        href=index.sentence(claim),
        quote=found.quote,
        says=words.stated(found),
        claimant=found.claimant.party if found.claimant else "",
        outlet=index.outlet(found.document),
        published=words.days(published.earliest, published.latest) if published else "",
    )


def _row(incident: Incident, line: TollLine, sentences: dict[str, Sentence]) -> Row:
    return Row(
        id=line_id(incident, line),
        harm=line.harm,
        group=words.group(line.people, line.unit),
        low=_figure(line.low, sentences),
        best=_figure(line.best, sentences),
        high=_figure(line.high, sentences),
        sentences=tuple(sentences[claim] for claim in line.claims if claim in sentences),
    )


def _figure(bound: Bound, sentences: dict[str, Sentence]) -> Figure:
    href = next((sentences[claim].href for claim in bound.claims if claim in sentences), None)
    return Figure("" if bound.value is None else f"{bound.value:,}", href, bound.rule)


def _attacks(index: Index, incident: Incident) -> Iterator[Attack]:
    return (index.attacks[attack] for attack in incident.attacks if attack in index.attacks)


def _targets(index: Index, incident: Incident) -> tuple[str, ...]:
    found = (target for attack in _attacks(index, incident) for target in attack.targets)
    return tuple(dict.fromkeys(words.plain(target.type) for target in found))


def _said(index: Index, incident: Incident) -> Iterator[Said]:
    for attack in _attacks(index, incident):
        for number, stance in enumerate(attack.responsibility, 1):
            yield Said(
                by=stance.by or index.outlet(attack.document),
                says=SAYS[stance.stance],
                actor=stance.actor or "",
                quote=stance.quote,
                href=f"#{attack.id}-{number}",
            )


def reason(index: Index, link: Link) -> Reason:
    """Show why two attacks are, or are not, one."""
    left, right = (index.attacks.get(attack) for attack in (link.left, link.right))
    return Reason(
        left=index.outlet(left.document) if left else link.left,
        right=index.outlet(right.document) if right else link.right,
        left_href=_told(index, left),
        right_href=_told(index, right),
        reasons=link.reasons,
        score=link.score,
    )


def _told(index: Index, attack: Attack | None) -> str:
    return index.report(attack.document) if attack and attack.document in index.numbers else "#reports"


def report(index: Index, document: str) -> Report:
    """Name a document with its day and language."""
    found = index.documents[document]
    published = found.published
    account = index.accounts.get(document)
    return Report(
        outlet=index.outlet(document),
        href=index.report(document),
        published=words.days(published.earliest, published.latest) if published else "date not known",
        language=words.language(found.language or (account.language if account else None)),
    )


def known(problem: Problem, index: Index) -> Iterable[str]:
    """Give the claims of a problem that stand in the book."""
    return (claim for claim in problem.claims if claim in index.claims)
