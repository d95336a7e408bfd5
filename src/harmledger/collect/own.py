"""What Harmledger itself wrote: its figures come from other reports, and would be counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "Harmledger"  # the keyword of its PDF files
MARK = b'<meta name="generator" content="Harmledger'
HEAD = 4096  # bytes of a page in which the mark stands
MANIFEST, SUMS = "release.json", "SHA256SUMS"


def is_page(raw: bytes) -> bool:
    """Tell a page, a report or a site that the program wrote."""
    return MARK in raw[:HEAD]


def releases(seen: Iterable[Path]) -> frozenset[Path]:
    """Give the folders among some files that hold a published package."""
    return frozenset(file.parent for file in seen if file.name == MANIFEST and (file.parent / SUMS).is_file())
