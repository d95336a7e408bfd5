"""Whom a bare name means: "the Civil Defence" is another body in each land, and the report's places tell which land."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from harmledger.locate.lands import of_party
from harmledger.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.locate import Located
    from harmledger.read.mentions import PartyMention, Reading


@dataclass(frozen=True, slots=True)
class Name:
    """A name that different parties bear: who it is at home, and who elsewhere."""

    home: str
    party: str
    elsewhere: str
    own: dict[str, str] = field(default_factory=dict)  # by land

    def of(self, land: str) -> str:
        """Give the party that bears the name in a land."""
        return self.own.get(land) or (self.party if land == self.home else self.elsewhere)


def localised(text: str, reading: Reading, located: Located) -> Reading:
    """Give a reading with its bare names of parties taken for those of the land that the text is about."""
    land = _land(text, reading, located)
    if land is None:
        return _known(reading)
    parties = tuple(_meant(text, party, land) for party in reading.parties)
    changed = {a.party: b.party for a, b in zip(reading.parties, parties, strict=True) if a is not b}
    if not changed:
        return _known(reading)
    stances = tuple(
        replace(s, by=changed.get(s.by or "", s.by), actor=changed.get(s.actor or "", s.actor)) for s in reading.stances
    )
    return _known(replace(reading, parties=parties, stances=stances))


def _known(reading: Reading) -> Reading:
    """Leave out a party called only by what it is, of which neither the text nor the land tells who it is."""
    if all(p.party not in UNNAMED for p in reading.parties):
        return reading
    return replace(reading, parties=tuple(p for p in reading.parties if p.party not in UNNAMED))


def _meant(text: str, party: PartyMention, land: str) -> PartyMention:
    written = text[party.start : party.end].lower()
    name = next((n for w in _bare(written) if (n := _names().get(w))), None)
    if name is None or party.party != name.party or (meant := name.of(land)) == party.party:
        return party
    return replace(party, party=meant)


def _land(text: str, reading: Reading, located: Located) -> str | None:
    """Give the land that most places and parties of a text belong to; many lands have a village of one name."""
    votes: Counter[str] = Counter()
    for place in located.places:
        if place is not None and place.country:
            votes[place.country] += TELLING if place.precision in WIDE else 1
    # A bare name tells no land: it is what the land is asked for.
    named = {p.party for p in reading.parties if _names().keys().isdisjoint(_bare(text[p.start : p.end].lower()))}
    for land in filter(None, map(of_party, named)):
        votes[land] += TELLING
    return max(votes, key=lambda land: (votes[land], land == HOME), default=None)


def _bare(written: str) -> Iterator[str]:
    """Give a name as it is written, then without the letters that Arabic glues to it: «لوزارة», «وبالجيش», «للجيش»."""
    yield written
    found = written.replace("لل", "ال", 1)
    yield found
    while found[:1] in GLUED:
        found = found[1:]
        yield found


WIDE = {Precision.REGION, Precision.COUNTRY}  # their names are hardly those of places in another land
TELLING = 2  # what such a name or a party counts beside a village
GLUED = {"و", "ف", "ب", "ل"}
UNNAMED = {"occupier", "militia"}
HOME = "SY"  # where as many places speak for it as for another land


@cache
def _names() -> dict[str, Name]:
    rows = _table()["name"]
    return {
        word: Name(row["home"], row["party"], row["elsewhere"], row.get("own", {}))
        for row in rows
        for word in row["words"]
    }


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("homes.toml").read_text(encoding="utf-8"))
