"""A ledger that is open: what it keeps, and how it is added to."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import select

from harmledger.errors import ChangedSinceError
from harmledger.model import Book
from harmledger.review import Seal, amended, broken, ruled, seal
from harmledger.serial import plain
from harmledger.store import books, reading, schema, tables, versions, writing
from harmledger.store import engine as engines
from harmledger.store.settling import Lag, Settling
from harmledger.store.traces import Traces, parts
from harmledger.store.writing import now

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Self

    from sqlalchemy import Connection, Engine

    from harmledger.model import Account, Decision, Document
    from harmledger.store.pile import Pile
    from harmledger.store.reading import Seen


APPENDED = (tables.documents, tables.readings, tables.decisions)
MOST = 2  # from the share of a ledger that is new, one in so many, it is sooner computed as a whole


class Ledger:
    """A ledger that is open. Every method that writes does so at once and as a whole, or not at all."""

    def __init__(self, engine: Engine, address: str) -> None:
        """Take a database that is ready; use `open` or `existing`."""
        self.engine, self.address = engine, address

    @classmethod
    def open(cls, address: str) -> Self:
        """Open the ledger at a file or PostgreSQL address, made anew where there is none."""
        if not engines.is_server(address) and not engines.file_of(address).exists():
            engines.make_file(engines.file_of(address))
        return cls.existing(address)

    @classmethod
    def existing(cls, address: str) -> Self:
        """Open a ledger that must be there."""
        if not engines.is_server(address):
            engines.check_file(engines.file_of(address))
        engine = engines.connect(address)
        try:
            schema.prepare(engine, address)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, address)

    def __reduce__(self) -> tuple[Callable[[str], Ledger], tuple[str]]:
        """Let another process open the same ledger, once for all that it is asked."""
        return _opened, (self.address,)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        """Give the ledger itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the database."""
        self.close()

    @contextmanager
    def reads(self) -> Iterator[Connection]:
        """Give a connection that reads; what the database raises is told in our words."""
        with engines.told(self.address), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writes(self) -> Iterator[Connection]:
        """Give a connection whose work is kept as a whole when it ends well, or not at all."""
        with engines.told(self.address), self.engine.execution_options(writes=True).begin() as connection:
            yield connection

    def admit(self, document: Document) -> Document | None:
        """Give a document as it would be kept: under a free id, as the version of another; None if it is known.

        That a known document was listed once more, or elsewhere, is kept.
        """
        with self.reads() as connection:
            verdict = versions.judge(document, reading.family(connection, document))
            listed = verdict.known is not None and reading.is_listed(connection, verdict.known, document)
        if verdict.known is None:
            return replace(document, id=verdict.id, version_of=verdict.version_of or document.version_of)
        if not listed:
            with self.writes() as connection:
                writing.listing(connection, verdict.known, document, now())
        return None

    def add(self, document: Document, account: Account, *made: Decision) -> None:
        """Save one document with what it states and what a person adds; one that is there already stays as it is."""
        with self.writes() as connection:
            if reading.document(connection, document.id) is not None:
                return
            writing.document(connection, document, given=versions.given(document), now=now())
            writing.account(connection, account, now())
            _append(connection, made)

    def reread(self, account: Account) -> None:
        """Let what a newer reader found take the place of the old, but for what a person ruled on."""
        with self.writes() as connection:
            spared = ruled(reading.decided(connection))
            kept = writing.supersede(connection, account.document, spared=spared, now=now())
            fresh = replace(
                account,
                claims=tuple(claim for claim in account.claims if claim.id not in kept),
                attacks=tuple(attack for attack in account.attacks if attack.id not in kept),
                problems=account.problems + writing.orphans(account, kept),
            )
            writing.account(connection, fresh, now())

    def decide(self, *made: Decision, seen: Seen | None = None) -> None:
        """Append what a person ruled, all of it or nothing, each sealed to the decision before it.

        With `seen`, nothing is kept where something about the same was ruled or added since: ChangedSinceError.
        """
        with self.writes() as connection:
            writing.decisions_alone(connection)
            if seen and reading.since(connection, seen):
                raise ChangedSinceError
            _append(connection, made)

    def documents(self, names: Collection[str] | None = None) -> tuple[Document, ...]:
        """Give all documents, or some, in the order they were added; of two versions the later names the earlier."""
        with self.reads() as connection:
            some = (None,) if names is None else parts(names)
            return tuple(document for part in some for document in reading.documents(connection, part))

    def names(self) -> Sequence[str]:
        """Give the ids of all documents in the order they were added."""
        with self.reads() as connection:
            return reading.names(connection)

    def replacing(self) -> tuple[Document, ...]:
        """Give the documents that are versions of others, correct or withdraw them."""
        with self.reads() as connection:
            return reading.replacing(connection)

    def told(self, names: Collection[str], state: str) -> tuple[tuple[Document, ...], tuple[Account, ...]]:
        """Give some documents with what they state; ChangedSinceError where one was read again since a state."""
        with self.reads() as connection:
            some = [*parts(names)]
            if any(reading.last_reading(connection, part) > int(state.split(" ")[-2]) for part in some):
                raise ChangedSinceError
            documents = tuple(document for part in some for document in reading.documents(connection, part))
            return documents, tuple(a for part in some for a in reading.accounts(connection, part))

    def size(self) -> int:
        """Count the documents, which are only added to."""
        with self.reads() as connection:
            return writing.last_row(connection, tables.documents)

    def document(self, name: str) -> Document | None:
        """Give a document of any version by its id."""
        with self.reads() as connection:
            return reading.document(connection, name)

    def versions(self, name: str) -> tuple[Document, ...]:
        """Give all versions added under one id, oldest first."""
        with self.reads() as connection:
            return reading.versions(connection, name)

    def accounts(self) -> Sequence[Account]:
        """Give what each document states by its current reading and what people added to it."""
        with self.reads() as connection:
            return amended(reading.accounts(connection), reading.decided(connection))

    def read_accounts(self) -> Sequence[Account]:
        """Give what each document states by its current reading alone."""
        with self.reads() as connection:
            return reading.accounts(connection)

    def decisions(self) -> Sequence[Decision]:
        """Give all decisions, oldest first."""
        with self.reads() as connection:
            return reading.decided(connection)

    def minted(self) -> Mapping[str, str]:
        """Give the incident id that each attack was first given."""
        with self.reads() as connection:
            return reading.minted(connection)

    def tampered(self) -> str | None:
        """Give the first decision that does not fit the audit chain; None where all do."""
        with self.reads() as connection:
            found = reading.decisions(connection)
            seals = [Seal(row.salt, row.content_digest, row.chain_digest) for row in found]
            return broken(zip(reading.decided(connection), seals, strict=True))

    def release(self, series: str) -> str | None:
        """Give the manifest of the last release of a series, if there was one."""
        with self.reads() as connection:
            return reading.meta(connection, f"release {series}")

    def released(self, series: str, manifest: str) -> None:
        """Keep the manifest of a release: the next one tells from it what changed."""
        with self.writes() as connection:
            writing.meta(connection, f"release {series}", manifest)

    def state(self, rules: str) -> str:
        """Name what a book is computed from, by whoever is about to read it."""
        with self.reads() as connection:
            return _state(connection, rules)

    def index(self, rows: Iterable[tuple[int, int, str]]) -> None:
        """Keep the traces of all attacks and texts, in the place of those that were there."""
        with self.writes() as connection:
            books.forget(connection)
            traces = Traces(connection)
            traces.clear()
            traces.write(rows)

    def keep(self, pile: Pile, families: Mapping[str, str], state: str) -> None:
        """Keep all incidents with their documents' families; totals wait for the next whole book."""
        with self.writes() as connection:
            books.keep(connection, pile, families, state=state, now=now())

    def save(self, book: Book, state: str, families: Mapping[str, str] = MappingProxyType({})) -> None:
        """Keep a computed book with its documents' families, and for good the ids that incidents were given first."""
        with self.writes() as connection:
            books.save(connection, book, families, state=state, now=now())

    def replace(self, book: Book, rules: str) -> None:
        """Keep some incidents as they were computed anew from all that the ledger holds now."""
        with self.writes() as connection:
            books.replace(connection, book, state=_state(connection, rules))

    def lag(self, rules: str) -> Lag | None:
        """Give what came since the incidents were computed; None where more was read anew than can be taken in."""
        with self.reads() as connection:
            return _lag(connection, rules)

    @contextmanager
    def settling(self, rules: str) -> Iterator[Settling | None]:
        """Take in what came, all of it or nothing. What is not settled is computed as a whole the next time."""
        with self.writes() as connection:
            writing.settle_alone(connection)
            lag = _lag(connection, rules)
            settling = Settling(connection, lag) if lag else None
            yield settling
            if settling and settling.done:
                books.stamp(connection, _state(connection, rules))
            elif settling:
                books.forget(connection)

    def saved(self, rules: str) -> Book | None:
        """Give the book that was kept, if neither the ledger nor the rules have changed since."""
        with self.reads() as connection:
            if not books.is_current(connection, _state(connection, rules)):
                return None
            return books.load(connection, _read(connection), whole=True)

    def listed(self, rules: str) -> tuple[Book, Mapping[str, str], str] | None:
        """Give the incidents with all behind them, the families of documents, and of which state; if they are kept."""
        with self.reads() as connection:
            state = _state(connection, rules)
            if books.listed_state(connection) != state:
                return None
            return books.load(connection, _read(connection), whole=False), books.families(connection), state

    def complete(self, book: Book, state: str) -> None:
        """Keep the totals and problems of a book whose incidents are kept already."""
        with self.writes() as connection:
            if books.listed_state(connection) == state:
                books.complete(connection, book, state)


