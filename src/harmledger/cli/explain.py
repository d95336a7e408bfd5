"""`harmledger explain`: how an incident, a document or a figure came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from harmledger.cli.common import book_of, console, ledger_option
from harmledger.errors import UnknownTargetError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from harmledger.model import Book


@click.command(
    epilog="""
\b
Examples:
  harmledger explain i-4f2a9c
  harmledger explain report-17
  harmledger explain c-9b01d3
"""
)
@click.argument("name", metavar="ID")
@ledger_option
def explain(name: str, address: str) -> None:
    """Tell how an incident, document, claim or attack came about.

    ID is an incident (i-…), a claim (c-…), an attack (a-…) or a document's id. An incident shows, for every
    bound of its toll, the claims that set it with their sentences, why its reports were linked, and the
    grounds of its grade.
    """
    book = book_of(address)
    shown = list(_parts(book, name))
    if not shown:
        raise UnknownTargetError(name)
    screen = console()
    for part in shown:
        screen.print(part)


def _parts(book: Book, name: str) -> Iterable[RenderableType]:
    from harmledger.cli import reasons  # noqa: PLC0415 - keeps start-up quick

    for incident in book.incidents:
        if name in {incident.id, *incident.aliases}:
            yield from reasons.incident(book, incident)
    for account in book.accounts:
        if name == account.document:
            yield from reasons.account(book, account)
        for claim in account.claims:
            if claim.id == name:
                yield from reasons.claim(book, claim)
        for attack in account.attacks:
            if attack.id == name:
                yield from reasons.attack(book, attack)
