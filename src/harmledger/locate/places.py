"""The places of one document: mentions become asks, asks are resolved together, choices become places."""

from __future__ import annotations

from collections import defaultdict
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from harmledger.locate import key, parts
from harmledger.locate.around import around
from harmledger.locate.ask import Ask
from harmledger.locate.gazetteer import area_key
from harmledger.locate.lands import spoken_of
from harmledger.locate.match import SLACK, STRICT, Matcher
from harmledger.locate.match import matcher as matcher_of
from harmledger.locate.resolve import Choice, resolve
from harmledger.locate.spot import WIDE, Named, Spot, is_never, spot
from harmledger.locate.stated import WIDE_AREAS
from harmledger.model import AREAS, Alternative, Entry, Place, Precision
from harmledger.read.mentions import Near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.locate.gazetteer import Gazetteer
    from harmledger.read.mentions import Reading

_SETTLED = frozenset({Precision.EXACT, Precision.NEIGHBOURHOOD, Precision.VILLAGE, Precision.TOWN})
REACH = 40  # mentions in which the area of a name is looked for
CLOSE = 30  # characters between a name and the area around it
_ALIKE, _LARGE = 0.9, 100_000


def places(text: str, reading: Reading, gazetteer: Gazetteer) -> tuple[Place | None, ...]:
    """Resolve the place mentions of a document; one that is no place is None."""
    matcher = matcher_of(gazetteer)
    found = [spot(text, mention, matcher) for mention in reading.places]
    vouched = {key.loose(s.named.name) for s in found if _is_vouched(s, matcher)}
    kept = [i for i, s in enumerate(found) if key.loose(s.named.name) in vouched or _may_stand(s, matcher)]
    spots = [found[i] for i in kept]
    lands = spoken_of(text, {party.party for party in reading.parties})
    choices = _choices(spots, matcher, lands)
    vouched |= _headings(text, reading, spots, choices)
    out: list[Place | None] = [None] * len(found)
    for i, one, choice in zip(kept, spots, choices, strict=True):
        out[i] = _place(one, choice, vouched=key.loose(one.named.name) in vouched)
    return around(text, reading.places, out)


def _choices(spots: Sequence[Spot], matcher: Matcher, lands: frozenset[str]) -> list[Choice]:
    """Choose an entry for each mention: settlements and areas together, then what is part of a settlement."""
    held = parts.hosts(spots, matcher)
    cities = frozenset(j for i, j in held.items() if spots[j].area)
    wide = _wide_names(spots)
    asks = {i: _ask(i, spots, wide, city=i in cities) for i in range(len(spots)) if i not in held}
    distinct = list(dict.fromkeys(asks.values()))
    found = dict(zip(distinct, resolve(distinct, matcher, _weights(spots), lands), strict=True))
    chosen = {i: parts.alone(spots[i], found[ask], matcher) for i, ask in asks.items()}
    return [
        parts.within(spots[i].named, chosen[held[i]], matcher) if i in held else chosen[i] for i in range(len(spots))
    ]


def _headings(text: str, reading: Reading, spots: Sequence[Spot], choices: Sequence[Choice]) -> set[str]:
    """Give the names before a colon that are of a country that other places tell of: "Kherson: two were killed"."""
    pairs = list(zip(spots, choices, strict=True))
    told = {c.entry.country for s, c in pairs if s.mention.sure and c.entry}
    starts = {sentence.start for sentence in reading.sentences}
    heads = ((s, c) for s, c in pairs if s.mention.start in starts and text.startswith(":", s.mention.end))
    return {key.loose(s.named.name) for s, c in heads if c.entry and c.entry.country in told}