@cache
def _opened(address: str) -> Ledger:
    return Ledger(engines.connect(address), address)


def _read(connection: Connection) -> Book:
    """Give all from which a book is computed."""
    decisions = reading.decided(connection)
    accounts = amended(reading.accounts(connection), decisions)
    return Book(reading.documents(connection), accounts, decisions=decisions)


def _lag(connection: Connection, rules: str) -> Lag | None:
    """Give what came since the incidents were computed, None where it is too much or the rules changed."""
    kept = books.listed_state(connection).rsplit(" ", 3)
    if len(kept) < len(APPENDED) + 1 or kept[0] != rules:
        return None
    document, read, decision = map(int, kept[1:])
    documents = tables.documents.c
    new = connection.execute(select(documents.id).where(documents.row > document)).scalars().all()
    readings = tables.readings.c
    anew = connection.execute(select(readings.document).where(readings.row > read)).scalars().all()
    if set(anew) - set(new) or len(new) * MOST > writing.last_row(connection, tables.documents):
        return None
    return Lag(tuple(new), reading.decided(connection, after=decision))


def _append(connection: Connection, made: Sequence[Decision]) -> None:
    """Append decisions, each sealed to the one before it."""
    if made:
        writing.decisions_alone(connection)
    before = reading.last_seal(connection)
    for decision in made:
        sealed = seal(decision, salt=secrets.token_hex(16), after=before)
        digests = {"salt": sealed.salt, "content_digest": sealed.content, "chain_digest": sealed.chain}
        writing.put(connection, tables.decisions, [plain(decision) | digests])
        before = sealed.chain


def _state(connection: Connection, rules: str) -> str:
    """Name the state of what a book is computed from: it changes whenever something is appended."""
    return " ".join([rules, *(str(writing.last_row(connection, table)) for table in APPENDED)])
