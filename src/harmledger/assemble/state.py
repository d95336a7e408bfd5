"""What the passes hand to each other: the document on its way from mentions to claims and attacks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from harmledger.assemble.cues import holds
from harmledger.assemble.homes import localised
from harmledger.assemble.places import SEATED_DOUBT, Site, Spot, spots
from harmledger.model import Basis, Counts, Harm, Manner, People, Precision, Scope
from harmledger.read.datelines import capitals, desk
from harmledger.read.mentions import Near, SentenceKind, Use

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.assemble.cues import Cues
    from harmledger.locate import Located
    from harmledger.model import Claimant, Document, Named, Place, PlaceMode, Weapon, When
    from harmledger.read.mentions import (
        AttackMention,
        Figure,
        Mention,
        PartyMention,
        PlaceMention,
        Reading,
        TimeMention,
    )


T = TypeVar("T")
NOWHERE = Site()
SEAT = 10  # characters between a speaker and where he or she works: "a doctor at the Alizai hospital"
SEATED = (["in"], ["of"], ["for"], ["at"], ["في"])
WORKS = {Basis.HOSPITAL, Basis.CORRESPONDENT}
MANY = 2  # words: an office and what leads to its place
ASIDE = 70  # characters between a speaker and the place of his or her office
OFFICE = 40  # characters before a place in which an office is named
CARE = ("hospital", "clinic", "centre", "center")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, or a clause of one: the smallest stretch that tells of one attack.

    The numbers are indices into the reading's tuples.
    """

    start: int
    end: int
    sentence: int
    paragraph: int
    kind: SentenceKind
    opening: str = ""  # its first words, lower case: where connectives stand
    figures: tuple[int, ...] = ()
    attacks: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    weapons: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    parties: tuple[int, ...] = ()
    stances: tuple[int, ...] = ()
    scope: Scope = Scope.UNKNOWN
    frame: int | None = None  # the scene whose period or background it shares
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure on its way to a claim. `part_of` and `same_as` are indices of other drafts."""

    figure: Figure
    scene: int
    harm: Harm | None
    people: People
    dropped: bool = False  # stands in page furniture, or nothing tells what happened to the people
    borrowed: bool = False  # its group is another figure's: "36 were injured"
    part_of: int | None = None
    same_as: int | None = None
    counts: Counts = Counts.TOTAL
    tally: int | None = None
    scope: Scope = Scope.UNKNOWN
    claimant: Claimant | None = None
    actor: Named | None = None
    weapon: Weapon | None = None
    weapon_text: str | None = None
    places: tuple[Place, ...] = ()
    place_mode: PlaceMode | None = None
    when: When | None = None
    outcome_when: When | None = None
    confidence: float = 1.0

    @property
    def by_attack(self) -> bool:
        """Whether an attack can have harmed these people: who drowned or died of cholera is told apart."""
        return self.figure.manner.by_attack


@dataclass(frozen=True, slots=True)
class Event:
    """One attack as the document tells it: the scenes that speak of it, and what they say together."""

    scenes: tuple[int, ...]
    trigger: int | None = None  # index of the attack mention that names it
    site: Site = NOWHERE
    when: When | None = None
    actor: Named | None = None
    weapon: Weapon | None = None
    weapon_text: str | None = None
    presumed: bool = False  # no day is said: it is taken from the publication


@dataclass(frozen=True, slots=True)
class State:
    """The whole document between two passes. Every pass takes one and gives another."""

    document: Document
    reading: Reading
    located: Located
    cues: Cues
    scenes: tuple[Scene, ...] = ()
    drafts: tuple[Draft, ...] = ()
    events: tuple[Event, ...] = ()
    spots: tuple[Spot | None, ...] = ()  # aligned with the reading's places
    spots_in: tuple[tuple[Spot, ...], ...] = ()  # per sentence
    parties_in: tuple[tuple[PartyMention, ...], ...] = ()
    figures_in: tuple[tuple[Figure, ...], ...] = ()

    @classmethod
    def begin(cls, document: Document, reading: Reading, located: Located, cues: Cues) -> State:
        """Give the state before the first pass."""
        reading = localised(document.text, reading, located)
        heads = datelines(document.text, reading)
        found = spots(document.text, reading, located)
        acting = {(p.start, p.end) for p in reading.parties if p.use in {Use.ACTOR, Use.CLAIMANT}}
        cited = [p for p in reading.parties if p.use is Use.CLAIMANT]
        seats = {p.end for p in reading.parties if p.use is Use.CLAIMANT}
        found = tuple(s and _of_speaker(document.text, s, seats) for s in found)
        found = tuple(s and _seated(document.text, s, cues, cited) for s in found)
        told = tuple(s if s and _is_told(s.mention, heads, acting) else None for s in found)
        told = tuple(None if s and answers(document.text, reading, cues, s.mention) else s for s in told)
        number = len(reading.sentences)
        return cls(
            document,
            reading,
            located,
            cues,
            spots=told,
            spots_in=_sorted([s for s in told if s], [s.mention.sentence for s in told if s], number),
            parties_in=_sorted(reading.parties, [p.sentence for p in reading.parties], number),
            figures_in=_sorted(reading.figures, [f.sentence for f in reading.figures], number),
        )

    @property
    def text(self) -> str:
        """Give the document's text."""
        return self.document.text

    def figures(self, scene: Scene) -> list[Figure]:
        """Give a scene's figures."""
        return [self.reading.figures[i] for i in scene.figures]

    def strikes(self, scene: Scene) -> list[AttackMention]:
        """Give a scene's attacks that are told as events."""
        found = (self.reading.attacks[i] for i in scene.attacks)
        return [a for a in found if not a.background]

    def spans(self, scene: Scene) -> list[TimeMention]:
        """Give a scene's times that are periods."""
        found = (self.reading.times[i] for i in scene.times)
        return [t for t in found if t.span or t.since]

    def struck(self, draft: Draft) -> int | None:
        """Give the event whose attack a figure counts, once scopes are settled; totals and accidents have none."""
        return self.scenes[draft.scene].event if draft.scope is Scope.INCIDENT and draft.by_attack else None

    def with_drafts(self, changed: dict[int, Draft]) -> State:
        """Give the state with some drafts replaced."""
        if not changed:
            return self
        return replace(self, drafts=tuple(changed.get(i, d) for i, d in enumerate(self.drafts)))


