"""Lines that a page's width broke."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.collect.lines import unwrap


def test_a_sentence_broken_by_the_page_is_one_line() -> None:
    """A name that the line's end divides is whole again; the heading stays a line of its own."""
    text = (
        "Field note 7\nAbout 140 families left villages after nights of shelling, the Response\n"
        "Coordination Group said. Most of them are staying in the\nnearest town.\nNext line of another paragraph."
    )
    assert unwrap(text).split("\n") == [
        "Field note 7",
        (
            "About 140 families left villages after nights of shelling, the Response Coordination Group said. "
            "Most of them are staying in the nearest town."
        ),
        "Next line of another paragraph.",
    ]


def test_list_items_stay_apart() -> None:
    """Short lines are no broken sentence."""
    text = "The villages of the district that were hit on that day were these four:\nSarja\nBenin\nIhsim"
    assert unwrap(text).split("\n")[1:] == ["Sarja", "Benin", "Ihsim"]


@given(st.text())
def test_no_word_is_lost(text: str) -> None:
    """Joining lines changes white space only."""
    assert "".join(unwrap(text).split()) == "".join(text.split())
