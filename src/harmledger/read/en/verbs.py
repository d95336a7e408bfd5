"""Verbs of harm: active ("killed five"), passive ("were killed"), participle ("five killed"), intransitive ("died")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm, Status
from harmledger.read.en import names
from harmledger.read.en.group import Form
from harmledger.read.en.line import Hit
from harmledger.read.en.links import chain
from harmledger.read.en.nominal import of
from harmledger.read.en.state import BESIDE, FAR
from harmledger.read.en.stops import ADVERB, BE, HAVE, LEAVES, RELATIVE
from harmledger.read.en.take import left, right
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from harmledger.read.en.state import State

_AMONG = {"among", "amongst"}
_FEW = 5  # tokens from "among" to "those"
_TIMES = {("day",), ("week",), ("month",), ("year",), ("few",), ("days",), ("weeks",), ("hours",), ("minutes",)}
_HIM = {("him",), ("her",), ("them",)}
_WAS = {("was",), ("were",), ("been",), ("being",)}
_BESIDE = {"by", "with", "alongside"}
_ALONGSIDE = {("alongside",), ("along",), ("together",)}


def _begin(state: State, hit: Hit) -> tuple[int, bool, bool]:
    """Go left over auxiliaries and adverbs; say where they begin, and whether one of "be" and of "have" was there."""
    lows, at, be, have = state.line.lows, hit.start, False, False
    while (
        at > 0
        and (lows[at - 1] in BESIDE or lows[at - 1] in BE or lows[at - 1] in HAVE or lows[at - 1] in RELATIVE)
        and not state.inside(at - 1)
    ):
        be, have = be or lows[at - 1] in BE, have or lows[at - 1] in HAVE
        at -= 1
        if lows[at] in RELATIVE:
            break
    if not be and lows[at - 1 : at] == ("and",):
        was = next((t for t in range(at - 3, max(-1, at - 5), -1) if lows[t : t + 1] in _WAS), None)
        if was is not None and not any(state.inside(t) for t in range(was, at)):
            return was, True, have  # "was raped and killed", "was run over and killed"
    return at, be, have


def past(state: State, hit: Hit, harm: Harm) -> None:
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
    if beside is not None and state.groups[beside].oblique and _him(state, hit, harm):
        right(state, hit, harm, 6, "active")  # "a strike on the home of a commander killed him and his wife"
        return
    begin, beside = _begin(state, hit)[0], None if have else beside
    if beside is None and state.line.lows[begin - 1 : begin] == (",",):
        beside = state.ending(begin - 1)  # "seven people, including five children, wounded"
        beside = beside if beside is not None and _is_open_part(state, beside) else None
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
    shared = at > hit.end and lows[hit.end] == "and" and at in state.line.harms
    something = any(low in {"a", "an"} or low.isdecimal() for low in lows[hit.end : hit.end + 1])  # "burned 14 houses"
    fighters = group.people.status is Status.COMBATANT and something
    if group.people.status is Status.COMBATANT and lows[group.start - 1] in _BESIDE:
        follows = state.starting(hit.end, 0)  # "soldiers accompanied by fighters executed 20 people"
        return follows is not None and state.groups[follows].form is Form.COUNTED
    return shared or (fighters and lows[hit.end + 1 : hit.end + 2] not in _TIMES)


def _leaving(state: State, hit: Hit, harm: Harm) -> bool:
    """Read "left four civilians, including a woman, dead": the people stand between the verb and its participle."""
    lows = state.line.lows
    at = next((t for t in range(hit.start - 1, max(-1, hit.start - FAR), -1) if lows[t] in LEAVES), None)
    first = None if at is None else state.starting(at + 1, 3)
    return first is not None and first not in state.harms and left(state, first, hit, harm, "left")


def _passive(state: State, hit: Hit, harm: Harm, begin: int) -> None:
    """Read "were killed": the people stand to the left; inverted, to the right: "killed were two medics"."""
    i = state.ending(begin)
    if i is not None and (outer := _outer(state, i, begin)) is not None:
        i = outer
    elif i is None or (
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


def _outer(state: State, i: int, be: int) -> int | None:
    """Give whom a clause with "who" describes that ends in other people: "a driver who helped the wounded was shot"."""
    group, lows = state.groups[i], state.line.lows
    number = {"was": False, "were": True}.get(lows[be], group.many)
    if group.form not in {Form.BARE, Form.DEFINITE} or number is group.many:
        return None
    before = (j for j in range(i - 1, -1, -1) if lows[state.groups[j].end : state.groups[j].end + 1] == ("who",))
    return next((j for j in before if state.groups[j].many is number and j not in state.harms), None)


def _beside(state: State, hit: Hit, harm: Harm) -> None:
    """Read "was killed alongside two nurses"."""
    i = state.starting(hit.end + 1, 0) if state.line.lows[hit.end : hit.end + 1] == ("with",) else None
    if i is not None and state.groups[i].form is Form.OWNED:
        state.give(chain(state.links, i), hit, harm, "beside")
    if state.line.lows[hit.end : hit.end + 1] in _ALONGSIDE:
        end = hit.end + (1 if state.line.lows[hit.end] == "alongside" else 2)
        right(state, Hit(hit.start, end, hit.value), harm, 0, "beside")


def active(state: State, hit: Hit, harm: Harm) -> None:
    """Read "kills", "killing": the people stand to the right."""
    noun = state.line.lows[max(0, hit.start - 1) : hit.start] == ("the",)
    at = of(state, hit) if noun or state.line.lows[hit.end : hit.end + 1] == ("of",) else None
    end = hit.end if at is None else at + 1
    if not right(state, Hit(hit.start, end, hit.value), harm, 6, "active") and not _him(state, hit, harm):
        state.name(names.after(state.line, end), hit, harm)


def _him(state: State, hit: Hit, harm: Harm) -> bool:
    """Read "shot a former fighter, killing him": the pronoun stands for who was told last."""
    if state.line.lows[hit.end : hit.end + 1] not in _HIM:
        return False
    i = max((i for i, group in enumerate(state.groups) if group.end <= hit.start), default=None)
    counted = i is not None and state.groups[i].form in {Form.ARTICLE, Form.COUNTED}
    return i is not None and counted and left(state, i, hit, harm, "pronoun")


def _those(state: State, begin: int, hit: Hit, harm: Harm) -> bool:
    """Read "five were children … of those who died", "among those killed": the word names people counted elsewhere."""
    lows = state.line.lows
    at = begin if lows[begin : begin + 1] == ("who",) else begin - 1
    if lows[max(0, at - 2) : at + 1].count("those") == 0:
        return False
    for i, group in enumerate(state.groups):
        if group.back is Back.WHOLE and i not in state.harms:
            state.give([i], hit, harm, "back-reference")
    among = next((t for t in range(at, max(0, at - _FEW), -1) if lows[t] in _AMONG), 0)
    told = _are(state, among - 1) if among and lows[among - 1] in BE else None
    if told is not None:
        state.give([j for j in chain(state.links, told) if j <= told], hit, harm, "back-reference")
    return True


def _are(state: State, be: int) -> int | None:
    """Give who is said to be among others: "two policemen escorting the convoy were among those killed"."""
    while be > 0 and state.line.lows[be - 1] in BESIDE | BE | HAVE:
        be -= 1
    beside = state.ending(be)
    return state.subject(be) if beside is None or state.groups[beside].oblique else beside


def before(state: State, hit: Hit, harm: Harm) -> None:
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


def behind(state: State, hit: Hit, harm: Harm) -> None:
    """Read "digging for five people believed to be trapped": the people stand right before it."""
    i = state.ending(_begin(state, hit)[0])
    if i is not None:
        left(state, i, hit, harm, "participle")


def adjective(state: State, hit: Hit, harm: Harm) -> None:
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


def _label(state: State, hit: Hit, harm: Harm) -> bool:
    """Read "Killed: 3", "Injured: 12 (four children)"."""
    lows = state.line.lows
    opens = hit.start == 0 or not lows[hit.start - 1][0].isalnum() or lows[:1] in {("the",), ("those",)}
    if not opens or lows[hit.end : hit.end + 1] != (":",):
        return False
    if right(state, Hit(hit.start, hit.end + 1, hit.value), harm, 0, "label"):
        return True
    named = names.after(state.line, hit.end + 1)
    state.name(named, hit, harm)
    return named is not None
