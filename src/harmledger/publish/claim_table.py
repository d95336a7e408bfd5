"""The columns of `claims.csv` and `totals.csv`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Basis, Place
from harmledger.publish import share, words
from harmledger.publish.incident_table import LIMITS
from harmledger.publish.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Claim, Document, PeriodTotal
    from harmledger.publish.index import Index

Made = Column["Claim"]
Sum = Column["PeriodTotal"]
_NOWHERE = Place("")
UNNAMED = frozenset({Basis.RELATIVE, Basis.ANONYMOUS})


def _document(index: Index, claim: Claim) -> Document | None:
    return index.documents.get(claim.document)


def _place(claim: Claim) -> Place | None:
    return claim.places[0] if claim.places else None


def _incident(index: Index, claim: Claim) -> str | None:
    return index.events.get(claim.attack or "")


def _claimant(claim: Claim) -> str | None:
    if claim.claimant is None:
        return None
    return share.ANYONE if claim.claimant.basis in UNNAMED else share.name(claim.claimant.party)


def _sha(index: Index, claim: Claim) -> str | None:
    document = _document(index, claim)
    return document.sha256[:16] if document else None


def _published(index: Index, claim: Claim) -> str | None:
    document = _document(index, claim)
    return str(document.published.earliest) if document and document.published and document.published.earliest else None


def _source() -> Iterator[Made]:
    yield Column("id", "#meta+id", "the claim; stays the same", lambda _, c: c.id)
    yield Column("incident", "#event+id", "the incident it helps to count, if any", _incident)
    yield Column("document", "#meta+document", "start of the SHA-256 of the document's bytes", _sha)
    yield Column(
        "outlet", "#meta+source", "publisher, where it may be named", lambda x, c: share.outlet(_document(x, c))
    )
    yield Column("url", "#meta+url", "web address, where it may be given", lambda x, c: share.address(_document(x, c)))
    yield Column("published", "#date+reported", "day of publication, where known", _published)


def _figure() -> Iterator[Made]:
    yield Column("harm", "#affected+type", "what happened to them; empty for counts of attacks", lambda _, c: c.harm)
    yield Column("unit", "#meta+unit", "person, household, attack, facility: never add them up", lambda _, c: c.unit)
    yield Column("group", "#meta+group", "who is counted", lambda _, c: c.people.group)
    yield Column("status", "#meta+civilian", "civilian, combatant …", lambda _, c: c.people.status)
    yield Column("sex", "#meta+sex", "female, male, mixed, unknown", lambda _, c: c.people.sex)
    yield Column("age", "#meta+age", "child, adult, elderly, mixed, unknown", lambda _, c: c.people.age)
    yield Column("number", "#affected+stated", "the number as stated", lambda _, c: c.count.number)
    yield Column("low", "#affected+min", "at least", lambda _, c: c.count.low)
    yield Column("high", "#affected+max", "at most", lambda _, c: c.count.high)
    yield Column("modifier", "#meta+modifier", "exact, at least, about …", lambda _, c: c.count.modifier)
    yield Column(
        "assertion", "#meta+assertion", "harm, or that none occurred or was reported", lambda _, c: c.assertion
    )
    yield Column("counts", "#meta+counts", "total, additional to others, or partial", lambda _, c: c.counts)
    yield Column("scope", "#meta+scope", "incident, period, background (never counted)", lambda _, c: c.scope)
    yield Column("movement", "#meta+movement", "displacement: flow or stock", lambda _, c: c.movement)
    yield Column("part_of", "#meta+partof", "the claim it is a stated part of", lambda _, c: c.part_of)
    yield Column("same_as", "#meta+sameas", "the claim it only repeats", lambda _, c: c.same_as)
    yield Column("provisional", "#meta+provisional", "the text says it may rise", lambda _, c: c.provisional)
    yield Column("manner", "#meta+manner", "died of wounds, in custody …", lambda _, c: c.manner)


def _about() -> Iterator[Made]:
    yield Column("date_start", "#date+start", "first day", lambda _, c: words.span(c.when)[0])
    yield Column("date_end", "#date+end", "last day", lambda _, c: words.span(c.when)[1])
    yield Column("place", "#loc+name", "the first place, by the gazetteer's name", lambda _, c: share.place(_place(c)))
    yield Column("pcode", "#loc+code+v_pcode", "its P-code", lambda _, c: (_place(c) or _NOWHERE).pcode)
    yield Column(
        "place_precision", "#loc+precision", "how finely it is known", lambda _, c: (_place(c) or _NOWHERE).precision
    )
    yield Column("claimant", "#org+reporting+name", "the organisation cited", lambda _, c: _claimant(c))
    yield Column(
        "claimant_basis",
        "#meta+basis",
        "on what ground it speaks",
        lambda _, c: c.claimant.basis if c.claimant else None,
    )
    yield Column(
        "blamed",
        "#group+name",
        "who is said to have done it",
        lambda _, c: share.name(c.actor.name) if c.actor else None,
    )
    yield Column("means", "#cause+type", "weapon or way of attack", lambda _, c: c.weapon)
    yield Column("confidence", "#meta+confidence", "the reader's own, 0 to 1", lambda _, c: round(c.confidence, 2))
    yield Column("limits", "#meta+limits", "what the figure is", lambda _, _c: "as one document states it")


def _total() -> Iterator[Sum]:
    yield Column("claim", "#meta+id", "the claim that states it", lambda _, t: t.claim)
    yield Column("harm", "#affected+type", "what happened to them", lambda _, t: t.harm)
    yield Column("unit", "#meta+unit", "person, household", lambda _, t: t.unit)
    yield Column("group", "#meta+group", "who is counted", lambda _, t: t.people.group)
    yield Column("stated_low", "#affected+stated+min", "at least, as stated", lambda _, t: t.count.low)
    yield Column("stated_high", "#affected+stated+max", "at most, as stated", lambda _, t: t.count.high)
    yield Column("modifier", "#meta+modifier", "exact, at least, about …", lambda _, t: t.count.modifier)
    yield Column("date_start", "#date+start", "first day", lambda _, t: words.span(t.when)[0])
    yield Column("date_end", "#date+end", "last day", lambda _, t: words.span(t.when)[1])
    yield Column("place", "#loc+name", "the area, by the gazetteer's name", lambda _, t: share.place(t.place))
    yield Column("pcode", "#loc+code+v_pcode", "its P-code", lambda _, t: (t.place or _NOWHERE).pcode)
    yield Column(
        "claimant",
        "#org+reporting+name",
        "whose total it is",
        lambda _, t: share.name(t.claimant) if t.claimant else None,
    )
    yield Column("comparable", "#meta+comparable", "whether incidents can be set against it", lambda _, t: t.comparable)
    yield Column(
        "recorded_low", "#affected+recorded+min", "in incidents of the same coverage", lambda _, t: t.recorded_low
    )
    yield Column("recorded_high", "#affected+recorded+max", "likewise, at most", lambda _, t: t.recorded_high)
    yield Column("rest_low", "#affected+rest+min", "not accounted for, at least", lambda _, t: t.unaccounted_low)
    yield Column("rest_high", "#affected+rest+max", "not accounted for, at most", lambda _, t: t.unaccounted_high)
    yield Column("incidents", "#event+id", "the incidents it was compared with", lambda _, t: "; ".join(t.incidents))
    yield Column(
        "limits", "#meta+limits", "what the figures are", lambda _, _t: f"a stated total beside the record; {LIMITS}"
    )


def _claims(index: Index) -> list[Claim]:
    return sorted(index.claims.values(), key=lambda claim: (_sha(index, claim) or "", claim.start, claim.id))


def _totals(index: Index) -> list[PeriodTotal]:
    return sorted(index.book.totals, key=lambda total: (str(words.span(total.when)[0]), total.claim))


CLAIMS: Table[Claim] = Table(
    file="claims.csv",
    about="One row per figure that a document states.",
    sums=(
        "Never sum this table: the same people stand in it once per document and once per group."
        " It shows on what the incidents rest."
    ),
    columns=(*_source(), *_figure(), *_about()),
    rows=_claims,
)
TOTALS: Table[PeriodTotal] = Table(
    file="totals.csv",
    about="One row per period total: a figure for an area and a span, beside what is recorded there.",
    sums="Never add these to incidents or to each other: they overlap. `rest_low` is what no incident explains.",
    columns=tuple(_total()),
    rows=_totals,
)
