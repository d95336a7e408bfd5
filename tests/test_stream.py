"""Adding changes only a neighbourhood, and what comes of it is what computing everything anew gives, in any order."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger import pipeline
from harmledger.anew import anew
from harmledger.collect.typed import Typed, entered
from harmledger.link.again import relink
from harmledger.link.rulings import rulings
from harmledger.model import Harm, Place, Precision, Ruling, Scope
from harmledger.review import made
from harmledger.review.amend import GROUPS
from harmledger.review.entered import Entered, Harmed
from harmledger.store import Ledger
from tests.ledger_builder import on, place, report

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from harmledger.model import Book, Decision
    from tests.ledger_builder import Report

VILLAGES = ("Qaqfin", "Nearby", "Bara", "Sarja")
WORDS = [
    "olive",
    "press",
    "bakery",
    "school",
    "turbine",
    "market",
    "dawn",
    "rockets",
    "shells",
    "struck",
    "burned",
    "rescuers",
    "wounded",
    "street",
]
NAMES = ("Nuri al-Barqash", "Samih Darwaz", "Walid Zurqan", "Rima Tanbuz")


def drawn(pick: random.Random, number: int, earlier: list[Report]) -> Report:
    """Draw a report: of a village and a day or without, alike another or its copy or its new version, or of none."""
    text = " ".join(pick.choices(WORDS, k=12) + pick.sample(NAMES, 2) + [pick.choice(VILLAGES)])
    day = f"2023-10-{pick.randrange(1, 9):02}"
    fields = {}
    if earlier and pick.random() < 0.2:
        text = pick.choice(earlier).text + " " + text.split()[0]
    if earlier and pick.random() < 0.1:
        fields = {pick.choice(("version_of", "corrects", "retracts")): pick.choice(earlier).id}
    made_of = report(f"r{number}", pick.choice(("SOHR", "White Helmets", None)), day, text=text, **fields)
    for _ in range(pick.choice((0, 1, 1, 1, 2))):
        where = pick.choice((*VILLAGES, None))
        made_of.attack(where, pick.choice((day, day, None)))
        if pick.random() < 0.8:
            made_of.killed(pick.randrange(1, 6))
    if pick.random() < 0.2:
        made_of.killed(
            pick.randrange(20, 60), scope=Scope.PERIOD, when=on("2023-10-01", "2023-10-31"), places=(place("Bara"),)
        )
    return made_of


def afresh(ledger: Ledger) -> Book:
    """Compute everything anew, whatever was kept."""
    anew(ledger, pipeline._rules())  # noqa: SLF001 - the long way, which the short one must equal
    return pipeline.book(ledger)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**6))
def test_one_by_one_gives_what_all_at_once_gives(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """Reports added one by one, in any order, rulings and entries by hand between, give the same tolls and links."""
    pick = random.Random(seed)  # noqa: S311 - no secret
    reports: list[Report] = []
    for number in range(pick.randrange(4, 14)):
        reports.append(drawn(pick, number, reports))
    pick.shuffle(reports)
    with Ledger.open(str(tmp_path_factory.mktemp("stream") / "one.db")) as ledger:
        streamed = 0
        for one in reports:
            ledger.add(one.document, one.account)
            if pick.random() < 0.3:
                ledger.decide(ruled(pick, ledger, reports))
            if pick.random() < 0.2:
                told(pick, ledger)
            streamed += pipeline.settle(ledger)
            short = pipeline.book(ledger)
        assert streamed
        whole = afresh(ledger)
        assert short.incidents == whole.incidents
        assert short == whole


def told(pick: random.Random, ledger: Ledger) -> None:
    """Enter an incident by hand, in one of the villages of the reports."""
    day = date(2023, 10, pick.randrange(1, 9))
    harmed = (Harmed(Harm.KILLED, 3, 3, GROUPS["all"]),)
    said = Entered(place=place(pick.choice(VILLAGES)), since=day, until=day, by="Amal", why="a call", harmed=harmed)
    text = " ".join(pick.choices(WORDS, k=12) + pick.sample(NAMES, 2))
    pipeline.enter(ledger, entered(Typed(text), said.event, said.by), said, ())


def ruled(pick: random.Random, ledger: Ledger, reports: list[Report]) -> Decision:
    """Draw a ruling on attacks, figures or incidents, or one that takes another back."""
    attacks = [a.id for r in reports for a in r.attacks] or ["a-none"]
    claims = [c.id for r in reports for c in r.claims] or ["c-none"]
    one, other = pick.choice(attacks), pick.choice(attacks)
    earlier = [d.id for d in ledger.decisions()] or [one]
    kinds = [
        (Ruling.MERGE, one, f"i-{other[2:]}"),
        (Ruling.SPLIT, one, other),
        (Ruling.REJECT, one, None),
        (Ruling.REJECT, f"i-{one[2:]}", None),
        (Ruling.REJECT, pick.choice(claims), None),
        (Ruling.CORRECT, pick.choice(claims), "number=3"),
        (Ruling.UNDO, pick.choice(earlier), None),
    ]
    return made(*pick.choice(kinds), by="Amal", why="checked")


def test_on_both_databases(address: str) -> None:
    """The neighbours of a report are found on SQLite and on PostgreSQL alike, also those that share words alone."""
    text = "Rockets hit the olive press where Nuri al-Barqash and Samih Darwaz stood with Walid Zurqan"
    one = report("a", "SOHR", "2023-10-05", text=text).attack("Qaqfin", "2023-10-05").killed(4)
    other = report("b", "SNHR", "2023-10-05", text=f"{text} at noon").attack("Qaqfin", "2023-10-05").killed(4)
    far = report("c", "SOHR", "2023-10-05", text="Bread is dear").attack("Faraway", "2023-10-05").killed(1)
    burial = report("d", "SOHR", "2023-10-06", text=f"{text} and buried")
    with Ledger.open(address) as ledger:
        for each in (far, one, other, burial):
            ledger.add(each.document, each.account)
            pipeline.settle(ledger) or pipeline.book(ledger)
        found = pipeline.book(ledger)
        assert found == afresh(ledger)
    assert sorted(incident.documents for incident in found.incidents) == [("a", "b", "d"), ("c",)]


def village(number: int) -> Place:
    """Give one of forty villages in a plain."""
    lat, lon = 35 + number % 8 * 0.1, 36 + number % 5 * 0.1
    return Place(f"V{number % 40}", f"v:{number % 40}", lat=lat, lon=lon, precision=Precision.VILLAGE)


def comparisons(path: Path, size: int) -> int:
    """Count the comparisons of one more report for a ledger that grew over the days at one pace."""
    first = date(2015, 1, 1)
    with Ledger.open(str(path)) as ledger:
        for n in range(size + 1):
            if n == size:
                pipeline.book(ledger)
            day = (first + timedelta(days=n // 3)).isoformat()
            words = f"Shells fell on mill{n} and barn{n // 2}"
            one = report(f"r{n}", "SOHR", day, text=words).attack(village(n * 7), day).killed(n % 6 + 1)
            ledger.add(one.document, one.account)
        with ledger.settling(pipeline._rules()) as settling:  # noqa: SLF001 - what `settle` asks for
            assert settling
            stirred = settling.take_in()
            assert stirred
            return relink(stirred, settling.around, rulings(settling.ruled())).compared


def test_one_more_report_costs_as_much_in_a_ledger_five_times_as_large(tmp_path: Path) -> None:
    """Comparisons grow with the neighbours, which are as many in either ledger, not with the ledger."""
    small, large = comparisons(tmp_path / "small.db", 90), comparisons(tmp_path / "large.db", 450)
    assert 0 < large <= 2 * small
