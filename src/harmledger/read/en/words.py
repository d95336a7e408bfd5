"""English tokens: numerals, ranges, ages and hyphenated words stay whole, a possessive 's stands apart."""

from __future__ import annotations

import re
from functools import cache

from harmledger.read.lexicon import Memo, phrases, rows
from harmledger.read.tokens import Tokens, tokenise

DATA = "harmledger.read.en.data"

_L = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿʿʾ"
_PATTERN = re.compile(
    r"[A-Za-z][a-z]*+(?=[ ,])"  # most words: seen at once
    r"|[.,](?= )"
    r"|(?=\d)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+(?:\.\d+)?(?:st|nd|rd|th|am|pm|km|m|kg|cm|mm)\b"
    r"|\d+[-–]\d+(?![\w-])"
    rf"|\d+(?:\.\d+)?(?:[-–][{_L}]+)*)"
    r"|[A-Z]{3,}(?=-[A-Z][a-z])"
    r"|(?:[A-Za-z]\.){2,}"
    r"|['’]s(?!\w)"
    rf"|[{_L}]+(?:(?!['’]s(?!\w))[-'’`‘*]+[{_L}]+)*"
    r"|\S"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "*": None})


_MARKS = {"“": '"', "”": '"', "’": "'", "‘": "'", "`": "'", "–": "-", "—": "-"}


def _fold(word: str) -> str:
    """Fold a word for look-up. Marks put into words to slip past filters are taken out: "kil*led", "kil-led"."""
    low = word.lower()
    if low.isascii() and low.isalnum():
        return low
    plain = low.translate(_QUOTES) if len(low) > 1 else _MARKS.get(low, low)
    if "-" in plain and (joined := plain.replace("-", "")) in _dodged():
        return joined
    return plain


@cache
def _dodged() -> frozenset[str]:
    """Give the words of harm that posts hyphenate to slip past filters."""
    return frozenset(w for *_, column in rows(DATA, "harm.tsv") for w in phrases(column) if " " not in w)


_FOLDED = Memo(_fold)


def cut(text: str, start: int, end: int) -> Tokens:
    """Cut a sentence into tokens."""
    return tokenise(text, start, end, pattern=_PATTERN, fold=_FOLDED.__getitem__)


_APART = 7  # tokens that quotation marks around a name or a single term hold at most
_SPEECH = {",", ".", "!", "?", ":", ";", '"'}


def unquoted(tokens: Tokens) -> Tokens:
    """Take out the quotation marks around a name or a term: "sustained “minor injuries”"; those of speech stay."""
    lows, marks = tokens.lows, set[int]()
    for at, low in enumerate(lows):
        if low != '"' or at in marks or lows[at - 1 : at] in {(",",), (":",)}:
            continue
        end = next((t for t in range(at + 1, min(at + _APART + 1, len(lows))) if lows[t] in _SPEECH), None)
        if end is not None and lows[end] == '"' and end > at + 1:
            marks |= {at, end}
    return tokens.without(marks) if marks else tokens


def split(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of a word list as the text is cut."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())  # most: three times as fast
    return cut(phrase, 0, len(phrase)).lows
