"""Decisions: which stand, what they are about, and the chain that binds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Decision, Ruling
from harmledger.review import Seal, broken, is_correction, ruled, seal

START = datetime(2023, 11, 1, tzinfo=UTC)


def decision(number: int, verdict: Ruling, target: str, value: str | None = None) -> Decision:
    """Give the decision that Amal made after so many hours."""
    return Decision(f"d-{number}", verdict, target, value, "Amal", START + timedelta(hours=number), "checked")


def sealed(decisions: list[Decision]) -> list[tuple[Decision, Seal]]:
    """Seal decisions one after the other."""
    chain, before = [], ""
    for number, made in enumerate(decisions):
        chain.append((made, seal(made, salt=f"salt {number}", after=before)))
        before = chain[-1][1].chain
    return chain


def test_what_is_ruled_on_is_told() -> None:
    """A ruling is about its target, a merge about both sides."""
    merged = [decision(1, Ruling.ACCEPT, "c-1"), decision(2, Ruling.MERGE, "i-1", "i-2")]
    assert ruled(merged) == {"c-1", "i-1", "i-2"}


def test_an_undone_ruling_is_no_ruling() -> None:
    """An undone decision no longer protects its target; undoing the undoing brings it back."""
    made = [decision(1, Ruling.ACCEPT, "c-1"), decision(2, Ruling.UNDO, "d-1")]
    assert ruled(made) == set()
    assert ruled([*made, decision(3, Ruling.UNDO, "d-2")]) == {"c-1"}


def test_undoing_every_decision_gives_back_the_first_state() -> None:
    """Whatever was decided can be taken back whole."""
    made = [decision(number, Ruling.REJECT, f"c-{number}") for number in range(5)]
    undone = [decision(10 + number, Ruling.UNDO, f"d-{number}") for number in range(5)]
    assert ruled([*made, *undone]) == set()


@given(st.lists(st.sampled_from([Ruling.ACCEPT, Ruling.REJECT, Ruling.MERGE]), min_size=1), st.data())
def test_a_changed_decision_breaks_the_chain(verdicts: list[Ruling], data: st.DataObject) -> None:
    """The chain holds for what was decided, and breaks at the decision that was changed or taken out."""
    chain = sealed([decision(number, verdict, "c-1") for number, verdict in enumerate(verdicts)])
    assert broken(chain) is None
    spot = data.draw(st.integers(0, len(chain) - 1))
    made, kept = chain[spot]
    assert broken([*chain[:spot], (replace(made, by="Chris"), kept), *chain[spot + 1 :]]) == made.id
    rest = chain[:spot] + chain[spot + 1 :]
    assert broken(rest) == (rest[spot][0].id if spot < len(rest) else None)


def test_an_erased_content_leaves_no_way_back() -> None:
    """Without its salt, a decision's digest does not tell even a guess that is right."""
    made = decision(1, Ruling.ACCEPT, "c-1")
    assert seal(made, salt="one", after="").content != seal(made, salt="two", after="").content


@pytest.mark.parametrize("value", ["number=7", "low=5 high=9", "low=5 high=", "harm=injured", "number=3 scope=period"])
def test_a_correction_that_can_be_applied(value: str) -> None:
    """A correction names fields and what they should be."""
    assert is_correction(value)


@pytest.mark.parametrize("value", ["", "7", "number=", "number=seven", "harm=hurt", "colour=red", "number=7 x"])
def test_a_correction_that_cannot_be_applied(value: str) -> None:
    """Anything else is refused when the decision is made, not when it is read."""
    assert not is_correction(value)
