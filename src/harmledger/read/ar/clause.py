"""What has been seen of a sentence, and how a verb finds the people before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harmledger.model import Count, Harm, People, Sex
from harmledger.read.ar.group import VAGUE, Group, civilians

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.triggers import Trigger


_FOUND = {"انتشال", "انتشل", "انتشلت", "انتشلوا", "عثر", "عثرت", "عثور", "سحب", "وصول", "وصلت", "استقبل"}


@dataclass(slots=True)
class Scan:
    """What has been seen of a sentence so far."""

    line: Line
    groups: list[Group] = field(default_factory=list)  # accepted, in text order
    pending: list[Group] = field(default_factory=list)  # of this clause, not yet governed
    zeros: list[tuple[int, int, Harm, int]] = field(default_factory=list)
    open: Trigger | None = None
    toll: Trigger | None = None
    triggers: list[Trigger] = field(default_factory=list)
    listing: Harm | None = None  # "القتلى هم:": what happened to those who are listed now
    heading: bool = False  # "أسماء الشهداء في …": the lines below name them
    dated: frozenset[int] = frozenset()  # words of dates: "توفي يوم الاثنين 3 آذار فلان"


def close(seen: Scan) -> None:
    """End a clause: a verb that found nobody after it takes the people before it."""
    if seen.open and not seen.open.used:
        last = seen.open
        look_left(seen, last)
        _unnumbered(seen, last)
    if len(seen.pending) > 1 and seen.groups:
        _shared_out(seen)
    seen.open = seen.toll = None
    seen.pending = []


def _shared_out(seen: Scan) -> None:
    """Let bare numbers that make up a figure of the sentence be its parts: "مقتل 32: 25 في ذي قار، و4 في بغداد"."""
    bare = [g for g in seen.pending if g.kind == "bare" and g.count.number]
    total = sum(g.count.number or 0 for g in bare)
    whole = next((g for g in seen.groups if g.count.number == total and g.part_of is None), None)
    if whole is None or len(bare) < 2:  # noqa: PLR2004
        return
    for part in bare:
        part.said, part.part_of, part.people = whole.said, whole, whole.people
        part.trigger, part.rule, part.after = whole.trigger, "part", None
    seen.groups.extend(bare)


def _unnumbered(seen: Scan, found: Trigger) -> None:
    """Count flight, arrests and a body without anyone named: "حركة نزوح", "حملة اعتقالات", "انتشال جثة مجهولة"."""
    arrests = seen.line.words[found.first].base == "اعتقالات"
    if not found.used and _is_body(seen.line, found.first):
        body = Group(found.first, found.last, Count.exact(1), People(), "one")
        body.said, body.trigger, body.rule = found.harm, found.first, "body"
        seen.groups.append(body)
    if found.used or "noun" not in found.kinds or not (found.harm is Harm.DISPLACED or arrests):
        return
    people = Group(found.first, found.last, VAGUE, People() if arrests else civilians(), "many")
    people.said, people.trigger, people.rule = found.harm, found.first, "flight"
    seen.groups.append(people)


def _is_body(line: Line, at: int) -> bool:
    """Say whether one body was found, recovered or brought in."""
    word = line.words[at]
    return (
        word.base in {"جثة", "جثمان"}
        and not word.pronoun
        and any(w.base in _FOUND for w in line.words[max(0, at - 3) : at])
    )


def look_left(seen: Scan, found: Trigger) -> None:
    """Let a trigger take the people before it, if it may."""
    candidate = people_before(seen, found)
    if candidate and (found.pronoun or not found.lead) and (found.verbal or found.pronoun):
        govern(seen, candidate, found)


def people_before(seen: Scan, found: Trigger) -> Group | None:
    """Find the people before a trigger that nothing governs yet."""
    roots = [g for g in seen.pending if g.part_of is None and g.first < found.first and _may_lead(g, found)]
    if not roots:
        return None
    if not found.plural:
        roots = [g for g in roots if g.kind != "many" and _agrees(seen, g, found)]
    if found.pronoun:
        roots = [g for g in roots if _of_pronoun(g, found.pronoun)]
    if not roots:
        return None
    last = roots[-1]
    while found.plural and last.after in seen.pending and last.after is not None:
        last = last.after
    if last.kind == "many" and (not found.plural or last.definite):
        return None
    if last.definite and last.kind == "one" and not last.kin and "title" not in last.features:
        return None
    far = found.first - last.last
    if far < 0 or any("cite" in seen.line.words[i].cues for i in range(last.last, found.first)):
        return None
    told = (last.definite and last.kind in {"one", "name"}) or (found.plural and last.kind == "counted")
    limit = 40 if found.pronoun else 25 if told else 12 if found.plural or last.kind in {"counted", "dual"} else 8
    return last if far <= limit else None


def _may_lead(people: Group, found: Trigger) -> bool:
    """Say whether people may stand before what befell them; "three others" only right before it."""
    if people.kind == "other":
        return people.count.number is not None and found.first == people.last
    return people.kind != "vague"


def _agrees(seen: Scan, people: Group, found: Trigger) -> bool:
    """Say whether a verb behind one person agrees with their sex: "والد الطفلة يروي كيف استشهدت" is not of him."""
    verb = seen.line.words[found.first]
    if found.pronoun or verb.verb is None or not found.verbal or people.kind not in {"one", "name"}:
        return True
    feminine = verb.base.endswith("ت")
    return people.people.sex is not (Sex.MALE if feminine else Sex.FEMALE)


def _of_pronoun(people: Group, pronoun: str) -> bool:
    """Say whether a pronoun can stand for people: "مقتله" for one, "مقتلهما" for two."""
    number = people.count.number
    if pronoun == "هما":
        return number == 2  # noqa: PLR2004
    if pronoun == "هم":
        return number is not None and number > 2 and people.kind == "counted"  # noqa: PLR2004
    return number == 1


def govern(seen: Scan, people: Group, found: Trigger) -> None:
    """Let a trigger say what happened to people and to their parts."""
    found.used = True
    chain = [people, *(g for g in seen.pending if g.part_of is people or _follows(g, people))]
    for member in chain:
        member.said, member.trigger, member.rule = found.harm, found.first, "people then verb"
        if member.harm and member is not people:
            member.said = member.harm
        if member not in seen.groups:
            seen.groups.append(member)
    seen.pending = [g for g in seen.pending if g not in chain]
    seen.open = None


def _follows(one: Group, other: Group) -> bool:
    """Say whether a group is coordinated with another, directly or through others."""
    while one.after is not None:
        one = one.after
        if one is other:
            return True
    return False
