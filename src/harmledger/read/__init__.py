"""Read a text: what its sentences state, each with its span. Pure: no gazetteer, no clock, no files but our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.read.mentions import Reading


def read(text: str, *, title: str | None = None, language: str | None = None) -> Reading:
    """Read a text by the reader of its language."""
    raise NotImplementedError
