"""The Arabic reader: what each sentence states, by lexicons and grammar of its own, as mentions all languages share."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from harmledger.read.ar.arms import attacks, targets, weapons
from harmledger.read.ar.figures import bullet, fighters, heads, scan
from harmledger.read.ar.lines import line
from harmledger.read.ar.parties import named_fully, parties, spans, spot, went_on
from harmledger.read.ar.places import places
from harmledger.read.ar.rolls import entry, joined
from harmledger.read.ar.stances import stances
from harmledger.read.ar.states import figures, scoped
from harmledger.read.ar.times import times
from harmledger.read.mentions import (
    AttackMention,
    Figure,
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

if TYPE_CHECKING:
    from harmledger.model import Harm
    from harmledger.read.ar.lines import Line


def words_of(line: Line, said: list[TimeMention]) -> frozenset[int]:
    """Give the words of a sentence's dates."""
    return frozenset(i for t in said for i in range(bisect_left(line.starts, t.start), bisect_left(line.starts, t.end)))


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
    held: list[StanceMention] = []
    listing: Harm | None = None
    voice: PartyMention | None = None
    rolling = False  # whether the line before was a name of a roll
    for i, sentence in enumerate(sentences):
        if sentence.kind is SentenceKind.FURNITURE:
            continue
        cut = line(text, sentence.start, sentence.end)
        said = list(times(cut, i))
        when.extend(said)
        if sentence.kind is SentenceKind.DATELINE:
            continue
        item = bullet(text, sentence.start)
        goes_on = i > 0 and sentences[i - 1].paragraph == sentence.paragraph
        begin = (bisect_left(cut.starts, item), listing) if item and listing else (0, None)
        seen = scan(cut, *begin, dated=words_of(cut, said))
        found = scoped(figures(seen, i, counted), cut, said)
        named_alone = entry(text, sentence, found)
        if named_alone and rolling and counted[-1].harm is found[0].harm:
            counted[-1] = joined(counted, found[0])
        else:
            counted.extend(found)
        rolling = named_alone
        listing = heads(seen) or (listing if item or goes_on else None)
        spotted = spot(cut)
        where.extend(places(cut, i, spans(spotted)))
        named = list(parties(cut, spotted, i, (sentence.start, sentence.end), fighters(seen)))
        cited = next((p for p in reversed(named) if p.use is Use.CLAIMANT), None)
        more = None if cited else went_on(cut, i, voice, sentence.end)
        who.extend([*named, more] if more else named)
        voice = cited or voice
        arms.extend(weapons(cut, i, arms[-1] if arms else None))
        struck.extend(targets(cut, i))
        told.extend(attacks(cut, i))
        held.extend(stances(cut, spotted, i))
    return Reading(
        "ar",
        sentences,
        tuple(counted),
        tuple(where),
        tuple(when),
        named_fully(who),
        tuple(arms),
        tuple(struck),
        tuple(told),
        tuple(held),
    )
