"""One Arabic word taken apart, and its spellings on the street."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import Harm
from harmledger.read.ar.forms import MANY, ONE, TWO, inflected, persons
from harmledger.read.ar.letters import fold, number
from harmledger.read.ar.lines import line
from harmledger.read.ar.words import word

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=40)


@pytest.mark.parametrize(
    ("written", "lead", "prep", "base", "pronoun"),
    [
        ("وإصابة", "و", "", "اصابة", ""),
        ("لإصابة", "", "ل", "اصابة", ""),
        ("بمقتل", "", "ب", "مقتل", ""),
        ("فقتل", "ف", "", "قتل", ""),
        ("وزوجته", "و", "", "زوجة", "ه"),
        ("طفليهما", "", "", "طفلي", "هما"),
        ("للنظام", "", "ل", "نظام", ""),
        ("والدها", "", "", "والد", "ها"),
        ("وفاة", "", "", "وفاة", ""),
        ("بلدة", "", "", "بلدة", ""),
    ],
)
def test_clitics_come_off_only_where_a_known_word_is_left(
    written: str, lead: str, prep: str, base: str, pronoun: str
) -> None:
    """Conjunction, preposition, article and pronoun are told from a word's own letters."""
    found = word(written)
    assert (found.lead, found.prep, found.base, found.pronoun) == (lead, prep, base, pronoun)


@pytest.mark.parametrize(
    ("form", "many"),
    [
        ("طفلان", TWO),
        ("طفلتين", TWO),
        ("مدنيان", TWO),
        ("امرأتان", TWO),
        ("جريحان", TWO),
        ("طفلا", ONE),
        ("أطفال", MANY),
    ],
)
def test_a_form_says_how_many(form: str, many: int) -> None:
    """Duals are two, broken plurals many, accusatives one."""
    person = word(form).person
    assert person is not None
    assert person.number == many


def test_two_children_of_hers() -> None:
    """A dual that lost its last letter before a pronoun is no accusative: "طفلاها" are two."""
    person = word("طفلاها").person
    assert person is not None
    assert person.number == TWO


def test_one_of_the_wounded_is_not_the_number_one() -> None:
    """The words "وأحد" begins with "and", although it is spelled like "واحد"."""
    assert word("وأحد").lead == "و"
    assert word("واحد").lead == ""


@pytest.mark.parametrize("written", ["أُصِيبَ", "أصيـ ـب", "أصيـ.ـب", "اصيب", "أصــيب", "أ\u200fصيب"])
def test_spellings_of_one_word_are_one_word(written: str) -> None:
    """Short vowels, tatweel, hidden marks and breaks against moderation change nothing."""
    cut = line(written, 0, len(written))
    assert [w.key for w in cut.words] == [fold("أصيب")]
    assert cut.words[0].verb is not None
    assert cut.words[0].verb.harm is Harm.INJURED


def test_a_full_stop_between_two_words_breaks_no_word() -> None:
    """Dots are taken out of a word that we know; other words stay apart."""
    assert [w.key for w in line("المد.فعي", 0, 8).words] == ["المدفعي"]
    text = "المدينة.وأكد"
    assert len(line(text, 0, len(text)).words) == 3


def test_words_glued_behind_their_last_letter_are_parted() -> None:
    """ة only ends words, and "عاجل" heralds others."""
    text = "محطة السهلةاستشهد"
    assert [w.key for w in line(text, 0, len(text)).words][-1] == "استشهد"
    text = "#عاجلإصابة طفلين"
    assert [w.key for w in line(text, 0, len(text)).words] == ["عاجل", "اصابة", "طفلين"]


def test_on_is_no_name() -> None:
    """The preposition "على" is not the name "علي"."""
    assert word("على").name is None
    assert word("علي").name is not None


@pytest.mark.parametrize(("digits", "value"), [("٢٣", 23), ("۲۳", 23), ("1,867", 1867), ("٢٬٠٠٠", 2000), ("2.5", 2.5)])
def test_digits_of_every_script(digits: str, value: float) -> None:
    """Arabic-Indic and Persian digits and their separators are read."""
    assert number(digits) == value


def test_every_noun_has_a_dual() -> None:
    """The duals of the lexicon are made, not listed."""
    assert ("مسعفتين", TWO) in set(inflected("مسعفة"))
    assert persons()[fold("مسعفتين")].number == TWO


@given(ARABIC)
def test_the_words_of_a_line_lie_in_its_text(text: str) -> None:
    """Offsets are in order, within the text and never empty."""
    cut = line(text, 0, len(text))
    assert all(0 <= s < e <= len(text) for s, e in zip(cut.starts, cut.ends, strict=True))
    assert list(cut.starts) == sorted(cut.starts)
    assert len(cut.words) == len(cut.stems) == len(cut.tags)


def test_a_gate_is_no_month() -> None:
    """A preposition parts from a two-letter word only where its hamza is written, as in "لأب"; "باب" is a gate."""
    assert word("باب").prep == ""
    assert (word("بآب").prep, word("لأب").prep) == ("ب", "ل")
