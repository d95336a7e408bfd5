"""What is asked of a gazetteer: a name with what its text says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import AREAS

if TYPE_CHECKING:
    from harmledger.model import Entry, Precision


@dataclass(frozen=True, slots=True)
class Ask:
    """A name to resolve: the class its cue words ask for, and whether anything but the gazetteer vouches for it."""

    name: str
    classes: frozenset[Precision] = frozenset()
    sure: bool = True
    cued: bool = False  # a word says what it is: "the village of"
    areas: tuple[Entry, ...] = ()  # areas stated for this very name
    around: tuple[Entry, ...] = ()  # those of them that stand right behind it

    @property
    def lends(self) -> bool:
        """Tell whether the name lends support to places around it: areas do so by what lies in them."""
        return self.sure and not (self.classes and self.classes <= AREAS)
