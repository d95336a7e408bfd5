"""Names of people in English: runs of capitalised words that are no place, party or common word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from harmledger.locate import key
from harmledger.read.ar.forms import given_names
from harmledger.read.en.places import places
from harmledger.read.en.words import DATA
from harmledger.read.lexicon import phrases, rows
from harmledger.review.names import folded
from harmledger.web.persons.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.en.line import Line
    from harmledger.read.mentions import PlaceMention

CAPITAL = re.compile("[A-ZÀ-Þ]")
SMALL = re.compile(r"\b[a-zß-ÿ][\w'’-]*")
LEAST = 3  # letters of a word that is hidden by itself
HEADLINE = 0.6  # share of capitalised words from which a line is a headline
FAR = 6  # tokens between two names of one list: ages stand there
LIST = listed("english")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words at the tokens `start` to `end`."""

    start: int
    end: int
    words: tuple[str, ...]  # without particles


def small(text: str) -> frozenset[str]:
    """Give the words that a text writes small somewhere: capitalised they are no names."""
    return frozenset(SMALL.findall(text))


def persons(line: Line, lowered: frozenset[str], grounds: frozenset[str]) -> list[tuple[str, ...]]:
    """Give the names of a sentence, each whole and by its words; `grounds` are known names of places, folded."""
    runs = (run for run in _runs(line, lowered) if _is_told(line, run) or folded(_written(line, run)) not in grounds)
    where = list(places(line, 0))
    able = [run for run in runs if not _is_place(line, run, where) and not _is_body(line, run)]
    sure = [run for run in able if _is_person(line, run, headline=_is_headline(line))]
    return [_parts(line, run) for run in _listed(line, able, sure)]


def others(line: Line) -> set[str]:
    """Give the names of places and parties that may hold a person's."""
    spans = [(place.start, place.end) for place in places(line, 0)]
    spans += [line.span(hit.start, hit.end) for hit in line.parties.values()]
    return {line.tokens.text[start:end] for start, end in spans}


def _runs(line: Line, lowered: frozenset[str]) -> Iterator[Run]:
    common = (
        *(line.parties, line.cues, line.weapons, line.attacks, line.targets),
        *(line.nouns, line.harms, line.speech, line.effects),
    )
    taken = {t for hits in common for hit in hits.values() for t in range(hit.start, hit.end)}
    at = 0
    while at < len(line.lows):
        end = at
        while end < len(line.lows) and _is_part(line, end, taken, lowered):
            end += 1
        words = tuple(word for word in line.tokens.words[at:end] if word.casefold() not in _words("inside"))
        if words:
            yield Run(at, end, words)
        at = max(end, at + 1)


def _is_part(line: Line, at: int, taken: set[int], lowered: frozenset[str]) -> bool:
    """Tell whether a token may be part of a name."""
    word, low = line.tokens.words[at], line.lows[at]
    if low in _words("inside") - {"of", "the", "at"}:
        return True
    tail = word.rpartition("-")[2]
    if not (word[0].isupper() or (low.startswith(("al-", "el-")) and tail[:1].isupper())):
        return False
    return low not in _words("stop") and low not in _words("direction") and at not in taken and low not in lowered


def _is_person(line: Line, run: Run, *, headline: bool) -> bool:
    named = any(map(_is_given, run.words))
    if headline:
        return named
    leading = run.end - run.start > len(run.words)  # "Abu Omar", "al-Khatib"
    return named or len(run.words) > 1 or leading or _is_told(line, run)


def _is_told(line: Line, run: Run) -> bool:
    """Tell whether a kinsman's, person's or family's word stands beside a single name."""
    before = line.lows[run.start - 1] if run.start else ""
    noun = any(hit.end == run.start for hit in line.nouns.values())
    return noun or before in _words("person") - {"by"} or "family" in line.lows[run.end : run.end + 2]


def _is_place(line: Line, run: Run, where: list[PlaceMention]) -> bool:
    """Tell whether a run stands as a place; a given name at its head speaks against it unless it stands alone."""
    if "family" in line.lows[run.end : run.end + 2]:
        return False
    if run.words[0].casefold() in LIST["grounds"]:
        return True
    start, end = line.span(run.start, run.end)
    found = next((place for place in where if place.start < end and start < place.end), None)
    if found is None:
        return False
    return found.cue is not None or (found.sure and (len(run.words) == 1 or not _is_given(run.words[0])))


def _is_body(line: Line, run: Run) -> bool:
    """Tell whether a run begins an organisation's name: "Sahel Relief Group"."""
    return bool(_words("body") & set(line.lows[run.end - 1 : run.end + 2]))


def _is_headline(line: Line) -> bool:
    longer = [word for word in line.tokens.words if len(word) > LEAST and word.isalpha()]
    return len(longer) > LEAST and sum(word[0].isupper() for word in longer) >= HEADLINE * len(longer)


def _listed(line: Line, able: list[Run], sure: list[Run]) -> list[Run]:
    """Add what stands in one list with a person: "Samir Azizi, Rima and Yazan"."""
    found, grown = set(sure), True
    pairs = [(left, right) for left, right in pairwise(able) if _joined(line, left, right)]
    while grown:
        more = {run for pair in pairs if found & set(pair) for run in pair} - found
        grown, found = bool(more), found | more
    return sorted(found, key=lambda run: run.start)


def _joined(line: Line, left: Run, right: Run) -> bool:
    between = line.lows[left.end : right.start]
    return 0 < len(between) <= FAR and all(low in LIST["joins"] or low.isdecimal() for low in between)


def _written(line: Line, run: Run) -> str:
    start, end = line.span(run.start, run.end)
    return line.tokens.text[start:end]


def _parts(line: Line, run: Run) -> tuple[str, ...]:
    words = (part for word in run.words for part in (word, *re.split("[-–]", word)))
    return (_written(line, run), *(word for word in words if len(word) >= LEAST))


@cache
def _words(kind: str) -> frozenset[str]:
    """Give the words of one kind in the reader's list."""
    return frozenset(p for k, column in rows(DATA, "names.tsv") if k == kind for p in phrases(column))


@lru_cache(maxsize=1 << 14)
def _is_given(word: str) -> bool:
    """Tell whether a word is a given name of the region in any romanisation."""
    return any(key.strict(part) in _given() for part in re.split("[-–]", word) if len(part) >= LEAST)


@cache
def _given() -> frozenset[str]:
    return frozenset(key.strict(name) for name in given_names())
