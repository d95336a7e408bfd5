"""The constructions in which words of harm stand: active, passive, participle, nominal, idiom, toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm, Status
from harmledger.read.en import names
from harmledger.read.en.group import Form
from harmledger.read.en.line import Hit, Kind, Trigger
from harmledger.read.en.links import chain
from harmledger.read.en.spans import any_between
from harmledger.read.en.state import BESIDE, FAR
from harmledger.read.en.stops import ADVERB, BE, HAVE, LEAVES, PREPOSITION, RELATIVE, words
from harmledger.read.en.tolls import toll
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from collections.abc import Callable

    from harmledger.read.en.state import State

_PRONOUNS = {"him", "her", "them", "himself", "herself", "themselves"}
_TIMES = {("day",), ("week",), ("month",), ("year",), ("few",)}
_WAS = {("was",), ("were",), ("been",), ("being",)}
_WHO = {("who",), ("that",)}
_ALONGSIDE = {("alongside",), ("along",), ("together",)}
_GOVERNS = {"of", "to", "among"}
_ASIDE = 7  # tokens that may say when or where between a noun of harm and its people
_MOVED = {Harm.DISPLACED, Harm.RELEASED, Harm.RETURNED}
_FORCES = words("forces")
_HURTS = words("hurts")


def right(state: State, hit: Hit, harm: Harm, gap: int, rule: str) -> bool:
    """Let a word take the people to its right, up to those that the next verb claims."""
    lows, end = state.line.lows, hit.end
    if lows[end + 1 : end + 2] == ("and",) and lows[end] in _PRONOUNS:
        end += 2  # "killed him and two others"
    first = state.starting(end, gap)
    if first is None or (first in state.harms and not _is_found_dead(state, first, harm)):
        return False
    state.harms.pop(first, None)
    if any(w in PREPOSITION for w in lows[end : state.groups[first].start]) or _is_general(state, hit, first):
        return False
    if state.groups[first].form is Form.OPEN and state.groups[first].start > hit.end:
        return False
    taken = [first]
    for i in chain(state.links, first):
        if i > first and state.links[i].after in taken:
            if i in state.harms or state.claimed(i):
                break
            taken.append(i)
    state.give(taken, hit, harm, rule)
    return True


def _is_found_dead(state: State, i: int, harm: Harm) -> bool:
    """Say whether a noun only tells what was done before to people told to be dead: "bodies of abducted men"."""
    before, _, rule = state.harms[i]
    return harm is Harm.KILLED and rule == "noun" and before not in {Harm.KILLED, Harm.CASUALTIES}


def _is_general(state: State, hit: Hit, i: int) -> bool:
    """Say whether nobody is counted: "the loss of civilian lives", "camps of displaced families"."""
    group = state.groups[i]
    if group.form is not Form.BARE or group.count.number is not None or not isinstance(hit.value, Trigger):
        return False
    described = hit.value.form == "past" and hit.start > 0 and state.line.lows[hit.start - 1] in PREPOSITION
    moved = hit.value.harm in _MOVED and hit.value.form == "noun"
    return described or moved or state.line.lows[group.end - 1] == "lives"


def left(state: State, i: int, hit: Hit, harm: Harm, rule: str) -> bool:
    """Let a word take a phrase to its left and all that is coordinated with it."""
    if i in state.harms and not _dies_later(state, i, harm):
        return False
    state.harms.pop(i, None)
    taken = [j for j in chain(state.links, i) if state.groups[j].end <= hit.start and j not in state.harms]
    state.give(taken, hit, harm, rule)
    return True


def _dies_later(state: State, i: int, harm: Harm) -> bool:
    """Say whether a clause behind the people told what happened before: "two men who had been wounded have died"."""
    before, hit, _ = state.harms[i]
    clause = state.line.lows[state.groups[i].end : hit.start]
    return harm is Harm.KILLED and before not in {Harm.KILLED, Harm.CASUALTIES} and clause[:1] in _WHO


def _begin(state: State, hit: Hit) -> tuple[int, bool, bool]:
    """Go left over auxiliaries and adverbs; say where they begin, and whether one of "be" and of "have" was there."""
    lows, at, be, have = state.line.lows, hit.start, False, False
    while at > 0 and (lows[at - 1] in BESIDE or lows[at - 1] in BE or lows[at - 1] in HAVE or lows[at - 1] in RELATIVE):
        be, have = be or lows[at - 1] in BE, have or lows[at - 1] in HAVE
        at -= 1
        if lows[at] in RELATIVE or state.inside(at - 1):
            break
    if not be and lows[at - 1 : at] == ("and",) and lows[at - 3 : at - 2] in _WAS and lows[at - 2].endswith("ed"):
        return at - 3, True, have  # "was raped and killed"
    return at, be, have


def _past(state: State, hit: Hit, harm: Harm) -> None:
    """Read "killed": passive with "be", active with an object, otherwise a participle behind its noun."""
    begin, be, have = _begin(state, hit)
    if _label(state, hit, harm) or _those(state, begin, hit, harm):
        return
    if be:
        if not (harm is Harm.DISPLACED and state.line.lows[begin : begin + 2] in {("who", "is"), ("who", "are")}):
            _passive(state, hit, harm, begin)  # "a child who is displaced from …" only says who the child is
        return
    _plain_past(state, hit, harm, _agreeing(state, hit, begin), have=have)


def _agreeing(state: State, hit: Hit, begin: int) -> int | None:
    """Give the people right before "killed" of whom it can be said: "two men killed", not "gunmen killed two men"."""
    beside = state.ending(begin)
    return None if beside is None or _acts(state, beside, hit) else beside


def _plain_past(state: State, hit: Hit, harm: Harm, beside: int | None, *, have: bool) -> None:
    """Read "killed" without "be": active with an object, otherwise a participle behind its noun."""
    begin, beside = _begin(state, hit)[0], None if have else beside
    if beside is not None and _is_open_part(state, beside):
        beside = state.subject(begin)
    named = names.after(state.line, hit.end)
    if named and beside is not None and state.groups[beside].form in {Form.BARE, Form.DEFINITE}:
        state.name(named, hit, harm)  # "gunmen kidnapped Karim Haddad"
        return
    follows = state.starting(hit.end, 4)
    close = follows is not None and state.groups[follows].start - hit.end <= 1
    close = close and follows is not None and state.groups[follows].back is not Back.WHOLE
    close = close or state.line.lows[hit.end : hit.end + 2] in {("himself", "and"), ("him", "and"), ("her", "and")}
    if beside is not None and beside not in state.harms and not (close and state.groups[beside].oblique is not True):
        left(state, beside, hit, harm, "participle")
    elif not right(state, hit, harm, 6, "active"):
        if beside is not None:
            left(state, beside, hit, harm, "participle")
        elif not have and not _leaving(state, hit, harm):
            state.name(named, hit, harm)


def _acts(state: State, i: int, hit: Hit) -> bool:
    """Say whether people are those who do it: "troops detained a smuggler", "men abducted and later killed two …"."""
    group, lows, at = state.groups[i], state.line.lows, hit.end
    if group.form is not Form.BARE or not group.many:
        return False
    while at < len(lows) and (lows[at] in ADVERB or lows[at] == "and"):
        at += 1
    shared = at > hit.end and lows[hit.end] == "and" and at in state.line.of(Kind.HARM)
    fighters = group.people.status is Status.COMBATANT and lows[hit.end : hit.end + 1] in {("a",), ("an",)}
    return shared or (fighters and lows[hit.end + 1 : hit.end + 2] not in _TIMES)


def _label(state: State, hit: Hit, harm: Harm) -> bool:
    """Read "Killed: 3", "Injured: 12 (four children)"."""
    lows = state.line.lows
    opens = hit.start == 0 or not lows[hit.start - 1][0].isalnum() or lows[:1] in {("the",), ("those",)}
    if not opens or lows[hit.end : hit.end + 1] != (":",):
        return False
    if right(state, Hit(hit.start, hit.end + 1, hit.kind, hit.value), harm, 0, "label"):
        return True
    named = names.after(state.line, hit.end + 1)
    state.name(named, hit, harm)
    return named is not None


def _leaving(state: State, hit: Hit, harm: Harm) -> bool:
    """Read "left four civilians, including a woman, dead": the people stand between the verb and its participle."""
    lows = state.line.lows
    at = next((t for t in range(hit.start - 1, max(-1, hit.start - FAR), -1) if lows[t] in LEAVES), None)
    first = None if at is None else state.starting(at + 1, 3)
    return first is not None and first not in state.harms and left(state, first, hit, harm, "left")


def _passive(state: State, hit: Hit, harm: Harm, begin: int) -> None:
    """Read "were killed": the people stand to the left; inverted, to the right: "killed were two medics"."""
    i = state.ending(begin)
    if i is None or (
        state.groups[i].oblique and state.groups[i].form not in {Form.COUNTED, Form.ARTICLE, Form.ELLIPTICAL}
    ):
        i = state.subject(begin)
    elif state.groups[i].oblique or state.links[i].whole is not None:
        other = state.subject(begin)
        i = i if other is None else other
    if i is not None and left(state, i, hit, harm, "passive"):
        _beside(state, hit, harm)
        return
    state.name(names.before(state.line, begin), hit, harm)
    _beside(state, hit, harm)


def _beside(state: State, hit: Hit, harm: Harm) -> None:
    """Read "was killed alongside two nurses"."""
    i = state.starting(hit.end + 1, 0) if state.line.lows[hit.end : hit.end + 1] == ("with",) else None
    if i is not None and state.groups[i].form is Form.OWNED:
        state.give(chain(state.links, i), hit, harm, "beside")
    if state.line.lows[hit.end : hit.end + 1] in _ALONGSIDE:
        end = hit.end + (1 if state.line.lows[hit.end] == "alongside" else 2)
        right(state, Hit(hit.start, end, hit.kind, hit.value), harm, 0, "beside")


def _active(state: State, hit: Hit, harm: Harm) -> None:
    """Read "kills", "killing": the people stand to the right."""
    noun = state.line.lows[max(0, hit.start - 1) : hit.start] == ("the",)
    at = _of(state, hit) if noun or state.line.lows[hit.end : hit.end + 1] == ("of",) else None
    end = hit.end if at is None else at + 1
    if not right(state, Hit(hit.start, end, hit.kind, hit.value), harm, 6, "active"):
        state.name(names.after(state.line, end), hit, harm)


def _noun(state: State, hit: Hit, harm: Harm) -> None:
    """Read "the death of five", "injuries to two"."""
    at = _of(state, hit)
    if at is None:
        right(state, hit, harm, 0, "nominal")
    elif not right(state, Hit(hit.start, at + 1, hit.kind, hit.value), harm, 4, "nominal"):
        state.name(names.after(state.line, at + 1), hit, harm)


def _of(state: State, hit: Hit) -> int | None:
    """Give where a noun of harm says of whom, perhaps after when or where: "the killing in May of ten people"."""
    lows = state.line.lows
    if lows[hit.end : hit.end + 1] and lows[hit.end] in _GOVERNS:
        return hit.end
    if hit.end >= len(lows) or not (lows[hit.end] in PREPOSITION or lows[hit.end] in ADVERB):
        return None
    for at in range(hit.end + 1, min(hit.end + _ASIDE, len(lows))):
        if lows[at] == "of" and state.starting(at + 1, 0) is not None:
            return at
        if state.inside(at) or not lows[at][0].isalnum() or at in state.line.of(Kind.HARM):
            return None
    return None


def _after(state: State, hit: Hit, harm: Harm) -> None:
    """Read "claimed the lives of five"."""
    right(state, hit, harm, 4, "idiom")


def _those(state: State, begin: int, hit: Hit, harm: Harm) -> bool:
    """Read "five were children … of those who died", "among those killed": the word names people counted elsewhere."""
    lows = state.line.lows
    at = begin if lows[begin : begin + 1] == ("who",) else begin - 1
    if lows[max(0, at - 2) : at + 1].count("those") == 0:
        return False
    for i, group in enumerate(state.groups):
        if group.back is Back.WHOLE and i not in state.harms:
            state.give([i], hit, harm, "back-reference")
    first = max(0, begin - 6)
    told = next((i for i, g in enumerate(state.groups) if first <= g.end < begin and lows[g.end] in BE), None)
    if told is not None and "among" in lows[state.groups[told].end : begin]:
        state.give([j for j in chain(state.links, told) if j <= told], hit, harm, "back-reference")
    return True


def _before(state: State, hit: Hit, harm: Harm) -> None:
    """Read "five died", "five slain": the people stand to the left."""
    begin, _, _ = _begin(state, hit)
    if _those(state, begin, hit, harm):
        return
    i = state.ending(begin)
    if i is None or state.groups[i].oblique or state.links[i].whole is not None:
        other = state.subject(begin)
        i = i if other is None else other
    if i is not None and left(state, i, hit, harm, "intransitive"):
        return
    state.name(names.before(state.line, begin), hit, harm)


def _adjective(state: State, hit: Hit, harm: Harm) -> None:
    """Read "five dead", "left five people dead", "two are missing"."""
    begin, be, _ = _begin(state, hit)
    if _label(state, hit, harm):
        return
    i = state.ending(begin)
    if (i is None and be) or (i is not None and _is_open_part(state, i)):
        i = state.subject(begin)
    if i is not None:
        left(state, i, hit, harm, "adjective")
    else:
        _leaving(state, hit, harm)


def _is_open_part(state: State, i: int) -> bool:
    """Say whether the harm of a phrase's whole is still to come: "left six people, including a woman, dead"."""
    whole = state.links[i].whole
    return whole is not None and whole not in state.harms and state.groups[whole].harm is None


def _driven(state: State, hit: Hit, harm: Harm) -> None:
    """Read "forced 40,000 civilians from their homes": a word of forcing stands before the people."""
    i = state.ending(hit.start)
    if i is not None and state.line.lows[state.groups[i].start - 1] in _FORCES:
        left(state, i, hit, harm, "driven")


def _treated(state: State, hit: Hit, harm: Harm) -> None:
    """Read "treated 31 people for shrapnel wounds": what they were treated for stands behind them."""
    first = state.starting(hit.end, 2)
    if first is not None and any_between(state.line, hit.end, state.groups[first].end + _ASIDE, _HURTS):
        right(state, hit, harm, 2, "treated")


FORMS: dict[str, Callable[[State, Hit, Harm], None]] = {
    "base": _active,
    "past": _past,
    "ing": _active,
    "part": _before,
    "intr": _before,
    "noun": _noun,
    "adj": _adjective,
    "right": _after,
    "toll": toll,
    "driven": _driven,
    "treated": _treated,
}
