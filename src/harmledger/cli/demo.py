"""`harmledger demo`: the sample reports, from their text to checked incidents."""

from __future__ import annotations

from collections import Counter
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.common import console, written

if TYPE_CHECKING:
    from rich.console import Console

    from harmledger.model import Book
    from harmledger.store import Ledger


@click.command(
    epilog="""
\b
Example:
  harmledger demo --to demo
"""
)
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo"),
    show_default=True,
    help="The folder to write to.",
)
def demo(folder: Path) -> None:
    """Add the sample reports to a fresh ledger and show the incidents, totals and problems they give.

    The ledger (demo.db, made anew each time), the page and a public package are written to the folder.
    """
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.ids import short  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish import Edition, page, write  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.disclosure import profile  # noqa: PLC0415 - keeps start-up quick

    screen = console()
    with _fresh(folder) as ledger:
        _add(ledger, screen)
        book = pipeline.book(ledger)
    _show(book, screen)
    if book.incidents:
        example = f"harmledger --ledger {folder / 'demo.db'} explain {short(book.incidents[0].id)}"
        screen.print(f"Every figure can be followed to its sentence: {example}\n")
    written(folder / "ledger.html", page(book))
    write(book, folder / "public", Edition(profile("public")))
    screen.print(
        f"Written to {folder}: demo.db, the folder public (tables, map data, method: begin with its README.md), and"
    )
    screen.print(f"{(folder / 'ledger.html').absolute().as_uri()}", style="bold")


def _fresh(folder: Path) -> Ledger:
    from harmledger.errors import UnwritableError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store import Ledger  # noqa: PLC0415 - keeps start-up quick

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for side in ("", "-wal", "-shm"):
            (folder / f"demo.db{side}").unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableError(str(folder)) from error
    return Ledger.open(str(folder / "demo.db"))


def _add(ledger: Ledger, screen: Console) -> None:
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.add import Tally  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick

    tally = Tally()
    with as_file(files("harmledger") / "samples") as samples:
        for item in pipeline.add(ledger, [str(samples)], gazetteer()):
            tally.count(item)
    screen.print(tally.summary())


def _show(book: Book, screen: Console) -> None:
    from harmledger.cli import tables, words  # noqa: PLC0415 - keeps start-up quick

    screen.rule("Incidents, from all reports that tell of them", align="left")
    told = [incident for incident in book.incidents if incident.toll]
    screen.print(tables.incidents(told))
    bare = [words.places([incident.place]) for incident in book.incidents if not incident.toll and incident.place]
    if bare:
        names = ", ".join(f"{name} ({n})" if n > 1 else name for name, n in Counter(bare).items())
        screen.print(f"And {words.plural(len(bare), 'attack')} without figures of casualties: {names}.\n")
    screen.rule("Period totals, beside what is recorded", align="left")
    screen.print(tables.totals(book.totals))
    screen.rule("Problems found in the data", align="left")
    screen.print(tables.doubts(book))
