"""The figures that a sentence states: counted people, each with what happened to them, and how they hang together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.model import Age, Count, Harm, Modifier, People, Status
from harmledger.read.ar import names
from harmledger.read.ar.forms import ONE
from harmledger.read.ar.groups import VAGUE, Group, civilians, group
from harmledger.read.ar.triggers import Trigger, none_occurred, second, trigger

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

_BULLET = re.compile(r"\s*(?:[-–—•*▪◾]|[\d٠-٩۰-۹]{1,2}\s?[-_.)–])\s*")
_STOPS = {".", "؛", "!", "؟", "…", ";"}
_COMMAS = {"،", ",", "-", "–"}
_INDEX = 3  # words before which a full stop only ends an item's number, and a heading its noun
_REACH = 11  # words a verb may be away from the number it governs
_PREPOSITIONS = {"في", "على", "الي", "من", "عن", "بين", "ضد", "لدي", "مع", "قبل", "يد", "ايدي", "رصاص", "نيران"}


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


def scan(line: Line, at: int = 0, listing: Harm | None = None) -> Scan:
    """Find the counted people of a sentence and what happened to them. One pass from first to last word."""
    seen = Scan(line, listing=listing)
    while at < len(line):
        at = _step(seen, at)
    _close(seen)
    return seen


def bullet(text: str, start: int) -> int | None:
    """Give where an item of a list begins behind its bullet or number, if a sentence is one."""
    found = _BULLET.match(text, start)
    return found.end() if found else None


def heads(seen: Scan) -> Harm | None:
    """Tell what happened to those listed in the lines below: "والقتلى هم:"."""
    return seen.listing if seen.line.key(len(seen.line) - 1) == ":" or len(seen.line) <= _INDEX else None


def _step(seen: Scan, at: int) -> int:
    """Take in what begins at a word; give where to go on."""
    line = seen.line
    word = line.words[at]
    if word.plain and not (at and (line.words[at - 1].verb or seen.listing)):
        return at + 1
    if word.key in _STOPS:
        _close(seen)
        seen.listing = seen.listing if word.key == "." and at < _INDEX else None
        return at + 1
    if harm := _lists(line, at):
        _close(seen)
        seen.listing = harm
        return at + 1
    if zero := none_occurred(line, at):
        seen.zeros.append((at, *zero[1:]))
        return zero[1]
    if toll := _toll(line, at):
        _close(seen)
        seen.toll = toll
        return toll.last
    if not _counts_itself(line, at) and (found := trigger(line, at)):
        _meet(seen, found)
        return found.last
    people = group(line, at) or _name(seen, at)
    if people is None:
        return at + 1
    _place(seen, people)
    return max(people.last, at + 1)


def _lists(line: Line, at: int) -> Harm | None:
    """Read "القتلى:", "المصابون هم", "من بين القتلى": those who follow are named or counted one by one."""
    word = line.words[at]
    if word.person is None or word.person.harm is None or not word.definite or word.person.number == ONE:
        return None
    among = line.key(at - 1) == "بين" and at >= 2 and line.words[at - 2].base == "من"  # noqa: PLR2004
    after = line.words[at + 1] if at + 1 < len(line) else None
    opens = after is None or after.key == ":" or ("are" in after.cues and not after.lead)
    joined = after is not None and after.lead == "و" and after.definite and after.person is not None
    harm = Harm.KILLED if word.person.harm is Harm.CASUALTIES else word.person.harm
    return harm if among or (opens and not (after is None and at > _INDEX)) or (joined and _lists(line, at + 1)) else None


def _counts_itself(line: Line, at: int) -> bool:
    """Say whether "إصابة" is one injured person here: "إصابة واحدة"."""
    word = line.words[at]
    return word.person is not None and word.verb is not None and at + 1 < len(line) and "one" in line.words[at + 1].cues


def _toll(line: Line, at: int) -> Trigger | None:
    """Read "عدد الشهداء", "حصيلة القتلى": what follows is their number."""
    word = line.words[at]
    if "toll" not in word.cues or at + 1 >= len(line):
        return None
    after = line.words[at + 1]
    if after.person is None or after.person.harm is None or after.prep:
        return None
    if not after.definite and not any("rise" in w.cues for w in line.words[max(0, at - 3) : at + 2 * _REACH] if w is not word):
        return None
    harm = Harm.KILLED if after.person.harm is Harm.CASUALTIES else after.person.harm
    return Trigger(at, at + 2, harm, frozenset({"toll"}))


def _name(seen: Scan, at: int) -> Group | None:
    """Read a person who is only named."""
    line = seen.line
    listed = seen.listing is not None and line.key(at - 1) in {":", "،", "-"}
    stranger = bool(at) and (listed or line.words[at - 1].verb is not None) and names.could_begin(line, at)
    if not (names.begins(line, at) or stranger) or (at and line.words[at - 1].cues & {"place"}):
        return None
    end = names.name_end(line, at + 1 if stranger else at)
    if end < at + 2:
        return None
    return Group(at, end, Count.exact(1), People(sex=names.sex(line, at)), "name")


def _close(seen: Scan) -> None:
    """End a clause: a verb that found nobody after it takes the people before it."""
    if seen.open and not seen.open.used:
        last = seen.open
        _look_left(seen, last)
        _unnumbered(seen, last)
    seen.open = seen.toll = None
    seen.pending = []


def _meet(seen: Scan, found: Trigger) -> None:
    """Take in a trigger."""
    if seen.open and not seen.open.used and seen.open.verbal:
        _look_left(seen, seen.open)
    seen.triggers.append(found)
    seen.listing = None
    if found.pronoun:
        _look_left(seen, found)
        return
    candidate = _before(seen, found)
    adjacent = candidate is not None and 0 <= found.first - candidate.last <= 1
    if not adjacent:
        second(seen.line, found)
    ahead = group(seen.line, found.last) if found.last < len(seen.line) else None
    if candidate and found.verbal and not (ahead is not None and ahead.kin):
        after = ahead is None and (adjacent or found.relative) and (not found.lead or found.relative)
        if found.plural or after:
            _govern(seen, candidate, found)
            return
    seen.open = found
    seen.toll = None


def _unnumbered(seen: Scan, found: Trigger) -> None:
    """Count flight without anyone named as people who fled: "ما أدى لحركة نزوح"."""
    camp = found.first and seen.line.words[found.first - 1].cues & {"place"}
    if found.used or found.harm is not Harm.DISPLACED or "noun" not in found.kinds or camp:
        return
    people = Group(found.first, found.last, VAGUE, civilians(), "many")
    people.said, people.trigger, people.rule = found.harm, found.first, "flight"
    seen.groups.append(people)


def _look_left(seen: Scan, found: Trigger) -> None:
    candidate = _before(seen, found)
    if candidate and (found.pronoun or not found.lead) and (found.verbal or found.pronoun):
        _govern(seen, candidate, found)


def _before(seen: Scan, found: Trigger) -> Group | None:
    """Find the people before a trigger that nothing governs yet."""
    roots = [g for g in seen.pending if g.part_of is None and g.first < found.first and g.kind not in {"other", "vague"}]
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
    told = last.definite and last.kind in {"one", "name"} or (found.plural and last.kind == "counted")
    limit = 40 if found.pronoun else 25 if told else 12 if found.plural or last.kind in {"counted", "dual"} else 8
    return last if far <= limit and (not found.pronoun or last.count.number == 1) else None


def _govern(seen: Scan, people: Group, found: Trigger) -> None:
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


def _place(seen: Scan, people: Group) -> None:
    """Find out what happened to a group from what stands before it."""
    previous = seen.groups[-1] if seen.groups else None
    waiting = seen.pending[-1] if seen.pending else None
    if previous and (waiting is None or waiting.first < previous.first):
        link = _link(seen, previous, people)
        if link and _joins(seen, previous, people, link):
            seen.groups.append(people)
            return
    elif waiting and (link := _link(seen, waiting, people)):
        _attach(waiting, people, link)
        if people.kind != "many" or link == "part":
            seen.pending.append(people)
        return
    if _described(seen, people):
        return
    if any("most" in seen.line.words[i].cues for i in range(max(0, people.first - 2), people.first)):
        return
    if people.first and "are" in seen.line.words[people.first - 1].cues and not seen.listing:
        return  # "وهما مدنيان": says who somebody was
    if _listed(seen, people) or _governed(seen, people) or _itself(seen, people):
        seen.groups.append(people)
    else:
        seen.pending.append(people)


def _listed(seen: Scan, people: Group) -> bool:
    """Let a list of the dead or injured say what happened to each of its items."""
    if seen.listing is None or people.kind in {"many", "other"} or (people.definite and "title" not in people.features and not people.kin):
        return False
    people.said, people.rule, people.in_list = people.harm or seen.listing, "list", True
    people.part_of = next((g for g in reversed(seen.groups) if g.said is people.said and not g.in_list and g.part_of is None), None)
    return True


def _described(seen: Scan, people: Group) -> bool:
    """Let a name fill out the person before it, and "شهيدا" say what happened to who is named before it."""
    last = seen.pending[-1] if seen.pending else None
    if last is None:
        return False
    gap = people.first - last.last
    if people.kind == "name" and people.harm is None and last.kind in {"one", "name"} and gap <= (6 if last.definite else 2):
        last.last = people.last
        return True
    accusative = people.kind == "one" and people.harm is not None and seen.line.words[people.first].base.endswith("ا")
    if accusative and last.kind in {"name", "one"} and gap <= 1:
        last.said, last.rule, last.trigger = people.harm, "noun of harm", people.first
        seen.pending.pop()
        seen.groups.append(last)
        return True
    return False


def _attach(previous: Group, people: Group, link: str) -> None:
    if link == "part":
        people.part_of = previous.part_of or previous
    else:
        people.after, people.part_of = previous, previous.part_of


def _joins(seen: Scan, previous: Group, people: Group, link: str) -> bool:
    """Let a group share what happened to the group it is linked with."""
    if link == "and" and (seen.open and not seen.open.used) and seen.open.first >= previous.last:
        return False
    if people.kind == "many" and (people.definite or "nation" in people.features):
        return False
    if people.definite and people.kind == "one" and not people.kin:
        return False
    if link == "and" and people.kind == "other" and seen.line.words[people.first].lead == "":
        return False
    if link == "and" and people.kind == "name" and previous.kind not in {"name", "one"}:
        return False
    own = None if "one_of" in people.features else people.harm
    _attach(previous, people, link)
    people.said, people.in_list = own or previous.said, previous.in_list
    if own and previous.harm and previous.last == people.first and previous.people == People():
        previous.people = people.people  # "قتلى وجرحى في صفوف …"
    if "sibling" in people.features and previous.people.age is Age.CHILD:
        people.people = replace(people.people, age=Age.CHILD)
    if own and own is not previous.said and link == "and":
        people.part_of = None
    people.trigger, people.rule = previous.trigger, link
    return True


def _link(seen: Scan, previous: Group, people: Group) -> str | None:
    """Tell whether a group is coordinated with the one before it ("and"), a part of it ("part"), or neither."""
    line = seen.line
    gap = range(previous.last, people.first)
    if len(gap) > 14 or any(line.key(i) in _STOPS for i in gap):  # noqa: PLR2004
        return None
    if any(previous.last <= t.first for t in seen.triggers[-2:]):
        return None
    if people.of_whole:
        return "part"
    cue = next((i for i in reversed(gap) if line.words[i].cues & {"part", "are"}), None)
    if cue is not None and people.first - cue <= 3:  # noqa: PLR2004
        return "part"
    opened = next((i for i in gap if line.key(i) == "("), None)
    if opened is not None and opened - previous.last <= 1 and people.first == opened + 1 and not people.elliptical:
        return "part"
    return "and" if _coordinated(line, previous, people) else None


def _coordinated(line: Line, previous: Group, people: Group) -> bool:
    """Say whether only "and", a comma or "in addition to" stands between two groups."""
    gap = range(previous.last, people.first)
    lead = line.words[people.first].lead == "و"
    if len(gap) <= 4 and any("link" in line.words[i].cues for i in gap):  # noqa: PLR2004
        return True
    if not len(gap):
        return lead
    if all(line.key(i) in _COMMAS for i in gap):
        return lead or (people.kind != "many" and len(gap) == 1)
    return lead and len(gap) <= 5 and (people.kind in {"counted", "dual"} or people.kin or len(gap) <= 3)  # noqa: PLR2004


def _governed(seen: Scan, people: Group) -> bool:
    """Let the open trigger govern a group, if it reaches that far."""
    found = seen.toll or seen.open
    if found is None or (found.used and not (found.kinds & {"toll"})):
        return False
    far = people.first - found.last
    numbered = people.kind in {"counted", "dual", "bare"} and people.count.modifier is not Modifier.VAGUE
    if found.kinds & {"toll"}:
        told = seen.line.key(people.first - 1) == "الي" or seen.line.words[people.first].prep == "ل"
        near = numbered and far <= (2 * _REACH if told else _REACH) and not found.used
    elif numbered:
        doer = found.last < len(seen.line) and "doer" in seen.line.words[found.last].cues
        near = far <= (_REACH + 8 if doer else _REACH) and seen.line.key(people.first - 1) not in {"في", "على", "الي"}
    else:
        near = far <= 6 and _passable(seen.line, found, people)  # noqa: PLR2004
    if _doer(seen, found, people):
        found.last = people.last
        return False
    if not near:
        return False
    if people.kind == "many" and people.definite and not (found.harm is Harm.DISPLACED and not far):
        return False
    titled = "title" in people.features and far <= 1
    if people.definite and people.kind in {"one", "dual", "name"} and not people.kin and not titled:
        return False
    if people.kin and people.definite and far:
        return False
    if "nation" in people.features and far:
        return False
    found.used = True
    last = seen.groups[-1] if seen.groups else None
    if "sibling" in people.features and people.kin and last and last.people.age is Age.CHILD:
        people.people = replace(people.people, age=Age.CHILD)
    people.said = people.harm if people.harm and (people.undivided or not _overruled(people, found)) else found.harm
    people.trigger, people.rule = found.first, "verb then people"
    return True


def _overruled(people: Group, found: Trigger) -> bool:
    """Say whether the verb says more than the noun: "استشهاد أحد الجرحى"."""
    return found.harm is Harm.KILLED or (found.harm is Harm.CASUALTIES)


def _passable(line: Line, found: Trigger, people: Group) -> bool:
    """Say whether only a doer or an adverb stands between a trigger and people without a number."""
    gap = range(found.last, people.first)
    if not len(gap):
        return True
    if line.key(people.first - 1) in _PREPOSITIONS and line.key(people.first - 2) != "كل":
        return False
    if all(line.words[i].cues & {"adverb", "wounds"} or line.key(i) in {'"', "“", "«", ":"} for i in gap):
        return True
    return bool(found.kinds & {"either", "do"}) and bool(line.words[found.last].cues & {"doer"}) and len(gap) <= 5  # noqa: PLR2004


def _doer(seen: Scan, found: Trigger, people: Group) -> bool:
    """Say whether people behind "killed" are those who did it: "قتل مسلحون مجهولون شابا"."""
    key = seen.line.words[people.first].base
    return bool(found.kinds & {"either", "do"}) and people.kind == "many" and key.endswith("ون") and (people.people.status is Status.COMBATANT or key == "مجهولون")


def _surely(line: Line, people: Group, before: Word | None) -> bool:
    """Say whether "الشهيد فلان" is a person: a given name is among the words, and no hospital is called so."""
    if before is not None and before.cues & {"thing"}:
        return False
    return any(line.words[i].name is not None for i in range(people.first, people.last))


def _ends(after: Word) -> bool:
    """Say whether a word goes on behind a headline's "شهداء" without telling whose they are."""
    if after.lead or after.prep in {"ب", "ل"} or not after.key[0].isalpha():
        return True
    return after.person is not None or bool(after.cues & {"function", "part", "adverb"})


