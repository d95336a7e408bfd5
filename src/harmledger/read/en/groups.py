"""Phrases that count people: "at least 12 civilians", "his wife", "36", "two others", "no one"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from harmledger.model import Count, Harm, People, Unit
from harmledger.read.en.line import Hit, Kind, Line, Noun, Trigger
from harmledger.read.en.people import affiliations, aged, common, merge, people, who
from harmledger.read.en.quantities import Quantity, quantity
from harmledger.read.en.stops import ADVERB, BE, CONJUNCTION, DETERMINER, ENDS, HAVE, PREPOSITION, RELATIVE, words
from harmledger.read.mentions import Back
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from collections.abc import Iterator


class Form(StrEnum):
    """How a phrase names its people."""

    COUNTED = "counted"  # with a number or a vague quantity
    ARTICLE = "article"  # "a woman"
    BARE = "bare"  # "civilians", "woman"
    DEFINITE = "definite"  # "the victims", "the child"
    OWNED = "owned"  # "his wife"
    ELLIPTICAL = "elliptical"  # "36", "two others"
    OPEN = "open"  # a noun that no list knows: "a butcher"
    ZERO = "zero"  # "no one", "no casualties"


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase that counts people, at the tokens `start` to `end`."""

    start: int
    end: int
    form: Form
    count: Count
    people: People = People()
    unit: Unit = Unit.PERSON
    harm: Harm | None = None  # implied by the noun: "fatalities"
    many: bool = True
    additional: bool = False
    back: Back | None = None
    oblique: bool = False  # governed by a preposition, so it is not what a verb is about


@dataclass(frozen=True, slots=True)
class _Head:
    """The nouns at the end of a phrase."""

    end: int
    nouns: tuple[Noun, ...]
    people: People
    harm: Harm | None


_REACH = 9  # tokens between a number and its noun
_AGE = re.compile(r"(\d{1,3})-(?:year|month|week|day)s?-old")
_THEM = {"them", "whom", "which", "these", "those", "who"}
_DEAD = {"dead": Back.DEAD, "killed": Back.DEAD, "deceased": Back.DEAD, "deaths": Back.DEAD, "fatalities": Back.DEAD}
_HURT = {"injured": Back.INJURED, "wounded": Back.INJURED, "injuries": Back.INJURED}
_VICTIMS = {"victims": Back.CASUALTIES, "casualties": Back.CASUALTIES}
BACKS = _DEAD | _HURT | _VICTIMS
_OWNERS = {"his", "her", "their", "its", "my", "our"}
_ALONE = {"dozens", "hundreds", "thousands", "scores", "several", "many", "some", "others", "most"}
_OBLIQUE = words("preposition") - {"including", "as", "when", "while", "because", "since", "like", "than", "following"}
_NAMED = {"named", "called", "identified", "aged", "dead", "alike", "working", "alone", "including", "dubbed", "known"}
_YEARS = range(1900, 2101)


def groups(line: Line) -> list[Group]:
    """Give the phrases of a sentence that count people, in order, none overlapping."""
    found, at = list[Group](), 0
    while at < len(line.lows):
        hit = line.of(Kind.HARM).get(at)
        if hit and _is_fixed(line, hit):
            at = hit.end
            continue
        group = _group(line, at)
        if group is None:
            at += 1
            continue
        found.append(replace(group, oblique=_is_oblique(line, group)))
        at = max(group.end, at + 1)
    return _merged(line, found)


def _is_fixed(line: Line, hit: Hit) -> bool:
    """Say whether a word of harm is a fixed expression, whose own words count nobody: "lost their lives"."""
    if not isinstance(hit.value, Trigger) or hit.start in line.of(Kind.NOUN):
        return False
    return hit.value.form == "toll" or (hit.end - hit.start > 1 and hit.value.form != "noun")


def _merged(line: Line, found: list[Group]) -> list[Group]:
    """Put together what is one phrase: "196 combatants and civilians", "five were children"."""
    merged: list[Group] = []
    for group in found:
        before = merged[-1] if merged else None
        one = before and (_predicate(line, before, group) or _both(line, before, group) or _among(line, before, group))
        if one:
            merged[-1] = one
        else:
            merged.append(group)
    return merged


