"""The accuracy gate's scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from accuracy import scorer, sets

if TYPE_CHECKING:
    from pathlib import Path


def claim(**fields: Any) -> dict[str, Any]:
    """Give a claim that two people were killed, with some fields changed."""
    return {"id": "c1", "quote": "two", "harm": "killed", "group": "all", "low": 2, "high": 2} | fields


def test_a_claim_is_right_once() -> None:
    """Each annotated claim is matched once; what is left over is extra."""
    found = scorer.score({"d": {"claims": [claim()]}}, {"d": {"claims": [claim(), claim(id="c2")]}})
    assert (found.right, found.missed, found.extra) == (1, 0, 1)


def test_repeats_are_left_out() -> None:
    """A repeat is neither right nor extra, whether the program or the annotator says that it is one."""
    gold = {"d": {"claims": [claim(also=["both of them"])]}}
    again = [claim(), claim(id="c2", same_as="c1"), claim(id="c3", quote="both of them")]
    assert scorer.score(gold, {"d": {"claims": again}}).f1 == 1


def test_a_part_must_hang_on_its_whole() -> None:
    """The part-of link counts as right only where it leads to the matching whole."""
    gold = {"d": {"claims": [claim(), claim(id="c2", low=1, high=1, part_of="c1")]}}
    right = [claim(id="x"), claim(id="y", low=1, high=1, part_of="x")]
    wrong = [claim(id="x"), claim(id="y", low=1, high=1)]
    assert scorer.score(gold, {"d": {"claims": right}}).figures()["part_of"] == 1
    assert scorer.score(gold, {"d": {"claims": wrong}}).figures()["part_of"] == 0


def test_times_may_overlap() -> None:
    """An interval that meets the annotated one overlaps, and is right only where it is the same."""
    wanted = {"earliest": "2023-01-01", "latest": "2023-01-02"}
    got = {"earliest": "2023-01-02", "latest": None}
    assert scorer.attribute("when_overlap", claim(when=wanted), claim(when=got)) is True
    assert scorer.attribute("when", claim(when=wanted), claim(when=got)) is False


def test_it_agrees_with_the_gold_set(tmp_path: Path) -> None:
    """Scoring the gold set against a thinned copy of itself gives what the gold set's own script gives."""
    folder = sets.shared() / "gold"
    if not folder.exists():
        pytest.skip("the shared gold set is not here")
    gold = sets.lines(folder / "en_dev.jsonl")
    read = {d: g | {"claims": [c for i, c in enumerate(g["claims"]) if i % 3]} for d, g in gold.items()}
    path = tmp_path / "read.jsonl"
    path.write_text("\n".join(map(json.dumps, read.values())), encoding="utf-8")
    command = [sys.executable, str(folder / "score.py"), str(folder / "en_dev.jsonl"), str(path), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - our own script
    ours = scorer.score(gold, read).figures()
    assert ours["f1"] == pytest.approx(theirs["strict"]["f1"], abs=6e-4)
    assert ours["part_of"] == pytest.approx(theirs["attributes"]["part_of"]["share"], abs=6e-4)
