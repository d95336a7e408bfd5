"""Deaths and injuries that no attack caused: "drowned", "died of cholera", «حادث سير»."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from harmledger.model import Harm, Manner
from harmledger.read.lexicon import phrases, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harmledger.read.mentions import Figure, Mention, Reading, Sentence

_CAUSED = {Harm.KILLED, Harm.INJURED, Harm.CASUALTIES, Harm.MISSING}
_OPEN = {Manner.UNKNOWN, Manner.BODY_FOUND, Manner.AT_SCENE}
_BEHIND = "behind"  # nouns that make of a cause a thing: "a cholera ward"
_WORDS = {_BEHIND, "through", "fled"}
_BACK = 60  # characters before a cause in which a flight from it is told
_NEXT = 5  # words between a cause and the flight from it
_LED = 3  # words before the attack that brought a cause about
_HEAD = 4  # letters by which a word of a phrase is looked for
_ARABIC = re.compile("[\u0620-\u064a]")
_FILE = "harmledger.read.data", "causes.tsv"
_CLITICS = "[وف]?[بلك]?"


def told_apart(text: str, reading: Reading) -> Reading:
    """Give a reading whose figures of deaths by accident, illness or disaster say so.

    An attack or weapon that stands nearer to a figure is its cause; the "explosion" of a gas cylinder is no attack.
    """
    counted = {f.sentence: reading.sentences[f.sentence] for f in reading.figures}
    causes = {i: found for i, found in _causes(text, counted).items() if found}
    if not causes:
        return reading
    attacks = tuple(a for a in reading.attacks if not _within(a, causes.get(a.sentence, [])))
    rivals: dict[int, list[Mention]] = {}
    for mention in (*(a for a in attacks if not a.background), *(w for w in reading.weapons if w.used)):
        if not _within(mention, causes.get(mention.sentence, [])):
            rivals.setdefault(mention.sentence, []).append(mention)
    told: dict[int, list[Figure]] = {}
    for figure in reading.figures:
        told.setdefault(figure.sentence, []).append(figure)
    stand = {
        i: [c for c in found if _stands(text, c, rivals.get(i, []), told[i]) and (c.sure or i - 1 not in rivals)]
        for i, found in causes.items()
    }
    figures = tuple(_caused(f, stand.get(f.sentence, []), rivals.get(f.sentence, [])) for f in reading.figures)
    return replace(reading, figures=figures, attacks=attacks)


def _stands(text: str, cause: Cause, rivals: Sequence[Mention], figures: Sequence[Figure]) -> bool:
    """Say whether a cause killed by itself: no attack brought it about, and one that may have is told of others."""
    if not _words("fled").isdisjoint(text[max(0, cause.start - _BACK) : cause.start].lower().split()[-_NEXT:]):
        return False  # "who had fled the earthquake"
    if cause.manner is Manner.ACCIDENT and any(_brought(text[cause.end : r.start]) for r in rivals):
        return False
    return cause.sure or all(_nearest(figures, cause) is not _nearest(figures, r) for r in rivals)


def _brought(between: str) -> bool:
    """Say whether an attack brought a cause about: "drowned after warplanes …", but not "of cold after fleeing …"."""
    words = between.lower().split()
    led = not _words("through").isdisjoint(words[-_LED:])
    return led and _words("fled").isdisjoint(words)


def _nearest(figures: Sequence[Figure], spot: Cause | Mention) -> Figure:
    return min(figures, key=lambda f: _far(f, spot.start, spot.end))


class Cause(NamedTuple):
    """A passage that names what killed; an attack may have caused it where it is not sure."""

    start: int
    end: int
    manner: Manner
    sure: bool


class _Phrase(NamedTuple):
    """A phrase for a cause, with a word of it that a text must hold to be worth a closer look."""

    word: str
    phrase: str
    manner: Manner
    sure: bool


def _causes(text: str, counted: Mapping[int, Sentence]) -> dict[int, list[Cause]]:
    """Give the causes that the sentences with figures name, in text order."""
    low = " ".join(text[s.start : s.end] for s in counted.values()).lower()
    heads = {w[:_HEAD] for w in low.split()}
    told = [p for head in heads & _latin().keys() for p in _latin()[head]]
    told += [p for p in _arabic() if p.word in low] if _ARABIC.search(low) else []
    if not told:
        return {}
    return {
        i: sorted(
            Cause(*m.span(), p.manner, p.sure) for p in told for m in _pattern(p.phrase).finditer(text, s.start, s.end)
        )
        for i, s in counted.items()
    }


@cache
def _latin() -> Mapping[str, tuple[_Phrase, ...]]:
    """Give the English phrases by the first letters of their longest word."""
    found: dict[str, tuple[_Phrase, ...]] = {}
    for phrase in _phrases():
        if phrase.word.isascii():
            head = phrase.word[:_HEAD]
            found[head] = (*found.get(head, ()), phrase)
    return found


@cache
def _arabic() -> tuple[_Phrase, ...]:
    return tuple(p for p in _phrases() if not p.word.isascii())


@cache
def _phrases() -> tuple[_Phrase, ...]:
    """Give the phrases of the list; the longest word of each is the one to look for first."""
    return tuple(
        _Phrase(
            max(phrase.removesuffix("*").lower().split(), key=len),
            phrase,
            Manner(manner.removesuffix("?")),
            not manner.endswith("?"),
        )
        for manner, column in rows(*_FILE)
        if manner not in _WORDS
        for phrase in phrases(column)
    )


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Compile a phrase when a text first holds its word: all of them would cost a tenth of a second."""
    return re.compile(rf"\b{_spelt(phrase)}(?!\w)(?!\s(?:{'|'.join(_words(_BEHIND))})\b)", re.IGNORECASE)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for manner, column in rows(*_FILE) if manner == kind for word in phrases(column))


def _spelt(phrase: str) -> str:
    whole = re.escape(phrase.removesuffix("*")).replace(r"\ ", r"\s+") + (r"\w*" if phrase.endswith("*") else "")
    return whole if phrase.isascii() else _CLITICS + whole


def _caused(figure: Figure, causes: Sequence[Cause], rivals: Iterable[Mention]) -> Figure:
    """Give a figure the manner of the cause nearest to it, where no attack stands nearer."""
    if not causes or figure.harm not in _CAUSED or figure.manner not in _OPEN:
        return figure
    cause = min(causes, key=lambda c: _far(figure, c.start, c.end))
    near = min((_far(figure, r.start, r.end) for r in rivals), default=None)
    nearer = near is not None and near < _far(figure, cause.start, cause.end)
    return figure if nearer else replace(figure, manner=cause.manner)


def _far(figure: Figure, start: int, end: int) -> int:
    """Give the characters between a figure with its word of harm and a passage."""
    first = min(figure.start, figure.trigger_start if figure.trigger_start is not None else figure.start)
    last = max(figure.end, figure.trigger_end or figure.end)
    return max(0, start - last, first - end)


def _within(mention: Mention, causes: Sequence[Cause]) -> bool:
    return any(
        start < mention.end + _BESIDE and mention.start - _BESIDE < end for start, end, _, sure in causes if sure
    )


_BESIDE = 2  # characters between "gas cylinder" and "explosion"
