"""Time expressions become days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.locate.calendar import days
from harmledger.model import DateBasis, Part, TimePrecision
from harmledger.read.mentions import Anchor, SentenceKind, TimeMention
from tests.locating import Located, located, moment

FRIDAY = date(2023, 10, 6)
PUBLISHED = Anchor.PUBLISHED

COUNTED = [
    ({"anchor": PUBLISHED, "days_from": 0, "days_to": 0}, "2023-10-06", "2023-10-06"),
    ({"anchor": PUBLISHED, "days_from": -1, "days_to": -1}, "2023-10-05", "2023-10-05"),
    ({"anchor": PUBLISHED, "days_from": -7, "days_to": 0}, "2023-09-29", "2023-10-06"),
    ({"anchor": PUBLISHED, "months_back": 1}, "2023-09-01", "2023-09-30"),
    ({"anchor": PUBLISHED, "months_back": 0}, "2023-10-01", "2023-10-06"),
    ({"anchor": PUBLISHED, "weeks_back": 1}, "2023-09-25", "2023-10-01"),
    ({"anchor": PUBLISHED, "years_back": 1}, "2022-01-01", "2022-12-31"),
    ({"weekday": 3}, "2023-10-05", "2023-10-05"),
    ({"weekday": 3, "before": True}, "2023-10-05", "2023-10-05"),
    ({"weekday": 4, "before": True}, "2023-09-29", "2023-09-29"),
    ({"weekday": 4}, "2023-10-06", "2023-10-06"),
    ({"weekday": 0, "to_weekday": 1}, "2023-10-02", "2023-10-03"),
    ({"weekday": 4, "part": Part.NIGHT, "eve": True}, "2023-10-05", "2023-10-05"),
    ({"month": 10, "day": 5}, "2023-10-05", "2023-10-05"),
    ({"month": 12, "day": 30}, "2022-12-30", "2022-12-30"),
    ({"month": 2, "day": 29}, "2020-02-29", "2020-02-29"),
    ({"day": 3}, "2023-10-03", "2023-10-03"),
    ({"day": 28}, "2023-09-28", "2023-09-28"),
    ({"month": 9}, "2023-09-01", "2023-09-30"),
    ({"month": 10}, "2023-10-01", "2023-10-06"),
    ({"month": 11}, "2022-11-01", "2022-11-30"),
    ({"year": 2021}, "2021-01-01", "2021-12-31"),
    ({"year": 2021, "month": 2}, "2021-02-01", "2021-02-28"),
    ({"month": 10, "day": 3, "to_day": 5}, "2023-10-03", "2023-10-05"),
    ({"month": 9, "day": 23, "to_month": 10, "to_day": 2}, "2023-09-23", "2023-10-02"),
    ({"month": 12, "day": 28, "to_month": 1, "to_day": 3}, "2022-12-28", "2023-01-03"),
    ({"year": 2012, "to_year": 2016}, "2012-01-01", "2016-12-31"),
    ({"since": True, "year": 2019, "month": 12}, "2019-12-01", "2023-10-06"),
    ({"until": True, "month": 10, "day": 1}, None, "2023-10-01"),
]


@pytest.mark.parametrize(("parts", "earliest", "latest"), COUNTED)
def test_times_are_counted_from_the_day_of_publication(
    parts: dict[str, Any], earliest: str | None, latest: str
) -> None:
    """Published on Friday 6 October 2023, every kind of expression has its days."""
    found = located("then", moment("then", "then", **parts), published=FRIDAY).times[0]
    assert found
    assert (str(found.earliest) if found.earliest else None, str(found.latest)) == (earliest, latest)


@pytest.mark.parametrize("parts", [{"month": 4, "day": 31}, {"year": 2023, "month": 13, "day": 1}, {"day": 40}])
def test_a_day_that_does_not_exist_stays_open(parts: dict[str, Any]) -> None:
    """31 April is nobody's day, and breaks nothing."""
    found = located("then", moment("then", "then", **parts), published=FRIDAY).times[0]
    assert found is None or found.earliest is None


def test_an_explicit_date_beats_the_weekday_beside_it() -> None:
    """Read "Thursday night (October 5)" is the night of the fifth, for both of its words."""
    text = "The first was on Thursday night (October 5), they said."
    mentions = (
        moment(text, "Thursday night", weekday=3, part=Part.NIGHT),
        moment(text, "October 5", month=10, day=5),
    )
    found = located(text, *mentions, published=date(2023, 11, 25)).times
    assert [(str(w.earliest), w.precision) for w in found if w] == [("2023-10-05", TimePrecision.NIGHT)] * 2


