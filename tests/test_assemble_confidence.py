"""Confidence: what was counted and fitted, and that it orders figures as it should."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.assemble.confidence import counted, reliability, weights

RULES = sorted(counted())


def test_every_rule_has_been_counted_once() -> None:
    """The table holds whole counts, none negative, for both languages."""
    assert all(right >= 0 <= wrong and right + wrong for right, wrong in counted().values())
    assert {language for language, _ in counted()} == {"ar", "en"}


def test_a_rule_that_was_never_counted_is_as_good_as_all_together() -> None:
    """Nothing is known against it, and nothing for it."""
    values = [reliability(*rule) for rule in RULES]
    assert min(values) < reliability("en", "a rule of tomorrow") < max(values)


@given(st.sampled_from(RULES), st.sampled_from(RULES))
def test_of_two_rules_with_no_fault_the_one_seen_more_often_is_surer(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    """Few right claims prove less than many."""
    (right, wrong), (right_too, wrong_too) = counted()[one], counted()[other]
    if wrong == wrong_too == 0 and right < right_too:
        assert reliability(*one) < reliability(*other)


def test_a_vague_figure_is_less_sure_than_a_counted_one() -> None:
    """The signs point the way that annotators found."""
    assert weights()["vague"] < 0 < weights()["digits"]
