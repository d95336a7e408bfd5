"""Arithmetic of stated figures, the same in every language: numerals, number words, bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Count, Modifier

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 10  # digits of the largest figure that can count people
_SEPARATORS = str.maketrans("", "", ",.٬،'’  \u202f")


def numeral(word: str) -> int | None:
    """Read a numeral in the digits of any script, with thousands separators: "1,867", "٢٣"."""
    if not word[:1].isdecimal():
        return None  # most words, at once
    plain = word.translate(_SEPARATORS)
    if not plain.isdecimal() or len(plain) > LONGEST:
        return None
    if plain != word and not _grouped(word):
        return None
    return int(plain)


def _grouped(word: str) -> bool:
    """Say whether the separators stand where thousands do."""
    groups = "".join(c if c.isdecimal() else " " for c in word).split(" ")
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])  # noqa: PLR2004 - thousands


def total(values: Iterable[int]) -> int:
    """Add up number words in the order in which they are said: 3, 100, 20, 5, 1000 is 325,000."""
    whole = part = 0
    for value in values:
        if value >= 1000:  # noqa: PLR2004 - a scale word closes the group before it
            whole, part = whole + max(part, 1) * value, 0
        elif value == 100:  # noqa: PLR2004
            part = max(part, 1) * 100 if part < 100 else part + 100  # noqa: PLR2004
        else:
            part += value
    return whole + part


def bounded(number: int | None, modifier: Modifier = Modifier.EXACT, *, high: int | None = None) -> Count:
    """Give a figure its bounds: "at least 5" is 5 and open, "more than 270" is 271 and open."""
    if number is None or modifier is Modifier.VAGUE:
        return Count(None, None, None, Modifier.VAGUE)
    if high is not None:
        return Count(None, min(number, high), max(number, high), Modifier.RANGE)
    match modifier:
        case Modifier.AT_LEAST:
            return Count(number, number, None, modifier)
        case Modifier.MORE_THAN:
            return Count(number, number + 1, None, modifier)
        case Modifier.UP_TO:
            return Count(number, None, number, modifier)
        case _:
            return Count(number, number, number, modifier)
