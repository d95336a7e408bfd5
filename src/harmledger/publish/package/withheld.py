"""The columns of `withheld.csv`: how much a profile withheld, by which rule and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.publish.package.tables import INTEGER, Column, Table

if TYPE_CHECKING:
    from harmledger.publish.disclosure import Withheld


def withheld(rows: tuple[Withheld, ...]) -> Table[Withheld]:
    """Give the table of what was withheld from one release."""
    return Table(
        name="withheld",
        about="One row per rule of disclosure and kind of value: how many were withheld. Never what they were.",
        sums="Do not add counts of different rules: one value may fall under several.",
        columns=(
            Column("rule", "#meta+rule", "the rule, by its name in the rules of disclosure", lambda _, w: w.rule),
            Column("what", "#meta+field", "the noun and field", lambda _, w: w.what),
            Column("count", "#meta+count", "how many values", lambda _, w: w.count, INTEGER),
            Column("why", "#meta+why", "the reason", lambda _, w: w.why),
        ),
        rows=lambda _: rows,
    )
