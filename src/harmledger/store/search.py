"""Full text of the ledger's documents in both scripts.

What is indexed are folded words: without vowel signs, hamza seats and capitals, so that a word is found however it was
typed. SQLite's own index keeps no second copy of the texts (FTS5, contentless); PostgreSQL keeps word vectors.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, text

from harmledger.read.ar.letters import fold
from harmledger.store import tables, writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from harmledger.store.ledger import Ledger

DOCUMENTS = tables.documents
WORD = re.compile(r"\w+(?:[\u064b-\u0652\u0670\u0640]+\w*)*")
CLITICS = ("", "ال", "و", "وال", "ب", "بال", "لل", "ف")  # what Arabic glues before a word
ENDS = {"ه": "ة", "ة": "ه"}  # written one for the other at a word's end
LONGEST = 12  # words of a question
AT_ONCE = 500  # documents indexed at once: a kill loses no more
REACH = 200  # characters on both sides of what was found

FILL = {
    "sqlite": "INSERT INTO words (rowid, text) VALUES (:row, :text)",
    "postgresql": "INSERT INTO words (row, text) VALUES (:row, to_tsvector('simple', :text))",
}
LAST = {"sqlite": "SELECT max(id) FROM words_docsize", "postgresql": "SELECT max(row) FROM words"}
FIND = {
    "sqlite": "FROM words WHERE words MATCH :asked",
    "postgresql": "FROM words WHERE text @@ to_tsquery('simple', :asked)",
}
BEST = {
    "sqlite": "SELECT rowid {find} ORDER BY rank, rowid",
    "postgresql": "SELECT row {find} ORDER BY ts_rank(text, to_tsquery('simple', :asked)) DESC, row",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which all words of a question stand, with the text around the first of them."""

    document: str
    title: str | None
    source: str | None
    published: str | None
    before: str
    quote: str
    after: str


def count(ledger: Ledger, asked: str) -> int:
    """Count the documents that hold every word of a question, each as it is or longer."""
    words = _sought(asked)
    if not words:
        return 0
    settle(ledger)
    with ledger.reads() as connection:
        dialect = connection.dialect.name
        found = connection.execute(text(f"SELECT count(*) {FIND[dialect]}"), {"asked": _question(words, dialect)})
        return int(found.scalar_one())


def find(ledger: Ledger, asked: str, *, offset: int = 0, limit: int = 25) -> tuple[Hit, ...]:
    """Find the documents that hold every word of a question, the best first."""
    words = _sought(asked)
    if not words:
        return ()
    settle(ledger)
    with ledger.reads() as connection:
        dialect = connection.dialect.name
        best = text(f"{BEST[dialect].format(find=FIND[dialect])} LIMIT :limit OFFSET :offset")
        sought = {"asked": _question(words, dialect), "limit": limit, "offset": offset}
        return tuple(_hits(connection, connection.execute(best, sought).scalars().all(), words))


def _sought(asked: str) -> list[str]:
    return [folded for folded, _, _ in _words(asked)][:LONGEST]


def cited(ledger: Ledger, party: str) -> tuple[str, ...]:
    """Give the incidents of which a party is cited for a figure, in the order of the book."""
    claims, members, incidents = tables.claims, tables.members, tables.incidents
    own = select(members.c.incident).join(claims, claims.c.attack == members.c.attack)
    own = own.where(claims.c.claimant == party, claims.c.superseded_at.is_(None))
    query = select(incidents.c.id).where(incidents.c.id.in_(own)).order_by(incidents.c.row)
    with ledger.reads() as connection:
        return tuple(connection.execute(query).scalars())


def holder(ledger: Ledger, name: str) -> str | None:
    """Give the document that an id is of, the newest of its versions, or in which the claim of this id stands."""
    own, claims = DOCUMENTS.c, tables.claims.c
    called = select(own.id).where(or_(own.id == name, own.given == name)).order_by(own.row.desc()).limit(1)
    holding = select(claims.document).where(claims.id == name, claims.superseded_at.is_(None))
    with ledger.reads() as connection:
        return connection.execute(called).scalar() or connection.execute(holding).scalar()


def settle(ledger: Ledger) -> None:
    """Index the documents that came since, some at a time: what was indexed stays."""
    while True:
        with ledger.reads() as connection:
            last = connection.execute(text(LAST[connection.dialect.name])).scalar() or 0
            if writing.last_row(connection, DOCUMENTS) <= last:
                return
        with ledger.writes() as connection:
            _index(connection)


def _index(connection: Connection) -> None:
    last = connection.execute(text(LAST[connection.dialect.name])).scalar() or 0  # another may have been faster
    columns = (DOCUMENTS.c.row, DOCUMENTS.c.title, DOCUMENTS.c.text)
    query = select(*columns).where(DOCUMENTS.c.row > last).order_by(DOCUMENTS.c.row).limit(AT_ONCE)
    new = [{"row": row.row, "text": folded(f"{row.title or ''} {row.text}")} for row in connection.execute(query)]
    if new:
        connection.execute(text(FILL[connection.dialect.name]), new)


def folded(written: str) -> str:
    """Give the words of a text in the spelling by which they are found."""
    return " ".join(word for word, _, _ in _words(written))


def _words(written: str) -> Iterator[tuple[str, int, int]]:
    for match in WORD.finditer(written):
        if plain := fold(match[0].casefold()):
            yield plain, match.start(), match.end()


def _question(words: Sequence[str], dialect: str) -> str:
    """Write a question in the database's language: every word, with what Arabic may glue before it."""
    form, either, both = ('"{}"*', " OR ", " AND ") if dialect == "sqlite" else ("'{}':*", " | ", " & ")
    parts = [either.join(form.format(spelling) for spelling in _spellings(word)) for word in words]
    return both.join(f"({part})" for part in parts)


def _spellings(word: str) -> tuple[str, ...]:
    if not "\u0621" <= word[0] <= "\u06d3":
        return (word,)
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word  # noqa: PLR2004 - "الى" has no article
    ends = (bare, bare[:-1] + ENDS.get(bare[-1], bare[-1]))
    return tuple(dict.fromkeys((word, *(clitic + form for clitic in CLITICS for form in ends))))


def _hits(connection: Connection, rows: Sequence[int], words: Sequence[str]) -> Iterator[Hit]:
    found = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.row.in_(rows)))
    by_row = {row.row: row for row in found}
    sought = tuple(spelling for word in words for spelling in _spellings(word))
    for number in rows:
        row = by_row[number]
        start, end = _first(row.text, sought)
        before, after = row.text[max(0, start - REACH) : start], row.text[end : end + REACH]
        published = row.published_latest or row.published_earliest
        yield Hit(row.id, row.title, row.source, published, before, row.text[start:end], after)


def _first(written: str, sought: tuple[str, ...]) -> tuple[int, int]:
    """Give where the first word stands that was asked for; the text's beginning where only the title has it."""
    return next(((start, end) for word, start, end in _words(written) if word.startswith(sought)), (0, 0))
