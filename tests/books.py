"""A small book written by hand: two villages, a total, a displacement, a denial, two scripts, hostile text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

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
    Interval,
    Link,
    Modifier,
    Named,
    People,
    PeriodTotal,
    Place,
    PlaceMode,
    Precision,
    Problem,
    Published,
    Responsibility,
    Scope,
    Severity,
    Sex,
    Source,
    Stance,
    Status,
    StatusBasis,
    Target,
    TargetType,
    TimePrecision,
    TollLine,
    Unit,
    Weapon,
    When,
)

MARK = re.compile(r"\[([a-z]-\d+)\||\]")

CIVILIANS = People(status=Status.CIVILIAN, status_basis=StatusBasis.STATED)
PRESUMED = People(status=Status.CIVILIAN, status_basis=StatusBasis.PRESUMED)
CHILDREN = People(status=Status.CIVILIAN, age=Age.CHILD)
WOMEN = People(status=Status.CIVILIAN, sex=Sex.FEMALE, age=Age.ADULT)

QOQFIN = Place(
    "Qaqfin",
    "ocha:C4064",
    "Qoqfin",
    "C4064",
    35.6365,
    36.4275,
    Precision.VILLAGE,
    "Idleb",
    "Al Ma'ra",
    "Kafr Nobol",
    "SY",
)
SARJA = Place("Sarja", "ocha:C4273", "Sarja", "C4273", 35.7575, 36.6269, Precision.VILLAGE, "Idleb", country="SY")
BARA = Place("Al-Bara", "ocha:C4304", "Bara", "C4304", 35.6853, 36.5419, Precision.VILLAGE, "Idleb", country="SY")
IDLEB = Place("Idlib", "ocha:SY07", "Idleb", "SY07", 35.79, 36.68, Precision.GOVERNORATE, country="SY")

HARVEST = When(date(2023, 11, 25), date(2023, 11, 25), TimePrecision.DAY)
OPEN_YEAR = replace(
    HARVEST,
    candidates=(Interval(date(2023, 11, 25), date(2023, 11, 25)), Interval(date(2017, 11, 25), date(2017, 11, 25))),
)
OCTOBER = When(date(2023, 10, 1), date(2023, 10, 31), TimePrecision.MONTH)
HELMETS = Claimant("White Helmets", "the rescuers", basis=Basis.OWN_TEAM)
NEIGHBOUR = Claimant("Jalal Darwazi", "Jalal Darwazi, a neighbour", basis=Basis.RELATIVE)

ENGLISH = """\
Eleven killed at the harvest

Shells hit an olive grove at Qaqfin. The rescuers said that [c-1|11 civilians, including [c-2|seven children], were
killed].
[c-3|Two women were injured], said Jalal Darwazi, a neighbour.

In October [c-4|66 civilians were killed], the rescuers say. [c-5|1,867 people had to leave] the villages.
The army [s-1|denied that it fired on the grove].
Shells also fell on Sarja and Al-Bara. <script>alert("figures")</script> & <b>no more</b>"""

ARABIC = """\
مقتل 11 مدنياً في قوقفين

قال الدفاع المدني إن [c-6|11 مدنياً قُتلوا] في قرية قوقفين (Qaqfin)."""


def marked(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Take the marks out of a text and give it with the span of each; a mark may hold others."""
    spans: dict[str, tuple[int, int]] = {}
    opened: list[tuple[str, int]] = []
    clean: list[str] = []
    size = at = 0
    for token in MARK.finditer(text):
        clean.append(text[at : token.start()])
        size += token.start() - at
        at = token.end()
        if token.group(1):
            opened.append((token.group(1), size))
        else:
            name, start = opened.pop()
            spans[name] = (start, size)
    clean.append(text[at:])
    return "".join(clean), spans


