"""The texts that are timed: our own samples and corpus, and the shared reports where they are at hand."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("HARMLEDGER_SHARED", ROOT.parent / "shared"))


def own(language: str) -> list[str]:
    """Give the whole documents of the project's own corpus."""
    return list(_own(language))


def shared(language: str) -> list[str]:
    """Give the shared development reports, or nothing where they are absent."""
    return list(_shared(language))


def each(language: str) -> Iterator[str]:
    """Give our own documents and the shared ones, one at a time."""
    yield from _own(language)
    yield from _shared(language)


def _own(language: str) -> Iterator[str]:
    with (ROOT / "tests" / "corpus" / f"{language}_documents.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines if line.strip())


def _shared(language: str) -> Iterator[str]:
    path = SHARED / "data" / "corpus" / f"syria_{language}_dev.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def ordinary() -> list[str]:
    """Give news of our own that tells of no harm: what a reader of all news mostly meets."""
    told = (ROOT / "bench" / "ordinary.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return ["\n\n".join((told + told)[i : i + 4]) for i in range(len(told))]
