"""What happened to the people of each phrase: every word of harm takes its people by the construction it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.model import Count, Harm
from harmledger.read.en import details, names
from harmledger.read.en.groups import Form, Group
from harmledger.read.en.line import Hit, Kind, Line, Trigger
from harmledger.read.en.links import Link, chain
from harmledger.read.en.stops import ADVERB, BE, HAVE, PREPOSITION, RELATIVE, words
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(slots=True)
class State:
    """What is known so far while a sentence is read."""

    line: Line
    groups: list[Group]
    links: list[Link]
    harms: dict[int, tuple[Harm | None, Hit, str]] = field(default_factory=dict)

    def starting(self, at: int, gap: int) -> int | None:
        """Give the phrase that begins at a token or shortly after, with nothing in between that ends the clause."""
        for i, group in enumerate(self.groups):
            if group.start >= at:
                between = self.line.lows[at : group.start]
                near = group.start - at <= gap and not any(w in _CLOSES for w in between)
                clear = not any(t in self.line.of(Kind.HARM) for t in range(at, group.start))
                return i if near and clear else None
        return None

    def ending(self, at: int) -> int | None:
        """Give the phrase that ends right before a token; adverbs, quotes and the person's name may stand between."""
        ends = {group.end: i for i, group in enumerate(self.groups)}
        for end in range(at, max(-1, at - _NAME), -1):
            if end in ends:
                return ends[end]
            if end == 0 or not (self.line.lows[end - 1] in _BESIDE or self._names(end - 1)):
                return None
        return None

    def _names(self, at: int) -> bool:
        """Say whether a token can stand between a person and the verb: a name, an age in brackets, a quote."""
        low = self.line.lows[at]
        if low in {'"', ")", "(", "-", "named", "called", "years", "old", "al", "abu", "year-old"} or low.isdecimal():
            return True
        return self.line.tokens.words[at][0].isupper() or low.startswith(("al-", "el-"))

    def subject(self, at: int) -> int | None:
        """Give the phrase to the left that a verb at a token is about."""
        oblique = None
        for i in range(len(self.groups) - 1, -1, -1):
            group = self.groups[i]
            if group.end > at:
                continue
            if self._closed(group.end, at):
                break
            if self.links[i].whole is not None and self.links[i].whole not in self.harms and i not in self.harms:
                return self._top(i)
            if i in self.harms:
                break
            if not group.oblique:
                return i
            oblique = i if oblique is None and group.form in {Form.COUNTED, Form.ARTICLE} else oblique
        return oblique

    def _top(self, at: int) -> int:
        """Give the outermost whole of a part."""
        while (whole := self.links[at].whole) is not None:
            at = whole
        return at

    def _closed(self, start: int, end: int) -> bool:
        """Say whether a clause ends between two tokens."""
        lows = self.line.lows
        if end - start > _FAR or any(w in {";", "|"} for w in lows[start:end]):
            return True
        busy = [hit for t in range(start, end) if (hit := self.line.of(Kind.HARM).get(t)) and self._is_verb(hit)]
        return bool(busy) and not any(w in RELATIVE for w in lows[start : start + 3])

    def _is_verb(self, hit: Hit) -> bool:
        return (
            isinstance(hit.value, Trigger)
            and hit.value.form in {"past", "intr", "base", "ing"}
            and not self.inside(hit.start)
        )

    def inside(self, at: int) -> bool:
        """Say whether a token is inside a phrase."""
        return any(group.start <= at < group.end for group in self.groups)

    def name(self, group: Group | None, trigger: Hit, harm: Harm) -> None:
        """Add people told by name only, unless a phrase has counted them."""
        if group and not any(g.start < group.end and group.start < g.end for g in self.groups):
            said = next((g for g in self.groups if g.form is Form.ARTICLE and 0 < g.start - group.end <= 1), None)
            self.groups.append(replace(group, people=said.people) if said and not group.many else group)
            self.links.append(Link())
            self.give([len(self.groups) - 1], trigger, harm, "name")

    def give(self, members: Sequence[int], trigger: Hit, harm: Harm, rule: str) -> None:
        """Give phrases a harm, and the parts of each with it; what has one keeps it."""
        for i in members:
            if i not in self.harms:
                self.harms[i] = (harm, trigger, rule)
        grown = True
        while grown:
            parts = [i for i, link in enumerate(self.links) if link.whole in members and i not in self.harms]
            grown = bool(parts)
            for i in parts:
                self.harms[i] = (harm, trigger, f"{rule}, part")
            members = [*members, *parts]


