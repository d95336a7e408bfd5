"""English quantities: "at least 12", "between 10 and 15", "half a million", "dozens of", "a further two"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Count, Modifier
from harmledger.read.en.words import DATA, split
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.numbers import bounded, numeral, total

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at the tokens `start` to `end`. `word` tells an article or ordinal from a number."""

    start: int
    end: int
    count: Count
    additional: bool = False
    word: str = "number"  # number, article, vague, ordinal, zero


_ARTICLES = {"a", "an"}
_AT_ONCE = {*_ARTICLES, "no"}
_HALF = 2
_DASHES = {"-", "–"}
_TO = {"to", "or", *_DASHES}
_DIGITS = 4
_YEARS = range(1900, 2101)  # "2019 – 2021"


@cache
def _of(kind: str) -> Lexicon[str]:
    """Give the words of one kind of quantities.tsv with their values."""
    found = (
        (split(p), value) for k, value, column in rows(DATA, "quantities.tsv") if k == kind for p in phrases(column)
    )
    return Lexicon(found)


@cache
def numbers() -> dict[str, int]:
    """Give the value of every single number word, "twenty-three" included."""
    plain = {
        p: int(value)
        for kind, value, column in rows(DATA, "quantities.tsv")
        if kind in {"number", "scale"}
        for p in phrases(column)
        if " " not in p
    }
    tens = {word: value for word, value in plain.items() if 20 <= value < 100}  # noqa: PLR2004 - twenty to ninety
    ones = {word: value for word, value in plain.items() if 0 < value < 10}  # noqa: PLR2004
    return plain | {f"{t}-{o}": tv + ov for t, tv in tens.items() for o, ov in ones.items()}


@cache
def firsts() -> frozenset[str]:
    """Give the words with which a quantity can begin, besides numerals."""
    return frozenset(split(p)[0] for *_, column in rows(DATA, "quantities.tsv") for p in phrases(column)) | frozenset(
        {"a", "an", "half", "between", "no", *numbers()}
    )


@cache
def _plain_firsts() -> frozenset[str]:
    """Give those of them with which a quantity without modifiers can begin."""
    kinds = {"pair", "vague", "ordinal"}
    listed = (p for kind, *_, column in rows(DATA, "quantities.tsv") if kind in kinds for p in phrases(column))
    return frozenset(split(p)[0] for p in listed) | frozenset({"a", "an", "half", *numbers()})


@cache
def _behind_article() -> frozenset[str]:
    """Give the words that may make more of "a" than one: "a dozen", "a further", "a third of", "a (1)"."""
    listed = (split(p) for *_, column in rows(DATA, "quantities.tsv") for p in phrases(column))
    return frozenset(word for words in listed for word in words[:2]) | _scales().keys() | {"half", "quarter", "("}


def _at_once(lows: Sequence[str], at: int) -> Quantity | None:
    """Read "a" where nothing behind it makes more of it, and "no": most of the words with which a quantity begins."""
    if lows[at] == "no":
        return None if _of("modifier").match(lows, at) else Quantity(at, at + 1, Count.exact(0), word="zero")
    alone = at + 1 >= len(lows) or lows[at + 1] not in _behind_article()
    return Quantity(at, at + 1, Count.exact(1), word="article") if alone else None


def quantity(lows: Sequence[str], at: int) -> Quantity | None:
    """Read the quantity that begins at a token, with its modifiers."""
    first = lows[at]
    if _is_year(lows, at) if first[0].isdigit() else first not in firsts():
        return None  # a word, or "shelling on 5 October 2023 injured dozens"
    if first in _AT_ONCE and (found := _at_once(lows, at)):
        return found
    modifier, additional, begin = _modifiers(lows, at) if first in _of("modifier") else ("exact", False, at)
    alone = begin == at and first in _of("modifier") and first not in _plain_firsts()  # "at", but not "at least"
    if alone or begin >= len(lows):
        return None
    found = _plain(lows, begin, between=lows[begin] == "between")
    if found is None:
        return _without_number(lows, at, begin)
    end, modifier = _after(lows, found.end, modifier)
    if found.word == "vague" or found.count.modifier is Modifier.RANGE:
        return replace(found, start=at, end=end, additional=additional)
    return Quantity(at, end, _with(found.count.number, modifier), additional, found.word)


