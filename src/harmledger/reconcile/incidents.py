"""Make an incident of a cluster of attacks: where and when, the toll, who is blamed, verdicts and problems."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.link.parties import voice
from harmledger.link.sight import days, presumed
from harmledger.model import AREAS, Incident, Interval, Precision, When
from harmledger.reconcile.ids import aliases
from harmledger.reconcile.problems import between
from harmledger.reconcile.toll import speeches, toll
from harmledger.reconcile.verdicts import agreement, attribution, blamed, evidence, grade
from harmledger.reconcile.words import counts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harmledger.model import Attack, Link, Place, PlaceMode, Problem
    from harmledger.reconcile.words import Said, Word


@dataclass(frozen=True, slots=True)
class Case:
    """A cluster of attacks with what is known of it from outside its claims."""

    name: str
    cluster: tuple[str, ...]
    links: tuple[Link, ...] = ()
    about: tuple[Link, ...] = ()  # documents that only speak of it
    problems: tuple[Problem, ...] = ()
    rejected: bool = False


def incident(case: Case, said: Said, minted: Mapping[str, str]) -> Incident:
    """Compute one incident."""
    attacks = [said.attacks[a] for a in case.cluster]
    words = _words(attacks, said)
    parties = blamed(attacks, words)
    said_of = speeches(words)
    lines = toll(words, said_of, frozenset(p for joint in parties for p in joint))
    voices = _voices(attacks, words, said)
    support, who = evidence(len(voices), lines, rejected=case.rejected), attribution(attacks, parties)
    place, mode = where(attacks)
    return Incident(
        id=case.name,
        aliases=aliases(case.cluster, case.name, minted),
        attacks=case.cluster,
        documents=tuple(sorted({a.document for a in attacks} | {link.left for link in case.about})),
        place=place,
        place_mode=mode,
        when=when(attacks),
        toll=lines,
        actors=tuple(sorted({" and ".join(sorted(joint)) for joint in parties})),
        weapons=tuple(sorted({w for a in attacks if (w := a.weapon)})),
        claimants=tuple(sorted({w.voice.name for w in words if w.voice.independent})),
        independent_claimants=len(voices),
        evidence=support,
        attribution=who,
        toll_agreement=agreement(said_of),
        grade=grade(support, who),
        problems=(*between(words, said_of, attacks, lines, said), *case.problems),
        links=(*case.links, *case.about),
        status="rejected" if case.rejected else "open",
    )


def _words(attacks: Sequence[Attack], said: Said) -> list[Word]:
    """Give the claims of the attacks that count, in one order."""
    own = {c for a in attacks for c in a.claims if c in said.words}
    return [w for c in sorted(own) if counts(said, w := said.words[c])]


def _voices(attacks: Sequence[Attack], words: Sequence[Word], said: Said) -> set[str]:
    """Give the independent claimants. An attack without figures is its publisher's word."""
    found = {w.voice.root for w in words if w.voice.independent}
    for attack in attacks:
        document = said.documents[attack.document]
        if not attack.claims and document.id not in said.outdated:
            own = voice(None, document, said.families.get(document.id, document.id))
            found |= {own.root} if own.independent else set()
    return found


def where(attacks: Sequence[Attack]) -> tuple[Place | None, PlaceMode | None]:
    """Give the place that most documents name, a settlement before an area."""
    told = [(p, a.place_mode) for a in attacks for p in a.places]
    if not told:
        return None, None
    often = Counter(p.id or p.name for p, _ in told)
    order = list(Precision)

    def rank(item: tuple[Place, PlaceMode | None]) -> tuple[bool, bool, int, int, str, str]:
        place = item[0]
        fine = order.index(place.precision) if place.precision else len(order)
        return (
            place.id is None,
            place.precision in AREAS,
            -often[place.id or place.name],
            fine,
            place.name,
            repr(place),
        )

    return min(told, key=rank)


def when(attacks: Sequence[Attack]) -> When | None:
    """Give the days that most documents allow: where they meet, else the likeliest of the most common."""
    dated = [a for a in attacks if a.when and days(a)]
    told = sorted((a.when for a in dated if a.when and not presumed(a)), key=repr)
    told = told or sorted((a.when for a in dated if a.when), key=repr)
    if not told:
        return None
    closed = [w for w in told if not w.candidates or len(w.candidates) == 1]
    if not closed:
        return _common(told)
    met = _meeting(closed)
    if met is None:
        return _common(closed)
    parts = Counter(w.part for w in closed if w.part)
    part = min(parts, key=lambda p: (-parts[p], p)) if parts else None
    fits = [w for w in closed if (w.earliest, w.latest) == (met.earliest, met.latest)]
    return When(met.earliest, met.latest, fits[0].precision if fits else None, part)


def _common(told: Sequence[When]) -> When:
    often = Counter((w.earliest, w.latest) for w in told)
    return min(told, key=lambda w: (-often[w.earliest, w.latest], repr(w)))


def _meeting(told: Sequence[When]) -> Interval | None:
    first = max((w.earliest for w in told if w.earliest), default=None)
    last = min((w.latest for w in told if w.latest), default=None)
    return None if first and last and first > last else Interval(first, last)
