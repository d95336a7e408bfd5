"""How sure a claim is: a probability, from what the reader and the rest of the document say for and against it."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.model import Counts, Harm, Modifier, Scope
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.assemble.state import Draft, State

SURE = 0.9  # below this a reader doubts its own figure
HEAD = 120  # characters from the beginning


@cache
def weights() -> dict[str, float]:
    """Give the weight of each sign, in log-odds."""
    table = tomllib.loads(files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8"))
    return {sign: float(weight) for sign, weight in table.items()}


def weigh(state: State) -> State:
    """Weigh each figure."""
    again = {d.same_as for d in state.drafts if d.same_as is not None}
    return replace(
        state,
        drafts=tuple(replace(d, confidence=_share(_signs(state, i, d, again))) for i, d in enumerate(state.drafts)),
    )


def _share(signs: Iterator[str]) -> float:
    odds = weights()["base"] + sum(weights()[s] for s in signs)
    return 1 / (1 + math.exp(-odds))


def _signs(state: State, i: int, draft: Draft, again: set[int]) -> Iterator[str]:
    """Give what speaks for and against a figure."""
    count, harm = draft.figure.count, draft.harm
    signs = {
        "vague": count.modifier is Modifier.VAGUE,
        "undescribed": draft.people.group == "all",
        "moved": harm in {Harm.DISPLACED, Harm.RETURNED},
        "one": count.low == count.high == 1,
        "repeated": i in again or draft.same_as is not None,
        "period": draft.scope in {Scope.PERIOD, Scope.BACKGROUND},
        "headline": draft.figure.start < HEAD or _is_head(state, draft),
        "unarmed": draft.scope is Scope.INCIDENT and draft.weapon is None,
        "borrowed": draft.borrowed,
        "loose": draft.counts is Counts.PARTIAL,
        "doubted": draft.figure.reader_confidence < SURE,
    }
    return (sign for sign, holds in signs.items() if holds)


def _is_head(state: State, draft: Draft) -> bool:
    return draft.scene >= 0 and state.scenes[draft.scene].kind is SentenceKind.TITLE
