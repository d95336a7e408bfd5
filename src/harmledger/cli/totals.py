"""`harmledger totals`: period totals beside what is recorded."""

from __future__ import annotations

import json

import click

from harmledger.cli.common import book_of, console, format_option, ledger_option


@click.command(
    epilog="""
\b
Examples:
  harmledger totals
  harmledger totals --format jsonl > totals.jsonl
"""
)
@format_option("table", "jsonl")
@ledger_option
def totals(form: str, address: str) -> None:
    """List period totals beside what is recorded for the same place and time.

    A total is never added to incidents: what it counts beyond them is shown as not accounted for.
    """
    book = book_of(address)
    if form == "jsonl":
        from harmledger.serial import to_json  # noqa: PLC0415 - keeps start-up quick

        for total in book.totals:
            click.echo(json.dumps(to_json(total), ensure_ascii=False))
    else:
        from harmledger.cli import tables  # noqa: PLC0415 - keeps start-up quick

        console().print(tables.totals(book.totals) if book.totals else "No report states a total of a period.")
