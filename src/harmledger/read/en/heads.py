"""The nouns at the end of a phrase, and who they are: "12 wounded Syrian civilians"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.read.ages import aged
from harmledger.read.en import ages
from harmledger.read.en.line import Line, Noun, Party, Trigger
from harmledger.read.en.people import affiliations, who
from harmledger.read.en.quantities import numbers
from harmledger.read.en.stops import ADVERB, BE, COUNTED, DETERMINER, ENDS, HAVE, LEAVES, OBJECT, RELATIVE, words
from harmledger.read.numbers import numeral

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from harmledger.model import Harm, People
    from harmledger.read.en.line import Hit

_FIGHTING = {"member", "members", "element", "elements"}  # where forces are named and nothing else is
_SEXED, _ADJECTIVES = {"female", "male"}, 3  # "a female foreign activist"
_ITS = {"its", "their"}
_OWNER = 12  # tokens from "its" to who is named before
_REACH = 9  # tokens between a number and its noun
_CLOSED = ENDS | RELATIVE | BE | HAVE | DETERMINER | LEAVES | words("moves")
_BEGINS = words("begins")
_NAMED = words("direction", "participle") | {
    "named",
    "called",
    "identified",
    "aged",
    "dead",
    "alike",
    "working",
    "alone",
    "including",
    "dubbed",
    "known",
}


@dataclass(frozen=True, slots=True)
class Head:
    """The nouns at the end of a phrase."""

    end: int
    nouns: tuple[Noun, ...]
    people: People
    harm: Harm | None


def head_of(line: Line, at: int) -> Head | None:
    """Find the noun for people that ends the phrase whose modifiers begin at a token."""
    if line.nouns.keys().isdisjoint(range(at, at + _REACH)):
        return None
    nouns, first, end, years, harm = list[Noun](), at, at, None, None
    for _ in range(_REACH):
        if end >= len(line.lows):
            break
        hit = line.nouns.get(end)
        if hit and (noun(hit).number == "none" or (end > first and not nouns and _is_verb(line, first, hit))):
            break
        if hit and not (nouns and is_participle(line, hit)):
            nouns.append(noun(hit))
            end = hit.end
        elif (nouns and not _describes(line, nouns, end)) or not may_modify(line, end):
            break
        else:
            said = ages.age(line.lows[end])
            years = years if said is None else said
            harm = _adjective(line, end) or harm
            end += 1
    if not nouns:
        return None
    found = who([n.group for n in nouns], _kin(line, first, end))
    single = nouns[-1].number == "one"
    found = aged(found, years if years is not None else ages.one(line, end) if single else ages.several(line, end))
    implied = next((n.harm for n in reversed(nouns) if n.harm), harm)
    return Head(end, tuple(nouns), found, implied)


def _is_verb(line: Line, first: int, hit: Hit) -> bool:
    """Say whether "wounded" is a verb: "the shelling wounded …", but "the seriously wounded"."""
    return is_participle(line, hit, {"past", "adj"}) and not all(w in ADVERB for w in line.lows[first : hit.start])


def _describes(line: Line, nouns: list[Noun], at: int) -> bool:
    """Say whether the nouns so far only describe one that follows: "an elderly crippled woman"."""
    sexed = line.lows[at - 1] in _SEXED and not line.nouns.keys().isdisjoint(range(at + 1, at + _ADJECTIVES))
    told = sexed or (nouns[-1].group in {"elderly", "civilian"} and at + 1 in line.nouns)
    return told and line.lows[at].isalpha()


_VERBAL = frozenset({"past", "adj", "base"})


def is_participle(line: Line, hit: Hit, forms: Collection[str] = _VERBAL) -> bool:
    """Say whether a word is a noun only without another: "the wounded", but "two men wounded"."""
    trigger = line.harms.get(hit.start)
    if trigger is None or trigger.end != hit.end or not isinstance(trigger.value, Trigger):
        return False
    return trigger.value.form in forms


def noun(hit: Hit) -> Noun:
    """Give the noun of a hit."""
    assert isinstance(hit.value, Noun)  # noqa: S101 - the list of this kind holds nouns only
    return hit.value


def may_modify(line: Line, at: int) -> bool:
    """Say whether a word can stand between a number and its noun."""
    low = line.lows[at]
    if low in {'"', "'s"} or (low in BE and at in line.parties):
        return True  # "three IS members"
    if low in _CLOSED or low in _BEGINS or numeral(low) is not None or low in numbers():
        return False
    hit = line.harms.get(at)
    if hit is None:
        # "half the country's population", "three hospital workers"
        return low not in COUNTED or line.lows[at + 1 : at + 2] == ("'s",) or _is_object(line, at)
    assert isinstance(hit.value, Trigger)  # noqa: S101
    return hit.value.form in {"adj", "past"} and hit.end in line.nouns


def _is_object(line: Line, at: int) -> bool:
    """Say whether a thing only describes the people behind it: "hospital workers", "State group members"."""
    while at < len(line.lows) and line.lows[at] in OBJECT:
        at += 1
        if at in line.nouns:
            return True
    return False


def _adjective(line: Line, at: int) -> Harm | None:
    """Give the harm of a participle before its noun: "missing people"."""
    hit = line.harms.get(at)
    return hit.value.harm if hit and isinstance(hit.value, Trigger) else None


def is_head(line: Line, end: int) -> bool:
    """Say whether a noun that ends here heads its phrase, or only describes what follows: "civilian houses"."""
    if end >= len(line.lows):
        return True
    low = line.lows[end]
    if low in {"'s", "'"} or (low.startswith("-") and len(low) > 1):
        return False
    if low in ENDS or low in ADVERB or low in _NAMED or end in line.harms or not low[0].isalpha():
        return True
    if low in numbers():
        return True  # "a woman eight months pregnant"
    if line.tokens.words[end][0].isupper() and end > 0:
        return True
    return low.endswith(("ing", "ed"))


def _kin(line: Line, start: int, end: int) -> Iterator[str]:
    """Give the groups of the words that modify a noun; for "its members", those of who is named before."""
    yield from beside(line, start, end)
    if start and line.lows[start - 1] in _ITS:
        for at in range(start - 2, max(-1, start - _OWNER), -1):
            if found := affiliations().match(line.lows, at):
                yield found[1]
    hit = line.nouns.get(end - 1)
    plain = hit is not None and hit.end == end and line.lows[end - 1] in _FIGHTING
    if plain and any(isinstance(h.value, Party) and h.value.sort == "belligerent" for h in line.parties.values()):
        yield "combatant"  # "two members were killed in clashes with the army"


def beside(line: Line, start: int, end: int) -> Iterator[str]:
    """Give the groups of the words that modify a noun, before it and after "of"."""
    lows = line.lows
    for at in affiliations().begins(lows, max(0, start - 2), end):
        if found := affiliations().match(lows, at):
            yield found[1]
    if end < len(lows) and lows[end] in {"of", "from", "in", "with"}:
        for at in range(end + 1, min(end + 9, len(lows))):
            if found := affiliations().match(lows, at):
                yield found[1]
            if lows[at] in BE or lows[at] in {",", ";", ".", "who", "and", "in", "by"} or at in line.harms:
                break
