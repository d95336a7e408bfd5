"""The accuracy gate's scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from accuracy import coded, scorer, sets

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


def test_the_toll_of_a_report_is_its_largest_whole_or_the_sum_of_its_groups() -> None:
    """Parts, repeats, fighters and totals of a period are left out, as the shared scoring does."""
    told = {"scope": "incident"}
    groups = [claim(group="child", low=3, **told), claim(group="woman", low=4, **told)]
    left = [claim(group="combatant", low=9, **told), claim(low=90, scope="period"), claim(low=8, part_of="c9", **told)]
    assert coded.toll([*groups, *left], "killed") == 7
    assert coded.toll([*groups, claim(low=6, **told)], "killed") == 6
    assert coded.toll(left, "killed") is None


def test_what_could_be_read_at_most_are_the_numbers_beside_a_word_of_the_harm() -> None:
    """Numbers of other sentences do not count, however near; words with marks put into them do."""
    text = "Shells fell on 12 houses. They wo*unded four people and a nurse. Three left."
    assert set(coded.spoken(text, "injured")) == {4, 1}
    assert not set(coded.spoken(text, "killed"))
