"""The figures that a sentence states: counted people, each with what happened to them, and how they hang together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harmledger.model import Count, Harm, People, Status
from harmledger.read.ar import names
from harmledger.read.ar.clause import Scan, close, govern, look_left, people_before
from harmledger.read.ar.forces import force
from harmledger.read.ar.forms import ONE
from harmledger.read.ar.forms import people as people_of
from harmledger.read.ar.governing import REACH
from harmledger.read.ar.group import VAGUE, Group
from harmledger.read.ar.groups import group
from harmledger.read.ar.links import STOPS
from harmledger.read.ar.nouns import headed
from harmledger.read.ar.placing import place
from harmledger.read.ar.triggers import Trigger, none_occurred, second, trigger

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line

_BULLET = re.compile(r"\s*(?:[-–—•*▪◾📌📍✅🔴🔵🔻🔸🔹⭕⚫⬛■●➖][\ufe0f]?|[\d٠-٩۰-۹]{1,2}\s?[-_.)–])\s*")
_OPENED = {'"', "“", "«", ":"}
_THAT = {"وان", "وانه", "وانها"}  # "من بين القتلى تسعة مدنيين، وأن 234 عائلة …": another statement
_WHO = {"من", "الذين"}
_OVER = {"تجاوز", "تجاوزت", "يتجاوز", "تخطي", "تخطت", "فاق", "فاقت", "يفوق", "تعدي", "تعدت"}
_FLED = {"نازحين", "مهجرين", "نازحون"}
_HEADING = 7  # words of a heading behind its noun
_INDEX = 3  # words before which a full stop only ends an item's number, and a heading its noun


def scan(line: Line, at: int = 0, listing: Harm | None = None, *, dated: frozenset[int] = frozenset()) -> Scan:
    """Find the counted people of a sentence and what happened to them. One pass from first to last word."""
    seen = Scan(line, listing=listing, dated=dated)
    size = len(line)
    while at < size:
        at = _step(seen, at)
    close(seen)
    return seen


def bullet(text: str, start: int) -> int | None:
    """Give where an item of a list begins behind its bullet or number, if a sentence is one."""
    found = _BULLET.match(text, start)
    return found.end() if found else None


def fighters(seen: Scan) -> frozenset[int]:
    """Give the words that name fighters who were harmed: whose they were is no attacker there."""
    return frozenset(
        i for g in seen.groups if g.people.status is Status.COMBATANT and g.said for i in range(g.first, g.last)
    )


def heads(seen: Scan) -> Harm | None:
    """Tell what happened to those listed in the lines below: "والقتلى هم:"."""
    line, end = seen.line, len(seen.line) - 1
    last = seen.triggers[-1] if seen.triggers else None
    if line.key(end) == ":" and last and not last.used and _each(line, end):
        return last.harm  # "اعتقال كل من:"
    return seen.listing if line.key(end) == ":" or seen.heading or len(line) <= _INDEX else None


def _step(seen: Scan, at: int) -> int:
    """Take in what begins at a word; give where to go on."""
    line = seen.line
    word = line.words[at]
    if at in seen.dated and (word.value is not None or word.base == "اب"):
        return at + 1  # "19 من كانون الأول" counts nobody, «آب» is no father
    if word.plain and not (at and (line.words[at - 1].verb or seen.listing or _each(line, at))):
        return at + 1
    if opened := _clause(seen, at):
        return opened
    if not (word.person and _counts_itself(line, at)) and (found := trigger(line, at)):
        _meet(seen, found)
        return found.last
    people = group(line, at) or _name(seen, at)
    if people is None:
        return at + 1
    place(seen, people)
    return max(people.last, at + 1)


def _clause(seen: Scan, at: int) -> int | None:
    """Take in what closes a clause or opens another: a full stop, a list, a denial, a toll."""
    line, word = seen.line, seen.line.words[at]
    key = word.key
    if key in STOPS:
        return _stop(seen, at)
    if seen.listing and key in _THAT:
        seen.listing = None
    if key == ":" and _each(line, at + 1) and seen.open and not seen.open.used:
        seen.open.used, seen.listing = True, seen.open.harm  # "استشهاد كل من: 1. فلان"
        return at + 1
    if word.person and (harm := _lists(line, at)):
        close(seen)
        seen.listing, seen.heading = harm, _names_them(line, at)
        return at + 1
    return _denied_or_summed(seen, at) if word.cues or word.person else None


def _stop(seen: Scan, at: int) -> int:
    """End a clause, unless a full stop only ends the number of an item: "1. فلان 2. فلان"."""
    line = seen.line
    item = line.key(at) == "." and (at < _INDEX or line.words[at - 1].value is not None)
    if not (item and seen.listing):
        close(seen)
        seen.listing = None
    return at + 1


def _denied_or_summed(seen: Scan, at: int) -> int | None:
    if zero := none_occurred(seen.line, at):
        seen.zeros.append((at, *zero[1:]))
        return zero[1]
    if toll := _toll(seen.line, at):
        close(seen)
        seen.toll = toll
        return toll.last
    return None


def _lists(line: Line, at: int) -> Harm | None:
    """Read "القتلى:", "المصابون هم", "من بين القتلى": those who follow are named or counted one by one."""
    word = line.words[at]
    if word.person is None or word.person.harm is None or word.person.number == ONE:
        return None
    if not word.definite:
        return _headline(line, at, word.person.harm)
    among = at > 0 and (line.words[at - 1].base == "بين" or _names_them(line, at))
    after = line.words[at + 1] if at + 1 < len(line) else None
    opens = after is None or after.key in {":", "هي", "هو"} or ("are" in after.cues and not after.lead)
    joined = after is not None and after.lead == "و" and after.definite and after.person is not None
    harm = Harm.KILLED if word.person.harm is Harm.CASUALTIES else word.person.harm
    return (
        harm if among or (opens and not (after is None and at > _INDEX)) or (joined and _lists(line, at + 1)) else None
    )


def _headline(line: Line, at: int, harm: Harm) -> Harm | None:
    """Read "شهداء مجزرة السوق: 1- فلان": a heading whose colon names follow."""
    colon = next((i for i in range(at + 1, min(len(line) - 1, at + 1 + _HEADING)) if line.key(i) == ":"), None)
    if at > 1 or colon is None or any(w.verb or w.value is not None for w in line.words[at + 1 : colon]):
        return None
    first = colon + 1 + 2 * (line.words[colon + 1].value is not None)
    return harm if names.begins(line, first) else None


def _names_them(line: Line, at: int) -> bool:
    """Say whether "أسماء" stands before the dead or wounded: a roll of their names follows."""
    return any(line.words[i].base in {"اسماء", "قائمة"} for i in range(max(0, at - 2), at))


def _counts_itself(line: Line, at: int) -> bool:
    """Say whether "إصابة" is one injured person here: "إصابة واحدة"."""
    word = line.words[at]
    return word.person is not None and word.verb is not None and at + 1 < len(line) and "one" in line.words[at + 1].cues


def _toll(line: Line, at: int) -> Trigger | None:
    """Read "عدد الشهداء", "حصيلة القتلى": what follows is their number."""
    word = line.words[at]
    if at + 1 >= len(line) or not ("toll" in word.cues or _goes_on(line, at)):
        return None
    after = line.words[at + ("toll" in word.cues)]
    if after.key in _WHO and at + 2 < len(line) and (verb := line.words[at + 2].verb) and verb.plural:
        return Trigger(at, at + 3, verb.harm, frozenset({"toll"}))  # "عدد من استشهدوا"
    if after.base in _FLED and after.definite:
        return Trigger(at, at + 2, Harm.DISPLACED, frozenset({"toll"}))
    if after.person is None or after.person.harm is None or after.prep:
        return None
    if not after.definite and not any(
        "rise" in w.cues for w in line.words[max(0, at - 3) : at + 2 * REACH] if w is not word or word.base == "حصيلة"
    ):
        return None
    harm = Harm.KILLED if after.person.harm is Harm.CASUALTIES else after.person.harm
    who = _toll_of(line, at + ("toll" in word.cues), after.person.harm)
    over = any(w.base in _OVER for w in line.words[max(0, at - 2) : at])
    kinds = frozenset({"toll", *(("victims",) if after.person.harm is Harm.CASUALTIES else ())})
    return Trigger(at, who.last, harm, kinds, people=who.people, exceeds=over)


def _goes_on(line: Line, at: int) -> bool:
    """Say whether a toll goes on with those whom another harm befell: "الشهداء إلى 9 والمصابين إلى 23"."""
    word = line.words[at]
    told = word.lead == "و" and word.definite and word.person is not None and word.person.harm is not None
    return told and line.key(at + 1) == "الي" and any("toll" in w.cues for w in line.words[max(0, at - REACH) : at])


def _toll_of(line: Line, at: int, harm: Harm) -> Group:
    """Read whose toll it is: "الضحايا المدنيين", "القتلى من فصيل كذا", "قتلى فصيل كذا"."""
    who = headed(line, at, at, VAGUE)
    if harm is not Harm.CASUALTIES and who.people == People() and (end := force(line, who.last)) is not None:
        who.people, who.last = people_of({"combatant"}), end
    return who


def _each(line: Line, at: int) -> bool:
    """Say whether those who are named one by one follow: "إصابة كل من فلان …"."""
    before = line.key(at - 1)
    at -= before in _OPENED
    return (before == "من" or before in _OPENED) and line.key(at - 1) == "من" and line.key(at - 2) in {"كل", "كلا"}


def _name(seen: Scan, at: int) -> Group | None:
    """Read a person who is only named."""
    line = seen.line
    listed = seen.listing is not None and _is_item(line, at)
    begun = names.begins(line, at)
    if not begun and not listed and line.words[at].known:
        return None
    each = _each(line, at)
    stranger = bool(at) and (listed or each or line.words[at - 1].verb is not None) and names.could_begin(line, at)
    known = begun or (listed and line.words[at].name is not None)
    if (name := _entitled(line, at)) is not None:
        return Group(at, names.name_end(line, name), Count.exact(1), People(sex=names.sex(line, name)), "name")
    if not (known or stranger) or (at and line.words[at - 1].cues & {"place"}):
        return None
    end = names.name_end(line, at + 1 if stranger else at)
    if end < at + 2:
        return None
    return Group(at, end, Count.exact(1), People(sex=names.sex(line, at)), "name")


def _is_item(line: Line, at: int) -> bool:
    """Say whether a word begins an item of a list: the first, behind a number, or behind a comma."""
    before = line.key(at - 1)
    item = before in {".", "-", ")"} and line.words[at - 2].value is not None
    return not at or item or before in {":", "،", "-"}


def _entitled(line: Line, at: int) -> int | None:
    """Give where the name begins behind a title that no lexicon knows: "اغتيال المنشد فلان"."""
    if not at or line.words[at - 1].verb is None:
        return None
    end = at
    while end < min(len(line), at + 2) and line.words[end].plain and line.words[end].definite:
        end += 1
    named = end < len(line) and line.words[end].name is not None and not line.words[end].lead
    return end if end > at and named else None


def _done_to(people: Group, found: Trigger) -> bool:
    """Say whether people right behind a verb are its object, so that those before it did it."""
    counted = people.kind in {"counted", "dual"} and people.count.number is not None
    return counted and people.first == found.last and not people.of_whole


def _meet(seen: Scan, found: Trigger) -> None:
    """Take in a trigger."""
    if seen.open and not seen.open.used and seen.open.verbal:
        look_left(seen, seen.open)
    seen.triggers.append(found)
    seen.listing = None
    if found.pronoun:
        look_left(seen, found)
        object_ = group(seen.line, found.last) if found.last < len(seen.line) and not found.used else None
        if object_ and object_.kind in {"counted", "dual"}:
            seen.open = found  # "بقتلها خمسة مدنيين"
        return
    candidate = people_before(seen, found)
    adjacent = candidate is not None and 0 <= found.first - candidate.last <= 1
    if not (adjacent and found.verbal) or seen.line.key(found.last) == "او":
        second(seen.line, found)
    ahead = group(seen.line, found.last) if found.last < len(seen.line) else None
    if candidate and found.plural and ahead is not None and _done_to(ahead, found):
        seen.pending.remove(candidate)  # "عناصر من … اختطفوا ستة شبان": who did it
    elif candidate and found.verbal and not (ahead is not None and ahead.kin):
        after = ahead is None and (adjacent or found.relative) and (not found.lead or found.relative)
        if found.plural or after:
            govern(seen, candidate, found)
            return
    seen.open = found
    seen.toll = None