def died_later(state: State, scene: Scene) -> bool:
    """Whether a scene tells of somebody who died of wounds later, and perhaps of the toll that this raised."""
    return any(f.manner is Manner.DIED_OF_WOUNDS for f in state.figures(scene))


def answers(text: str, reading: Reading, cues: Cues, mention: Mention) -> bool:
    """Whether something is said of the earlier attack that this one answers: "in retaliation for an attack on …"."""
    return holds(text[reading.sentences[mention.sentence].start : mention.start].lower(), cues.reprisal)


def later_death(state: State, scene: Scene) -> bool:
    """Whether a scene only tells that somebody named before died later: its day and place are not the attack's."""
    drafts = [d for i in scene.figures if not (d := state.drafts[i]).dropped]
    if not drafts or state.strikes(scene) or any(state.reading.weapons[i].used for i in scene.weapons):
        return False
    refers = any(d.figure.back is not None or d.counts is Counts.ADDITIONAL for d in drafts)
    return refers and all(d.figure.manner is Manner.DIED_OF_WOUNDS for d in drafts)


def _is_told(mention: PlaceMention, heads: dict[int, int], acting: set[tuple[int, int]]) -> bool:
    """Whether a name is a place of the story, not the writer's own nor a country that acts or speaks."""
    return mention.end > heads.get(mention.sentence, -1) and (mention.start, mention.end) not in acting


def _of_speaker(text: str, spot: Spot, seats: set[int]) -> Spot:
    """Give a hospital as where its speaker works: "a doctor at the Alizai hospital said" tells of no attack there."""
    start = spot.mention.start
    seat = next((end for end in seats if 0 < start - end < SEAT), None)
    works = seat is not None and text[seat:start].split()[:1] in (["at"], ["from"], ["of"])
    cared = spot.mention.cue is Precision.NEIGHBOURHOOD and spot.mention.name.lower().endswith(CARE)
    return replace(spot, mention=replace(spot.mention, near=Near.FROM)) if works and cared else spot


def _seated(text: str, spot: Spot, cues: Cues, cited: Sequence[PartyMention]) -> Spot:
    """Let any other place go before where an office sits ("the coordinator in Haiti"); where residents live counts."""
    before = text[max(0, spot.mention.start - OFFICE) : spot.mention.start].lower().removesuffix("the ").split()
    if len(before) < MANY or before[-1:] not in SEATED:
        return spot
    beside = next((p.basis for p in cited if 0 < spot.mention.start - p.end < SEAT), None)
    if spot.origin:
        lives = beside is Basis.ANONYMOUS
        return replace(spot, mention=replace(spot.mention, near=Near.AT)) if lives else spot
    word = before[-2].strip("”’\"',()")
    if word in cues.press:
        return replace(spot, mention=replace(spot.mention, near=Near.FROM))
    held = beside in WORKS or word in cues.offices or _holds_office(text, spot, cues, cited)
    return replace(spot, doubt=spot.doubt + SEATED_DOUBT, seat=True) if held else spot


def _holds_office(text: str, spot: Spot, cues: Cues, cited: Sequence[PartyMention]) -> bool:
    """Whether a place stands in what is said of a speaker: "Khalil Sarhan, head of nursing at Nasser Hospital"."""
    asides = (text[p.end : spot.mention.start].lower() for p in cited if p.end < spot.mention.start < p.end + ASIDE)
    return any(
        a.startswith(", ") and "," not in a[1:] and not {*a[2:].split()}.isdisjoint(cues.offices) for a in asides
    )


def _sorted(items: Sequence[T], sentences: Sequence[int], number: int) -> tuple[tuple[T, ...], ...]:
    """Sort items into their sentences."""
    slots: list[list[T]] = [[] for _ in range(number)]
    for item, sentence in zip(items, sentences, strict=True):
        slots[sentence].append(item)
    return tuple(map(tuple, slots))


def datelines(text: str, reading: Reading) -> dict[int, int]:
    """Give where a sentence's dateline ends: "QAMISHLI, Syria (Agency) –" names where one writes, not what is told."""
    sentences = reading.sentences
    ends = [s.end if s.kind is SentenceKind.DATELINE else desk(text, s.start, s.end) for s in sentences]
    body = next((i for i, s in enumerate(sentences) if s.kind is SentenceKind.BODY), None)
    if body is not None and ends[body] == sentences[body].start:
        ends[body] = _written_in(text, reading, body)
    return {i: end for i, (end, s) in enumerate(zip(ends, sentences, strict=True)) if end > s.start}


def _written_in(text: str, reading: Reading, body: int) -> int:
    """Find "PESHAWAR: Gunmen opened fire … in Kurram district": where one writes, if it tells of another place."""
    sentence = reading.sentences[body]
    end = capitals(text, sentence.start, sentence.end)
    told = any(p.sentence == body and p.start >= end and p.sure for p in reading.places)
    return end if told else sentence.start
