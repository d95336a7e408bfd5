"""Numbers in running text: digits of any script, number words with "and" between them, ranges and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Count, Modifier
from harmledger.read.ar.letters import fold
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line

_DATA = "harmledger.read.ar.data"
LARGEST = 10**10
_TEEN, _HALF = fold("عشر"), fold("نصف")
_PLURALS = {fold("آلاف"), fold("ملايين")}  # alone they name no number
_TEN, _HUNDRED = 10, 100
_ROOM = {"unit": 2, "ten": 1, "teen": 1, "hundred": 100, "scale": 1000}  # after a unit only tens follow
_BETWEEN, _TO = fold("بين"), {fold("إلى"), "-", "–", "—"}
_FROM, _RISEN = "من", 9  # words within which a toll is said to rise
_OF = {fold(w) for w in ("عدد", "عددا", "العديد", "عديد", "كثير", "الكثير", "مجموعة")}  # only before "من"


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its bounds, and the words it takes."""

    end: int
    count: Count
    definite: bool = False
    digits: bool = False


@cache
def modifiers(side: str) -> Lexicon[Modifier]:
    """Give the passages that change the bounds of the number after or before them."""
    found = [
        (cut(p), Modifier(m))
        for m, where, column in rows(_DATA, "modifiers.tsv")
        if where == side
        for p in phrases(column)
    ]
    return Lexicon(found)


def counted(line: Line, at: int) -> Counted | None:
    """Read the number that begins at a word, with what modifies it on either side."""
    modifier, first = Modifier.EXACT, at
    if found := modifiers("before").match(line.stems, at):
        first, modifier = found
        if first >= len(line):
            return None
    if line.words[first].base == _BETWEEN or line.key(first) == "ما" + _BETWEEN:
        return _range(line, first + 1)
    value = number(line, first)
    if value is None:
        return _vague(line, first)
    end, amount = value
    if (high := _upper(line, end)) is not None and high[1] > amount:
        return Counted(high[0], bounded(amount, high=high[1]))
    word = line.words[first]
    if after := end < len(line) and modifiers("after").match(line.stems, end):
        end, modifier = after
    return Counted(end, bounded(amount, modifier), word.definite, word.value is not None)


def _vague(line: Line, at: int) -> Counted | None:
    """Read "dozens", "a number of": a plural of numbers that names none."""
    word = line.words[at]
    if word.numeral is None or not (word.numeral.kind == "vague" or word.base in _PLURALS):
        return None
    if word.stem in _OF and line.key(at + 1) not in {"من", "اخر"}:
        return None  # "عدد الشهداء" asks for its number
    end = at + 1 + (line.key(at + 1) == "اخر" and line.key(at + 2) == "من")  # "another number of"
    while end < len(line) and (n := line.words[end].numeral) and n.kind in {"vague", "scale"}:
        end += 1
    return Counted(end, bounded(None))


def _range(line: Line, at: int) -> Counted | None:
    """Read "between ten and fifteen"."""
    low = number(line, at) if at < len(line) else None
    if low is None or low[0] >= len(line):
        return None
    high = number(line, low[0]) if line.words[low[0]].lead == "و" else None
    return Counted(high[0], bounded(low[1], high=high[1])) if high else None


def _upper(line: Line, at: int) -> tuple[int, int] | None:
    """Read the upper end of "10-15", "10 إلى 15"."""
    if at + 1 >= len(line) or (line.words[at].base not in _TO and line.key(at) not in _TO):
        return None
    if line.key(at - 2) == _FROM and any("rise" in w.cues for w in line.words[max(0, at - _RISEN) : at]):
        return None  # "ارتفع العدد من خمسة إلى ثمانية": two tolls
    return number(line, at + 1)


def number(line: Line, at: int) -> tuple[int, int] | None:
    """Read a number at a word: its end and its value."""
    word = line.words[at]
    after = line.words[at + 1].numeral if at + 1 < len(line) else None
    if word.key == _HALF and after and after.kind == "scale":
        return at + 2, after.value // 2
    if word.value is not None:
        return _scaled(line, at + 1, word.value)
    if word.numeral is None or word.numeral.kind == "vague" or word.base in _PLURALS:
        return None
    return _spelled(line, at)


def _scaled(line: Line, at: int, value: float) -> tuple[int, int] | None:
    """Read the scale word behind digits: "3 آلاف", "2.5 مليون"."""
    if value > LARGEST:
        return None
    scale = line.words[at].numeral if at < len(line) and not line.words[at].lead else None
    if not (scale and scale.kind == "scale" and scale.value in {1000, 10**6}):
        return at, int(value)
    rest = line.words[at + 1] if at + 1 < len(line) else None
    again = line.words[at + 2].numeral if at + 2 < len(line) else None  # "بين 250 ألفا و300 ألف"
    whole = again is None or again.kind != "scale"
    if rest and rest.lead == "و" and rest.value is not None and rest.value < scale.value and whole:  # "3 آلاف و400"
        return at + 2, int(value * scale.value + rest.value)
    return at + 1, int(value * scale.value)


def _spelled(line: Line, at: int) -> tuple[int, int] | None:
    """Read number words in the order they are said: "مئتين واثني عشر", "ألف وثمانمئة وسبعة وستين"."""
    whole = part = 0
    end, room = at, LARGEST  # what follows must be smaller than what was said last
    while end < len(line) and whole < LARGEST:
        found = _step(line, end, room=room, part=part)
        if found is None:
            break
        end, kind, value = found
        if kind == "scale":
            whole, part, room = whole + max(part, 1) * value, 0, value
        elif kind == "times":
            part, room = part * value, value
        else:
            part, room = part + value, _ROOM[kind]
    return (end, whole + part) if end > at else None


def _step(line: Line, at: int, *, room: int, part: int) -> tuple[int, str, int] | None:
    """Read one more part of a number in words: its end, how it joins and its value; None where it may not follow."""
    word, first = line.words[at], room == LARGEST
    found = word.numeral
    if found is None or found.kind == "vague" or not (first or word.lead == "و" or found.value >= _HUNDRED):
        return None
    if found.value < _TEN and _ten(line, at + 1):
        return (at + 2, "teen", found.value + _TEN) if room >= _HUNDRED else None
    if found.kind == "scale" and not word.lead:
        return (at + 1, "scale", found.value) if first or part else None
    if found.value == _HUNDRED and not word.lead and 2 < part < _TEN:  # noqa: PLR2004 - "ثلاث مئة"
        return at + 1, "times", _HUNDRED
    fits = found.value < room or (found.kind == "ten" and room == _ROOM["unit"])
    kind = "unit" if _before_ten(line, at + 1) else found.kind
    joins = kind != "teen" and fits and (first or word.lead == "و")
    return (at + 1, kind, found.value) if joins else None


def _before_ten(line: Line, at: int) -> bool:
    """Say whether twenty and the like go on with a number: "إحدى وأربعون"."""
    after = line.words[at] if at < len(line) else None
    return after is not None and after.lead == "و" and after.numeral is not None and after.numeral.kind == "ten"


def _ten(line: Line, at: int) -> bool:
    """Say whether a word is the "ten" of a number between eleven and nineteen."""
    if at >= len(line) or line.words[at].lead:
        return False
    numeral = line.words[at].numeral
    return numeral is not None and numeral.value == _TEN
