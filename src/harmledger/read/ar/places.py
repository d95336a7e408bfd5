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
    from collections.abc import Collection, Iterator

    from harmledger.read.ar.lines import Line

LONGEST = 4  # words of a name
_QUOTES = {'"', "“", "”", "«", "»", "(", "'"}


@cache
def _cues() -> Lexicon[tuple[str, str]]:
    return Lexicon((cut(p), (cue, near)) for cue, near, column in rows(DATA, "places.tsv") for p in phrases(column))


def places(line: Line, sentence: int, taken: Collection[int]) -> Iterator[PlaceMention]:
    """Give the names of a sentence that may be places, in text order; `taken` are the words of parties' names."""
    at, listed = 0, 0
    while at < len(line):
        matched = None if line.words[at].plain or at in taken else _cues().match(line.stems, at)
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
    near = Near.WITHIN if cue == "governorate" else Near.ACROSS
    return PlaceMention(start, line.ends[end - 1], sentence, name=name, near=near, cue=Precision(cue), longest=line.ends[end - 1])


def _names(line: Line, at: int, cue: str, near: str, sentence: int, listed: int) -> Iterator[PlaceMention]:
    """Give the name, or the names of a list, that stand behind a cue."""
    found: list[tuple[int, int]] = []
    opened_at = at - 1
    while at < len(line) and len(found) < 40:  # noqa: PLR2004
        while at < len(line) and (line.key(at) in _QUOTES or line.key(at) in {":", "من"}) and at < len(line) - 1:
            at += 1
        if at < len(line) and "noname" in line.words[at].cues and cue in {"-", "village", "town", "region", "district"}:
            break
        if cue == "-" and at < len(line) and line.words[at].known and line.words[at].name is None and not _cues().match(line.stems, at):
            break
        end = _reach(line, at)
        if end == at or (found and not _anded(line, at)):
            break
        found.append((at, end))
        at = end
        while at < len(line) and line.key(at) in _QUOTES:
            at += 1
        if not (cue != "-" and at < len(line) and _anded(line, at)):
            break
    sure = cue != "-"
    many = listed if len(found) > 1 else None
    if cue == "exact" and found and not line.words[at - 1].key.isascii():
        found[0] = (opened_at, min(found[0][1], opened_at + 2))
    for first, last in found:
        yield _mention(line, first, last, cue, Near(near), sentence, many, sure=sure and cue != "district")


def _mention(
    line: Line, first: int, last: int, cue: str, near: Near, sentence: int, listed: int | None, *, sure: bool
) -> PlaceMention:
    quoted = first > 0 and line.key(first - 1) in _QUOTES and line.key(last) in _QUOTES
    word = line.words[first]
    start = line.starts[first] + (1 if first > 0 and _anded(line, first) and line.text[line.starts[first]] == "و" else 0)
    return PlaceMention(
        start,
        line.ends[last - 1] if quoted or cue == "exact" else line.ends[first],
        sentence,
        name=line.text[start : line.ends[last - 1]],
        near=near,
        cue=Precision(cue) if cue != "-" else None,
        longest=line.ends[last - 1],
        listed=listed,
        sure=sure,
    )


def _reach(line: Line, at: int) -> int:
    """Give the end of the longest run of words that may be one name."""
    end = at
    if end < len(line) and line.words[end].prep and line.words[end].known:
        return at
    while end < len(line) and end - at < LONGEST and _plain(line, end, inside=end > at):
        end += 1
        if end < len(line) and (_anded(line, end) or (line.words[end].prep in {"ب", "ل"})):
            break
    return end


def _anded(line: Line, at: int) -> bool:
    """Say whether a word begins with "and": told by the lexicons, or guessed of a name that none knows."""
    word = line.words[at]
    if word.lead:
        return word.lead == "و" and word.verb is None and word.numeral is None
    return word.key.startswith("و") and len(word.key) > 3 and not word.known and word.key not in {"وادي"}  # noqa: PLR2004


def _plain(line: Line, at: int, *, inside: bool = False) -> bool:
    """Say whether a word may belong to a place name: no word of the grammar, no number, no mark."""
    word = line.words[at]
    if word.value is not None or not word.key[0].isalpha() or word.key.isascii() or word.verb or word.numeral:
        return False
    if _cues().match(line.stems, at):
        return word.stem in _INSIDE
    if word.person and "honorific" in word.cues and word.person.number == 1:
        return True
    if word.person and (word.person.number > 1 or word.definite) and word.stem not in _INSIDE:
        return False
    if "noname" in word.cues and inside:
        return word.stem in _INSIDE
    return not (word.cues - {"nasab", "honorific", "thing", "noname", "held", "doer", "generic"}) or word.stem in _INSIDE


_INSIDE = {"جبل", "وادي", "سد", "جسر", "الشيخ", "شيخ", "قلعة", "الفرسان", "الشرقية", "الغربية"}
