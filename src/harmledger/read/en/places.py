"""Names that may be places: capitalised words after a preposition, beside a cue ("village"), or in a list."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Precision
from harmledger.read.en.capitals import HELD, LONGEST, Name, is_capital, names, of
from harmledger.read.en.line import Cue, Line
from harmledger.read.en.stops import NUMBERED, words
from harmledger.read.en.words import DATA, split
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import Near, PlaceMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FAR = {Near.FROM, Near.ACROSS, Near.BETWEEN}
_ASIDE = 6  # tokens from a name to what an apposition calls it
_SITED = {
    "in",
    "of",
    "near",
    "on",
    "north",
    "south",
    "east",
    "west",
    "outside",
    "about",
    "some",
    "where",
    "that",
    "which",
    ",",
    ".",
}
_KIND = 3  # words that say what a name is
_ALIAS = 2  # tokens from a name to its other name in brackets
_HOSPITALS = {("hospital",), ("clinic",), ("hospitals",)}
_DATED = 6  # tokens of a bullet and a day before the place that they head
_GOAL = 12  # tokens between "was taken to" and the place of the hospital


@cache
def _leads() -> Lexicon[Near]:
    """Give the words before a place, backwards, so that the longest that ends at the name is found."""
    found = (
        (tuple(reversed(split(p))), Near(kind))
        for kind, column in rows(DATA, "names.tsv")
        if kind in {near.value for near in Near}
        for p in phrases(column)
    )
    return Lexicon(found)


def places(line: Line, lists: int) -> Iterator[PlaceMention]:
    """Give the names of a sentence that may be places; names of one list share a number counted from `lists`."""
    found = [(name, mention) for name in names(line) if (mention := _mention(line, name)) is not None]
    yield from _listed(line, found, lists)
    yield from _zones(line)


@cache
def _zonenames() -> Lexicon[str]:
    return Lexicon((split(p), p) for p in of("zone"))


def _zones(line: Line) -> Iterator[PlaceMention]:
    """Give the areas that have a name of common words: "the de-escalation zone"."""
    for at, after, _ in _zonenames().find(line.lows):
        start, end = line.span(at, after)
        shown = line.tokens.text[start:end]
        yield PlaceMention(start, end, line.sentence, name=shown, near=Near.AREA, cue=Precision.REGION)


def _mention(line: Line, name: Name) -> PlaceMention | None:
    """Make a mention of a name where something can vouch that it is a place."""
    if _is_body(line, name) or _is_bare(line, name):
        return None
    near, lead, cue_before = _before(line, name.start)
    cue_after = _after(line, name.end)
    if near is None and cue_after is None and cue_before is None and not _may_stand_alone(line, name):
        return None
    cue = cue_after or cue_before
    start, end = line.span(name.start, name.end)
    shown = line.tokens.text[start:end]
    if cue_after is not None and cue_after.precision is Precision.NEIGHBOURHOOD and line.lows[name.end] != ",":
        end = line.tokens.ends[name.end]
        shown = line.tokens.text[start:end]
    return PlaceMention(
        start,
        end,
        line.sentence,
        name=shown,
        near=_near(line, name, near, cue),
        cue=cue.precision if cue else None,
        sure=lead or cue is not None or _is_dated(line, name),
    )


def _is_bare(line: Line, name: Name) -> bool:
    """Say whether a single word is no name: the letter of the road "M4", or only a kind of place ("Cities")."""
    return name.end - name.start == 1 and (len(line.lows[name.start]) == 1 or name.start in line.cues)


def _is_body(line: Line, name: Name) -> bool:
    """Say whether a name is, or begins, that of an organisation: "Sahel Relief Group", "Idlib Media Center"."""
    last = name.end - 1
    while last + 1 < len(line.lows) and last - name.start < LONGEST and line.tokens.words[last + 1][0].isupper():
        last += 1
    if line.lows[name.end : name.end + 1] and line.lows[name.end] in of("outlet"):
        return True
    return last > name.start and line.lows[last] in of("body")


def _holds_office(line: Line, name: Name) -> bool:
    """Say whether an office stands behind a name: "Munir Darwish, director of …"."""
    behind = [w for w in line.lows[name.end : name.end + 4] if w != "the"]
    return behind[:1] == [","] and any(w in words("office") for w in behind[1:2])


def _before(line: Line, at: int) -> tuple[Near | None, bool, Cue | None]:
    """Read the words before a name: how it is meant, whether they vouch for a place, and a cue among them."""
    back, between = line.lows[max(0, at - 8) : at][::-1], _between()
    skip = 0
    while skip < len(back) and (back[skip] in between or back[skip].endswith(HELD)):
        skip += 1
    if skip >= len(back):
        return None, False, None
    cue = _cue(line, at - skip - 2) if back[skip] == "of" else _cue(line, at - skip - 1)
    if back[skip] == "of" and (near := _belongs(line, at - skip - 1, cue)):
        return near, True, None
    if cue is not None and back[skip] == "of":
        return _cue_lead(back[skip + 2 :]) or Near.AT, True, cue
    found = _leads().match(back, skip)
    if found is None:
        return (None, False, None) if of("direction").isdisjoint(back[:skip]) else (Near.AREA, True, None)
    if not of("person").isdisjoint(back[: skip + 1]) or back[skip : skip + 2] == ("to", "according"):
        return None, False, None
    return found[1], back[skip] != "of" or skip > 0 or found[0] - skip > 1, None


def _belongs(line: Line, at: int, cue: Cue | None) -> Near | None:
    """Say how a place is meant of which something else is: an area, a named quarter (whose cue it is), residents."""
    before = line.lows[at - 1] if at else ""
    if before == "area":
        return Near.NEAR
    named = cue is not None and at > 1 and is_capital(line, at - 2, first=True)  # "the Podil district of Kyiv"
    return Near.AT if named or before in of("dwellers") else None


@cache
def _between() -> frozenset[str]:
    """Give the words that may stand between a name and what leads to it: "in the southern city of" but for "of"."""
    return of("direction") | {"the", "both", '"', "'", "city", "town"}


def _cue_lead(back: Sequence[str]) -> Near | None:
    """Read what stands before "the village of": near, outskirts of, from, between."""
    rest = [w for w in back[:4] if w not in {"the", "both"}]
    found = _leads().match(rest, 0) if rest else None
    return found[1] if found else None


def _cue(line: Line, at: int) -> Cue | None:
    """Give the cue at a token: "village"."""
    hit = line.cues.get(at) if at >= 0 else None
    if hit is None:
        hit = next((h for s in (at - 1, at - 2) if (h := line.cues.get(s)) and h.end == at + 1), None)
    return hit.value if hit and isinstance(hit.value, Cue) else None


def _after(line: Line, at: int) -> Cue | None:
    """Read the cue behind a name: "Qaqfin village", "Idlib's northern countryside", "(Kobani) City"."""
    if (said := _described(line, at)) is not None:
        return said
    owned = at < len(line.lows) and line.lows[at] in {"'s", "'"}  # "Syria's northern towns" are no town of that name
    for t in range(at, min(at + 3, len(line.lows))):
        if hit := line.cues.get(t):
            return hit.value if isinstance(hit.value, Cue) and (not owned or hit.value.near == "area") else None
        if line.lows[t] not in of("direction") and line.lows[t] not in {"'s", "'", ")"}:
            return None
    return None


def _described(line: Line, at: int) -> Cue | None:
    """Read what an apposition says that a name is: "Nebar, a village near …", "Wharf Jeremie, a slum of …"."""
    if line.lows[at : at + 2] not in {(",", "a"), (",", "an")}:
        return None
    for t in range(at + 2, min(at + _ASIDE, len(line.lows))):
        if hit := line.cues.get(t):
            follows = line.lows[hit.end : hit.end + 1]
            cue = hit.value if isinstance(hit.value, Cue) else None
            return cue if cue and cue.near == "at" and (not follows or follows[0] in _SITED) else None
    return None


def _near(line: Line, name: Name, near: Near | None, cue: Cue | None) -> Near:
    """Decide how a place is meant from the words before it and its cue."""
    if near in _FAR:
        return near
    if _is_goal(line, name.start) or _is_sickbed(line, name):
        return Near.FROM
    if _is_wider(line, name) or _is_label(line, name):
        return Near.WITHIN
    if cue is not None and cue.near == "area":
        return Near.AREA
    if near is Near.AREA or (name.start and line.lows[name.start - 1] in of("direction")):
        return Near.AREA
    return near or Near.AT


def _is_goal(line: Line, at: int) -> bool:
    """Say whether people are brought to a place: "the bodies were delivered to the morgue in Sarmin"."""
    back = line.lows[max(0, at - _GOAL) : at]
    if of("brought").isdisjoint(back) and of("refuge").isdisjoint(back):
        return False
    stop = next((t for t in range(len(back) - 1, -1, -1) if back[t] in {",", ";", "and", "from"}), -1)
    clause = back[stop + 1 :]
    brought = next((t for t, word in enumerate(clause) if word in of("brought")), None)
    sheltered = not of("refuge").isdisjoint(clause)  # "they took refuge with families in Saint-Marc"
    return sheltered or (brought is not None and not {"to", "for"}.isdisjoint(clause[brought:]))


def _is_sickbed(line: Line, name: Name) -> bool:
    """Say whether a name is of a hospital where people were cared for: "succumbed at Erdogan Hospital"."""
    if line.lows[name.end : name.end + 1] not in _HOSPITALS and line.lows[name.end - 1 : name.end] not in _HOSPITALS:
        return False
    back = line.lows[max(0, name.start - _GOAL) : name.start]
    stop = next((t for t in range(len(back) - 1, -1, -1) if back[t] in {",", ";"}), -1)
    return not of("cared").isdisjoint(back[stop + 1 :])


def _is_wider(line: Line, name: Name) -> bool:
    """Say whether a name tells where another lies: "Sarja, in southern Idlib", "Afrin, Aleppo"."""
    at = name.start - 1
    while at > 0 and (
        line.lows[at] in of("direction") or line.lows[at] in {"the", "of", "in", "city", "countryside", "province"}
    ):
        at -= 1
    return at > 0 and line.lows[at] == "," and line.tokens.words[at - 1][0].isupper() and not _in_list(line, name)


def _is_label(line: Line, name: Name) -> bool:
    """Say whether a name heads what happened around it: "Kherson: shells killed two people in Beryslav"."""
    return name.start == 0 and line.lows[name.end : name.end + 1] == (":",)


def _in_list(line: Line, name: Name) -> bool:
    """Say whether a name stands in a list of names: a comma before it, and a comma or "and" with a name after."""
    end = at = _behind_kind(line, name.end)
    while at < len(line.lows) and at - end < 3 and line.lows[at] in {",", "and", "&", "plus"}:  # noqa: PLR2004
        at += 1
    direct = name.start > 0 and line.lows[name.start - 1] == ","
    return direct and end < at < len(line.lows) and is_capital(line, at, first=True)


def _behind_kind(line: Line, at: int) -> int:
    """Pass over what says what a name is: "Sarmin water station camp"."""
    last = max((t for t in range(at, at + _KIND) if t in line.cues), default=None) if line.cues else None
    plain = last is not None and all(w.isalpha() and w not in of("at") for w in line.lows[at:last])
    return last + 1 if plain and last is not None else at


def _may_stand_alone(line: Line, name: Name) -> bool:
    """Say whether a bare name may be tried: in a list, before a colon or bar, or as the first words."""
    if _holds_office(line, name) or _speaks(line, name):
        return False
    before = line.lows[name.start - 1] if name.start else ""
    if before and not before.isascii() and not before.isalnum() and not _of_words(line, name.start):
        before = ""  # a bullet
    if not before and line.lows[name.end : name.end + 1] == ("-",):
        return True  # "Antonivka - a drone hit …"
    if _is_dated(line, name):
        return True
    after = line.lows[name.end] if name.end < len(line.lows) else ""
    if not before and after == "of":
        return False  # "Plumes of smoke": a sentence begins
    return before in {",", "and", "", "(", "|", "/", "&", "plus"} or after in {"|", ":", "(", ","}


def _speaks(line: Line, name: Name) -> bool:
    """Say whether a word of saying stands right behind a name: "Ngongo added"."""
    said = line.speech.get(name.end)
    return said is not None and said.value == "verb"


def _is_dated(line: Line, name: Name) -> bool:
    """Say whether a day heads a name: "3 May - Antonivka."."""
    headed = 1 < name.start <= _DATED and line.lows[name.start - 1] == "-" and line.lows[name.start - 2] in NUMBERED
    after = line.lows[name.end : name.end + 1]
    return headed and (not after or not after[0].isalnum() or name.end in line.cues)


def _of_words(line: Line, end: int) -> bool:
    """Say whether a word stands before a token."""
    return any(low.isalnum() for low in line.lows[:end])


def _listed(line: Line, found: list[tuple[Name, PlaceMention]], lists: int) -> Iterator[PlaceMention]:
    """Give lists a number. Names joined by commas and "and" share the preposition and the cue of their neighbours."""
    number = lists
    for i, (name, own) in enumerate(found):
        mention = own
        if i and line.lows[name.start - 1] == "(" and name.start - found[i - 1][0].end <= _ALIAS:
            before = found[i - 1][1]  # "west of Ain al-Arab (Kobani)"
            mention = replace(mention, near=before.near, cue=mention.cue or before.cue, sure=before.sure)
            found[i] = (name, mention)
            yield mention
            continue
        joined_left = i > 0 and _joined(line, found[i - 1][0], name) and mention.near is not Near.WITHIN
        joined_right = (
            i + 1 < len(found) and _joined(line, name, found[i + 1][0]) and found[i + 1][1].near is not Near.WITHIN
        )
        listed = number if joined_left or joined_right else None
        if joined_left and not (mention.sure and mention.cue is None and mention.near is Near.AREA):
            before = found[i - 1][1]
            cue, sure = mention.cue or before.cue, mention.sure or before.sure
            mention = replace(mention, near=before.near, cue=cue, sure=sure, listed=listed)
            found[i] = (name, mention)
        elif listed is not None:
            mention = replace(mention, listed=listed)
        number += joined_left and not joined_right
        yield mention


def _joined(line: Line, left: Name, right: Name) -> bool:
    """Say whether only a comma or "and" stands between two names."""
    gap = line.lows[_behind_kind(line, left.end) : right.start]
    return 0 < len(gap) < 4 and all(w in {",", "and", "&", "both", "the", "/", "-", "plus"} for w in gap)  # noqa: PLR2004
