"""Learn what each level of comparison weighs, from pairs of coded reports of one incident and of two.

Of two reports the closest pair of attacks counts, closest by the weights learned so far. Logistic regression learns
all levels together, in bits, on two thirds of the incidents; the rest tests them.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from harmledger.link.compare import compare
from harmledger.link.ground import Ground
from harmledger.link.levels import levels
from harmledger.link.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from accuracy.linking import Coded

    Level = tuple[str, str]  # aspect and name
    Reports = tuple[str, str]
    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
    Vector = np.ndarray[tuple[int], np.dtype[np.float64]]

ROUNDS, STEPS = 4, 25
RIDGE = 2.0  # pulls the weights of rare levels to nothing
THIRD = 3


def is_held_out(incident: str) -> bool:
    """Tell whether an incident is of the third that tests what is learned."""
    return zlib.crc32(f"t{incident}".encode()) % THIRD == 0


def seen(coded: Coded) -> dict[Reports, list[tuple[Level, ...]]]:
    """Give, for every two coded reports with neighbouring attacks, the levels of each pair of these attacks."""
    known = survey(coded.documents, coded.accounts)
    kept = {s.id: s for s in (*known.sights, *known.mentions)}
    ground = Ground.whole(known.families, known.index)
    found: dict[Reports, list[tuple[Level, ...]]] = defaultdict(list)
    for a, b in known.pairs():
        one, other = sorted((kept[a].attack.document, kept[b].attack.document))
        if one != other and one in coded.gold and other in coded.gold:
            compared = compare(kept[a], kept[b], ground, whole=True)
            found[one, other].append(tuple((f.level.aspect, f.level.name) for f in compared.found))
    return found


def learn(coded: Coded, *, held_out: bool) -> tuple[float, dict[Level, float]]:
    """Give the prior and the weights, in bits, learned on one part of the incidents."""
    found = {p: own for p, own in seen(coded).items() if all(is_held_out(coded.key(d)) is held_out for d in p)}
    names = sorted(levels().levels)
    column = {name: n for n, name in enumerate(names)}
    same = np.array([coded.key(a) == coded.key(b) for a, b in found], float)
    weights = np.array([levels().levels[name].weight for name in names] + [levels().prior]) * np.log(2)
    for _ in range(ROUNDS):
        weights = _fitted(_closest(found, column, weights), same, weights)
    bits = weights / np.log(2)
    return float(bits[-1]), {name: float(bits[n]) for name, n in column.items()}


def _closest(found: Mapping[Reports, list[tuple[Level, ...]]], column: Mapping[Level, int], weights: Vector) -> Matrix:
    rows = np.zeros((len(found), len(column) + 1))
    rows[:, -1] = 1.0
    for row, own in zip(rows, found.values(), strict=True):
        numbered = ([column[level] for level in told] for told in own)
        row[max(numbered, key=lambda at: float(weights[at].sum()))] = 1.0
    return rows


def _fitted(rows: Matrix, same: Vector, start: Vector) -> Vector:
    """Fit by Newton's method, with a ridge on all weights but the prior."""
    ridge = np.full(len(start), RIDGE)
    ridge[-1] = 0.0
    weights = start.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (same - chance) - ridge * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(ridge + 1e-9)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def centred(prior: float, weights: Mapping[Level, float], zeros: Iterable[Level]) -> tuple[float, dict[Level, float]]:
    """Move weights so that each aspect's level without evidence weighs nothing, and the prior with them."""
    base = {aspect: weights[aspect, name] for aspect, name in zeros}
    moved = {(aspect, name): weight - base.get(aspect, 0.0) for (aspect, name), weight in weights.items()}
    return prior + sum(base.values()), moved
