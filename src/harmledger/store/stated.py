"""What some documents state with what people added, and the decisions about it, on a connection."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from harmledger.model import Ruling
from harmledger.review import amended
from harmledger.store import reading, rows, tables

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Connection

    from harmledger.model import Account, Decision, Document

DECISIONS = tables.decisions
AT_ONCE = 500  # ids per question
SPOTS = "place:%"  # rulings on places hold for every document


@dataclass(frozen=True, slots=True)
class Told:
    """What some documents state, and the decisions about that."""

    accounts: tuple[Account, ...]
    decisions: tuple[Decision, ...]
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """What an incident is computed from beside its decisions; `families` gives the origin of copied documents."""

    documents: tuple[Document, ...]
    accounts: tuple[Account, ...]
    families: Mapping[str, str]


def stated(connection: Connection, documents: Collection[str]) -> Told:
    """Give what documents state, with what people added, and the decisions about it."""
    query = select(DECISIONS).where(DECISIONS.c.ruling == Ruling.ADD.value)
    added = [rows.decision_of(row) for row in connection.execute(query)]
    names = {d.target for d in added if json.loads(d.value or "{}").get("document") in documents}
    read = reading.accounts(connection, documents)
    names |= {claim.id for account in read for claim in account.claims}
    names |= {attack.id for account in read for attack in account.attacks}
    names |= set(connection.execute(select(DECISIONS.c.target).where(DECISIONS.c.target.like(SPOTS))).scalars())
    made = decisions(connection, names)
    return Told(accounts=amended(read, made), decisions=made)


def decisions(connection: Connection, names: Collection[str]) -> tuple[Decision, ...]:
    """Give the decisions about some ids, what undoes them, and what undoes that, oldest first."""
    found: dict[str, Decision] = {}
    asked = set(names)
    while asked:
        made = [
            rows.decision_of(row)
            for part in _parts(asked)
            for row in connection.execute(
                select(DECISIONS).where(or_(DECISIONS.c.target.in_(part), DECISIONS.c.value.in_(part)))
            )
        ]
        asked = {decision.id for decision in made if decision.id not in found}
        found |= {decision.id: decision for decision in made}
    return tuple(sorted(found.values(), key=order))


def _parts(names: Collection[str]) -> Iterator[list[str]]:
    """Ask for some names at a time: a statement takes only so many."""
    ordered = sorted(names)
    yield from (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE))


def earlier(connection: Connection, made: Collection[Decision]) -> dict[str, Decision]:
    """Give the decisions that some undo, and those that these undo."""
    found: dict[str, Decision] = {}
    asked = {decision.target for decision in made if decision.ruling is Ruling.UNDO}
    while asked:
        query = select(DECISIONS).where(DECISIONS.c.id.in_(asked))
        new = [rows.decision_of(row) for row in connection.execute(query)]
        found |= {decision.id: decision for decision in new}
        asked = {decision.target for decision in new if decision.ruling is Ruling.UNDO} - found.keys()
    return found


def order(decision: Decision) -> tuple[object, str]:
    """Give the place of a decision among others: when it was made."""
    return decision.at, decision.id
