"""`harmledger publish`: a package of open data from an allow-list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from harmledger.cli.common import book_of, ledger_option, opened, profile_option
from harmledger.memory import uncollected

if TYPE_CHECKING:
    from harmledger.publish import Manifest

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command(
    epilog="""
\b
Examples:
  harmledger publish --to public/
  harmledger publish --to partners/ --profile partners --since 2023-10-01 --by "Rescue Service North"
"""
)
@click.option("--to", "folder", type=FOLDER, required=True, help="The folder; the release in it is replaced whole.")
@profile_option
@click.option("--since", metavar="DAY", help="Leave out what was before this day.")
@click.option("--until", metavar="DAY", help="Leave out what was after this day.")
@click.option("--rules", type=FILE, help="Rules of disclosure of your own, in the form of profiles.toml.")
@click.option("--by", "publisher", default="", help="Who publishes, for licence and citation.")
@click.option("--site", is_flag=True, help="Add a static site in English and Arabic, in the folder `site`.")
@click.option("--contact", default="", help="Where the site asks people to report errors.")
@ledger_option
@uncollected()
def publish(  # noqa: PLR0913 - one for each option
    folder: Path,
    name: str,
    since: str | None,
    until: str | None,
    *,
    rules: Path | None,
    publisher: str,
    site: bool,
    contact: str,
    address: str,
) -> None:
    """Write a package of open data: tables with HXL tags, Parquet, GeoJSON, what they mean and what changed.

    Only what the profile's allow-list names is written; `withheld.csv` counts the rest. The same ledger gives
    the same bytes. Ids that were published once lead on for good: merged ones redirect, removed ones leave a tombstone.
    """
    from harmledger.cli import local  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish import Edition, write  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.caution import caution  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.disclosure import profile  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.package import manifest  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.window import window, within  # noqa: PLC0415 - keeps start-up quick

    edition = Edition(profile(name, rules), window(since, until), publisher, contact, site=site)
    book = book_of(address)
    if site:
        edition = edition.drawn(local.names(book), local.borders())
    with opened(address) as ledger:
        kept = ledger.release(edition.series)
        there = manifest.last_in(folder)
        same = there is not None and there.profile == edition.series
        before = there if same else manifest.parse(kept, address) if kept else None
        release = write(book, folder, edition.after(before))
        ledger.released(edition.series, manifest.text(release))
    click.echo(_says(release, folder))
    if warned := caution(within(book, edition.window)):
        click.echo(warned, err=True)


def _says(release: Manifest, folder: Path) -> str:
    """Say what was written and what changed."""
    kinds = Counter(change.kind for change in release.changes)
    changed = ", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items())) or "nothing changed"
    since = f"since release {release.previous}" if release.previous else "the first release"
    return (
        f"Wrote {folder}: release {release.version} with {len(release.records):,} incidents ({changed}; {since})."
        " Begin with README.md; withheld.csv says what was withheld."
    )
