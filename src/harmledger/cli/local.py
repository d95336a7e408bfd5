"""What the gazetteer at hand adds to reports and sites: places' names in another language, and borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Book, Place
    from harmledger.publish.report.outlines import Outline


def names(book: Book) -> dict[str, str]:
    """Give the Arabic names of the book's places, by their ids, where the gazetteer knows one."""
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.report.speech import ARABIC  # noqa: PLC0415 - keeps start-up quick

    known = gazetteer()
    found: dict[str, str] = {}
    for name in sorted({place.id for place in _places(book) if place.id}):
        entry = known.entry(name)
        spelled = [spelling for spelling in entry.spellings if ARABIC.search(spelling)] if entry else []
        found |= {name: spelled[0]} if spelled else {}
    return found


def borders() -> tuple[Outline, ...]:
    """Give the imported boundaries down to the district."""
    from harmledger.locate.outlines import rings  # noqa: PLC0415 - keeps start-up quick
    from harmledger.model import Precision  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.report.outlines import Outline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import outlines  # noqa: PLC0415 - keeps start-up quick

    levels = {Precision.COUNTRY: 0, Precision.GOVERNORATE: 1, Precision.DISTRICT: 2}
    drawn = (area for area in outlines().areas if area.entry.precision in levels)
    return tuple(Outline(area.entry.name, levels[area.entry.precision], rings(area.shape)) for area in drawn)


def _places(book: Book) -> Iterator[Place]:
    yield from (incident.place for incident in book.incidents if incident.place)
    yield from (total.place for total in book.totals if total.place)
    for account in book.accounts:
        yield from (place for claim in account.claims for place in claim.places)
        yield from (place for attack in account.attacks for place in attack.places)