def _predicate(line: Line, before: Group, group: Group) -> Group | None:
    """Read "five were children", "one of whom is an infant": the number and its noun stand apart."""
    gap = [w for w in line.lows[before.end : group.start] if w not in ADVERB]
    if (
        before.form is not Form.ELLIPTICAL
        or len(gap) != 1
        or gap[0] not in BE
        or group.form not in {Form.BARE, Form.ARTICLE}
    ):
        return None
    return replace(
        group,
        start=before.start,
        form=Form.COUNTED,
        count=before.count,
        many=before.many,
        back=before.back or Back.WHOLE,
    )


def _among(line: Line, before: Group, group: Group) -> Group | None:
    """Read "dozens of injuries among camp residents": the noun that says who stands behind "among"."""
    gap = line.lows[before.end : group.start]
    if before.harm is None or gap[:1] not in {("among",), ("amongst",)} or group.form is not Form.BARE:
        return None
    return replace(before, end=group.end, people=merge(before.people, group.people))


def _both(line: Line, before: Group, group: Group) -> Group | None:
    """Read one number for two nouns: "36 civilians and fighters"."""
    gap = line.lows[before.end : group.start]
    counted = before.form is Form.COUNTED and before.many and not before.harm and before.back is None
    if not counted or gap != ("and",) or group.form is not Form.BARE or not group.many or group.harm:
        return None
    return replace(before, end=group.end, people=common(before.people, group.people))


def _is_oblique(line: Line, group: Group) -> bool:
    """Say whether a phrase is governed by a preposition, perhaps with words between that describe its noun."""
    at = group.start
    while group.form is Form.BARE and at > 0 and group.start - at < 4 and _may_modify(line, at - 1):  # noqa: PLR2004
        at -= 1
    return at > 0 and line.lows[at - 1] in _OBLIQUE


def _group(line: Line, at: int) -> Group | None:
    """Read the phrase that begins at a token."""
    low = line.lows[at]
    if low in DETERMINER and low != "all" and at + 1 < len(line.lows):
        return _definite(line, at)
    if found := quantity(line.lows, at):
        return _quantified(line, found) or (_bare(line, at) if at in line.of(Kind.NOUN) else None)
    if low in {"others", "other"}:
        return _others(line, at)
    if low == "all" and (everyone := _head(line, at + 1)) and everyone.nouns[-1].number != "one":
        return Group(at, everyone.end, Form.COUNTED, bounded(None), everyone.people, harm=everyone.harm)
    if low in {"nobody", "none"}:
        return Group(at, at + 1, Form.ZERO, Count.exact(0))
    return _bare(line, at) if at in line.of(Kind.NOUN) else None


def _others(line: Line, at: int) -> Group | None:
    """Read "others" and "other children"."""
    if line.lows[at] == "others":
        return Group(at, at + 1, Form.ELLIPTICAL, bounded(None), additional=True)
    if (found := quantity(line.lows, at + 1) if at + 1 < len(line.lows) else None) and found.word == "number":
        group = _quantified(line, found)
        return replace(group, start=at, additional=True) if group else None
    head = _head(line, at + 1)
    if head is None or head.nouns[-1].number == "one":
        return None
    return Group(at, head.end, Form.COUNTED, bounded(None), head.people, harm=head.harm, additional=True)


def _quantified(line: Line, found: Quantity) -> Group | None:
    """Read a phrase that begins with a quantity."""
    lows, end = line.lows, found.end
    if lows[end : end + 1] == (".",) and end + 1 in line.of(Kind.NOUN):
        end += 1  # damage put a full stop between number and noun
    if (
        end < len(lows)
        and lows[end] == "of"
        and found.word in {"number", "vague"}
        and (part := _partitive(line, found))
    ):
        return part
    if lows[end : end + 1] == ("others",) or (lows[end : end + 1] == ("more",) and end + 1 in line.of(Kind.HARM)):
        return _elliptical(line, found)
    head = _head(line, end)
    if found.word == "zero":
        return (
            Group(found.start, head.end, Form.ZERO, found.count, head.people, harm=head.harm)
            if head
            else _no_one(line, found)
        )
    if head is None:
        return _age_alone(line, found) or _elliptical(line, found) or _open(line, found)
    if not _agrees(found, head, line):
        return None
    form = Form.ARTICLE if found.word == "article" else Form.COUNTED
    group = Group(found.start, head.end, form, found.count, head.people, harm=head.harm, additional=found.additional)
    return _household(line, replace(group, many=head.nouns[-1].number != "one"), head)


def _no_one(line: Line, found: Quantity) -> Group | None:
    following = line.lows[found.end : found.end + 2]
    for at in range(found.end, min(found.end + 4, len(line.lows))):
        if line.lows[at] in {"forces", "troops"}:
            return Group(found.start, at + 1, Form.ZERO, found.count, people("combatant"))
    if following and following[0] in {"one", "other"} or (following and following[0] in _DEAD | _HURT):
        return Group(found.start, found.end + 1, Form.ZERO, found.count)
    return None


