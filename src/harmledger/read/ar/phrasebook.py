"""Passages of several words: read from the data files, cut and folded as the text will be."""

from __future__ import annotations

import re
from functools import cache

from harmledger.read.ar.letters import fold
from harmledger.read.lexicon import phrases, rows

_DATA = "harmledger.read.ar.data"
_PHRASED = ("compounds.tsv", "triggers.tsv", "modifiers.tsv", "parties.tsv", "weapons.tsv", "places.tsv", "times.tsv")
_WORD = re.compile(r"[^\s،,]+")


def cut(phrase: str) -> tuple[str, ...]:
    """Give the folded words of a passage."""
    return tuple(fold(piece) for piece in _WORD.findall(phrase) if fold(piece))


@cache
def vocabulary() -> frozenset[str]:
    """Give every word of the phrase files, so that its clitics can be told from its own letters."""
    return frozenset(
        word
        for name in _PHRASED
        for *_, column in rows(_DATA, name)
        for phrase in phrases(column)
        for word in cut(phrase)
    )
