"""The Arabic reader: what each sentence states, from its own lexicons and grammar, on the mentions all languages share."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from harmledger.read.ar.arms import attacks, targets, weapons
from harmledger.read.ar.figures import bullet, heads, scan
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

if TYPE_CHECKING:
    from harmledger.model import Harm


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
    listing: Harm | None = None
    for i, sentence in enumerate(sentences):
        if sentence.kind is SentenceKind.FURNITURE:
            continue
        cut = line(text, sentence.start, sentence.end)
        when.extend(times(cut, i))
        if sentence.kind is SentenceKind.DATELINE:
            continue
        item = bullet(text, sentence.start)
        seen = scan(cut, *((bisect_left(cut.starts, item), listing) if item and listing else (0, None)))
        counted.extend(figures(seen, i, counted))
        listing = heads(seen) or (listing if item else None)
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
