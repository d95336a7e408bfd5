"""Map, totals, places, sources and search: the ledger as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import shapely

from harmledger import pipeline
from harmledger.collect.listed import Listed
from harmledger.model import Entry, Precision
from harmledger.review import Filter, spot
from harmledger.store import Ledger, ground
from harmledger.store.gazetteer import GazetteerFile
from harmledger.store.picture import Picture
from tests import chromium, desks

if TYPE_CHECKING:
    from pathlib import Path

    import httpx


@pytest.mark.parametrize(
    "way", ["/map", "/map/spots", "/map/borders", "/map/around", "/totals", "/places", "/sources", "/search"]
)
@pytest.mark.parametrize(
    "query", ["", "?since=2023-10-01&page=2&kind=doubtful&q=a&claimant=b&box=1,2,3,4", "?page=-1&box=x"]
)
def test_every_address_answers(desk: httpx.Client, way: str, query: str) -> None:
    """Whatever the address holds, the page is shown."""
    assert desk.get(way + query).is_success


def test_map_timeline_and_list_show_the_same(desk: httpx.Client) -> None:
    """A filter in the address narrows all three."""
    query = "?since=2023-10-01&until=2023-11-30"
    page, spots = desk.get(f"/map{query}").text, desk.get(f"/map/spots{query}").json()["spots"]
    listed = set(re.findall(r'data-open href="/incident/(i-\w+)"', page))
    assert listed == {spot[4] for spot in spots}
    assert re.findall(r"data-since=\"(\S+)\"", page)[0].startswith("2023-10")


def test_the_map_of_one_place_has_the_borders_around_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Imported boundaries near a point are given cut to what is shown, with the frame of the area that holds it."""
    monkeypatch.setenv("HARMLEDGER_GAZETTEER", str(tmp_path / "own.db"))
    area = Entry("ocha:XA01", "Westland", precision=Precision.GOVERNORATE, country="XA")
    with GazetteerFile.open(tmp_path / "own.db") as own:
        own.import_rows([Listed(area, shape=shapely.box(36, 35, 37, 36).wkb)], name="areas")
    with desks.client(path) as desk:
        assert "none are imported" not in desk.get("/map").text
        found = desk.get("/map/around?lat=35.5&lon=36.2&metres=1500").json()
        far = desk.get("/map/around?lat=10&lon=10&metres=1500").json()
    ((level, line),) = found["lines"]
    assert (level, sorted(line)) == (1, [[35.1, 36.0], [35.9, 36.0]])
    assert found["frame"] == [35.0, 36.0, 36.0, 37.0]
    assert far == {"lines": [], "frame": None}


def test_a_map_without_borders_says_how_to_get_them(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says that none are imported, and the browser keeps nothing that an import would mend."""
    monkeypatch.setenv("HARMLEDGER_GAZETTEER", str(tmp_path / "none.db"))
    with desks.client(path) as desk:
        assert "none are imported yet" in desk.get("/map").text
        bare = desk.get("/map/borders")
        assert (bare.json(), bare.headers["cache-control"]) == ([], "no-store")


def test_a_timeline_leaves_no_day_out(path: Path) -> None:
    """Days without incidents stand in it too, so that its length is time; its sums are those of the incidents."""
    with Ledger.open(str(path)) as ledger:
        picture = Picture(ledger)
        days = [stretch.name for stretch in ground.stretches(picture, Filter(since=None, until=None, area="Idleb"))]
        assert days == sorted(set(days))
        dated = [brief for brief in picture.briefs(Filter(), limit=500) if brief.earliest or brief.latest]
        found = ground.stretches(picture, Filter())
        assert sum(stretch.incidents for stretch in found) == len(dated)
        assert sum(stretch.killed_low for stretch in found) == sum(brief.killed_low or 0 for brief in dated)


def test_squares_hold_every_incident_once(path: Path) -> None:
    """However wide the squares are, their sums stay."""
    with Ledger.open(str(path)) as ledger:
        picture = Picture(ledger)
        placed = [brief for brief in picture.briefs(Filter(), limit=500) if brief.lat is not None]
        for step in (0.01, 0.5, 90.0):
            cells = ground.cells(picture, Filter(), step)
            assert sum(cell.incidents for cell in cells) == len(placed)
            assert sum(cell.killed for cell in cells) == sum(brief.killed_low or 0 for brief in placed)


def test_totals_stand_beside_the_record(desk: httpx.Client) -> None:
    """A claimant's totals are chosen by the address; each leads to its sentence."""
    page = desk.get("/totals?claimant=White Helmets").text
    assert "October 2023" in page
    assert set(re.findall(r"<th scope=\"row\"><bdi>(.*?)</bdi>", page)) == {"White Helmets"}
    assert re.search(r"/document/\S+#s-c-", page)


def test_a_name_is_settled_once_for_all_documents(path: Path, desk: httpx.Client) -> None:
    """What a person chooses for a name holds wherever it was taken for the same entry, and can be taken back."""
    with Ledger.open(str(path)) as ledger:
        before = {incident.id: incident.place for incident in pipeline.book(ledger).incidents}
        name = next(place for place in before.values() if place and place.name == "Sarja" and place.id)
    sent = {"name": name.name, "id": name.id, "asked": "Sarmin", "why": "the map of the town"}
    offered = desk.get("/places/name", params={"name": name.name, "id": name.id, "q": "Sarmin"}).text
    sent["entry"] = re.findall(r'name="entry" value="(.*?)"', offered)[0]
    assert desk.post("/places", data=sent).is_success
    with Ledger.open(str(path)) as ledger:
        after = {place.id for incident in pipeline.book(ledger).incidents if (place := incident.place)}
        assert sent["entry"] in after
        assert name.id not in after
        ruled = ledger.decisions()[-1]
        assert ruled.target == spot(name.name, name.id)
    assert desk.post("/decide", data={"ruling": "undo", "target": ruled.id, "back": "/places"}).is_success
    with Ledger.open(str(path)) as ledger:
        assert {incident.id: incident.place for incident in pipeline.book(ledger).incidents} == before


def test_a_place_needs_a_reason(desk: httpx.Client) -> None:
    """Without a reason or an entry nothing is kept."""
    answer = desk.post("/places", data={"name": "Sarja", "id": "", "asked": "Sarja", "entry": "no such", "why": ""})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("White Helmets", "cited"),
        ("الدفاع المدني السوري", "cited"),
        ("Russia", "actor"),
        ("Saraqab", "place"),
        ("22 July 2019", "day"),
    ],
)
def test_incidents_are_found_by_what_they_are_known_by(desk: httpx.Client, asked: str, kind: str) -> None:
    """A party in either script, a place or a day leads to its incidents."""
    page = desk.get("/search", params={"q": asked}).text
    section = page.partition(f'id="g-{kind}"')[2].partition("</section>")[0]
    assert "/incident/i-" in section


