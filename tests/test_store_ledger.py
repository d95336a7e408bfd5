"""The ledger, on SQLite and on PostgreSQL."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from harmledger.model import (
    Account,
    Book,
    Count,
    DateBasis,
    Decision,
    Document,
    Incident,
    Named,
    Place,
    Precision,
    Problem,
    Published,
    Ruling,
    Severity,
    Source,
    When,
)
from harmledger.store import Ledger, tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Table

    Make = Callable[..., Any]

DAY = date(2023, 10, 5)


def ruling(target: str, verdict: Ruling = Ruling.ACCEPT, name: str = "d-1", value: str | None = None) -> Decision:
    """Give a decision of Amal's."""
    return Decision(name, verdict, target, value, "Amal", datetime(2023, 11, 1, 9, tzinfo=UTC), "read it again")


def full(document: Document, account: Account) -> Account:
    """Give an account with a place, a time, an actor and a problem."""
    place = Place("Tel Amara", "x:1", "Tall Amara", "SY01", 35.5, 36.25, Precision.VILLAGE, admin1="Idlib")
    when, actor = When(DAY, DAY), Named("Russia", "warplanes")
    claims = tuple(replace(claim, places=(place,), when=when, actor=actor) for claim in account.claims)
    problem = Problem("parts_differ", Severity.WARNING, "The parts do not add up.", (claims[0].id,), document.id)
    return replace(account, claims=claims, problems=(problem,), published=Published(DAY, DAY, DateBasis.META))


def test_what_was_added_comes_back_whole(address: str, report: Make, reading: Make) -> None:
    """A document and all that it states come back as they were put in, in the order they were added."""
    dated = Published(DAY, DAY, DateBasis.DATELINE)
    kept = report("بيان-1", "قصفٌ أودى بحياة ثلاثة أشخاص 🕊", title="خبر", published=dated, publisher="Radio Amara")
    stated = full(kept, reading(kept, (0, 9), (10, 15)))
    with Ledger.open(address) as ledger:
        ledger.add(kept, stated)
        assert ledger.documents() == (kept,)
        assert ledger.accounts() == (stated,)
    with Ledger.existing(address) as ledger:
        assert ledger.accounts() == (stated,)


def test_the_hour_is_kept_and_makes_no_version(address: str, report: Make, reading: Make) -> None:
    """A moment comes back with its zone; the same text with another hour, or with none, is the same document."""
    at = datetime(2023, 10, 5, 14, 30, tzinfo=timezone(timedelta(hours=3)))
    told = Published(DAY, DAY, DateBasis.META, at)
    kept = report("post-1", published=told)
    stated = replace(reading(kept, (0, 8)), published=told)
    with Ledger.open(address) as ledger:
        ledger.add(kept, stated)
        (document,), (account,) = ledger.documents(), ledger.accounts()
        assert document.published == account.published == told
        assert str(document.published.at) == "2023-10-05 14:30:00+03:00"
        assert ledger.admit(replace(kept, published=replace(told, at=None))) is None
        assert ledger.admit(replace(kept, published=replace(told, at=at + timedelta(hours=2)))) is None
        with pytest.raises(DBAPIError, match="only appended"), ledger.engine.begin() as connection:
            connection.execute(update(tables.readings).values(published_at=None))


def test_adding_twice_changes_nothing(address: str, report: Make, reading: Make) -> None:
    """The same document added again is known, also where its file or address is written differently."""
    kept = report("post-1", url="https://www.example.org/a/1/?utm_source=x")
    with Ledger.open(address) as ledger:
        ledger.add(kept, reading(kept, (0, 8)))
        assert ledger.admit(kept) is None
        assert ledger.admit(replace(kept, id="other", url="http://example.org/a/1?fbclid=2", sha256="0")) is None
        ledger.add(kept, reading(kept, (0, 8)))
        assert len(ledger.documents()) == len(ledger.accounts()) == 1


