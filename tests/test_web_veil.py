"""Names of people harmed: hidden on every page until a reader asks for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.web.veil import hidden, in_quote
from tests import desks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

ENGLISH = "Gunmen abducted Samir Azizi, a teacher, near Sarja on Friday. Azizi had two children, neighbours said."
ARABIC = "استشهد المدني محمود العليان بقصف مدفعي على قرية سرجة مساء الجمعة. وكان العليان مزارعاً."


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[httpx.Client]:
    with desks.client(tmp_path / "new.db") as client:
        yield client


@pytest.mark.parametrize(("text", "names"), [(ENGLISH, ["Samir", "Azizi"]), (ARABIC, ["محمود", "العليان"])])
def test_names_are_behind_a_switch(desk: httpx.Client, text: str, names: list[str]) -> None:
    """Queue, incident and document hide a victim's name wherever it stands, and show it when it is asked for."""
    data = {"text": text, "do": "save", "published": "2023-10-06"}
    kept = desk.post("/add", files={name: (None, value) for name, value in data.items()}).text
    pages = ["/", *re.findall(r'href="(/(?:document|incident)/[^"]+)"', kept)]
    assert len(pages) > 2
    for page in pages:
        shown = desk.get(page).text
        assert "▪▪▪" in shown, page
        assert not [name for name in names if name in shown], page
    desk.post("/preferences", data={"names": "on"})
    assert all(names[0] in desk.get(page).text for page in pages)


@pytest.mark.parametrize("quote", ["one White Helmets volunteer", "a woman", "One child", "امرأة", "مقتل طفل"])
def test_what_names_nobody_is_shown(quote: str) -> None:
    """Parties and plain words are no victim's name."""
    assert list(in_quote(quote)) == []


@given(st.text(), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_hiding_moves_nothing(text: str, names: list[str]) -> None:
    """Every character keeps its offset, whatever is hidden."""
    assert len(hidden(text, names)) == len(text)


def test_only_whole_words_are_hidden() -> None:
    """A short name hides no part of a longer word, and in Arabic the letters that lean on it stay."""
    assert hidden("Ali met Alina.", ["Ali"]) == "▪▪▪ met Alina."
    assert hidden("قصفت قرية علي وعلي العلياء", ["علي"]) == "قصفت قرية ▪▪▪ و▪▪▪ العلياء"
