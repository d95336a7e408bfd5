"""The queue: what it puts first, how it is filtered, and the views that reviewers keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Age, People, Severity, Sex, Status
from harmledger.review import Filter
from harmledger.review.briefs import RANK, priority
from harmledger.web.filters import address, asked, parsed
from tests import desks

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

SEVERITIES = st.sampled_from([None, *Severity])
TOLLS = st.integers(0, 10**6)
SHARES = st.floats(0, 1)


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with desks.client(desks.copied(tmp_path_factory.mktemp("desk"))) as client:
        yield client


def titles(page: str) -> list[str]:
    """Give the places of a list in order."""
    return re.findall(r"data-open><bdi>(.*?)</bdi>", page)


@given(st.tuples(SEVERITIES, SEVERITIES), st.tuples(TOLLS, TOLLS), st.tuples(SHARES, SHARES))
def test_what_is_graver_larger_or_less_sure_comes_first(
    severities: tuple[Severity | None, Severity | None], tolls: tuple[int, int], shares: tuple[float, float]
) -> None:
    """Each of the four grounds alone never puts an incident further back."""
    (low, high), (few, many) = sorted(severities, key=lambda found: RANK[found]), sorted(tolls)
    less, sure = sorted(shares)
    base = priority(low, few, sure, reopened=False)
    assert priority(high, few, sure, reopened=False) >= base
    assert priority(low, many, sure, reopened=False) >= base
    assert priority(low, few, less, reopened=False) >= base
    assert priority(low, few, sure, reopened=True) > base


FILTERS = st.builds(
    Filter,
    place=st.text("abc é&=?«ع", max_size=8).map(str.strip),
    group=st.sampled_from(["", "child", "aid_worker"]),
    standing=st.sampled_from(["", "open", "any"]),
    since=st.none() | st.dates(),
    least=st.none() | st.integers(0, 999),
    sure=st.none() | st.booleans(),
    box=st.none() | st.tuples(*[st.integers(-90, 90).map(float)] * 4),
)


@given(FILTERS)
def test_a_filter_survives_the_address(wanted: Filter) -> None:
    """Every filter is in the address, so that a page can be sent to a colleague."""
    assert asked(parsed(address(wanted))) == wanted


@pytest.mark.parametrize(
    "query", ["?since=yesterday", "?least=-1", "?box=1,2", "?page=x", "?order=evil", "?sure=maybe"]
)
def test_a_broken_address_shows_the_list(desk: httpx.Client, query: str) -> None:
    """What cannot be read in an address is as if it were not there."""
    assert titles(desk.get("/" + query).text) == titles(desk.get("/").text)


def test_the_sentence_stands_beside_the_figure(desk: httpx.Client) -> None:
    """Each incident shows the sentence that states its first figure, its doubts and its toll."""
    page = desk.get("/").text
    assert re.search(r"<blockquote[^>]*>.*<mark>.+?</mark>", page)
    assert "Claimants contradict each other" in page
    assert "lowest confidence" in page


def test_filters_narrow_the_list(desk: httpx.Client) -> None:
    """An area, a place, a problem and a day each leave fewer incidents, all of them fitting."""
    every = titles(desk.get("/").text)
    assert set(titles(desk.get("/?area=Aleppo").text)) < set(every)
    assert titles(desk.get("/?place=kafr+nor").text) == ["Kafr Noran"]
    assert 0 < len(titles(desk.get("/?code=parts_exceed_whole").text)) < len(every)
    assert len(titles(desk.get("/?since=2023-01-01").text)) < len(every)
    assert titles(desk.get("/?weapon=mine%25").text) == []


def test_a_group_of_victims_narrows_list_and_map(desk: httpx.Client) -> None:
    """Incidents with children are found with the boys and girls among them, the same ones on every page."""
    every, few = titles(desk.get("/").text), titles(desk.get("/?group=child").text)
    assert set(few) < set(every)
    assert "Qoqfin" in few
    assert set(titles(desk.get("/?group=girl").text)) < set(few)
    ids = [set(re.findall(r"href=\"/incident/(i-\w+)", desk.get(f"/{page}?group=child").text)) for page in ("", "map")]
    assert ids[0] == ids[1]
    assert len(desk.get("/map/spots?group=child").json()["spots"]) <= len(few)
    desk.post("/views", data={"name": "with children", "query": "?group=child", "order": "day"})
    kept = re.search(r"<bdi>with children</bdi> <span class=\"n\">(\d+)", desk.get("/").text)
    assert kept is not None
    assert int(kept[1]) == len(few)
    desk.post("/views", data={"drop": "with children"})


@pytest.mark.parametrize(
    ("people", "groups"),
    [
        (People(sex=Sex.FEMALE, age=Age.CHILD), {"girl", "child"}),
        (People(sex=Sex.FEMALE, age=Age.ELDERLY), {"woman", "elderly"}),
        (People(sex=Sex.FEMALE, age=Age.ADULT, roles=("journalist", "teacher")), {"journalist", "woman"}),
        (People(Status.COMBATANT, sex=Sex.MALE, roles=("medic",)), {"combatant", "medic", "man"}),
        (People(Status.CIVILIAN), {"civilian"}),
        (People(), set()),
    ],
)
def test_people_belong_to_every_group_that_holds_them(people: People, groups: set[str]) -> None:
    """Who asks for children is shown girls, who asks for women is shown the women among journalists."""
    assert people.groups == groups


def test_a_view_is_kept_and_dropped(desk: httpx.Client) -> None:
    """A filter that was given a name stands above the list with its count, until it is dropped."""
    desk.post("/views", data={"name": "نوبة الليل", "query": "?area=Idleb", "order": "day"})
    page = desk.get("/").text
    assert "<bdi>نوبة الليل</bdi>" in page
    assert "/?area=Idleb&amp;order=day" in page
    desk.post("/views", data={"drop": "نوبة الليل"})
    assert "نوبة الليل" not in desk.get("/").text


def test_the_page_speaks_arabic(desk: httpx.Client) -> None:
    """The language is chosen in the browser, by its own wish or by the reader's."""
    page = desk.get("/", headers={"accept-language": "ar-SY,en;q=0.5"}).text
    assert '<html lang="ar" dir="rtl">' in page
    assert "ما يحتاج إلى حكم أولاً" in page
    desk.post("/preferences", data={"lang": "ar", "reviewer": "  أمل\nحسن "})
    page = desk.get("/").text
    assert 'dir="rtl"' in page
    assert "<bdi>أمل حسن</bdi>" in page
    desk.cookies.clear()


def test_an_empty_ledger_says_how_to_begin(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A new ledger shows where to add the first report."""
    with desks.client(tmp_path_factory.mktemp("new") / "new.db") as client:
        assert 'href="/add"' in client.get("/").text
