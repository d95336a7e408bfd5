"""The words of the pages: both languages complete, every key used, every value of the model has a word."""

from __future__ import annotations

import re
import string
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from harmledger import web
from harmledger.model import (
    Agreement,
    Attribution,
    Evidence,
    Grade,
    Harm,
    Part,
    Place,
    Precision,
    Ruling,
    Scope,
    Severity,
    Stance,
    Unit,
    Weapon,
)
from harmledger.reconcile.rules import rules
from harmledger.web.say import Say
from harmledger.web.tongue import CODES, plural, tongue

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOM = Path(str(files(web)))
FORMS = {"zero", "one", "two", "few", "many", "other"}
VOCABULARIES: dict[str, Iterable[str]] = {
    "harm": Harm,
    "part": Part,
    "severity": Severity,
    "grade": Grade,
    "weapon": Weapon,
    "scope": Scope,
    "evidence": Evidence,
    "attribution": Attribution,
    "agreement": Agreement,
    "stance": Stance,
    "precision": Precision,
    "ruled": Ruling,
    "rule": rules().words["toll"],
    "month": map(str, range(1, 13)),
}


def fields(text: str) -> set[str]:
    """Give the names of the values that a text takes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def base(key: str) -> str:
    """Give a key without the plural form."""
    head, _, last = key.rpartition(".")
    return head if last in FORMS and head.count(".") else key


@pytest.mark.parametrize("code", CODES)
def test_every_language_is_complete(code: str) -> None:
    """Each language has a text for every key, with the same values put in."""
    english, other = tongue("en").texts, tongue(code).texts
    assert {base(key) for key in other} == {base(key) for key in english}
    for key, text in other.items():
        wanted = english.get(key) or english[f"{base(key)}.other"]
        spared = {"n"} if key != base(key) else set()
        assert fields(text) | spared == fields(wanted) | spared, key


def test_every_plural_form_is_there() -> None:
    """Whatever the number, there is a form for it in both languages."""
    for code in CODES:
        counted = {base(key) for key in tongue(code).texts if key != base(key)}
        forms = {plural(code, number) for number in range(1000)}
        assert {f"{key}.{form}" for key in counted for form in forms} <= tongue(code).texts.keys()


def test_every_value_of_the_model_has_a_word() -> None:
    """No page meets a value that it has no word for."""
    keys = tongue("en").texts.keys()
    assert {f"{kind}.{value}" for kind, values in VOCABULARIES.items() for value in values} <= keys
    assert {f"unit.{unit}" for unit in Unit if unit is not Unit.PERSON} <= keys


def test_a_place_is_named_in_the_script_of_the_page() -> None:
    """An Arabic page names a place as an Arabic report does; else the entry's own name stands."""
    arabic, latin = Place("سرجة", label="Sarja"), Place("Sarjah", label="Sarja")
    assert [Say(tongue("ar")).place(place) for place in (arabic, latin, Place("Sarjah"))] == ["سرجة", "Sarja", "Sarjah"]
    assert Say(tongue("en")).place(arabic) == "Sarja"


def test_no_text_is_left_over_or_missing() -> None:
    """Every key that a page names is in the catalogue, and every key of the catalogue is named or made from a value."""
    sources = chain(ROOM.glob("[a-z]*.py"), ROOM.glob("templates/*.html"))
    whole = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    named = set(re.findall(r'"((?:[a-z_]+\.)+[a-z_]+)"', whole))
    built = set(re.findall(r'"([a-z_]+)\.(?:" ~|\{)', whole)) | set(re.findall(r'word\([\'"]([a-z_]+)[\'"]', whole))
    built |= set(re.findall(r'\("([a-z]+)", figure', whole)) | set(re.findall(r'_listed\("([a-z]+)"', whole))
    built |= set(re.findall(r'choice\(t, .*?, "([a-z_]+)"\)', whole))
    keys = {base(key) for key in tongue("en").texts}
    left = {key for key in keys if key not in named and key.split(".")[0] not in built}
    assert left == set()
    sections = {key.split(".")[0] for key in keys}
    assert {key for key in re.findall(r'\bt(?:\.n)?\("([^"]+\.[^".]+)"', whole) if key not in keys} == set()
    assert built <= sections
