"""A desk to test: the sample reports in a ledger, read once and copied for each test."""

from __future__ import annotations

import shutil
import socket
import tempfile
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import httpx
import uvicorn

from harmledger import pipeline
from harmledger.review import Filter
from harmledger.settings import Settings
from harmledger.store import Ledger
from harmledger.store.gazetteer import open_default
from harmledger.web import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


ALL = Filter()


@cache
def samples() -> Path:
    """Read the samples into a ledger that no test changes."""
    path = Path(tempfile.mkdtemp(prefix="desk")) / "samples.db"
    with Ledger.open(str(path)) as ledger, as_file(files("harmledger") / "samples") as folder:
        for _ in pipeline.add(ledger, [str(folder)], open_default()):
            pass
        pipeline.book(ledger)
    return path


def copied(folder: Path) -> Path:
    """Give a copy of the samples' ledger for one test."""
    for side in ("", "-wal", "-shm"):
        if (found := Path(f"{samples()}{side}")).exists():
            shutil.copy(found, folder / f"desk.db{side}")
    return folder / "desk.db"


@contextmanager
def served(path: Path, **settings: str) -> Iterator[str]:
    """Serve the desk of a ledger on a free port of this machine and give its address."""
    chosen = Settings(**({"reviewer": "Amal"} | settings))
    with Ledger.open(str(path)) as ledger, socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app(ledger, chosen), log_level="error", access_log=False))
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def client(path: Path, **settings: str) -> Iterator[httpx.Client]:
    """Give a browser without scripts that looks at the desk of a ledger."""
    with served(path, **settings) as address, httpx.Client(base_url=address, follow_redirects=True) as made:
        made.timeout = httpx.Timeout(120)  # the machine that runs the tests may be busy
        yield made


def every_page(page: Page) -> list[str]:
    """Give the address of one page of every kind, in the order of the head."""
    page.goto("/")
    heads = [str(link.get_attribute("href")) for link in page.locator("header nav a").all()]
    incident = str(page.locator("[data-open]").first.get_attribute("href"))
    page.goto(incident)
    document = str(page.locator("article a").first.get_attribute("href"))
    return [
        *heads,
        "/add/incident",
        incident,
        document,
        "/preferences",
        "/nowhere",
        "/?code=parts_exceed_whole&order=day",
    ]