def test_a_weekday_that_is_not_its_date_is_a_problem() -> None:
    """The fifth was a Thursday, whatever the text says."""
    text = "On Monday, October 5, shells fell."
    found = located(
        text, moment(text, "Monday", weekday=0), moment(text, "October 5", month=10, day=5), published=FRIDAY
    )
    assert [p.code for p in found.problems] == ["weekday_mismatch"]
    assert "Thursday" in found.problems[0].message


def test_weekdays_bound_the_year_where_nothing_dates_the_text() -> None:
    """Clues that hold together in some years only leave these as candidates, the latest first."""
    text = "Today, November 25, shells fell. Yesterday, Friday, too. The first was on Thursday, October 5."
    found = located(
        text,
        moment(text, "Today", anchor=PUBLISHED, days_from=0, days_to=0),
        moment(text, "November 25", month=11, day=25),
        moment(text, "Yesterday", anchor=PUBLISHED, days_from=-1, days_to=-1),
        moment(text, "Friday", weekday=4),
        moment(text, "Thursday", weekday=3),
        moment(text, "October 5", month=10, day=5),
    )
    first = found.times[0]
    assert first
    assert [str(c.earliest) for c in first.candidates] == [*("2023-11-25", "2017-11-25", "2006-11-25", "2000-11-25")]
    assert [p.code for p in found.problems] == ["year_open"]
    assert str(first.earliest) == "2023-11-25"


def test_yesterday_friday_tells_the_day_of_publication() -> None:
    """Read "Yesterday, Friday" counts from the first Saturday from the last day told of, in each year that fits."""
    text = "Shells fell on Saturday, November 25. Yesterday, Friday, too."
    found = located(
        text,
        moment(text, "Saturday", weekday=5),
        moment(text, "November 25", month=11, day=25),
        moment(text, "Yesterday", anchor=PUBLISHED, days_from=-1, days_to=-1),
        moment(text, "Friday", weekday=4),
    )
    yesterday = found.times[2]
    assert yesterday
    assert [str(c.earliest) for c in yesterday.candidates][:2] == ["2023-11-24", "2017-11-24"]


def test_a_party_that_did_not_exist_yet_narrows_the_year() -> None:
    """A text that names the Salvation Government is from November 2017 or later."""
    text = "Today, November 25, a Saturday, the Syrian Salvation Government spoke."
    found = located(
        text,
        moment(text, "Today", anchor=PUBLISHED, days_from=0, days_to=0),
        moment(text, "November 25", month=11, day=25),
        moment(text, "Saturday", weekday=5),
    ).times[0]
    assert found
    assert [c.earliest.year for c in found.candidates if c.earliest] == [2023, 2017]


def test_without_a_date_relative_times_stay_open() -> None:
    """Read "On Monday" of an undated text is no day; what the text looks back on bounds it."""
    text = "On Monday shells fell.\nPicture of 10 June 2021."
    found = located(
        text,
        moment(text, "Monday", weekday=0),
        moment(text, "10 June 2021", year=2021, month=6, day=10),
        kinds={1: SentenceKind.CAPTION},
    )
    monday = found.times[0]
    assert monday
    assert (monday.earliest, monday.latest, monday.candidates) == (date(2021, 6, 10), None, ())
    assert [p.code for p in found.problems] == ["publication_date_missing"]


def test_a_dateline_dates_its_document() -> None:
    """Read "IDLIB, 6 October 2023" is the day from which "yesterday" counts."""
    text = "IDLIB, 6 October 2023\nYesterday shells fell."
    found = located(
        text,
        moment(text, "6 October 2023", year=2023, month=10, day=6),
        moment(text, "Yesterday", anchor=PUBLISHED, days_from=-1, days_to=-1),
        kinds={0: SentenceKind.DATELINE},
    )
    assert found.published
    assert (found.published.earliest, found.published.basis) == (FRIDAY, DateBasis.DATELINE)
    assert found.times[1]
    assert str(found.times[1].earliest) == "2023-10-05"


