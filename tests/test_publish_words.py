"""Figures, days and places are said as a person would say them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from harmledger.model import Assertion, Claim, Count, DateBasis, Harm, Modifier, People, Published, Unit, When
from harmledger.publish import words
from tests import books

CLAIM = Claim("c-1", "d", "q", 0, 1, Harm.KILLED, Count.exact(11), books.CIVILIANS)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (11, 11, "11"),
        (11, 14, "11–14"),
        (1867, None, "1,867 or more"),
        (None, 20, "up to 20"),
        (None, None, "not known"),
    ],
)
def test_words_bounds(low: int | None, high: int | None, said: str) -> None:
    """A range says which of its ends is open."""
    assert words.bounds(low, high) == said


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (CLAIM, "11 civilians killed"),
        (replace(CLAIM, count=Count.exact(1), people=books.CHILDREN), "1 child killed"),
        (
            replace(CLAIM, count=Count(270, 271, None, Modifier.MORE_THAN), harm=Harm.INJURED),
            "more than 270 civilians injured",
        ),
        (replace(CLAIM, count=Count(None, None, None, Modifier.VAGUE), people=People()), "some people killed"),
        (replace(CLAIM, count=Count.exact(140), unit=Unit.HOUSEHOLD, harm=Harm.DISPLACED), "140 households displaced"),
        (replace(CLAIM, count=Count.exact(9), unit=Unit.ATTACK, harm=None), "9 attacks"),
        (replace(CLAIM, assertion=Assertion.NONE_REPORTED, harm=Harm.CASUALTIES), "none killed or injured reported"),
    ],
)
def test_words_stated(claim: Claim, said: str) -> None:
    """A claim is said with its number, its people and its harm."""
    assert words.stated(claim) == said


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        (date(2023, 10, 5), date(2023, 10, 5), "5 October 2023"),
        (date(2023, 10, 1), date(2023, 10, 31), "October 2023"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023"),
        (date(2023, 1, 1), date(2023, 3, 31), "January–March 2023"),
        (date(2023, 10, 3), date(2023, 10, 9), "3–9 October 2023"),
        (date(2023, 9, 28), date(2023, 10, 4), "28 September – 4 October 2023"),
        (date(2022, 12, 30), date(2023, 1, 2), "30 December 2022 – 2 January 2023"),
        (date(2019, 12, 1), None, "since 1 December 2019"),
        (None, date(2019, 12, 1), "until 1 December 2019"),
        (None, None, "date not known"),
    ],
)
def test_words_days(earliest: date | None, latest: date | None, said: str) -> None:
    """An interval is said as shortly as it can be."""
    assert words.days(earliest, latest) == said


def test_words_open_year() -> None:
    """A time without a year names the likeliest and then the others."""
    time = replace(books.OPEN_YEAR, earliest=None, latest=None)
    assert words.when(time) == "25 November 2023"
    assert words.readings(time) == "could also be 25 November 2017"
    assert words.readings(When(date(2023, 1, 1), date(2023, 1, 1))) == ""


def test_words_presumed() -> None:
    """Presumed civilians are called so."""
    assert words.group(books.PRESUMED) == "civilians (presumed)"


def test_words_published() -> None:
    """A publication is said with its hour in the source's own zone, where both are known."""
    day = date(2023, 10, 5)
    at = datetime(2023, 10, 5, 14, 30, tzinfo=timezone(timedelta(hours=3)))
    assert words.published(Published(day, day, DateBasis.META, at)) == "5 October 2023, 14:30 UTC+03:00"
    assert words.published(Published(day, day, DateBasis.META)) == "5 October 2023"
    assert words.published(None) == "date not known"