def test_an_edited_post_becomes_a_new_version(address: str, report: Make, reading: Make) -> None:
    """Another text under the same id is kept beside the earlier one, which it names and replaces."""
    first, second = report("post-1"), report("post-1", "The toll in Tel Amara rose to five.")
    with Ledger.open(address) as ledger:
        ledger.add(first, reading(first, (0, 8)))
        newer = ledger.admit(second)
        assert newer is not None
        assert (newer.id, newer.version_of) == ("post-1@v2", "post-1")
        ledger.add(newer, reading(newer, (4, 8), number=5))
        assert ledger.documents() == (first, newer)
        assert [account.document for account in ledger.accounts()] == ["post-1", "post-1@v2"]
        assert [document.text for document in ledger.versions("post-1")] == [first.text, second.text]
        assert ledger.admit(first) is None
        assert ledger.admit(second) is None
        third = ledger.admit(report("post-1", "Four of the five were children."))
        assert third is not None
        assert (third.id, third.version_of) == ("post-1@v3", "post-1@v2")


def test_a_page_of_one_address_is_one_document(address: str, report: Make, reading: Make) -> None:
    """A page fetched again under another id is a version of the first, by its address."""
    first = report("a", url="https://example.org/news?id=7")
    with Ledger.open(address) as ledger:
        ledger.add(first, reading(first, (0, 8)))
        again = ledger.admit(report("b", "Four dead in Tel Amara.", url="http://www.example.org/news?id=7#top"))
        assert again is not None
        assert (again.id, again.version_of) == ("b", "a")


def test_files_of_one_name_are_two_documents(address: str, report: Make, reading: Make) -> None:
    """Two files may both be called report.txt; only where the text is alike is one a version of the other."""
    first = replace(report("report", "Shells fell on the market of Tel Amara at noon."), origin="may/report.txt")
    other = replace(report("report", "A mine went off under a tractor near Bir Salim."), origin="june/report.txt")
    edited = replace(report("report", f"{first.text} Two died."), origin="copy/report.txt")
    with Ledger.open(address) as ledger:
        ledger.add(first, reading(first, (0, 8)))
        second = ledger.admit(other)
        assert second is not None
        assert second.id.startswith("report-")
        assert second.version_of is None
        ledger.add(second, reading(second, (0, 8)))
        assert ledger.admit(other) is None
        third = ledger.admit(edited)
        assert third is not None
        assert third.version_of == "report"


def test_a_copy_under_another_name_is_listed_too(address: str, report: Make, reading: Make) -> None:
    """The same bytes under another name are a document of their own: who listed it survives."""
    first = report("wire", publisher="Agency")
    copy = replace(first, id="paper", origin="paper.txt", source=Source("Daily"))
    with Ledger.open(address) as ledger:
        ledger.add(first, reading(first, (0, 8)))
        kept = ledger.admit(copy)
        assert kept is not None
        ledger.add(kept, reading(kept, (0, 8)))
        assert [document.source for document in ledger.documents()] == [Source("Agency"), Source("Daily")]


def test_every_listing_of_a_document_is_kept(address: str, report: Make, reading: Make) -> None:
    """A document that two lists hold is kept once, with both lists."""
    first = report("wire", url="https://example.org/1", publisher="Agency")
    with Ledger.open(address) as ledger:
        ledger.add(first, reading(first, (0, 8)))
        for _ in range(2):
            ledger.admit(replace(first, origin="other-list.jsonl, line 3"))
        with ledger.engine.connect() as connection:
            listed = connection.execute(select(tables.listings).order_by(tables.listings.c.row)).all()
    assert [row.origin for row in listed] == [first.origin, "other-list.jsonl, line 3"]


