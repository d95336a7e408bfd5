"""Phrases of a sentence that count people, with those put together that are one."""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING

from harmledger.model import Age, Harm, Modifier
from harmledger.read.en import ages
from harmledger.read.en.bodies import nouns
from harmledger.read.en.group import ANYONE, Form, Group
from harmledger.read.en.heads import may_modify
from harmledger.read.en.line import Trigger
from harmledger.read.en.people import both, merge
from harmledger.read.en.phrases import fixed, phrase
from harmledger.read.en.quantities import firsts, numbers
from harmledger.read.en.stops import ADVERB, BE, DETERMINER, words
from harmledger.read.lexicon import Memo
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from harmledger.read.en.line import Line

_VERBS = {(word,) for word in BE | {"has", "have", "had"}}
_SMALL = DETERMINER | {"a", "an"}
_KIN = {"brothers", "sisters", "siblings", "twins", "cousins"}
_OF_THESE = {("of", "these"), ("of", "those"), ("of", "them"), ("among", "them")}
_FIRST = 3  # tokens before the number of a sentence that opens so
_CITED = 6  # tokens from "according" to who is cited
_SOON = 12  # tokens from an article to the noun of its phrase
_OBLIQUE = words("preposition") - {"including", "as", "when", "while", "because", "since", "like", "than", "following"}


def groups(line: Line) -> list[Group]:
    """Give the phrases of a sentence that count people, in order, none overlapping."""
    found, at = list[Group](), 0
    for start in _openings(line):
        if start < at:
            continue
        at = start
        hit = line.harms.get(at)
        if hit and (end := fixed(line, hit)) is not None:
            at = end
            continue
        group = phrase(line, at)
        if group is None or _is_apposition(line, group) or _is_cited(line, group):
            continue
        if line.lows[at - 1 : at] == ("how",) or _is_ratio(line, group):
            at = group.end  # "how many people were killed"
            continue
        group = ages.bounded(line, group)
        found.append(replace(group, oblique=True) if _is_oblique(line, group) else group)
        at = max(group.end, at + 1)
    merged = _merged(line, ages.unlisted(line, found))
    merged = _headed(line, _bracketed(line, merged) if "(" in line.lows else merged)
    merged = [_all_of(merged, i) for i in range(len(merged))] if "all" in line.lows else merged
    if line.lows[:2] in _OF_THESE and _is_share(merged):
        merged[0] = replace(merged[0], back=Back.WHOLE)
    return _shared(line, merged) if "respectively" in line.lows else merged


def _is_share(found: list[Group]) -> bool:
    """Say whether some are counted right behind those of whom they are: "Of these, six are still in hospital"."""
    near = bool(found) and found[0].start <= _FIRST
    return near and found[0].back is None and found[0].form is Form.ELLIPTICAL


def _all_of(found: list[Group], i: int) -> Group:
    """Let "all of them women" count as many as those who stand before."""
    group = found[i]
    if i == 0 or group.back is not Back.WHOLE or group.count.modifier is not Modifier.VAGUE:
        return group
    return replace(group, count=found[i - 1].count) if found[i - 1].many else group


def _headed(line: Line, found: list[Group]) -> list[Group]:
    """Let the noun of "12 dead and 31 wounded civilians" say who both are."""
    for i in range(len(found) - 2, -1, -1):
        one, after = found[i], found[i + 1]
        both = one.harm is not None and after.harm is not None and one.people == ANYONE
        if both and line.lows[one.end : after.start] == ("and",) and after.end - 1 not in line.harms:
            found[i] = replace(one, people=after.people)
    return found


def _bracketed(line: Line, found: list[Group]) -> list[Group]:
    """Let bare numbers in brackets count the people named before: "civilian casualties (16 killed and 64 injured)"."""
    owner: Group | None = None
    for i, group in enumerate(found[1:], 1):
        before, opened = found[i - 1], line.lows[group.start - 1] == "(" and found[i - 1].end == group.start - 1
        owner = before if opened else None if ")" in line.lows[before.end : group.start] else owner
        bare = group.people == ANYONE and (group.form is Form.ELLIPTICAL or group.harm is not None)
        if owner is not None and bare and (owner.harm is None or owner.form in {Form.BARE, Form.DEFINITE}):
            found[i] = replace(group, people=owner.people)
    return found


