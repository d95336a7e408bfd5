"""How alike two passages are in their words, each word weighing the more the rarer it is in reports of attacks.

Names of people, places and things recur over reports of one attack, in one script, whatever the phrasing. Weights are
fixed (`common.tsv`), so that how two reports compare does not change with what else is in the ledger.
"""

from __future__ import annotations

import re
from array import array
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING
from zlib import crc32

from harmledger.read.lexicon import phrases, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS = re.compile(r"[^\W\d_]{3,}")
ARTICLE = re.compile(r"^(?:[وفبلك]?ال|لل|[وف](?=\w{4}))")  # clitics before an Arabic word
FOLD = str.maketrans("أإآىةؤئ", "اااايوي")
RARE = 7  # the weight of a word that is not common: in fewer than one of 64 reports


def words(text: str) -> array[int]:
    """Give the hashes of a passage's words, each once and in order."""
    found = {ARTICLE.sub("", w) if w[0] > "\u0600" else w for w in WORDS.findall(text.casefold().translate(FOLD))}
    return array("I", sorted({_hash(w) for w in found}))


def _hash(word: str) -> int:
    return crc32(word.encode())


@cache
def common() -> Mapping[int, int]:
    """Give the weights of the words that many reports share: in half as many reports one more."""
    return {_hash(word): int(step) for step, column in rows(__package__, "common.tsv") for word in phrases(column)}


def weight(word: int) -> int:
    """Give how much a shared word says."""
    return common().get(word, RARE)


def length(words: Iterable[int]) -> float:
    """Give the length of a passage as a vector of weights."""
    known = common()
    return sqrt(sum([known.get(word, RARE) ** 2 for word in words]))


def likeness(left: array[int], right: array[int], shorter: float | None = None) -> float:
    """Give how much of the shorter passage, by weight, stands in the other: a post says less than an article."""
    shorter = min(length(left), length(right)) if shorter is None else shorter
    return length(set(left).intersection(right)) ** 2 / (shorter**2 or 1.0)
