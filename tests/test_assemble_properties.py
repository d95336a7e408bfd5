"""What holds for every document, whatever a reader found in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from harmledger.assemble import assemble
from harmledger.locate import Located
from harmledger.model import Age, AttackType, Count, Document, Harm, People, Place, Scope, Status, Weapon
from harmledger.read.mentions import (
    AttackMention,
    Back,
    Figure,
    PlaceMention,
    Reading,
    Sentence,
    SentenceKind,
    WeaponMention,
)

if TYPE_CHECKING:
    from harmledger.model import Account, Claim

WORD = 10  # characters of a made-up sentence
PEOPLE = st.sampled_from([People(), People(status=Status.CIVILIAN), People(age=Age.CHILD)])


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, Reading, Located]:
    """Draw a text of equal sentences with mentions that lean on each other at random."""
    number = draw(st.integers(1, 8))
    text = "abcd efgh." * number
    kinds = draw(st.lists(st.sampled_from(SentenceKind), min_size=number, max_size=number))
    sentences = tuple(Sentence(i * WORD, (i + 1) * WORD, i // 2, kind) for i, kind in enumerate(kinds))
    at = st.integers(0, number - 1)
    spots = sorted(draw(st.lists(st.tuples(at, st.integers(0, 3)), max_size=12)))
    lean = st.none() | st.integers(0, max(0, len(spots) - 1))
    figures = tuple(
        Figure(
            s * WORD + o,
            s * WORD + o + 4,
            s,
            harm=draw(st.none() | st.sampled_from(Harm)),
            people=draw(PEOPLE),
            count=draw(st.integers(0, 5).map(Count.exact) | st.just(Count(None, None, None))),
            rule="drawn",
            elliptical=draw(st.booleans()),
            part_of=draw(lean),
            after=draw(lean),
            back=draw(st.none() | st.sampled_from(Back)),
            scope=draw(st.sampled_from(Scope)),
        )
        for s, o in spots
    )
    names = draw(st.lists(st.tuples(at, st.sampled_from("ABC")), max_size=6).map(sorted))
    strikes = draw(st.lists(at, max_size=6).map(sorted))
    reading = Reading(
        "en",
        sentences,
        figures,
        places=tuple(PlaceMention(s * WORD + 5, s * WORD + 9, s, name=n) for s, n in names),
        attacks=tuple(AttackMention(s * WORD, s * WORD + 4, s, AttackType.SHELLING) for s in strikes),
        weapons=tuple(WeaponMention(s * WORD + 5, s * WORD + 9, s, Weapon.DRONE) for s in strikes),
    )
    return text, reading, Located(tuple(Place(n) for _, n in names))


def account(drawn: tuple[str, Reading, Located]) -> Account:
    """Assemble a drawn reading."""
    text, reading, located = drawn
    return assemble(Document("d", text, "0"), reading, located)


@given(readings())
def test_quotes_are_the_text(drawn: tuple[str, Reading, Located]) -> None:
    """Every quote of a claim or attack is the text between its offsets."""
    found = account(drawn)
    assert all(c.quote == drawn[0][c.start : c.end] for c in found.claims)
    assert all(a.quote == drawn[0][a.start : a.end] for a in found.attacks)


@given(readings())
def test_parts_and_repeats_lead_somewhere(drawn: tuple[str, Reading, Located]) -> None:
    """Parts lead up to a whole in the end, repeats at once to a first statement; both are claims of the account."""
    by_id = {c.id: c for c in account(drawn).claims}
    for claim in by_id.values():
        assert claim.same_as is None or by_id[claim.same_as].same_as is None
        assert _top(claim, by_id).part_of is None


def _top(claim: Claim, by_id: dict[str, Claim]) -> Claim:
    for _ in by_id:
        if claim.part_of is None:
            break
        claim = by_id[claim.part_of]
    return claim


@given(readings())
def test_ids_are_unique_and_stand_still(drawn: tuple[str, Reading, Located]) -> None:
    """No two claims or attacks share an id, and a newer reader that finds the same gives the same ids."""
    text, reading, located = drawn
    found = account(drawn)
    ids = [c.id for c in found.claims] + [a.id for a in found.attacks]
    assert len(ids) == len(set(ids))
    newer = account((text, replace(reading, made_by="newer"), located))
    assert [c.id for c in newer.claims] + [a.id for a in newer.attacks] == ids


@given(readings())
def test_attacks_and_claims_know_each_other(drawn: tuple[str, Reading, Located]) -> None:
    """A claim's attack exists and lists it; only incidents have one."""
    found = account(drawn)
    held = {c: a.id for a in found.attacks for c in a.claims}
    assert {c.id: c.attack for c in found.claims if c.attack} == held
    assert all(c.scope is Scope.INCIDENT for c in found.claims if c.attack)


@given(readings())
def test_bounds_and_confidence(drawn: tuple[str, Reading, Located]) -> None:
    """Low is never above high, and a confidence is a share."""
    for claim in account(drawn).claims:
        assert claim.count.low is None or claim.count.high is None or claim.count.low <= claim.count.high
        assert 0 <= claim.confidence <= 1