_FAR = 40
_NAME = 12  # tokens of a name with the age behind it
_CLOSES = {",", ";", ":", "|", ".", "(", ")", "and", "or", "that", "which", "who", "but"}
_KILLED_OR_INJURED = {Harm.KILLED, Harm.INJURED}
_MOVES = words("moves")
_SUM = words("sum")
_LEAVES = words("leaves")
_BESIDE = ADVERB | words("beside")


def harms(line: Line, groups: Sequence[Group], links: Sequence[Link]) -> State:
    """Give each phrase its harm."""
    state = State(line, list(groups), list(links))
    _implied(state)
    done = -1
    for at, hit in sorted(line.of(Kind.HARM).items()):
        if at < done or state.inside(at) or _is_idle(line, hit):
            continue
        done = _apply(state, hit)
    _back(state)
    return state


def _implied(state: State) -> None:
    """Give the phrases whose own noun says it their harm: "54 fatalities"."""
    for i, group in enumerate(list(state.groups)):
        if group.harm is None:
            continue
        if group.form is not Form.ZERO and group.count.number is None and _is_doubtful(state, i):
            continue
        counted = state.groups[i].form in {Form.COUNTED, Form.ELLIPTICAL, Form.ZERO, Form.ARTICLE}
        if counted or _is_caused(state.line, group):
            hit = Hit(group.start, group.end, Kind.HARM, Trigger(group.harm, "noun"))
            state.give([i], hit, group.harm, "noun")


def _is_doubtful(state: State, i: int) -> bool:
    """Say whether casualties without a number are only spoken of; where they are denied, make them none."""
    group = state.groups[i]
    if details.absent(state.line, group.start):
        return True
    if details.negated(state.line, group.start):
        state.groups[i] = replace(group, form=Form.ZERO, count=Count.exact(0))
    return False


def _is_caused(line: Line, group: Group) -> bool:
    """Say whether casualties without a number are told as a fact: "leaving casualties", "reports of fatalities"."""
    before = line.lows[max(0, group.start - 4) : group.start]
    return group.form is Form.BARE and any(w in _MOVES for w in before)


def _is_idle(line: Line, hit: Hit) -> bool:
    """Say whether a word of harm is about something that did not happen: "to kill", "could have killed"."""
    assert isinstance(hit.value, Trigger)  # noqa: S101 - the list of this kind holds triggers only
    before = line.lows[max(0, hit.start - 3) : hit.start]
    if (
        hit.value.form == "base"
        and before
        and before[-1] in {"to", "not", "will", "would", "could", "can", "may", "might"}
    ):
        return True
    return any(w in {"could", "would", "might", "may", "if"} for w in before)


def _apply(state: State, hit: Hit) -> int:
    """Let one word of harm take its people; give the token from which to go on."""
    assert isinstance(hit.value, Trigger)  # noqa: S101
    pair = _paired(state.line, hit)
    end, harm = pair or (hit.end, hit.value.harm)
    whole = Hit(hit.start, end, hit.kind, hit.value)
    form = _FORMS[hit.value.form]
    form(state, whole, harm)
    return end


def _paired(line: Line, hit: Hit) -> tuple[int, Harm] | None:
    """Read "killed and injured" as undivided casualties."""
    lows, at = line.lows, hit.end
    if at + 1 >= len(lows) or lows[at] not in {"and", "or", "/", "&"}:
        return None
    at += 2 if lows[at + 1] in {"or", "/"} else 1
    other = line.of(Kind.HARM).get(at)
    if other is None or not isinstance(other.value, Trigger) or not isinstance(hit.value, Trigger):
        return None
    if {hit.value.harm, other.value.harm} != _KILLED_OR_INJURED:
        return None
    return other.end, Harm.CASUALTIES


