"""In which language a passage is written: told by its letters, and in Latin script by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from harmledger.read.letters import letters
from harmledger.read.lexicon import phrases, rows

_SAMPLE = 5_000  # characters that settle the language of a long text
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
_WITHIN = re.compile(r"[\0-ɏ]+")  # Latin script with its marks and spaces: mostly all there is, or very little
_ARABIC = re.compile(r"[\u0620-\u064A\u0671-\u06D3]+")
_OTHER = (
    ("he", re.compile(r"[\u05D0-\u05EA]+")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]+")),
    ("ru", re.compile(r"[А-Яа-яЁё]+")),
)
_PERSIAN = re.compile(r"[پچژگ]")
_SORANI = re.compile(r"[ەێۆڵڕ]")
_WORD = re.compile(r"[a-zß-ɏ]+")
_ACCENTED = re.compile(r"[À-ɏ]")
# A letter without which a passage is Arabic or tells no language: of Latin script, of Persian, Sorani or another.
_NOT_ARABIC = re.compile("[A-Za-zÀ-ɏپچژگەێۆڵڕ\u05d0-\u05eaіїєґІЇЄҐА-Яа-яЁё]")


@cache
def _votes() -> dict[str, tuple[str, ...]]:
    """Map each frequent word to the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in rows("harmledger.read.data", "languages.tsv"):
        for word in phrases(words):
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def _english() -> frozenset[str]:
    return frozenset(word for word, codes in _votes().items() if "en" in codes)


def is_arabic_at_most(sample: str) -> bool:
    """Say whether a passage, if any language can be told of it, is surely Arabic: seen at once, without counting."""
    return _NOT_ARABIC.search(sample) is None


def language(text: str) -> str:
    """Give the code of the language of a text: "en", "ar", another, or "und" where nothing tells."""
    sample = text[:_SAMPLE]
    rest = "" if sample.isascii() else _WITHIN.sub("", sample)
    if not rest or not _scripted(rest):
        return _latin_script(sample) if _LATIN.search(sample) else "und"
    latin, arabic = _letters(_LATIN, sample), _letters(_ARABIC, rest)
    if not latin and not arabic:
        return next(code for code, letters in _OTHER if letters.search(rest))
    if 2 * arabic < len(rest) and (other := _other(rest, latin + arabic)):
        return other
    return _arabic_script(sample, arabic) if arabic >= latin else _latin_script(sample)


def _other(rest: str, known: int) -> str | None:
    """Give the language of a script that has more letters here than Latin and Arabic together."""
    others = {code: _letters(letters, rest) for code, letters in _OTHER}
    if max(others.values()) <= known:
        return None
    return "uk" if others["uk"] * 25 > others["ru"] > 0 else max(others, key=lambda code: others[code])


def _scripted(rest: str) -> bool:
    """Say whether a letter of a script other than Latin is left, not only marks: quotes, dashes, bullets."""
    return any(letters.search(rest) for letters in (_ARABIC, *(letters for _, letters in _OTHER)))


def _letters(script: re.Pattern[str], text: str) -> int:
    """Count the letters of a script, run by run."""
    return sum(map(len, script.findall(text)))


def _arabic_script(sample: str, letters: int) -> str:
    """Tell Arabic from Persian and Sorani, which have letters of their own."""
    if len(_SORANI.findall(sample)) * 20 > letters:
        return "ckb"
    return "fa" if len(_PERSIAN.findall(sample)) * 20 > letters else "ar"


def _latin_script(sample: str) -> str:
    """Let the frequent words vote; a text too short for any is read as English."""
    plain, votes = sample.isascii() or not _ACCENTED.search(sample), _votes()
    words = letters(sample).split() if plain else _WORD.findall(sample.lower())
    known = sum(map(votes.__contains__, words))
    if not known:
        return "en" if len(words) < 12 else "und"  # noqa: PLR2004 - a headline may have no frequent word
    if sum(map(_english().__contains__, words)) * 4 >= known * 3:
        return "en"  # no other language can have so many more of them
    tally: dict[str, int] = {}
    for word, count in Counter(filter(votes.__contains__, words)).items():
        for code in votes[word]:
            tally[code] = tally.get(code, 0) + count
    best = max(tally, key=lambda code: tally[code])
    return "en" if tally.get("en", 0) * 4 >= tally[best] * 3 else best
