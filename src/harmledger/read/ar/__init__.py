"""The Arabic reader."""

from __future__ import annotations

from harmledger.read.ar.figures import scan
from harmledger.read.ar.lines import line
from harmledger.read.ar.states import figures
from harmledger.read.mentions import Figure, Reading, Sentence


def read(text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading:
    """Read the Arabic sentences of a text."""
    del title
    found: list[Figure] = []
    for i, sentence in enumerate(sentences):
        cut = line(text, sentence.start, sentence.end)
        found.extend(figures(scan(cut), i, len(found)))
    return Reading("ar", sentences, tuple(found))
