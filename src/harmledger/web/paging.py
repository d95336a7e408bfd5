"""Long lists and long texts, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of how many is shown, how much a page holds, and the address of each."""

    number: int
    count: int
    size: int
    at: Callable[[int], str]

    @classmethod
    def of(cls, asked: str, total: int, size: int, at: Callable[[int], str]) -> Pages:
        """Give the page that an address asks for, or the nearest that there is."""
        count = max(1, -(-total // size))
        wanted = int(asked) if asked.isdecimal() and len(asked) < 10 else 1  # noqa: PLR2004 - no list is that long
        return cls(min(max(1, wanted), count), count, size, at)

    @property
    def offset(self) -> int:
        """Give how much stands before this page."""
        return (self.number - 1) * self.size
