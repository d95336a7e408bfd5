"""What the desk asks of a ledger, on both databases."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files

from harmledger import pipeline
from harmledger.model import Grade, Ruling
from harmledger.review import Filter, made
from harmledger.store import Ledger
from harmledger.store.gazetteer import open_default
from harmledger.store.picture import Picture

FILTERS = {
    "all": Filter(),
    "area": Filter(area="Idleb"),
    "place": Filter(place="SARJ"),
    "weapon": Filter(weapon="airstrike"),
    "code": Filter(code="denied"),
    "days": Filter(since=date(2023, 1, 1), until=date(2023, 12, 31)),
    "least": Filter(least=5),
    "undated": Filter(lack="date"),
    "sure": Filter(sure=True),
    "unsure": Filter(sure=False),
    "box": Filter(box=(35.0, 36.0, 36.0, 37.0)),
    "grade": Filter(grade=Grade.WEAK.value),
    "child": Filter(group="child"),
    "girl": Filter(group="girl"),
}


def test_everything_can_be_asked_of_either_database(address: str) -> None:
    """Counts, lists, passages, days and single incidents agree with the book, on SQLite and on PostgreSQL."""
    with Ledger.open(address) as ledger, as_file(files("harmledger") / "samples") as folder:
        assert all(pipeline.add(ledger, [str(folder)], open_default()))
        book = pipeline.book(ledger)
        picture = Picture(ledger)
        counts = picture.counts(FILTERS)
        listed = {name: len(picture.briefs(asked, limit=1000)) for name, asked in FILTERS.items()}
        assert counts == listed
        assert counts["all"] == len(book.incidents) == counts["sure"] + counts["unsure"]
        assert all(0 < counts[name] < counts["all"] for name in ("area", "weapon", "days", "least", "box", "child"))
        assert counts["girl"] <= counts["child"]
        first = picture.briefs(Filter())[0]
        assert picture.passages([first.lead or ""])[first.lead or ""].quote
        assert picture.home(book.incidents[0].attacks[0]) == book.incidents[0].id
        part = picture.incident(first.id)
        assert part is not None
        assert part.incidents[0] in book.incidents
        day = picture.last_day()
        assert day is not None
        assert picture.tellings(day)
        assert "Idleb" in picture.choices()["admin1"]
        assert picture.choices()["groups"][:2] == ("civilian", "child")
        assert {picture.count(Filter(place=name)) for name in ("Qoqfin", "قوقفين", "Qawqfin", "قوقف")} == {1}
        picture.keep_view("mine", "?area=Idleb")
        picture.keep_view("mine", "?area=Aleppo")
        assert picture.views() == {"mine": "?area=Aleppo"}


def test_the_short_way_works_on_either_database(address: str) -> None:
    """A ruling on a figure is seen at once, and another who had seen less is told, on SQLite and on PostgreSQL."""
    with Ledger.open(address) as ledger, as_file(files("harmledger") / "samples") as folder:
        assert all(pipeline.add(ledger, [str(folder)], open_default()))
        pipeline.book(ledger)
        picture = Picture(ledger)
        lead = next(row.lead for row in picture.briefs(Filter()) if row.lead and row.lead.startswith("c-"))
        seen = picture.seen({lead}, ())
        ledger.decide(made(Ruling.REJECT, lead, by="Amal", why="a test"), seen=seen)
        assert pipeline.settle(ledger)
        assert len(picture.since(seen)) == 1
        assert picture.last_by("Amal") == picture.by_id(*picture.since(seen))[0]
        assert ledger.tampered() is None
