"""How a group hangs together with the one before it: coordinated, a part of it, or neither."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Age, People

if TYPE_CHECKING:
    from harmledger.read.ar.clause import Scan
    from harmledger.read.ar.group import Group
    from harmledger.read.ar.lines import Line

STOPS = {".", "؛", "!", "؟", "…", ";"}
_WITH = {"مع", "برفقة", "وبرفقته"}
_COMMAS = {"،", ",", "-", "–"}


def attach(previous: Group, people: Group, link: str) -> None:
    """Note how a group hangs on the one before it."""
    if link == "part":
        people.part_of = previous.part_of or previous
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
    attach(previous, people, link)
    people.said, people.in_list = own or previous.said, previous.in_list
    if own and previous.harm and previous.last == people.first and previous.people == People():
        previous.people = people.people  # "قتلى وجرحى في صفوف …"
    if "sibling" in people.features and any(g.people.age is Age.CHILD for g in seen.groups):
        people.people = replace(people.people, age=Age.CHILD)
    if own and own is not previous.said and link == "and":
        people.part_of = None
    people.trigger, people.rule = previous.trigger, link
    return True


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
    if any(t.first != previous.trigger for t in between):
        return None
    if people.of_whole:
        return "part"
    cue = next((i for i in reversed(gap) if line.words[i].cues & {"part", "are"}), None)
    if cue is not None and people.first - cue <= 3:  # noqa: PLR2004
        return "part"
    opened = next((i for i in gap if line.key(i) == "("), None)
    if opened is not None and opened - previous.last <= 1 and people.first == opened + 1 and not people.elliptical:
        return "part"
    return "and" if not between and _coordinated(line, previous, people) else None


def _coordinated(line: Line, previous: Group, people: Group) -> bool:
    """Say whether only "and", a comma or "in addition to" stands between two groups."""
    gap = range(previous.last, people.first)
    lead = line.words[people.first].lead == "و"
    if len(gap) <= 4 and any("link" in line.words[i].cues for i in gap):  # noqa: PLR2004
        return True
    if people.kin and line.key(people.first - 1) in _WITH and len(gap) <= 4:  # noqa: PLR2004
        return True  # "قتل مع زوجته"
    if not gap:
        return lead
    if all(line.key(i) in _COMMAS for i in gap):
        summed = people.kind == "counted" and previous.kind in {"name", "one"}  # "فلان وزوجته، ثلاثة مدنيين"
        return lead or (people.kind != "many" and len(gap) == 1 and not summed)
    return lead and len(gap) <= 5 and (people.kind in {"counted", "dual"} or people.kin or len(gap) <= 3)  # noqa: PLR2004
