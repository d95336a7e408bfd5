"""Tables on terminals of any width, and in files."""

from __future__ import annotations

import io

from rich.console import Console

from harmledger.cli import tables
from tests.books import book


def lines(width: int, *, terminal: bool) -> list[str]:
    """Give the rows of a table of incidents."""
    screen = Console(file=io.StringIO(), width=width, force_terminal=terminal, color_system=None)
    screen.print(tables.incidents(book().incidents))
    assert isinstance(screen.file, io.StringIO)
    return [line.rstrip() for line in screen.file.getvalue().splitlines() if "i-" in line or "Syrian" in line]


def test_an_incident_is_one_line_on_a_narrow_terminal() -> None:
    """Names end in … before a row wraps; a day and a figure are never cut."""
    rows = lines(72, terminal=True)
    assert len(rows) == len(book().incidents)
    assert all(len(row) <= 72 for row in rows)
    assert "artillery, Sy…" in rows[0]
    assert "25 Nov 2023" in rows[0]


def test_nothing_is_cut_on_a_wide_terminal_or_in_a_file() -> None:
    """Where there is room, and where a program may read it, all is there."""
    wide = lines(200, terminal=True)
    assert "artillery, Syrian government" in wide[0]
    assert "…" not in "".join(wide + lines(72, terminal=False))
