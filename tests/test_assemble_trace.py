"""Explaining how a document was read: every sentence is accounted for, every claim stands in its sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.locate.starter import gazetteer
from harmledger.model import Document
from harmledger.pipeline import account, traced

PIECES = st.sampled_from([
    "Seven people were killed in Homs on Monday.",
    "The White Helmets said that 12 others were injured, among them two women.",
    "They have 40 lorries.",
    "The 11 victims were buried.",
    "Share this on Facebook",
    "Since January, 120 civilians have been killed in Homs province.",
    "قتل ثلاثة مدنيين في حمص.",
])  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=6))
def test_every_claim_stands_in_the_sentence_that_states_it(pieces: list[str]) -> None:
    """No claim is lost or told twice, and each knows the rule that made it."""
    document = Document("own", "\n\n".join(pieces), "0", language="en")
    passages = traced(document, gazetteer())
    told = [claim for passage in passages for claim in passage.claims]
    assert told == sorted(account(document, gazetteer()).claims, key=told.index)
    assert all(p.start <= c.start < c.end <= p.end for p in passages for c in p.claims)
    assert all(c.rule for c in told)


def test_a_number_that_counts_nobody_is_put_aside_with_a_reason() -> None:
    """What is no figure is told, so that a missing rule shows at once."""
    document = Document("own", "Seven people were killed in Homs. They have 40 lorries.", "0", language="en")
    (aside,) = traced(document, gazetteer())[1].asides
    assert aside.quote == "40"
    assert "counts people" in aside.why


def test_furniture_is_told_as_such() -> None:
    """Lines of the page are not read, and that is said."""
    document = Document("own", "Seven people were killed in Homs.\n\nShare this on Facebook", "0", language="en")
    assert ["furniture" in a.why for a in traced(document, gazetteer())[-1].asides] == [True]
