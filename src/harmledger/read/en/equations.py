"""Sentences that say who the dead or wounded were: "among the dead were three teachers", "that included a child"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.read.en import names
from harmledger.read.en.group import Form
from harmledger.read.en.line import Hit, Trigger
from harmledger.read.en.links import Link, chain
from harmledger.read.en.stops import ADVERB, BE, PREPOSITION
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.en.state import State

_INCLUDES = {"include", "includes", "included", "comprise", "comprised", "comprises"}
_NUMBERS = {"number", "numbered", "total", "totalled", "totaled"}
_EQUALS = BE | _INCLUDES | {"number", "numbered", "total", "totalled", "totaled", ":"}
_NAMING = ADVERB | {"identified", "named", "as", "listed"}
_RECALLS = {"that", "this", "these", "they", "those"}
_AMONG = {"among", "amongst"}
_BACKS = {Harm.KILLED: Back.DEAD, Harm.INJURED: Back.INJURED}
_HEAD = 18  # tokens in which such a sentence says whom it is about
_OPENS = 4
_UNCOUNTED = {Form.DEFINITE, Form.BARE, Form.OPEN}


def equated(state: State) -> None:
    """Read "the wounded include two nurses", "the dead were identified as …": the verb makes both one."""
    lows = state.line.lows
    be = next((t for t in range(1, min(len(lows), _HEAD)) if lows[t] in _EQUALS), None)
    subject = None if be is None else _subject(state, be)
    if be is None or subject is None:
        return
    at = be + 1
    while at < len(lows) and lows[at] in _NAMING:
        at += 1
    hit, harm = subject
    plain = lows[at : at + 1] == ("as",) or PREPOSITION.isdisjoint(lows[at : at + 2])
    first = state.starting(at, 2 if plain else 0)  # "among the wounded are two of our nurses"
    named = names.after(state.line, at) if first is None else None
    if first is None and named is None:
        return
    state.name(named, hit, harm)
    if first is not None:
        members = [i for i in chain(state.links, first) if not state.verb(i)]
        state.give(members, hit, harm, "equation")
        if harm in _BACKS and not _AMONG.isdisjoint(lows[:_OPENS]):  # "among the wounded are two nurses and a cook"
            for i in members:
                state.groups[i] = replace(state.groups[i], back=_BACKS[harm])
    for i, group in enumerate(state.groups):
        if group.end <= be and i not in state.harms:
            state.harms[i] = (None, hit, "passed")


def named_again(state: State) -> None:
    """Read "the victims were identified as …": the names of those whom the text has counted before."""
    lows = state.line.lows
    if state.harms or "victims" not in lows:
        return
    at = next((t + 1 for t in range(1, min(len(lows), _HEAD)) if lows[t] == "as" and lows[t - 1] in _NAMING), None)
    named = names.after(state.line, at) if at and "victims" in lows[:at] else None
    if named is not None:
        state.groups.append(replace(named, back=Back.REPEAT))
        state.links.append(Link())
        state.harms[len(state.groups) - 1] = (None, Hit(0, 1, None), "names")


def _subject(state: State, be: int) -> tuple[Hit, Harm] | None:
    """Give the harm that the subject of a sentence names without counting anybody: "those killed", "casualties"."""
    lows, known = state.line.lows, state.line.harms
    begin = _clause(lows, be)
    if any(begin <= g.start and g.end <= be and g.form not in _UNCOUNTED for g in state.groups):
        return None
    hit = next((h for t in range(begin, be) if (h := known.get(t))), None)
    both = next((g for g in state.groups if g.end <= be and g.harm is Harm.CASUALTIES), None)
    if both is not None and lows[be] in _NUMBERS:  # "the dead and wounded numbered about 100"
        return Hit(both.start, both.end, Trigger(Harm.CASUALTIES, "noun")), Harm.CASUALTIES
    opens = (
        _opening(lows[begin:]) in {"the", "casualties"}
        or 0 in known
        or "those" in lows[:be]
        or not _AMONG.isdisjoint(lows[:_OPENS])
    )
    if opens and hit is not None and isinstance(hit.value, Trigger):
        return None if hit.value.form in {"toll", "noun"} else (hit, hit.value.harm)
    group = next((g for g in state.groups if g.end <= be and g.harm), None)
    if group is None or group.harm is None or lows[be] not in _INCLUDES:
        return None
    return Hit(group.start, group.end, Trigger(group.harm, "noun")), group.harm


def _clause(lows: Sequence[str], be: int) -> int:
    """Give where the clause of a verb begins that somebody says: "a resident said that the dead included …"."""
    return next((t + 1 for t in range(be - 1, -1, -1) if lows[t] == "that" and lows[t + 1] == "the"), 0)


def _opening(lows: Sequence[str]) -> str:
    """Give the first word of a sentence, behind its bullet."""
    return next((low for low in lows if low[0].isalnum()), "")


def recalled(state: State) -> None:
    """Read "that included five children": the people are some of those told in the sentence before."""
    lows = state.line.lows
    if len(lows) < _OPENS or state.harms:
        return
    be = next((t for t in range(1, min(len(lows), _HEAD)) if lows[t] in BE), 0) if lows[0] in _AMONG else 0
    victims = lows[:2] == ("the", "victims") and lows[2] in _INCLUDES
    if not be and not victims and not (lows[0] in _RECALLS and lows[1] in _INCLUDES):
        return
    first = state.starting(max(2 + victims, be + 1), 3)  # "among the civilians were …", "that included …"
    for i in chain(state.links, first) if first is not None else ():
        state.groups[i] = replace(state.groups[i], back=Back.CASUALTIES if victims else Back.WHOLE)
        state.harms[i] = (None, Hit(0, 2, None), "predicate")
