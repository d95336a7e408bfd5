"""What a ledger says now, asked piece by piece: no question loads more than a page shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, insert, or_, select, true

from harmledger.link.rulings import founder
from harmledger.model import GROUPS, Book, Incident, Ruling
from harmledger.review import is_local, subject
from harmledger.serial import build
from harmledger.store import books, days, reading, rows, stated, tables, writing
from harmledger.store.asked import wanted
from harmledger.store.reading import Seen
from harmledger.store.stated import Kin
from harmledger.store.writing import now

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, Select, Table

    from harmledger.model import Decision
    from harmledger.review import Brief, Filter
    from harmledger.store.days import Telling
    from harmledger.store.ledger import Ledger
    from harmledger.store.stated import Told

INCIDENTS, MEMBERS, DECISIONS, VIEWS = tables.incidents, tables.members, tables.decisions, tables.views
CHOICES = ("grade", "admin1", "actors", "weapons", "codes", "groups")  # columns to choose a filter from
BRIEF = [column for column in INCIDENTS.columns if column.name != "row"]
ORDERS: dict[str, tuple[Any, ...]] = {
    "priority": (INCIDENTS.c.priority.desc(), INCIDENTS.c.row),
    "day": (INCIDENTS.c.latest.is_(None), INCIDENTS.c.latest.desc(), INCIDENTS.c.row),
    "toll": (func.coalesce(INCIDENTS.c.killed_high, INCIDENTS.c.killed_low, 0).desc(), INCIDENTS.c.row),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """The passage of a claim or an attack with some text on both sides of it."""

    id: str
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

    def following(self, asked: Filter, order: str, after: str) -> str | None:
        """Give the incident that follows one in a filter's list, else the list's first other one."""
        own = INCIDENTS.c.id
        query = (
            select(own).where(or_(and_(true(), *wanted(asked, self.readers)), own == after)).order_by(*ORDERS[order])
        )
        with self.ledger.reads() as connection:
            names = list(connection.execute(query).scalars())
        rest = names[names.index(after) + 1 :] if after in names else []
        return next((name for name in (*rest, *names) if name != after), None)

    def named(self, names: Collection[str]) -> tuple[Brief, ...]:
        """Give incidents by their ids, in the order of the book."""
        query = select(*BRIEF).where(INCIDENTS.c.id.in_(names)).order_by(INCIDENTS.c.row)
        with self.ledger.reads() as connection:
            return tuple(rows.brief_of(row) for row in connection.execute(query))

    def where(self, attacks: Collection[str]) -> Mapping[str, str]:
        """Give the incident in which each attack lies."""
        query = select(MEMBERS.c.attack, MEMBERS.c.incident).where(MEMBERS.c.attack.in_(attacks))
        with self.ledger.reads() as connection:
            return {row.attack: row.incident for row in connection.execute(query)}

    def count(self, asked: Filter) -> int:
        """Count the incidents that pass a filter."""
        return self.counts({"": asked})[""]

    def counts(self, asked: Mapping[str, Filter]) -> dict[str, int]:
        """Count the incidents that pass each of some filters, in one pass over all of them."""
        columns = [func.count().filter(and_(true(), *wanted(one, self.readers))) for one in asked.values()]
        with self.ledger.reads() as connection:
            found = connection.execute(select(*columns).select_from(INCIDENTS)).one()
        return dict(zip(asked, found, strict=True))

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Give the values that incidents take, for filters to choose from; lists are taken apart."""
        query = select(*(INCIDENTS.c[name] for name in CHOICES)).distinct()
        found: dict[str, set[str]] = {name: set() for name in CHOICES}
        with self.ledger.reads() as connection:
            for row in connection.execute(query):
                for name, value in zip(CHOICES, row, strict=True):
                    found[name].update((value or "").split("\n"))
        known = tuple(group for group in GROUPS if group in found["groups"])
        return {name: tuple(sorted(values - {""})) for name, values in found.items()} | {"groups": known}

    def state(self) -> str:
        """Name the state of the ledger that is shown: it changes whenever something else is."""
        with self.ledger.reads() as connection:
            return books.listed_state(connection)

    def home(self, name: str) -> str | None:
        """Give the id of the incident to which any id that it or one of its attacks ever had leads."""
        with self.ledger.reads() as connection:
            own = select(INCIDENTS.c.id).where(INCIDENTS.c.id == name)
            founded = select(MEMBERS.c.incident).where(MEMBERS.c.attack == founder(name))
            return connection.execute(own).scalar() or connection.execute(founded).scalar()

    def incident(self, name: str) -> Book | None:
        """Give one incident as a book of its own: with its documents, what they state, and the decisions about it."""
        with self.ledger.reads() as connection:
            data = connection.execute(select(tables.sheets.c.data).where(tables.sheets.c.incident == name)).scalar()
            if data is None:
                return None
            found = build(Incident, data)
            told = stated.stated(connection, found.documents)
            names = {found.id, *found.aliases, *found.attacks}
            decisions = {*told.decisions, *stated.decisions(connection, names)}
            return Book(
                documents=reading.documents(connection, found.documents),
                accounts=told.accounts,
                incidents=(found,),
                decisions=tuple(sorted(decisions, key=stated.order)),
            )

    def kin(self, found: Incident) -> Kin:
        """Give an incident's documents with those that replace one of them, and which are copies."""
        documents, copies = tables.documents, tables.copies
        with self.ledger.reads() as connection:
            replaced = [documents.c[name].in_(found.documents) for name in ("version_of", "corrects", "retracts")]
            later = connection.execute(select(documents.c.id).where(or_(*replaced))).scalars()
            names = {*found.documents, *later}
            query = select(copies).where(copies.c.document.in_(names))
            families = {row.document: row.origin for row in connection.execute(query)}
            told = stated.stated(connection, names)
            return Kin(reading.documents(connection, names), told.accounts, families)

    def touched(self, made: Collection[Decision]) -> tuple[str, ...] | None:
        """Give the incidents whose figures some decisions change; None where one of them moves attacks."""
        with self.ledger.reads() as connection:
            known = {d.id: d for d in stated.decisions(connection, {d.id for d in made})}
            known |= stated.earlier(connection, made)
            about = [subject(decision, known) for decision in made]
            if not all(is_local(decision) for decision in about):
                return None
            claims = {decision.target for decision in about}
            said = tables.claims.c
            told = select(said.document).where(said.id.in_(claims), said.superseded_at.is_(None))
            query = select(MEMBERS.c.incident).where(
                or_(MEMBERS.c.document.in_(told), MEMBERS.c.attack.in_({founder(name) for name in claims}))
            )
            return tuple(sorted(set(connection.execute(query).scalars())))

    def document(self, name: str) -> Told | None:
        """Give a document with what it states and the decisions about that."""
        with self.ledger.reads() as connection:
            found = reading.document(connection, name)
            return replace(stated.stated(connection, [name]), documents=(found,)) if found else None

    def seen(self, names: Collection[str], documents: Collection[str]) -> Seen:
        """Note what a person is shown, so that a ruling is kept only if nothing about it changed since."""
        with self.ledger.reads() as connection:
            decision, read = (writing.last_row(connection, table) for table in (DECISIONS, tables.readings))
        return Seen(decision, read, frozenset(names), frozenset(documents))

    def since(self, seen: Seen) -> tuple[str, ...]:
        """Give the ids of decisions and documents about the same that came since something was shown."""
        with self.ledger.reads() as connection:
            return reading.since(connection, seen)

    def homes(self, document: str) -> Mapping[str, str]:
        """Give the incident of each attack of a document."""
        query = select(MEMBERS.c.attack, MEMBERS.c.incident).where(MEMBERS.c.document == document)
        with self.ledger.reads() as connection:
            return {row.attack: row.incident for row in connection.execute(query)}

    def passages(self, names: Collection[str], reach: int = 240) -> Mapping[str, Passage]:
        """Give the passages of claims and attacks with the text around them, without loading the texts."""
        first = func.greatest if self.ledger.engine.dialect.name == "postgresql" else func.max
        with self.ledger.reads() as connection:
            return {
                row[0]: Passage(*row)
                for said in (tables.claims, tables.attacks)
                for row in connection.execute(_passages(said, names, first(said.c.start - reach, 0), reach))
            }

    def by_id(self, *names: str) -> tuple[Decision, ...]:
        """Give decisions by their ids, oldest first."""
        query = select(DECISIONS).where(DECISIONS.c.id.in_(names)).order_by(DECISIONS.c.row)
        with self.ledger.reads() as connection:
            return tuple(rows.decision_of(row) for row in connection.execute(query))

    def last_by(self, reviewer: str) -> Decision | None:
        """Give the last decision of a reviewer that nobody took back and that takes none back."""
        undone = select(DECISIONS.c.target).where(DECISIONS.c.ruling == Ruling.UNDO.value)
        query = (
            select(DECISIONS)
            .where(DECISIONS.c.by == reviewer, DECISIONS.c.ruling != Ruling.UNDO.value, DECISIONS.c.id.not_in(undone))
            .order_by(DECISIONS.c.row.desc())
            .limit(1)
        )
        with self.ledger.reads() as connection:
            row = connection.execute(query).first()
            return rows.decision_of(row) if row else None

    def last_day(self) -> date | None:
        """Give the last day on which a document was published."""
        with self.ledger.reads() as connection:
            return days.last_day(connection)

    def beside(self, day: date) -> tuple[date | None, date | None]:
        """Give the nearest days before and after one on which documents were published."""
        with self.ledger.reads() as connection:
            return days.beside(connection, day)

    def tellings(self, day: date) -> tuple[Telling, ...]:
        """Give what every document tells of the incidents that documents of one day tell of, oldest first."""
        with self.ledger.reads() as connection:
            return days.tellings(connection, day)

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


def _passages(said: Table, names: Collection[str], start: ColumnElement[int], reach: int) -> Select[Any]:
    """Ask for passages of claims or attacks: `start` is where the text before each begins."""
    text = tables.documents.c.text
    before = func.substr(text, start + 1, said.c.start - start)
    columns = (said.c.id, said.c.document, before, said.c.quote, func.substr(text, said.c.end + 1, reach))
    joined = select(*columns).join(tables.documents, tables.documents.c.id == said.c.document)
    return joined.where(said.c.id.in_(names), said.c.superseded_at.is_(None))
