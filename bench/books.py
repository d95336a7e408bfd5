"""A large book of our own making: incidents in invented villages, two reports with three figures each."""

from __future__ import annotations

import random
from datetime import date, timedelta
from hashlib import sha256

from harmledger.model import (
    Account,
    Age,
    Agreement,
    Attack,
    AttackType,
    Attribution,
    Basis,
    Book,
    Bound,
    Claim,
    Claimant,
    Count,
    DateBasis,
    Document,
    Evidence,
    Grade,
    Harm,
    Incident,
    Named,
    People,
    Place,
    PlaceMode,
    Precision,
    Published,
    Scope,
    Source,
    Status,
    Target,
    TargetType,
    TimePrecision,
    TollLine,
    Unit,
    Weapon,
    When,
)

FIRST = date(2018, 1, 1)
DAYS = 2200
VILLAGES = 3000
CIVILIANS = People(status=Status.CIVILIAN)
CHILDREN = People(status=Status.CIVILIAN, age=Age.CHILD)
FIGURES = ((Harm.KILLED, CIVILIANS), (Harm.INJURED, CIVILIANS), (Harm.KILLED, CHILDREN))


def _key(letter: str, *parts: object) -> str:
    return f"{letter}-{sha256('|'.join(map(str, parts)).encode()).hexdigest()[:16]}"


def _village(number: int) -> Place:
    return Place(
        f"Village {number}",
        f"ocha:C{number:04}",
        f"Village {number}",
        f"C{number:04}",
        33 + (number % 60) / 20,
        36 + (number // 60) / 20,
        Precision.VILLAGE,
        f"Region {number % 9}",
        f"District {number % 40}",
        f"Area {number % 120}",
        "SY",
    )


def book(incidents: int) -> Book:
    """Give a book of so many incidents, the same each time."""
    chance = random.Random(incidents)  # noqa: S311 - no secret, only the same numbers each time
    villages = [_village(number) for number in range(VILLAGES)]
    made = [_event(number, chance, villages) for number in range(incidents)]
    return Book(
        documents=tuple(document for documents, _, _ in made for document in documents),
        accounts=tuple(account for _, accounts, _ in made for account in accounts),
        incidents=tuple(incident for _, _, incident in made),
    )


def _event(number: int, chance: random.Random, villages: list[Place]) -> tuple[list[Document], list[Account], Incident]:
    place, day = chance.choice(villages), FIRST + timedelta(days=chance.randrange(DAYS))
    when = When(day, day, TimePrecision.DAY)
    killed, injured = min(chance.randrange(12), chance.randrange(12)), chance.randrange(20)
    counts = (killed, injured, killed // 3)
    documents, accounts = [], []
    for outlet in range(2):
        name = f"report {number} {outlet}"
        told = Published(day, day, DateBasis.META)
        text = f"Shells hit {place.name}. {killed} civilians were killed and {injured} injured, among them children."
        documents.append(
            Document(
                name,
                text,
                sha256(name.encode()).hexdigest(),
                "Shells",
                "en",
                source=Source(f"Outlet {number % 50}"),
                published=told,
            )
        )
        accounts.append(_account(name, place, when, counts))
    lines = tuple(
        TollLine(harm, Unit.PERSON, people, *_bounds(count, [account.claims[n].id for account in accounts]))
        for n, ((harm, people), count) in enumerate(zip(FIGURES, counts, strict=True))
        if count
    )
    return documents, accounts, _incident(accounts, place, when, lines)


def _bounds(count: int, claims: list[str]) -> tuple[Bound, Bound, Bound]:
    bound = Bound(count, tuple(claims), "same")
    return bound, bound, bound


def _account(name: str, place: Place, when: When, counts: tuple[int, ...]) -> Account:
    attack = _key("a", name)
    rescuers = Claimant("White Helmets", "the rescuers", basis=Basis.OWN_TEAM)
    claims = tuple(
        Claim(
            _key("c", name, n),
            name,
            f"{count} civilians",
            12 + n,
            30 + n,
            harm,
            Count.exact(count),
            people,
            scope=Scope.INCIDENT,
            when=when,
            places=(place,),
            claimant=rescuers,
            attack=attack,
        )
        for n, ((harm, people), count) in enumerate(zip(FIGURES, counts, strict=True))
    )
    told = Attack(
        attack,
        name,
        "Shells hit",
        0,
        10,
        AttackType.SHELLING,
        (place,),
        PlaceMode.AT,
        when,
        Named("Syrian government", "the army"),
        Weapon.ARTILLERY,
        targets=(Target(TargetType.HOME),),
        claims=tuple(claim.id for claim in claims),
    )
    return Account(name, "en", claims, (told,))


def _incident(accounts: list[Account], place: Place, when: When, lines: tuple[TollLine, ...]) -> Incident:
    attacks = tuple(attack.id for account in accounts for attack in account.attacks)
    return Incident(
        id=f"i-{attacks[0][2:]}",
        aliases=attacks,
        attacks=attacks,
        documents=tuple(account.document for account in accounts),
        place=place,
        place_mode=PlaceMode.AT,
        when=when,
        toll=lines,
        actors=("Syrian government",),
        weapons=(Weapon.ARTILLERY,),
        claimants=("White Helmets",),
        independent_claimants=1,
        evidence=Evidence.WEAK,
        attribution=Attribution.ALLEGED,
        toll_agreement=Agreement.SINGLE,
        grade=Grade.WEAK,
    )
