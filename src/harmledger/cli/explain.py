"""`harmledger explain`: how an incident, a document or a figure came about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from harmledger.cli.common import book_of, console, ledger_option, refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from harmledger.model import Book, Document, Incident


@click.command(
    epilog="""
\b
Examples:
  harmledger explain i-4f2a9c
  harmledger explain report-17
  harmledger explain c-9b01d3
  harmledger explain report.txt
"""
)
@click.argument("name", metavar="ID")
@ledger_option
def explain(name: str, address: str) -> None:
    """Tell how an incident, document, claim or attack came about.

    ID is an incident (i-…), a claim (c-…), an attack (a-…) or a document's id. An incident shows, for every
    bound of its toll, the claims that set it with their sentences, why its reports were linked, and the
    grounds of its grade. The beginning of an ID is enough.

    A document, or a file that is in no ledger, is shown sentence by sentence: what is read in it by which rule,
    and what is put aside and why.
    """
    from pathlib import Path  # noqa: PLC0415 - keeps start-up quick

    screen = console()
    for part in _file(name) if Path(name).is_file() else _kept(book_of(address), name):
        screen.print(part)


def _file(path: str) -> Iterable[RenderableType]:
    """Explain the documents of a file; one that cannot be read says why."""
    from harmledger.collect import Refused, documents  # noqa: PLC0415 - keeps start-up quick

    for item in documents([path]):
        if isinstance(item, Refused):
            refuse(item)
        else:
            yield from _sentences(item)


def _sentences(document: Document) -> Iterable[RenderableType]:
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli import traces  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick

    yield from traces.document(document, pipeline.traced(document, gazetteer()))


def _kept(book: Book, name: str) -> Iterable[RenderableType]:
    """Explain what a ledger keeps under an id."""
    from harmledger.cli.ids import full  # noqa: PLC0415 - keeps start-up quick

    found = full(book, name)
    yield from _parts(book, found)
    for document in book.documents:
        if document.id == found:
            yield from _sentences(document)


def _parts(book: Book, name: str) -> Iterable[RenderableType]:
    from harmledger.cli import reasons  # noqa: PLC0415 - keeps start-up quick

    yield from (part for found in book.incidents if _is(found, name) for part in reasons.incident(book, found))
    yield from (reasons.decision(found) for found in book.decisions if found.id == name)
    for account in book.accounts:
        if account.document == name:
            yield from reasons.account(book, account)
        yield from (part for found in account.claims if found.id == name for part in reasons.claim(book, found))
        yield from (part for found in account.attacks if found.id == name for part in reasons.attack(book, found))


def _is(incident: Incident, name: str) -> bool:
    """Tell an incident by its id, or by one that it had before it was merged."""
    return incident.id == name or (name.startswith("i-") and name in incident.aliases)
