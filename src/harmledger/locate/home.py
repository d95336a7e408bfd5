"""The countries that a document speaks of, and which entries may be meant: those at home, and what is known abroad."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.locate import key
from harmledger.locate.gazetteer import SECOND_NAME, distance
from harmledger.locate.match import SPELLED, STRICT
from harmledger.model import Precision

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from harmledger.locate.ask import Ask
    from harmledger.locate.match import Candidate
    from harmledger.model import Entry

NAMED, SPOKEN = 2.0, 1.1  # how many places a country's own name weighs as, and a word or party of its own
NEARLY = 0.9  # likeness from which one of the world's towns may be meant in spite of a slip
ACROSS = 0.75  # the same in another script
TOLD_OF = 0.2  # share of the places of a text from which it is about a country too
ACROSS_KM = 60.0  # how far across the border a place lies that a text names among those of its country
CITY = 100_000  # people from which a city is known abroad under its other names


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text tells of, apart from one name: countries by their shares, those it names, where it is at home."""

    shares: Mapping[str, float]
    named: Collection[str | None]
    there: Sequence[Entry]

    def knows(self, c: Candidate, ask: Ask) -> bool:
        """Tell whether a place abroad may be meant: spelled so, and a city, or in a country or region told of.

        Every village's name is somewhere another's, so that a lesser place must bear it as its first name where its
        country is only named in passing, or where it lies across the border from others.
        """
        entry = c.entry
        if not (c.whole and _is_spelled(c.spelling, ask)):
            return False
        if entry.population >= CITY or self.shares.get(entry.country or "", 0.0) >= TOLD_OF:
            return True
        near = entry.country in self.named or any(distance(entry, other) <= ACROSS_KM for other in self.there)
        return near and _is_spelled(entry.name, ask)


def at_home(
    asks: Sequence[Ask], wanted: Sequence[Sequence[Candidate]], lands: Collection[str]
) -> tuple[list[list[Candidate]], dict[str, float]]:
    """Keep of each name's entries those that the text may mean, and weigh the countries that it speaks of.

    `lands` are countries that it speaks of by other words than places. A country that only one name speaks for is not
    told of where that name is looked at.
    """
    heard = _heard(asks, wanted, lands)
    votes = [_votes(ask, options) for ask, options in zip(asks, heard, strict=True)]
    sums = defaultdict(float, dict.fromkeys(lands, SPOKEN))
    for own in votes:
        for country, value in own.items():
            sums[country] += value
    home = max(sums, key=lambda c: (sums[c], c), default=None)
    named = {*lands, *(c.entry.country for own in heard for c in own if c.entry.precision is Precision.COUNTRY)}
    mine = ((c.entry for c in options if c.entry.country == home and not c.entry.is_area) for options in heard)
    there = [entry for own in mine if (entry := next(own, None))]
    found = []
    for ask, options, own in zip(asks, heard, votes, strict=True):
        others = {country: value - own.get(country, 0.0) for country, value in sums.items()}
        told = _Told(_shares(others), named, there)
        found.append([c for c in options if c.entry.country == home or told.knows(c, ask)])
    return found, _shares(sums)


def _heard(asks: Sequence[Ask], wanted: Sequence[Sequence[Candidate]], lands: Collection[str]) -> list[list[Candidate]]:
    """Leave out the world's towns that a name only sounds like: somewhere there is one for every village.

    A slip of the pen is thought of only in a country that the text speaks of, by a name spelled so or by other words.
    """
    speaking = [_speaking(ask, options) for ask, options in zip(asks, wanted, strict=True)]
    told = {*lands, *(c.entry.country for some in speaking for c in some)}
    return [
        [c for c in options if _is_listed(c.entry) or c in some or (_is_nearly(c, ask) and c.entry.country in told)]
        for ask, options, some in zip(asks, wanted, speaking, strict=True)
    ]


def _speaking(ask: Ask, options: Sequence[Candidate]) -> list[Candidate]:
    """Give the entries by which a name speaks for a country: it is spelled so there, or sounds so nowhere else."""
    sound = [c for c in options if c.whole and c.tier >= STRICT - SECOND_NAME]
    alone = len({c.entry.country for c in sound}) == 1
    return [c for c in sound if _is_spelled(c.spelling, ask) or (alone and c.likeness >= SPELLED)]


def _is_listed(entry: Entry) -> bool:
    """Tell whether an entry is of a list of its country, which holds the villages too: the world's towns are bare."""
    return entry.precision is not Precision.TOWN or bool(entry.pcode or entry.admin2)


def _is_nearly(c: Candidate, ask: Ask) -> bool:
    """Tell whether a name is spelled nearly so; in another script, where no vowel need be written, by its key too."""
    across = key.is_arabic(ask.name) != key.is_arabic(c.spelling)
    return c.whole and (c.likeness >= NEARLY or (across and c.tier >= STRICT - SECOND_NAME and c.likeness >= ACROSS))


def _is_spelled(name: str, ask: Ask) -> bool:
    return key.letters(name) == key.letters(ask.name)


def _votes(ask: Ask, options: Sequence[Candidate]) -> dict[str, float]:
    """Give what a name says for each country that it may lie in."""
    best: dict[str, float] = {}
    for c in options:
        if (country := c.entry.country) and c.score > best.get(country, 0.0):
            best[country] = c.score
    whole = sum(v**4 for v in best.values()) or 1.0
    weight = (1.0 if ask.sure else 0.3) * min(1.0, max(best.values(), default=0.0)) ** 2
    weight = NAMED if any(c.entry.precision is Precision.COUNTRY for c in options) else weight
    return {country: weight * value**4 / whole for country, value in best.items()}


def _shares(sums: Mapping[str, float]) -> dict[str, float]:
    total = sum(sums.values())
    return {country: value / total for country, value in sums.items()} if total else {}
