"""Put the readings of a document's passages together into one, in text order."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from harmledger.read.mentions import Figure, Mention, Reading, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

M = TypeVar("M", bound=Mention)
_span = attrgetter("start", "end")


def join(
    language: str, sentences: tuple[Sentence, ...], found: Sequence[Reading], *, made_by: str, problems: tuple[str, ...]
) -> Reading:
    """Join readings of parts of the sentences; references by index are set anew."""
    at = {sentence.start: i for i, sentence in enumerate(sentences)}
    where = [[at[sentence.start] for sentence in reading.sentences] for reading in found]
    return Reading(
        language,
        sentences,
        _figures(found, where),
        _merged([r.places for r in found], where),
        _merged([r.times for r in found], where),
        _merged([r.parties for r in found], where),
        _merged([r.weapons for r in found], where),
        _merged([r.targets for r in found], where),
        _merged([r.attacks for r in found], where),
        _merged([r.stances for r in found], where),
        made_by,
        problems + tuple(code for r in found for code in r.problems),
    )


def _merged(parts: Sequence[Sequence[M]], where: Sequence[Sequence[int]]) -> tuple[M, ...]:
    """Give all mentions of one kind with the indices of the document's sentences."""
    moved = [_moved(m, to[m.sentence]) for mentions, to in zip(parts, where, strict=True) for m in mentions]
    return tuple(sorted(moved, key=_span))


def _moved(mention: M, sentence: int) -> M:
    """Put a mention into another sentence; far faster than `replace`, which looks up every field."""
    if mention.sentence == sentence:
        return mention
    kind: Any = type(mention)  # a class is hashable, whatever its objects are
    start, end, _, *rest = _values(kind)(mention)
    return type(mention)(start, end, sentence, *rest)


@cache
def _values(kind: type[Any]) -> Callable[[Mention], tuple[Any, ...]]:
    """Give what reads all fields of a mention in the order in which it takes them."""
    return attrgetter(*(field.name for field in fields(kind)))


def _figures(found: Sequence[Reading], where: Sequence[Sequence[int]]) -> tuple[Figure, ...]:
    """Give all figures with their references to each other set to their places in the whole."""
    offset, moved = 0, list[Figure]()
    for reading, to in zip(found, where, strict=True):
        for figure in reading.figures:
            own = _moved(figure, to[figure.sentence])
            moved.append(_shifted(own, offset) if offset else own)
        offset += len(reading.figures)
    order = sorted(range(len(moved)), key=lambda i: (moved[i].start, moved[i].end))
    new = {was: now for now, was in enumerate(order)}
    return tuple(_renumbered(moved[i], new) for i in order)


def _shifted(figure: Figure, offset: int) -> Figure:
    part = None if figure.part_of is None else figure.part_of + offset
    return replace(figure, part_of=part, after=None if figure.after is None else figure.after + offset)


def _renumbered(figure: Figure, new: dict[int, int]) -> Figure:
    if figure.part_of is None and figure.after is None:
        return figure
    part = None if figure.part_of is None else new[figure.part_of]
    return replace(figure, part_of=part, after=None if figure.after is None else new[figure.after])
