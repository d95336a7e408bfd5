"""The columns of `claims.csv` and `displacement.csv`: what documents state, figure by figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm, Movement, Place, Unit
from harmledger.publish import share, words
from harmledger.publish.package.tables import DAY, INTEGER, NUMBER, Column, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from harmledger.model import Claim, Document
    from harmledger.publish.index import Index

Made = Column["Claim"]
NOWHERE = Place("")


def _document(index: Index, claim: Claim) -> Document:
    return index.documents[claim.document]


def _place(claim: Claim) -> Place:
    return claim.places[0] if claim.places else NOWHERE


def _outlet(index: Index, claim: Claim) -> str | None:
    source = _document(index, claim).source
    return source.name if source else None


def _published(index: Index, claim: Claim) -> date | None:
    told = index.accounts[claim.document].published or _document(index, claim).published
    return told.earliest if told else None


def _source() -> Iterator[Made]:
    yield Column("id", "#meta+id", "the claim; stays the same", lambda _, c: c.id)
    yield Column(
        "incident", "#event+id", "the incident it helps to count, if any", lambda x, c: x.events.get(c.attack or "")
    )
    yield Column("document", "#meta+document", "the document that states it", lambda _, c: c.document)
    yield Column(
        "sha256", "#meta+sha256", "checksum of the document's bytes, if open", lambda x, c: _document(x, c).sha256
    )
    yield Column("outlet", "#meta+source", "publisher, where it may be named", _outlet)
    yield Column("url", "#meta+url", "web address, where it may be given", lambda x, c: _document(x, c).url)
    yield Column("published", "#date+reported", "day of publication, where known", _published, DAY)
    yield Column("quote", "#meta+quote", "the passage, where the profile gives it", lambda _, c: c.quote)


def _figure() -> Iterator[Made]:
    yield Column("harm", "#impact+harm", "what happened to them; empty for counts of attacks", lambda _, c: c.harm)
    yield Column("unit", "#meta+unit", "person, household, attack, facility: never add them up", lambda _, c: c.unit)
    yield Column("group", "#meta+group", "who is counted", lambda _, c: c.people.group)
    yield Column("status", "#meta+civilian", "civilian, combatant …", lambda _, c: c.people.status)
    yield Column("sex", "#meta+sex", "female, male, mixed, unknown", lambda _, c: c.people.sex)
    yield Column("age", "#meta+age", "child, adult, elderly, mixed, unknown", lambda _, c: c.people.age)
    yield Column("number", "#affected+stated", "the number as stated", lambda _, c: c.count.number, INTEGER)
    yield Column("low", "#affected+min", "at least", lambda _, c: c.count.low, INTEGER)
    yield Column("high", "#affected+max", "at most", lambda _, c: c.count.high, INTEGER)
    yield Column("suppressed", "#meta+suppressed", "yes where a small number is kept back", _suppressed)
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


def _suppressed(index: Index, claim: Claim) -> bool | None:
    return True if claim.id in index.hidden else None


def _whereabouts() -> Iterator[Made]:
    yield Column("date_start", "#date+start", "first day", lambda _, c: words.span(c.when)[0], DAY)
    yield Column("date_end", "#date+end", "last day", lambda _, c: words.span(c.when)[1], DAY)
    yield Column("place", "#loc+name", "the first place, by the gazetteer's name", lambda _, c: share.label(_place(c)))
    yield Column("pcode", "#loc+code+v_pcode", "its P-code", lambda _, c: _place(c).pcode)
    yield Column("place_precision", "#meta+loc+precision", "how finely it is given", lambda _, c: _place(c).precision)


def _parties() -> Iterator[Made]:
    yield Column(
        "death_start", "#date+outcome+start", "first day of the death or release, where it is another", _outcome(0), DAY
    )
    yield Column("death_end", "#date+outcome+end", "last day of it", _outcome(1), DAY)
    yield Column(
        "claimant", "#org+reporting+name", "the organisation cited", lambda _, c: c.claimant.party if c.claimant else ""
    )
    yield Column(
        "claimant_basis", "#meta+basis", "on what ground it speaks", lambda _, c: c.claimant.basis if c.claimant else ""
    )
    yield Column("blamed", "#group+name", "who is said to have done it", lambda _, c: c.actor.name if c.actor else None)
    yield Column("means", "#cause+type", "weapon or way of attack", lambda _, c: c.weapon)
    yield Column(
        "confidence", "#meta+confidence", "the reader's own, 0 to 1", lambda _, c: round(c.confidence, 2), NUMBER
    )
    yield Column("limits", "#meta+limits", "what the figure is", lambda _, _c: "as one document states it")


def _outcome(end: int) -> Callable[[Index, Claim], date | None]:
    return lambda _, claim: words.span(claim.outcome_when)[end]


def _moved() -> Iterator[Made]:
    kinds = {
        "left": ("#affected+idps{unit}+newdisp+conflict", "had to leave (flow)", Harm.DISPLACED, Movement.FLOW),
        "living": ("#affected+idps{unit}+stock+conflict", "live displaced (stock)", Harm.DISPLACED, Movement.STOCK),
        "displaced": ("#affected{unit}+displaced", "displaced, not said whether flow or stock", Harm.DISPLACED, None),
        "returned": ("#affected{unit}+returned", "came back", Harm.RETURNED, None),
    }
    units = {"people": ("+ind", Unit.PERSON), "households": ("+hh", Unit.HOUSEHOLD)}
    for name, (tag, said, harm, movement) in kinds.items():
        for plural, (attribute, unit) in units.items():
            for bound, end in (("low", "+min"), ("high", "+max")):
                at = "at least" if bound == "low" else "at most"
                yield Column(
                    f"{name}_{plural}_{bound}",
                    tag.format(unit=attribute) + end,
                    f"{plural} who {said}, {at}",
                    _cell(harm, movement, unit, bound),
                    INTEGER,
                )


def _cell(harm: Harm, movement: Movement | None, unit: Unit, bound: str) -> Callable[[Index, Claim], int | None]:
    def value(_: Index, claim: Claim) -> int | None:
        fits = claim.harm is harm and claim.unit is unit and (harm is Harm.RETURNED or claim.movement is movement)
        found: int | None = getattr(claim.count, bound)
        return found if fits else None

    return value


def _claims(index: Index) -> list[Claim]:
    return sorted(index.claims.values(), key=lambda claim: (claim.document, claim.start, claim.id))


def _displaced(index: Index) -> list[Claim]:
    return sorted(index.moved(), key=lambda claim: (str(words.span(claim.when)[0]), claim.id))


CLAIMS: Table[Claim] = Table(
    name="claims",
    about="One row per figure that a document states.",
    sums=(
        "Never sum this table: the same people stand in it once per document and once per group."
        " It shows on what the incidents rest."
    ),
    columns=(*_source(), *_figure(), *_whereabouts(), *_parties()),
    rows=_claims,
)
DISPLACEMENT: Table[Claim] = Table(
    name="displacement",
    about="One row per figure of people who had to leave or came back: flows and stocks, persons and households apart.",
    sums=(
        "Never add stocks up, nor persons to households. Flows may be added only where their days and places do not"
        " overlap and their claimant is the same."
    ),
    columns=(*_source(), *_whereabouts(), *_moved(), *_parties()),
    rows=_displaced,
)