def test_the_next_day_counts_from_the_day_last_spoken_of() -> None:
    """Read "The next day" follows the day that the text told before."""
    text = "On 3 October 2023 shells fell. The next day two died."
    found = located(
        text,
        moment(text, "3 October 2023", year=2023, month=10, day=3),
        moment(text, "next day", anchor=Anchor.TEXT, days_from=1, days_to=1),
    ).times[1]
    assert found
    assert str(found.earliest) == "2023-10-04"


def test_a_bare_weekday_is_the_full_date_that_falls_on_it() -> None:
    """In an undated text "on Sunday" is the Sunday that it states in full."""
    text = "Shells fell on Sunday. The strike of 12 March 2023 killed nobody."
    found = located(
        text, moment(text, "Sunday", weekday=6), moment(text, "12 March 2023", year=2023, month=3, day=12)
    ).times[0]
    assert found
    assert str(found.earliest) == "2023-03-12"


SMALL = st.one_of(st.none(), st.integers(-400, 400))


@given(
    published=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    parts=st.fixed_dictionaries(
        {},
        optional={
            "year": st.integers(0, 2100),
            "month": st.integers(0, 13),
            "day": st.integers(0, 32),
            "weekday": st.integers(0, 6),
            "to_month": st.integers(1, 12),
            "to_day": st.integers(1, 31),
            "days_from": SMALL,
            "days_to": SMALL,
            "months_back": st.one_of(st.none(), st.integers(0, 30)),
            "weeks_back": st.one_of(st.none(), st.integers(0, 60)),
            "eve": st.booleans(),
            "since": st.booleans(),
            "until": st.booleans(),
        },
    ),
)
def test_earliest_is_never_after_latest(published: date, parts: dict[str, Any]) -> None:
    """Whatever a reader took apart, an interval runs forward and a day without a year is not in the future."""
    found = days(TimeMention(0, 1, 0, **parts), published)
    if found and found.earliest and found.latest:
        assert found.earliest <= found.latest
    dated = parts.get("month") and parts.get("day") and not parts.get("year") and len(parts) == 2
    if found and dated and found.latest:
        assert found.latest <= published + timedelta(days=1)


def test_a_date_alone_at_the_head_dates_its_document() -> None:
    """A line of the head that is a full date and nothing else says when the text was written."""
    text = "Field note\n22 February 2024.\nOn 17 February a child was hurt."
    found = located(
        text,
        moment(text, "22 February 2024", year=2024, month=2, day=22),
        moment(text, "17 February", month=2, day=17),
    )
    assert found.published
    assert (found.published.earliest, found.published.basis) == (date(2024, 2, 22), DateBasis.DATELINE)
    assert found.times[1]
    assert found.times[1].earliest == date(2024, 2, 17)


def test_a_chronology_is_not_dated_by_its_first_entry() -> None:
    """Several dates that stand alone, or a day told of after the first, are no date of writing."""
    text = "1 May 2020\nA house was hit.\n3 May 2020\nA school was hit."
    first = moment(text, "1 May 2020", year=2020, month=5, day=1)
    assert located(text, first, moment(text, "3 May 2020", year=2020, month=5, day=3)).published is None
    later = "1 May 2020\nOn 3 May 2020 a school was hit."
    assert located(later, first, moment(later, "3 May 2020", year=2020, month=5, day=3)).published is None


def stamped(year: int) -> Located:
    """Locate a post of Friday 6 October 2023 that was saved with another date of publication."""
    text = "October 6, 2023\nShells fell today."
    told = moment(text, "October 6, 2023", year=2023, month=10, day=6)
    today = moment(text, "today", anchor=PUBLISHED, days_from=0, days_to=0)
    return located(text, told, today, published=date(year, 10, 7), kinds={0: SentenceKind.DATELINE})


def test_a_posts_own_date_line_wins_over_a_guessed_year() -> None:
    """Of two years the text's own is the year of publication, and the difference is said."""
    found = stamped(2026)
    assert found.published
    assert (found.published.latest, found.published.basis) == (FRIDAY, DateBasis.DATELINE)
    assert found.times[1]
    assert found.times[1].latest == FRIDAY
    assert [p.code for p in found.problems] == ["published_differs"]


def test_a_given_date_of_the_same_year_stays() -> None:
    """A day's difference between the date line and what came with the document changes nothing."""
    found = stamped(2023)
    assert found.published
    assert (found.published.latest, found.published.basis) == (date(2023, 10, 7), DateBasis.META)
    assert found.problems == ()
