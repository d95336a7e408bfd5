"""`harmledger report`: the written report of a month or any span."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.common import book_of, ledger_option, opened, profile_option
from harmledger.errors import BadSpanError, UnknownFormatError, UnwritableError

if TYPE_CHECKING:
    from datetime import date

    from harmledger.publish.report import Report
    from harmledger.publish.window import Window

FORMS = ("html", "pdf")


@click.command(
    epilog="""
\b
Examples:
  harmledger report --month 2023-10 --to october.pdf
  harmledger report --month 2023-10 --language ar --to october-ar.pdf --by "Rescue Service North"
  harmledger report --since 2021-06-08 --until 2021-06-15 --to week.html
"""
)
@click.option("--to", "target", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file.")
@click.option("--month", metavar="MONTH", help="The month, as 2023-10.")
@click.option("--since", metavar="DAY", help="The first day, as 2023-10-01.")
@click.option("--until", metavar="DAY", help="The last day.")
@click.option("--language", type=click.Choice(("en", "ar")), default="en", show_default=True, help="Its language.")
@click.option("--format", "form", type=click.Choice(FORMS), help="How to write it; otherwise by the file's name.")
@profile_option
@click.option(
    "--rules", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Rules of disclosure of your own."
)
@click.option("--by", "publisher", default="", help="Who publishes it.")
@ledger_option
def report(  # noqa: PLR0913 - one for each option
    target: Path,
    month: str | None,
    since: str | None,
    until: str | None,
    *,
    language: str,
    form: str | None,
    name: str,
    rules: Path | None,
    publisher: str,
    address: str,
) -> None:
    """Write the report of a month or any span: figures as documented minimums, each leading to its claims.

    Map, daily chart, groups, places, means, others' totals beside the record, displacement, what changed since the
    last report of the same span, method and limits. HTML opens anywhere without a network; PDF has searchable text.
    """
    from harmledger.cli import local  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish import report as reports  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.caution import caution  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.disclosure import profile  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.index import latest_day  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.package import manifest  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.window import within  # noqa: PLC0415 - keeps start-up quick

    span = _span(month, since, until)
    book = book_of(address)
    wish = reports.Wish(
        profile(name, rules), span, publisher, local.names(book) if language == "ar" else {}, local.borders()
    )
    form = form or target.suffix.lower().lstrip(".")
    if form not in FORMS:
        raise UnknownFormatError(str(target))
    with opened(address) as ledger:
        kept = ledger.release(reports.series(wish))
        before = manifest.parse(kept, address) if kept else None
        made, release = reports.report(book, wish, language, before)
        data = _laid_out(made, form, latest_day(book))
        _written(target, data, private=wish.profile.whole)
        ledger.released(reports.series(wish), manifest.text(release))
    click.echo(f"Wrote {target}: {made.title}, {made.span}.")
    if warned := caution(within(book, span)):
        click.echo(warned, err=True)


def _span(month: str | None, since: str | None, until: str | None) -> Window:
    """Read the span: a month, or days; the whole record where neither is given."""
    from harmledger.publish import window  # noqa: PLC0415 - keeps start-up quick

    if month and (since or until):
        raise BadSpanError(month, "Give a month or days, not both.")
    return window.month(month) if month else window.window(since, until)


def _laid_out(made: Report, form: str, day: date | None) -> bytes:
    """Lay the report out."""
    from harmledger.publish.report.html import html  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.report.pdf import pdf  # noqa: PLC0415 - keeps start-up quick

    return pdf(made, day) if form == "pdf" else html(made).encode()


def _written(target: Path, data: bytes, *, private: bool) -> None:
    """Write the report; one for inside use can be read by its owner alone."""
    try:
        target.touch(mode=0o600 if private else 0o666)
        target.write_bytes(data)
    except OSError as error:
        raise UnwritableError(str(target)) from error
