"""Figures, days and places as a person writes them in a narrow column."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from harmledger.model import NOUNS, Assertion, Harm, Modifier, Unit
from harmledger.publish.words import UNITS, plain
from harmledger.publish.words import days as written_out
from harmledger.publish.words import published as published_when
from harmledger.publish.words import span as span_of
from harmledger.reconcile.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from harmledger.model import Claim, Count, People, Place, Published, TollLine, When

SHORT = {
    "erw": "explosive remnant",
    "ied": "IED",
    "idp_site": "camp",
    "aid": "aid",
    "medical": "medical",
    "rescue": "rescue",
}
MONTH = re.compile("|".join(calendar.month_name[1:]))


def label(value: str) -> str:
    """Write a value of a vocabulary in a narrow column: `erw` is "explosive remnant"."""
    return SHORT.get(value, plain(value))


def count(figure: Count) -> str:
    """Write a count with the sign of its bound: ≥5, >270, ≤20, ~50, 10–15, some."""
    number, low, high = figure.number, figure.low, figure.high
    signs = {Modifier.AT_LEAST: "≥", Modifier.MORE_THAN: ">", Modifier.UP_TO: "≤", Modifier.ABOUT: "~"}
    if number is not None and figure.modifier in signs:
        return f"{signs[figure.modifier]}{number:,}"
    return bounds(low, high)


def bounds(low: int | None, high: int | None) -> str:
    """Write low and high as one range."""
    if low is None:
        return "some" if high is None else f"≤{high:,}"
    if high is None:
        return f"≥{low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def figure(claim: Claim) -> str:
    """Write what a claim states: "11 civilians killed", "nobody harmed", "3 attacks"."""
    if claim.assertion is Assertion.HARM:
        number = rules().vague(claim.quote).name if claim.count.modifier is Modifier.VAGUE else ""
        number = count(claim.count) if number in {"", "plural"} else number  # "dozens" says more than "some"
        return f"{number} {counted(claim.people, claim.unit, claim.harm, one=claim.count.high == 1)}"
    reported = " reported" if claim.assertion is Assertion.NONE_REPORTED else ""
    return f"nobody {plain(claim.harm) if claim.harm and claim.harm is not Harm.CASUALTIES else 'harmed'}{reported}"


def counted(people: People, unit: Unit, harm: Harm | None, *, one: bool = False) -> str:
    """Name who is counted and what happened to them: "women injured", "households displaced", "killed"."""
    forms = UNITS.get(unit) or NOUNS[people.group]
    who = "" if unit is Unit.PERSON and people.group == "all" else forms[0] if one else forms[1]
    return f"{who} {plain(harm) if harm else ''}".strip()


def toll(line: TollLine) -> str:
    """Write one line of a toll as its range, with the best figure where there is one."""
    best, low, high = line.best.value, line.low.value, line.high.value
    span = bounds(low, high)
    return span if best is None or low == high == best else f"{best:,} ({span})"


def whole(lines: Iterable[TollLine], harm: str) -> str:
    """Write the toll of one harm: of everybody, else of all civilians, else what is known of groups."""
    people = [line for line in lines if line.harm.value == harm and line.unit is Unit.PERSON]
    for group in ("all", "civilian"):
        if found := next((line for line in people if line.people.group == group), None):
            return toll(found)
    return ", ".join(f"{toll(line)} {NOUNS[line.people.group][line.low.value != 1]}" for line in people)


def span(low: int | None, high: int | None) -> str:
    """Write what is recorded or not accounted for; nothing where neither bound is known."""
    return "" if low is None and high is None else bounds(low, high)


def when(time: When | None) -> str:
    """Write the days of a time; a question mark where the text leaves the year open."""
    if time is None or not any(span_of(time)):
        return ""
    text = days(*span_of(time)) + "?" * (len(time.candidates) > 1)
    return f"{text}, {time.part.value}" if time.part else text


def days(earliest: date | None, latest: date | None) -> str:
    """Write an interval with short names of months: 5 Oct 2023, 3–9 Oct 2023, Oct 2023, since 1 Dec 2019."""
    if earliest is None and latest is None:
        return ""
    return MONTH.sub(lambda month: month[0][:3], written_out(earliest, latest))


def published(told: Published | None) -> str:
    """Write when something was published, with short names of months; nothing where that is not known."""
    return MONTH.sub(lambda month: month[0][:3], published_when(told)) if told else ""


def places(found: Sequence[Place]) -> str:
    """Name the places, the gazetteer's own name where it is known, three at most."""
    names = list(dict.fromkeys((p.label or p.name) + (f" (within {p.radius:g} km)" if p.radius else "") for p in found))
    return ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")  # noqa: PLR2004 - as said above


def plural(number: int, word: str) -> str:
    """Write "1 document", "2 documents"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
