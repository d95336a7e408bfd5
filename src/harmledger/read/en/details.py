"""What a sentence says about a harm besides its number: manner, movement, denial, what is only provisional."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Harm, Manner, Movement
from harmledger.read.en.words import DATA, split
from harmledger.read.lexicon import Lexicon, phrases, rows

if TYPE_CHECKING:
    from harmledger.read.en.line import Hit, Line

_AFTER = 9  # tokens behind a word of harm in which its manner stands
_BEFORE = 3
_DENIAL = 12
_CLAUSE = 30  # tokens before casualties in which they may only be asked about
_ASKS = {"whether", "usually"}
_REPORTED = {"reported", "recorded", "known", "reports", "documented", "registered", "confirmed"}


@cache
def _of(kind: str) -> Lexicon[str]:
    return Lexicon(
        (split(p), value) for k, value, column in rows(DATA, "details.tsv") if k == kind for p in phrases(column)
    )


def _find(kind: str, line: Line, start: int, end: int) -> str | None:
    """Give the value of the first phrase of a kind between two tokens."""
    return _of(kind).first(line.lows, max(0, start), min(end, len(line.lows)))


def manner(line: Line, harm: Harm | None, trigger: Hit) -> Manner:
    """Say how people died."""
    if harm is not Harm.KILLED:
        return Manner.UNKNOWN
    found = _find("manner", line, trigger.start - _BEFORE, trigger.end + _AFTER)
    return Manner(found) if found else Manner.UNKNOWN


def origin(how: Manner, line: Line) -> Harm | None:
    """Say what had happened before: who dies of wounds was injured, who is found dead was often missing."""
    if how is Manner.DIED_OF_WOUNDS:
        return Harm.INJURED
    missing = how is Manner.BODY_FOUND and any(w in {"missing", "disappeared", "kidnapped"} for w in line.lows)
    return Harm.MISSING if missing else None


def movement(line: Line, harm: Harm | None, trigger: Hit) -> Movement | None:
    """Tell people who fled from people who live displaced."""
    if harm is not Harm.DISPLACED:
        return None
    stock = _find("stock", line, trigger.start - _AFTER, trigger.end + _AFTER)
    return Movement.STOCK if stock else Movement.FLOW


def provisional(line: Line) -> bool:
    """Say whether a sentence itself says that its count may change."""
    return _find("provisional", line, 0, len(line.lows)) is not None


def denied(line: Line, trigger: Hit) -> bool:
    """Say whether a figure is stated in order to deny it."""
    return _find("denied", line, trigger.start - _DENIAL, trigger.start) is not None


def absent(line: Line, at: int) -> bool:
    """Say whether casualties are only spoken of: "no information on casualties", "to avoid casualties"."""
    return _find("absent", line, at - 7, at) is not None or not _ASKS.isdisjoint(line.lows[max(0, at - _CLAUSE) : at])


def negated(line: Line, at: int) -> bool:
    """Say whether casualties are denied: "without casualties", "did not cause any casualties"."""
    return any(w in {"without", "not", "never", "neither", "didn't", "no"} for w in line.lows[max(0, at - 6) : at])


def none(line: Line) -> Assertion:
    """Tell "there were no casualties" from "no casualties were reported"."""
    return Assertion.NONE_REPORTED if any(w in _REPORTED for w in line.lows) else Assertion.NONE_OCCURRED
