"""A cheap test: whether a text can tell of harm or of an attack at all. Most news does not, and is not read further."""

from __future__ import annotations

import re
from functools import cache

from harmledger.read.en.words import DATA
from harmledger.read.lexicon import phrases, rows

_WORD = re.compile(r"[a-z]+")
_LISTS = ("harm.tsv", "harmed.tsv", "attacks.tsv")


def _plain(text: str) -> str:
    """Take out the marks that are put into words to slip past filters."""
    return text.lower().replace("*", "").replace("-", "")


@cache
def _telling() -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """Give the single words of harm and attack, and the words of each phrase that holds none of them."""
    columns = (row[-1] for name in _LISTS for row in rows(DATA, name))
    found = {frozenset(_WORD.findall(_plain(p))) for column in columns for p in phrases(column)}
    single = frozenset(word for words in found if len(words) == 1 for word in words)
    return single, tuple(words for words in found if single.isdisjoint(words))


def relevant(text: str) -> bool:
    """Say whether a text holds a word of harm or attack, or all words of a phrase."""
    single, several = _telling()
    if not single.isdisjoint(text.lower().split()):
        return True  # most texts that tell of harm, at once
    words = frozenset(_WORD.findall(_plain(text)))
    return not single.isdisjoint(words) or any(phrase <= words for phrase in several)
