"""`harmledger settings`: what is in force on this machine."""

from __future__ import annotations

import dataclasses
import os

import click

from harmledger import settings as rooms
from harmledger.cli.common import ledger_option


@click.command(
    epilog="""
\b
Example:
  harmledger settings
"""
)
@ledger_option
def settings(address: str) -> None:
    """Show the settings in force: from the settings file, then HARMLEDGER_* variables, then options."""
    from harmledger.store.engine import shown  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import default_path  # noqa: PLC0415 - keeps start-up quick

    found = dataclasses.asdict(rooms.load()) | {"ledger": shown(address), "gazetteer": str(default_path())}
    click.echo(f"# {rooms.path(os.environ)}")
    for name, value in found.items():
        click.echo(f'{name} = "{value}"' if value else f"# {name} is not set")