def _is_year(lows: Sequence[str], at: int) -> bool:
    """Say whether a number is the year of a date: its month stands before it, or its month and day."""
    if not (at and len(lows[at]) == _DIGITS and lows[at].isdecimal() and int(lows[at]) in _YEARS):
        return False
    before = lows[max(0, at - 3) : at]
    before = before[:-1] if before[-1] == "," else before
    day = len(before) > 1 and before[-1][:1].isdigit() and before[-2] in months()
    return day or bool(before and before[-1] in months())


@cache
def months() -> frozenset[str]:
    """Give the names of months."""
    return frozenset(
        p
        for kind, _, column in rows("harmledger.read.data", "calendar.tsv")
        if kind == "month"
        for p in phrases(column)
    )


def _without_number(lows: Sequence[str], at: int, begin: int) -> Quantity | None:
    """Read "another" as one more, and "some" as a vague quantity."""
    if lows[at] == "another" or lows[at : at + 2] == ("a", "second"):
        return Quantity(at, begin, Count.exact(1), additional=True, word="article")
    vague = _of("vague").match(lows, at)
    return Quantity(at, vague[0], bounded(None), word="vague") if vague else None


def _modifiers(lows: Sequence[str], at: int) -> tuple[str, bool, int]:
    """Read "at least", "a further", "some" and the like; give what they do and where they end."""
    modifier, additional = "exact", False
    for _ in range(3):
        found = _of("modifier").match(lows, at) if at < len(lows) else None
        if found is None:
            break
        at, value = found
        if value == "additional":
            additional = True
        elif value != "exact":
            modifier = value
    return modifier, additional, at


def _after(lows: Sequence[str], end: int, modifier: str) -> tuple[int, str]:
    """Read "or more" behind a number, and pass over the same number in brackets: "four (4)"."""
    if end + 2 < len(lows) and lows[end] == "(" and lows[end + 1].isdecimal() and lows[end + 2] == ")":
        end += 3
    found = _of("open").match(lows, end) if end < len(lows) else None
    return found or (end, modifier)


def _with(number: int | None, modifier: str) -> Count:
    """Give a number the bounds of its modifier."""
    if modifier == "fewer_than":
        return bounded(None if number is None else number - 1, Modifier.UP_TO)
    return bounded(number, Modifier(modifier))


def _plain(lows: Sequence[str], at: int, *, between: bool = False) -> Quantity | None:
    """Read a quantity without modifiers: a range, a number, a vague word, an article or an ordinal."""
    if between:
        low = _number(lows, at + 1) if at + 1 < len(lows) else None
        return _range(lows, at, low) if low else None
    if not lows[at][0].isdigit() and lows[at] not in _plain_firsts():
        return None
    if first := _hyphenated(lows[at]):
        return Quantity(at, at + 1, bounded(first[0], high=first[1]))
    if pair := _of("pair").match(lows, at):
        return Quantity(at, pair[0], Count.exact(int(pair[1])))
    share = lows[at] in numbers() and _of("vague").match(lows, at)  # "two thirds of"
    if not share and (found := _number(lows, at)):
        return _range(lows, at, found) or Quantity(at, found[0], Count.exact(found[1]))
    return _worded(lows, at)


def _worded(lows: Sequence[str], at: int) -> Quantity | None:
    """Read a vague word, an ordinal or an article."""
    if vague := _of("vague").match(lows, at):
        return Quantity(at, vague[0], bounded(None), word="vague")
    if ordinal := _of("ordinal").match(lows, at):
        return Quantity(at, ordinal[0], Count.exact(1), additional=True, word="ordinal")
    return _article(lows, at) if lows[at] in _ARTICLES else None


def _article(lows: Sequence[str], at: int) -> Quantity:
    """Read "a" as one, unless an ordinal follows: "a third"."""
    following = _of("ordinal").match(lows, at + 1) if at + 1 < len(lows) else None
    if following:
        return Quantity(at, following[0], Count.exact(1), additional=True, word="ordinal")
    return Quantity(at, at + 1, Count.exact(1), word="article")


