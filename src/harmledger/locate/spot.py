"""From a mention to the names it may bear: how far an Arabic name reaches, clitics, words around a name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from harmledger.locate import key
from harmledger.locate.gazetteer import SECOND_NAME
from harmledger.locate.match import LOOSE, SLACK, STRICT
from harmledger.model import AREAS, Precision
from harmledger.read.mentions import Near

if TYPE_CHECKING:
    from harmledger.locate.match import Matcher
    from harmledger.model import Entry
    from harmledger.read.mentions import PlaceMention

WIDE = frozenset({Near.WITHIN, Near.AREA, Near.ACROSS})
_WORD = re.compile(r"\S+")
_EDGE = "،,.:;؛!?؟()[]«»\"“”'#_"
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_BEFORE = 30  # characters before a mention that are looked at
_LEAST_REST = 3  # letters that must be left when a clitic is taken off
_ROUGH = 0.6  # likeness that a strict key needs besides
_ALIKE = 0.8  # likeness from which a key's answer counts as the name itself


@dataclass(frozen=True, slots=True)
class Named:
    """The name read out of a mention, what the words around it say, and whether the gazetteer knows it."""

    name: str
    shown: str
    near: Near
    precision: Precision | None = None
    known: bool = False
    beside: bool = False  # "south of X": X is the town, though it tells the wider place too
    bare: bool = True  # no word beside it says that an area is meant


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention with the name read out of it."""

    mention: PlaceMention
    named: Named
    area: Entry | None  # the area it is, when its words say that an area is meant


@dataclass(frozen=True, slots=True)
class _Wrapper:
    words: tuple[str, ...]
    last: bool
    precision: Precision
    near: Near


def named(text: str, mention: PlaceMention, matcher: Matcher) -> Named:
    """Read the name of a mention: the longest that the gazetteer knows, else the name as the reader bounds it."""
    name = key.tidy(mention.name)
    before, after = _before(text, mention), _behind(text, mention)
    beside = mention.cue is None and before is Near.NEAR
    bare = before is None and after is None and mention.near in {Near.AT, Near.WITHIN}
    plain = Named(name, name, mention.near, mention.cue, beside=beside, bare=bare)
    found = _read(text, mention, plain, matcher)
    return replace(found, shown=_country(text, mention) + found.shown)


def _country(text: str, mention: PlaceMention) -> str:
    """Give the word right before a name that makes it the country around it, as written with the space behind."""
    found = _countries().search(text[max(0, mention.start - _BEFORE) : mention.start])
    return found[0] if found else ""


def _read(text: str, mention: PlaceMention, plain: Named, matcher: Matcher) -> Named:
    if mention.longest is None or mention.longest <= mention.end:
        return _unwrapped(plain, matcher)
    found = (w.group() for w in _WORD.finditer(text, mention.start, mention.longest))
    words = [w for w in (key.tidy(w).strip(_EDGE) for w in found) if w]
    return _bounded(plain, words, matcher)


def spot(text: str, mention: PlaceMention, matcher: Matcher) -> Spot:
    """Read the name of a mention, and the area that it is where its words make it one."""
    found = named(text, mention, matcher)
    wide = found.near in WIDE or found.precision in AREAS
    return Spot(mention, found, _area(found, matcher) if wide else None)


def _area(found: Named, matcher: Matcher) -> Entry | None:
    """Give the area that bears a name, the class asked for first."""
    areas = [c.entry for c in matcher.exact(found.name) if c.entry.is_area and c.tier >= LOOSE - SLACK]
    asked = [e for e in areas if e.precision is found.precision]
    governorates = [e for e in areas if e.precision is Precision.GOVERNORATE]
    return next(iter(asked or governorates or areas), None)


def _bounded(asked: Named, words: list[str], matcher: Matcher) -> Named:
    """Find where a name ends that nothing marks; words like "the village of" before it are taken off one by one."""
    now = asked
    while words:
        if name := _known_beginning(words, matcher):
            return replace(now, name=name, shown=name, known=True)
        wrapper = next((w for w in _wrappers() if not w.last and _begins(words, w)), None)
        if wrapper is None:
            break
        words = words[len(wrapper.words) :]
        now = _inside(now, " ".join(words), wrapper.precision, wrapper.near)
    paired = len(words) > 1 and key.folded(words[0]) in _listed("paired.txt")
    name = " ".join(words[: 2 if paired else 1]) or asked.name
    return _unwrapped(replace(now, name=name, shown=name), matcher)


def _known_beginning(words: list[str], matcher: Matcher) -> str | None:
    """Give the longest beginning that the gazetteer knows; a word that is only part of names does not stand alone."""
    for size in range(len(words), 0, -1):
        if size == 1 < len(words) and _is_partial(words[0]):
            continue
        for name in without_clitics(" ".join(words[:size])):
            if is_known(name, matcher):
                return name
    return None


