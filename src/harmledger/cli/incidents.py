"""`harmledger incidents`: the incidents with their tolls and grades."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from harmledger.cli.common import book_of, console, format_option, ledger_option

if TYPE_CHECKING:
    from harmledger.model import Book


@click.command(
    epilog="""
\b
Examples:
  harmledger incidents
  harmledger incidents --format csv > incidents.csv
  harmledger incidents --format jsonl | head -1
"""
)
@format_option("table", "jsonl", "csv")
@ledger_option
def incidents(form: str, address: str) -> None:
    """List the incidents with their tolls, from the claims of every report that tells of them.

    Figures are documented minimums. A toll shows low–high, and the best figure where claimants agree.
    """
    {"table": _table, "jsonl": _jsonl, "csv": _csv}[form](book_of(address))


def _table(book: Book) -> None:
    from harmledger.cli import tables, words  # noqa: PLC0415 - keeps start-up quick

    screen = console()
    if not book.incidents:
        screen.print("The ledger tells of no incident. `harmledger add PATH` puts reports into it.")
        return
    screen.print(tables.incidents(book.incidents))
    count = words.plural(len(book.incidents), "incident")
    reports = words.plural(len(book.documents), "report")
    screen.print(f"{count} in {reports}. Figures are documented minimums, not totals.", style="dim")


def _jsonl(book: Book) -> None:
    from harmledger.serial import to_json  # noqa: PLC0415 - keeps start-up quick

    for incident in book.incidents:
        click.echo(json.dumps(to_json(incident), ensure_ascii=False))


def _csv(book: Book) -> None:
    from harmledger.cli.columns import incident_rows, write  # noqa: PLC0415 - keeps start-up quick

    write(incident_rows(book.incidents))
