"""The reader of English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harmledger.read.en import counted, pronouns
from harmledger.read.en.attacks import attacks, targets, weapons
from harmledger.read.en.divisions import Division, acting
from harmledger.read.en.figures import figures, tells
from harmledger.read.en.line import Line, line
from harmledger.read.en.parties import Voice, parties
from harmledger.read.en.places import places
from harmledger.read.en.quantities import numbers
from harmledger.read.en.relevance import suspects
from harmledger.read.en.saying import happened
from harmledger.read.en.stances import stances
from harmledger.read.en.stops import words
from harmledger.read.en.tables import Table
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
    from collections.abc import Collection

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
        lines = (line(text, sentences[i].start, sentences[i].end, i) for i in first)
        if not any(map(_is_news, lines)):
            return Reading("en", sentences)
    return _described(sentences, *_told(text, sentences))


def _is_news(line: Line) -> bool:
    """Say whether a sentence tells of harm or an attack, not only of "dead wood" or how "a film was shot"."""
    told = tells(line) and (pronouns.begins(line) or figures(line, 0))
    return bool(told) or _armed(line) or any(counted.attacks(line)) or any(counted.facilities(line))


def _armed(line: Line) -> bool:
    """Say whether a sentence tells of an attack by more than a word of everyday use."""
    strikes, others = line.attacks, line.weapons.keys() | line.parties.keys()
    return any(line.lows[at] not in _EVERYDAY or others - {at} for at in strikes)


def _told(
    text: str, sentences: tuple[Sentence, ...]
) -> tuple[list[Line], list[Figure], list[AttackMention], Collection[int]]:
    """Read the figures and attacks of the sentences, and which of them are rows that begin with who attacked."""
    found, strikes, lines, row = list[Figure](), list[AttackMention](), list[Line](), -9
    table, division = Table() if "|" in text or "\t" in text else None, Division()
    for i, sentence in enumerate(sentences):
        at = line(text, sentence.start, sentence.end, i)
        listed = _is_item(text, sentence) or (i > 0 and text[sentences[i - 1].end - 1] == ":")
        listed = listed or (row == i - 1 and _goes_on(at, sentences[i - 1], sentence))
        row = i if listed else row
        if (table and table.rows(text, at, sentence, found)) or division.rows(text, at, sentence, found):
            lines.append(at)
            continue
        before = lines[-1] if lines and sentences[i - 1].paragraph == sentence.paragraph else None
        told = pronouns.meant(at, before)
        here = figures(at, len(found), listed=listed, told=told)
        if told and not pronouns.is_news(here, at, [f for f in found if f.sentence == i - 1]):
            here = figures(at, len(found), listed=listed)
        found.extend(here)
        found.extend(counted.attacks(at))
        found.extend(counted.facilities(at))
        strikes.extend(attacks(at))
        lines.append(at)
    if table is not None:
        table.end(found)
    return lines, found, strikes, division.acting


def _described(
    sentences: tuple[Sentence, ...],
    lines: list[Line],
    found: list[Figure],
    strikes: list[AttackMention],
    labels: Collection[int],
) -> Reading:
    """Read what else the sentences of a text say that states a figure or an attack."""
    where, when, said = list[PlaceMention](), list[TimeMention](), list[StanceMention]()
    who, means, objects, voice = list[PartyMention](), list[WeaponMention](), list[TargetMention](), Voice()
    people = {offset for f in found if f.rule == "name" for offset in (-f.start, f.end)}
    for at, sentence in zip(lines, sentences, strict=True):
        where.extend(p for p in places(at, len(where)) if people.isdisjoint((-p.start, p.end)))
        when.extend(happened(at, list(times(at, sentence.start, sentence.end))))
        who.extend(acting(at) if at.sentence in labels else parties(at, voice))
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
