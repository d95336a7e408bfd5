"""Passages of several words: read from the data files, cut and folded as the text will be."""

from __future__ import annotations

import re
from functools import cache

from harmledger.read.ar.forms import cues, given_names, numerals, persons, verbs
from harmledger.read.ar.letters import fold
from harmledger.read.lexicon import phrases, rows

_DATA = "harmledger.read.ar.data"
_PHRASED = (
    "compounds.tsv",
    "triggers.tsv",
    "modifiers.tsv",
    "parties.tsv",
    "weapons.tsv",
    "attacks.tsv",
    "targets.tsv",
    "stances.tsv",
    "places.tsv",
    "times.tsv",
    "formulas.tsv",
)
_WORD = re.compile(r"[^\s،,/]+|/")


def cut(phrase: str) -> tuple[str, ...]:
    """Give the folded words of a passage, without clitics, as the words of a text will be."""
    return tuple(
        (_stem(fold(piece.lower())) or piece) for piece in _WORD.findall(phrase) if fold(piece) or piece == "/"
    )


@cache
def core() -> frozenset[str]:
    """Give the words that the grammar itself knows."""
    return frozenset({*persons(), *verbs(), *numerals(), *cues(), *given_names()})


def _stem(key: str) -> str:
    """Take off a preposition or conjunction where a word of the grammar is left."""
    if not key or key in core() or key[0] not in "وفبلك" or len(key) < 4:  # noqa: PLR2004
        return key
    rest = "ال" + key[2:] if key.startswith("لل") else key[1:]
    return rest if rest in core() or rest.removeprefix("ال") in core() else key


@cache
def vocabulary() -> frozenset[str]:
    """Give every word of the phrase files, so that its clitics can be told from its own letters."""
    own = (column for name in _PHRASED for *_, column in rows(_DATA, name))
    shared = (column for *_, column in rows("harmledger.read.data", "calendar.tsv"))
    return frozenset(
        word for columns in (own, shared) for column in columns for phrase in phrases(column) for word in cut(phrase)
    )