def _is_vouched(spot: Spot, matcher: Matcher) -> bool:
    """Tell whether the text itself says that a name is a place; a person's name needs a cue, or a place spelled so.

    So does what stands behind a word that need not have a place behind it: "the market of Sarmin", "the fish market".
    """
    hinted = not spot.mention.sure and spot.mention.cue is not None and not is_never(spot.named.name)
    if not hinted and (not spot.mention.sure or spot.mention.cue is not None or not is_never(spot.named.name)):
        return spot.mention.sure
    return any(key.plain(c.spelling) == key.plain(spot.named.name) for c in matcher.exact(spot.named.name))


def _may_stand(spot: Spot, matcher: Matcher) -> bool:
    """Tell whether the gazetteer may vouch for a name that nothing else does: it must be spelled so."""
    if is_never(spot.named.name):
        return False
    return any(c.whole and c.tier >= STRICT - SLACK and c.likeness >= _ALIKE for c in matcher.exact(spot.named.name))


def _wide_names(spots: Sequence[Spot]) -> frozenset[str]:
    """Give the names that the document uses for a wide area, so that a bare "Idlib" beside "Idlib province" is one.

    Where the document names nothing finer, a bare name is the town; so is "Afrin" beside "the Afrin countryside".
    """
    areas = frozenset(area_key(s.named.name) for s in spots if s.area and s.area.precision in WIDE_AREAS)
    finer = any(s.mention.sure and s.named.known and not s.area and area_key(s.named.name) not in areas for s in spots)
    return areas if finer else frozenset()


def _ask(i: int, spots: Sequence[Spot], wide: frozenset[str], *, city: bool) -> Ask:
    spot = spots[i]
    near, cue = spot.named.near, spot.named.precision
    if cue is Precision.DISTRICT and near is Near.AT:
        classes = _SETTLED | {cue}  # «منطقة أطمة» is the town and what lies around it
    elif cue is not None and not city:
        classes = frozenset({cue}) if cue in AREAS else _SETTLED
    elif city or spot.named.beside or near in {Near.NEAR, Near.BETWEEN}:
        classes = _SETTLED
    elif near is Near.AREA:
        classes = WIDE_AREAS  # "northern Idlib" is the governorate, "northern Manbij" the country around the town
    elif near in WIDE or (area_key(spot.named.name) in wide and not _seat(i, spots)):
        classes = AREAS
    else:
        classes = _SETTLED
    areas = () if classes <= AREAS else _stated(i, spots)
    around = _around(i, spots) if areas else ()
    return Ask(spot.named.name, classes, spot.mention.sure, cue is not None, areas, around)


def _seat(i: int, spots: Sequence[Spot]) -> bool:
    """Tell whether the next name is the area of the same name: "Aleppo, Aleppo governorate"."""
    following = spots[i + 1] if i + 1 < len(spots) else None
    return bool(following and following.area and area_key(following.named.name) == area_key(spots[i].named.name))


def _stated(i: int, spots: Sequence[Spot]) -> tuple[Entry, ...]:
    """Find the areas stated for a mention: those after it in its sentence, else the last ones before it."""
    mention = spots[i].mention
    after = [s for s in spots[i + 1 : i + REACH] if s.mention.sentence == mention.sentence]
    before = [s for s in spots[max(0, i - REACH) : i][::-1] if s.mention.sentence == mention.sentence]
    return _run(after) or _run(before)


def _around(i: int, spots: Sequence[Spot]) -> tuple[Entry, ...]:
    """Find the areas that stand right behind a mention or the list it is in: "X in the countryside of Y"."""
    mention = spots[i].mention
    rest = [s for s in spots[i + 1 : i + REACH] if s.mention.sentence == mention.sentence]
    listed = [s for s in rest if mention.listed is not None and s.mention.listed == mention.listed]
    behind = [s for s in rest if s not in listed]
    passed = list(takewhile(_is_unlisted_area, behind))
    end = max(m.longest or m.end for m in (mention, *(s.mention for s in (*listed, *passed))))
    behind = behind[len(passed) :]
    return _run(behind) if behind and behind[0].area and behind[0].mention.start - end <= CLOSE else ()


