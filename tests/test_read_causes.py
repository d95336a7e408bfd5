"""Deaths that no attack caused are read, and told apart from those of attacks."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.link import sight
from harmledger.locate.gazetteer import MemoryGazetteer
from harmledger.model import Account, DateBasis, Document, Manner, Published
from harmledger.pipeline import account

TUESDAY = Published(date(2023, 5, 16), date(2023, 5, 16), DateBasis.META)


def told(text: str, language: str = "en") -> Account:
    """Read a report published on Tuesday 16 May 2023."""
    return account(Document("own", text, "0", language=language, published=TUESDAY), MemoryGazetteer.of([]))


@pytest.mark.parametrize(
    ("text", "language", "manner"),
    [
        ("Two workers were killed in a road accident near the quarry.", "en", Manner.ACCIDENT),
        ("Four people drowned when their boat capsized off the coast.", "en", Manner.ACCIDENT),
        ("A gas cylinder explosion killed a mother and her daughter.", "en", Manner.ACCIDENT),
        ("Seven children died of cholera in the camp last month.", "en", Manner.ILLNESS),
        ("The earthquake killed more than 5,900 people across the country.", "en", Manner.DISASTER),
        ("توفي شابان وأصيب أربعة آخرون في حادث سير على طريق الساحل.", "ar", Manner.ACCIDENT),
        ("توفي ثلاثة أطفال بمرض الحصبة في المخيم.", "ar", Manner.ILLNESS),
        ("أودت السيول بحياة تسعة نازحين.", "ar", Manner.DISASTER),
    ],
)
def test_a_death_without_an_attack_says_so(text: str, language: str, manner: Manner) -> None:
    """It belongs to no attack, and nobody did it."""
    stated = told(text, language)
    assert stated.claims
    assert {c.manner for c in stated.claims} == {manner}
    assert all(c.attack is None and c.actor is None and c.weapon is None for c in stated.claims)
    assert not any(a.claims for a in stated.attacks)


@pytest.mark.parametrize(
    "text",
    [
        "Shelling of the market killed three people. A fire broke out, wounding two more.",
        "Jets bombed a cholera ward, killing six patients.",
        "Fighters stormed the village and killed five men.",
        "The bus overturned after a mine exploded under it, killing four passengers.",
    ],
)
def test_what_an_attack_brought_about_is_its_own(text: str) -> None:
    """A fire after shelling, a ward that was bombed: the attack is the cause."""
    assert all(c.manner.by_attack for c in told(text).claims)


def test_both_in_one_sentence_keep_to_their_causes() -> None:
    """Each figure goes by the cause that stands nearest to it."""
    stated = told("Artillery fire killed three people in the town, and two more died of cholera.")
    assert [c.manner.by_attack for c in stated.claims] == [True, False]


def test_a_report_of_an_accident_is_laid_beside_no_attack() -> None:
    """It speaks of no attack that others tell."""
    text = "Two workers were killed in a road accident near the quarry."
    assert sight.mentions({"own": Document("own", text, "0", language="en")}, [told(text)]) == ()