def _shared(line: Line, found: list[Group]) -> list[Group]:
    """Let the numbers of "17, nine and four civilians … respectively" count the same people."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        one, after = shared[i], shared[i + 1]
        if one.form is Form.ELLIPTICAL and line.lows[one.end : after.start] in {(",",), ("and",), (",", "and")}:
            shared[i] = replace(one, people=after.people, form=Form.COUNTED, harm=after.harm)
    return shared


def _is_apposition(line: Line, group: Group) -> bool:
    """Say whether a phrase only says more of the one before: "two brothers, both students, …"."""
    bracketed = "(" in line.lows[max(0, group.start - 2) : group.start]
    if group.form is Form.BARE and bracketed and line.lows[group.end : group.end + 1] == (")",):
        return True  # "seven women (adult female)"
    kin = (
        group.form is Form.BARE
        and line.lows[group.end - 1] in _KIN
        and line.lows[group.start - 1 : group.start] == (",",)
    )
    if kin and line.lows[group.end : group.end + 1] in {(",",), (".",)}:
        return True  # "two boys, brothers, …"
    if group.back is Back.WHOLE:
        return False  # "six people, all of them women"
    at = group.start if line.lows[group.start] in {"all", "both"} else group.start - 1
    after = line.lows[group.end : group.end + 1]
    return at > 0 and line.lows[at] in {"all", "both"} and line.lows[at - 1] == "," and after != ("were",)


def _is_cited(line: Line, group: Group) -> bool:
    """Say whether people are cited: before a colon ("Medics: 5 killed in raid"), or "according to" them."""
    before = line.lows[max(0, group.start - _CITED) : group.start]
    if "according" in before and "," not in before and group.form is not Form.COUNTED:
        return True
    heads = group.start == 0 and group.form is Form.BARE and line.lows[group.end : group.end + 1] == (":",)
    return heads and nouns().first(line.lows, 0, group.end) is not None


def _is_ratio(line: Line, group: Group) -> bool:
    """Say whether a number is a rate: "one in three of the casualties"."""
    before = line.lows[max(0, group.start - 2) : group.start]
    return len(before) > 1 and before[1] == "in" and before[0] in numbers() and group.back is not None


def _openings(line: Line) -> list[int]:
    """Give the tokens with which a phrase, or a fixed expression that is none, can begin."""
    marks = line.nouns.keys() | line.harms.keys()
    ahead, found = sorted(marks), sorted(marks.union(compress(count(), map(_OPENS.__getitem__, line.lows))))
    return [at for at in found if line.lows[at] not in _SMALL or _soon(ahead, at)]


def _opens(low: str) -> bool:
    """Say whether a phrase can begin with a word."""
    return low in _opening_words() or low[0].isdigit() or low[-4:] == "-old"


_OPENS = Memo(_opens)


def _soon(marks: list[int], at: int) -> bool:
    """Say whether a word of people or harm follows shortly, without which "the" and "a" begin no phrase of ours."""
    i = bisect(marks, at)
    return i < len(marks) and marks[i] - at <= _SOON


@cache
def _opening_words() -> frozenset[str]:
    return DETERMINER | firsts() | {"others", "other", "all", "nobody", "none"}


def _merged(line: Line, found: list[Group]) -> list[Group]:
    """Put together what is one phrase: "196 combatants and civilians", "five were children"."""
    merged: list[Group] = []
    for group in found:
        before = merged[-1] if merged else None
        one = before and (
            _nothing(line, before, group)
            or _labelled(line, before, group)
            or _predicate(line, before, group)
            or _singled(line, before, group)
            or _both(line, before, group)
            or _described(line, before, group)
            or _among(line, before, group)
        )
        if one:
            merged[-1] = one
        else:
            merged.append(group)
    return merged


def _labelled(line: Line, before: Group, group: Group) -> Group | None:
    """Read "Civilians reported killed: 17", "Children: 3 killed": what stands before the colon is counted behind it."""
    gap = line.lows[before.end : group.start]
    opens = before.start == 0 or not line.lows[before.start - 1][0].isalnum()
    if opens and before.form is Form.BARE and before.harm and gap == (":",) and group.end not in line.harms:
        return _summed(before, group)
    label = before.form is Form.BARE and before.many and opens and not before.harm and gap[-1:] == (":",)
    if not label or group.form is not Form.ELLIPTICAL:
        return None
    words = [w for w in gap[:-1] if w not in ADVERB]
    hit = line.harms.get(before.end + len(gap) - 1 - len(words))
    if words and (hit is None or hit.end != group.start - 1 or not isinstance(hit.value, Trigger)):
        return None
    harm = hit.value.harm if words and hit is not None and isinstance(hit.value, Trigger) else None
    return replace(group, start=before.start, form=Form.COUNTED, people=before.people, harm=harm)


def _summed(before: Group, group: Group) -> Group | None:
    """Read "Deaths: 16"."""
    bare = group.form is Form.ELLIPTICAL and group.count.number is not None
    return (
        replace(group, start=before.start, form=Form.COUNTED, people=before.people, harm=before.harm) if bare else None
    )


def _predicate(line: Line, before: Group, group: Group) -> Group | None:
    """Read "five were children", "one of whom is an infant": the number and its noun stand apart."""
    gap = [w for w in line.lows[before.end : group.start] if w not in ADVERB and w != "there"]
    says = (len(gap) == 1 and gap[0] in BE) or (not gap and before.back is Back.WHOLE)
    if before.form is not Form.ELLIPTICAL or not says or group.form not in {Form.BARE, Form.ARTICLE}:
        return None
    return replace(
        group,
        start=before.start,
        form=Form.COUNTED,
        count=before.count,
        many=before.many,
        back=before.back or Back.WHOLE,
    )


def _singled(line: Line, before: Group, group: Group) -> Group | None:
    """Read "one of them, a boy of twelve, …": the noun behind the comma says who the one was."""
    one = before.form is Form.ELLIPTICAL and before.back is Back.WHOLE and before.count.number == 1
    if not one or line.lows[before.end : group.start] != (",",) or group.form is not Form.ARTICLE or group.harm:
        return None
    return replace(group, start=before.start, form=Form.COUNTED, back=Back.WHOLE, oblique=before.oblique)


def _nothing(line: Line, before: Group, group: Group) -> Group | None:
    """Read "no deaths or injuries" as no casualties."""
    gap = line.lows[before.end : group.start]
    if before.form is not Form.ZERO or gap not in {("or",), ("and",), ("nor",)} or not (before.harm and group.harm):
        return None
    return replace(before, end=group.end, harm=before.harm if before.harm is group.harm else Harm.CASUALTIES)


def _described(line: Line, before: Group, group: Group) -> Group | None:
    """Read "his brother, also a fighter, died": the noun between the commas says more of the same person."""
    gap, after = line.lows[before.end : group.start], line.lows[group.end : group.end + 2]
    one = not before.many and not group.many and group.form is Form.ARTICLE and before.form is not Form.ZERO
    closed = after[:1] == (",",) and (after[1:] in _VERBS or group.end + 1 in line.harms)
    ends = gap == (",",) and after in {(), (".",)} and line.lows[before.start - 1] != ","  # "killing a driver, a …"
    closed = closed or ends
    if not one or gap not in {(",",), (",", "also")} or not closed or before.harm or group.harm:
        return None
    return replace(before, end=group.end, people=merge(before.people, group.people))


def _among(line: Line, before: Group, group: Group) -> Group | None:
    """Read "dozens of injuries among camp residents": the noun that says who stands behind "among"."""
    gap = line.lows[before.end : group.start]
    if before.harm is None or gap[:1] not in {("among",), ("amongst",)} or group.form not in {Form.BARE, Form.DEFINITE}:
        return None
    return replace(before, end=group.end, people=merge(before.people, group.people))


def _both(line: Line, before: Group, group: Group) -> Group | None:
    """Read one number for two nouns: "36 civilians and fighters"."""
    gap = line.lows[before.end : group.start]
    counted = before.form is Form.COUNTED and before.many and not before.harm
    counted = counted and (before.back is None or before.people.age is Age.ELDERLY)
    if not counted or gap != ("and",) or group.form is not Form.BARE or not group.many or group.harm:
        return None
    return replace(before, end=group.end, people=both(before.people, group.people))


def _is_oblique(line: Line, group: Group) -> bool:
    """Say whether a phrase is governed by a preposition, perhaps with words between that describe its noun."""
    at = group.start
    while group.form is Form.BARE and at > 0 and group.start - at < 4 and may_modify(line, at - 1):  # noqa: PLR2004
        at -= 1
    return at > 0 and line.lows[at - 1] in _OBLIQUE
