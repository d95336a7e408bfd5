"""`harmledger enter`: make an incident by hand."""

from __future__ import annotations

import getpass
import re
from datetime import date
from typing import TYPE_CHECKING

import click

from harmledger import settings
from harmledger.cli.common import ledger_option, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from harmledger.model import Document, Entry, Place, Weapon
    from harmledger.pipeline import Double
    from harmledger.review.entered import Entered, Harmed
    from harmledger.store import Ledger

FIGURE = re.compile(r"(?P<harm>[a-z]+)(?: (?P<group>[a-z]+))? (?P<low>\d{1,9})(?:(?P<open>\+)|-(?P<high>\d{1,9}))?")
LIKE = 0.9  # of a spelling that is the typed one
OFFERED = 6
NONE = "none"


class Day(click.ParamType[date]):
    """A day that has come."""

    name = "day"

    def convert(self, value: str | date, _: click.Parameter | None, __: click.Context | None) -> date:
        """Read a day as people write it in a command."""
        try:
            found = value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is no day: write it as 2023-10-31.")
        if found > date.today():  # noqa: DTZ011 - the day of whoever types it
            self.fail(f"{found} lies ahead.")
        return found


@click.command(
    epilog="""
\b
Examples:
  harmledger enter "A neighbour rang: a shell fell on a house, four dead." --place Sfuhen \\
      --since 2021-06-10 --figure "killed 4" --claimant "a neighbour" --why "called twice"
  harmledger enter "…" --place Sarja --since 2023-10-05 --figure "killed child 2" --figure "injured 5-9" --why "…" --new
"""
)
@click.argument("text")
@click.option("--place", required=True, help="The place, as it is called.")
@click.option("--entry", help="The gazetteer's id of the place, where several are called so; or none.")
@click.option("--since", type=Day(), metavar="DAY", required=True, help="The day, or the first of several.")
@click.option("--until", type=Day(), metavar="DAY", help="The last day.")
@click.option(
    "--figure", "figures", multiple=True, help='Who was harmed: "killed 4", "injured 5-9", "killed child 2+".'
)
@click.option("--claimant", help="Who says so.")
@click.option("--actor", help="Who is blamed.")
@click.option("--weapon", help="By which means, as in `harmledger incidents`.")
@click.option("--source", default="", help="Who published it; without one it is yours, and not public.")
@click.option("--published", default="", help="When it was said, with hour and zone where they are known.")
@click.option("--url", default="", help="Where it stands.")
@click.option("--same", help="The incident that it is: what is entered is added to it.")
@click.option("--new", "is_new", is_flag=True, help="It is none of the incidents that may be the same.")
@click.option("--why", required=True, help="The reason, for whoever reads the decision later.")
@click.option("--by", help="Who enters it; otherwise the `reviewer` of the settings, or the user of this machine.")
@ledger_option
def enter(  # noqa: PLR0913 - one for each of the command's options
    text: str,
    *,
    place: str,
    entry: str | None,
    since: date,
    until: date | None,
    figures: tuple[str, ...],
    claimant: str | None,
    actor: str | None,
    weapon: str | None,
    source: str,
    published: str,
    url: str,
    same: str | None,
    is_new: bool,
    why: str,
    by: str | None,
    address: str,
) -> None:
    """Make an incident by hand, for what no text tells: a call, a video, what somebody saw.

    TEXT is the source's words or your own; it is kept as a document, and nothing is read in it. Incidents of the same
    neighbourhood and days that may be the same are shown first, with the reasons for and against.
    """
    from harmledger.collect.typed import Typed, entered  # noqa: PLC0415 - keeps start-up quick
    from harmledger.review.entered import Entered  # noqa: PLC0415 - keeps start-up quick

    if not text.strip():
        message = "It is empty: say what you were told."
        raise click.BadParameter(message, param_hint="TEXT")
    if until and until < since:
        message = "It is before the first day."
        raise click.BadParameter(message, param_hint="--until")
    by = by or settings.load().reviewer or getpass.getuser()
    said = Entered(
        place=_place(place, entry, by),
        since=since,
        until=until or since,
        by=by,
        why=why,
        harmed=tuple(_harmed(figures)),
        claimant=claimant,
        actor=actor,
        weapon=_weapon(weapon),
    )
    document = entered(Typed(text, publisher=source, published=published, url=url), said.event, by)
    with opened(address) as ledger:
        _keep(ledger, document, said, same=same, is_new=is_new)


