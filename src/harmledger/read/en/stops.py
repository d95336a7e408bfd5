"""The closed classes of English: the words at which a phrase ends, and those that may stand inside one."""

from __future__ import annotations

from functools import cache

from harmledger.read.en.words import DATA
from harmledger.read.lexicon import phrases, rows


@cache
def words(*kinds: str) -> frozenset[str]:
    """Give the words of some closed classes (see stops.tsv)."""
    return frozenset(p for kind, column in rows(DATA, "stops.tsv") if kind in kinds for p in phrases(column))


BE = words("be")
HAVE = words("have")
ADVERB = words("adverb")
RELATIVE = words("relative")
PREPOSITION = words("preposition")
CONJUNCTION = words("conjunction")
DETERMINER = words("determiner")
ENDS = words("be", "have", "modal", "preposition", "conjunction", "relative", "negative", "other") | frozenset(
    ',;:.!?()[]"|/…'
)
LEAVES = words("leaves")
NUMBERED = words("numbered")
OBJECT = words("object")
COUNTED = words("counted") | OBJECT
