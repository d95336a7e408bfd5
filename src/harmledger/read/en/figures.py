"""Figures of a sentence: phrases, their links and harms put together into what crosses to the next room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Counts, Harm, Manner, People, Unit
from harmledger.read.en import details
from harmledger.read.en.equations import named_again, recalled
from harmledger.read.en.group import ANYONE, Form
from harmledger.read.en.groups import groups
from harmledger.read.en.harms import harms
from harmledger.read.en.line import Hit, Noun
from harmledger.read.en.links import links
from harmledger.read.en.people import people
from harmledger.read.en.stops import words
from harmledger.read.mentions import Back, Figure
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from harmledger.read.en.group import Group
    from harmledger.read.en.line import Line
    from harmledger.read.en.state import State


def figures(line: Line, offset: int, *, listed: bool = False, told: Group | None = None) -> list[Figure]:
    """Give the figures of a sentence; `offset` is the number of figures of the text before it.

    An item of a list ("• 39 fighters") need not say again what happened: its heading has. `told` is the person for
    whom the pronoun stands with which the sentence begins.
    """
    if not (listed or tells(line) or _goes_back(line)):
        return []
    found = [*([told] if told else ()), *groups(line)]
    state = harms(line, found, links(line, found))
    recalled(state)
    named_again(state)
    order = sorted(range(len(state.groups)), key=lambda i: state.groups[i].start)
    if not state.harms:
        _without_harm(state, listed=listed)
    kept = [i for i in order if _is_figure(state, i)]
    number = {i: offset + n for n, i in enumerate(kept)}
    early = bool(kept) and details.provisional(line)
    return [_figure(state, i, number, provisional=early) for i in kept]


def tells(line: Line) -> bool:
    """Say whether a sentence has a word of harm, or a noun that implies it."""
    return bool(line.harms) or any(isinstance(hit.value, Noun) and hit.value.harm for hit in line.nouns.values())


def _goes_back(line: Line) -> bool:
    """Say whether a sentence without any may count people of whom another has told what happened."""
    return bool(line.nouns) and not _BACK.isdisjoint(line.lows)


_BACK = frozenset({"them", "whom", "these", "those", "were", "was", "are"}) | {"including", "included", "includes"}


def _without_harm(state: State, *, listed: bool) -> None:
    """Keep the phrases of a sentence that leaves it to an earlier one to say what happened."""
    for i, group in enumerate(state.groups):
        first = listed and group.start <= _ITEM and group.form in {Form.COUNTED, Form.ARTICLE}
        first = first and _AUXILIARIES.isdisjoint(state.line.lows[group.end : group.end + 1])
        told = group.back is Back.WHOLE and group.form is Form.COUNTED and not _acts(state, group)
        if first or told or state.links[i].whole in state.harms:
            state.harms[i] = (None, Hit(group.start, group.end, None), "list" if first else "predicate")
            if group.back is None and first:
                state.groups[i] = replace(group, back=Back.WHOLE)


def _acts(state: State, group: Group) -> bool:
    """Say whether people told before only do something: "one of them, a brigadier, escaped"."""
    behind = [low for low in state.line.lows[group.end : group.end + 2] if low != ","]
    return bool(behind) and behind[0].endswith("ed") and state.line.lows[group.end : group.end + 1] != (".",)


_AUXILIARIES = words("have") | words("modal")  # behind people: the sentence says itself what they did
_SEVERELY = {(word,) for word in words("severity")}
_ALSO = 3  # tokens before a verb in which "also" stands
_NEAR = 4  # tokens between a word of attack and those attacked
_STRIKES = {"against", "on", "targeting", "targeted", "hit", "struck", "attacked", "ambushed", "hitting", "bombed"}
_HURT = {Harm.KILLED, Harm.INJURED, Harm.CASUALTIES}
_JOINS = {"and", ","}
_ITEM = 3  # tokens from the beginning of a list's item to its number


def _is_figure(state: State, i: int) -> bool:
    """Say whether a phrase states a figure: it has a harm, or is a part of something told before."""
    group = state.groups[i]
    if i not in state.harms or state.harms[i][2] == "passed":
        return False
    if group.form is Form.ZERO:
        return True
    if group.form is Form.BARE and state.line.lows[max(0, group.start - 2) : group.start] == ("in", "which"):
        return False  # "147 incidents in which civilians were harmed"
    if state.harms[i][2].endswith("part"):
        return _is_part_counted(state.line, group)
    if group.back is Back.WHOLE and _says_nothing(state, i):
        return False
    return not (group.form is Form.BARE and group.oblique and state.harms[i][2] == "passive")


def _is_part_counted(line: Line, group: Group) -> bool:
    """Say whether a part without a noun counts: not "of whom nine are in hospital", "one of the survivors said"."""
    said = line.speech.get(group.end)
    if group.back is Back.WHOLE and said is not None and said.value == "verb":
        return False
    if group.form is not Form.ELLIPTICAL:
        return True
    if group.back is not Back.WHOLE:
        return line.lows[group.start - 1] != "whom"
    if group.count.number is not None and line.lows[group.end : group.end + 1] in _SEVERELY:
        return True  # "one of them seriously"
    # "one of whom came from …" counts no kind
    return (group.count.number or 0) > 1 and line.lows[group.end - 1] == "them"


def _says_nothing(state: State, i: int) -> bool:
    """Say whether a share without number or kind only says again what happened: "the majority of whom fled too"."""
    group, harm = state.groups[i], state.harms[i][0]
    vague = group.count == bounded(None) and group.people == ANYONE
    return vague and any(state.harms[j][0] is harm for j in range(i) if j in state.harms)


def _is_borrowed(state: State, group: Group) -> bool:
    """Say whether a noun tells nothing by itself: "two other members" are of the group named before."""
    last = state.line.lows[group.end - 1]
    other = group.additional or "other" in state.line.lows[group.start : group.end]
    return other and group.people == ANYONE and last in {"members", "member", "elements", "element"}


def _is_shared(state: State, i: int) -> bool:
    """Say whether a noun only says what happened: "five children were killed and nine injured" are nine children."""
    group = state.groups[i]
    joined = state.line.lows[group.start - 1] in _JOINS and group.form is Form.COUNTED and group.many
    told = joined and group.harm is not None and group.people == ANYONE
    return told and any(j in state.harms and g.end < group.start for j, g in enumerate(state.groups[:i]))


def _is_later(group: Group, harm: Harm | None) -> bool:
    """Say whether more has happened to people told before: "the wounded man died"."""
    return harm is Harm.KILLED and group.harm is not None and group.harm is not harm


def _is_divided(state: State, i: int) -> bool:
    """Say whether "the 450 deaths" are told here first: their parts stand beside them."""
    group = state.groups[i]
    repeated = group.back is Back.REPEAT and group.form in {Form.COUNTED, Form.ELLIPTICAL}
    return repeated and group.count.number is not None and any(link.whole == i for link in state.links)


def _kind(state: State, i: int) -> Group:
    """Give a phrase the status of its whole where it has none: "six fighters, three of them foreigners"."""
    group, whole = state.groups[i], state.links[i].whole
    if whole is None or group.back is not Back.WHOLE or group.people != ANYONE or group.form is not Form.COUNTED:
        return group
    lent = state.groups[whole].people
    return replace(group, people=People(lent.status, lent.status_basis))


def _told_before(state: State, i: int) -> bool:
    """Say whether a sentence has counted other people before a phrase, of whose kind these then are."""
    return any(
        j in state.harms and g.people != ANYONE and g.end <= state.groups[i].start for j, g in enumerate(state.groups)
    )


def _is_more(state: State, i: int) -> bool:
    """Say whether "six others" come on top of a figure: after people who were harmed otherwise they are the whole."""
    if _is_also(state, i):
        return True
    before = {state.harms[j][0] for j in state.harms if state.groups[j].end <= state.groups[i].start}
    return state.groups[i].additional and (not before or state.harms[i][0] in before)


def _is_also(state: State, i: int) -> bool:
    """Say whether a sentence adds who was harmed too: "a driver was also shot dead"."""
    group, trigger = state.groups[i], state.harms[i][1]
    one = group.form is Form.ARTICLE and group.back is None and state.links[i].whole is None
    return one and "also" in state.line.lows[max(group.end, trigger.start - _ALSO) : trigger.start]


def _struck(line: Line, trigger: Hit) -> People:
    """Give of whom "killing 16" speaks when fighters were attacked: "a strike against the forces, killing 16"."""
    for at, hit in sorted(line.nouns.items(), reverse=True):
        fighters = isinstance(hit.value, Noun) and hit.value.group == "combatant" and hit.end <= trigger.start
        if fighters and hit.end not in line.attacks and not _STRIKES.isdisjoint(line.lows[max(0, at - _NEAR) : at]):
            return people("combatant")
    return ANYONE


def _figure(state: State, i: int, number: dict[int, int], *, provisional: bool) -> Figure:
    """Make the figure of a phrase."""
    group = _kind(state, i)
    harm, trigger, rule = state.harms[i]
    if group.unit is Unit.HOUSEHOLD and harm in _HURT:  # "the whole family was killed": nobody says how many
        group = replace(group, unit=Unit.PERSON, count=bounded(None), people=people("family_member"))
    if group.form is Form.ZERO and harm is Harm.INJURED and not any(h is Harm.KILLED for h, *_ in state.harms.values()):
        harm = Harm.CASUALTIES  # where nobody was hurt nobody was killed
    if rule == "active" and group.form is Form.ELLIPTICAL and group.people == ANYONE and not _told_before(state, i):
        group = replace(group, people=_struck(state.line, trigger))
    start, end = state.line.span(group.start, group.end)
    at, to = state.line.span(trigger.start, trigger.end)
    link = state.links[i]
    how = details.manner(state.line, harm, trigger)
    if how is Manner.UNKNOWN and harm is Harm.KILLED and (i in state.later or group.back is Back.INJURED):
        how = Manner.DIED_OF_WOUNDS  # "a man wounded on Thursday died", "two of the injured died"
    return Figure(
        start,
        end,
        state.line.sentence,
        harm=harm,
        people=group.people,
        count=group.count,
        rule=rule,
        unit=group.unit,
        assertion=details.none(state.line) if group.form is Form.ZERO else Assertion.HARM,
        counts=Counts.ADDITIONAL if _is_more(state, i) else Counts.TOTAL,
        elliptical=group.form is Form.ELLIPTICAL or _is_borrowed(state, group) or _is_shared(state, i),
        part_of=None if link.whole is None else number.get(link.whole),
        after=None if link.after is None else number.get(link.after),
        back=None if _is_divided(state, i) or _is_later(group, harm) else group.back,
        provisional=provisional,
        manner=how,
        from_harm=details.origin(how, state.line),
        movement=details.movement(state.line, harm, trigger),
        denied=details.denied(state.line, trigger),
        trigger_start=at,
        trigger_end=to,
    )
