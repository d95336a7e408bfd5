"""Map and timeline draw what is known and say what they leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import DateBasis, Harm, Incident, Place, Published, When
from harmledger.publish.atlas import HEIGHT, WIDTH, Atlas, atlas
from harmledger.publish.axis import Axis
from harmledger.publish.cards import report
from harmledger.publish.index import Index
from harmledger.publish.sheet import page
from harmledger.publish.timeline import LEFT, RIGHT, Timeline, timeline
from tests import books


def drawn(*incidents: Incident) -> Atlas:
    """Draw a map of some incidents."""
    found = atlas(Index.of(replace(books.book(), incidents=incidents)))
    assert found is not None
    return found


def line(*incidents: Incident) -> Timeline:
    """Draw a timeline of some incidents."""
    found = timeline(Index.of(replace(books.book(), incidents=incidents)))
    assert found is not None
    return found


def test_atlas_markers() -> None:
    """An incident is a marker sized by its toll; a roundup is a small one for each village."""
    markers = atlas(Index.of(books.book()))
    assert markers is not None
    assert {(marker.label, marker.kind) for marker in markers.markers} == {
        ("Qoqfin", "killed"),
        ("Sarja", "other"),
        ("Bara", "other"),
    }


def test_atlas_area() -> None:
    """An area is a circle, never a pin."""
    harvest, roundup = books.book().incidents
    found = drawn(replace(harvest, place=books.IDLEB), roundup)
    assert [marker.kind for marker in found.markers if marker.label == "Idleb"] == ["area"]


def test_atlas_far() -> None:
    """A place far from all others is named beside the map and does not shrink it."""
    harvest, roundup = books.book().incidents
    brisbane = Place("Brisbane", "geonames:1", "Brisbane", lat=-27.5, lon=153.0, precision=books.SARJA.precision)
    found = drawn(harvest, roundup, replace(roundup, id="i-9", place=brisbane, attacks=()))
    assert found.far == (("i-9", "Brisbane"),)
    assert "Brisbane" not in {marker.label for marker in found.markers}


def test_atlas_missing() -> None:
    """Incidents without a point are counted; without any point there is no map."""
    harvest, _ = books.book().incidents
    nowhere = replace(harvest, id="i-8", place=None, attacks=())
    assert drawn(harvest, nowhere).missing == 1
    assert atlas(Index.of(replace(books.book(), incidents=(nowhere,)))) is None


POINTS = st.tuples(st.floats(-70, 70), st.floats(-170, 170))


@given(st.lists(POINTS, min_size=1, max_size=8))
def test_atlas_inside(points: list[tuple[float, float]]) -> None:
    """Every marker lies inside the frame, wherever the places are."""
    harvest, _ = books.book().incidents
    spots = [
        replace(harvest, id=f"i-{n}", attacks=(), place=replace(books.SARJA, lat=lat, lon=lon))
        for n, (lat, lon) in enumerate(points)
    ]
    found = drawn(*spots)
    assert len(found.markers) + len(found.far) >= 1
    assert all(0 <= marker.x <= WIDTH and 0 <= marker.y <= HEIGHT for marker in found.markers)


def test_timeline_bars() -> None:
    """Killed stand up and injured hang down, to one scale."""
    harvest, _ = books.book().incidents
    bar = line(harvest).bars[0]
    assert bar.killed / bar.injured == 11 / 2
    assert bar.title == "25 November 2023, Qoqfin: 11 killed, 2 or more injured"


def test_timeline_undated() -> None:
    """Incidents without a known day are counted and not drawn; without any day there is no timeline."""
    harvest, roundup = books.book().incidents
    undated = replace(roundup, when=When(date(2023, 1, 1), None))
    found = line(harvest, undated)
    assert (len(found.bars), found.undated) == (1, 1)
    assert timeline(Index.of(replace(books.book(), incidents=(undated,)))) is None


def test_timeline_tower() -> None:
    """A highest figure that towers over everything does not flatten the rest."""
    harvest, _ = books.book().incidents
    wild = replace(harvest, id="i-9", toll=(books.line(Harm.INJURED, books.CIVILIANS, 2, 2027),))
    found = line(harvest, wild)
    assert max(bar.killed for bar in found.bars) > 40
    assert all(bar.injured + bar.injured_more <= found.heights.down + 0.01 for bar in found.bars)


def test_timeline_total() -> None:
    """A period total has a line of its own over its days."""
    assert [period.text for period in line(*books.book().incidents).periods] == ["66 killed, October 2023"]


DAYS = st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=30)


@given(DAYS)
def test_axis_order(days: list[date]) -> None:
    """Later days never lie left of earlier ones, and all lie inside."""
    axis = Axis.of(days, LEFT, RIGHT)
    places = [axis.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] >= LEFT
    assert places[-1] <= RIGHT


def test_axis_cut() -> None:
    """A long silence is cut out, a short one is not."""
    first = date(2023, 1, 1)
    assert len(Axis.of([first, first + timedelta(days=30)], LEFT, RIGHT).cuts()) == 0
    assert len(Axis.of([first, first + timedelta(days=300)], LEFT, RIGHT).cuts()) == 1


def test_the_legend_is_written_in_sentences() -> None:
    """What is missing and what is too far stand apart: a full stop is followed by a blank."""
    harvest, roundup = books.book().incidents
    brisbane = Place("Brisbane", "geonames:1", "Brisbane", lat=-27.5, lon=153.0, precision=books.SARJA.precision)
    nowhere = replace(roundup, id="i-8", place=None, attacks=())
    far = replace(roundup, id="i-9", place=brisbane, attacks=())
    text = page(replace(books.book(), incidents=(harvest, roundup, far, nowhere)))
    assert "not on the map. Too far" in " ".join(text.split())


def test_a_report_is_dated_as_its_text_says() -> None:
    """Where the file has no date and the dateline has one, the page gives that, and not "date not known"."""
    told = books.book()
    dated = Published(date(2023, 11, 26), date(2023, 11, 26), DateBasis.DATELINE)
    bare = tuple(replace(document, published=None) for document in told.documents)
    told = replace(told, documents=bare, accounts=tuple(replace(a, published=dated) for a in told.accounts))
    assert {report(Index.of(told), document.id).published for document in bare} == {"26 November 2023"}