def _range(lows: Sequence[str], at: int, low: tuple[int, int]) -> Quantity | None:
    """Read "10 to 15", "between 10 and 15", "five or six"."""
    end, number = low
    joined = end + 1 < len(lows) and lows[end] in ({"and", "to"} if lows[at] == "between" else _TO)
    high = _number(lows, end + 1) if joined else None
    if high is None or high[1] <= number or (lows[end] in _DASHES and high[1] in _YEARS):
        return None
    return Quantity(at, high[0], bounded(number, high=high[1]))


def _hyphenated(word: str) -> tuple[int, int] | None:
    """Read a range in one token: "10-15"."""
    low, dash, high = word.partition("-")
    if not dash or not low.isdecimal() or not high.isdecimal():
        return None
    first, last = numeral(low), numeral(high)
    return (first, last) if first is not None and last is not None and first < last else None


def _number(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a number in digits or words; give its end and value."""
    if lows[at] in {"half", "a", "an"}:
        return _fraction(lows, at)
    if (decimal := _decimal(lows, at)) is not None:
        return decimal
    if (one := _single(lows, at)) is not None:
        return at + 1, one
    values, end, digits = list[int](), at, numeral(lows[at]) is not None
    while end < len(lows) and end - at < 12:  # noqa: PLR2004 - no figure is said in more words
        value = _word(lows[end], values)
        if value is not None and digits and len(values) == 1 and value < 100:  # noqa: PLR2004
            break  # "on 17 February 2024 three children": no number is said half in digits, half in words
        if value is None:
            spoken = values and values[-1] >= 100 and not (digits and len(values) == 1)  # noqa: PLR2004
            joined = lows[end] == "and" and spoken and end + 1 < len(lows)
            if not (joined and (after := numbers().get(lows[end + 1])) is not None and after < values[-1]):
                break
            end += 1
            continue
        values.append(value)
        end += 1
    return (end, total(values)) if values else None


def _single(lows: Sequence[str], at: int) -> int | None:
    """Give the value of a number in one word: nothing that can be said of a larger one follows."""
    after = lows[at + 1] if at + 1 < len(lows) else ""
    if after == "and" or after in _scales():
        return None
    value = numeral(lows[at])
    return numbers().get(lows[at]) if value is None else value


def _word(word: str, values: list[int]) -> int | None:
    """Give the value of a number word that can stand after the ones before it."""
    value = numeral(word) if not values else None
    if value is None:
        value = numbers().get(word)
    if value is None and values and word == "dozen":
        value = 12
        values[-1:] = [values[-1] * value]
        return 0
    if value is None or not values:
        return value
    last = values[-1]
    follows = value >= 100 or (value < last and (last >= 100 or (20 <= last < 100 and value < 10)))  # noqa: PLR2004
    return value if follows and 0 not in values[1:] else None


def _decimal(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read "6.5 million"."""
    whole, dot, part = lows[at].partition(".")
    scale = numbers().get(lows[at + 1], 0) if at + 1 < len(lows) else 0
    if not dot or not (whole.isdecimal() and part.isdecimal()) or scale < 1000 or len(lows[at]) > 9:  # noqa: PLR2004
        return None
    return at + 2, round(float(lows[at]) * scale)


@cache
def _scales() -> dict[str, int]:
    return numbers() | {"dozen": 12}


def _fraction(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read "a hundred", "a dozen", "half a dozen", "half a million", "a half million"."""
    if tuple(lows[at : at + 4]) == ("a", "quarter", "of", "a") and at + 4 < len(lows) and lows[at + 4] in _scales():
        return at + 5, _scales()[lows[at + 4]] // 4
    rest = tuple(lows[at : at + 3])
    half = "half" in rest[:2]
    scale_at = at + 2 if half and len(rest) == 3 else at + 1  # noqa: PLR2004
    scale = _scales().get(lows[scale_at], 0) if scale_at < len(lows) else 0
    if scale < 12 or (scale == 12 and lows[scale_at] != "dozen") or 12 < scale < 100:  # noqa: PLR2004
        return None
    return scale_at + 1, scale // _HALF if half else scale
