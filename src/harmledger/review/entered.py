"""An incident made by hand: a document that a person enters, with its attack and figures as additions to it.

So it goes the way of every report: it is linked, reconciled and published, and taken back by undoing the addition.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.assemble.identity import attack_id, claim_id
from harmledger.collect.typed import BY_HAND
from harmledger.model import Account, Attack, Named, PlaceMode, Ruling, Unit
from harmledger.read.language import language
from harmledger.review.amend import Addition, days_said
from harmledger.review.decisions import made
from harmledger.serial import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from harmledger.model import Decision, Document, Harm, People, Place, Weapon


@dataclass(frozen=True, slots=True)
class Harmed:
    """A figure as it was typed."""

    harm: Harm
    low: int | None
    high: int | None
    people: People


@dataclass(frozen=True, slots=True)
class Entered:
    """What a person says of an incident, and for what reason."""

    place: Place
    since: date
    until: date
    by: str
    why: str
    harmed: tuple[Harmed, ...] = ()
    claimant: str | None = None
    actor: str | None = None
    weapon: Weapon | None = None

    @property
    def event(self) -> str:
        """Name all that was said, to tell two entries with the same words apart."""
        toll = [f"{one.harm} {one.people.group} {one.low}/{one.high}" for one in self.harmed]
        told = (self.place.id or self.place.name, self.since, self.until, self.claimant, self.actor, self.weapon, *toll)
        return "\n".join(map(str, told))


def account(document: Document) -> Account:
    """Give what is read of a document that was entered by hand: nothing, for the person says it all."""
    told = document.language or language(document.text)
    return Account(document.id, told, published=document.published, made_by=BY_HAND)


def attack(document: Document, said: Entered) -> Attack:
    """Give the attack that an entry tells of; its passage is the whole text."""
    end = len(document.text)
    return Attack(
        id=attack_id(document.id, (0, end)),
        document=document.id,
        quote=document.text,
        start=0,
        end=end,
        places=(said.place,),
        place_mode=PlaceMode.AT,
        when=days_said(said.since, said.until),
        actor=Named(said.actor, said.actor) if said.actor else None,
        weapon=said.weapon,
        made_by=BY_HAND,
    )


def additions(document: Document, said: Entered) -> Iterator[Decision]:
    """Give the decisions that add an entry's attack, first, and its figures."""
    event = attack(document, said)
    yield made(Ruling.ADD, event.id, json.dumps(plain(event), ensure_ascii=False), by=said.by, why=said.why)
    for number, one in enumerate(said.harmed):
        name = claim_id(document.id, (event.start, event.end), one.harm, Unit.PERSON, number)
        yield made(Ruling.ADD, name, _addition(event, one, said.claimant).written(), by=said.by, why=said.why)


def _addition(event: Attack, one: Harmed, claimant: str | None) -> Addition:
    return Addition(
        document=event.document,
        start=event.start,
        end=event.end,
        quote=event.quote,
        harm=one.harm,
        low=one.low,
        high=one.high,
        attack=event.id,
        status=one.people.status,
        sex=one.people.sex,
        age=one.people.age,
        claimant=claimant,
    )
