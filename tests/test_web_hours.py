"""Who said what when, by the hour: the matrix and the timeline of an incident's page."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from harmledger import pipeline
from harmledger.model import DateBasis, Published
from harmledger.store import Ledger
from harmledger.store.gazetteer import open_default
from harmledger.web.moments import Moment
from tests import desks

if TYPE_CHECKING:
    from pathlib import Path

POSTS = [
    ("p1", "White Helmets", "2023-11-15T15:10:00+00:00", "killed three civilians"),
    ("p2", "White Helmets", "2023-11-15T16:40:00+00:00", "killed five civilians"),
    ("p3", "Paper A", "2023-11-15", "killed at least four civilians"),
    ("p4", "Paper B", "", "killed four civilians"),
]
TEXT = "Artillery shelling of the village of Sarja {} on 15 November 2023, the Civil Defence said."
DAY = date(2023, 11, 15)


def local(text: str) -> str:
    """Give the time of day of a moment by the clock of the machine that runs the tests."""
    return f"{datetime.fromisoformat(text).astimezone():%H:%M}"


@pytest.fixture(name="path", scope="module")
def _path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger with one attack told by two posts of one day, a report of that day and one without a date."""
    folder = tmp_path_factory.mktemp("hours")
    rows = [
        {"id": name, "publisher": who, "text": TEXT.format(said)} | ({"published": when} if when else {})
        for name, who, when, said in POSTS
    ]
    (folder / "posts.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Ledger.open(str(folder / "desk.db")) as ledger:
        assert len(list(pipeline.add(ledger, [str(folder / "posts.jsonl")], open_default()))) == len(POSTS)
        assert len(pipeline.book(ledger).incidents) == 1
    return folder / "desk.db"


@pytest.fixture(name="page", scope="module")
def _page(path: Path) -> str:
    """Give the page of the only incident."""
    with desks.client(path) as client:
        found = re.search(r'href="(/incident/i-[0-9a-f]+)', client.get("/?standing=any").text)
        assert found is not None
        return client.get(found[1]).text


def section(page: str, name: str) -> str:
    """Give the words of a part of the page in order, without its markup."""
    found = re.search(rf'<section id="{name}".*?</section>', page, re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_columns_are_hours_where_they_are_known(page: str) -> None:
    """Each hour of the day has its column, then what has no hour, then what has no day; the minute is in the cell."""
    hours = [local(when) for _, _, when, _ in POSTS[:2]]
    shown = section(page, "matrix")
    heads = [f"{hour[:2]}:00–{hour[:2]}:59" for hour in hours] + ["hour not known"]
    places = [shown.index(head) for head in ("15 November 2023", "date not known", *heads)]
    assert places == sorted(places)
    assert f"{hours[0]} " in shown[places[-1] :]
    assert page.count('scope="colgroup" colspan="3"') == 1


def test_the_timeline_tells_reports_as_they_came_in(page: str) -> None:
    """Reports stand in the order of their hours, with the figures of each; the picture has its own words."""
    shown = section(page, "timeline")
    at = [shown.index(f"15 November 2023, {local(when)} ") for _, _, when, _ in POSTS[:2]]
    order = [*at, shown.rindex("Paper A"), shown.rindex("Paper B")]
    assert order == sorted(order)
    assert re.search(r'role="img" aria-label="3 figures of the killed and injured as they came in', page)
    assert shown.index("3 civilians killed") < shown.index("5 civilians killed")


def test_the_latest_figure_always_has_its_number(tmp_path: Path) -> None:
    """Where two marks are too near for two numbers, it is the earlier that stands without: the toll of the market."""
    with desks.client(desks.copied(tmp_path)) as client:
        found = re.search(r'href="(/incident/i-[0-9a-f]+)', client.get("/?place=maarat").text)
        assert found is not None
        marks = re.findall(r'<g class="killed">.*?</g>', client.get(found[1]).text, re.DOTALL)
    assert ("43 people killed" in marks[-1], ">43</text>" in marks[-1]) == (True, True)


def test_the_reports_tell_their_hour_and_zone(page: str) -> None:
    """Beside each report stands when it was published, by this machine's clock, which is named."""
    assert f"15 November 2023, {local(POSTS[0][2])} (UTC" in section(page, "reports")


def test_without_hours_the_matrix_is_one_of_days(tmp_path: Path) -> None:
    """Where no hour is known there is one row of days."""
    with desks.client(desks.copied(tmp_path)) as client:
        found = re.search(r'href="(/incident/i-[0-9a-f]+)', client.get("/?place=kafr+nor").text)
        assert found is not None
        page = client.get(found[1]).text
    assert "hour not known" not in page
    assert 'scope="colgroup"' not in page


def test_moments_are_ordered_as_far_as_they_are_known() -> None:
    """Times of a day in order, then the day without a time, then what has no day."""
    early, late, day, never = (Moment(DAY, time(9)), Moment(DAY, time(17)), Moment(DAY), Moment())
    assert sorted([never, day, late, early], key=lambda m: m.order) == [early, late, day, never]
    assert [m.minutes(DAY) for m in (early, day, never)] == [540.0, 720.0, None]


def test_a_moment_is_of_this_machines_clock() -> None:
    """The day of a moment is that of this machine's clock, whatever the source wrote."""
    at = datetime(2023, 11, 15, 23, 30, 12, tzinfo=UTC)
    found = Moment.told(Published(DAY, DAY, DateBasis.META, at))
    assert datetime.combine(found.day or DAY, found.time or time()).astimezone() == at.replace(second=0)
