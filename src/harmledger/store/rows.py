"""Values to rows and back. A claim's row is its published JSON; a document's is its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harmledger.model import Account, Attack, Claim, Decision, Document, Problem, Published, Source
from harmledger.review import Brief
from harmledger.serial import Json, build, from_json, plain, to_json
from harmledger.store import tables, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harmledger.model import Incident, Place

LISTS = ("actors", "weapons", "codes", "groups", "names")  # columns that hold several values
PUBLISHED = ("earliest", "latest", "basis", "at")
Row = Any  # a row of SQLAlchemy's, whose columns are only known at run time


def document_row(document: Document, *, given: str, now: str) -> Json:
    """Give the row of a document."""
    row: Json = plain(document)
    source = row.pop("source")
    published = _published_row(row.pop("published"))
    row |= {"source": source["name"] if source else None, "given": given, "added_at": now}
    return row | published | {"fingerprint": versions.fingerprint(document), "url_key": versions.url_key(document.url)}


def document_of(row: Row) -> Document:
    """Give a document back from its row and its source's."""
    data = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    source = Source(data["source"], data["harm_reliability"], data["attribution_reliability"])
    data |= {"source": plain(source) if data["source"] else None, "published": _published_json(data)}
    return build(Document, data)


def source_row(source: Source) -> Json:
    """Give the row of a source."""
    return dict(plain(source))


def reading_row(account: Account, now: str) -> Json:
    """Give the row that says by which reader a document was read."""
    return {
        "document": account.document,
        "made_by": account.made_by,
        "language": account.language,
        "read_at": now,
    } | _published_row(plain(account.published))


def claim_row(claim: Claim, reading: int) -> Json:
    """Give the row of a claim."""
    return to_json(claim) | {"document": claim.document, "reading": reading}


def attack_row(attack: Attack, reading: int) -> Json:
    """Give the row of an attack."""
    return to_json(attack) | {"document": attack.document, "reading": reading}


def problem_row(problem: Problem, document: str, reading: int) -> Json:
    """Give the row of a problem found inside a document."""
    return dict(plain(problem)) | {"document": document, "reading": reading}


def account_of(reading: Row, claims: Iterable[Row], attacks: Iterable[Row], problems: Iterable[Row]) -> Account:
    """Give back what a document states from the rows of its current reading."""
    document: str = reading.document
    published = _published_json(reading._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    return Account(
        document=document,
        language=reading.language,
        claims=tuple(from_json(Claim, _dict(row), document=document) for row in claims),
        attacks=tuple(from_json(Attack, _dict(row), document=document) for row in attacks),
        problems=tuple(build(Problem, _dict(row)) for row in problems),
        published=build(Published, published) if published else None,
        made_by=reading.made_by,
    )


def decision_of(row: Row) -> Decision:
    """Give a decision back."""
    return build(Decision, _dict(row))


def place_rows(account: Account) -> list[Json]:
    """Give the gazetteer entries that an account uses, so that the ledger stays whole without the gazetteer."""
    used: dict[str, Place] = {}
    named = [*(claim.places for claim in account.claims), *(attack.places for attack in account.attacks)]
    for places in named:
        used |= {place.id: place for place in places if place.id is not None}
    names = [column.name for column in tables.places.columns]
    return [{name: value for name, value in plain(place).items() if name in names} for place in used.values()]


def brief_row(brief: Brief) -> Json:
    """Give the row of an incident in brief: what a person looks for."""
    row: Json = plain(brief)
    return row | {name: _lined(row[name]) for name in LISTS}


def sheet_row(incident: Incident) -> Json:
    """Give the row that holds all of an incident."""
    return {"incident": incident.id, "data": plain(incident)}


def brief_of(row: Row) -> Brief:
    """Give an incident in brief back from its row."""
    data = _dict(row)
    return build(Brief, data | {name: data[name].split("\n")[1:-1] for name in LISTS})


def _lined(values: Iterable[str]) -> str:
    """Write values one a line, each between line ends, so that one of them can be looked for."""
    return "".join(f"\n{value}" for value in values) + "\n"


def member_rows(incident: Incident, documents: Mapping[str, str]) -> list[Json]:
    """Give which attacks lie in an incident; `documents` says where each attack is told."""
    return [
        {"attack": a, "incident": incident.id, "document": documents[a]} for a in incident.attacks if a in documents
    ]


def _dict(row: Row) -> Json:
    return dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it


def _published_row(published: Mapping[str, Any] | None) -> Json:
    return {f"published_{name}": published.get(name) if published else None for name in PUBLISHED}


def _published_json(row: Mapping[str, Any]) -> Json | None:
    if row["published_basis"] is None:
        return None
    return {name: row[f"published_{name}"] for name in PUBLISHED}