def test_reread_supersedes_and_keeps(address: str, report: Make, reading: Make) -> None:
    """A newer reader's figures take the place of the old, which stay in the table as superseded."""
    kept = report("post-1")
    old, new = reading(kept, (0, 8)), reading(kept, (9, 15), number=4, made_by="reader 2")
    with Ledger.open(address) as ledger:
        ledger.add(kept, old)
        ledger.reread(new)
        assert ledger.accounts() == (new,)
        with ledger.engine.connect() as connection:
            rows = connection.execute(select(tables.claims.c.id, tables.claims.c.superseded_at)).all()
    assert [(row.id, row.superseded_at is None) for row in rows] == [
        (old.claims[0].id, False),
        (new.claims[0].id, True),
    ]


def test_reread_never_orphans_a_ruling(address: str, report: Make, reading: Make) -> None:
    """A claim that a person ruled on stays when the new reader misses it, and a problem says so."""
    kept = report("post-1")
    old, new = reading(kept, (0, 8), (9, 15)), reading(kept, (9, 15), made_by="reader 2")
    ruled, free = old.claims
    with Ledger.open(address) as ledger:
        ledger.add(kept, old)
        ledger.decide(ruling(ruled.id))
        ledger.reread(new)
        (account,) = ledger.accounts()
        assert {claim.id: claim.made_by for claim in account.claims} == {ruled.id: ruled.made_by, free.id: free.made_by}
        assert [(problem.code, problem.claims) for problem in account.problems] == [("decision_orphaned", (ruled.id,))]


def test_a_ruled_claim_that_is_found_again_stays_as_ruled(address: str, report: Make, reading: Make) -> None:
    """What a person ruled on is not replaced by what a newer reader makes of the same words."""
    kept = report("post-1")
    with Ledger.open(address) as ledger:
        ledger.add(kept, reading(kept, (0, 8)))
        ledger.decide(ruling("c-post-1-0-8"))
        ledger.reread(reading(kept, (0, 8), number=30, made_by="reader 2"))
        (account,) = ledger.accounts()
        assert [claim.count for claim in account.claims] == [Count.exact(3)]
        assert account.problems == ()


def test_an_undone_ruling_protects_nothing(address: str, report: Make, reading: Make) -> None:
    """Once a decision is undone, rereading may supersede what it was about."""
    kept = report("post-1")
    with Ledger.open(address) as ledger:
        ledger.add(kept, reading(kept, (0, 8)))
        ledger.decide(ruling("c-post-1-0-8"))
        later = replace(ruling("d-1", Ruling.UNDO, "d-2"), at=datetime(2023, 11, 2, tzinfo=UTC))
        ledger.decide(later)
        ledger.reread(reading(kept, (9, 15), made_by="reader 2"))
        assert [claim.id for claim in ledger.accounts()[0].claims] == ["c-post-1-9-15"]
        assert ledger.decisions() == (ruling("c-post-1-0-8"), later)


@pytest.mark.parametrize("table", [tables.decisions, tables.claims, tables.attacks, tables.readings])
def test_nothing_is_removed(table: Table, address: str, report: Make, reading: Make) -> None:
    """The database itself refuses to delete what was appended, whoever asks."""
    kept = report("post-1")
    with Ledger.open(address) as ledger:
        ledger.add(kept, reading(kept, (0, 8)))
        ledger.decide(ruling("c-post-1-0-8"))
        with pytest.raises(DBAPIError, match="is only appended to"), ledger.engine.begin() as connection:
            connection.execute(delete(table))


@pytest.mark.parametrize(
    "change",
    [update(tables.decisions).values(why="another reason"), update(tables.claims).values(number=99)],
)
def test_nothing_is_overwritten(change: object, address: str, report: Make, reading: Make) -> None:
    """The database itself refuses to change a decision or a claim's figure."""
    kept = report("post-1")
    with Ledger.open(address) as ledger:
        ledger.add(kept, reading(kept, (0, 8)))
        ledger.decide(ruling("c-post-1-0-8"))
        with pytest.raises(DBAPIError, match="is only appended to"), ledger.engine.begin() as connection:
            connection.execute(change)  # type: ignore[call-overload]


