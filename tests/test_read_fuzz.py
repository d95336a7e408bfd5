"""The reader on hostile text: it never raises, and its work grows with the length of the text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.read import read

if TYPE_CHECKING:
    from types import FrameType

WORDS = st.sampled_from(
    [
        "killed",
        "injured",
        "were",
        "was",
        "the",
        "a",
        "of",
        "and",
        ",",
        ".",
        "(",
        ")",
        ":",
        ";",
        "5",
        "1,867",
        "ten",
        "at",
        "least",
        "more",
        "than",
        "including",
        "children",
        "women",
        "civilians",
        "others",
        "dead",
        "toll",
        "rose",
        "to",
        "between",
        "from",
        "October",
        "Marwan",
        "al-Bab",
        "Dr.",
        "“",
        "”",
        "'",
        "-",
        "–",
        "•",
        "…",
        "no",
        "one",
        "another",
        "who",
        "whom",
        "them",
        "12-year-old",
        "قتل",
        "خمسة",
        "مدنيين",
        "و",
    ]
)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_arbitrary_text_is_read(text: str) -> None:
    """Any text gives a reading whose mentions lie inside it."""
    reading = read(text, language="en")
    assert all(0 <= f.start < f.end <= len(text) for f in reading.figures)


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_word_salad_is_read(text: str) -> None:
    """Words of the grammar in any order give figures with spans and references that exist."""
    figures = read(text, title=text[:40], language="en").figures
    for figure in figures:
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.part_of is None or 0 <= figure.part_of < len(figures)
        assert figure.after is None or 0 <= figure.after < len(figures)


@pytest.mark.parametrize(
    "text",
    [
        "killed " * 3000,
        "5 people were killed, including " * 600,
        "(" * 3000 + " 5 killed " + ")" * 3000,
        "“" * 2000 + "5 people were killed" + "”" * 2000,
        "9" * 1000 + " people were killed",
        "one hundred thousand million " * 500 + "people were killed",
        "." * 20_000,
        "5. " * 5000,
        "Al-Bab, " * 2000,
        "\n" * 20_000,
        "[" * 5000 + "(File" * 500,
        "since the beginning of " * 1000,
    ],
    ids=lambda text: str(text)[:12],
)
def test_deep_and_long_text_is_read(text: str) -> None:
    """Nesting, repetition and numbers of a thousand digits do not trouble the reader."""
    assert read(text, language="en").language


def _steps(text: str) -> int:
    """Count the calls that reading a text makes: its work, whatever the machine."""
    count = 0

    def tick(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        read(text, language="en")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "Three people were killed in Marwan on Sunday, including two children, rescuers said. ",
        "5 killed and 3 wounded, 4 children, ",
        "al-Bab, Marwan and Salim ",
        "12 March 2023 ",
    ],
    ids=["news", "figures", "names", "dates"],
)
def test_work_grows_with_length(unit: str) -> None:
    """Twice the text takes about twice the work, on one line as well."""
    read("Two people were killed.", language="en")
    size = max(1, 5_000 // len(unit))
    once, twice, four = (_steps(unit * n) for n in (size, 2 * size, 4 * size))
    assert twice < 2.4 * once
    assert four < 4.8 * once
