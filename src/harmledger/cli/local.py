"""What the gazetteer at hand adds to reports and sites: places' names in another language, and borders."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Book, Entry, Place
    from harmledger.publish.report.outlines import Outline

NEAR = 8  # places of a name among which its area is looked for


def names(book: Book) -> dict[str, str]:
    """Give the Arabic names of places by their ids, and of the areas around them by their names, where known."""
    from harmledger.cli.gazetteer import gazetteer  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import find  # noqa: PLC0415 - keeps start-up quick

    known = gazetteer()
    found: dict[str, str] = {}
    for name in sorted({place.id for place in _places(book) if place.id}):
        found |= _arabic(name, known.entry(name))
    for name in sorted(
        {area for place in _places(book) for area in (place.admin1, place.admin2, place.admin3) if area}
    ):
        same = (told.entry for told in find(name, NEAR) if told.entry.is_area and told.entry.name == name)
        found |= _arabic(name, next(same, None))
    return found


def _arabic(key: str, entry: Entry | None) -> dict[str, str]:
    from harmledger.publish.report.speech import ARABIC  # noqa: PLC0415 - keeps start-up quick

    spelled = [spelling for spelling in entry.spellings if ARABIC.search(spelling)] if entry else []
    return {key: spelled[0]} if spelled else {}


def borders() -> tuple[Outline, ...]:
    """Give the imported boundaries down to the district."""
    from harmledger.locate.outlines import LEVELS, rings  # noqa: PLC0415 - keeps start-up quick
    from harmledger.model import Precision  # noqa: PLC0415 - keeps start-up quick
    from harmledger.publish.report.outlines import Outline  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store.gazetteer import outlines  # noqa: PLC0415 - keeps start-up quick

    drawn = outlines().down_to(Precision.DISTRICT)
    return tuple(Outline(area.entry.name, LEVELS.index(area.entry.precision), rings(area.shape)) for area in drawn)


def _places(book: Book) -> Iterator[Place]:
    yield from (incident.place for incident in book.incidents if incident.place)
    yield from (total.place for total in book.totals if total.place)
    for account in book.accounts:
        yield from (place for claim in account.claims for place in claim.places)
        yield from (place for attack in account.attacks for place in attack.places)
