"""The reader of English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harmledger.read.en import counted
from harmledger.read.en.attacks import attacks, targets, weapons
from harmledger.read.en.figures import figures
from harmledger.read.en.line import line
from harmledger.read.en.parties import Voice, parties
from harmledger.read.en.places import places
from harmledger.read.en.relevance import relevant
from harmledger.read.en.stances import stances
from harmledger.read.en.times import times
from harmledger.read.mentions import (
    AttackMention,
    Figure,
    PartyMention,
    PlaceMention,
    Reading,
    StanceMention,
    TargetMention,
    TimeMention,
    WeaponMention,
)

if TYPE_CHECKING:
    from harmledger.read.mentions import Sentence


_BULLET = re.compile(r"[•▪◾●■*–-]\s|\(?\d{1,2}[.)]\s")


def _is_item(text: str, sentence: Sentence) -> bool:
    """Say whether a sentence is the item of a list."""
    before = text[max(0, sentence.start - 3) : sentence.start]
    return bool(_BULLET.match(text, sentence.start)) or "•" in before


def read(text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading:
    """Read the English sentences of a text."""
    del title
    if not relevant(text):
        return Reading("en", sentences)
    found, where, when = list[Figure](), list[PlaceMention](), list[TimeMention]()
    who, means, objects = list[PartyMention](), list[WeaponMention](), list[TargetMention]()
    strikes, said, voice = list[AttackMention](), list[StanceMention](), Voice()
    for i, sentence in enumerate(sentences):
        at = line(text, sentence.start, sentence.end, i)
        listed = _is_item(text, sentence) or (i > 0 and text[sentences[i - 1].end - 1] == ":")
        found.extend(figures(at, len(found), listed=listed))
        found.extend(counted.attacks(at))
        where.extend(places(at, len(where)))
        when.extend(times(at, sentence.start, sentence.end))
        who.extend(parties(at, voice))
        means.extend(weapons(at))
        objects.extend(targets(at))
        strikes.extend(attacks(at))
        said.extend(stances(at))
    return Reading(
        "en",
        sentences,
        tuple(found),
        tuple(where),
        tuple(when),
        tuple(who),
        tuple(means),
        tuple(objects),
        tuple(strikes),
        tuple(said),
    )
