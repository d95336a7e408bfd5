"""After rulings on figures only their incidents are computed anew, with the same result as computing everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger import pipeline
from harmledger.errors import ChangedSinceError
from harmledger.model import Decision, Harm, Incident, Ruling
from harmledger.review import Addition, fingerprint, made
from harmledger.store import Ledger
from harmledger.store.picture import Picture
from harmledger.web.settling import Settler
from tests import desks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(name="ledger")
def _ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(desks.copied(tmp_path))) as ledger:
        yield ledger


def ruling(verdict: Ruling, target: str, value: str | None = None) -> Decision:
    """Make a decision of Amal's."""
    return made(verdict, target, value, by="Amal", why="checked")


def listed(ledger: Ledger) -> dict[str, Incident]:
    """Give the incidents as the desk shows them."""
    picture = Picture(ledger)
    names = [row.id for row in picture.briefs(desks.ALL, limit=1000)]
    parts = [picture.incident(name) for name in names]
    return {part.incidents[0].id: part.incidents[0] for part in parts if part}


def some(ledger: Ledger, data: st.DataObject) -> Decision:
    """Draw a decision on a figure or an incident, or one that takes another back."""
    claims = [claim.id for account in ledger.accounts() for claim in account.claims]
    incidents = [row.id for row in Picture(ledger).briefs(desks.ALL, limit=1000)]
    earlier = [decision.id for decision in ledger.decisions()]
    kinds = [Ruling.ACCEPT, Ruling.CORRECT, Ruling.REJECT] + [Ruling.UNDO] * bool(earlier)
    kind = data.draw(st.sampled_from(kinds))
    if kind is Ruling.UNDO:
        return ruling(kind, data.draw(st.sampled_from(earlier)))
    if kind is Ruling.CORRECT:
        return ruling(kind, data.draw(st.sampled_from(claims)), f"number={data.draw(st.integers(0, 99))}")
    return ruling(kind, data.draw(st.sampled_from(claims + incidents)))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_the_short_way_gives_what_the_long_way_gives(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever is ruled on figures, the incidents are those that the whole computation gives."""
    with Ledger.open(str(desks.copied(tmp_path_factory.mktemp("settle")))) as ledger:
        for _ in range(data.draw(st.integers(1, 4))):
            ledger.decide(some(ledger, data))
            assert pipeline.settle(ledger)
        short = listed(ledger)
        assert short == {incident.id: incident for incident in pipeline.book(ledger).incidents}


def test_an_added_figure_counts(ledger: Ledger) -> None:
    """A figure that a person found in a text goes the way of those that were read, and leaves when it is taken back."""
    before = listed(ledger)
    account = next(account for account in ledger.accounts() if account.attacks)
    attack = account.attacks[0]
    text = Picture(ledger).document(account.document)
    assert text is not None
    quote = text.documents[0].text[:10]
    value = Addition(account.document, 0, 10, quote, Harm.ABDUCTED, 4, 4, attack.id).written()
    added = ruling(Ruling.ADD, "c-added", value)
    ledger.decide(added)
    pipeline.book(ledger)
    home = Picture(ledger).home(attack.id)
    assert home is not None
    lines = listed(ledger)[home].toll
    assert [line.low.value for line in lines if line.harm is Harm.ABDUCTED] == [4]
    ledger.decide(ruling(Ruling.UNDO, added.id))
    pipeline.book(ledger)
    assert listed(ledger) == before


def test_of_two_who_saw_the_same_the_second_is_told(ledger: Ledger) -> None:
    """A ruling is kept only if nothing about the same was ruled since the page was opened; others do not matter."""
    picture = Picture(ledger)
    one, other = (row.id for row in picture.briefs(desks.ALL, limit=2))
    seen = picture.seen({one}, ())
    ledger.decide(ruling(Ruling.ACCEPT, other))
    ledger.decide(first := ruling(Ruling.ACCEPT, one), seen=seen)
    with pytest.raises(ChangedSinceError):
        ledger.decide(ruling(Ruling.REJECT, one), seen=seen)
    assert picture.since(seen) == (first.id,)
    seen = picture.seen({one}, ())
    ledger.decide(ruling(Ruling.UNDO, first.id))
    with pytest.raises(ChangedSinceError):
        ledger.decide(ruling(Ruling.REJECT, one), seen=seen)
    assert ledger.tampered() is None


def test_a_confirmed_incident_that_changes_is_open_again(ledger: Ledger) -> None:
    """Who confirms an incident confirms its figures: when one of them changes, it comes back with its history."""
    picture = Picture(ledger)
    part = next(p for row in picture.briefs(desks.ALL) if (p := picture.incident(row.id)) and p.incidents[0].toll)
    incident = part.incidents[0]
    ledger.decide(ruling(Ruling.ACCEPT, incident.id, fingerprint(incident)))
    assert pipeline.settle(ledger)
    brief = next(row for row in picture.briefs(desks.ALL, limit=1000) if row.id == incident.id)
    assert (brief.readers, brief.reopened) == (1, False)
    ledger.decide(ruling(Ruling.CORRECT, incident.toll[0].claims[0], "number=77"))
    assert pipeline.settle(ledger)
    brief = next(row for row in picture.briefs(desks.ALL, limit=1000) if row.id == incident.id)
    assert (brief.readers, brief.reopened) == (0, True)


def test_a_large_ledger_is_computed_beside_the_server(ledger: Ledger) -> None:
    """Where computing everything takes long it is done by another process: nobody waits, and what it made is shown."""
    settler = Settler(ledger, large=1)
    one, other = (row.id for row in Picture(ledger).briefs(desks.ALL, limit=2))
    ledger.decide(ruling(Ruling.MERGE, one, other))
    try:
        settler.settle()
        while settler.is_behind:
            settler.settle()
    finally:
        settler.close()
    assert Picture(ledger).home(one) == Picture(ledger).home(other)