def book() -> Book:
    """Give the book."""
    english, spans = marked(ENGLISH)
    arabic, more = marked(ARABIC)
    place = (QOQFIN,)

    def claim(name: str, number: int, harm: Harm, people: People, **fields: object) -> Claim:
        text, span = (english, spans[name]) if name in spans else (arabic, more[name])
        document = "harvest" if name in spans else "bayan"
        made = Claim(
            name, document, text[slice(*span)], *span, harm, Count.exact(number), people, places=place, when=HARVEST
        )
        return replace(made, **fields)  # type: ignore[arg-type]

    claims = (
        claim("c-1", 11, Harm.KILLED, CIVILIANS, claimant=HELMETS, scope=Scope.INCIDENT, attack="a-1"),
        claim("c-2", 7, Harm.KILLED, CHILDREN, claimant=HELMETS, scope=Scope.INCIDENT, part_of="c-1", attack="a-1"),
        claim("c-3", 2, Harm.INJURED, WOMEN, claimant=NEIGHBOUR, scope=Scope.INCIDENT, attack="a-1", confidence=0.6),
        claim("c-4", 66, Harm.KILLED, CIVILIANS, claimant=HELMETS, scope=Scope.PERIOD, when=OCTOBER, places=(IDLEB,)),
        claim("c-5", 1867, Harm.DISPLACED, People(), scope=Scope.PERIOD, places=(IDLEB,), when=None),
    )
    told = claim("c-6", 11, Harm.KILLED, CIVILIANS, claimant=HELMETS, scope=Scope.INCIDENT, attack="a-3")
    span = spans["s-1"]
    denial = Responsibility("Syrian government", "the army", Stance.DENIES, english[slice(*span)], *span)
    attacks = (
        _attack(
            "a-1", english, "Shells hit an olive grove", place, claims=("c-1", "c-2", "c-3"), responsibility=(denial,)
        ),
        _attack("a-2", english, "Shells also fell", (SARJA, BARA)),
    )
    other = _attack("a-3", arabic, "مقتل", (replace(QOQFIN, name="قوقفين"),), claims=("c-6",))
    doubt = Problem("parts_exceed", Severity.WARNING, "the parts are more than the whole", ("c-1", "c-2"), "harvest")
    return Book(
        documents=(
            Document("harvest", english, "0" * 64, "Eleven killed <i>here</i>", "en", source=Source("Sample Courier")),
            Document(
                "bayan",
                arabic,
                "1" * 64,
                "بيان",
                "ar",
                url="https://example.org/bayan",
                published=Published(date(2023, 11, 25), date(2023, 11, 25), DateBasis.DATELINE),
            ),
        ),
        accounts=(
            Account("harvest", "en", claims, attacks, (doubt,)),
            Account("bayan", "ar", (told,), (other,)),
        ),
        incidents=(_harvest(doubt), _roundup()),
        totals=(_october(),),
        problems=(doubt,),
        unlinked=(Link("a-2", "a-3", same=False, score=0.1, reasons=("places lie 20 km apart",)),),
    )


def _attack(name: str, text: str, quote: str, places: tuple[Place, ...], **fields: object) -> Attack:
    start = text.index(quote)
    made = Attack(
        id=name,
        document="bayan" if text.startswith("مقتل") else "harvest",
        quote=quote,
        start=start,
        end=start + len(quote),
        type=AttackType.SHELLING,
        places=places,
        place_mode=PlaceMode.AT,
        when=HARVEST,
        actor=Named("Syrian government", "the army"),
        weapon=Weapon.ARTILLERY,
        targets=(Target(TargetType.FARM),),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def line(harm: Harm, people: People, low: int, high: int | None, *claims: str) -> TollLine:
    """Give a line of a toll that its claims agree on, where it has both bounds."""
    best = Bound(low, claims) if low == high else Bound(None)
    return TollLine(harm, Unit.PERSON, people, Bound(low, claims, "lowest"), best, Bound(high, claims))


def _harvest(doubt: Problem) -> Incident:
    return Incident(
        id="i-1",
        aliases=("i-1", "i-3"),
        attacks=("a-1", "a-3"),
        documents=("harvest", "bayan"),
        place=QOQFIN,
        place_mode=PlaceMode.AT,
        when=OPEN_YEAR,
        toll=(
            line(Harm.KILLED, CIVILIANS, 11, 11, "c-1", "c-6"),
            line(Harm.KILLED, CHILDREN, 7, 7, "c-2"),
            line(Harm.INJURED, WOMEN, 2, None, "c-3"),
        ),
        actors=("Syrian government",),
        weapons=(Weapon.ARTILLERY,),
        claimants=("White Helmets", "Jalal Darwazi"),
        independent_claimants=1,
        evidence=Evidence.WEAK,
        attribution=Attribution.DENIED,
        toll_agreement=Agreement.SINGLE,
        grade=Grade.WEAK,
        problems=(doubt,),
        links=(Link("a-1", "a-3", same=True, score=0.9, reasons=("the same village", "the same day")),),
    )


def _roundup() -> Incident:
    return Incident(
        id="i-2",
        aliases=("i-2",),
        attacks=("a-2",),
        documents=("harvest",),
        place=SARJA,
        place_mode=PlaceMode.EACH,
        when=HARVEST,
        toll=(),
        actors=("Syrian government",),
        weapons=(Weapon.ARTILLERY,),
        claimants=(),
        independent_claimants=0,
        evidence=Evidence.WEAK,
        attribution=Attribution.ALLEGED,
        toll_agreement=Agreement.SINGLE,
        grade=Grade.WEAK,
    )


def _october() -> PeriodTotal:
    return PeriodTotal(
        claim="c-4",
        document="harvest",
        harm=Harm.KILLED,
        unit=Unit.PERSON,
        people=CIVILIANS,
        count=Count(66, 66, 66, Modifier.EXACT),
        place=IDLEB,
        when=OCTOBER,
        claimant="White Helmets",
        recorded_low=5,
        recorded_high=7,
        incidents=("i-1",),
        unaccounted_low=59,
        unaccounted_high=61,
        comparable=True,
        note="",
    )
