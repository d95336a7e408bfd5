"""Who attacks under a noun for fighters alone: "troops killed 11 herders", "attacked by Lakurawa militants"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en.line import Hit, Noun, Party, Trigger
from harmledger.read.en.quantities import firsts
from harmledger.read.en.stops import DETERMINER, ENDS, PREPOSITION, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.en.line import Line

_MOST = 3  # words that describe a band
_SIDES = {"armed", "local", "ethnic", "tribal", "islamist", "jihadist", "separatist", "masked", "unidentified"}
_SUSPECTED = {"suspected", "alleged", "presumed"}
_DAYS = words("numbered")
_NO_NAMES = _DAYS | ENDS | DETERMINER | _SUSPECTED | firsts()
_STARTS = frozenset(',;:."!?(–—') | words("relative") | _DAYS
_STARTS |= {"by", "when", "after", "as", "while", "and", "because", "before", "said", "how"}
_MARKS = {":", "–", "—", "-"}
_SOLDIERS = {"soldiers", "troops"}  # of the land's army, where nobody says whose


def bands(line: Line) -> Iterator[tuple[Hit, Party]]:
    """Give the bands of a sentence that tells of harm or attacks; whether they acted, their verb tells."""
    if not line.nouns or not (line.harms or line.attacks):
        return
    for at, hit in line.nouns.items():
        if isinstance(hit.value, Noun) and hit.value.group == "combatant" and hit.value.number == "many":
            start = _begin(line, at)
            if start is not None and not _is_listed(line, start, hit.end) and not is_hurt(line, hit.end):
                band = Party(_name(line, start, hit.end), "belligerent")
                yield Hit(start, hit.end, band), band


def named(line: Line, hit: Hit) -> Hit:
    """Give a gang under the name that stands before the word: "members of the Gran Grif gang"."""
    start = hit.start
    while start > max(0, hit.start - _MOST) and _is_name(line, start - 1):
        start -= 1
    if start == hit.start or line.lows[start - 1 : start] != ("the",):
        return hit
    return Hit(start, hit.end, Party(" ".join(line.tokens.words[start : hit.end]), "belligerent"))


def label(line: Line) -> tuple[Hit, Party] | None:
    """Give who stands before the colon or dash of a row: "State forces: 88", "Unidentified gunmen: 24"."""
    end = next((t for t, low in enumerate(line.lows) if low in _MARKS and t > 1), 0)
    for hit in (*line.parties.values(), *line.nouns.values()):
        if hit.end == end and isinstance(hit.value, Party):
            return hit, hit.value
    start = next((t for t in range(end) if line.lows[t][0].isalpha()), end)
    name = " ".join(
        w if t > start and w[0].isupper() else w.lower() for t, w in enumerate(line.tokens.words[:end]) if t >= start
    )
    unknown = name.startswith(("un", "other", "gunmen"))
    return (Hit(start, end, None), Party("unknown" if unknown else name, "belligerent")) if start < end else None


def _begin(line: Line, at: int) -> int | None:
    """Give where the words that describe a band begin; None where it is counted, or told of before."""
    start = at
    while start > max(0, at - _MOST) and _describes(line, start - 1):
        start -= 1
    suspected = start > 0 and line.lows[start - 1] in _SUSPECTED
    before = start - 1 - suspected
    name = any(_is_name(line, t) for t in range(start, at))
    return start if before < 0 or line.lows[before] in _STARTS or (name and line.lows[before] == "the") else None


def _describes(line: Line, at: int) -> bool:
    return _is_name(line, at) or line.lows[at] in _SIDES or line.lows[at].endswith(("-linked", "-backed", "-aligned"))


def _is_name(line: Line, at: int) -> bool:
    """Say whether a token can be a word of a band's name."""
    low = line.lows[at]
    return line.tokens.words[at][0].isupper() and low not in _NO_NAMES


def _is_listed(line: Line, start: int, end: int) -> bool:
    """Say whether a party of the lists stands in these words or right before them: "Hamas militants"."""
    return any(h.start < end and start <= h.end for h in line.parties.values())


def is_hurt(line: Line, end: int) -> bool:
    """Say whether a participle behind them tells what happened to them: "soldiers killed in an ambush"."""
    hit, after = line.harms.get(end), line.lows[end + 1 : end + 2]
    past = hit is not None and isinstance(hit.value, Trigger) and hit.value.form == "past"
    return past and (not after or after[0] in PREPOSITION or after[0] in ENDS)


def _name(line: Line, start: int, end: int) -> str:
    """Give what a band is called: bare soldiers are the army, others without a name nobody knows."""
    if end - start == 1 and line.lows[start] in _SOLDIERS:
        return "army"
    first = 1 if start == 0 and line.lows[0] in _SIDES else 0
    named = any(_is_name(line, t) for t in range(start + first, end - 1))
    return " ".join(line.tokens.words[start + first : end]) if named else "unknown"