def _is_partial(word: str) -> bool:
    folded = key.folded(word)
    return folded in _listed("paired.txt") or any(w.words == (folded,) and not w.last for w in _wrappers())


def _begins(words: list[str], wrapper: _Wrapper) -> bool:
    size = len(wrapper.words)
    return size < len(words) and tuple(key.folded(w) for w in words[:size]) == wrapper.words


def _inside(asked: Named, name: str, precision: Precision, near: Near) -> Named:
    """Give a name from which words were taken that say its class and how it is meant."""
    return replace(
        asked, name=name, precision=asked.precision or precision, near=near if near is not Near.AT else asked.near
    )


def is_known(name: str, matcher: Matcher) -> bool:
    """Tell whether some entry bears this very name, spelling habits aside."""
    found = matcher.exact(name)
    return any(c.whole and c.tier >= STRICT - SECOND_NAME and c.likeness >= _ROUGH for c in found) or any(
        c.whole and c.tier >= LOOSE - SECOND_NAME and c.likeness >= _ALIKE for c in found
    )


def is_never(name: str) -> bool:
    """Tell whether a name is no place on the gazetteer's word alone: a common word, or a person's given name first."""
    words = [key.folded(w) for w in key.tidy(name).split()]
    common, given = _listed("never.txt"), _listed("given.txt")
    return not words or "".join(words) in common or all(w in common or w in given for w in words) or words[0] in given


def unwrap(name: str) -> tuple[str, Precision, Near] | None:
    """Take one layer of words off a name: "outskirts of Atma" is Atma, beside it.

    >>> unwrap("Idlib province")
    ('Idlib', <Precision.GOVERNORATE: 'governorate'>, <Near.AREA: 'area'>)
    """
    words = name.split()
    folded = tuple(key.folded(w.strip(_EDGE)) for w in words)
    for wrapper in _wrappers():
        size = len(wrapper.words)
        if size >= len(words):
            continue
        side, rest = (folded[-size:], words[:-size]) if wrapper.last else (folded[:size], words[size:])
        if side == wrapper.words:
            return " ".join(rest).strip(_EDGE + " "), wrapper.precision, wrapper.near
    return None


def _before(text: str, mention: PlaceMention) -> Near | None:
    """Tell whether words like "south of" or "countryside of" stand right before a mention."""
    words = [key.folded(w.strip(_EDGE)) for w in text[max(0, mention.start - _BEFORE) : mention.start].split()]
    return _wrapping(words, last=False)


def _behind(text: str, mention: PlaceMention) -> Near | None:
    """Tell whether a word like "province" stands right behind a mention."""
    words = [key.folded(w.strip(_EDGE)) for w in text[mention.end : mention.end + _BEFORE].split()]
    return _wrapping(words, last=True)


def _wrapping(words: list[str], *, last: bool) -> Near | None:
    """Give what the words next to a name say of it, where they make it an area or only near."""
    for w in _wrappers():
        size = len(w.words)
        side = words[:size] if last else words[-size:]
        bare = not last and side and side[0].startswith(_CLITICS) and (side[0][1:], *side[1:]) == w.words
        if w.last is last and w.near is not Near.AT and (tuple(side) == w.words or bare):
            return w.near
    return None


def _unwrapped(asked: Named, matcher: Matcher) -> Named:
    """Take words off until the gazetteer knows the name; keep it whole when it never does."""
    now = asked
    for _ in range(4):
        if is_known(now.name, matcher):
            return replace(now, known=True)
        if (inner := unwrap(now.name)) is None:
            break
        now = _inside(now, *inner)
    return now


def without_clitics(name: str) -> list[str]:
    """Give a name as it stands and without prepositions written together with it: «بسرمين», «للأتارب»."""
    out = [name]
    if name.startswith("لل") and len(name) > _LEAST_REST + 1:
        out.append("ال" + name[2:])
    if name.startswith(_CLITICS) and len(name) > _LEAST_REST:
        out.append(name[1:])
        if name[1:].startswith(_CLITICS) and len(name) > _LEAST_REST + 1:
            out.append(name[2:])
    return out


@cache
def _countries() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_data()['country'])})\s+$")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("harmledger.locate").joinpath("wrappers.toml").read_text("utf-8"))


@cache
def _wrappers() -> tuple[_Wrapper, ...]:
    """Give the words around names, longer phrases first."""
    found = [
        _Wrapper(
            tuple(key.folded(w) for w in phrase.split()),
            side == "last",
            Precision(w["precision"]),
            Near(w.get("near", "at")),
        )
        for w in _data()["wrapper"]
        for side in ("first", "last")
        for phrase in w[side]
    ]
    return tuple(sorted(found, key=lambda w: -len(w.words)))


@cache
def _listed(name: str) -> frozenset[str]:
    lines = files("harmledger.locate").joinpath(name).read_text("utf-8").splitlines()
    return frozenset(key.folded(line.strip()) for line in lines if line.strip() and not line.startswith("#"))
