"""A cheap test: whether a text can tell of harm or of an attack at all. Most news does not, and is not read further."""

from __future__ import annotations

import re
from functools import cache

from harmledger.read.en.words import DATA
from harmledger.read.lexicon import phrases, rows

_WORD = re.compile(r"[a-z]+")
_MARKS = str.maketrans("", "", "*-")  # put into words to slip past filters
_LISTS = ("harm.tsv", "harmed.tsv", "attacks.tsv")


@cache
def _telling() -> frozenset[str]:
    """Give of every phrase of harm or attack its longest word, without which the phrase cannot stand in a text."""
    columns = (row[-1] for name in _LISTS for row in rows(DATA, name))
    split = (re.split(r"[^a-z]+", phrase.lower().translate(_MARKS)) for column in columns for phrase in phrases(column))
    return frozenset(max(words, key=len) for words in split)


def relevant(text: str) -> bool:
    """Say whether a text holds a word of harm or attack."""
    return not _telling().isdisjoint(_WORD.findall(text.lower().translate(_MARKS)))
