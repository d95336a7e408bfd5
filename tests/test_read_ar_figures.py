"""What Arabic sentences state: the project's own sentences and posts, and what holds of any text."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.model import Harm, Manner, Movement, Unit
from harmledger.read import read

if TYPE_CHECKING:
    from harmledger.read.mentions import Reading

CORPUS = Path(__file__).parent / "corpus"
SENTENCES = [json.loads(row) for row in (CORPUS / "ar_sentences.jsonl").read_text(encoding="utf-8").splitlines()]
FLOOR = 0.98  # F1 over our own sentences; raise it with the score
WORDS = [
    "قتل",
    "أصيب",
    "ثلاثة",
    "مدنيين",
    "بينهم",
    "طفل",
    "وامرأة",
    "(",
    ")",
    "،",
    ".",
    ":",
    "من",
    "في",
    "قصف",
    "مقتل",
    "وإصابة",
    "5",
    "شهداء",
    "الشهيد",
    "محمد",
    "هم",
    "عدد",
    "إلى",
    "12",
    "دون",
    "إصابات",
]


def _stated(reading: Reading) -> Counter[tuple[Any, ...]]:
    return Counter((str(f.harm), f.people.group, f.count.low, f.count.high) for f in reading.figures)


def _annotated(row: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    return Counter((f["harm"], f["group"], f["low"], f["high"]) for f in row["figures"])


def test_our_own_sentences() -> None:
    """Figures of the annotated sentences are read; the floor is raised with the score."""
    right = stated = annotated = 0
    for row in SENTENCES:
        got, want = _stated(read(row["text"], language="ar")), _annotated(row)
        right, stated, annotated = right + (got & want).total(), stated + got.total(), annotated + want.total()
    assert 2 * right / (stated + annotated) >= FLOOR


@pytest.mark.parametrize(
    "row", [r for r in SENTENCES if any("part_of" in f for f in r["figures"])], ids=lambda r: r["id"]
)
def test_parts_hang_on_their_whole(row: dict[str, Any]) -> None:
    """The words "بينهم", brackets and "هم" make parts of the figure before them."""
    found = read(row["text"], language="ar").figures
    for i, figure in enumerate(row["figures"]):
        if "part_of" in figure:
            assert found[i].part_of == figure["part_of"]


def test_a_sentence_takes_up_who_was_counted() -> None:
    """The words "آخرون" are people like those they are coordinated with."""
    found = read("قتل مدني وأصيب ثلاثة آخرون.", language="ar").figures
    assert [f.people.group for f in found] == ["civilian", "civilian"]


def test_comments_below_a_post_are_not_read() -> None:
    """What follows the reactions of a saved post belongs to others."""
    head = "سامي\nFacebookسامي's Post\n\nساميMay 2, 2025 · Shared with Public"
    text = head + "مقتل طفل بقصفAll reactions:5LikeCommentقتل ثلاثة1y"
    assert [f.harm for f in read(text, language="ar").figures] == [Harm.KILLED]


def test_a_full_date_of_a_post_is_its_dateline() -> None:
    """The stamp of a post is told apart from the times it speaks of."""
    text = "Post\n\nالراصد@rasid_newsإصابة مدني بقصف صباح اليوم2:15 PM · Nov 30, 20241.2KViews214"
    reading = read(text, language="ar")
    dated = [t for t in reading.times if t.year]
    assert [(t.year, t.month, t.day) for t in dated] == [(2024, 11, 30)]
    assert dated[0].sentence != reading.figures[0].sentence


def test_names_of_a_list_are_counted_once() -> None:
    """Three names behind "the martyrs are" are three dead."""
    found = read("الشهداء هم: سامر الأحمد، ماهر يوسف، خالد العلي.", language="ar").figures
    assert [(f.harm, f.count.number) for f in found] == [(Harm.KILLED, 3)]


def test_items_of_a_list_share_what_its_heading_says() -> None:
    """Lines behind "والقتلى هم:" are dead too."""
    found = read("والقتلى هم:\n- 4 رجال\n- 3 أطفال\nوشهدت المنطقة 5 هجمات.", language="ar").figures
    assert [(f.harm, f.people.group, f.count.number) for f in found] == [
        (Harm.KILLED, "man", 4),
        (Harm.KILLED, "child", 3),
    ]


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_any_text_is_read_without_fault(text: str) -> None:
    """Arbitrary Unicode raises nothing, and every mention lies in its sentence."""
    _sound(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_row_of_our_words_is_read_without_fault(words: list[str]) -> None:
    """Whatever words of harm follow each other, references point at other figures and offsets into the text."""
    _sound(" ".join(words))


def _sound(text: str) -> None:
    reading = read(text, language="ar")
    for kind in ("figures", "places", "times", "parties", "weapons", "targets", "attacks"):
        for mention in getattr(reading, kind):
            sentence = reading.sentences[mention.sentence]
            assert sentence.start <= mention.start < mention.end <= sentence.end
    for i, figure in enumerate(reading.figures):
        assert figure.part_of != i
        assert figure.after != i
        assert all(ref is None or 0 <= ref < len(reading.figures) for ref in (figure.part_of, figure.after))


def _steps(text: str) -> int:
    """Count the calls that reading a text takes."""
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        read(text, language="ar")
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize(
    "piece", ["قتل ثلاثة مدنيين بينهم طفل وأصيب آخرون في قصف على قرية النور ", "قـ", "الشهيد محمد، ", "( "]
)
def test_reading_grows_with_the_length_of_a_text(piece: str) -> None:
    """Twice the text takes about twice the steps, even without any full stop."""
    _steps(piece * 50)  # lexicons are loaded and words remembered
    once, twice = _steps(piece * 400), _steps(piece * 800)
    assert twice < 2.5 * once


def test_the_readers_hash_covers_the_word_lists() -> None:
    """Who read a claim is told by version and data, so every language's lists must lie where the hash looks."""
    folder = Path(__file__).parent.parent / "src" / "harmledger" / "read"
    assert not [f for code in ("en", "ar") for f in (folder / code).glob("*.tsv")]
    assert list((folder / "ar" / "data").glob("*.tsv"))
    assert read("قتل طفل", language="ar").made_by


def test_those_who_flee_are_told_from_those_who_live_displaced() -> None:
    """Flight is a flow, of families or of people; the displaced whom a place shelters are a stock."""
    (fled,) = read("أدى القصف إلى نزوح 120 عائلة من القرية باتجاه المخيمات.", language="ar").figures
    assert (fled.movement, fled.unit) == (Movement.FLOW, Unit.HOUSEHOLD)
    (also,) = read("نزح أكثر من 900 مدني من قرية الزيتونة عقب القصف.", language="ar").figures
    assert (also.movement, also.unit) == (Movement.FLOW, Unit.PERSON)
    (living,) = read("بلغ عدد النازحين الذين يقطنون المخيمات 3000 عائلة.", language="ar").figures
    assert living.movement is Movement.STOCK


def test_who_dies_of_wounds_later_was_injured() -> None:
    """Whoever stands between the death and the wounds, it is told that the wounded died of them."""
    for text in ("توفي رجل اليوم متأثراً بجراحه التي أصيب بها قبل أيام.", "توفيت امرأة في المشفى متأثرة بجراحها."):
        (died,) = read(text, language="ar").figures
        assert (died.harm, died.manner, died.from_harm) == (Harm.KILLED, Manner.DIED_OF_WOUNDS, Harm.INJURED)