def _agrees(found: Quantity, head: _Head, line: Line) -> bool:
    """Say whether number and noun can belong together: "a civilians" cannot, nor can "5 civilian houses"."""
    last = head.nouns[-1]
    if last.number == "counted":
        return found.word == "number"
    if found.word in {"article", "ordinal"} and last.number == "many":
        return line.lows[head.end - 1] in {"couple", "dead", "wounded", "injured"} and False
    return last.number != "one" or _is_head(line, head.end)


def _household(line: Line, group: Group, head: _Head) -> Group:
    """Count families as households, but "a family of five" as five people."""
    if head.nouns[-1].group != "household":
        return group
    if group.end + 1 < len(line.lows) and line.lows[group.end] == "of":
        size = quantity(line.lows, group.end + 1)
        if size and size.word == "number":
            return replace(group, end=size.end, form=Form.COUNTED, count=size.count, many=True)
    return replace(group, unit=Unit.HOUSEHOLD)


def _partitive(line: Line, found: Quantity) -> Group | None:
    """Read "two of them", "four of the fighters", "five of the dead", "one of his sons"."""
    at = found.end + 1
    if at >= len(line.lows):
        return None
    low = line.lows[at]
    if low in _THEM:
        end = at + 1
        return Group(found.start, end, Form.ELLIPTICAL, found.count, back=Back.WHOLE, additional=found.additional)
    if low not in DETERMINER:
        head = _head(line, at)
        return (
            Group(found.start, head.end, Form.COUNTED, found.count, head.people)
            if head and head.nouns[-1].number not in {"one", "counted"}
            else None
        )
    start = at + 1
    size = quantity(line.lows, start) if start < len(line.lows) else None
    if size and size.word == "number":
        start = size.end
    if start < len(line.lows) and (back := BACKS.get(line.lows[start])):
        return Group(found.start, start + 1, Form.ELLIPTICAL, found.count, back=back)
    head = _head(line, start)
    if head is None:
        return None
    owned = low in _OWNERS
    return Group(found.start, head.end, Form.COUNTED, found.count, head.people, back=None if owned else Back.WHOLE)


def _age_alone(line: Line, found: Quantity) -> Group | None:
    """Read "a 12-year-old" without a noun."""
    age = _AGE.fullmatch(line.lows[found.end]) if found.end < len(line.lows) else None
    if age is None:
        return None
    return Group(found.start, found.end + 1, Form.ARTICLE, found.count, aged(People(), int(age[1])))


def _elliptical(line: Line, found: Quantity) -> Group | None:
    """Read a number without a noun: "36 were injured", "killing 11", "two others"."""
    lows, end = line.lows, found.end
    following = lows[end] if end < len(lows) else "."
    if following in {"others", "other", "more"}:
        return Group(found.start, end + 1, Form.ELLIPTICAL, found.count, additional=True)
    if found.word == "vague" and (lows[end - 1] not in _ALONE or following in {"of", "in", "with", "from"}):
        return None
    if found.word == "article" and lows[found.start] != "another":
        return None
    if not _may_follow(line, end, following) or _is_other_number(line, found):
        return None
    kind = who(["member"], _beside(line, end, end)) if following == "of" else People()
    return Group(found.start, end, Form.ELLIPTICAL, found.count, kind, additional=found.additional)


def _may_follow(line: Line, end: int, following: str) -> bool:
    """Say whether a number can stand for people before this word."""
    closed = following in ENDS or following in ADVERB or following in CONJUNCTION or following in PREPOSITION
    return (closed and following != "%") or end in line.of(Kind.HARM)


def _is_other_number(line: Line, found: Quantity) -> bool:
    """Say whether a bare number is a date, a year, an hour, a resolution or a road."""
    lows, start, end = line.lows, found.start, found.end
    before = lows[start - 1] if start else ""
    after = lows[end] if end < len(lows) else ""
    number = found.count.number
    age = before == "," and after in {",", "and"} and start > 1 and line.tokens.words[start - 2][0].isupper()
    year = age or number in _YEARS and lows[end - 1].isdecimal() and len(lows[end - 1]) == 4  # noqa: PLR2004
    beside = (
        before in _NUMBERED or after in _COUNTED or after in {"/", ":", "%", "-"} or before in {"/", ":", "$", "€", "#"}
    )
    named = (
        start > 1
        and line.tokens.words[start - 1][0].isupper()
        and lows[end - 1].isdecimal()
        and end not in line.of(Kind.HARM)
    )
    return year or beside or (named and before not in ENDS and start - 1 not in line.of(Kind.HARM))