def test_only_one_row_of_an_id_is_current(address: str, report: Make, reading: Make) -> None:
    """A claim cannot count twice."""
    kept = report("post-1")
    with Ledger.open(address) as ledger:
        ledger.add(kept, reading(kept, (0, 8)))
        with ledger.engine.connect() as connection:
            row = connection.execute(select(tables.claims)).mappings().one()
        twin = {name: value for name, value in row.items() if name != "row"}
        with pytest.raises(DBAPIError), ledger.engine.begin() as connection:
            connection.execute(tables.claims.insert(), [twin])


def test_decisions_are_chained(address: str) -> None:
    """The audit chain holds over all decisions, and shows the first one that was tampered with."""
    with Ledger.open(address) as ledger:
        for number in range(3):
            ledger.decide(ruling("c-1", name=f"d-{number}"))
        assert ledger.tampered() is None
        with ledger.engine.begin() as connection:
            trigger = "decisions_keep"
            connection.exec_driver_sql(
                f"DROP TRIGGER {trigger}" + ("" if connection.dialect.name == "sqlite" else " ON decisions")
            )
            connection.execute(update(tables.decisions).where(tables.decisions.c.id == "d-1").values(by="Chris"))
        assert ledger.tampered() == "d-1"


def test_the_places_a_ledger_uses_are_kept(address: str, report: Make, reading: Make) -> None:
    """Gazetteer entries that claims use stand in the ledger, each once."""
    first, second = report("one"), report("two")
    with Ledger.open(address) as ledger:
        for kept in (first, second):
            ledger.add(kept, full(kept, reading(kept, (0, 8))))
        with ledger.engine.connect() as connection:
            rows = connection.execute(select(tables.places)).all()
    assert [(row.id, row.label, row.pcode, row.lat) for row in rows] == [("x:1", "Tall Amara", "SY01", 35.5)]


def test_a_book_is_kept_until_something_changes(address: str, incident: Callable[..., Incident]) -> None:
    """A computed book is given back as it was, until the ledger or the rules change."""
    book = Book(incidents=(incident("i-1", attacks=("a-1",), place=Place("Sarja")),))
    with Ledger.open(address) as ledger:
        assert ledger.saved("rules 1") is None
        ledger.save(book, ledger.state("rules 1"))
        assert ledger.saved("rules 1") == book
        assert ledger.saved("rules 2") is None
        ledger.decide(ruling("i-1"))
        assert ledger.saved("rules 1") is None


def test_an_incident_keeps_the_id_it_was_first_given(address: str, incident: Callable[..., Incident]) -> None:
    """Saving another book never gives an attack another first incident."""
    with Ledger.open(address) as ledger:
        ledger.save(Book(incidents=(incident("i-1", attacks=("a-1", "a-2")),)), ledger.state("rules"))
        ledger.save(Book(incidents=(incident("i-9", attacks=("a-2", "a-3")),)), ledger.state("rules"))
        assert ledger.minted() == {"a-1": "i-1", "a-2": "i-1", "a-3": "i-9"}


def test_a_large_number_is_kept(address: str, report: Make, reading: Make) -> None:
    """Half a country's people fit, and so do more."""
    kept = report("post-1")
    stated = reading(kept, (0, 8), number=9_000_000_000)
    with Ledger.open(address) as ledger:
        ledger.add(kept, stated)
        assert ledger.accounts() == (stated,)


def test_a_new_ledger_is_its_owners_alone(tmp_path: Path, report: Make, reading: Make) -> None:
    """The file and what SQLite puts beside it are for their owner only."""
    kept = report("post-1")
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        ledger.add(kept, reading(kept, (0, 8)))
        modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {0o600}


def test_the_last_release_is_remembered(address: str) -> None:
    """What was published last stands in the ledger, one manifest for each series, a later one in its place."""
    with Ledger.open(address) as ledger:
        assert ledger.release("public") is None
        for manifest in ("first", "second"):
            ledger.released("public", manifest)
        ledger.released("partners", "other")
        assert (ledger.release("public"), ledger.release("partners")) == ("second", "other")
