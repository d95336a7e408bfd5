"""Where a group belongs: linked with the one before it, governed by a verb, an item of a list, or still waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import People
from harmledger.read.ar.governing import governed, itself
from harmledger.read.ar.links import attach, joins, link_of

if TYPE_CHECKING:
    from harmledger.read.ar.clause import Scan
    from harmledger.read.ar.group import Group
    from harmledger.read.ar.lines import Line


def place(seen: Scan, people: Group) -> None:
    """Find out what happened to a group from what stands before it."""
    _of_those(seen, people)
    _all_of_them(seen, people)
    if _linked(seen, people) or _described(seen, people) or _said_of_others(seen, people):
        return
    if _beside_name(seen, people):
        seen.groups[-1].last = people.last
    elif _listed(seen, people) or governed(seen, people) or itself(seen, people):
        seen.groups.append(people)
    else:
        seen.pending.append(people)


def _linked(seen: Scan, people: Group) -> bool:
    """Let a group go on with the one before it, counted or still waiting."""
    previous = seen.groups[-1] if seen.groups else None
    waiting = seen.pending[-1] if seen.pending else None
    if previous and (waiting is None or waiting.first < previous.first):
        link = link_of(seen, previous, people)
        if link == "part" and _named_one_by_one(seen.line, previous, people):
            return True  # "ثلاثة وهم فلان وفلان": who was counted
        if link and joins(seen, previous, people, link):
            seen.groups.append(people)
            return True
        return False
    if waiting and (link := link_of(seen, waiting, people)):
        attach(waiting, people, link)
        if people.kind != "many" or link == "part":
            seen.pending.append(people)
        return True
    return False


def _of_those(seen: Scan, people: Group) -> None:
    """Let "ثلاثة منهم" be of those counted before in the clause, though nothing befell all: "تقل أربعة جنود"."""
    waiting = seen.pending[-1] if seen.pending else None
    if waiting and people.of_whole and people.elliptical and people.people == People():
        some, all_ = people.count.number, waiting.count.number
        if some and all_ and some <= all_:
            people.people = waiting.people


def _all_of_them(seen: Scan, people: Group) -> None:
    """Let "كلهم نساء" count as many women as people were counted before."""
    near = seen.line.words[max(0, people.first - 2) : people.first] if people.kind == "many" else ()
    before = (*seen.groups, *seen.pending) if any("all" in w.cues for w in near) else ()
    if before:
        whole = max(before, key=lambda g: g.first)
        whole = whole.part_of or whole
        if people.people.group in {"civilian", "combatant"} and whole.people == People():
            whole.people = people.people  # "كلهم مدنيون" only says whose figure it was
            return
        people.count, people.kind = whole.count, "counted"
        people.of_whole = "family" not in people.features


def _said_of_others(seen: Scan, people: Group) -> bool:
    """Say whether a group only says who others were: "معظمهم أطفال", "وهما مدنيان"."""
    near = seen.line.words[max(0, people.first - 2) : people.first]
    if any(w.cues & {"most", "all"} for w in near):
        return True
    return bool(near) and "are" in near[-1].cues and not seen.listing


def _named_one_by_one(line: Line, whole: Group, people: Group) -> bool:
    """Say whether a bare name only tells who was counted."""
    several = (whole.count.number or 0) > 1 and people.kind == "name" and not people.features
    return several and any("are" in line.words[i].cues for i in range(whole.last, people.first))


def _beside_name(seen: Scan, people: Group) -> bool:
    """Say whether a word only tells who the one just named in a list was: "فلان الفلاني مهجر"."""
    last = seen.groups[-1] if seen.groups and seen.listing else None
    apart = people.first - last.last if last and last.kind == "name" and people.kind == "one" else 9
    return apart <= 1 and people.harm is None and not people.definite and not seen.line.words[people.first].lead


def _listed(seen: Scan, people: Group) -> bool:
    """Let a list of the dead or injured say what happened to each of its items."""
    if (
        seen.listing is None
        or people.kind in {"many", "other"}
        or (people.definite and "title" not in people.features and not people.kin)
    ):
        return False
    people.said, people.in_list = people.harm or seen.listing, True
    people.rule = "listed name" if people.kind == "name" else "list"
    people.part_of = next(
        (g for g in reversed(seen.groups) if g.said is people.said and not g.in_list and g.part_of is None), None
    )
    return True


def _described(seen: Scan, people: Group) -> bool:
    """Let a name fill out the person before it, and "شهيدا" say what happened to who is named before it."""
    last = seen.pending[-1] if seen.pending else None
    if last is None:
        return False
    gap = people.first - last.last
    if (
        people.kind == "name"
        and people.harm is None
        and last.kind in {"one", "name"}
        and gap <= (6 if last.definite else 2)
    ):
        last.last, last.named = people.last, True
        return True
    accusative = people.kind == "one" and people.harm is not None and seen.line.words[people.first].base.endswith("ا")
    between = seen.line.words[last.last : people.first]
    if accusative and last.kind in {"name", "one"} and gap <= 1 and not any("neutral" in w.cues for w in between):
        last.said, last.rule, last.trigger = people.harm, "noun of harm", people.first
        seen.pending.pop()
        seen.groups.append(last)
        return True
    return False
