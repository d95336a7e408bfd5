"""A cheap test: whether a text can tell of harm or of an attack at all. Most news does not, and is not read further."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.read.en.phrases import BACKS
from harmledger.read.en.stops import words
from harmledger.read.en.words import DATA, split
from harmledger.read.letters import letters
from harmledger.read.lexicon import phrases, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.mentions import Sentence

_FEW = 4  # at most every fourth sentence
_SHORT = 60  # words of a post or a note, which is read for any word of harm
_LISTS = ("harm.tsv", "harmed.tsv", "attacks.tsv")


def _plain(text: str) -> str:
    """Leave only words, without the marks that are put into them to slip past filters."""
    return letters(text, without=b"*-")


def _listed(*names: str) -> frozenset[tuple[str, ...]]:
    """Give the phrases of some word lists as words."""
    columns = (row[-1] for name in names for row in rows(DATA, name))
    return frozenset(_words(p) for column in columns for p in phrases(column))


def _words(phrase: str) -> tuple[str, ...]:
    return split(phrase) if phrase.isascii() and "-" not in phrase else tuple(_plain(phrase).split())


@cache
def _telling() -> frozenset[str]:
    """Give the words that nearly always tell of harm or attack."""
    single = (phrase[0] for phrase in _listed(*_LISTS) if len(phrase) == 1)
    return frozenset(single) - words("everyday")


@cache
def _everyday() -> frozenset[str]:
    return words("everyday") | BACKS.keys()


@cache
def _known() -> frozenset[str]:
    return _telling() | _everyday()


@cache
def _armed() -> frozenset[str]:
    """Give the words beside which one of everyday use tells of harm: of weapons, fighters, the harmed."""
    weapons = {phrase[0] for phrase in _listed("weapons.tsv") if len(phrase) == 1}
    people = {p for _, group, column in rows(DATA, "people.tsv") if group == "combatant" for p in phrases(column)}
    return frozenset(weapons | people | BACKS.keys()) - words("everyday", "office")


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Give the phrases that hold none of the telling words under their longest word, which is the rarest."""
    told, found = _telling(), dict[str, list[str]]()
    for phrase in _listed(*_LISTS):
        if len(phrase) > 1 and told.isdisjoint(phrase) and " ".join(phrase) not in words("everyday"):
            found.setdefault(max(phrase, key=len), []).append(" ".join(phrase))
    return {word: tuple(several) for word, several in found.items()}


def relevant(text: str) -> bool:
    """Say whether a text holds a word of harm or attack that tells of it, or one of everyday use beside another."""
    found = _plain(text).split()
    return _tells(found, frozenset(found))


def suspects(text: str, sentences: Sequence[Sentence]) -> Sequence[int]:
    """Give the sentences to be read first: none where no word tells of harm, the few that hold one, else all."""
    found = _plain(text).split()
    seen = frozenset(found)
    if not _tells(found, seen):
        return ()
    here = _known() & seen
    few = [i for i, s in enumerate(sentences) if _holds(here, _plain(text[s.start : s.end]))]
    whole = len(few) > len(sentences) // _FEW or _says_phrase(found, seen)
    return range(len(sentences)) if whole else few


def _tells(found: list[str], seen: frozenset[str]) -> bool:
    if not _telling().isdisjoint(seen):
        return True
    armed = len(found) < _SHORT or not _armed().isdisjoint(seen)
    return (armed and not _everyday().isdisjoint(seen)) or _says_phrase(found, seen)


def _holds(known: frozenset[str], plain: str) -> bool:
    """Say whether a sentence holds a word: most hold none even as a part of another, which is seen at once."""
    return any(map(plain.__contains__, known)) and not known.isdisjoint(plain.split())


def _says_phrase(found: list[str], seen: frozenset[str]) -> bool:
    """Say whether a phrase of harm that holds no telling word stands in a text."""
    likely = [phrase for word in _phrases().keys() & seen for phrase in _phrases()[word]]
    whole = f" {' '.join(found)} " if likely else ""
    return any(f" {phrase} " in whole for phrase in likely)
