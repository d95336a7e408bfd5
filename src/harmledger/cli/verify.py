"""`harmledger verify`: whether the past is as it was decided."""

from __future__ import annotations

import click

from harmledger.cli.common import ledger_option, opened
from harmledger.errors import TamperedError


@click.command(
    epilog="""
\b
Example:
  harmledger verify
"""
)
@ledger_option
def verify(address: str) -> None:
    """Check the chain of decisions: each is sealed to the one before it, so that a changed or missing one shows."""
    from harmledger.cli.words import plural  # noqa: PLC0415 - keeps start-up quick

    with opened(address) as ledger:
        if broken := ledger.tampered():
            raise TamperedError(broken)
        decisions = ledger.decisions()
    last = f"; the last by {decisions[-1].by} at {decisions[-1].at:%Y-%m-%d %H:%M} UTC" if decisions else ""
    click.echo(f"{plural(len(decisions), 'decision')}, all in place and unchanged{last}.")