def _right(state: State, hit: Hit, harm: Harm, gap: int, rule: str) -> bool:
    """Let a word take the people to its right, up to those that the next verb claims."""
    first = state.starting(hit.end, gap)
    if first is None or first in state.harms:
        return False
    if any(w in PREPOSITION for w in state.line.lows[hit.end : state.groups[first].start]):
        return False
    if state.groups[first].form is Form.OPEN and state.groups[first].start > hit.end:
        return False
    taken = [first]
    for i in chain(state.links, first):
        if i > first and state.links[i].after in taken:
            if i in state.harms or _claimed(state, i):
                break
            taken.append(i)
    state.give(taken, hit, harm, rule)
    return True


def _claimed(state: State, i: int) -> bool:
    """Say whether a phrase is the subject of the verb right behind it: "… and two others were wounded"."""
    lows, at = state.line.lows, state.groups[i].end
    while at < len(lows) and lows[at] in ADVERB:
        at += 1
    if at < len(lows) and lows[at] in BE:
        return True
    hit = state.line.of(Kind.HARM).get(at)
    return hit is not None and isinstance(hit.value, Trigger) and hit.value.form in {"past", "part", "intr", "adj"}


def _left(state: State, i: int, hit: Hit, harm: Harm, rule: str) -> bool:
    """Let a word take a phrase to its left and all that is coordinated with it."""
    if i in state.harms:
        return False
    taken = [j for j in chain(state.links, i) if state.groups[j].end <= hit.start and j not in state.harms]
    state.give(taken, hit, harm, rule)
    return True


def _begin(state: State, hit: Hit) -> tuple[int, bool, bool]:
    """Go left over auxiliaries and adverbs; say where they begin, and whether one of "be" and of "have" was there."""
    lows, at, be, have = state.line.lows, hit.start, False, False
    while at > 0 and (
        lows[at - 1] in _BESIDE or lows[at - 1] in BE or lows[at - 1] in HAVE or lows[at - 1] in RELATIVE
    ):
        be, have = be or lows[at - 1] in BE, have or lows[at - 1] in HAVE
        at -= 1
        if lows[at] in RELATIVE:
            break
    return at, be, have


def _past(state: State, hit: Hit, harm: Harm) -> None:
    """ "Killed": passive with "be", active with an object, otherwise a participle behind its noun."""
    begin, be, have = _begin(state, hit)
    if _those(state, begin, hit, harm):
        return
    if be:
        _passive(state, hit, harm, begin)
        return
    beside = None if have else state.ending(begin)
    follows = state.starting(hit.end, 4)
    close = follows is not None and state.groups[follows].start - hit.end <= 1
    if beside is not None and beside not in state.harms and not (close and not state.groups[beside].oblique is True):
        _left(state, beside, hit, harm, "participle")
    elif not _right(state, hit, harm, 6, "active"):
        if beside is not None:
            _left(state, beside, hit, harm, "participle")
        elif not have and not _leaving(state, hit, harm):
            state.name(names.after(state.line, hit.end), hit, harm)


def _leaving(state: State, hit: Hit, harm: Harm) -> bool:
    """ "Left four civilians, including a woman, dead": the people stand between the verb and its participle."""
    lows = state.line.lows
    at = next((t for t in range(hit.start - 1, max(-1, hit.start - _FAR), -1) if lows[t] in _LEAVES), None)
    first = None if at is None else state.starting(at + 1, 3)
    return first is not None and first not in state.harms and _left(state, first, hit, harm, "left")


def _passive(state: State, hit: Hit, harm: Harm, begin: int) -> None:
    """ "Were killed": the people stand to the left; inverted, to the right: "killed were two medics"."""
    i = state.ending(begin)
    if i is None or (
        state.groups[i].oblique and state.groups[i].form not in {Form.COUNTED, Form.ARTICLE, Form.ELLIPTICAL}
    ):
        i = state.subject(begin)
    elif state.groups[i].oblique or state.links[i].whole is not None:
        other = state.subject(begin)
        i = i if other is None else other
    if i is not None and _left(state, i, hit, harm, "passive"):
        return
    state.name(names.before(state.line, begin), hit, harm)


