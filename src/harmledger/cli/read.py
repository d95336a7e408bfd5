"""`harmledger read`: what reports state, without a ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from harmledger.cli.common import console, format_option, paths_argument, published_option, refuse

if TYPE_CHECKING:
    from harmledger.model import Account, Published


@click.command(
    epilog="""
\b
Examples:
  harmledger read report.txt
  harmledger read --format jsonl reports/ archive.jsonl.gz > read.jsonl
  cat report.html | harmledger read -
"""
)
@paths_argument
@format_option("table", "jsonl")
@published_option
def read(paths: tuple[str, ...], form: str, when: Published | None) -> None:
    """Show what reports state: every figure with its sentence, place, day and claimant.

    PATH is a text, HTML, PDF or JSONL file (also .jsonl.gz), a folder of these, or - for standard input.
    """
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick
    from harmledger.collect import Refused  # noqa: PLC0415 - keeps start-up quick

    refused = 0
    show = _line if form == "jsonl" else _table
    for item in pipeline.accounts(paths, gazetteer(), when):
        if isinstance(item, Refused):
            refused += 1
            refuse(item)
        else:
            show(item)
    if refused:
        raise click.exceptions.Exit(1)


def _line(account: Account) -> None:
    from harmledger.serial import to_json  # noqa: PLC0415 - keeps start-up quick

    click.echo(json.dumps(to_json(account), ensure_ascii=False))


def _table(account: Account) -> None:
    from harmledger.cli.tables import account as shown  # noqa: PLC0415 - keeps start-up quick

    console().print(shown(account))
