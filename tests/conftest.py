"""What tests of several rooms share: a PostgreSQL server where one is installed, ledgers, and small documents."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from harmledger.model import (
    Account,
    Agreement,
    Attack,
    Attribution,
    Claim,
    Count,
    Document,
    Evidence,
    Grade,
    Harm,
    Incident,
    Source,
)
from tests.commands import ARABIC, ENGLISH, runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from tests.commands import Run

FOLDERS = "/usr/lib/postgresql/*/bin"

settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")  # the machine that runs the tests may be busy: no test looks at the clock


def _program(name: str) -> str | None:
    """Give where a program of PostgreSQL is; Debian keeps them off the path."""
    beside = sorted(str(path) for path in Path("/").glob(f"{FOLDERS[1:]}/{name}"))
    return shutil.which(name) or next(iter(beside), None)


def _user() -> str | None:
    """Give the user to run a server as: it refuses to run as root."""
    return "nobody" if os.geteuid() == 0 else None


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the address of a PostgreSQL server of our own, on a socket in a folder of its own."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: ledgers on PostgreSQL are not tested")
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("PostgreSQL is not installed: ledgers on PostgreSQL are not tested")
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as place:
        folder, user = Path(place), _user()
        if user:
            shutil.chown(folder, user)
        data, socket = str(folder / "data"), f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        _run(initdb, "-D", data, "-U", "amal", "-E", "UTF8", "--auth=trust", "-N", user=user)
        _run(pg_ctl, "-D", data, "-w", "-l", str(folder / "log"), "-o", socket, "start", user=user)
        try:
            yield f"postgresql://amal@/postgres?host={folder}"
        finally:
            _run(pg_ctl, "-D", data, "-m", "immediate", "stop", user=user)


def _run(*command: str, user: str | None) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(command, user=user, cwd="/", stdout=quiet, stderr=quiet, check=True)  # noqa: S603 - our own words


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a ledger that is not there yet, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    server: str = request.getfixturevalue("server")
    return fresh(server)


def fresh(server: str) -> str:
    """Make an empty database on the server."""
    import psycopg  # noqa: PLC0415 - an extra, which may be absent

    name = f"ledger_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def database(server: str) -> str:
    """Give the address of an empty database on PostgreSQL."""
    return fresh(server)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a runner of commands in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return runner(tmp_path)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Give a folder with one report in English and one in Arabic."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "english.txt").write_text(ENGLISH)
    (folder / "arabic.txt").write_text(ARABIC)
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a ledger of the samples, to change at will."""
    from tests import desks  # noqa: PLC0415 - the web server is slow to import, and few tests need it

    return desks.copied(tmp_path)


@pytest.fixture
def desk(path: Path) -> Iterator[httpx.Client]:
    """Give a client of the desk on that ledger."""
    from tests import desks  # noqa: PLC0415 - likewise

    with desks.client(path) as client:
        yield client


@pytest.fixture
def report() -> Callable[..., Document]:
    """Give a maker of small documents."""

    def make(name: str, text: str = "Shelling killed three people in Tel Amara.", **fields: object) -> Document:
        source = Source(str(fields.pop("publisher"))) if "publisher" in fields else None
        digest = hashlib.sha256(f"{name} {text}".encode()).hexdigest()
        return Document(id=name, text=text, sha256=digest, source=source, origin=f"{name}.jsonl, line 1", **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def reading() -> Callable[..., Account]:
    """Give a maker of accounts: one claim and one attack at the given spans of a document."""

    def make(document: Document, *spans: tuple[int, int], number: int = 3, made_by: str = "reader 1") -> Account:
        claims = tuple(_claim(document, span, number) for span in spans)
        attack = Attack(f"a-{document.id}", document.id, document.text[:8], 0, 8, claims=tuple(c.id for c in claims))
        return Account(document.id, "en", claims=claims, attacks=(attack,), made_by=made_by)

    return make


def _claim(document: Document, span: tuple[int, int], number: int) -> Claim:
    start, end = span
    quote = document.text[start:end]
    return Claim(f"c-{document.id}-{start}-{end}", document.id, quote, start, end, Harm.KILLED, Count.exact(number))


@pytest.fixture
def incident() -> Callable[..., Incident]:
    """Give a maker of incidents."""

    def make(name: str = "i-1", **fields: object) -> Incident:
        empty = {"aliases": (), "attacks": (), "documents": (), "place": None, "place_mode": None, "when": None}
        none = {"toll": (), "actors": (), "weapons": (), "claimants": (), "independent_claimants": 1}
        verdicts = (Evidence.WEAK, Attribution.UNATTRIBUTED, Agreement.SINGLE, Grade.WEAK)
        graded = dict(zip(("evidence", "attribution", "toll_agreement", "grade"), verdicts, strict=True))
        return Incident(id=name, **(empty | none | graded | fields))  # type: ignore[arg-type]

    return make
