"""The value of a phrase that counts people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from harmledger.model import People, Unit

if TYPE_CHECKING:
    from harmledger.model import Count, Harm
    from harmledger.read.mentions import Back

ANYONE = People()


class Form(StrEnum):
    """How a phrase names its people."""

    COUNTED = "counted"  # with a number or a vague quantity
    ARTICLE = "article"  # "a woman"
    BARE = "bare"  # "civilians", "woman"
    DEFINITE = "definite"  # "the victims", "the child"
    OWNED = "owned"  # "his wife"
    ELLIPTICAL = "elliptical"  # "36", "two others"
    OPEN = "open"  # a noun that no list knows: "a butcher"
    ZERO = "zero"  # "no one", "no casualties"


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase that counts people, at the tokens `start` to `end`."""

    start: int
    end: int
    form: Form
    count: Count
    people: People = ANYONE
    unit: Unit = Unit.PERSON
    harm: Harm | None = None  # implied by the noun: "fatalities"
    many: bool = True
    additional: bool = False
    back: Back | None = None
    oblique: bool = False  # governed by a preposition, so it is not what a verb is about
