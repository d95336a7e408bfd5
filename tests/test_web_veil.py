"""Names of people harmed: hidden on every page until a reader asks for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.web.persons import Named, persons
from harmledger.web.veil import cited, hidden, in_quote
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


FAMILY = """Samir Azizi, his wife Rima and three children were killed by shelling in Sarja on Friday, Huda Salloum said.
The dead: Yazan Azizi (9), Karam Azizi (7)."""
ROLL = "استشهد ثلاثة مدنيين بقصف مدفعي على قرية سرجة مساء الجمعة.\nأسماء الشهداء:\n- يزن الحمدو\n- لجين خالد الحمدو"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (ENGLISH, ["Samir", "Azizi"]),
        (ARABIC, ["محمود", "العليان"]),
        (FAMILY, ["Samir", "Azizi", "Rima", "Yazan", "Karam", "Huda", "Salloum"]),
        (ROLL, ["يزن", "الحمدو", "لجين"]),
    ],
)
def test_names_are_behind_a_switch(desk: httpx.Client, text: str, names: list[str]) -> None:
    """Queue, incident and document hide a victim's name wherever it stands, and show it when it is asked for."""
    data = {
        "text": text,
        "do": "save",
        "published": "2023-10-06",
        "title": text[:60],
        "url": f"https://example.org/{names[0]}",
    }
    kept = desk.post("/add", files={name: (None, value) for name, value in data.items()}).text
    pages = ["/", *re.findall(r'href="(/(?:document|incident)/[^"]+)"', kept)]
    assert len(pages) > 2
    word = "Friday" if text.isascii() else "الجمعة"
    for page in [*pages, f"/search?q={word}", "/day?day=2023-10-06"]:
        shown = desk.get(page).text
        assert "▪▪▪" in shown or "document" not in page, page
        assert "Sarja" in shown or "سرجة" in shown or "day" in page, page
        assert not [name for name in names if name in shown], page
    for page in ("/map/spots", "/map", "/sources", "/totals", "/cases", "/places"):
        shown = desk.get(page).text
        assert not [name for name in names if name in shown], page
    desk.post("/preferences", data={"names": "on"})
    assert all(names[0] in desk.get(page).text for page in pages if "document" in page)


@pytest.mark.parametrize("quote", ["one White Helmets volunteer", "a woman", "One child", "امرأة", "مقتل طفل"])
def test_what_names_nobody_is_shown(quote: str) -> None:
    """Parties and plain words are no victim's name."""
    assert list(in_quote(quote)) == []


@given(st.text(), st.lists(st.text(min_size=1, max_size=5), max_size=3))
def test_hiding_moves_nothing(text: str, names: list[str]) -> None:
    """Every character keeps its offset, whatever is hidden."""
    assert len(hidden(text, Named(frozenset(names)))) == len(text)


def test_only_whole_words_are_hidden() -> None:
    """A short name hides no part of a longer word, and in Arabic the letters that lean on it stay."""
    assert hidden("Ali met Alina.", Named(frozenset({"Ali"}))) == "▪▪▪ met Alina."
    assert hidden("قصفت قرية علي وعلي العلياء", Named(frozenset({"علي"}))) == "قصفت قرية ▪▪▪ و▪▪▪ العلياء"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. Ahmad Darwish - 40\n2. Nour Darwish, 7\n3. Um Nidal", {"Ahmad", "Darwish", "Nour", "Nidal"}),
        ("Three members of the Barakat family died. His brother Tofan was wounded.", {"Barakat", "Tofan"}),
        ("Omar Khalil (12), Tofan and Rifa were buried on Sunday.", {"Omar", "Khalil", "Tofan", "Rifa"}),
        ("قتل ثلاثة مدنيين من عائلة البرهو، ونجت الطفلة رهفان الدرويش.", {"البرهو", "رهفان", "الدرويش"}),
        ("استشهد محمود العليان وزوجته وثلاثة من أطفاله", {"محمود", "العليان"}),
    ],
)
def test_people_are_found_wherever_they_are_named(text: str, names: set[str]) -> None:
    """In a list, beside a kinsman's or a family's word, in one breath with others: each is found."""
    assert names <= persons(text).names


@pytest.mark.parametrize(
    "text",
    [
        "Five Civilians Killed In Artillery Shelling On Olive Harvest Near Qoqfin",
        "The Syrian Observatory for Human Rights and the White Helmets spoke on Friday of Deir Hassan and Kafr Oweid.",
        "IDLIB, Nov 26 (Sample Wire) - Artillery fire killed 11 civilians of two families near Qoqfin on Saturday.",
        "Shelling hit Sarja, Bara and Ftireh in Jabal al-Zawiya, the Sarja Media Center said.",
        "ارتفع عدد الضحايا إلى 11 قتيلاً بينهم 3 أطفال في بلدة قوقفين وفق الدفاع المدني السوري",
        "قصفت قوات النظام قرية دير حسن ومدينة أريحا في ريف إدلب الجنوبي",
    ],
)
def test_places_and_parties_are_nobody(text: str) -> None:
    """Headlines, places and organisations name nobody."""
    assert persons(text).names == frozenset()


def test_who_is_cited_is_shown_unless_it_is_a_person() -> None:
    """Parties speak under their names, a witness behind the switch."""
    assert cited("White Helmets") == "White Helmets"
    assert cited("Sarja Media Center") == "Sarja Media Center"
    assert cited("Huda Salloum") == "▪▪▪▪ ▪▪▪▪▪▪▪"
