"""What commands share: their options, the ledger and gazetteer in force, and how refusals are shown."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, Any, TypeVar, cast

import click

from harmledger import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rich.console import Console

    from harmledger.collect import Refused
    from harmledger.model import Book, Published
    from harmledger.store import Ledger

WIDE = 120  # columns of a table that goes to a file
F = TypeVar("F", bound="Callable[..., Any]")


def ledger_option(command: F) -> F:
    """Add --ledger, which may also stand before the command's name."""
    return click.option("--ledger", "address", metavar="PATH", callback=_address, help="The ledger to use.")(command)


def _address(context: click.Context, _: click.Parameter, value: str | None) -> str:
    return value or context.find_root().obj or settings.load().ledger


def paths_argument(command: F) -> F:
    """Add PATH…: files, folders, or - for standard input."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(command)


def published_option(command: F) -> F:
    """Add --published, the date of reports that do not say theirs."""
    says = 'When reports that do not say it themselves were published: "2023-10-05" or "2023-10-05 14:30 +03:00".'
    return click.option("--published", "when", metavar="DATE", callback=_published, help=says)(command)


def _published(_: click.Context, __: click.Parameter, value: str | None) -> Published | None:
    from harmledger.collect.published import published  # noqa: PLC0415 - keeps start-up quick

    found = published(value) if value else None
    if value and found is None:
        message = f"“{value}” is no date."
        raise click.BadParameter(message)
    return found


def profile_option(command: F) -> F:
    """Add --profile, by which something is published."""
    profiles = click.Choice(("public", "partners", "internal"))
    says = "Who will read it: decides what is withheld."
    return click.option("--profile", "name", type=profiles, default="public", show_default=True, help=says)(command)


def format_option(*formats: str) -> Callable[[F], F]:
    """Add --format with the given choices, the first being the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print."
    )


def opened(address: str) -> Ledger:
    """Open a ledger that must be there."""
    from harmledger.store import Ledger  # noqa: PLC0415 - keeps start-up quick

    return Ledger.existing(address)


def book_of(address: str) -> Book:
    """Give all that a ledger says now."""
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.progress import waiting  # noqa: PLC0415 - keeps start-up quick

    with opened(address) as ledger, waiting("Linking and reconciling"):
        return pipeline.book(ledger)


def console() -> Console:
    """Give the terminal. Where output goes to a file or pipe, and no width is set, lines have room."""
    from rich.console import Console  # noqa: PLC0415 - keeps start-up quick

    if sys.stdout.isatty():
        from harmledger.cli.bidi import Isolating  # noqa: PLC0415 - keeps start-up quick

        return Console(file=cast("IO[str]", Isolating(sys.stdout)), highlight=False, emoji=False, markup=False)
    wide = None if "COLUMNS" in os.environ else WIDE
    return Console(highlight=False, emoji=False, markup=False, width=wide)


def refuse(refused: Refused) -> None:
    """Say on standard error what was refused and why."""
    click.echo(f"Not read: {refused.error}", err=True)


def written(target: Path, text: str) -> None:
    """Write a file that only its owner may read: it may quote reports."""
    from harmledger.errors import UnwritableError  # noqa: PLC0415 - keeps start-up quick

    try:
        target.touch(mode=0o600)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UnwritableError(str(target)) from error
