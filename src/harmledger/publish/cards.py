"""Incidents as the page shows them: each figure with the sentences behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Harm, Stance
from harmledger.publish import sums, words
from harmledger.publish.index import Index, line_id
from harmledger.publish.passages import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Attack, Bound, Claim, Incident, Link, Responsibility, TollLine

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
class Quote:
    """A passage with the rest of its sentence and the address of its mark."""

    href: str
    quote: str
    before: str
    after: str
    language: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A claim's passage as a card cites it."""

    number: int
    quote: Quote
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
    part: bool  # whether it counts a group that stands inside another line
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
    quotes: tuple[Quote, ...]


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
    whereabouts: tuple[str, ...]
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

    @property
    def bare(self) -> bool:
        """Tell whether reports tell of the attack only: no figure, no doubt, no stance to show."""
        return not (self.rows or self.sentences or self.said or self.incident.problems)


def cards(index: Index) -> tuple[Card, ...]:
    """Give the incidents, the latest first, those without a date last."""
    dated = sorted(index.book.incidents, key=_order, reverse=True)
    return tuple(_card(index, incident) for incident in dated)


def _whereabouts(incident: Incident, spellings: tuple[str, ...]) -> Iterator[str]:
    """Say where a place lies, how finely it is known and how else reports write it."""
    place = incident.place
    if place is None:
        return
    if areas := words.within(place):
        yield areas
    if place.pcode:
        yield place.pcode
    yield f"known to the {words.plain(place.precision)}" if place.precision else "not found in a gazetteer"
    if spellings:
        yield "also written " + ", ".join(spellings)


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
        whereabouts=tuple(_whereabouts(incident, spellings)),
        others=tuple(name for name in others if name != title),
        when=words.when(incident.when),
        readings=words.readings(incident.when),
        killed=_brief(incident, Harm.KILLED),
        injured=_brief(incident, Harm.INJURED),
        rows=tuple(_row(incident, line, sentences) for line in sorted(incident.toll, key=_rank)),
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
    """Give the claims of an incident numbered: those that make its figures first, then the rest of its attacks."""
    made = [claim for line in sorted(incident.toll, key=_rank) for claim in line.claims]
    held = [claim for attack in incident.attacks if attack in index.attacks for claim in index.attacks[attack].claims]
    known = [claim for claim in dict.fromkeys(made + held) if claim in index.claims]
    return {claim: sentence(index, claim, number) for number, claim in enumerate(known, 1)}


def sentence(index: Index, claim: str, number: int) -> Sentence:
    """Cite a claim."""
    found = index.claims[claim]
    published = index.published(found.document)
    return Sentence(
        number=number,
        quote=_quote(index, found, index.sentence(claim)),
        says=words.stated(found),
        claimant=found.claimant.party if found.claimant else "",
        outlet=index.outlet(found.document),
        published=words.published(published) if published else "",
    )


def _row(incident: Incident, line: TollLine, sentences: dict[str, Sentence]) -> Row:
    return Row(
        id=line_id(incident, line),
        harm=line.harm,
        group=words.group(line.people, line.unit),
        part=line.people.group not in sums.WHOLE,
        low=_figure(line.low, sentences),
        best=_figure(line.best, sentences),
        high=_figure(line.high, sentences),
        sentences=tuple(sentences[claim] for claim in line.claims if claim in sentences),
    )


def _quote(index: Index, passage: Claim | Responsibility, href: str, document: str = "") -> Quote:
    found = index.documents.get(document or getattr(passage, "document", ""))
    account = index.accounts.get(found.id) if found else None
    before, after = around(found.text, passage.start, passage.end) if found else ("", "")
    language = (found.language if found else None) or (account.language if account else "")
    return Quote(href, passage.quote, before, after, language)


def _rank(line: TollLine) -> tuple[int, bool, bool]:
    """Put the killed first, and everybody before the groups among them."""
    return list(Harm).index(line.harm), line.people.group not in sums.WHOLE, line.people.group == "civilian"


def _figure(bound: Bound, sentences: dict[str, Sentence]) -> Figure:
    href = next((sentences[claim].quote.href for claim in bound.claims if claim in sentences), None)
    return Figure("" if bound.value is None else f"{bound.value:,}", href, bound.rule)


def _attacks(index: Index, incident: Incident) -> Iterator[Attack]:
    return (index.attacks[attack] for attack in incident.attacks if attack in index.attacks)


def _targets(index: Index, incident: Incident) -> tuple[str, ...]:
    found = (target for attack in _attacks(index, incident) for target in attack.targets)
    return tuple(dict.fromkeys(words.plain(target.type) for target in found))


def _said(index: Index, incident: Incident) -> Iterator[Said]:
    """Give what each party says once, with every passage that says so."""
    found: dict[tuple[str, str, str], list[Quote]] = {}
    for attack in _attacks(index, incident):
        for number, stance in enumerate(attack.responsibility, 1):
            said = stance.by or index.outlet(attack.document), SAYS[stance.stance], stance.actor or ""
            found.setdefault(said, []).append(_quote(index, stance, f"#{attack.id}-{number}", attack.document))
    for (by, says, actor), quotes in found.items():
        yield Said(by, says, actor, tuple(quotes))


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
    account = index.accounts.get(document)
    return Report(
        outlet=index.outlet(document),
        href=index.report(document),
        published=words.published(index.published(document)),
        language=words.language(found.language or (account.language if account else None)),
    )
