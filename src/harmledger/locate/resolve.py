"""Choose among namesakes: areas named in the text, the other places of the document, the country it speaks of."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import TYPE_CHECKING

from harmledger.locate import key
from harmledger.locate.gazetteer import SECOND_NAME, area_key, distance
from harmledger.locate.home import at_home
from harmledger.locate.match import FIRM, LOOSE, SLACK, SPELLED, STRICT, Candidate
from harmledger.locate.stated import SAME_COUNTRY, SAME_GOVERNORATE, is_astray, is_far, stated
from harmledger.model import AREAS, Entry, Precision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from harmledger.locate.ask import Ask
    from harmledger.locate.match import Matcher

REACH_KM = 20.0  # how fast the support of another place fades
NEXT, MOST, SUPPORT = 0.3, 1.5, 0.6  # how fast support fades along the text, the most of one name, and of all
WINDOW = 12  # other names on either side that lend support: keeps long documents linear
SAME_NAME, RIGHT_CLASS, WIDEST = 0.75, 0.15, 0.1
SAME_SPELLING, SAME_SOUND = 0.2, 0.1  # in one script, across scripts
IN_THE_NEWS = 0.01  # per tenfold population, on top of what a bare look-up gives a large place
SEAT = 0.12  # a settlement that bears the name of the governorate or district it lies in
LEAST, MARGIN = 0.8, 0.005
UNLIKE, BARE_UNLIKE = (0.5, 0.6), (0.66, 0.8)  # least likeness of a name with the same key and one letter off
AGAIN = 0.3  # what it is worth that the same name is clearer elsewhere in the document
ONE_PLACE_KM = 15.0  # rivals this close are no reason to abstain: often one village listed twice
FEW = 2  # letters of a key that what is left of a longer name meets by chance
CLOSE = 0.3  # support from which a neighbour is named among the reasons
KEPT = 8  # candidates looked at per name
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen, or none where the margin is too low, with the rest and the reasons."""

    entry: Entry | None
    score: float
    rivals: tuple[Candidate, ...]
    reasons: tuple[str, ...]


def resolve(
    asks: Sequence[Ask], matcher: Matcher, areas: Mapping[str, float] | None = None, lands: Collection[str] = ()
) -> list[Choice]:
    """Choose an entry for each name, all names of a document together.

    `areas` weighs governorates by their `area_key`; `lands` are countries that the text speaks of in other words.
    """
    wanted = [_wanted(ask, matcher) for ask in asks]
    found, countries = at_home(asks, wanted, lands)
    scored = [_foremost(o, ask, areas or {}, countries) for ask, o in zip(asks, found, strict=True)]
    ranked = _told_again(asks, [_supported(i, asks, scored) for i in range(len(asks))])
    return [
        _choose(own, ask) if own else _unlisted(options) for own, ask, options in zip(ranked, asks, wanted, strict=True)
    ]


def _wanted(ask: Ask, matcher: Matcher) -> list[Candidate]:
    """Prefer the class that the words ask for; look inside a stated governorate when nothing firm was found."""
    found = [c for c in matcher.candidates(ask.name) if not c.entry.is_area or c.tier >= LOOSE]
    if any(c.whole and c.tier >= STRICT - SECOND_NAME and c.likeness >= SAME_NAME for c in found):
        found = [
            c for c in found if c.whole or len(key.loose(c.spelling)) > FEW
        ]  # "Ain Issa" is there: no Issa is meant
    named = [c for c in found if c.tier >= LOOSE and c.likeness >= SAME_NAME]
    if countries := [c for c in named if c.entry.precision is Precision.COUNTRY and _is_country(c, ask)]:
        return countries[:1]
    if regions := [c for c in named if c.entry.precision is Precision.REGION and c.whole]:
        return regions  # a massif has no town of its own name that a report could mean
    if fitting := [c for c in named if c.entry.precision in ask.classes and not is_far(c, ask)]:
        others = [c for c in found if c.entry.is_area == fitting[0].entry.is_area]
        return [replace(c, score=c.score + _class_gain(c, ask)) if c in fitting else c for c in others]
    if ask.areas and not any(c.score >= FIRM and not is_far(c, ask) for c in found):
        known = {c.entry.id for c in found}
        found = found + [c for area in ask.areas for c in matcher.alike(ask.name, area) if c.entry.id not in known]
    return found


