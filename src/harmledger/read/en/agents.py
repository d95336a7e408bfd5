"""Who attacks: the party that is the subject of an attack or a harm, or its agent behind "by"."""

from __future__ import annotations

from itertools import pairwise

from harmledger.read.en.bands import is_hurt
from harmledger.read.en.line import Hit, Line, Noun, Strike, Trigger
from harmledger.read.en.stops import words
from harmledger.read.en.times import is_name

_ADJACENT = words("adjacent")
_AGENT = {"by", "from"}
_REPORTS = {"reported", "documented"}
_DECIDES = _ADJACENT | {".", ";", "|"}
_ACTS = 12  # tokens between an attacker and its verb
_NEAR = 3  # tokens from a party to an attack or a weapon that is its own: "army artillery fire"
_BREAKS = words("clause")  # the words behind which another is spoken of
_GOING = {"is", "are", "was", "were", "been"}


def strikes(line: Line, hit: Hit) -> bool:
    """Say whether a party is the one that attacks."""
    lows = line.lows
    by = lows[max(0, hit.start - _NEAR) : hit.start]
    if any(w in _AGENT for w in by) and _tells(line, hit.start) and not any(w in _REPORTS for w in by):
        own = hit.end in line.attacks or hit.end in line.weapons  # "deaths from US air strikes", but not "from Turkey"
        return "by" in by or lows[hit.start - 1] != "from" or own
    told = line.attacks.keys() | line.harms.keys() | line.weapons.keys()
    for t in range(hit.end, min(len(lows), hit.end + _ACTS)):
        if (t in told or lows[t] in _DECIDES) and (said := _decides(line, hit, t)) is not None:
            return said
    return False


def is_passive(line: Line, at: int) -> bool:
    """Say whether a verb is a passive, or a word of saying no count: "casualties were reported"."""
    if line.lows[at + 1 : at + 2] == ("responsibility",):
        return True
    return at > 0 and line.lows[at - 1] in {"was", "were", "been", "is", "are", "being"}


def _decides(line: Line, hit: Hit, at: int) -> bool | None:
    """Say whether a word of attack makes the party before it the attacker; None where it decides nothing."""
    low, strike, harm = line.lows[at], line.attacks.get(at), line.harms.get(at)
    clear = _is_clear(line.lows[hit.end : at])
    if strike and low.endswith("ing") and line.lows[at - 1] in _GOING:
        return clear  # "are shelling"
    if at <= hit.end + _NEAR and clear and (at in line.weapons or strike) and not is_passive(line, at):
        return True
    if strike and isinstance(strike.value, Strike) and strike.value.form == "verb":
        return clear and not is_passive(line, at)
    helps = low.startswith("evacuat")  # who evacuates people
    if harm and isinstance(harm.value, Trigger) and harm.value.form in {"base", "past", "ing"} and not helps:
        hurt = any(h.end == at for h in line.nouns.values()) and is_hurt(line, at)  # "SDF fighters killed in a raid"
        return clear and not hurt and not is_passive(line, at) and not _people(line, hit.end, at)
    if low in _ADJACENT:
        return True
    return False if low in {".", ";", "|"} else None


def _is_clear(lows: tuple[str, ...]) -> bool:
    """Say whether a verb can still be that of the party before these words: "… on Friday", not "… said that"."""
    if lows[:1] == (",",) and "," in lows[1:]:
        return True  # "the army, after warning residents, struck"
    return not any(
        low in _BREAKS and not (low in {"on", "in"} and is_name(behind)) for low, behind in pairwise((*lows, ""))
    )


def _tells(line: Line, end: int) -> bool:
    """Say whether something that a party can have done is told before a token."""
    return any(t < end for hits in (line.attacks, line.harms, line.weapons) for t in hits)


def _people(line: Line, start: int, end: int) -> bool:
    """Say whether others than fighters stand between a party and its verb: "Hamas militants killed"."""
    inside = (h.value for t, h in line.nouns.items() if start <= t < end)
    return any(isinstance(noun, Noun) and noun.group != "combatant" for noun in inside)
