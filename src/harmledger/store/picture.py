"""What a ledger says now, asked piece by piece: no question loads more than a page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select

from harmledger.link.rulings import founder
from harmledger.model import Book, Incident
from harmledger.serial import build
from harmledger.store import reading, rows, tables
from harmledger.store.asked import wanted
from harmledger.store.ledger import now

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from harmledger.model import Account, Decision, Document
    from harmledger.review import Brief, Filter
    from harmledger.store.ledger import Ledger

INCIDENTS, MEMBERS, DECISIONS, VIEWS = tables.incidents, tables.members, tables.decisions, tables.views
BRIEF = [column for column in INCIDENTS.columns if column.name not in {"row", "data"}]
ORDERS: dict[str, tuple[Any, ...]] = {
    "priority": (INCIDENTS.c.priority.desc(), INCIDENTS.c.row),
    "day": (INCIDENTS.c.latest.is_(None), INCIDENTS.c.latest.desc(), INCIDENTS.c.row),
    "toll": (func.coalesce(INCIDENTS.c.killed_high, INCIDENTS.c.killed_low, 0).desc(), INCIDENTS.c.row),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's passage with some text on both sides of it."""

    claim: str
    document: str
    before: str
    quote: str
    after: str


class Picture:
    """The computed part of a ledger and what it was computed from, looked up by id or filter."""

    def __init__(self, ledger: Ledger, *, readers: int = 1) -> None:
        """Take the ledger, and how many people must confirm an incident before it is final."""
        self.ledger, self.readers = ledger, readers

    def briefs(self, asked: Filter, *, order: str = "priority", offset: int = 0, limit: int = 50) -> tuple[Brief, ...]:
        """Give the incidents that pass a filter, a page at a time."""
        query = select(*BRIEF).where(*wanted(asked, self.readers)).order_by(*ORDERS[order])
        with self.ledger.reads() as connection:
            return tuple(rows.brief_of(row) for row in connection.execute(query.offset(offset).limit(limit)))

    def count(self, asked: Filter) -> int:
        """Count the incidents that pass a filter."""
        query = select(func.count()).select_from(INCIDENTS).where(*wanted(asked, self.readers))
        with self.ledger.reads() as connection:
            return int(connection.execute(query).scalar_one())

    def values(self, column: str) -> tuple[str, ...]:
        """Give the values that a column takes, for a filter to choose from; lists are taken apart."""
        query = select(INCIDENTS.c[column]).where(INCIDENTS.c[column].is_not(None)).distinct()
        with self.ledger.reads() as connection:
            found = {part for value in connection.execute(query).scalars() for part in value.split("\n") if part}
        return tuple(sorted(found))

    def home(self, name: str) -> str | None:
        """Give the id of the incident to which any id that it or one of its attacks ever had leads."""
        with self.ledger.reads() as connection:
            own = select(INCIDENTS.c.id).where(INCIDENTS.c.id == name)
            founded = select(MEMBERS.c.incident).where(MEMBERS.c.attack == founder(name))
            return connection.execute(own).scalar() or connection.execute(founded).scalar()

    def incident(self, name: str) -> Book | None:
        """Give one incident as a book of its own: with its documents, what they state, and the decisions about it."""
        with self.ledger.reads() as connection:
            data = connection.execute(select(INCIDENTS.c.data).where(INCIDENTS.c.id == name)).scalar()
            if data is None:
                return None
            found = build(Incident, data)
            told = reading.accounts(connection, found.documents)
            return Book(
                documents=reading.documents(connection, found.documents),
                accounts=told,
                incidents=(found,),
                decisions=about(connection, found, told),
            )

    def document(self, name: str) -> tuple[Document, Account | None] | None:
        """Give a document with what it states."""
        with self.ledger.reads() as connection:
            found = reading.document(connection, name)
            if found is None:
                return None
            return found, next(iter(reading.accounts(connection, [name])), None)

    def homes(self, document: str) -> Mapping[str, str]:
        """Give the incident of each attack of a document."""
        query = select(MEMBERS.c.attack, MEMBERS.c.incident).where(MEMBERS.c.document == document)
        with self.ledger.reads() as connection:
            return {row.attack: row.incident for row in connection.execute(query)}

    def passages(self, claims: Collection[str], reach: int = 240) -> Mapping[str, Passage]:
        """Give claims' passages with the text around them, without loading the texts."""
        said, texts = tables.claims, tables.documents
        first = func.greatest if self.ledger.engine.dialect.name == "postgresql" else func.max
        start = first(said.c.start - reach, 0)
        before = func.substr(texts.c.text, start + 1, said.c.start - start)
        after = func.substr(texts.c.text, said.c.end + 1, reach)
        query = (
            select(said.c.id, said.c.document, before, said.c.quote, after)
            .join(texts, texts.c.id == said.c.document)
            .where(said.c.id.in_(claims), said.c.superseded_at.is_(None))
        )
        with self.ledger.reads() as connection:
            return {row[0]: Passage(*row) for row in connection.execute(query)}

    def decisions(self, names: Collection[str]) -> tuple[Decision, ...]:
        """Give the decisions about some ids, and those that undo them, oldest first."""
        with self.ledger.reads() as connection:
            return _decisions(connection, names)

    def views(self) -> Mapping[str, str]:
        """Give the filters that reviewers named, as queries of addresses."""
        with self.ledger.reads() as connection:
            return {row.name: row.query for row in connection.execute(select(VIEWS).order_by(VIEWS.c.name))}

    def keep_view(self, name: str, query: str) -> None:
        """Name a filter; one of that name gives way."""
        with self.ledger.writes() as connection:
            connection.execute(delete(VIEWS).where(VIEWS.c.name == name))
            connection.execute(insert(VIEWS).values(name=name, query=query, saved_at=now()))

    def drop_view(self, name: str) -> None:
        """Forget a named filter."""
        with self.ledger.writes() as connection:
            connection.execute(delete(VIEWS).where(VIEWS.c.name == name))

    def is_new(self) -> bool:
        """Tell whether nothing was added yet."""
        with self.ledger.reads() as connection:
            return connection.execute(select(tables.documents.c.row).limit(1)).first() is None


def about(connection: Connection, found: Incident, told: Collection[Account]) -> tuple[Decision, ...]:
    """Give the decisions about an incident, its attacks and the figures of its documents."""
    names = {found.id, *found.aliases, *found.attacks}
    names |= {claim.id for account in told for claim in account.claims}
    return _decisions(connection, names)


def _decisions(connection: Connection, names: Collection[str]) -> tuple[Decision, ...]:
    found: dict[str, Decision] = {}
    asked = set(names)
    while asked:
        query = select(DECISIONS).where(or_(DECISIONS.c.target.in_(asked), DECISIONS.c.value.in_(asked)))
        made = [rows.decision_of(row) for row in connection.execute(query.order_by(DECISIONS.c.row))]
        new = {decision.id: decision for decision in made if decision.id not in found}
        found |= new
        asked = set(new)  # what undoes them, and what undoes that
    return tuple(sorted(found.values(), key=lambda decision: (decision.at, decision.id)))
