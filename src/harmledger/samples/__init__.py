"""Eight sample reports of our own, for `harmledger demo`, the tests and a first look. See README.md beside them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

SUFFIXES = {".html", ".jsonl", ".pdf", ".txt"}


def paths() -> tuple[Path, ...]:
    """Give the sample files in the order of their numbers."""
    here = Path(str(files(__name__)))
    return tuple(sorted(path for path in here.iterdir() if path.suffix in SUFFIXES))
