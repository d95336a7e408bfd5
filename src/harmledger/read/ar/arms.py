"""Weapons, attacks and what was struck."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import AttackType, Effect, TargetType, Weapon
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import AttackMention, TargetMention, WeaponMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line

_UNUSED = {"استطلاع", "تحليق", "حلقت", "تحلق", "اسقاط", "اسقطت", "مضادات", "تصنيع", "مستودع", "انزال", "انزالا"}
_ALIKE = {"مماثل", "مماثلة", "مشابه", "مشابهة"}
_DAMAGE = {"دمر", "دمرت", "تدمير", "تهدم", "تهدمت", "احتراق", "دمار"}


@cache
def _weapons() -> Lexicon[Weapon]:
    return Lexicon((cut(p), Weapon(name)) for name, column in rows(DATA, "weapons.tsv") for p in phrases(column))


@cache
def _attacks() -> Lexicon[tuple[AttackType, frozenset[str]]]:
    return Lexicon(
        (cut(p), (AttackType(kind), frozenset(flags.split(","))))
        for kind, flags, column in rows(DATA, "attacks.tsv")
        for p in phrases(column)
    )


@cache
def _targets() -> Lexicon[TargetType]:
    return Lexicon((cut(p), TargetType(kind)) for kind, column in rows(DATA, "targets.tsv") for p in phrases(column))


def alike(line: Line) -> int | None:
    """Give the word that likens an attack to the one told last: "قصف مماثل"."""
    if _ALIKE.isdisjoint(line.keys):
        return None  # most sentences
    at = next((i for i in range(1, len(line)) if line.key(i) in _ALIKE), None)
    return at if at and _attacks().match(line.stems, at - 1) else None


def weapons(line: Line, sentence: int, told: WeaponMention | None = None) -> Iterator[WeaponMention]:
    """Give the weapons a sentence names; "قصف مماثل" is by the one told last."""
    again = alike(line)
    if told and again:
        yield replace(told, start=line.starts[again - 1], end=line.ends[again], sentence=sentence)
    for first, last, weapon in _weapons().find(line.stems):
        if line.tags[first]:
            continue
        before = {line.words[i].base for i in range(max(0, first - 2), first)}
        yield WeaponMention(line.starts[first], line.ends[last - 1], sentence, weapon=weapon, used=not before & _UNUSED)


def attacks(line: Line, sentence: int) -> Iterator[AttackMention]:
    """Give the words of a sentence that tell of an attack."""
    for first, last, (kind, flags) in _attacks().find(line.stems):
        if line.tags[first]:
            continue
        background = "background" in flags or any(
            line.words[i].cues & {"unreal"} for i in range(max(0, first - 2), first)
        )
        yield AttackMention(
            line.starts[first],
            line.ends[last - 1],
            sentence,
            type=kind,
            definite="definite" in flags,
            plural="plural" in flags or _many(line, first),
            background=background,
        )


def _many(line: Line, at: int) -> bool:
    """Say whether a number counts the attacks: "118 اعتداء"."""
    word = line.words[at - 1] if at else None
    number = (word.value or (word.numeral.value if word.numeral else 0)) if word else 0
    return number > 2 and not line.words[at].lead  # noqa: PLR2004


def targets(line: Line, sentence: int) -> Iterator[TargetMention]:
    """Give what was struck: an object that stands soon behind a word of attack."""
    since = 99
    struck = False
    for i in range(len(line)):
        if line.key(i) in {".", "؛", "،"}:
            struck = struck and line.key(i) == "،" and since < 12  # noqa: PLR2004
        if _attacks().match(line.stems, i):
            struck, since = True, 0
        since += 1
        matched = _targets().match(line.stems, i) if struck and since <= 12 else None  # noqa: PLR2004
        if matched:
            yield TargetMention(
                line.starts[i], line.ends[matched[0] - 1], sentence, type=matched[1], effect=_effect(line, i)
            )


def _effect(line: Line, at: int) -> Effect:
    """Tell what happened to an object from the words before it."""
    before = {line.words[i].base for i in range(max(0, at - 3), at)}
    if before & _DAMAGE:
        return Effect.DESTROYED
    return Effect.VICINITY if before & {"محيط", "قرب", "القرب", "اطراف"} else Effect.HIT
