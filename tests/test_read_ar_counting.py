"""Numbers in Arabic text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Modifier
from harmledger.read.ar.counting import counted
from harmledger.read.ar.lines import line


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مئتين واثني عشر شخصا", 212),
        ("ثمانية وستين مدنيا", 68),
        ("خمسة عشر طفلا", 15),
        ("إحدى عشرة امرأة", 11),
        ("اثنا عشر جنديا", 12),
        ("خمس وعشرون", 25),
        ("ثلاث مئة وخمسة", 305),
        ("ألف وثمانمئة وسبعة وستين", 1867),
        ("مئة وخمسة وعشرين ألفا وثلاثمئة", 125_300),
        ("ثلاثة آلاف نازح", 3000),
        ("ألفي شخص", 2000),
        ("3 آلاف", 3000),
        ("2.5 مليون", 2_500_000),
        ("نصف مليون شخص", 500_000),
        ("٢٣ مدنيا", 23),
        ("1,867 نازحا", 1867),
    ],
)
def test_numbers_in_words_and_digits(text: str, value: int) -> None:
    """Units, tens, compounds, hundreds, thousands, in words, in digits and mixed."""
    found = counted(line(text, 0, len(text)), 0)
    assert found is not None
    assert (found.count.low, found.count.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("أكثر من 12 آخرين", 13, None, Modifier.MORE_THAN),
        ("ما لا يقل عن خمسة", 5, None, Modifier.AT_LEAST),
        ("نحو 40 شخصا", 40, 40, Modifier.ABOUT),
        ("بين 10 و15 شخصا", 10, 15, Modifier.RANGE),
        ("10-15 جريحا", 10, 15, Modifier.RANGE),
        ("عشرات المدنيين", None, None, Modifier.VAGUE),
        ("عدد من المدنيين", None, None, Modifier.VAGUE),
        ("مئات الآلاف", None, None, Modifier.VAGUE),
    ],
)
def test_what_stands_before_a_number_bounds_it(
    text: str, low: int | None, high: int | None, modifier: Modifier
) -> None:
    """The words "At least", "more than", "about", ranges and vague quantities get the bounds of the model."""
    found = counted(line(text, 0, len(text)), 0)
    assert found is not None
    assert (found.count.low, found.count.high, found.count.modifier) == (low, high, modifier)


def test_two_numbers_joined_by_and_are_two() -> None:
    """The words "ثلاثة وأربعة" is no compound, and "the number of the dead" is none at all."""
    text = "ثلاثة وأربعة"
    found = counted(line(text, 0, len(text)), 0)
    assert found is not None
    assert found.count.low == 3
    text = "عدد الشهداء"
    assert counted(line(text, 0, len(text)), 0) is None


@given(
    st.lists(
        st.sampled_from(["ألف", "مئة", "وخمسة", "عشر", "وعشرين", "3", "مليون", "و", "نصف", "بين", "-", "،"]),
        max_size=12,
    )
)
def test_no_row_of_number_words_raises(words: list[str]) -> None:
    """Whatever number words follow each other, reading ends behind where it began."""
    text = " ".join(words)
    cut = line(text, 0, len(text))
    for at in range(len(cut)):
        found = counted(cut, at)
        assert found is None or at < found.end <= len(cut)