def _is_unlisted_area(spot: Spot) -> bool:
    """Tell whether a word says that a name is an area, which no list has: "X in the Y district of Z" lies in Z."""
    return spot.area is None and (spot.mention.cue in AREAS or spot.named.precision in AREAS)


def _run(spots: Sequence[Spot]) -> tuple[Entry, ...]:
    """Give the first areas that stand together: "Jindires, Afrin district, Aleppo"."""
    areas = dropwhile(lambda s: s.area is None, spots)
    found = (s.area for s in takewhile(lambda s: s.area is not None, areas))
    return tuple(a for a in found if a and a.precision is not Precision.COUNTRY)[:3]


def _weights(spots: Sequence[Spot]) -> dict[str, float]:
    """Weigh the governorates that the document names."""
    counts: defaultdict[str, int] = defaultdict(int)
    for one in spots:
        if one.area:
            area = one.area
            counts[area_key(area.name if area.precision is Precision.GOVERNORATE else area.admin1)] += 1
    counts.pop("", None)
    total = sum(counts.values())
    return {name: 0.7 * n / total for name, n in counts.items()}


def _place(spot: Spot, choice: Choice, *, vouched: bool) -> Place | None:
    """Turn a choice into a place, unless nothing vouches for it."""
    if not vouched and not _strong(choice):
        return None
    entry = choice.entry
    others = tuple(Alternative(c.entry.id, c.entry.name, round(c.score, 3)) for c in choice.rivals)
    if entry is None:
        return Place(
            spot.named.shown,
            precision=spot.named.precision if spot.named.precision in AREAS else None,
            admin1=_shared(choice),
            score=round(choice.score, 3),
            alternatives=others,
            reasons=choice.reasons,
        )
    return _chosen(spot, entry, choice, others)


def _chosen(spot: Spot, entry: Entry, choice: Choice, others: tuple[Alternative, ...]) -> Place:
    precision, why = _precision(spot.named, entry)
    return Place(
        name=spot.named.shown,
        id=entry.id,
        label=entry.name,
        pcode=entry.pcode,
        lat=entry.lat,
        lon=entry.lon,
        precision=precision,
        admin1=entry.name if entry.precision is Precision.GOVERNORATE else entry.admin1,
        admin2=entry.admin2,
        admin3=entry.admin3,
        country=entry.country,
        score=round(choice.score, 3),
        alternatives=others,
        reasons=(*choice.reasons, *why),
    )


def _precision(found: Named, entry: Entry) -> tuple[Precision, tuple[str, ...]]:
    """Give the class that may be published: "countryside of X" is an area even when X is a town."""
    if entry.is_area:
        part = entry.precision is Precision.COUNTRY and found.precision is Precision.REGION
        return Precision.REGION if part else entry.precision, ("an area, not a point",)
    if found.near is Near.AREA or (found.near in WIDE and found.precision in AREAS):
        return Precision.SUBDISTRICT, (f"the countryside around {entry.name}: an area, not a point",)
    if found.precision in parts.PARTS:
        return Precision.NEIGHBOURHOOD, (f"a part of {entry.name}, whose point stands for it",)
    if found.near in {Near.NEAR, Near.BETWEEN}:
        return entry.precision, (f"near {entry.name}, not in it",)
    return entry.precision, ()


def _shared(choice: Choice) -> str | None:
    """Give the governorate when all that a name may mean lies in one."""
    admins = {c.entry.admin1 for c in choice.rivals if c.score > choice.score - 0.3}
    return admins.pop() if len(admins) == 1 else None


def _strong(choice: Choice) -> bool:
    """Tell whether the gazetteer alone may vouch: a large place or an area, or neighbours in the text."""
    entry = choice.entry
    if entry is None:
        return False
    neighbours = any(r.startswith(("near ", "in ")) for r in choice.reasons)
    return entry.is_area or entry.population >= _LARGE or neighbours
