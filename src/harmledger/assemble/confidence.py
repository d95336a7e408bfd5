"""How sure a claim is: the probability that it is right, from how reliable its rule was and what else speaks for it.

`reliability.tsv` holds what was counted: how often each rule's claims were right in the two thirds of the annotated
reports that rules are written on. `confidence.toml` holds the weights of other signs, fitted on the same reports.
`python -m accuracy.confidence` counts and fits anew.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.model import Harm, Modifier, Scope
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.assemble.state import Draft, State

HEAD = 120  # characters from the beginning


@cache
def weights() -> dict[str, float]:
    """Give the weight of each sign, in log-odds, with the `smoothing` of the rules' counts, in claims."""
    table = tomllib.loads(files(__package__).joinpath("confidence.toml").read_text(encoding="utf-8"))
    return {sign: float(weight) for sign, weight in table.items()}


@cache
def counted() -> dict[tuple[str, str], tuple[int, int]]:
    """Give how many claims of each language's rules were right and wrong."""
    lines = files(__package__).joinpath("reliability.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(language, rule): (int(right), int(wrong)) for language, rule, right, wrong in rows}


@cache
def reliability(language: str, rule: str) -> float:
    """Give the log-odds that a rule's claims are right; with few counted it is near that of all rules together."""
    right, wrong = (sum(column) for column in zip(*counted().values(), strict=True))
    share, added = right / (right + wrong), weights()["smoothing"]
    mine, missed = counted().get((language, rule), (0, 0))
    return math.log((mine + added * share) / (missed + added * (1 - share)))


def weigh(state: State) -> State:
    """Weigh each figure."""
    found = signs(state)
    return replace(
        state,
        drafts=tuple(
            replace(d, confidence=_share(state.reading.language, d.figure.rule, found[i]))
            for i, d in enumerate(state.drafts)
        ),
    )


def _share(language: str, rule: str, found: frozenset[str]) -> float:
    odds = weights()["base"] + reliability(language, rule) + sum(weights()[s] for s in found)
    return 1 / (1 + math.exp(-odds))


def signs(state: State) -> tuple[frozenset[str], ...]:
    """Give what speaks for and against each figure besides its rule."""
    again = {d.same_as for d in state.drafts if d.same_as is not None}
    return tuple(frozenset(_signs(state, i, d, again)) for i, d in enumerate(state.drafts))


def _signs(state: State, i: int, draft: Draft, again: set[int]) -> Iterator[str]:
    count, text = draft.figure.count, state.text[draft.figure.start : draft.figure.end]
    found = {
        "vague": count.modifier is Modifier.VAGUE,
        "undescribed": draft.people.group == "all",
        "combatant": draft.people.group == "combatant",
        "moved": draft.harm in {Harm.DISPLACED, Harm.RETURNED},
        "one": count.low == count.high == 1,
        "digits": any(c.isdigit() for c in text),
        "part": draft.part_of is not None,
        "repeated": i in again or draft.same_as is not None,
        "headline": draft.figure.start < HEAD or _is_head(state, draft),
        "unarmed": draft.scope is Scope.INCIDENT and draft.weapon is None,
    }
    return (sign for sign, holds in found.items() if holds)


def _is_head(state: State, draft: Draft) -> bool:
    return draft.scene >= 0 and state.scenes[draft.scene].kind is SentenceKind.TITLE
