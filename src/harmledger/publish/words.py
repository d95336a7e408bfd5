"""Figures, groups, days and places in the words of a report."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from harmledger.model import AREAS, NOUNS, Age, Assertion, Harm, Modifier, Sex, Status, StatusBasis, Unit

if TYPE_CHECKING:
    from datetime import date

    from harmledger.model import Claim, Count, People, Place, Published, When

UNITS = {
    Unit.HOUSEHOLD: ("household", "households"),
    Unit.ATTACK: ("attack", "attacks"),
    Unit.FACILITY: ("facility", "facilities"),
}
HARMS = {harm: harm.value for harm in Harm} | {Harm.CASUALTIES: "killed or injured"}
SAID = {
    Modifier.AT_LEAST: "at least {:,}",
    Modifier.MORE_THAN: "more than {:,}",
    Modifier.UP_TO: "up to {:,}",
    Modifier.ABOUT: "about {:,}",
}
SAID_AS = {
    "erw": "explosive remnant of war",
    "ied": "improvised bomb",
    "mine": "landmine",
    "small_arms": "gunfire",
    "guided_missile": "guided missile",
    "idp_site": "camp of displaced people",
    "aid": "aid workers or supplies",
    "medical": "medical place",
    "worship": "place of worship",
    "rescue": "rescue service",
    "water_power": "water or power supply",
}
LANGUAGES = {"en": "English", "ar": "Arabic", "fr": "French", "tr": "Turkish", "ru": "Russian", "und": "not known"}


def plain(value: str) -> str:
    """Write a value of a vocabulary as words: `erw` is "explosive remnant of war"."""
    return SAID_AS.get(value, str(value).replace("_", " "))


def number(figure: int, forms: tuple[str, str]) -> str:
    """Write a number with its noun: "1 child", "1,867 people"."""
    return f"{figure:,} {forms[figure != 1]}"


def bounds(low: int | None, high: int | None) -> str:
    """Write low and high: "11", "11–14", "11 or more", "up to 20"; "not known" where neither is."""
    if low is None:
        return "not known" if high is None else f"up to {high:,}"
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def count(figure: Count) -> str:
    """Write a count as it was stated: "at least 5", "more than 270", "some"."""
    if figure.number is not None and figure.modifier in SAID:
        return SAID[figure.modifier].format(figure.number)
    return "some" if figure.low is None and figure.high is None else bounds(figure.low, figure.high)


def group(people: People, unit: Unit = Unit.PERSON) -> str:
    """Name who is counted, in the plural: "women", "civilians (presumed)", "households"."""
    if unit in UNITS:
        return UNITS[unit][1]
    name = NOUNS[people.group][1]
    if people.sex is Sex.FEMALE and people.age is Age.ELDERLY:
        name = "elderly women"
    presumed = people.status is Status.CIVILIAN and people.status_basis is StatusBasis.PRESUMED
    return f"{name} (presumed)" if presumed and people.group == "civilian" else name


def stated(claim: Claim) -> str:
    """Write what a claim states: "11 civilians killed", "nobody injured", "about 140 households displaced"."""
    harm = HARMS[claim.harm] if claim.harm else ""
    if claim.assertion is not Assertion.HARM:
        kept = " reported" if claim.assertion is Assertion.NONE_REPORTED else ""
        return f"none {harm}{kept}" if claim.harm else f"none{kept}"
    one = claim.count.low == claim.count.high == 1
    forms = UNITS.get(claim.unit) or NOUNS[claim.people.group]
    noun = forms[0] if one else group(claim.people, claim.unit)
    return f"{count(claim.count)} {noun} {harm}".strip()


def day(when: date) -> str:
    """Write one day: "5 October 2023"."""
    return f"{when.day} {calendar.month_name[when.month]} {when.year}"


def days(earliest: date | None, latest: date | None) -> str:
    """Write an interval as shortly as it can be said: "3–9 October 2023", "October 2023", "since 1 March 2020"."""
    if earliest is None or latest is None:
        return _open(earliest, latest)
    if earliest == latest:
        return day(earliest)
    last = calendar.monthrange(latest.year, latest.month)[1]
    if earliest.day == 1 and latest.day == last and earliest.year == latest.year:
        return _months(earliest, latest)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{day(latest)}"
    start = day(earliest).removesuffix(f" {latest.year}")
    return f"{start} – {day(latest)}"


def published(told: Published | None) -> str:
    """Write when something was published, with the hour as its source told it: "5 October 2023, 14:30 UTC+03:00"."""
    if told is None:
        return "date not known"
    return f"{day(told.at.date())}, {told.at:%H:%M} {told.at.tzname()}" if told.at else days(told.earliest, told.latest)


def _open(earliest: date | None, latest: date | None) -> str:
    if earliest is not None:
        return f"since {day(earliest)}"
    return f"until {day(latest)}" if latest else "date not known"


def _months(earliest: date, latest: date) -> str:
    if (earliest.month, latest.month) == (1, 12):
        return str(latest.year)
    last = f"{calendar.month_name[latest.month]} {latest.year}"
    return last if earliest.month == latest.month else f"{calendar.month_name[earliest.month]}–{last}"


def when(time: When | None) -> str:
    """Write a time with its part of day."""
    if time is None:
        return "date not known"
    text = days(*span(time))
    return f"{text}, {time.part.value}" if time.part else text


def span(time: When | None) -> tuple[date | None, date | None]:
    """Give the likeliest days of a time."""
    if time is None:
        return None, None
    if time.earliest is None and time.latest is None and time.candidates:
        return time.candidates[0].earliest, time.candidates[0].latest
    return time.earliest, time.latest


def brief(time: When | None) -> str:
    """Write the days of a time with short months, for a narrow column."""
    text = days(*span(time))
    for full, short in zip(calendar.month_name[1:], calendar.month_abbr[1:], strict=True):
        text = text.replace(full, short)
    return text


def readings(time: When | None) -> str:
    """List the other days that a time without a year could mean, if any."""
    if time is None:
        return ""
    others = [days(other.earliest, other.latest) for other in time.candidates]
    others = [text for text in others if text != days(*span(time))]
    return "could also be " + " or ".join(others) if others else ""


def place(where: Place | None) -> str:
    """Name a place by its gazetteer entry, else as written."""
    return (where.label or where.name) if where else "place not known"


def within(where: Place | None) -> str:
    """Name the areas around a place, from small to large."""
    if where is None:
        return ""
    areas = (where.admin3, where.admin2, where.admin1)
    return ", ".join(dict.fromkeys(area for area in areas if area and area != place(where)))


def is_area(where: Place) -> bool:
    """Tell whether a place is an area, which never becomes a pin."""
    return where.precision is None or where.precision in AREAS


def language(code: str | None) -> str:
    """Name a language."""
    return LANGUAGES.get(code or "und", code or "not known")