@pytest.mark.parametrize("asked", ["02-week-in-idlib", "claim"])
def test_a_report_is_found_by_its_id_or_that_of_a_figure(desk: httpx.Client, asked: str) -> None:
    """The id of a report, or of a figure in it, leads to its text."""
    document = "02-week-in-idlib"
    if asked == "claim":
        found = re.search(r'id="f-(c-\w+)"', desk.get(f"/document/{document}").text)
        assert found is not None
        asked = found[1]
    assert f'href="/document/{document}?at={asked}' in desk.get("/search", params={"q": asked}).text


def test_parties_are_named_in_the_language_of_the_page(desk: httpx.Client) -> None:
    """The Arabic pages name known parties in Arabic, in lists and in filters."""
    assert "الدفاع المدني السوري" in desk.get("/sources?lang=ar").text
    assert "روسيا" in desk.get("/map?lang=ar").text.partition('name="actor"')[2].partition("</select>")[0]
    assert "White Helmets" in desk.get("/sources?lang=en").text


def test_sources_say_who_publishes_and_who_is_cited(desk: httpx.Client) -> None:
    """A party leads to the incidents of which it speaks."""
    page = desk.get("/sources").text
    assert "/search?q=White+Helmets" in page


@chromium.needed
def test_the_map_is_drawn_and_its_bars_are_chosen(path: Path) -> None:
    """Spots are drawn without a third party; dragging over the timeline chooses its days."""
    with desks.served(path) as address, chromium.launched() as browser, chromium.opened(browser, address) as page:
        page.goto("/map")
        page.locator("#ground canvas").wait_for()
        page.wait_for_function("() => document.querySelector('#ground .leaflet-control-scale')")
        page.locator("#timeline").scroll_into_view_if_needed()
        first, last = (page.locator("#timeline a").nth(at).bounding_box() for at in (0, -1))
        assert first
        assert last
        page.mouse.move(first["x"] + 1, first["y"] + 5)
        page.mouse.down()
        page.mouse.move(last["x"] + last["width"] / 2, last["y"] + 5, steps=4)
        page.mouse.up()
        page.wait_for_url("**/map?*since=*until=*")


def test_the_killed_come_first_among_totals(tmp_path: Path) -> None:
    """What one party states of one month stands in order: the killed, then the injured, groups after their whole."""
    with desks.client(desks.copied(tmp_path)) as client:
        page = client.get("/totals?claimant=White+Helmets").text
    october = page[page.index("October 2023") :]
    stated = [" ".join(line.split()) for line in re.findall(r"<a data-open[^>]*>([^<]+)</a>", october)]
    assert stated[:3] == ["66 civilians killed", "23 children killed", "13 women killed"]
    assert stated[3] == "more than 270 civilians injured"
