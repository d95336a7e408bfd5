"""Time every page of the desk over a large ledger of our own making, with the server's memory.

`python -m bench.desk 20000` makes 20,000 incidents told of by five reports each, once, beside the temporary files,
serves them in a process of its own and asks for every page many times.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
from rich.console import Console
from rich.table import Table

from harmledger import pipeline
from harmledger.link import Linked
from harmledger.model import (
    Account,
    Age,
    Attack,
    AttackType,
    Book,
    Claim,
    Claimant,
    Count,
    DateBasis,
    Document,
    Harm,
    Named,
    People,
    Place,
    Precision,
    Published,
    Scope,
    Sex,
    Source,
    TimePrecision,
    Weapon,
    When,
)
from harmledger.reconcile import reconcile
from harmledger.store import Ledger, rows, tables, writing
from harmledger.store.writing import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REPORTS = 5  # of each incident
ROUNDS = 40  # requests of each page
PARTIES = ("White Helmets", "SOHR", "SNHR", "local council", "Enab Baladi")
ACTORS = ("Syrian government", "Russia", "Turkey", "SDF")
WEAPONS = (Weapon.ARTILLERY, Weapon.AIRSTRIKE, Weapon.MINE, Weapon.DRONE)
VICTIMS = (People(), People(age=Age.CHILD), People(sex=Sex.FEMALE, age=Age.ADULT), People(roles=("medic",)))
FILLER = "Residents said that the road was closed until noon and that the school would stay shut. " * 18
FIRST = date(2015, 1, 1)


def made(number: int) -> Iterator[tuple[Document, Account]]:
    """Give the reports of one incident: an invented village, a day, figures that rise and differ."""
    pick = random.Random(number)  # noqa: S311 - the same ledger every time
    village = f"Tel {number % 3000}"
    point = (34 + number % 60 / 20, 36 + number // 60 % 50 / 20)
    area = f"District {number % 14}"
    where = Place(
        village, f"made:{number % 3000}", village, None, *point, Precision.VILLAGE, area, country="SY", score=1
    )
    day = FIRST + timedelta(days=pick.randrange(3600))
    for report in range(REPORTS):
        yield _report(f"r{number}-{report}", where, day, pick)


def _report(name: str, where: Place, day: date, pick: random.Random) -> tuple[Document, Account]:
    killed, injured, party = pick.randrange(1, 9), pick.randrange(1, 30), pick.choice(PARTIES)
    head = f"Shelling of {where.name} killed {killed} civilians and injured {injured}, {party} said. "
    text = head + FILLER
    told = day + timedelta(days=pick.randrange(3))
    hour = datetime.combine(told, time_of_day(pick.randrange(24), pick.randrange(60)), UTC)
    published = Published(told, told, DateBasis.META, hour)
    when = When(day, day, TimePrecision.DAY)
    attack = f"a-{sha256(name.encode()).hexdigest()[:16]}"
    document = Document(
        id=name,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        title=f"Shelling of {where.name}",
        language="en",
        source=Source(party),
        published=published,
    )
    claims = tuple(
        Claim(
            id=f"c-{sha256(f'{name} {harm}'.encode()).hexdigest()[:16]}",
            document=name,
            quote=quote,
            start=text.index(quote),
            end=text.index(quote) + len(quote),
            harm=harm,
            count=Count.exact(count),
            people=pick.choice(VICTIMS),
            scope=Scope.INCIDENT,
            when=when,
            places=(where,),
            claimant=Claimant(party, party),
            attack=attack,
            confidence=pick.choice((0.95, 0.95, 0.7)),
        )
        for harm, count, quote in (
            (Harm.KILLED, killed, f"{killed} civilians"),
            (Harm.INJURED, injured, f"injured {injured}"),
        )
    )
    told_of = Attack(
        attack,
        name,
        "Shelling",
        0,
        8,
        AttackType.SHELLING,
        (where,),
        None,
        when,
        Named(pick.choice(ACTORS), ""),
        pick.choice(WEAPONS),
        claims=tuple(claim.id for claim in claims),
    )
    return document, Account(name, "en", claims, (told_of,), (), published, "bench")


def ledger_of(incidents: int) -> Path:
    """Make the ledger, or give the one that was made before."""
    path = Path(tempfile.gettempdir()) / f"harmledger-desk-{incidents}.db"
    if path.exists():
        return path
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    with Ledger.open(str(unfinished)) as ledger:
        _fill(ledger, incidents)
        _compute(ledger, incidents)
    unfinished.rename(path)
    return path


def _fill(ledger: Ledger, incidents: int) -> None:
    """Write a thousand incidents at a time: the rows that `Ledger.add` writes, without its questions."""
    with ledger.writes() as connection:
        writing.put(connection, tables.sources, [rows.source_row(Source(party)) for party in PARTIES])
        for first in range(0, incidents, 1000):
            told = [pair for number in range(first, min(first + 1000, incidents)) for pair in made(number)]
            readings = range(first * REPORTS + 1, first * REPORTS + len(told) + 1)
            numbered = list(zip((account for _, account in told), readings, strict=True))
            texts = [rows.document_row(document, given=document.id, now=now()) for document, _ in told]
            writing.put(connection, tables.documents, texts)
            writing.put(connection, tables.readings, [rows.reading_row(a, now()) | {"row": n} for a, n in numbered])
            writing.put(connection, tables.claims, [rows.claim_row(c, n) for a, n in numbered for c in a.claims])
            writing.put(connection, tables.attacks, [rows.attack_row(k, n) for a, n in numbered for k in a.attacks])


def _compute(ledger: Ledger, incidents: int) -> None:
    """Reconcile a thousand incidents at a time: who is one incident is known here, so nothing is linked."""
    parts = []
    for first in range(0, incidents, 1000):
        reports = [list(made(number)) for number in range(first, min(first + 1000, incidents))]
        flat = [pair for pairs in reports for pair in pairs]
        clusters = tuple(tuple(sorted(account.attacks[0].id for _, account in pairs)) for pairs in reports)
        documents, accounts = [d for d, _ in flat], [a for _, a in flat]
        parts.append(reconcile(documents, accounts, Linked(clusters), minted={}))
    whole = Book(
        incidents=tuple(one for part in parts for one in part.incidents),
        accounts=tuple(one for part in parts for one in part.accounts),
    )
    ledger.save(whole, ledger.state(pipeline._rules()))  # noqa: SLF001 - what `pipeline.book` does at its end


def served(path: Path) -> tuple[subprocess.Popen[str], str]:
    """Serve a ledger in a process of its own and give its address."""
    command = [sys.executable, "-m", "harmledger", "--ledger", str(path), "serve", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own words
    found = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
    if found is None:
        raise SystemExit(1)
    return process, found[0]


def pages(desk: httpx.Client) -> list[str]:
    """Give one address of each kind of page."""
    names = re.findall(r'href="/incident/(i-\w+)[^"]*" data-open', desk.get("/").text)
    heads = re.findall(r'<li><a href="(/\w*)"', desk.get("/").text)
    lists = [
        "/?area=District+3&weapon=mine",
        "/?group=child",
        "/map?group=child",
        "/?place=tel+29",
        "/?order=day&page=200",
        "/?since=2020-01-01&sure=yes",
    ]
    return [*heads, *lists, f"/incident/{names[0]}", "/document/r7-0", "/day?day=2018-05-05"]


def timed(desk: httpx.Client, path: str) -> list[float]:
    """Ask for a page again and again; give the seconds of each answer."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        desk.get(path).raise_for_status()
        taken.append(time.perf_counter() - began)
    return taken


