"""A bare name of a party means another body in each land."""

from __future__ import annotations

import pytest

from harmledger.assemble.homes import localised
from harmledger.cli.gazetteer import gazetteer
from harmledger.locate import locate
from harmledger.model import Document
from harmledger.read import read


def parties(text: str) -> set[str]:
    """Give the parties of a text under their names in its land."""
    document = Document(id="d", text=text, sha256="0")
    reading = read(text)
    return {p.party for p in localised(text, reading, locate(document, reading, gazetteer())).parties}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Shelling killed two people in Idlib, the civil defence said.", "White Helmets"),
        ("An air strike killed two people in Gaza, the civil defence said.", "Civil Defence"),
        ("وقالت وزارة الصحة إن سبعة مدنيين قتلوا في غزة.", "Gaza Health Ministry"),
        ("وصل إلى مستشفيات القطاع 60 شهيداً، وفقاً لوزارة الصحة.", "Gaza Health Ministry"),
        ("وقالت وزارة الصحة العامة إن سبعة مدنيين قتلوا في لبنان.", "Lebanese Health Ministry"),
        ("An army drone killed three people in Khartoum.", "Sudanese Armed Forces"),
        ("Government forces shelled Taiz in Yemen, killing four people.", "Yemeni government"),
    ],
)
def test_a_bare_name_is_the_party_of_the_land_that_the_text_is_about(text: str, party: str) -> None:
    """The places of a report tell whose army, ministry or rescue service it speaks of."""
    assert party in parties(text)


def test_a_full_name_stays_what_it_is_wherever_the_text_is_about() -> None:
    """Only bare names move."""
    assert "White Helmets" in parties("The White Helmets said that two people were killed in Beirut.")


def test_a_report_of_no_known_land_keeps_the_home_name() -> None:
    """Without a place there is nothing to go by."""
    assert "White Helmets" in parties("Two people were killed in shelling, the civil defence said.")


def test_a_ministry_of_no_known_land_is_no_lands() -> None:
    """Every land has one."""
    assert "Health Ministry" in parties("وقالت وزارة الصحة إن سبعة مدنيين قتلوا في الغارة.")
