"""The Arabic reader: what each sentence states, by lexicons and grammar of its own, as mentions all languages share."""

from __future__ import annotations

from harmledger.read.ar.arms import attacks, targets, weapons
from harmledger.read.ar.figures import fighters
from harmledger.read.ar.lines import line
from harmledger.read.ar.parties import likened, named_fully, parties, signature, spans, spot, went_on
from harmledger.read.ar.places import places
from harmledger.read.ar.stances import stances
from harmledger.read.ar.tally import Tally
from harmledger.read.ar.times import times
from harmledger.read.mentions import (
    AttackMention,
    PartyMention,
    PlaceMention,
    Reading,
    Sentence,
    SentenceKind,
    StanceMention,
    TargetMention,
    TimeMention,
    Use,
    WeaponMention,
)

_HEAD, _TAIL = 2, 3  # sentences in which a statement is headed and signed


def read(text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading:
    """Read the Arabic sentences of a text."""
    del title
    tally = Tally(text)
    where: list[PlaceMention] = []
    when: list[TimeMention] = []
    who: list[PartyMention] = []
    arms: list[WeaponMention] = []
    struck: list[TargetMention] = []
    told: list[AttackMention] = []
    held: list[StanceMention] = []
    voice: PartyMention | None = None
    for i, sentence in enumerate(sentences):
        if sentence.kind is SentenceKind.FURNITURE:
            continue
        cut = line(text, sentence.start, sentence.end)
        said = list(times(cut, i, next((t for t in reversed(when) if t.month), None)))
        when.extend(said)
        if sentence.kind is SentenceKind.DATELINE:
            continue
        goes_on = i > 0 and sentences[i - 1].paragraph == sentence.paragraph
        seen = tally.take(sentence, i, cut, said, goes_on=goes_on)
        spotted = spot(cut)
        where.extend(places(cut, i, spans(spotted)))
        named = list(parties(cut, spotted, i, (sentence.start, sentence.end), fighters(seen)))
        cited = next((p for p in reversed(named) if p.use is Use.CLAIMANT), None)
        more = None if cited else went_on(cut, i, voice, sentence.end)
        named.extend(likened(cut, named, who, i))
        who.extend([*named, more] if more else named)
        if i < _HEAD or i >= len(sentences) - _TAIL:
            who.extend(filter(None, [signature(cut, spotted, i)]))
        voice = cited or voice
        arms.extend(weapons(cut, i, arms[-1] if arms else None))
        blows = list(attacks(cut, i))
        told.extend(blows)
        struck.extend(targets(cut, i) if blows else ())
        held.extend(stances(cut, spotted, i))
    return Reading(
        "ar",
        sentences,
        tuple(tally.counted),
        tuple(where),
        tuple(when),
        named_fully(who),
        tuple(arms),
        tuple(struck),
        tuple(told),
        tuple(held),
    )
