"""The constructions in which words of harm stand, by the form that the word list gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en.care import conveyed, suffered, treated
from harmledger.read.en.nominal import after, driven, dwells, freed, lost, noun, returned
from harmledger.read.en.tolls import toll
from harmledger.read.en.verbs import active, adjective, before, behind, past

if TYPE_CHECKING:
    from collections.abc import Callable

    from harmledger.model import Harm
    from harmledger.read.en.line import Hit
    from harmledger.read.en.state import State

FORMS: dict[str, Callable[[State, Hit, Harm], None]] = {
    "base": active,
    "past": past,
    "ing": active,
    "part": before,
    "intr": before,
    "noun": noun,
    "adj": adjective,
    "right": after,
    "loses": lost,
    "freed": freed,
    "returns": returned,
    "dwells": dwells,
    "toll": toll,
    "behind": behind,
    "driven": driven,
    "treated": treated,
    "suffer": suffered,
    "conveyed": conveyed,
}
