"""The part of a book that falls into a span of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from harmledger.errors import BadSpanError
from harmledger.publish import words
from harmledger.publish.index import MOVED

if TYPE_CHECKING:
    from harmledger.model import Book, Claim, When

MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Window:
    """Days from first to last, both included; either may be open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it holds everything."""
        return self.first is None and self.last is None

    def holds(self, when: When | None) -> bool:
        """Tell whether a time may lie in the span; one that is not known lies only in the open span."""
        first, last = words.span(when)
        first, last = first or last, last or first  # of "since 10 June" only that day is sure
        if first is None or last is None:
            return self.is_open
        return not (self.last and first > self.last) and not (self.first and last < self.first)


def day(text: str) -> date:
    """Read a day as 2023-10-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadSpanError(text) from error


def month(text: str) -> Window:
    """Read a month as 2023-10."""
    found = MONTH.fullmatch(text)
    year, number = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= 12 or year < 1:  # noqa: PLR2004 - months of a year
        raise BadSpanError(text)
    return Window(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def window(first: str | None, last: str | None) -> Window:
    """Read a span of days, either end of which may be missing."""
    found = Window(day(first) if first else None, day(last) if last else None)
    if found.first and found.last and found.first > found.last:
        msg = f"{first} to {last}"
        raise BadSpanError(msg)
    return found


def within(book: Book, span: Window) -> Book:
    """Give the incidents, totals and displacement of a span, with the claims and documents behind them."""
    if span.is_open:
        return book
    incidents = tuple(incident for incident in book.incidents if span.holds(incident.when))
    totals = tuple(total for total in book.totals if span.holds(total.when))
    attacks = {attack for incident in incidents for attack in incident.attacks}
    wanted = {claim for i in incidents for line in i.toll for claim in line.claims} | {t.claim for t in totals}

    def is_kept(claim: Claim) -> bool:
        moved = claim.harm in MOVED and span.holds(claim.when)
        return claim.id in wanted or claim.attack in attacks or moved

    accounts = tuple(
        replace(
            account,
            claims=tuple(claim for claim in account.claims if is_kept(claim)),
            attacks=tuple(attack for attack in account.attacks if attack.id in attacks),
        )
        for account in book.accounts
    )
    told = {account.document for account in accounts if account.claims or account.attacks}
    return replace(
        book,
        documents=tuple(document for document in book.documents if document.id in told),
        accounts=tuple(account for account in accounts if account.document in told),
        incidents=incidents,
        totals=totals,
        problems=tuple(problem for problem in book.problems if problem.document in told),
    )