def _is_country(c: Candidate, ask: Ask) -> bool:
    """Tell whether a name spelled like a country is that country: yes, unless a word says "the village of"."""
    return c.whole and c.likeness >= SPELLED and not (ask.cued and ask.classes - AREAS)


def _class_gain(c: Candidate, ask: Ask) -> float:
    """Give what the right class is worth: a bare area name means the governorate of that name."""
    bare = len(ask.classes) > 1 and c.entry.precision is Precision.GOVERNORATE
    return RIGHT_CLASS + (WIDEST if bare else 0.0)


def _foremost(
    options: Sequence[Candidate], ask: Ask, areas: Mapping[str, float], countries: Mapping[str, float]
) -> list[Candidate]:
    """Add what the areas named in the text say, and keep the best few: a name may have hundreds of namesakes."""
    gains = [_of_areas(c.entry, ask, areas) for c in options]
    weighed = [(c.score + (_weight(c, ask, countries) + gain), gain, c) for c, gain in zip(options, gains, strict=True)]
    best = nsmallest(KEPT, weighed, key=lambda w: (-w[0], w[2].entry.id))
    return [replace(c, score=score, reasons=(*c.reasons, *_told(c.entry, gain))) for score, gain, c in best]


def _weight(c: Candidate, ask: Ask, countries: Mapping[str, float]) -> float:
    """Give what speaks for an entry apart from the areas named: its country, its spelling, its place in the world."""
    share = countries.get(c.entry.country or "", 0.0)
    return SAME_COUNTRY * share + _spelled_so(c, ask) + _standing(c.entry)


def _of_areas(entry: Entry, ask: Ask, areas: Mapping[str, float]) -> float:
    """Give what the areas named say for an entry: softly, since reports place a village on either side of a border."""
    named = area_key(entry.admin1 if entry.precision is not Precision.GOVERNORATE else entry.name)
    general = SAME_GOVERNORATE * areas.get(named, 0.0) if named else 0.0
    return max(stated(entry, ask.areas), general)


def _told(entry: Entry, gain: float) -> tuple[str, ...]:
    return (f"in {entry.admin1 or entry.name}, which the text names",) if gain else ()


def _standing(entry: Entry) -> float:
    """Give what makes an entry likelier to be in the news: its people, and that it is the seat of its area."""
    seat = not entry.is_area and any(area_key(entry.name) == area_key(a) for a in (entry.admin1, entry.admin2) if a)
    return IN_THE_NEWS * math.log10(1 + entry.population) + (SEAT if seat else 0.0)


def _spelled_so(c: Candidate, ask: Ask) -> float:
    """Give what it is worth that the entry is spelled just so."""
    if c.likeness < 1 or c.tier < STRICT - SECOND_NAME:
        return 0.0
    return SAME_SPELLING if key.is_arabic(ask.name) == key.is_arabic(c.spelling) else SAME_SOUND