def _itself(seen: Scan, people: Group) -> bool:
    """Let a noun such as "قتيل", "جرحى" say itself what happened."""
    if people.harm is None:
        return False
    line, first = seen.line, people.first
    before = line.words[first - 1] if first else None
    near = [line.words[i] for i in range(max(0, first - 3), first)]
    if any("unreal" in w.cues for w in near) or (near and near[-1].base == "بين"):
        return False
    neutral = any("neutral" in w.cues for w in near)
    opening = first <= 1 or before is not None and (before.key in {":", "|", "عاجل", "(", "-"})
    numbered = people.kind == "dual" or (people.kind == "counted" and (people.count.number is not None or neutral)) or "casecount" in people.features and people.count.number == 1
    after = line.words[people.last] if people.last < len(line) else None
    if any("not" in line.words[i].cues for i in range(max(0, first - 4), first)):
        return False
    if people.kind == "many" and opening and not neutral and after and not _ends(after):
        return False  # "شهداء الثورة", "شهداء مدينة كذا"
    if people.definite and not (people.kind == "name" or (people.kind == "counted" and people.count.number)):
        return False
    if people.kind == "name" and not _surely(line, people, before):
        return False
    plain = people.kind == "name" or numbered or neutral or opening
    if not plain and people.kind == "many":
        plain = people.people.status is not Status.UNKNOWN and not people.definite
    if not plain and people.kind == "one":
        plain = line.words[first].key.endswith("ا") and first > 0 and (line.words[first - 1].name is not None)
    if not plain:
        return False
    people.said, people.trigger = people.harm, first
    people.rule = "named" if people.kind == "name" else "noun of harm"
    return True