def _active(state: State, hit: Hit, harm: Harm) -> None:
    """ "Kills", "killing": the people stand to the right."""
    end = hit.end + 1 if state.line.lows[hit.end : hit.end + 1] == ("of",) else hit.end
    if not _right(state, Hit(hit.start, end, hit.kind, hit.value), harm, 6, "active"):
        state.name(names.after(state.line, end), hit, harm)


def _noun(state: State, hit: Hit, harm: Harm) -> None:
    """ "The death of five", "injuries to two"."""
    lows = state.line.lows
    if lows[hit.end : hit.end + 1] and lows[hit.end] in {"of", "to", "among"}:
        if not _right(state, Hit(hit.start, hit.end + 1, hit.kind, hit.value), harm, 4, "nominal"):
            state.name(names.after(state.line, hit.end + 1), hit, harm)
    else:
        _right(state, hit, harm, 0, "nominal")


def _after(state: State, hit: Hit, harm: Harm) -> None:
    """ "Claimed the lives of five"."""
    _right(state, hit, harm, 4, "idiom")


def _those(state: State, begin: int, hit: Hit, harm: Harm) -> bool:
    """ "Five were children … of those who died", "among those killed": the word names people counted elsewhere."""
    lows = state.line.lows
    at = begin if lows[begin : begin + 1] == ("who",) else begin - 1
    if lows[max(0, at - 2) : at + 1].count("those") == 0:
        return False
    for i, group in enumerate(state.groups):
        if group.back is Back.WHOLE and i not in state.harms:
            state.give([i], hit, harm, "back-reference")
    first = max(0, begin - 6)
    i = next((i for i, g in enumerate(state.groups) if first <= g.end < begin and lows[g.end] in BE), None)
    if i is not None and "among" in lows[state.groups[i].end : begin]:
        state.give([i], hit, harm, "back-reference")
    return True


def _before(state: State, hit: Hit, harm: Harm) -> None:
    """ "Five died", "five slain": the people stand to the left."""
    begin, _, _ = _begin(state, hit)
    if _those(state, begin, hit, harm):
        return
    i = state.ending(begin)
    if i is None or state.groups[i].oblique or state.links[i].whole is not None:
        other = state.subject(begin)
        i = i if other is None else other
    if i is not None and _left(state, i, hit, harm, "intransitive"):
        return
    state.name(names.before(state.line, begin), hit, harm)


def _adjective(state: State, hit: Hit, harm: Harm) -> None:
    """ "Five dead", "left five people dead", "two are missing"."""
    begin, be, _ = _begin(state, hit)
    i = state.ending(begin)
    if i is None and be:
        i = state.subject(begin)
    if i is not None:
        _left(state, i, hit, harm, "adjective")
    else:
        _leaving(state, hit, harm)


def _toll(state: State, hit: Hit, harm: Harm) -> None:
    """ "The death toll … rose from 17 to 24": the sum follows "to", "at", "reached" or "is"."""
    for i, group in enumerate(state.groups):
        if group.start < hit.end or i in state.harms:
            continue
        if group.start - hit.end > _FAR:
            return
        before = state.line.lows[group.start - 1]
        if any(hit.end <= t < group.start and not state.inside(t) for t in state.line.of(Kind.HARM)):
            return
        if before in _SUM or (before == "of" and group.start - hit.end <= 1):
            taken = [j for j in chain(state.links, i) if j >= i and not (j > i and _claimed(state, j))]
            state.give(taken, hit, harm, "toll")
            return


_FORMS = {
    "base": _active,
    "past": _past,
    "ing": _active,
    "part": _before,
    "intr": _before,
    "noun": _noun,
    "adj": _adjective,
    "right": _after,
    "toll": _toll,
}


def _back(state: State) -> None:
    """Give parts whose whole has a harm, and phrases that name the dead or wounded, theirs."""
    names = {Back.DEAD: Harm.KILLED, Back.INJURED: Harm.INJURED, Back.CASUALTIES: Harm.CASUALTIES}
    for i, group in enumerate(state.groups):
        if i in state.harms:
            continue
        whole = state.links[i].whole
        if whole is not None and whole in state.harms:
            harm, hit, rule = state.harms[whole]
            state.give([i], hit, harm, f"{rule}, part")
        elif group.back in names:
            hit = Hit(group.start, group.end, Kind.HARM, None)
            state.give([i], hit, names[group.back], "back-reference")
