"""`harmledger backup` and `harmledger restore`: the ledger as one file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.common import ledger_option

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    epilog="""
\b
Example:
  harmledger backup /media/stick/ledger-2023-10-31.db
"""
)
@click.argument("file", type=FILE)
@ledger_option
def backup(file: Path, address: str) -> None:
    """Copy the whole ledger to FILE, which must not be there yet. It may be in use meanwhile.

    The copy holds everything that the ledger does: keep it as safe as the ledger itself.
    """
    from harmledger.store.backup import backup as copy  # noqa: PLC0415 - keeps start-up quick

    copy(address, file)
    click.echo(f"The ledger was copied to {file}, readable by you alone.")


@click.command(
    epilog="""
\b
Example:
  harmledger restore /media/stick/ledger-2023-10-31.db --ledger harmledger.db
"""
)
@click.argument("file", type=FILE)
@ledger_option
def restore(file: Path, address: str) -> None:
    """Make the copy in FILE the ledger. A ledger that is there already is never replaced: move it away first."""
    from harmledger.store.backup import restore as bring_back  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.engine import shown  # noqa: PLC0415 - keeps start-up quick

    bring_back(file, address)
    click.echo(f"{shown(address)} is now the ledger that {file} holds.")
