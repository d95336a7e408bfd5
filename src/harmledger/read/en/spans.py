"""What a sentence says besides its figures: small readers of one kind of mention each share these helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from harmledger.read.en.line import Hit, Line


def nearest_before(hits: dict[int, Hit], at: int, reach: int) -> Hit | None:
    """Give the last hit of a kind that ends at or before a token, at most `reach` tokens away."""
    for start in range(at - 1, max(-1, at - reach - 1), -1):
        hit = hits.get(start)
        if hit and hit.end <= at:
            return hit
    return None


def nearest_after(hits: dict[int, Hit], at: int, reach: int) -> Hit | None:
    """Give the first hit of a kind that begins at or after a token, at most `reach` tokens away."""
    for start in range(at, at + reach):
        if hit := hits.get(start):
            return hit
    return None


def any_between(line: Line, start: int, end: int, words: AbstractSet[str]) -> bool:
    """Say whether one of some words stands between two tokens."""
    return not words.isdisjoint(line.lows[max(0, start) : max(0, end)])
