"""The cheap test that puts aside what tells of no harm: it costs almost nothing and loses no claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from harmledger.read import read
from harmledger.read.en.relevance import relevant

HERE = Path(__file__).parent
CORPUS = (HERE / "corpus" / "en_sentences.jsonl").read_text(encoding="utf-8").splitlines()
ORDINARY = (HERE.parent / "bench" / "ordinary.txt").read_text(encoding="utf-8").strip().split("\n\n")


def test_every_sentence_with_a_figure_is_read() -> None:
    """No annotated sentence of our own is put aside."""
    lost = [item["id"] for item in map(json.loads, CORPUS) if item["figures"] and not relevant(item["text"])]
    assert lost == []


@pytest.mark.parametrize("text", ORDINARY)
def test_news_without_harm_states_nothing(text: str) -> None:
    """Reports on budgets, games and beetles give no figure and no attack, whatever their words also mean."""
    reading = read(text, language="en")
    assert (reading.figures, reading.attacks) == ((), ())


def test_a_word_of_everyday_use_counts_beside_one_of_war() -> None:
    """A hit alone is a song or a goal; a hit by a drone is read."""
    long = " ".join(["The team went home after a long season of games in many towns and met its friends."] * 5)
    assert not relevant(f"{long} The song was a hit.")
    assert relevant(f"{long} A drone hit the bridge.")


def test_words_hidden_from_filters_are_found() -> None:
    """Marks put into words to slip past filters do not hide a text."""
    assert relevant("Two people were kil*led on the road.")
    assert relevant("Two people were kil-led on the road.")
