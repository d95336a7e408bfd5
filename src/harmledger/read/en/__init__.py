"""The reader of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.mentions import Reading

if TYPE_CHECKING:
    from harmledger.read.mentions import Sentence


def read(text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading:  # noqa: ARG001
    """Read the English sentences of a text."""
    return Reading("en", sentences)
