"""Reports of our own making as a ledger collects them: villages of all sizes, days over years, texts that differ.

Its texts share words and phrases as widely as real reports do: the common words of `link/common.tsv` each as often as
it says, always in one order, and a long tail of rare ones.

An attack is told by one report or several, each in its own words with its own figures; some reports are copies, some
name no day or no place, some tell of no attack. More reports reach further back, at the pace of a busy recorder.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING

from bench import places
from harmledger.model import (
    Account,
    Attack,
    AttackType,
    Claim,
    Claimant,
    Count,
    DateBasis,
    Document,
    Harm,
    Place,
    PlaceMode,
    Precision,
    Published,
    Scope,
    Source,
    Target,
    TargetType,
    TimePrecision,
    Weapon,
    When,
)
from harmledger.read.lexicon import phrases, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = date(2024, 12, 31)
PACE = 27  # reports a day
VILLAGES = 3000
LARGE = 10  # of them are about as often struck as the first, which one attack in sixty strikes
PARTIES = ("White Helmets", "SOHR", "SNHR", "local council", "Enab Baladi", "a correspondent")
ACTS = (
    (AttackType.SHELLING, Weapon.ARTILLERY),
    (AttackType.AIRSTRIKE, Weapon.AIRSTRIKE),
    (AttackType.EXPLOSION, Weapon.MINE),
)
TARGETS = (TargetType.HOME, TargetType.MARKET, TargetType.SCHOOL, TargetType.FARM, TargetType.MEDICAL)
SYLLABLES = [
    "ba",
    "da",
    "ra",
    "ma",
    "sa",
    "ka",
    "la",
    "na",
    "ta",
    "za",
    "ju",
    "hi",
    "fu",
    "qa",
    "shi",
    "mo",
    "re",
    "so",
    "li",
    "wa",
]
RARE_WORDS = 60_000  # that no table of common words has
HEAD = 500  # of them are about as common as the first
RARE = 34  # of them in a text
COPIES, BARE, UNDATED, UNPLACED = 0.15, 0.08, 0.15, 0.05  # shares of reports


def reports(count: int) -> Iterator[tuple[Document, Account]]:
    """Give so many reports with what they state, in the order of their events, the same each time."""
    pick = random.Random(1)  # noqa: S311 - no secret, only the same reports each time
    world = _World(pick)
    number = 0
    while number < count:
        day = LAST - timedelta(days=number // PACE)
        for made in _told(world, day, number):
            if number < count:
                yield made
                number += 1


class _World:
    """Villages, the words of the language and how often each is used."""

    def __init__(self, pick: random.Random) -> None:
        self.pick = pick
        names = [line.split("\t") for line in places.lines(VILLAGES)][places.AREAS :]
        self.villages = [_village(number, fields) for number, fields in enumerate(names)]
        self.sizes = [1 / (n + LARGE) for n in range(len(self.villages))]
        self.common = [
            (w, 0.5 ** int(step)) for step, told in rows("harmledger.link", "common.tsv") for w in phrases(told)
        ]
        pick.shuffle(self.common)
        self.rare = ["".join(pick.choices(SYLLABLES, k=pick.randrange(2, 5))) for _ in range(RARE_WORDS)]
        self.use = [*accumulate(1 / (n + HEAD) for n in range(RARE_WORDS))]
        self.people = ["".join(pick.choices(SYLLABLES, k=4)).title() for _ in range(4000)]


def _village(number: int, fields: list[str]) -> Place:
    return Place(
        fields[1],
        f"made:{number}",
        fields[1],
        lat=float(fields[4]),
        lon=float(fields[5]),
        precision=Precision.VILLAGE,
        admin1=f"Region {number % 9}",
        admin2=f"District {number % 60}",
        country="XA",
    )


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened."""

    where: Place
    day: date
    killed: int
    injured: int
    people: tuple[str, ...]
    type: AttackType
    weapon: Weapon
    target: TargetType


def _told(world: _World, day: date, first: int) -> Iterator[tuple[Document, Account]]:
    """Give the reports of one event."""
    pick = world.pick
    toll = int(pick.paretovariate(1.3)), int(pick.paretovariate(1.1))
    people = tuple(pick.sample(world.people, 4))
    event = _Event(
        pick.choices(world.villages, world.sizes)[0], day, *toll, people, *pick.choice(ACTS), pick.choice(TARGETS)
    )
    text = ""
    for report in range(pick.choice((1, 1, 1, 2, 2, 3, 5))):
        if not text or pick.random() > COPIES:
            text = _text(world, event)
        yield _report(f"r{first}-{report}", text, event, pick)


def _text(world: _World, event: _Event) -> str:
    pick = world.pick
    common = [word for word, share in world.common if pick.random() < share]  # in one order: so phrases recur
    rare = " ".join(pick.choices(world.rare, cum_weights=world.use, k=RARE))
    one, other = " ".join(event.people[:2]), " ".join(event.people[2:])
    head = f"Shelling of {event.where.name} killed {event.killed} and injured {event.injured}."
    return f"{head} {' '.join(common)}. {one} and {other} {rare}."


def _report(name: str, text: str, event: _Event, pick: random.Random) -> tuple[Document, Account]:
    party, told = pick.choice(PARTIES), event.day + timedelta(days=pick.choice((0, 0, 0, 1, 2)))
    published = Published(told, told, DateBasis.META)
    digest = sha256(f"{name}{text}".encode()).hexdigest()
    document = Document(name, text, digest, None, "en", source=Source(party), published=published)
    if pick.random() < BARE:
        return document, Account(name, "en", published=published, made_by="bench")
    claims = _claims(document, event, party, pick)
    attack = Attack(
        claims[0].attack or "",
        name,
        text[:8],
        0,
        8,
        event.type,
        claims[0].places,
        PlaceMode.AT,
        claims[0].when,
        weapon=event.weapon,
        targets=(Target(event.target),),
        claims=tuple(claim.id for claim in claims),
    )
    return document, Account(name, "en", claims, (attack,), published=published, made_by="bench")


def _claims(document: Document, event: _Event, party: str, pick: random.Random) -> tuple[Claim, ...]:
    when = When(event.day, event.day, TimePrecision.DAY) if pick.random() > UNDATED else None
    places = (event.where,) if pick.random() > UNPLACED else ()
    killed, injured = event.killed + pick.choice((0, 0, 0, 1)), max(1, event.injured + pick.choice((0, 0, -1, 2)))
    return tuple(
        Claim(
            id=_id("c", document.id, harm),
            document=document.id,
            quote=document.text[:40],
            start=0,
            end=40,
            harm=harm,
            count=Count.exact(count),
            scope=Scope.INCIDENT,
            when=when,
            places=places,
            claimant=Claimant(party, party),
            attack=_id("a", document.id),
        )
        for harm, count in ((Harm.KILLED, killed), (Harm.INJURED, injured))
    )


def _id(letter: str, *parts: str) -> str:
    return f"{letter}-{sha256(' '.join(parts).encode()).hexdigest()[:16]}"
