"""Put the readings of a document's passages together into one, in text order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from harmledger.read.mentions import Figure, Mention, Reading, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

M = TypeVar("M", bound=Mention)


def join(
    language: str, sentences: tuple[Sentence, ...], found: Sequence[Reading], *, made_by: str, problems: tuple[str, ...]
) -> Reading:
    """Join readings of parts of the sentences; references by index are set anew."""
    where = {sentence.start: i for i, sentence in enumerate(sentences)}
    return Reading(
        language,
        sentences,
        _figures(found, where),
        _merged([r.places for r in found], found, where),
        _merged([r.times for r in found], found, where),
        _merged([r.parties for r in found], found, where),
        _merged([r.weapons for r in found], found, where),
        _merged([r.targets for r in found], found, where),
        _merged([r.attacks for r in found], found, where),
        _merged([r.stances for r in found], found, where),
        made_by,
        problems + tuple(code for r in found for code in r.problems),
    )


def _merged(parts: Sequence[Sequence[M]], found: Sequence[Reading], where: dict[int, int]) -> tuple[M, ...]:
    """Give all mentions of one kind with the indices of the document's sentences."""
    moved = [
        m if m.sentence == (at := where[reading.sentences[m.sentence].start]) else replace(m, sentence=at)
        for mentions, reading in zip(parts, found, strict=True)
        for m in mentions
    ]
    return tuple(sorted(moved, key=lambda m: (m.start, m.end)))


def _figures(found: Sequence[Reading], where: dict[int, int]) -> tuple[Figure, ...]:
    """Give all figures with their references to each other set to their places in the whole."""
    offset, moved = 0, list[Figure]()
    for reading in found:
        for figure in reading.figures:
            part = None if figure.part_of is None else figure.part_of + offset
            after = None if figure.after is None else figure.after + offset
            sentence = where[reading.sentences[figure.sentence].start]
            moved.append(replace(figure, sentence=sentence, part_of=part, after=after))
        offset += len(reading.figures)
    order = sorted(range(len(moved)), key=lambda i: (moved[i].start, moved[i].end))
    new = {was: now for now, was in enumerate(order)}
    return tuple(_renumbered(moved[i], new) for i in order)


def _renumbered(figure: Figure, new: dict[int, int]) -> Figure:
    part = None if figure.part_of is None else new[figure.part_of]
    return replace(figure, part_of=part, after=None if figure.after is None else new[figure.after])
