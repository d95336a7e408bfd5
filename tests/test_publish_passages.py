"""Text is cut at offsets: nothing of it is lost, and each mark opens once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from harmledger.publish.passages import Mark, around, paragraphs

TEXTS = st.text(alphabet="ab \n<&\u200fقت\r\u2028", max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    """Give a text with passages that may touch, overlap and hold each other."""
    text = draw(TEXTS)
    starts = [n for n, letter in enumerate(text) if letter.strip()]
    if not starts:
        return text, ()
    spans = draw(st.lists(st.tuples(st.sampled_from(starts), st.integers(1, 12)), max_size=6))
    cut = [(start, min(start + size, len(text))) for start, size in spans]
    return text, tuple(Mark(f"m-{n}", start, end, "killed", "") for n, (start, end) in enumerate(cut))


@given(marked())
def test_passages_whole(drawn: tuple[str, tuple[Mark, ...]]) -> None:
    """The pieces put together give back every line that is not empty."""
    text, marks = drawn
    lines = ["".join(piece.text for piece in line) for line in paragraphs(text, marks)]
    assert lines == [line.strip("\r\n\u2028").rstrip() for line in text.splitlines() if line.strip()]


@given(marked())
def test_passages_open(drawn: tuple[str, tuple[Mark, ...]]) -> None:
    """Every mark opens exactly once and closes at most once."""
    text, marks = drawn
    pieces = [piece for line in paragraphs(text, marks) for piece in line]
    opened = [mark.id for piece in pieces for mark in piece.opens]
    closed = [mark.id for piece in pieces for mark in piece.closes]
    assert sorted(opened) == sorted(mark.id for mark in marks)
    assert len(closed) == len(set(closed))


@given(marked())
def test_passages_cover(drawn: tuple[str, tuple[Mark, ...]]) -> None:
    """A mark covers exactly its own passage, white space at line ends aside."""
    text, marks = drawn
    pieces = [piece for line in paragraphs(text, marks) for piece in line]
    for mark in marks:
        covered = "".join(piece.text for piece in pieces if mark in piece.covers)
        assert "".join(covered.split()) == "".join(text[mark.start : mark.end].split())


def test_passages_sentence() -> None:
    """The rest of a sentence ends where the sentence does."""
    text = "It was quiet. Shells killed 11 civilians of two families at dawn. Nobody came."
    start = text.index("11")
    assert around(text, start, start + 12) == ("Shells killed ", " of two families at dawn.")


def test_passages_cut() -> None:
    """A sentence without an end is cut to a readable length, and says so."""
    before, after = around("a" * 1000, 500, 510)
    assert before.startswith("… ")
    assert after.endswith(" …")
    assert len(before) + len(after) < 500