def _open(line: Line, found: Quantity) -> Group | None:
    """Read "a butcher": one unknown noun, which only a word of killing right beside it can make a person."""
    end = found.end
    if end >= len(line.lows) or found.word not in {"article", "number"}:
        return None
    low = line.lows[end]
    known = low in _COUNTED or low in ENDS or low in ADVERB or not low.isalpha() or end in line.of(Kind.HARM)
    listed = any(end in line.of(k) for k in (Kind.ATTACK, Kind.WEAPON, Kind.TARGET, Kind.PARTY, Kind.CUE))
    after = line.lows[end + 1] if end + 1 < len(line.lows) else "."
    closed = after in ENDS or after in ADVERB or end + 1 in line.of(Kind.HARM)
    if known or listed or not closed or low.endswith(("ing", "ed", "al", "ous", "ive", "ful")):
        return None
    return Group(found.start, end + 1, Form.OPEN, found.count, additional=found.additional)


def _definite(line: Line, at: int) -> Group | None:
    """Read "the victims", "the 11 victims", "his wife", "her three children"."""
    low, start = line.lows[at], at + 1
    if low in {"those", "these"} and start in line.of(Kind.HARM):
        return None
    owned = low in _OWNERS
    toll = line.of(Kind.HARM).get(start)
    if toll and _is_fixed(line, toll):
        return None
    size = quantity(line.lows, start)
    if size and size.word in {"number", "vague"}:
        group = _quantified(line, size)
        if group is None:
            return None
        again = None if owned or group.additional or group.back or low in {"all", "both"} else Back.REPEAT
        return replace(group, start=at, form=Form.OWNED if owned else group.form, back=group.back or again)
    if low in {"all", "both", "any", "each", "every", "our", "my", "your"}:
        return None
    head = _head(line, start)
    if head is None or (head.nouns[-1].number == "one" and not _is_head(line, head.end)) or low == "its":
        return None
    if head.nouns[-1].number == "counted":
        return None
    if head.harm and line.lows[head.end : head.end + 1] in {("of",), ("to",), ("among",)}:
        return None
    many = head.nouns[-1].number != "one"
    count = bounded(None) if many else Count.exact(1)
    form = Form.OWNED if owned else Form.DEFINITE
    back = None if owned else Back.REPEAT
    group = Group(at, head.end, form, count, head.people, harm=head.harm, many=many, back=back)
    return _household(line, group, head)


def _bare(line: Line, at: int) -> Group | None:
    """Read a noun without article or number: "civilians were killed", "woman wounded"."""
    head = None if _is_participle(line, line.of(Kind.NOUN)[at]) else _head(line, at)
    if (
        head is None
        or not _is_head(line, head.end)
        or head.nouns[-1].number == "counted"
        or _after_people(line, at, head)
    ):
        return None
    if head.harm and line.lows[head.end : head.end + 1] in {("of",), ("to",), ("among",)}:
        return None
    many = head.nouns[-1].number != "one"
    count = bounded(None) if many else Count.exact(1)
    group = Group(_begins(line, at), head.end, Form.BARE, count, head.people, harm=head.harm, many=many)
    return _household(line, group, head)


def _begins(line: Line, at: int) -> int:
    """Go left over what describes a bare noun: "SDF fighters", "Iranian-backed militiamen"."""
    start = at
    while start > 0 and at - start < 5 and _may_modify(line, start - 1):  # noqa: PLR2004
        word, low = line.tokens.words[start - 1], line.lows[start - 1]
        if not (("-" in low or word[0].isupper()) and low[0].isalpha() or affiliations().match(line.lows, start - 1)):
            break
        start -= 1
    return start


def _after_people(line: Line, at: int, head: _Head) -> bool:
    """Say whether words like "dead and wounded" are said of people named right before them, or are a verb."""
    if head.harm is None or at not in line.of(Kind.HARM):
        return False
    before = line.lows[at - 1] if at else ""
    return before in BE or before in ADVERB or any(h.end == at for h in line.of(Kind.NOUN).values())


