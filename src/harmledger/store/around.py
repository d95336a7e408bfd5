"""What a ledger knows around some attacks, looked up: nothing here loads more than a neighbourhood."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from harmledger.link.area import Kept
from harmledger.link.sight import mentions, sights
from harmledger.model import Link, Ruling
from harmledger.review import in_force
from harmledger.serial import build
from harmledger.store import reading, stated, tables
from harmledger.store.traces import Traces, parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Connection, Select

    from harmledger.link.sight import Sight
    from harmledger.store.rows import Row

MEMBERS, SHEETS, ATTACKS, DOCUMENTS = tables.members.c, tables.sheets.c, tables.attacks.c, tables.documents.c
COPIES, DECISIONS = tables.copies.c, tables.decisions.c
READ = select(ATTACKS.id, ATTACKS.document).where(ATTACKS.superseded_at.is_(None))


class Around:
    """The surroundings of some attacks, on a connection that is in a transaction."""

    def __init__(self, connection: Connection, families: Mapping[str, str]) -> None:
        """Take the connection, and the origins of copied documents where they changed."""
        self.connection, self.changed, self.families = connection, families, dict(families)
        self.index = Traces(connection)

    def sights(self, names: Collection[str]) -> Mapping[str, Sight]:
        """Give attacks, and documents that tell of none, by their ids."""
        told = self.homes(names)
        homes = {*told.values(), *(set(names) - told.keys())}
        documents = {d.id: d for part in parts(homes) for d in reading.documents(self.connection, part)}
        accounts = stated.stated(self.connection, documents).accounts if documents else ()
        origins = rows(self.connection, select(COPIES.document, COPIES.origin), COPIES.document, documents)
        for row in origins:
            self.families.setdefault(row.document, row.origin)
        found = {s.id: s for s in (*sights(documents, accounts), *mentions(documents, accounts))}
        return {name: found[name] for name in names if name in found}

    @cached_property
    def added(self) -> Mapping[str, str]:
        """Give the documents of the attacks that people added and did not take back: they were never read."""
        query = select(DECISIONS.target).where(DECISIONS.ruling == Ruling.ADD.value, DECISIONS.target.like("a-%"))
        made = stated.decisions(self.connection, frozenset(self.connection.execute(query).scalars()))
        return {d.target: json.loads(d.value or "{}")["document"] for d in in_force(made) if d.ruling is Ruling.ADD}

    def homes(self, attacks: Collection[str]) -> dict[str, str]:
        """Give the documents of attacks."""
        read = {row.id: row.document for row in rows(self.connection, READ, ATTACKS.id, attacks)}
        return read | {name: document for name, document in self.added.items() if name in attacks}

    def told(self, documents: Collection[str]) -> dict[str, str]:
        """Give the attacks of documents, each with its document."""
        read = {row.id: row.document for row in rows(self.connection, READ, ATTACKS.document, documents)}
        return read | {name: document for name, document in self.added.items() if document in documents}

    def bare(self, names: Collection[str]) -> frozenset[str]:
        """Give those of some ids that are documents which tell of no attack."""
        found = {row.id for row in rows(self.connection, select(DOCUMENTS.id), DOCUMENTS.id, names)}
        return frozenset(found - set(self.told(found).values()))

    def kept(self, names: Collection[str]) -> Mapping[str, Kept]:
        """Give the incident in which each attack lies until now."""
        members = select(MEMBERS.attack, MEMBERS.incident)
        homes = {row.attack: row.incident for row in rows(self.connection, members, MEMBERS.attack, names)}
        sheets = rows(self.connection, select(SHEETS.incident, SHEETS.data), SHEETS.incident, set(homes.values()))
        found = {row.incident: _kept(row.data) for row in sheets}
        return {attack: found[home] for attack, home in homes.items()}

    def outdated(self, documents: Collection[str]) -> frozenset[str]:
        """Give those of some documents that others replace."""
        found = set()
        for column in (DOCUMENTS.version_of, DOCUMENTS.corrects, DOCUMENTS.retracts):
            query = select(column.label("old")).where(column != DOCUMENTS.id)
            found |= {row.old for row in rows(self.connection, query, column, documents)}
        return frozenset(found)


def _kept(data: Any) -> Kept:
    links = [build(Link, link) for link in data["links"]]
    spoken = set(data["documents"])
    own = tuple(k for k in links if k.left not in spoken)
    return Kept(tuple(data["attacks"]), own, tuple(k for k in links if k.left in spoken))


def rows(connection: Connection, query: Select[Any], column: Any, names: Collection[str]) -> Iterator[Row]:
    """Give the rows of a query whose column is one of some names, however many they are."""
    for part in parts(names):
        yield from connection.execute(query.where(column.in_(part)))
