"""Values of the model in the words of a language."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta, timezone
from typing import TYPE_CHECKING

from harmledger.link import parties
from harmledger.model import Assertion, Harm, Modifier, Precision, Scope, Unit
from harmledger.web import sentences

if TYPE_CHECKING:
    from datetime import datetime
    from enum import StrEnum

    from harmledger.model import Claim, Count, People, Place, Published, TollLine, When
    from harmledger.web.moments import Moment
    from harmledger.web.tongue import Tongue

ARABIC = re.compile("[\u0621-\u064a]")
SAID = frozenset({Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.UP_TO, Modifier.ABOUT})
RADIUS = {  # metres
    Precision.EXACT: 50,
    Precision.NEIGHBOURHOOD: 500,
    Precision.VILLAGE: 1_500,
    Precision.TOWN: 3_000,
    Precision.SUBDISTRICT: 10_000,
    Precision.DISTRICT: 20_000,
    Precision.GOVERNORATE: 50_000,
    Precision.REGION: 100_000,
    Precision.COUNTRY: 300_000,
}


class Say:
    """Says values in one language."""

    def __init__(self, t: Tongue) -> None:
        """Take the language."""
        self.t = t

    def word(self, kind: str, value: StrEnum | str) -> str:
        """Give the word for a value of a closed vocabulary, as in `word("harm", Harm.KILLED)`."""
        return self.t(f"{kind}.{value}")

    def sentence(self, text: str) -> str | None:
        """Say a sentence that the ledger keeps in English; nothing where it stays as it is."""
        return sentences.arabic(text, self) if self.t.code == "ar" else None

    def bounds(self, low: int | None, high: int | None) -> str:
        """Write low and high: "11", "11–14", "11 or more", "up to 20"."""
        if low is None:
            return self.t("figure.unknown") if high is None else self.t("figure.up_to", n=f"{high:,}")
        if high is None:
            return self.t("figure.or_more", n=f"{low:,}")
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"

    def count(self, figure: Count) -> str:
        """Write a count as it was stated."""
        if figure.number is not None and figure.modifier in SAID:
            return self.t(f"figure.{figure.modifier}", n=f"{figure.number:,}")
        vague = figure.low is None and figure.high is None
        return self.t("figure.some") if vague else self.bounds(figure.low, figure.high)

    def group(self, people: People, unit: Unit = Unit.PERSON) -> str:
        """Name who is counted."""
        return self.word("unit", unit) if unit is not Unit.PERSON else self.word("group", people.group)

    harms = tuple(Harm)
    scopes = tuple(Scope)

    def rules(self, line: TollLine) -> str:
        """Say by which rules a line of a toll came about."""
        written = "+".join(bound.rule for bound in (line.low, line.best, line.high)).split("+")
        names = [name.strip().partition(":")[0] for name in written]  # "vague:dozens": by the row of the table
        return "; ".join(self.t(f"rule.{name}") for name in dict.fromkeys(names) if name)

    def radius(self, where: Place) -> int:
        """Give how many metres around its point a place may be: as the text says, and by how finely it is known."""
        return max(self.reach(where.precision), round((where.radius or 0) * 1000))

    def reach(self, precision: Precision | None) -> int:
        """Give how many metres around a point something so finely known may lie."""
        return RADIUS[precision or Precision.DISTRICT]

    def stated(self, claim: Claim) -> str:
        """Write what a claim states: "11 civilians killed"."""
        harm = self.word("harm", claim.harm) if claim.harm else ""
        if claim.assertion is not Assertion.HARM:
            return self.t(f"claim.{claim.assertion}", harm=harm).strip()
        who = self.group(claim.people, claim.unit)
        if claim.count.low == claim.count.high == 1:
            who = self.word("single", claim.people.group if claim.unit is Unit.PERSON else claim.unit)
        return self.t("claim.stated", count=self.count(claim.count), who=who, harm=harm).strip()

    def day(self, day: date) -> str:
        """Write one day: "5 October 2023"."""
        return self.t("date.day", day=day.day, month=self.t(f"month.{day.month}"), year=day.year)

    def days(self, earliest: date | None, latest: date | None) -> str:
        """Write an interval of days, as shortly as it can be said: "8–15 June 2021", "28 June – 3 July 2021"."""
        if earliest is None and latest is None:
            return self.t("date.unknown")
        if earliest is None or latest is None:
            known = earliest or latest
            return self.t("date.since" if earliest else "date.until", day=self.day(known)) if known else ""
        if earliest == latest or earliest.year != latest.year:
            return self.day(latest) if earliest == latest else f"{self.day(earliest)} – {self.day(latest)}"
        return self._within_a_year(earliest, latest)

    def _within_a_year(self, first: date, last: date) -> str:
        month = self.t(f"month.{last.month}")
        if first.month != last.month:
            return f"{first.day} {self.t(f'month.{first.month}')} – {self.day(last)}"
        if (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
            return f"{month} {last.year}"
        return self.t("date.day", day=self.t("date.range", first=first.day, last=last.day), month=month, year=last.year)

    def kept(self, first: str, last: str) -> str:
        """Write an interval of days that are kept as text: "2021-06-08"."""
        return self.days(date.fromisoformat(first), date.fromisoformat(last))

    def when(self, time: When | None) -> str:
        """Write a time with its part of day; where the year is open, its likeliest reading."""
        if time is None:
            return self.t("date.unknown")
        first = next(iter(time.candidates), None) if time.earliest is None and time.latest is None else None
        text = self.days(first.earliest, first.latest) if first else self.days(time.earliest, time.latest)
        return f"{text}{self.t('desk.comma')}{self.word('part', time.part)}" if time.part else text

    def moment(self, at: datetime) -> str:
        """Write a moment in this machine's time."""
        local = at.astimezone()
        return f"{self.day(local.date())}{self.t('desk.comma')}{local:%H:%M}"

    def published(self, told: Published | None) -> str:
        """Write when something was published: the moment in this machine's time, or the day."""
        if told is None:
            return self.t("date.unknown")
        return f"{self.moment(told.at)} ({self.zone(told.at)})" if told.at else self.days(told.earliest, told.latest)

    def zone(self, at: datetime) -> str:
        """Name this machine's offset from UTC at a moment."""
        return f"{timezone(at.astimezone().utcoffset() or timedelta())}"

    def at(self, moment: Moment) -> str:
        """Write a moment of the page."""
        day = self.day(moment.day) if moment.day else self.t("date.unknown")
        return f"{day}{self.t('desk.comma')}{moment.time:%H:%M}" if moment.time else day

    def party(self, name: str) -> str:
        """Name a party; in Arabic by its name there, where the list of parties has one."""
        if self.t.code != "ar":
            return name
        known, joint = parties.arabic(), self.t("desk.and")
        parts = [known.get(part) or self._body(part) for part in name.split(" and ")]
        return known.get(name) or f" {joint}".join(parts)

    def _body(self, name: str) -> str:
        """Name who speaks without a name of their own: "hospital", "neighbours"."""
        return self.t(f"body.{name}") if self.t.has(f"body.{name}") else name

    def place(self, where: Place | None) -> str:
        """Name a place by its gazetteer entry, else as written; in Arabic as written where that is Arabic."""
        if where is None:
            return self.t("place.unknown")
        as_written = self.t.code == "ar" and ARABIC.search(where.name)
        return where.name if as_written else where.label or where.name