def _supported(i: int, asks: Sequence[Ask], scored: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """Add to each candidate how well the document's other places lie around it, those named next to it above all."""
    mine = key.loose(asks[i].name)
    window = range(max(0, i - WINDOW), min(len(asks), i + WINDOW + 1))
    others = [j for j in window if j != i and asks[j].lends and scored[j] and key.loose(asks[j].name) != mine]
    if not others:
        return list(scored[i])
    weights = {j: 1 / (1 + NEXT * (abs(i - j) - 1)) for j in others}
    whole = sum(weights.values())
    out = []
    for c in scored[i]:
        gains = {j: max(min(o.score, MOST) * _nearness(c.entry, o.entry) for o in scored[j]) for j in others}
        gain = SUPPORT * sum(weights[j] * g for j, g in gains.items()) / whole
        close = list(dict.fromkeys(asks[j].name for j, g in gains.items() if g > CLOSE))[:3]
        reasons = (*c.reasons, f"near {', '.join(close)}") if close else c.reasons
        out.append(replace(c, score=c.score + gain, reasons=reasons))
    return _ranked(out)


def _told_again(asks: Sequence[Ask], ranked: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """Prefer the entry that the same name has elsewhere in the document, where more speaks for it."""
    best: dict[tuple[str, frozenset[Precision]], Candidate] = {}
    for ask, own in zip(asks, ranked, strict=True):
        clearest = best.get((ask.name, ask.classes))
        if own and (clearest is None or own[0].score > clearest.score):
            best[ask.name, ask.classes] = own[0]
    return [_preferred(own, best[a.name, a.classes]) if own else own for a, own in zip(asks, ranked, strict=True)]


def _preferred(own: list[Candidate], best: Candidate) -> list[Candidate]:
    if best.entry.id == own[0].entry.id:
        return own
    return _ranked(replace(c, score=c.score + AGAIN) if c.entry.id == best.entry.id else c for c in own)


def _ranked(options: Iterable[Candidate]) -> list[Candidate]:
    return sorted(options, key=lambda c: (-c.score, c.entry.id))


def _nearness(a: Entry, b: Entry) -> float:
    if a.is_area or b.is_area:
        return 0.0
    return math.exp(-distance(a, b) / REACH_KM)


def _choose(ranked: list[Candidate], ask: Ask) -> Choice:
    """Take the best, or abstain: nothing good enough, or a rival elsewhere as good."""
    near = [c for c in ranked if not is_far(c, ask)]
    if not near:
        why = f"{ranked[0].entry.name} lies far from {ask.around[0].name}, which the text names around it"
        return Choice(None, ranked[0].score, tuple(ranked[:SHOWN]), (why,))
    best, rest = near[0], tuple(near[1 : SHOWN + 1])
    if best.score < LEAST or _is_unlike(best, ask):
        return Choice(None, best.score, (best, *rest), ("no entry is like enough to this name",))
    if is_astray(best, ask):
        return Choice(None, best.score, (best, *rest), (f"{best.entry.name} lies far from where the text says",))
    rival = next((c for c in rest if not _same_spot(best.entry, c.entry)), None)
    if rival and best.score - rival.score < MARGIN:
        why = f"{best.entry.name} and {rival.entry.name} in {rival.entry.admin1 or rival.entry.country} fit alike"
        return Choice(None, best.score, (best, *rest), (why,))
    return Choice(best.entry, best.score, rest, best.reasons)


def _unlisted(wanted: Sequence[Candidate]) -> Choice:
    """Leave a name open that no entry bears, or only one far from all that the text speaks of."""
    sound = next((c for c in wanted if c.score >= LEAST), None)
    why = "no gazetteer entry has such a name"
    if sound:
        why = f"no entry is spelled so; {sound.entry.name} ({sound.entry.country}) only sounds so"
    return Choice(None, 0.0, (), (why,))


def _is_unlike(c: Candidate, ask: Ask) -> bool:
    """Tell whether a name is so unlike the entry's that no neighbours can make it the one; a stated area may."""
    same_key, other_key = UNLIKE if ask.areas else BARE_UNLIKE
    return c.likeness < (same_key if c.tier >= LOOSE - SLACK else other_key)


def _same_spot(a: Entry, b: Entry) -> bool:
    """Tell whether two entries are no rivals: next to each other, or a district and the sub-district of its town."""
    nested = a.is_area and b.is_area and a.admin1 == b.admin1 and area_key(a.name) == area_key(b.name)
    return nested or distance(a, b) <= ONE_PLACE_KM
