"""Tables that stand in the text of a report."""

from __future__ import annotations

from harmledger.model import Harm, Scope, Unit
from harmledger.read import read
from harmledger.read.mentions import Back, Use

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


def test_rows_under_a_heading_divide_the_total_above() -> None:
    """The label says by what: a cause, or of whom; a share in brackets counts nobody."""
    text = "At least 212 people were killed in April.\n\nBreakdown by cause:\n• Airstrikes: 88 (41%)\n• Landmines: 12\n"
    found = read(f"{text}\nBy age and sex:\nChildren: 12\nWomen – 8", language="en").figures
    assert [(f.count.number, f.people.group, f.back) for f in found[1:]] == [
        (88, "all", Back.WHOLE),
        (12, "all", Back.WHOLE),
        (12, "child", Back.WHOLE),
        (8, "woman", Back.WHOLE),
    ]


def test_a_row_may_state_several_figures() -> None:
    """What was killed and what was injured in a place are both some of those counted before."""
    text = "In March strikes caused 57 deaths and 101 injuries.\n\nBy governorate:\n- Saada: 21 killed, 31 injured\n"
    found = read(text, language="en").figures[2:]
    assert [(f.harm, f.count.number, f.back) for f in found] == [
        (Harm.KILLED, 21, Back.WHOLE),
        (Harm.INJURED, 31, Back.WHOLE),
    ]


def test_rows_under_a_heading_of_perpetrators_name_who_attacked() -> None:
    """Fighters who are such a label were not killed."""
    text = "We counted 19 dead civilians in July.\n\nWho killed the civilians?\n- RSF: 9\n"
    found = read(
        f"{text}- Separatist fighters: 7 killed\n- Unknown gunmen: 3\n\nThe count of this war goes on in August.",
        language="en",
    )
    assert [(f.count.number, f.people.group) for f in found.figures[1:4]] == [(n, "civilian") for n in (9, 7, 3)]
    assert [p.party for p in found.parties if p.use is Use.ACTOR] == ["RSF", "separatist fighters", "unknown"]


def test_a_headline_with_a_bar_is_no_table() -> None:
    """A rubric before a headline heads no columns."""
    found = read("Escalation | Drones kill and injure seven people in Manbij countryside\n\nTwo died.", language="en")
    assert [f.rule for f in found.figures if f.rule == "table"] == []
