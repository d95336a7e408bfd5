"""Publication dates as sources write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.collect.published import published
from harmledger.model import DateBasis, Published

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
ARABIC = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]


def days(text: object) -> tuple[str, str] | None:
    """Give the days of a date as text."""
    found = published(text)
    return (str(found.earliest), str(found.latest)) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-05",
        "2023/10/5",
        "2023-10-05T23:10:00+03:00",
        "2023-10-05T23:10:00+00:00 2023",
        "2023-10-05 19:56:05",
        "20231005",
        "20231005T101500Z",
        "Thu, 05 Oct 2023 10:00:00 GMT",
        "October 5, 2023",
        "Oct. 5th, 2023 – 3:15 PM",
        "5 October 2023",
        "the 5th of October, 2023",
        "5 أكتوبر 2023",
        "٥ أكتوبر ٢٠٢٣",
        "الخميس 5 تشرين الأول 2023",
        "الخميس، 05 تشرين الأول/أكتوبر 2023 - 14:30",
        "نُشر في: 5 تشرين الأوّل (أكتوبر) 2023",
        "5 من شهر أكتوبر عام 2023",
        "05/10/2023",
        "5.10.2023",
        1696500000,
        "1696500000000",
    ],
)
def test_a_day_is_understood(text: object) -> None:
    """ISO, words in English and Arabic, Arabic digits, two names of a month, epochs: all mean the same day."""
    assert days(text) == ("2023-10-05", "2023-10-05")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-10-05T23:10:00+03:00", "2023-10-05T23:10:00+03:00"),
        ("2023-10-05 14:30 +03:00", "2023-10-05T14:30:00+03:00"),
        ("20231005T101500Z", "2023-10-05T10:15:00+00:00"),
        ("Thu, 05 Oct 2023 10:00:00 GMT", "2023-10-05T10:00:00+00:00"),
        ("Oct. 5th, 2023 – 12:15 a.m. UTC-5", "2023-10-05T00:15:00-05:00"),
        ("الخميس، 05 تشرين الأول/أكتوبر 2023 - ١٤:٣٠ (GMT+3)", "2023-10-05T14:30:00+03:00"),
        (1696500000, "2023-10-05T10:00:00+00:00"),
    ],
)
def test_an_hour_is_kept_with_its_zone(text: object, moment: str) -> None:
    """Where a date tells its hour and zone the moment is known."""
    found = published(text)
    assert found is not None
    assert found.at == datetime.fromisoformat(moment)
    assert found.at.utcoffset() == datetime.fromisoformat(moment).utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "2023-10-05",
        "2023-10-05 19:56:05",
        "Oct. 5th, 2023 – 3:15 PM",
        "2023-10-05T00:00:00+03:00",
        "2023-10-05T25:10:00Z",
        "2023-10-05T10:00:00+99:00",
        "5 October 2023, 14:30 Zurich",
        "October 2023, 14:30Z",
        1696464000,
    ],
)
def test_without_its_zone_an_hour_is_not_known(text: object) -> None:
    """No zone, an hour that cannot be, or midnight, which stands for a day without an hour: only the day is kept."""
    found = published(text)
    assert found is not None
    assert found.at is None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("October 2023", "2023-10-01", "2023-10-31"),
        ("شباط 2024", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2023", "2023-01-01", "2023-12-31"),
    ],
)
def test_a_coarser_date_is_a_span(text: str, earliest: str, latest: str) -> None:
    """A month or a year is kept as the days it may mean."""
    assert days(text) == (earliest, latest)


def test_two_small_numbers_are_read_day_first() -> None:
    """As the region writes it, unless that cannot be."""
    assert days("04/05/2023") == ("2023-05-04", "2023-05-04")
    assert days("04/25/2023") == ("2023-04-25", "2023-04-25")


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "3 days ago", "31 February 2023", "2023-13-40", "12345", "٢٠ ربيع الأول ١٤٤٥", None, True, []],
)
def test_what_is_no_date_gives_none(text: object) -> None:
    """Nothing is guessed where a date cannot be understood."""
    assert published(text) is None


@given(DAYS, st.integers(0, 3))
def test_every_day_is_understood_in_every_form(day: date, form: int) -> None:
    """Any day comes back from any form."""
    forms = (
        day.isoformat(),
        f"{day.day} {ARABIC[day.month - 1]} {day.year}",
        day.strftime("%B %d, %Y"),
        day.strftime("%d/%m/%Y").translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    )
    assert published(forms[form]) == Published(day, day, DateBasis.META)


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    """No date string makes the program fail."""
    published(text)
