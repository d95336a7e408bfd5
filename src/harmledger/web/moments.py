"""When something was said, by this machine's clock: the day, and the time of day where the source told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.model import Account, Document, Published

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with or without a time, or neither."""

    day: date | None = None
    time: time | None = None

    @classmethod
    def of(cls, document: Document, account: Account | None) -> Moment:
        """Give the moment at which a document was published, by its own data or by its dateline."""
        return cls.told((account.published if account else None) or document.published)

    @classmethod
    def told(cls, published: Published | None) -> Moment:
        """Give the moment of a publication."""
        if published is None:
            return cls()
        if published.at is None:
            return cls(published.latest)
        local = published.at.astimezone()
        return cls(local.date(), local.time().replace(second=0, microsecond=0))

    @property
    def order(self) -> tuple[str, str]:
        """Give its place among others: what has no time after the times of its day, what has no day last."""
        return (str(self.day or "9999"), str(self.time or "99"))

    @property
    def hour(self) -> Moment:
        """Give the hour in which it lies."""
        return Moment(self.day, self.time.replace(minute=0) if self.time else None)

    def minutes(self, first: date) -> float | None:
        """Give the minutes since the beginning of a day, at noon where only the day is known; None without one."""
        if self.day is None:
            return None
        return (datetime.combine(self.day, self.time or NOON) - datetime.combine(first, time.min)) / timedelta(
            minutes=1
        )
