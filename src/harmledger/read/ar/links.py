"""How a group hangs together with the one before it: coordinated, a part of it, or neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Age, Harm, People, Sex, Status
from harmledger.read.ar.groups import group

if TYPE_CHECKING:
    from harmledger.read.ar.clause import Scan
    from harmledger.read.ar.group import Group
    from harmledger.read.ar.lines import Line

STOPS = {".", "؛", "!", "؟", "…", ";"}
_WITH = {"مع", "برفقة", "وبرفقته"}
_COMMAS = {"،", ",", "-", "–"}
_APART = 9  # words behind some of a whole before others of it
_LISTS = {"،", ",", ":"}


def attach(previous: Group, people: Group, link: str) -> None:
    """Note how a group hangs on the one before it."""
    if link == "part":
        inner = people.of_whole and (previous.count.number or 0) > (people.count.number or 1)
        people.part_of = previous if inner else previous.part_of or previous  # "9 قتلى، ثلاثة منهم أطفال"
    else:
        people.after, people.part_of = previous, previous.part_of


def joins(seen: Scan, previous: Group, people: Group, link: str) -> bool:
    """Let a group share what happened to the group it is linked with."""
    if link == "and" and not _may_follow(seen, previous, people):
        return False
    if people.kind == "many" and not people.kin and (people.definite or "nation" in people.features):
        return False
    if people.definite and people.kind == "one" and not people.kin:
        return False
    own = None if "one_of" in people.features else people.harm
    people.of_whole |= link == "and" and previous.of_whole and people.kind == "bare"
    attach(previous, people, link)
    people.said, people.in_list = own or previous.said, previous.in_list
    nouns = own and previous.harm and bool(people.features & {"killed", "injured"})
    if nouns and previous.last == people.first and previous.people == People():
        previous.people = people.people  # "قتلى وجرحى في صفوف …"
    theirs = seen.line.words[previous.last - 1].pronoun  # "ستة من أطفالها وشقيقتها": the mother's sister
    young = previous.people.age is Age.CHILD
    apart = young and bool(theirs) and theirs == seen.line.words[people.first].pronoun
    if "sibling" in people.features and not apart and any(g.people.age is Age.CHILD for g in seen.groups):
        people.people = replace(people.people, age=Age.CHILD)
    whole = people.part_of
    if own is Harm.INJURED and whole and _undivided(seen, whole) and _sum(seen, whole, people) == whole.count.number:
        whole.said = Harm.CASUALTIES  # "الضحايا 622 (198 قتيلا و424 جريحا)", "23 إصابة (10 وفيات و13 جريحا)"
    if own and own is not previous.said and link == "and" and not (whole and whole.said is Harm.CASUALTIES):
        people.part_of = None
    people.trigger, people.rule = previous.trigger, link
    return True


def _undivided(seen: Scan, whole: Group) -> bool:
    """Say whether a figure is a toll of victims, who may be dead or wounded, or has dead among its wounded."""
    dead = whole.said is Harm.INJURED and any(g.part_of is whole and g.said is Harm.KILLED for g in seen.groups)
    return dead or _is_toll(seen, whole)


def _is_toll(seen: Scan, whole: Group) -> bool:
    """Say whether a figure counts victims."""
    return seen.toll is not None and "victims" in seen.toll.kinds and seen.toll.first == whole.trigger


def _sum(seen: Scan, whole: Group, more: Group) -> int:
    return sum(g.count.number or 0 for g in (*seen.groups, more) if g.part_of is whole)


def _may_follow(seen: Scan, previous: Group, people: Group) -> bool:
    """Say whether a group can go on with what befell the one before it."""
    if seen.open and not seen.open.used and seen.open.first >= previous.last:
        return False
    if "one_of" in people.features and _among(seen, people):
        return False  # "3 أطفال، وأحد الأطفال جروحه بليغة"
    if people.kind == "other" and not seen.line.words[people.first].lead:
        return False
    return people.kind != "name" or previous.kind in {"name", "one"}


def _among(seen: Scan, one: Group) -> bool:
    """Say whether one of several is one of those just counted."""
    alike = (g for g in seen.groups if g.people == one.people != People())
    return any((g.count.number or 0) > 1 for g in alike)


def link_of(seen: Scan, previous: Group, people: Group) -> str | None:
    """Tell whether a group is coordinated with the one before it ("and"), a part of it ("part"), or neither."""
    line = seen.line
    gap = range(previous.last, people.first)
    if len(gap) > 14 or any(line.key(i) in STOPS for i in gap):  # noqa: PLR2004
        return None
    between = [t for t in seen.triggers[-2:] if previous.last <= t.first]
    if any(t.first != previous.trigger for t in between) or _elsewhere(seen, previous, people):
        return None
    if people.of_whole:
        return "part"
    cue = next((i for i in reversed(gap) if line.words[i].cues & {"part", "are"}), None)
    if cue is not None and people.first - cue <= 3:  # noqa: PLR2004
        return "part"
    if _opened(line, previous, people) or _makes_up(line, previous, people):
        return "part"
    return "and" if not between and _coordinated(line, previous, people) else None


def _elsewhere(seen: Scan, previous: Group, people: Group) -> bool:
    """Say whether a verb of their own stands right behind people: "قتل خمسة و19 أصيبوا"."""
    behind = people.last < len(seen.line) and not people.of_whole
    word = seen.line.words[people.last] if behind else None
    own = word.verb if word and not word.lead else None
    return own is not None and own.harm is not previous.said and "undergo" in own.kinds and previous.said is not None


def _opened(line: Line, previous: Group, people: Group) -> bool:
    """Say whether a bracket opens right before people, and soon behind those before them."""
    whole = not people.elliptical or people.harm is not None
    return line.key(people.first - 1) == "(" and people.first - previous.last <= 2 and whole  # noqa: PLR2004


def _makes_up(line: Line, whole: Group, first: Group) -> bool:
    """Say whether those listed behind a comma or colon make up a number: "قتل خمسة: ثلاثة رجال وامرأتان"."""
    number, beside = whole.count.number or 0, first.first - whole.last == 1 and not line.words[first.first].lead
    if number == 1 or not beside or line.key(whole.last) not in _LISTS:
        return False
    listed, at = first.count.number or number, first.last
    while listed < number and at < len(line) and line.words[at].lead and (more := group(line, at)):
        listed, at = listed + (more.count.number or number), more.last
    return (listed == number and at > first.last) or (listed < number and _narrower(whole.people, first.people))


def _narrower(whole: People, part: People) -> bool:
    """Say whether only a part tells of whom it is: "قتل خمسة أشخاص، ثلاثة أطفال"."""
    plain = whole.sex is Sex.UNKNOWN and whole.age is Age.UNKNOWN and not whole.roles
    return plain and whole.status is not Status.COMBATANT and (part.sex, part.age) != (Sex.UNKNOWN, Age.UNKNOWN)


def _coordinated(line: Line, previous: Group, people: Group) -> bool:
    """Say whether only "and", a comma or "in addition to" stands between two groups."""
    gap = range(previous.last, people.first)
    lead = line.words[people.first].lead == "و"
    if lead and previous.of_whole and people.kind == "bare" and len(gap) <= _APART:
        return True  # "ثلاثة منهم على يد قوات النظام، واثنان …"
    if len(gap) <= 4 and any("link" in line.words[i].cues for i in gap):  # noqa: PLR2004
        return True
    near = len(gap) <= 4 if people.kin else len(gap) == 1 and bool(line.words[people.last - 1].pronoun)  # noqa: PLR2004
    if near and line.key(people.first - 1) in _WITH:
        return True  # "قتل مع زوجته", "مع اثنين من أبنائه", "مع سائقه"
    if not gap:
        return lead
    if all(line.key(i) in _COMMAS for i in gap):
        summed = people.kind == "counted" and previous.kind in {"name", "one"}  # "فلان وزوجته، ثلاثة مدنيين"
        return lead or (people.kind != "many" and len(gap) == 1 and not summed)
    return lead and len(gap) <= 5 and (people.kind in {"counted", "dual"} or people.kin or len(gap) <= 3)  # noqa: PLR2004
