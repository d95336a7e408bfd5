"""Sentences that a second reader found misread: each says what must come out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from harmledger.locate.gazetteer import MemoryGazetteer
from harmledger.model import Account, AttackType, DateBasis, Document, Harm, Manner, Published, Stance, Weapon
from harmledger.pipeline import account

if TYPE_CHECKING:
    from harmledger.model import Claim

THURSDAY = Published(date(2023, 10, 12), date(2023, 10, 12), DateBasis.META)


def told(text: str, language: str = "en") -> Account:
    """Read a report published on Thursday 12 October 2023."""
    return account(Document("own", text, "0", language=language, published=THURSDAY), MemoryGazetteer.of([]))


def counted(claims: tuple[Claim, ...]) -> list[tuple[int | None, str]]:
    """Give number and group of each claim."""
    return [(c.count.low, c.people.group) for c in claims]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Six civilians were killed and ten injured in the villages of Marsoun and Sarta, respectively.", "en"),
        ("Airstrikes on the villages of Marsoun and Sarta killed six and ten civilians, respectively.", "en"),
        ("قتل ستة مدنيين وعشرة مدنيين بقصف على بلدتي مرسون وسرتا على التوالي.", "ar"),
    ],
)
def test_respectively_gives_each_figure_its_own_place(text: str, language: str) -> None:
    """The first figure falls to the first place, the second to the second."""
    claims = told(text, language).claims
    assert [[p.name for p in c.places] for c in claims] in ([["Marsoun"], ["Sarta"]], [["مرسون"], ["سرتا"]])


@pytest.mark.parametrize(
    "text",
    [
        "Three shepherds, 14, 17 and 45, were killed near the village of Sarta.",
        "Three shepherds (14, 17 and 45) were killed near the village of Sarta.",
    ],
)
def test_a_row_of_ages_counts_nobody(text: str) -> None:
    """As many bare numbers as people, right behind them, are their ages."""
    assert counted(told(text).claims) == [(3, "civilian")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Shelling on Sarta killed five people, including seven women.", "part_exceeds_whole"),
        ("Shelling on Sarta killed five people, including four men and three women.", "parts_exceed_whole"),
        ("Shelling on Sarta killed ten people: four men, three women and two children.", "parts_fall_short"),
        ("قتل عشرة مدنيين (أربعة رجال وثلاث نساء وطفلان) بقصف على بلدة سرتا.", "parts_fall_short"),
    ],
)
def test_parts_that_do_not_fit_their_whole_are_shown(text: str, code: str) -> None:
    """No part is dropped to make the sum right."""
    assert code in {p.code for p in told(text, "en" if text.isascii() else "ar").problems}


def test_parts_that_are_only_some_of_the_whole_fall_short_of_nothing() -> None:
    """A list behind "including" divides nothing."""
    assert not {p.code for p in told("Shelling killed ten people, including four men and three women.").problems} & {
        "parts_fall_short",
        "parts_exceed_whole",
    }


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The coalition admitted that it struck the school in Sarta, killing 12 people.", Stance.ADMITS_STRIKE),
        ("The coalition acknowledged that its strike on Sarta killed four civilians.", Stance.ADMITS_STRIKE),
        ("The coalition admitted killing four civilians in Sarta.", Stance.ADMITS_CIVILIAN_HARM),
    ],
)
def test_who_admits_an_attack_is_its_actor(text: str, stance: Stance) -> None:
    """The party speaks of itself."""
    attack = told(text).attacks[0]
    assert {(r.by, r.actor, r.stance) for r in attack.responsibility} == {
        ("US-led Coalition", "US-led Coalition", stance)
    }
    assert attack.actor
    assert attack.actor.name == "US-led Coalition"


def test_who_is_suspected_of_an_attack_does_not_speak() -> None:
    """The party before "is suspected of" is the one spoken of."""
    said = told("Turkey is suspected of carrying out the strike in Sarta that killed two.").attacks[0].responsibility
    assert [(r.by, r.actor, r.stance) for r in said] == [(None, "Turkey", Stance.SUSPECTS)]


def test_the_shelling_of_a_day_has_that_day() -> None:
    """A month with a day behind it is a day."""
    claim = told("Six people were killed in the shelling of October 4, 2023.").claims[0]
    assert claim.when
    assert (claim.when.earliest, claim.when.latest) == (date(2023, 10, 4), date(2023, 10, 4))


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("Five people drowned after warplanes bombed their boat.", None),
        ("Three people, who had fled the earthquake, were killed by a drone strike.", None),
        ("غرق ثلاثة أطفال في النهر بعد قصف قاربهم.", None),
        ("Two infants died of hypothermia after fleeing the bombardment.", Manner.ILLNESS),
        ("Nine children died of cholera after shelling destroyed the water station.", Manner.ILLNESS),
        ("Two workers were electrocuted while repairing a line.", Manner.ACCIDENT),
        ("Two people died when a wall collapsed after heavy rain.", Manner.ACCIDENT),
    ],
)
def test_an_attack_that_brings_an_accident_about_is_what_killed(text: str, manner: Manner | None) -> None:
    """Only what no attack brought about is a death without one."""
    claim = told(text, "en" if text.isascii() else "ar").claims[0]
    assert (claim.manner if claim.attack is None else None) is manner


def test_an_accident_beside_an_attack_on_others_stays_one() -> None:
    """Each figure has the cause that is told of it."""
    claims = told("Three people were killed when a bus overturned, and a mine killed two children nearby.").claims
    assert [c.attack is None for c in claims] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "A civilian wounded in the shelling of the town of Sarta on October 9 died of his wounds on Wednesday.",
        "A man wounded in the shelling of Sarta on Monday died on Wednesday.",
        "One of the injured died in hospital on Wednesday after the strike on Sarta.",
    ],
)
def test_who_was_wounded_and_died_is_killed_and_no_longer_injured(text: str) -> None:
    """One figure: killed, who was injured before."""
    claims = told(text).claims
    assert [(c.harm, c.from_harm, c.manner) for c in claims] == [(Harm.KILLED, Harm.INJURED, Manner.DIED_OF_WOUNDS)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("An unexploded rocket from a previous Russian strike blew up in Sarta and killed a boy.", "en"),
        ("An unexploded bomblet left from earlier Syrian army shelling exploded in Sarta, killing a boy.", "en"),
        ("انفجار قنبلة عنقودية من مخلفات قصف سابق لقوات النظام في بلدة سرتا أدى إلى مقتل طفل.", "ar"),
    ],
)
def test_a_remnant_has_no_actor_and_is_no_shelling(text: str, language: str) -> None:
    """Whoever fired it years ago did not attack now."""
    account = told(text, language)
    assert [(a.type, a.weapon, a.actor, a.retold) for a in account.attacks] == [
        (AttackType.EXPLOSION, Weapon.ERW, None, False)
    ]
    assert [(c.weapon, c.actor) for c in account.claims] == [(Weapon.ERW, None)]


def test_a_border_attacks_nobody_but_its_guards_may() -> None:
    """The adjective of a land beside its border names no party."""
    near = told("A drone strike hit Hope camp near the Turkish border, killing one.").attacks[0]
    guards = told("Turkish border guards shot and killed two people near the village of Sarta.").attacks[0]
    assert near.actor is None
    assert guards.actor
    assert guards.actor.name == "Turkey"


def test_another_shell_is_another_attack_and_repeats_no_figure() -> None:
    """The same number of people is told of two."""
    claims = told("A shell hit a home in Sarta, killing one. Another shell landed on a school, killing one.").claims
    assert [c.same_as for c in claims] == [None, None]
    assert len({c.attack for c in claims}) == len(claims)


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian army shelled the town of Sarta on Tuesday.",
        "The Defence Ministry denied that its forces shelled the town of Sarta on Tuesday.",
    ],
)
def test_a_verb_after_the_army_tells_an_attack(text: str) -> None:
    """The article before who did it makes no reference back of the verb."""
    assert [(a.type, [p.name for p in a.places]) for a in told(text).attacks] == [(AttackType.SHELLING, ["Sarta"])]


@pytest.mark.parametrize(
    "text",
    [
        "Forces shelled the villages of Marsoun, Sarta and Hilm on Tuesday. No casualties were reported.",
        "Forces shelled the villages of Marsoun, Sarta and Hilm on Tuesday without causing casualties.",
    ],
)
def test_a_list_of_places_without_casualties_is_an_attack_on_each(text: str) -> None:
    """That nobody was hurt is told of all of them, and makes them no single attack."""
    account = told(text)
    assert [[p.name for p in a.places] for a in account.attacks] == [["Marsoun"], ["Sarta"], ["Hilm"]]
    assert {a.claims for a in account.attacks} == {(account.claims[0].id,)}


def test_another_injured_beside_a_killed_child_is_told_again_below() -> None:
    """In Arabic a headline and its lead both count "a child killed and another injured": the same two."""
    text = "مقتل طفل وجرح آخر بقصف على سرمين\n\nقضى طفل وأصيب آخر بجروح جراء قصف على مدينة سرمين."
    stated = told(text, "ar")
    assert [c.same_as is None for c in stated.claims] == [True, True, False, False]
