"""Arabic on a terminal keeps its place beside figures and dates."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from harmledger.cli.bidi import FIRST, LAST, Isolating, isolated

MIXED = st.text("ab 12،.ا«ب»\n│ \x1b[m")


def test_a_quote_is_isolated_from_the_date_behind_it() -> None:
    """The figures beside Arabic words are drawn where they are written; those inside a quote stay in it."""
    assert isolated("“صباح 5 اليوم”: 2023-05-17") == f"“{FIRST}صباح 5 اليوم{LAST}”: 2023-05-17"


def test_cells_of_a_table_are_isolated_one_by_one() -> None:
    """What two spaces or a rule part is not one run."""
    assert isolated("أريحا   سرمين│حلب") == f"{FIRST}أريحا{LAST}   {FIRST}سرمين{LAST}│{FIRST}حلب{LAST}"


@given(MIXED)
def test_nothing_but_isolates_is_added(text: str) -> None:
    """What is written stays as it is; isolates come in pairs."""
    shown = isolated(text)
    assert shown.replace(FIRST, "").replace(LAST, "") == text
    assert shown.count(FIRST) == shown.count(LAST)


def test_a_terminal_is_written_to_through_it() -> None:
    """Output goes on to the terminal."""
    kept = io.StringIO()
    terminal = Isolating(kept)
    terminal.write("قصف 5")
    terminal.flush()
    assert kept.getvalue() == f"{FIRST}قصف{LAST} 5"
    assert not terminal.isatty()
