"""The annotated sets: the project's own corpus, and the shared gold set where it is present."""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harmledger.collect import Refused, documents
from harmledger.collect.gazetteers import place_list
from harmledger.collect.listed import BadRow
from harmledger.locate import MemoryGazetteer
from harmledger.locate.starter import starter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.locate import Gazetteer
    from harmledger.model import Document

HOME = Path(__file__).resolve().parent.parent
CORPUS = HOME / "tests" / "corpus"
Json = dict[str, Any]


def shared() -> Path:
    """Give the folder of shared data: HARMLEDGER_SHARED, else beside the project."""
    return Path(os.environ.get("HARMLEDGER_SHARED") or HOME.parent / "shared")


@dataclass(frozen=True)
class Annotated:
    """Documents with what a careful reader found in them."""

    name: str
    gold: dict[str, Json]
    documents: tuple[Document, ...]


def gazetteer() -> Gazetteer:
    """Give the starter places, with the Syrian list where the shared data are present."""
    path = shared() / "data" / "gazetteer" / "syria_places.csv.gz"
    listed = [e for e in place_list(path).entries if not isinstance(e, BadRow)] if path.exists() else []
    return MemoryGazetteer.of([*starter(), *listed])


def own(language: str) -> Annotated | None:
    """Give the project's own corpus: one object a line, the document's fields beside its claims."""
    path = CORPUS / f"{language}_documents.jsonl"
    if not path.exists():
        return None
    return Annotated(f"own_{language}", lines(path), tuple(taken([str(path)])))


def gold(language: str) -> Annotated | None:
    """Give the shared gold set of a language."""
    path = shared() / "gold" / f"{language}_dev.jsonl"
    if not path.exists():
        return None
    wanted = lines(path)
    sources = [str(shared() / "data" / "corpus" / f"syria_{language}_dev.jsonl.gz"), str(shared() / "seeds")]
    named = (replace(d, id=_seed(d.id)) for d in taken(sources))
    return Annotated(f"gold_{language}", wanted, tuple(d for d in named if d.id in wanted))


def _seed(stem: str) -> str:
    """Give the id that the gold set gives a seed report: its file's number."""
    number = stem.split("_", maxsplit=1)[0]
    return f"seed-{number}" if number.isdecimal() else stem


def is_held(document: str) -> bool:
    """Whether a report is of the third that is held back: no rule is written on it, no confidence counted."""
    return zlib.crc32(f"doc-third-7:{document}".encode()) % 3 == 0


def taken(paths: list[str]) -> Iterable[Document]:
    """Give the documents that can be read."""
    return (d for d in documents(paths) if not isinstance(d, Refused))


def lines(path: Path) -> dict[str, Json]:
    """Give the objects of a JSON lines file by document."""
    found = map(json.loads, filter(str.strip, path.read_text(encoding="utf-8").splitlines()))
    return {d.get("doc") or d["id"]: d for d in found}
