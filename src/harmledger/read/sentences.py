"""Cut a text into sentences, each with its paragraph and what it is for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from harmledger.read.datelines import head
from harmledger.read.furniture import kinds
from harmledger.read.lexicon import phrases, rows
from harmledger.read.mentions import Sentence, SentenceKind
from harmledger.read.social import is_post, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

ARABIC = "\u0620"  # its first letter
WRAPPED = 60  # characters of a line that a post was wrapped to
LONGEST = 2_000  # characters; a longer run without a full stop is cut, so that a sentence's work stays bounded

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# Starts only where a run of marks starts, and never gives back what it took: linear whatever the text.
# The first character comes before what is asked of it, so that the search jumps from mark to mark.
_STOP = re.compile(
    r"[.!?…؟۔•](?:(?<!•)(?<![.!?…؟۔]{2})[.!?…؟۔]*+[\"”’')\]»]*+"
    r"(?:\s++(?=[\"“‘'(\[«•]?[A-Z0-9À-ÞА-Я\u0620-\u06FF])|(?<=[a-z0-9)]\.)(?=[A-Z][a-z]))"
    r"|(?<=\s•)\s)"
)
# A full stop that damage put between a number and its noun: "the deaths of 4. People of two streets …".
_BROKEN = re.compile(r"[^\n]{0,2}?of \d{1,3}\.\s(?:Civilians|People|Children|Women|Men|Fighters|Soldiers|Members)\b")
_NUMBERED = 3  # digits that the number of an item never has
_WORD = 12  # characters before a full stop that hold any abbreviation
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.]*)$")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(p for _, words in rows("harmledger.read.data", "abbreviations.tsv") for p in phrases(words))


def sentences(text: str, title: str | None = None) -> tuple[Sentence, ...]:
    """Cut a text into its sentences in order; headings, bullets and captions count as sentences."""
    lines = list(_lines(text))
    cut = list(_pieces(text, lines)) if is_post(text) else [(s, e, None) for s, e in lines]
    found: list[Sentence] = []
    given = kinds([text[s:e] for s, e, _ in cut], title)
    for paragraph, ((start, end, known), told) in enumerate(zip(cut, given, strict=True)):
        kind = known or told
        if kind is SentenceKind.BODY:
            begun = head(text, start, end)
            if begun > start:
                found.extend(Sentence(s, e, paragraph, SentenceKind.DATELINE) for s, e in _bounded(text, start, begun))
            found.extend(Sentence(s, e, paragraph, kind) for s, e in _split(text, begun, end))
        else:
            found.extend(Sentence(s, e, paragraph, kind) for s, e in _bounded(text, start, end))
    return tuple(found)


def _pieces(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int, SentenceKind | None]]:
    """Give what is left of the pieces of a post's lines without the space around them."""
    for start, end, kind in pieces(text, lines):
        if span := _trim(text, start, end):
            yield *span, kind


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the lines that hold something; a line that goes on in lower case belongs to the one before it."""
    held: tuple[int, int] | None = None
    for match in _LINE.finditer(text):
        span = _trim(text, match.start(), match.end())
        if span is None:
            continue
        if held and _goes_on(text, held, span):
            held = (held[0], span[1])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _goes_on(text: str, held: tuple[int, int], span: tuple[int, int]) -> bool:
    """Say whether a line is the rest of a line that was wrapped."""
    if text.count("\n", held[1], span[0]) != 1 or text[held[1] - 1] in ".!?:؟":
        return False
    if text[span[0]] >= ARABIC:
        return _ties(text[held[0] : held[1]], text[span[0] : span[1]])
    return text[span[0]].islower() and held[1] - held[0] > 40  # noqa: PLR2004 - a wrapped line is long


def _ties(line: str, following: str) -> bool:
    """Say whether a short line begins with a word that begins no sentence: «القبض» then «على متزعم …»."""
    if len(line) > WRAPPED or len(following) > WRAPPED or ":" in following:
        return False
    first = following.partition(" ")[0]
    return first in _tying() and line.partition(" ")[0] != first


@cache
def _tying() -> frozenset[str]:
    return frozenset(p for _, words in rows("harmledger.read.data", "ties.tsv") for p in phrases(words))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    kept = text[start:end].lstrip()
    begin = end - len(kept)
    return (begin, begin + len(kept.rstrip())) if kept else None


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line at its full stops and bullets, but not after abbreviations and initials or its first bullet."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        mark = text[stop.start()]
        if (mark == "•" and stop.start() == at) or (mark == "." and _abbreviated(text, at, stop.start())):
            continue
        yield from _bounded(text, at, stop.end())
        at = stop.end()
    yield from _bounded(text, at, end)


def _abbreviated(text: str, start: int, stop: int) -> bool:
    """Say whether the word before a full stop is an abbreviation or a person's initial."""
    last = text[max(start, stop - _WORD) : stop]
    if last[-1:].isdecimal():  # "1. Three soldiers died": the number of a list's item
        numbered = stop - start < _NUMBERED and text[start:stop].isdecimal()
        return numbered or _BROKEN.match(text, max(start, stop - 4)) is not None
    word = last.rpartition(" ")[2]
    if not word.isalpha():  # most are
        found = _WORD_BEFORE.search(last)
        word = found.group(1) if found else ""
    plain = word.lower().strip(".")
    told = plain in _abbreviations() or (len(plain) == 1 and word[0].isupper())
    return told and text[stop : stop + 2] != ".."


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give a sentence, in pieces cut at spaces where it is longer than any sentence is."""
    found: list[tuple[int, int]] = []
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        if span := _trim(text, start, cut):
            found.append(span)
        start = cut
    if span := _trim(text, start, end):
        found.append(span)
    return found
