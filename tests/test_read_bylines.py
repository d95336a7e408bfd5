"""Bylines: who wrote a report and when is no sentence of it, and its day dates the report."""

from __future__ import annotations

import pytest

from harmledger.read import read
from harmledger.read.mentions import SentenceKind


@pytest.mark.parametrize("line", ["By Our Correspondent, 14 March 2022", "كتبت ليلى القصب 14 آذار 2022"])
def test_a_byline_with_a_day_is_a_dateline(line: str) -> None:
    """A short line that names the author and a day stands apart from the text."""
    reading = read(f"Rockets strike a school\n\n{line}\n\nFive people were killed when rockets hit the town on Sunday.")
    assert [s.kind for s in reading.sentences][1] is SentenceKind.DATELINE


def test_a_sentence_that_begins_with_by_is_none() -> None:
    """Numbers of a sentence such as “By noon 14 people were dead” are people."""
    reading = read("By noon 14 people had been killed by the shelling of the town.")
    assert [f.count.number for f in reading.figures] == [14]
