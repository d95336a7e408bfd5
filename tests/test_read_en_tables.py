"""Tables that stand in the text of a report."""

from __future__ import annotations

from harmledger.model import Harm, Scope, Unit
from harmledger.read import read

CASUALTIES = """At least 23 people were killed in May.

Governorate | Killed | Injured | Children killed
Hodeidah | 14 | 31 | 2
Taiz | 9 | 1,012 | -

The fighting went on in June."""


def test_a_row_states_one_figure_for_each_column() -> None:
    """Headings say what happened and to whom, the cells how many; a dash counts nobody."""
    rows = [f for f in read(CASUALTIES, language="en").figures if f.rule == "table"]
    assert [(f.harm, f.people.group, f.count.number) for f in rows] == [
        (Harm.KILLED, "all", 14),
        (Harm.INJURED, "all", 31),
        (Harm.KILLED, "child", 2),
        (Harm.KILLED, "all", 9),
        (Harm.INJURED, "all", 1012),
    ]
    assert {f.scope for f in rows} == {Scope.PERIOD}
    assert [CASUALTIES[f.start : f.end] for f in rows] == ["14", "31", "2", "9", "1,012"]


def test_rows_are_parts_of_their_total() -> None:
    """A row called total is the whole of those above it."""
    found = read(
        "Killed in May\nTown | Killed | Injured\nTaiz | 4 | 6\nIbb | 3 | 2\nTotal | 7 | 8", language="en"
    ).figures
    assert [f.part_of for f in found] == [4, 5, 4, 5, None, None]


def test_a_total_that_the_text_has_stated_is_no_second_one() -> None:
    """The rows then belong to the figure above the table."""
    text = "Mines killed seven people in May.\n\nTown | Killed\nTaiz | 4\nIbb | 3\nTotal | 7"
    assert [(f.count.number, f.part_of) for f in read(text, language="en").figures] == [(7, None), (4, 0), (3, 0)]


def test_the_caption_says_what_happened() -> None:
    """Columns that only name people take the harm of the line above; households stay households."""
    text = "The raid displaced 632 people.\n\nDisplaced by town of arrival\nTown | Households | Individuals\n"
    found = read(f"{text}Taiz | 24 | 120\nIbb | 102 | 512", language="en").figures
    assert [(f.harm, f.unit) for f in found[1:3]] == [(Harm.DISPLACED, Unit.HOUSEHOLD), (Harm.DISPLACED, Unit.PERSON)]
    assert [f.part_of for f in found] == [None, None, 0, None, 0]


def test_a_headline_with_a_bar_is_no_table() -> None:
    """A rubric before a headline heads no columns."""
    found = read("Escalation | Drones kill and injure seven people in Manbij countryside\n\nTwo died.", language="en")
    assert [f.rule for f in found.figures if f.rule == "table"] == []
