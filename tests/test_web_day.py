"""The day sheet and the open cases: what a day brought, and what is not known yet."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from harmledger.store.days import Telling
from harmledger.web.day import entries

if TYPE_CHECKING:
    import httpx

DAY = date(2023, 10, 6)


def telling(name: str, day: int, killed: int | None, origin: str | None = None) -> Telling:
    """Give a report of the sixth of October or a day near it."""
    figures = {} if killed is None else {"killed": killed}
    return Telling(name, name, "", date(2023, 10, day), "i-1", origin, figures)


def test_each_report_of_the_day_is_marked() -> None:
    """The first that tells of it is new; a copy, a higher toll and a mere repetition are told apart."""
    told = [telling("a", 6, 4), telling("b", 6, 4), telling("c", 6, 6), telling("d", 6, 6, "c"), telling("e", 7, 9)]
    marked = entries(DAY, told)
    assert [(entry.telling.document, entry.mark) for entry in marked] == [
        ("a", "new"),
        ("b", "again"),
        ("c", "rose"),
        ("d", "copy"),
    ]
    assert marked[2].before == {"killed": 4}


def test_what_was_told_before_the_day_counts() -> None:
    """A report of the day is not new where an earlier day told of the same."""
    marked = entries(DAY, [telling("a", 5, 4), telling("b", 6, 7)])
    assert [(entry.telling.document, entry.mark, entry.before) for entry in marked] == [("b", "rose", {"killed": 4})]


def test_the_day_sheet_shows_the_last_day_or_any(desk: httpx.Client) -> None:
    """Without a day the last one is shown; the samples' market has a toll that rose."""
    assert desk.get("/day").status_code == 200
    page = desk.get("/day?day=2019-07-23").text
    assert "toll rose" in page
    assert "No report of this day" in desk.get("/day?day=1999-01-01").text
    assert desk.get("/day?day=evil").status_code == 200


def test_days_without_reports_are_passed_over(desk: httpx.Client) -> None:
    """The links lead to the nearest days on which something was published, until the last."""
    last = desk.get("/day").text
    assert 'rel="next"' not in last
    before = re.search(r'rel="prev" href="(/day\?day=\S+)"', last)
    assert before is not None
    assert "data-open" in desk.get(before[1]).text


def test_people_under_rubble_are_an_open_case(desk: httpx.Client) -> None:
    """The samples tell of people under the rubble: they stand among the open cases until the incident is settled."""
    section = desk.get("/cases").text.split("Under rubble")[1].split("</section>")[0]
    assert "/incident/" in section
    assert "/incident/" in desk.get("/?code=under_rubble").text
