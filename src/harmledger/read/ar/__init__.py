"""The Arabic reader: what each sentence states, from its own lexicons and grammar, on the mentions all languages share."""

from __future__ import annotations

from harmledger.read.ar.arms import attacks, targets, weapons
from harmledger.read.ar.figures import scan
from harmledger.read.ar.lines import line
from harmledger.read.ar.parties import parties
from harmledger.read.ar.places import places
from harmledger.read.ar.states import figures
from harmledger.read.ar.times import times
from harmledger.read.mentions import (
    AttackMention,
    Figure,
    PartyMention,
    PlaceMention,
    Reading,
    Sentence,
    SentenceKind,
    TargetMention,
    TimeMention,
    WeaponMention,
)


def read(text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading:
    """Read the Arabic sentences of a text."""
    del title
    counted: list[Figure] = []
    where: list[PlaceMention] = []
    when: list[TimeMention] = []
    who: list[PartyMention] = []
    arms: list[WeaponMention] = []
    struck: list[TargetMention] = []
    told: list[AttackMention] = []
    for i, sentence in enumerate(sentences):
        if sentence.kind is SentenceKind.FURNITURE:
            continue
        cut = line(text, sentence.start, sentence.end)
        when.extend(times(cut, i))
        if sentence.kind is SentenceKind.DATELINE:
            continue
        counted.extend(figures(scan(cut), i, len(counted)))
        where.extend(places(cut, i))
        who.extend(parties(cut, i, sentence.start, sentence.end))
        arms.extend(weapons(cut, i))
        struck.extend(targets(cut, i))
        told.extend(attacks(cut, i))
    return Reading(
        "ar",
        sentences,
        tuple(counted),
        tuple(where),
        tuple(when),
        tuple(who),
        tuple(arms),
        tuple(struck),
        tuple(told),
    )
