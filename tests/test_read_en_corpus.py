"""The English reader on sentences of our own: a floor that only rises, and what every figure must satisfy."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from harmledger.model import Unit
from harmledger.read import read

CORPUS = Path(__file__).parent / "corpus" / "en_sentences.jsonl"
F1, EXACT = 0.999, 0.999  # raised with the reader, never lowered
Key = tuple[str | None, str, int | None, int | None]


def _sentences() -> list[dict[str, Any]]:
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def _wanted(item: dict[str, Any]) -> Counter[Key]:
    return Counter((f["harm"], f["group"], f["low"], f["high"]) for f in item["figures"])


def _found(text: str) -> Counter[Key]:
    figures = [f for f in read(text, language="en").figures if f.unit in {Unit.PERSON, Unit.HOUSEHOLD}]
    return Counter((f.harm and f.harm.value, f.people.group, f.count.low, f.count.high) for f in figures)


def test_the_corpus_is_read_at_least_as_well_as_before() -> None:
    """Figures of the annotated sentences are found with the precision and recall once reached."""
    right = missed = extra = exact = 0
    items = _sentences()
    for item in items:
        wanted, found = _wanted(item), _found(item["text"])
        right += (wanted & found).total()
        missed += (wanted - found).total()
        extra += (found - wanted).total()
        exact += wanted == found
    assert 2 * right / (2 * right + missed + extra) >= F1
    assert exact / len(items) >= EXACT


def test_parts_are_linked_to_the_whole_that_the_sentence_names() -> None:
    """A figure stated as part of another refers to the right one in at least 95 of 100 cases."""
    right = total = 0
    for item in _sentences():
        figures = read(item["text"], language="en").figures
        keys = [(f.harm and f.harm.value, f.people.group, f.count.low, f.count.high) for f in figures]
        wanted = [(f["harm"], f["group"], f["low"], f["high"]) for f in item["figures"]]
        for figure, key in zip(item["figures"], wanted, strict=True):
            if "part_of" not in figure or key not in keys:
                continue
            part = figures[keys.index(key)].part_of
            total += 1
            right += part is not None and keys[part] == wanted[figure["part_of"]]
    assert right / total >= 0.95


def test_attacks_are_counted_apart_from_people() -> None:
    """A number of attacks is a figure of its own unit and tells of no harm."""
    reading = read("The army carried out more than 20 air strikes and three massacres in October, killing 66 people.")
    found = [(f.unit, f.harm and f.harm.value, f.count.low) for f in reading.figures]
    assert found == [(Unit.ATTACK, None, 21), (Unit.ATTACK, None, 3), (Unit.PERSON, "killed", 66)]


def test_public_facilities_that_were_struck_are_counted_apart_from_people() -> None:
    """A number of schools or hospitals hit is a figure of its own unit; those that take in the wounded are none."""
    reading = read("Shelling damaged at least five schools, killing three; the wounded were taken to two hospitals.")
    found = [(f.unit, f.harm and f.harm.value, f.count.low, f.count.high) for f in reading.figures]
    assert found == [(Unit.FACILITY, None, 5, None), (Unit.PERSON, "killed", 3, 3)]


@pytest.mark.parametrize("item", _sentences(), ids=lambda item: str(item["id"]))
def test_every_figure_lies_in_its_text(item: dict[str, Any]) -> None:
    """A figure's span is inside its sentence, and its references point at earlier or later figures of the reading."""
    reading = read(item["text"], language="en")
    for figure in reading.figures:
        sentence = reading.sentences[figure.sentence]
        assert sentence.start <= figure.start < figure.end <= sentence.end
        assert figure.part_of is None or 0 <= figure.part_of < len(reading.figures)
        assert figure.count.low is None or figure.count.high is None or figure.count.low <= figure.count.high
