"""Names that may be places: behind words such as «قرية», behind prepositions, and those known everywhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Precision
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import Near, PlaceMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line

LONGEST = 4  # words of a name
_QUOTES = {'"', "“", "”", "«", "»", "(", "'"}
_WEAK = {Near.AT, Near.WITHIN, Near.BETWEEN}  # prepositions that vouch for nothing


@cache
def _cues() -> Lexicon[tuple[str, str]]:
    return Lexicon((cut(p), (cue, near)) for cue, near, column in rows(DATA, "places.tsv") for p in phrases(column))


def places(line: Line, sentence: int) -> Iterator[PlaceMention]:
    """Give the names of a sentence that may be places, in text order."""
    at, listed = 0, 0
    while at < len(line):
        matched = _cues().match(line.stems, at)
        if matched is None:
            at += 1
            continue
        end, (cue, near) = matched
        if near == "known":
            yield _known(line, at, end, cue, sentence)
            at = end
            continue
        names = list(_names(line, end, cue, near, sentence, listed))
        yield from names
        listed += 1
        at = _after(line, end, names)


def _after(line: Line, end: int, names: list[PlaceMention]) -> int:
    """Go on behind the first word of the last name, so that a cue inside a longer name is still seen."""
    if not names:
        return end
    return next((i for i in range(end, len(line)) if line.ends[i] >= names[-1].end), end - 1) + 1


def _known(line: Line, at: int, end: int, cue: str, sentence: int) -> PlaceMention:
    """Give a name known everywhere; behind a direction or another place it is the wider one."""
    start = line.starts[at] + (len(line.words[at].lead) + len(line.words[at].prep) if line.words[at].prep or line.words[at].lead else 0)
    start = start if line.text[start : line.ends[at]] else line.starts[at]
    name = line.text[start : line.ends[end - 1]]
    near = Near.AT if cue == "region" else Near.WITHIN
    return PlaceMention(start, line.ends[end - 1], sentence, name=name, near=near, cue=Precision(cue), longest=line.ends[end - 1])


def _names(line: Line, at: int, cue: str, near: str, sentence: int, listed: int) -> Iterator[PlaceMention]:
    """Give the name, or the names of a list, that stand behind a cue."""
    found: list[tuple[int, int]] = []
    while at < len(line) and len(found) < 40:  # noqa: PLR2004
        while at < len(line) and (line.key(at) in _QUOTES or line.key(at) in {":", "من"}) and at < len(line) - 1:
            at += 1
        end = _reach(line, at, first=True)
        if end == at or (found and not line.words[at].lead):
            break
        found.append((at, end))
        at = end
        while at < len(line) and line.key(at) in _QUOTES:
            at += 1
        if not (at < len(line) and (line.words[at].lead == "و" and cue != "-") and not line.words[at].verb):
            if not (cue != "-" and line.key(at) == "،" and at + 1 < len(line) and line.words[at + 1].lead == "و" and _plain(line, at + 1) and len(found) > 1):
                break
            at += 1
    sure = cue != "-" or Near(near) not in _WEAK
    many = listed if len(found) > 1 else None
    for first, last in found:
        yield _mention(line, first, last, cue, Near(near), sentence, many, sure=sure)


def _mention(
    line: Line, first: int, last: int, cue: str, near: Near, sentence: int, listed: int | None, *, sure: bool
) -> PlaceMention:
    word = line.words[first]
    start = line.starts[first] + (1 if word.lead and line.text[line.starts[first]] in "وف" else 0)
    return PlaceMention(
        start,
        line.ends[first],
        sentence,
        name=line.text[start : line.ends[last - 1]],
        near=near,
        cue=Precision(cue) if cue != "-" else None,
        longest=line.ends[last - 1],
        listed=listed,
        sure=sure,
    )


def _reach(line: Line, at: int, *, first: bool) -> int:
    """Give the end of the longest run of words that may be one name."""
    end = at
    while end < len(line) and end - at < LONGEST and _plain(line, end, inside=end > at):
        end += 1
        if end < len(line) and (line.words[end].lead or line.words[end].prep in {"ب", "ل"} and line.words[end].known):
            break
    return end


def _plain(line: Line, at: int, *, inside: bool = False) -> bool:
    """Say whether a word may belong to a place name: no word of the grammar, no number, no mark."""
    word = line.words[at]
    if word.value is not None or not word.key[0].isalpha() or word.key.isascii() or word.verb or word.numeral:
        return False
    if _cues().match(line.stems, at):
        return inside and word.stem in _INSIDE
    if word.person and (word.person.number > 1 or word.definite) and word.stem not in _INSIDE:
        return False
    return not (word.cues - {"nasab", "honorific", "thing"}) or word.stem in _INSIDE


_INSIDE = {"جبل", "وادي", "سد", "جسر", "الشيخ", "شيخ", "قلعة", "الفرسان", "الشرقية", "الغربية"}
