"""The parts of reading that all languages share: tokens, sentences, languages, lexicons, numbers, joining."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Count, Modifier
from harmledger.read import language, made_by, read
from harmledger.read.lexicon import Lexicon, phrases
from harmledger.read.mentions import SentenceKind
from harmledger.read.numbers import bounded, numeral, total
from harmledger.read.sentences import LONGEST, sentences
from harmledger.read.tokens import tokenise

ARTICLE = """Related News

Two girls abducted in Darin, June 1

Three killed in Marwan market

Three killed in Marwan market

March 3, 2023

Residents search the rubble in Marwan on Sunday. (Photo: Valley News)

Three people were killed in Marwan on Sunday when rockets hit the market, rescuers said.

Dr. Haddad of the clinic said the U.N. had been told. Seven others were wounded.

Please enter your comment!

Five dead in Salim, rescuers say.
"""


def _kinds(text: str, title: str | None = None) -> list[tuple[SentenceKind, str]]:
    return [(s.kind, text[s.start : s.end]) for s in sentences(text, title)]


def test_page_furniture_is_told_from_the_article() -> None:
    """Lists of other stories and comment forms are furniture; headline, date and caption are known."""
    kinds = _kinds(ARTICLE, "Three killed in Marwan market")
    by_kind = {kind: [t for k, t in kinds if k is kind] for kind in SentenceKind}
    assert by_kind[SentenceKind.TITLE] == ["Three killed in Marwan market"] * 2
    assert by_kind[SentenceKind.DATELINE] == ["March 3, 2023"]
    assert len(by_kind[SentenceKind.CAPTION]) == 1
    assert "Two girls abducted in Darin, June 1" in by_kind[SentenceKind.FURNITURE]
    assert "Five dead in Salim, rescuers say." in by_kind[SentenceKind.FURNITURE]
    assert len(by_kind[SentenceKind.BODY]) == 3


def test_furniture_gives_no_figures() -> None:
    """Only the article's own figures are read from a page."""
    figures = read(ARTICLE, title="Three killed in Marwan market").figures
    assert {f.count.number for f in figures} == {3, 7}


def test_abbreviations_end_no_sentence() -> None:
    """A full stop after a title, an initial or an acronym does not cut a sentence."""
    text = "Dr. K. Haddad met Gen. Salem in the U.S. embassy. They spoke."
    assert [t for _, t in _kinds(text)] == ["Dr. K. Haddad met Gen. Salem in the U.S. embassy.", "They spoke."]


def test_a_wrapped_line_is_one_sentence() -> None:
    """A line that goes on in lower case belongs to the line before it."""
    text = "Four people were killed in the bombardment of the\nmarket in the morning, residents said."
    assert len(sentences(text)) == 1


def test_a_wrapped_post_is_cut_where_a_word_begins_a_sentence() -> None:
    """A short Arabic line that begins with a preposition goes on with the line before it; a row of a list does not."""
    wrapped = "أسفرت العملية عن القبض\nعلى متزعم الخلية"
    rows = "في إدلب 3 قتلى\nفي حلب قتيلان"
    assert [len(sentences(text)) for text in (wrapped, rows)] == [1, 2]


@given(st.text(max_size=400))
def test_sentences_are_in_order_and_inside_the_text(text: str) -> None:
    """Whatever the text, sentences do not overlap, are not empty and are never longer than the limit."""
    end = 0
    for sentence in sentences(text):
        assert end <= sentence.start < sentence.end <= len(text)
        assert sentence.end - sentence.start <= LONGEST
        end = sentence.end


@given(st.text(max_size=200))
def test_tokens_point_into_the_text(text: str) -> None:
    """Every token is the text between its offsets."""
    tokens = tokenise(text, 0, len(text), pattern=re.compile(r"\w+|\S"), fold=str.lower)
    assert all(text[s:e] == w for w, s, e in zip(tokens.words, tokens.starts, tokens.ends, strict=True))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Three people were killed in the shelling of the market.", "en"),
        ("قتل ثلاثة مدنيين في قصف على السوق", "ar"),
        ("Pazar yerine yapılan saldırıda üç kişi öldü ve çok sayıda kişi de yaralandı.", "tr"),
        ("Trois civils ont été tués dans le bombardement de la ville.", "fr"),
        ("Троє людей загинули внаслідок обстрілу, їх тіла знайшли", "uk"),
        ("Трое погибших", "ru"),
        ("12:30", "und"),
    ],
)
def test_the_language_of_a_passage_is_told(text: str, code: str) -> None:
    """The script, and in Latin script the commonest words, tell the language."""
    assert language(text) == code