def _keep(ledger: Ledger, document: Document, said: Entered, *, same: str | None, is_new: bool) -> None:
    """Show what may be the same; keep the entry where that is settled."""
    from harmledger import pipeline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.cli.ids import full  # noqa: PLC0415 - keeps start-up quick
    from harmledger.errors import MayBeKnownError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.model import Ruling  # noqa: PLC0415 - keeps start-up quick
    from harmledger.reconcile import resolve  # noqa: PLC0415 - keeps start-up quick

    book = pipeline.book(ledger)
    doubles = pipeline.doubles(ledger, document, said)
    if doubles and not same and not is_new:
        click.echo("\n".join(_told(doubles)))
        raise MayBeKnownError
    ruled = [(Ruling.MERGE, full(book, same))] if same else [(Ruling.SPLIT, double.brief.id) for double in doubles]
    _, kept = pipeline.enter(ledger, document, said, ruled)
    home = resolve(pipeline.book(ledger).incidents, kept.target)
    click.echo(
        f"{home.id if home else kept.target}, kept as {kept.id}. `harmledger decide undo {kept.id}` takes it back."
    )


def _told(doubles: Iterable[Double]) -> Iterator[str]:
    from harmledger.publish import words  # noqa: PLC0415 - keeps start-up quick

    for double in doubles:
        brief = double.brief
        yield f"{brief.id}  {brief.place or 'place not known'}, {words.days(brief.earliest, brief.latest)}"
        yield f"    {'; '.join(double.link.reasons)}"


def _place(name: str, entry: str | None, by: str) -> Place:
    """Give the place: that of the entry, or of the only one so spelled; the name as written where none is like it."""
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick
    from harmledger.errors import DoubtfulPlaceError, UnknownPlaceError  # noqa: PLC0415 - keeps start-up quick
    from harmledger.model import Place  # noqa: PLC0415 - keeps start-up quick
    from harmledger.review.amend import chosen  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import found_in  # noqa: PLC0415 - keeps start-up quick

    offered = found_in(gazetteer(), name, OFFERED)
    if entry == NONE or not offered:
        return Place(name)
    if entry:
        taken = next((found.entry for found in offered if found.entry.id == entry), None)
        if taken is None:
            raise UnknownPlaceError(entry)
        return chosen(name, taken, by)
    spelled = [found.entry for found in offered if found.likeness >= LIKE]
    if len(spelled) != 1:
        click.echo("\n".join(_listed(found.entry) for found in offered))
        raise DoubtfulPlaceError(name)
    return chosen(name, spelled[0], by)


def _listed(entry: Entry) -> str:
    return f"{entry.id}  {', '.join(filter(None, (entry.name, entry.admin3, entry.admin2, entry.admin1)))}"


def _harmed(figures: Iterable[str]) -> Iterator[Harmed]:
    from harmledger.model import Harm  # noqa: PLC0415 - keeps start-up quick
    from harmledger.review.amend import GROUPS  # noqa: PLC0415 - keeps start-up quick
    from harmledger.review.entered import Harmed  # noqa: PLC0415 - keeps start-up quick

    for written in figures:
        found = FIGURE.fullmatch(written.strip())
        if not found or found["harm"] not in set(Harm) or (found["group"] or "all") not in GROUPS:
            message = f'“{written}” is no figure: say "killed 4", "injured 5-9" or "killed child 2+".'
            raise click.BadParameter(message, param_hint="--figure")
        low = int(found["low"])
        high = None if found["open"] else max(low, int(found["high"] or low))
        yield Harmed(Harm(found["harm"]), low, high, GROUPS[found["group"] or "all"])


def _weapon(name: str | None) -> Weapon | None:
    from harmledger.model import Weapon  # noqa: PLC0415 - keeps start-up quick

    if name is not None and name not in set(Weapon):
        message = f"“{name}” is none of {', '.join(Weapon)}."
        raise click.BadParameter(message, param_hint="--weapon")
    return Weapon(name) if name else None
