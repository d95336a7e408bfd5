"""Names of people in Arabic, where no capital marks them: given names, what follows a title, and bare lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harmledger.read.ar.forms import ONE, cues
from harmledger.read.ar.letters import fold
from harmledger.read.ar.names import begins, could_begin, name_end
from harmledger.read.ar.parties import spans, spot
from harmledger.read.ar.places import places
from harmledger.review.names import folded
from harmledger.web.persons.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

LETTER = re.compile("[\u0621-\u064a]")
SHORT = 3  # letters of the shortest word that is hidden by itself
FAMILIES = frozenset(map(fold, listed("arabic")["families"]))
ITEM = range(2, 7)  # words of a list's item that is a name
TITLES = frozenset({"title", "kin", "family"})


def persons(line: Line, sentence: int, grounds: frozenset[str]) -> list[tuple[str, ...]]:
    """Give the names of a sentence, each whole and by its words; `grounds` are known names of places, folded."""
    if _is_item(line):
        return [_parts(line, 0, len(line))]
    taken, found, at = _taken(line, sentence), [], 0
    while at < len(line):
        end = at if at in taken else _end(line, at, after_party=at - 1 in taken)
        if end > at:
            found.append(_parts(line, at, end))
        at = max(end, at + 1)
    return [parts for parts in found if folded(parts[0]) not in grounds]


def others(line: Line, sentence: int) -> set[str]:
    """Give the names of places and parties that may hold a person's."""
    found = {
        line.text[place.start : place.longest or place.end]
        for place in places(line, sentence, spans(spot(line)))
        if place.sure
    }
    return found | {line.text[line.starts[first] : line.ends[last - 1]] for first, last, _ in spot(line)}


def _taken(line: Line, sentence: int) -> set[int]:
    """Give the words of parties, and of places that a word beside them vouches for."""
    parties = spans(spot(line))
    sure = [place for place in places(line, sentence, parties) if place.cue is not None]
    inside = {
        at for place in sure for at in range(len(line)) if place.start <= line.starts[at] < (place.longest or place.end)
    }
    return set(parties) | inside


def _end(line: Line, at: int, *, after_party: bool) -> int:
    """Give the end of the name that begins at a word, or the word itself. "المدني" in a party's name is no title."""
    titled = at > 0 and not after_party and _is_title(line, at - 1)
    after = line.words[at + 1] if at + 1 < len(line) else None
    if after and after.definite and after.person and not titled:
        return at  # "أسماء الشهداء" are names, no woman of that name
    if begins(line, at) or could_begin(line, at) or titled:
        return name_end(line, at, titled=titled)
    return at


def _is_title(line: Line, at: int) -> bool:
    """Tell whether a word stands before a name: an honorific, a kinsman, a person's office, a family."""
    word = line.words[at]
    if "honorific" in cues().get(word.key, ()) or word.base in FAMILIES:
        return True
    person = word.person
    return person is not None and person.number == ONE and bool(person.features & TITLES)


def _is_item(line: Line) -> bool:
    """Tell whether a line is a list's item, or holds a given name, and nothing but words that no lexicon knows."""
    words = [word for word in line.words if word.key[:1].isalpha()]
    unknown = all(LETTER.match(word.key) and (word.name is not None or not word.known) for word in words)
    listed = len(words) < len(line) or any(word.name is not None for word in words)
    return unknown and listed and len(words) in ITEM


def _parts(line: Line, first: int, last: int) -> tuple[str, ...]:
    text, words = line.text, list(_bare(line, first, last))
    return (text[line.starts[first] : line.ends[last - 1]], *(text[start:end] for start, end in words))


def _bare(line: Line, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Give where the words of a name stand that are hidden by themselves, without what leans on them."""
    for at in range(first, last):
        word = line.words[at]
        start = line.starts[at] + len(word.lead) + len(word.prep)
        if line.ends[at] - start >= SHORT and _is_name(word):
            yield start, line.ends[at]


def _is_name(word: Word) -> bool:
    return LETTER.match(word.key) is not None and (word.name is not None or not word.known)
