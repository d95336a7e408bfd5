"""The gazetteers at hand: the user's own file, our hand-written places, the world's towns."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger.locate import starter
from harmledger.locate.gazetteer import Layers
from harmledger.locate.typed import found_in
from harmledger.store.gazetteer_file import GazetteerFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.locate.gazetteer import Gazetteer
    from harmledger.locate.match import Candidate
    from harmledger.locate.outlines import Outlines
    from harmledger.model import Naming
    from harmledger.store.gazetteer_file import Join

__all__ = [
    "GazetteerFile",
    "default_path",
    "edition",
    "find",
    "found_in",
    "joins",
    "namings",
    "open_default",
    "outlines",
]


def default_path() -> Path:
    """Give where the user's gazetteer lives: `HARMLEDGER_GAZETTEER`, else the user's data folder."""
    if set_path := os.environ.get("HARMLEDGER_GAZETTEER"):
        return Path(set_path)
    from platformdirs import user_data_path  # noqa: PLC0415 - only needed where nothing is set; keeps start-up quick

    return user_data_path("harmledger", appauthor=False) / "gazetteer.db"


def find(name: str, limit: int = 10) -> list[Candidate]:
    """Give the places of all gazetteers at hand that a typed name may mean, best first."""
    return found_in(open_default(), name, limit)


def outlines() -> Outlines:
    """Give the imported boundaries; without any, an empty set that places no point."""
    from harmledger.locate.outlines import Outlines  # noqa: PLC0415 - shapely is slow to import, seldom needed

    with _own() as own:
        return Outlines.of(own.areas() if own else ())


def edition() -> tuple[Path, int]:
    """Give the user's gazetteer as what is kept of it may be known by: it changes with every import."""
    path = default_path()
    return path, path.stat().st_mtime_ns if path.exists() else 0


def joins(ref: str) -> list[Join]:
    """Give what the user's gazetteer joined to an entry."""
    with _own() as own:
        return own.joins(ref) if own else []


def namings(ref: str) -> list[Naming]:
    """Give the names of an entry of the user's gazetteer whose language is known."""
    with _own() as own:
        return own.namings(ref) if own else []


@contextmanager
def _own() -> Iterator[GazetteerFile | None]:
    """Open the user's gazetteer to read, where there is one."""
    if not (path := default_path()).exists():
        yield None
        return
    with GazetteerFile.open(path, read_only=True) as own:
        yield own


def open_default() -> Gazetteer:
    """Give all gazetteers at hand as one: the user's own first, our hand-written places, the world's towns."""
    layers: list[Gazetteer] = []
    if (own := default_path()).exists():
        layers.append(GazetteerFile.open(own, read_only=True))
    layers.append(starter.gazetteer())
    towns = Path(str(files("harmledger.locate").joinpath("towns.db")))
    if towns.exists():
        layers.append(GazetteerFile.open(towns, read_only=True))
    return Layers(tuple(layers))
