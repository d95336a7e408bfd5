"""The incidents of a whole ledger before they are kept: what is long of them lies in a file, not in memory."""

from __future__ import annotations

import json
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from harmledger.reconcile.cases import order
from harmledger.review import briefs
from harmledger.serial import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    from harmledger.model import Book
    from harmledger.review import Brief

IN_MEMORY = 16_000_000  # bytes up to which no file is made
Member = tuple[str, str]  # an attack and its document


@dataclass(frozen=True, slots=True)
class Page:
    """One incident as it is kept: its place among others, in brief, as a whole in JSON, and its attacks."""

    order: tuple[str, str]
    brief: Brief
    sheet: str
    members: tuple[Member, ...]


def pages(book: Book) -> tuple[Page, ...]:
    """Write the incidents of a book as they are kept."""
    homes = {attack.id: account.document for account in book.accounts for attack in account.attacks}
    return tuple(
        Page(
            order(incident),
            brief,
            json.dumps(plain(incident), ensure_ascii=False),
            tuple((attack, homes[attack]) for attack in incident.attacks),
        )
        for incident, brief in zip(book.incidents, briefs(book), strict=True)
    )


class Pile:
    """Pages as they come in from many hands, given in order."""

    def __init__(self) -> None:
        """Begin with none."""
        self._sheets = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - `with Pile()` closes it
        self._names: list[str] = []
        self._briefs: list[tuple[tuple[str, str], Brief]] = []
        self._members: list[tuple[str, str, str]] = []

    def __enter__(self) -> Self:
        """Give the pile itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self._sheets.close()

    def add(self, found: Iterable[Page]) -> None:
        """Lay pages on the pile."""
        for page in found:
            self._names.append(page.brief.id)
            self._sheets.write(page.sheet.encode() + b"\n")
            self._briefs.append((page.order, page.brief))
            self._members += ((attack, page.brief.id, document) for attack, document in page.members)

    def briefs(self) -> Iterator[Brief]:
        """Give the incidents in brief, in the order of a book."""
        return (brief for _, brief in sorted(self._briefs, key=lambda found: found[0]))

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Give each incident's id and all of it."""
        self._sheets.seek(0)
        return ((name, line[:-1].decode()) for name, line in zip(self._names, self._sheets, strict=True))

    def members(self) -> Iterator[tuple[str, str, str]]:
        """Give each attack with its incident and its document."""
        return iter(self._members)
