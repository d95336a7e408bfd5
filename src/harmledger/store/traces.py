"""The traces of a ledger's attacks, as `link` looks them up, on a connection."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import JSON, BigInteger, Text, cast, delete, func, literal, select

from harmledger.link.index import holder
from harmledger.link.traces import traces
from harmledger.store import tables, writing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Subquery

    from harmledger.link.sight import Sight
    from harmledger.link.traces import Kind, Trace

TRACES = tables.traces
AT_ONCE = 2_000  # keys per question
T = TypeVar("T", int, str)


class Traces:
    """The index of a ledger."""

    def __init__(self, connection: Connection) -> None:
        """Take a connection that is in a transaction."""
        self.connection = connection

    def crowded(self, kind: Kind, keys: Collection[int], most: int) -> frozenset[int]:
        """Give those of some keys that more than so many attacks left, without counting those of many."""
        found: set[int] = set()
        for part in parts(keys):
            asked = self._asked(part)
            held = select(TRACES.c.holder).where(TRACES.c.kind == int(kind), TRACES.c.key == asked.c.key)
            beyond = held.correlate(asked).limit(1).offset(most)
            found.update(self.connection.execute(select(asked.c.key).where(beyond.exists())).scalars())
        return frozenset(found)

    def holders(self, kind: Kind, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """Give who left some keys."""
        found: dict[int, list[str]] = defaultdict(list)
        for part in parts(keys):
            asked = self._asked(part)
            query = select(TRACES.c.key, TRACES.c.holder).where(TRACES.c.kind == int(kind))
            for key, name in self.connection.execute(query.where(TRACES.c.key.in_(select(asked.c.key)))):
                found[key].append(name)
        return found

    def _asked(self, keys: Sequence[int]) -> Subquery:
        """Give keys as a table: in one value, for a statement with thousands of them takes long to prepare."""
        data = json.dumps(keys)
        if self.connection.dialect.name == "sqlite":
            each = func.json_each(data).table_valued("value")
            return select(each.c.value.label("key")).subquery("asked")
        one = func.json_array_elements_text(cast(literal(data, Text), JSON)).column_valued("value")
        return select(cast(one, BigInteger).label("key")).subquery("asked")

    def clear(self) -> None:
        """Forget all traces."""
        self.connection.execute(delete(TRACES))

    def put(self, sights: Iterable[Sight], families: Mapping[str, str], texts: Iterable[tuple[Trace, str]]) -> None:
        """Keep the traces of attacks, and those of documents' texts."""
        self.write(sorted((int(kind), key, name) for (kind, key), name in chain(_left(sights, families), texts)))

    def write(self, rows: Iterable[tuple[int, int, str]]) -> None:
        """Keep the rows of traces: quickest where they come in order."""
        writing.put_plain(self.connection, TRACES, rows)

    def drop(self, traces: Iterable[Trace]) -> None:
        """Forget some traces, whoever left them."""
        for kind, key in traces:
            self.connection.execute(delete(TRACES).where(TRACES.c.kind == int(kind), TRACES.c.key == key))


def _left(sights: Iterable[Sight], families: Mapping[str, str]) -> Iterator[tuple[Trace, str]]:
    for sight in sights:
        for trace in traces(sight, families.get(sight.attack.document)):
            yield trace, holder(sight, trace)


def parts(keys: Collection[T]) -> Iterator[list[T]]:
    """Give some keys at a time, in order: a statement takes only so many."""
    ordered = sorted(keys)
    yield from (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE))
