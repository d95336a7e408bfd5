"""Names of persons: how far one reaches, and whether a word begins one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Sex
from harmledger.read.ar.forms import DATA, ONE, cues, given_names
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

LONGEST = 6  # words of a name
_QUOTES = {'"', "“", "”", "«", "»", "'", "(", "/", ":"}
_AROUND = {"(", ")", "،", '"', "”", "»"}
_BY_PARTICLE = {"ابو": Sex.MALE, "عبد": Sex.MALE, "ام": Sex.FEMALE}
_AGE = {"عام", "عاما", "سنة", "سنوات", "سنين", "اعوام", "ربيعا", "العمر"}


@cache
def _particles() -> frozenset[str]:
    return frozenset(word for word, does in cues().items() if "nasab" in does)


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word for word, does in cues().items() if "honorific" in does)


@cache
def _formulas() -> Lexicon[bool]:
    return Lexicon((cut(p), True) for (column,) in rows(DATA, "formulas.tsv") for p in phrases(column))


def begins(line: Line, at: int) -> bool:
    """Say whether a personal name begins at a word: a common given name, or "أبو" and the like before a word."""
    if at >= len(line):
        return False
    word = line.words[at]
    if word.lead == "ف" or word.prep or word.verb or "unreal" in word.cues:
        return False
    return word.name in {Sex.MALE, Sex.FEMALE} or (word.key in {"عبد", "ابو"} and at + 1 < len(line))


def could_begin(line: Line, at: int) -> bool:
    """Say whether a word that no lexicon knows begins a name: a given name follows it."""
    if at + 1 >= len(line):
        return False
    word, after = line.words[at], line.words[at + 1]
    plain = not word.known and word.key[0].isalpha() and not word.key.isascii() and not word.lead and not word.definite
    return plain and after.name is not None and not after.lead


def name_end(line: Line, at: int, *, titled: bool = False) -> int:
    """Give the end of the name, age and honorifics that stand at a word; the word itself where there is none."""
    formula = _formulas().match(line.stems, at) if titled and at < len(line) else None
    end, taken = formula[0] if formula else at, 0
    opened = False
    while end < len(line) and taken < LONGEST:
        word = line.words[end]
        if word.key in _QUOTES and not (taken and word.key == ":"):
            opened = word.key not in {"/", ":"}
        elif not _part(line, end, taken=taken, opened=opened or titled):
            break
        else:
            taken += 1
        end += 1
    if not taken:
        return at
    while end > at and line.key(end - 1) in {"(", ":", "/", "«", "“"}:
        end -= 1
    return _age_end(line, end)


def _part(line: Line, at: int, *, taken: int, opened: bool) -> bool:
    """Say whether a word is part of a name."""
    word = line.words[at]
    if word.value is not None or (word.lead and word.name is None) or not word.key[0].isalpha():
        return False
    named = word.name is not None or word.base in given_names()
    if named or word.key in _particles() or word.key in _honorifics():
        return not (word.lead and taken)
    if taken and word.definite and (_trade(word) or word.base in _particles()):
        return True  # a family's name: "فلان الحلاق", "فلان العبد"
    plain = word.key == word.stem and not word.cues and not word.verb and not word.person and not word.numeral
    return plain and not word.known and (taken > 0 or opened)


def _trade(word: Word) -> bool:
    return word.person is not None and word.person.number == ONE and word.person.harm is None


def _age_end(line: Line, at: int) -> int:
    """Pass over an age behind a name: "(45 عاما)", "10 سنوات", "(45)"."""
    end, told = at, False
    while end < len(line) and end - at < LONGEST and _of_age(line, end) and not (told and line.words[end].value):
        told = told or line.words[end].base in _AGE
        end += 1
    bracketed = line.key(at) == "(" and any(line.words[i].value is not None for i in range(at, end))
    return end if told or bracketed else _closed(line, at)


def _of_age(line: Line, at: int) -> bool:
    word = line.words[at]
    return word.value is not None or word.base in _AGE or word.key in _AROUND


def _closed(line: Line, at: int) -> int:
    return at + 1 if line.key(at) in {'"', "”", "»", ")"} else at


def sex(line: Line, at: int) -> Sex:
    """Tell the sex that a given name shows."""
    found = line.words[at].name
    if found is not None:
        return found
    return _BY_PARTICLE.get(line.key(at), Sex.UNKNOWN)
