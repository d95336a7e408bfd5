"""The reader of English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en.figures import figures
from harmledger.read.en.line import line
from harmledger.read.mentions import Figure, Reading

if TYPE_CHECKING:
    from harmledger.read.mentions import Sentence


def read(text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading:
    """Read the English sentences of a text."""
    del title
    found: list[Figure] = []
    for i, sentence in enumerate(sentences):
        found.extend(figures(line(text, sentence.start, sentence.end, i), len(found)))
    return Reading("en", sentences, tuple(found))
