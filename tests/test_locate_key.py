"""Keys of place names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.locate import key

SAME = [
    ("Kafr Latah", "Kafrlata", "Kafar Lata", "كفر لاتة", "كفرلاتة"),
    ("Ihsim", "Ehsem", "إحسم", "احسم"),
    ("Al-Fatira", "Fattira", "Ftireh", "Fteira", "الفطيرة"),
    ("Ruwaiha", "Rouaïha", "Ruwayḩah", "رويحة"),
    ("Kafar Aweed", "Kafr Oweid", "كفر عويد"),
    ("al-Magarah", "Maghara", "El Mrhâra", "المغارة"),
    ("Deir ez-Zor", "Dayr az Zawr", "دير الزور"),
    ("Abu Hammad", "Albu Hamad", "أبو حماد", "البوحماد"),
    ("Kharkiv", "Харків"),
]


@pytest.mark.parametrize("names", SAME, ids=lambda names: names[0])
def test_one_place_has_one_key_in_every_spelling(names: tuple[str, ...]) -> None:
    """Romanisations and Arabic script give one strict key."""
    assert len({key.strict(name) for name in names}) == 1


@pytest.mark.parametrize("name", ["ﺣﻠﺐ", "حـلـب", "حَلَب", "\u200fحلب\u202c"])
def test_shapes_and_marks_of_letters_do_not_matter(name: str) -> None:
    """Letters in printed shapes, lengthened, vowelled or with direction marks are the same letters."""
    assert key.forms(name)[0].strict == key.forms("حلب")[0].strict
    assert key.plain(name) == "حلب"


def test_qualifiers_are_taken_off_and_meet_across_languages() -> None:
    """«الشرقية» and "Eastern" are one class, kept apart from the key."""
    latin, arabic = key.forms("Eastern Ghariyeh")[0], key.forms("الغارية الشرقية")[0]
    assert latin.qualifiers == arabic.qualifiers == {"east"}
    assert latin.strict == arabic.strict


def test_new_stays_in_the_name() -> None:
    """Jadida is a name, not a qualifier."""
    assert key.forms("الجديدة")[0].qualifiers == frozenset()


def test_a_generic_first_word_may_be_left_out_at_a_price() -> None:
    """Tell Sandal is found by Sandal too."""
    forms = key.forms("Tell Sandal")
    assert key.strict("Sandal") in {form.strict for form in forms}
    assert forms[0].penalty == 0 < forms[1].penalty


@pytest.mark.parametrize("letter", [chr(code) for code in (*range(0x621, 0x63B), *range(0x641, 0x64B))])
def test_an_arabic_letter_is_folded_to_its_bare_shape_and_tidied_to_itself(letter: str) -> None:
    """A hamza or a madda goes; a letter that carries none stays, alone and beside one that does."""
    bare = unicodedata.normalize("NFKD", letter)[0]
    assert key.folded(letter) == bare
    assert key.folded(f"أ{letter}") == f"ا{bare}"
    assert key.tidy(letter) == letter


def test_a_name_of_qualifiers_only_keeps_them() -> None:
    """A place called "Big" keeps a key."""
    assert key.forms("Al-Kabir")[0].strict == "kbr"


@given(st.text(max_size=60))
def test_any_text_has_keys(text: str) -> None:
    """No input breaks the key; loose is what strict keeps without glides."""
    for form in key.forms(text):
        assert form.strict
        assert form.loose == form.strict[:1] + "".join(c for c in form.strict[1:] if c not in "wyA")


@given(st.sampled_from([name for names in SAME for name in names]))
def test_case_and_article_do_not_matter(name: str) -> None:
    """Upper case and a leading article leave the key as it is."""
    assert key.loose(name.upper()) == key.loose(name)
    if not key.is_arabic(name) and not name.lower().startswith(("al", "el")):
        assert key.loose(f"Al-{name}") == key.loose(name)
