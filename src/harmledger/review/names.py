"""The spellings by which a place is found: as it is written, folded, and by the key of all its romanisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.locate import key
from harmledger.read.ar.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

KEY = "="  # begins a key, so that no part of a name is taken for one


def folded(name: str) -> str:
    """Give a name without capitals, vowel signs and hamza seats: part of it may be looked for."""
    return fold(" ".join(name.casefold().split()))


def keyed(name: str) -> str:
    """Give the key that a whole name has in any romanisation and in Arabic script."""
    return KEY + key.strict(name)


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """Give all that a place with these names is found by, each once."""
    known = tuple(dict.fromkeys(names))
    return tuple(dict.fromkeys([*map(folded, known), *map(keyed, known)]))
