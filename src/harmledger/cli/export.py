"""`harmledger export`: claims as a spreadsheet to correct."""

from __future__ import annotations

from pathlib import Path

import click

from harmledger.cli.common import book_of, ledger_option, written
from harmledger.errors import FileExistsAlreadyError, UnknownSheetError, UnwritableError


@click.command(
    epilog="""
\b
Examples:
  harmledger export claims.xlsx
  harmledger export claims.csv --since 2023-10-01 --until 2023-10-31
"""
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--since", metavar="DAY", help="Leave out what was before this day.")
@click.option("--until", metavar="DAY", help="Leave out what was after this day.")
@ledger_option
def export(file: Path, since: str | None, until: str | None, address: str) -> None:
    """Write the claims to FILE (.xlsx or .csv), to be corrected there and brought back with `harmledger import`.

    It quotes the reports: it is for inside use. A file that is there already is left as it is: it may hold corrections.
    """
    from harmledger.publish import sheets  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.window import window, within  # noqa: PLC0415 - keeps start-up quick

    if file.exists():
        raise FileExistsAlreadyError(str(file))
    book = within(book_of(address), window(since, until))
    if file.suffix.lower() == ".csv":
        written(file, sheets.as_csv(book))
    elif file.suffix.lower() == ".xlsx":
        try:
            file.touch(mode=0o600)
            sheets.as_workbook(book, file)
        except OSError as error:
            raise UnwritableError(str(file)) from error
    else:
        raise UnknownSheetError(str(file))
    click.echo(f"Wrote {file}. It quotes the reports: keep it inside. Bring it back with `harmledger import {file}`.")
