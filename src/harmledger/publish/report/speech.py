"""The report's words in one language: sentences, numbers, days, places and parties as its readers write them."""

from __future__ import annotations

import calendar
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from harmledger.link.parties import party
from harmledger.model import Assertion, Modifier, Unit
from harmledger.publish import share, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from harmledger.model import Claim, Count, Harm, Place, When

LANGUAGES = ("en", "ar")
FAMILY = {"en": "Libertinus Serif, Palatino, Georgia, serif", "ar": "Amiri, serif"}  # letters of its pictures
ARABIC = re.compile(r"[\u0600-\u06ff]")
KEEP, END = "\u2066", "\u2069"  # around what runs from left to right inside Arabic: ranges, ids, Latin names


@dataclass(frozen=True, slots=True)
class Speech:
    """One language."""

    language: str
    table: Mapping[str, Mapping[str, Any]]

    @property
    def is_rtl(self) -> bool:
        """Tell whether it runs from right to left."""
        return self.language == "ar"

    def say(self, key: str, kind: str = "say", **values: object) -> str:
        """Give a sentence with its blanks filled."""
        found: str = self.table[kind][key]
        return found.format(**values) if values else found

    def word(self, kind: str, value: object) -> str:
        """Give a word of a closed list; one that has no translation as it is."""
        return str(self.table[kind].get(str(value), words.plain(str(value))))

    def texts(self, kind: str, key: str) -> tuple[str, ...]:
        """Give a list of texts."""
        return tuple(self.table[kind][key])

    def ltr(self, text: str) -> str:
        """Keep a text that runs from left to right together inside one that does not."""
        return f"{KEEP}{text}{END}" if self.is_rtl and text and not ARABIC.search(text) else text

    def number(self, figure: int | None) -> str:
        """Write a number."""
        return "" if figure is None else f"{figure:,}"

    def bounds(self, low: int | None, high: int | None) -> str:
        """Write low and high."""
        if low is None:
            return self.say("not_known") if high is None else self.say("up_to", n=f"{high:,}")
        if high is None:
            return self.say("or_more", n=f"{low:,}")
        return f"{low:,}" if low == high else self.ltr(f"{low:,}–{high:,}")

    def count(self, count: Count) -> str:
        """Write a count as it was stated, by its bounds."""
        if count.low is None and count.high is None:
            return self.say("some")
        about = "≈ " if count.modifier is Modifier.ABOUT else ""
        return about + self.bounds(count.low, count.high)

    def stated(self, claim: Claim) -> str:
        """Write what a claim states."""
        number = self.count(claim.count) if claim.assertion is Assertion.HARM else "0"
        return self.figure(number, claim.people.group, claim.unit, claim.harm)

    def figure(self, number: str, group: str, unit: Unit, harm: Harm | None) -> str:
        """Write a number with whom it counts and what happened to them."""
        said = self.word("harm", harm) if harm else ""
        if group == "all" and unit is Unit.PERSON:
            return self.say("stated_all", count=number, harm=said)
        name = group if unit is Unit.PERSON else unit.value
        kind = "one" if number == "1" and name in self.table["one"] else "group" if unit is Unit.PERSON else "unit"
        return self.say("stated", count=number, group=self.word(kind, name), harm=said).strip(" :")

    def day(self, day: date) -> str:
        """Write one day."""
        return f"{day.day} {self.texts('months', 'names')[day.month - 1]} {day.year}"

    def days(self, first: date | None, last: date | None) -> str:
        """Write an interval as shortly as it can be said."""
        if first is None or last is None:
            return self._open(first, last)
        if first == last:
            return self.day(first)
        names = self.texts("months", "names")
        if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1] and first.year == last.year:
            return self._months(first, last, names)
        if (first.year, first.month) == (last.year, last.month):
            return f"{self.ltr(f'{first.day}–{last.day}')} {names[last.month - 1]} {last.year}"
        return f"{self.day(first)} – {self.day(last)}"

    def _open(self, first: date | None, last: date | None) -> str:
        if first is not None:
            return self.say("since", day=self.day(first))
        return self.say("until", day=self.day(last)) if last else self.say("unknown_day")

    def _months(self, first: date, last: date, names: tuple[str, ...]) -> str:
        if (first.month, last.month) == (1, 12):
            return str(first.year)
        ends = dict.fromkeys((names[first.month - 1], names[last.month - 1]))
        return f"{' – '.join(ends)} {last.year}"

    def when(self, when: When | None) -> str:
        """Write the days of a time."""
        return self.days(*words.span(when))

    def place(self, place: Place | None) -> str:
        """Name a place."""
        return self.ltr(share.label(place) or "") or self.say("unknown_place")

    def party(self, name: str) -> str:
        """Name a party, each of a joint one, as this language does."""
        own = self.table["party"]
        parts = [own.get(part) or (_arabic(part) if self.is_rtl else part) for part in name.split(" and ")]
        return (" و" if self.is_rtl else " and ").join(parts)


@cache
def speech(language: str) -> Speech:
    """Give a language."""
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Speech(language, tomllib.loads(text))


@cache
def _aliases() -> dict[str, str]:
    """Give each party's first Arabic name."""
    table = tomllib.loads(files("harmledger.link").joinpath("parties.toml").read_text(encoding="utf-8"))
    found = {row["name"]: [name for name in row["aliases"] if ARABIC.search(name)] for row in table["party"]}
    return {name: names[0] for name, names in found.items() if names}


def _arabic(name: str) -> str:
    found = party(name)
    return _aliases().get(found.name if found else name) or f"{KEEP}{name}{END}"
