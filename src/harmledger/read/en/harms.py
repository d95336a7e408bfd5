"""What happened to the people of each phrase: every word of harm takes its people by its construction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Count, Harm
from harmledger.read.en import details
from harmledger.read.en.constructions import FORMS
from harmledger.read.en.equations import equated
from harmledger.read.en.group import Form
from harmledger.read.en.line import Hit, Line, Trigger
from harmledger.read.en.links import Link, chain
from harmledger.read.en.phrases import BACKS
from harmledger.read.en.state import State
from harmledger.read.en.stops import BE, DETERMINER, words
from harmledger.read.en.tolls import HARMS, numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.en.group import Group
    from harmledger.read.mentions import Back

_KILLED_OR_INJURED = {Harm.KILLED, Harm.INJURED}
_INTENT = words("intent")
_SPOKE = {("spoke", "of"), ("speak", "of"), ("speaks", "of"), ("it", "at"), ("figure", "at"), ("count", "at")}
_WHERE = {("in",), ("near",), ("by",), ("at",), ("on",)}
_LEADING = {("leading", "to"), ("led", "to")}
_UNREAL = {"to", "not", "will", "would", "could", "can", "may", "might"}
_MAY = {"may", "might", "could", "would"}
_CAUSES = {"cause", "caused", "result", "resulted", "lead", "led", "be", "include"}
_AWAY, _DWELLERS, _AROUND = words("away"), words("dwellers"), 8
_SEVERITY = words("severity")
_PARTS = {",", "-", "("} | words("part")  # before "two seriously"
_HANDS_ON = {"delivered", "delivering", "transferred", "transported", "buried", "handed"}
_MOVES = words("moves")
_HELPS, _HELPED = {"help", "helps", "helped", "helping", "let", "letting", "urged", "urging"}, 4
_AMONG = {"among", "amongst"}


def harms(line: Line, groups: Sequence[Group], links: Sequence[Link]) -> State:
    """Give each phrase its harm."""
    state = State(line, list(groups), list(links))
    _implied(state)
    equated(state)
    numbered(state)
    done = -1
    for at, hit in sorted(line.harms.items()):
        if at < done or state.inside(at) or _is_idle(line, hit):
            continue
        done = _apply(state, hit)
    _back(state)
    return state


def _implied(state: State) -> None:
    """Give the phrases whose own noun says it their harm: "54 fatalities"."""
    for i, group in enumerate(list(state.groups)):
        if group.harm is None or _is_overtaken(state, i, group.harm):
            continue
        home = state.line.lows[max(0, group.start - 2) : group.start] == ("home", "to")
        described = group.harm is Harm.DISPLACED and (home or group.form in {Form.ARTICLE, Form.DEFINITE})
        if described:
            continue  # "a house for a displaced family" tells of no displacement
        if _is_feared(state.line, group):
            continue
        if group.form is not Form.ZERO and group.count.number is None and _is_doubtful(state, i):
            continue
        if _is_handed_on(state.line, group):
            continue
        counted = state.groups[i].form in {Form.COUNTED, Form.ELLIPTICAL, Form.ZERO, Form.ARTICLE}
        if counted or _is_caused(state.line, group):
            hit = Hit(group.start, group.end, Trigger(group.harm, "noun"))
            state.give([i], hit, group.harm, "noun")


def _is_overtaken(state: State, i: int, harm: Harm) -> bool:
    """Say whether a verb tells what happened to people later: "five of the abducted workers were freed"."""
    verb = None if harm in {Harm.KILLED, Harm.CASUALTIES} else state.verb(i)
    return verb is not None and isinstance(verb.value, Trigger) and verb.value.harm is not harm


def _is_handed_on(line: Line, group: Group) -> bool:
    """Say whether bodies that were found before are only taken somewhere: "they delivered two bodies to the morgue"."""
    bodies = line.lows[group.end - 1] in {"bodies", "body"}
    return bodies and not _HANDS_ON.isdisjoint(line.lows[max(0, group.start - 2) : group.start])


def _is_feared(line: Line, group: Group) -> bool:
    """Say whether a sentence only says that there may be casualties: "may have resulted in a civilian casualty"."""
    before = line.lows[max(0, group.start - 5) : group.start]
    return any(w in _MAY for w in before) and not _CAUSES.isdisjoint(before)


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
    if line.lows[group.end - 1] == "lives":
        return False  # "the loss of civilian lives" counts nobody
    return group.form is Form.BARE and any(w in _MOVES for w in before)


def _is_idle(line: Line, hit: Hit) -> bool:
    """Say whether a word of harm is about something that did not happen: "to kill", "could have killed"."""
    assert isinstance(hit.value, Trigger)  # noqa: S101 - the list of this kind holds triggers only
    if hit.value.harm is Harm.MISSING:
        return False  # "may be missing" is what missing means
    if hit.value.harm is Harm.DISPLACED and _moves_nobody(line, hit):
        return True
    before = line.lows[max(0, hit.start - 3) : hit.start]
    compound = before[-1:] and before[-1] in DETERMINER and line.lows[hit.end : hit.end + 1] != ("of",)
    if before[-2:] in _LEADING:
        return False  # "leading to wound some people"
    if hit.value.form == "base" and before and (before[-1] in _UNREAL or compound):
        return True  # "to kill", "their kidnap victims"
    if hit.value.form == "ing" and any(w in _INTENT for w in line.lows[max(0, hit.start - 4) : hit.start]):
        return True
    month = any(w == "May" for w in line.tokens.words[max(0, hit.start - 3) : hit.start])
    return any(w in {"could", "would", "might", "may", "if"} for w in before) and not month


def _moves_nobody(line: Line, hit: Hit) -> bool:
    """Say whether a word of flight drives nobody from home: "kills displaced villagers", "tried to help them flee"."""
    evacuated = line.lows[hit.start].startswith("evacuat")
    return hit.start - 1 in line.harms or _is_helped(line, hit.start) or (evacuated and _keeps_home(line, hit))


def _keeps_home(line: Line, hit: Hit) -> bool:
    """Say whether who is evacuated only leaves a building or a ward: "patients", "from the burning building"."""
    near = line.lows[max(0, hit.start - _AROUND) : hit.end + _AROUND]
    return not _AWAY.isdisjoint(near) and _DWELLERS.isdisjoint(line.lows)


def _is_helped(line: Line, at: int) -> bool:
    """Say whether a verb only tells what somebody meant to bring about: "tried to help residents flee"."""
    return not _HELPS.isdisjoint(line.lows[max(0, at - _HELPED) : at])


def _apply(state: State, hit: Hit) -> int:
    """Let one word of harm take its people; give the token from which to go on."""
    assert isinstance(hit.value, Trigger)  # noqa: S101
    pair = _paired(state.line, hit)
    end, harm = pair or (hit.end, hit.value.harm)
    whole = Hit(hit.start, end, hit.value)
    form = FORMS[hit.value.form]
    form(state, whole, harm)
    return end


def _paired(line: Line, hit: Hit) -> tuple[int, Harm] | None:
    """Read "killed and injured" as undivided casualties."""
    lows, at = line.lows, hit.end
    if at + 1 >= len(lows) or lows[at] not in {"and", "or", "/", "&"}:
        return None
    at += 2 if lows[at + 1] in {"or", "/"} else 1
    other = line.harms.get(at)
    if other is None or not isinstance(other.value, Trigger) or not isinstance(hit.value, Trigger):
        return None
    if {hit.value.harm, other.value.harm} != _KILLED_OR_INJURED:
        return None
    return other.end, Harm.CASUALTIES


def _back(state: State) -> None:
    """Give parts whose whole has a harm, and phrases that name the dead or wounded, theirs."""
    for i, group in enumerate(state.groups):
        if i in state.harms:
            continue
        whole = state.links[i].whole
        if whole is not None and whole in state.harms:
            harm, hit, rule = state.harms[whole]
            state.give([i], hit, harm, f"{rule}, part")
        elif (named := _belongs(state, group)) is not None:
            _recall(state, i, named, HARMS[named])
        elif group.back in HARMS and group.form is Form.ELLIPTICAL and group.count.number is None:
            continue  # "several of the wounded are in critical condition"
        elif group.back in HARMS:
            hit = Hit(group.start, group.end, None)
            state.give([i], hit, HARMS[group.back], "back-reference")
        elif (told := max((j for j in state.harms if j < i), default=-1)) >= 0 and (
            _says_other(state, i) or _is_gapped(state, i)
        ):
            harm, hit, rule = state.harms[told]
            state.give([i], hit, harm, f"{rule}, again")
        elif i > 0 and i - 1 in state.harms and _counts_worse(state, i):
            harm, hit, rule = state.harms[i - 1]
            state.links[i] = Link(whole=i - 1)
            state.give([i], hit, harm, f"{rule}, part")
        elif (other := next((j for j in (i, i + 1) if _counts_again(state, j, i)), None)) is not None:
            harm, hit, rule = state.harms[2 * other - 1 - i]
            state.give([i], hit, harm, f"{rule}, other unit")


def _recall(state: State, i: int, named: Back, harm: Harm) -> None:
    """Make a phrase, and those coordinated with it, parts of the dead or wounded told before."""
    for j in chain(state.links, i):
        group = state.groups[j]
        if group.end <= state.groups[i].end and j not in state.harms and group.back is None:
            state.groups[j] = replace(group, back=named)
            state.give([j], Hit(group.start, group.end, None), harm, "back-reference")


def _belongs(state: State, group: Group) -> Back | None:
    """Read "a woman was among the wounded", "they counted four girls among the dead"."""
    lows = state.line.lows[group.end : group.end + 6]
    if _AMONG.isdisjoint(lows[:3]) or group.form in {Form.DEFINITE, Form.BARE}:
        return None
    at = next(t for t, w in enumerate(lows) if w in _AMONG)
    if at > 0 and lows[0] not in BE:
        return None
    return next((back for w in lows[at:] if (back := BACKS.get(w))), None)


def _is_gapped(state: State, i: int) -> bool:
    """Read "six were killed in Harim and two in Sarta", "38 in air strikes, 20 by artillery": the verb is left out."""
    group, lows = state.groups[i], state.line.lows
    joined = lows[group.start - 1] in {"and", ",", ";"} and lows[group.end : group.end + 1] in _WHERE
    return joined and group.form is Form.ELLIPTICAL and group.back is None and not group.additional


def _says_other(state: State, i: int) -> bool:
    """Read "officials said six had died; residents said at least ten": a bare number of another claimant."""
    group, lows = state.groups[i], state.line.lows
    said = state.line.speech.get(group.start - 1)
    spoke = (said is not None and said.value == "verb") or lows[group.start - 2 : group.start] in _SPOKE
    ends = group.end >= len(lows) or lows[group.end] in {".", ",", ";", ")"}
    return spoke and ends and group.form is Form.ELLIPTICAL and group.back is None


def _counts_worse(state: State, i: int) -> bool:
    """Read "five people were injured, two seriously", "one of them critically"."""
    group, lows = state.groups[i], state.line.lows
    severe = not _SEVERITY.isdisjoint(lows[group.end : group.end + 1])
    before = [low for low in lows[max(0, group.start - 2) : group.start] if low != "."]  # "incl. two seriously"
    return severe and group.form is Form.ELLIPTICAL and before[-1] in _PARTS


def _counts_again(state: State, i: int, open_: int) -> bool:
    """Say whether a phrase and the one before it count the same people: "1,867 people, or 340 families"."""
    if not 0 < i < len(state.groups) or (2 * i - 1 - open_) not in state.harms:
        return False
    before, group = state.groups[i - 1], state.groups[i]
    gap = state.line.lows[before.end : group.start]
    beside = "or" in gap[-2:] or gap == ("-",) or gap[-1:] in {("(",), ("comprising",), ("totalling",)}
    return before.unit is not group.unit and beside and len(gap) < 8  # noqa: PLR2004
