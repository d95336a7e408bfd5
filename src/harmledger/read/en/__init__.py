"""The reader of English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harmledger.read.en import counted, pronouns
from harmledger.read.en.attacks import attacks, targets, weapons
from harmledger.read.en.figures import figures
from harmledger.read.en.line import Line, line
from harmledger.read.en.parties import Voice, parties
from harmledger.read.en.places import places
from harmledger.read.en.quantities import numbers
from harmledger.read.en.relevance import suspects
from harmledger.read.en.saying import happened
from harmledger.read.en.stances import stances
from harmledger.read.en.stops import words
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
    from collections.abc import Sequence

    from harmledger.read.mentions import Sentence


_EVERYDAY = words("everyday")
_BULLET = re.compile(r"[•▪▫◾◼●■►▶➤→✔✅❗📍🔻🔴🔹🔸*–-]\ufe0f?\s|\(?\d{1,2}[.)]\s")


def _is_item(text: str, sentence: Sentence) -> bool:
    """Say whether a sentence is the item of a list."""
    before = text[max(0, sentence.start - 3) : sentence.start]
    return bool(_BULLET.match(text, sentence.start)) or "•" in before


def _goes_on(line: Line, before: Sentence, sentence: Sentence) -> bool:
    """Say whether a paragraph is the next row of a list without bullets: it begins with a number."""
    low = line.lows[0] if line.lows else ""
    return sentence.paragraph != before.paragraph and (low[:1].isdigit() or low in numbers())


def read(text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading:
    """Read the English sentences of a text."""
    del title
    first = suspects(text, sentences)
    if len(first) < len(sentences):
        found, _, lines = _told(text, sentences, first)
        if not found and not any(map(_armed, lines)):
            return Reading("en", sentences)  # "dead wood", "a film was shot"
    found, strikes, lines = _told(text, sentences, range(len(sentences)))
    return _described(sentences, lines, found, strikes)


def _armed(line: Line) -> bool:
    """Say whether a sentence tells of an attack by more than a word of everyday use."""
    strikes, others = line.attacks, line.weapons.keys() | line.parties.keys()
    return any(line.lows[at] not in _EVERYDAY or others - {at} for at in strikes)


def _told(
    text: str, sentences: tuple[Sentence, ...], which: Sequence[int]
) -> tuple[list[Figure], list[AttackMention], list[Line]]:
    """Read the figures and attacks of some sentences."""
    found, strikes, lines, row = list[Figure](), list[AttackMention](), list[Line](), -9
    for i in which:
        at = line(text, sentences[i].start, sentences[i].end, i)
        listed = _is_item(text, sentences[i]) or (i > 0 and text[sentences[i - 1].end - 1] == ":")
        listed = listed or (row == i - 1 and _goes_on(at, sentences[i - 1], sentences[i]))
        row = i if listed else row
        before = lines[-1] if lines and sentences[i - 1].paragraph == sentences[i].paragraph else None
        told = pronouns.meant(at, before)
        here = figures(at, len(found), listed=listed, told=told)
        if told and not pronouns.is_news(here, at, [f for f in found if f.sentence == i - 1]):
            here = figures(at, len(found), listed=listed)
        found.extend(here)
        found.extend(counted.attacks(at))
        found.extend(counted.facilities(at))
        strikes.extend(attacks(at))
        lines.append(at)
    return found, strikes, lines


def _described(
    sentences: tuple[Sentence, ...], lines: list[Line], found: list[Figure], strikes: list[AttackMention]
) -> Reading:
    """Read what else the sentences of a text say that states a figure or an attack."""
    where, when, said = list[PlaceMention](), list[TimeMention](), list[StanceMention]()
    who, means, objects, voice = list[PartyMention](), list[WeaponMention](), list[TargetMention](), Voice()
    for at, sentence in zip(lines, sentences, strict=True):
        where.extend(places(at, len(where)))
        when.extend(happened(at, list(times(at, sentence.start, sentence.end))))
        who.extend(parties(at, voice))
        means.extend(weapons(at))
        objects.extend(targets(at))
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