def test_a_language_without_a_reader_is_said_so() -> None:
    """A text in a language that nobody reads gives sentences, no figures, and the doubt."""
    reading = read("Trois civils ont été tués dans le bombardement de la ville.")
    assert reading.problems == ("language_not_read",)
    assert not reading.figures


def test_passages_in_two_languages_are_each_read() -> None:
    """An English lead above an Arabic text is read in English, the rest in Arabic, in text order."""
    text = "Two civilians were killed in the shelling of the town on Sunday morning.\n\nأصيب ثلاثة أطفال في القصف"
    figures = read(text).figures
    assert [f.count.number for f in figures] == [2, 3]
    assert [f.sentence for f in figures] == [0, 1]


def test_a_lexicon_finds_the_longest_phrase() -> None:
    """Of the phrases that begin at a word the longest counts."""
    lexicon = Lexicon([(("death",), 1), (("death", "toll"), 2)])
    assert list(lexicon.find(("the", "death", "toll", "death"))) == [(1, 3, 2), (3, 4, 1)]


def test_alternatives_in_a_word_list_are_written_out() -> None:
    """Brackets hold alternatives, which may be empty."""
    assert list(phrases("[minor|serious|] injuries, burns")) == [
        "minor injuries",
        "serious injuries",
        "injuries",
        "burns",
    ]


@pytest.mark.parametrize(
    ("word", "value"),
    [("1,867", 1867), ("٢٣", 23), ("۲۳", 23), ("12,34", None), ("007", 7), ("9" * 1000, None), ("x", None)],
)
def test_numerals_of_any_script(word: str, value: int | None) -> None:
    """Numerals are read with thousands separators; what cannot count people is none."""
    assert numeral(word) == value


@pytest.mark.parametrize(
    ("values", "sum_"),
    [([23], 23), ([3, 100, 20, 5], 325), ([3, 100, 20, 5, 1000], 325_000), ([100, 12], 112), ([1000, 2], 1002)],
)
def test_number_words_add_up(values: list[int], sum_: int) -> None:
    """Number words are added and multiplied in the order in which they are said."""
    assert total(values) == sum_


def test_bounds_of_modifiers() -> None:
    """A modifier opens one bound or both."""
    assert bounded(5, Modifier.AT_LEAST) == Count(5, 5, None, Modifier.AT_LEAST)
    assert bounded(270, Modifier.MORE_THAN) == Count(270, 271, None, Modifier.MORE_THAN)
    assert bounded(20, Modifier.UP_TO) == Count(20, None, 20, Modifier.UP_TO)
    assert bounded(None) == Count(None, None, None, Modifier.VAGUE)
    assert bounded(15, high=10) == Count(None, 10, 15, Modifier.RANGE)


def test_the_reader_names_itself_and_its_data() -> None:
    """The reader's mark holds name, version and a hash of its word lists."""
    assert re.fullmatch(r"harmledger-reader \S+ [0-9a-f]{8}", made_by())


_STORY = "Shelling killed three people in the village of Tal Nur on Monday, rescuers said in the evening."


@pytest.mark.parametrize(
    ("lines", "aside"),
    [
        ([_STORY, "Drone kills two fighters near Wadi", "A market burns in the town", _STORY], [1]),
        ([_STORY, "Police arrest a student in the capital", "The student wrote on a wall, officials …"], [1, 2]),
        ([_STORY, "They killed 900 people in that war.", "Reply", "A further 90 were killed, sorry.", "Reply"],
         [1, 2, 3, 4]),
        ([_STORY, "Related articles", "Twelve killed in the south, a local group said on its own page.", "Rain", "Sun"],
         [1, 2, 3, 4]),
    ],
    ids=["a link above a heading", "a teaser under its headline", "comments", "a related headline with a full stop"],
)  # fmt: skip
def test_other_stories_of_a_page_are_furniture(lines: list[str], aside: list[int]) -> None:
    """What leads to another story is no part of this one, wherever it stands."""
    cut = read("\n\n".join(lines)).sentences
    assert [s.paragraph for s in cut if s.kind is SentenceKind.FURNITURE] == [cut[i].paragraph for i in aside]