def ruled(desk: httpx.Client) -> list[float]:
    """Rule on one incident after the other; give the seconds of each ruling with the page after it."""
    names = re.findall(r'href="/incident/(i-\w+)[^"]*" data-open', desk.get("/?order=day").text)
    taken = []
    for name in names:
        data = {"ruling": "reject", "target": name, "incident": name, "back": f"/incident/{name}", "why": "bench"}
        began = time.perf_counter()
        desk.post("/decide", data=data).raise_for_status()
        taken.append(time.perf_counter() - began)
    return taken


def entered(desk: httpx.Client) -> list[float]:
    """Enter an incident by hand in the midst of many, up to the warning of what may be the same; give the seconds."""
    days = {"since": "2020-01-01", "until": "2020-12-31"}
    typed = {"text": "A neighbour rang.", "place": "Aleppo", "why": "bench", "low0": "4", "high0": "4", "do": "check"}
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        desk.post("/add/incident", data=typed | days).raise_for_status()
        taken.append(time.perf_counter() - began)
    return taken


def busy(process: subprocess.Popen[str]) -> float:
    """Give the seconds of processor time that the server has taken: what others do on the machine does not count."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: subprocess.Popen[str]) -> float:
    """Give the most memory that the server held, in megabytes."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


def main(incidents: int) -> None:
    """Print the times of every page."""
    process, address = served(ledger_of(incidents))
    title = f"{incidents:,} incidents, {incidents * REPORTS:,} reports"
    table = Table("page", "median, ms", "p99, ms", "processor, ms", title=title)
    try:
        with httpx.Client(base_url=address, follow_redirects=True, timeout=600) as desk:
            for path in pages(desk):
                _row(table, path, process, partial(timed, desk, path))
            _row(table, "an entry by hand, its warning", process, partial(entered, desk))
            _row(table, "a ruling, with its page", process, partial(ruled, desk))
        table.caption = f"The server held {memory(process):.0f} MB at most, on {os.cpu_count()} cores."
    finally:
        process.terminate()
        process.wait()
    Console().print(table)


def _row(table: Table, name: str, process: subprocess.Popen[str], measure: Callable[[], list[float]]) -> None:
    before = busy(process)
    taken = measure()
    worst = statistics.quantiles(taken, n=100)[98]
    own = (busy(process) - before) / len(taken)
    table.add_row(name, *(f"{seconds * 1000:.0f}" for seconds in (statistics.median(taken), worst, own)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
