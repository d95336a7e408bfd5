"""Whole Arabic posts and reports of our own, read all the way."""

from __future__ import annotations

import pytest

from accuracy import sets
from accuracy.scorer import Score, score
from harmledger.locate.starter import gazetteer
from harmledger.pipeline import account
from harmledger.serial import to_json

FLOORS = {"f1": 0.95, "precision": 0.95, "scope": 0.95, "place": 0.85, "claimant": 0.9, "actor": 0.8, "weapon": 0.9}


@pytest.fixture(scope="module")
def scored() -> Score:
    """Read and score the annotated posts once."""
    annotated = sets.own("ar")
    assert annotated is not None
    places = gazetteer()
    return score(annotated.gold, {d.id: to_json(account(d, places)) for d in annotated.documents})


@pytest.mark.parametrize("figure", FLOORS)
def test_our_own_posts_hold_their_floors(scored: Score, figure: str) -> None:
    """Figures and their attributes; the floors are raised with the scores."""
    assert scored.figures()[figure] >= FLOORS[figure]