def _is_head(line: Line, end: int) -> bool:
    """Say whether a noun that ends here heads its phrase, or only describes what follows: "civilian houses"."""
    if end >= len(line.lows):
        return True
    low = line.lows[end]
    if low == "'s" or low in {"'"} or (low.startswith("-") and len(low) > 1):
        return False
    if low in ENDS or low in ADVERB or low in _NAMED or end in line.of(Kind.HARM) or not low[0].isalpha():
        return True
    if line.tokens.words[end][0].isupper() and end > 0:
        return True
    return low.endswith(("ing", "ed"))


def _head(line: Line, at: int) -> _Head | None:
    """Find the noun for people that ends the phrase whose modifiers begin at a token."""
    nouns, first, end, years, harm = list[Noun](), at, at, None, None
    for _ in range(_REACH):
        if end >= len(line.lows):
            break
        hit = line.of(Kind.NOUN).get(end)
        if hit and _noun(hit).number == "none":
            break
        if hit and not (nouns and _is_participle(line, hit)):
            nouns.append(_noun(hit))
            end = hit.end
        elif (nouns and not _describes(line, nouns, end)) or not _may_modify(line, end):
            break
        else:
            age = _AGE.fullmatch(line.lows[end])
            years = int(age[1]) if age else years
            harm = _adjective(line, end) or harm
            end += 1
    if not nouns:
        return None
    beside = _beside(line, first, end)
    found = who([n.group for n in nouns], beside)
    found = aged(found, _stated_age(line, end) if years is None else years)
    implied = next((n.harm for n in reversed(nouns) if n.harm), harm)
    return _Head(end, tuple(nouns), found, implied)


def _describes(line: Line, nouns: list[Noun], at: int) -> bool:
    """Say whether the nouns so far only describe one that follows: "an elderly crippled woman"."""
    return nouns[-1].group in {"elderly", "civilian"} and at + 1 in line.of(Kind.NOUN) and line.lows[at].isalpha()


def _is_participle(line: Line, hit: Hit) -> bool:
    """Say whether a word is a noun only without another: "the wounded", but "two men wounded"."""
    trigger = line.of(Kind.HARM).get(hit.start)
    if trigger is None or trigger.end != hit.end or not isinstance(trigger.value, Trigger):
        return False
    return trigger.value.form in {"past", "adj", "base"}


def _noun(hit: Hit) -> Noun:
    assert isinstance(hit.value, Noun)  # noqa: S101 - the list of this kind holds nouns only
    return hit.value


def _may_modify(line: Line, at: int) -> bool:
    """Say whether a word can stand between a number and its noun."""
    low = line.lows[at]
    if low in {'"', "'s"}:
        return True
    if (
        low in ENDS
        or low in RELATIVE
        or low in BE
        or low in HAVE
        or low in DETERMINER
        or low in _LEAVES
        or low.isdecimal()
    ):
        return False
    hit = line.of(Kind.HARM).get(at)
    if hit is None:
        return low not in _COUNTED
    assert isinstance(hit.value, Trigger)  # noqa: S101
    return hit.value.form in {"adj", "past"} and hit.end in line.of(Kind.NOUN)


def _adjective(line: Line, at: int) -> Harm | None:
    """Give the harm of a participle before its noun: "missing people"."""
    hit = line.of(Kind.HARM).get(at)
    return hit.value.harm if hit and isinstance(hit.value, Trigger) else None


def _beside(line: Line, start: int, end: int) -> Iterator[str]:
    """Give the groups of the words that modify a noun, before it and after "of"."""
    lows = line.lows
    for at in range(max(0, start - 2), end):
        if found := affiliations().match(lows, at):
            yield found[1]
    if end < len(lows) and lows[end] in {"of", "from", "in", "with"}:
        for at in range(end + 1, min(end + 9, len(lows))):
            if lows[at] in BE or lows[at] in {",", ";", ".", "who", "and", "in", "by"} or at in line.of(Kind.HARM):
                break
            if found := affiliations().match(lows, at):
                yield found[1]


def _stated_age(line: Line, end: int) -> int:
    """Read the age behind a noun: "a man, 63", "aged 12", "(48 years old)"; no age is one that decides nothing."""
    for at in range(end, min(end + 3, len(line.lows))):
        low = line.lows[at]
        if low.isdecimal() and len(low) < 4:  # noqa: PLR2004
            said = line.lows[at - 1] == "aged" or line.lows[at + 1 : at + 3] in {("years", "old"), ("years", "of")}
            return int(low) if said else _NO_AGE
    return _NO_AGE


_NO_AGE = 30
_LEAVES = words("leaves")
_NUMBERED = words("numbered")
_COUNTED = words("counted")
