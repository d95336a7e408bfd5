"""Cells of a table as HTML. Written here and not in the template: a site has a million of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from harmledger.publish.report.view import Cell

BAR = (
    '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
    '<rect class="low" width="{low:.2f}" height="8"/>'
    '<rect class="high" x="{low:.2f}" width="{more:.2f}" height="8"/></svg>'
)


def cell(told: Cell, href: Callable[[str], str], *, head: bool) -> Markup:
    """Write a cell; `href` gives the address of what it rests on, or nothing."""
    names = {"num": told.number, "strong": told.strong, "part": told.inside}
    kinds = " ".join(name for name, holds in names.items() if holds)
    look = f' class="{kinds}"' if kinds else ""
    bar = BAR.format(low=100 * told.bar, more=100 * told.more) if told.bar or told.more else ""
    refs = "".join(f" {_link(ref.text, href(ref.href))}" for ref in told.refs)
    inside = bar + _link(told.text, href(told.href) if told.href else "") + refs
    made = f'<th scope="row"{look}>{inside}</th>' if head else f"<td{look}>{inside}</td>"
    return Markup(made)  # noqa: S704 - every text in it is escaped


def _link(text: str, address: str) -> str:
    words = escape(text)
    return f'<a href="{escape(address)}">{words}</a>' if address and text else words
