"""`harmledger problems`: contradictions and doubts."""

from __future__ import annotations

import json

import click

from harmledger.cli.common import book_of, console, format_option, ledger_option


@click.command(
    epilog="""
\b
Examples:
  harmledger problems
  harmledger problems --format jsonl | grep date_
"""
)
@format_option("table", "jsonl")
@ledger_option
def problems(form: str, address: str) -> None:
    """List the contradictions and doubts found in the data, each as a sentence a person can judge."""
    book = book_of(address)
    if form == "jsonl":
        from harmledger.serial import to_json  # noqa: PLC0415 - keeps start-up quick

        for problem in book.problems:
            click.echo(json.dumps(to_json(problem), ensure_ascii=False))
    else:
        from harmledger.cli import tables  # noqa: PLC0415 - keeps start-up quick

        console().print(tables.doubts(book) if book.problems else "No problem was found.")
