"""The texts that are timed: our own samples and corpus, and the shared reports where they are at hand."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("HARMLEDGER_SHARED", ROOT.parent / "shared"))


def own(language: str) -> list[str]:
    """Give the whole documents of the project's own corpus."""
    path = ROOT / "tests" / "corpus" / f"{language}_documents.jsonl"
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def shared(language: str) -> list[str]:
    """Give the shared development reports, or nothing where they are absent."""
    path = SHARED / "data" / "corpus" / f"syria_{language}_dev.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def ordinary() -> list[str]:
    """Give news of our own that tells of no harm: what a reader of all news mostly meets."""
    told = (ROOT / "bench" / "ordinary.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return ["\n\n".join((told + told)[i : i + 4]) for i in range(len(told))]
