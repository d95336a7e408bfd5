"""People told by name only: "Karim Haddad, aged 45, was killed", "the death of Salma Nasser and Omar Rifai"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Count
from harmledger.read.en.group import Form, Group
from harmledger.read.en.words import DATA
from harmledger.read.lexicon import phrases, rows

if TYPE_CHECKING:
    from harmledger.read.en.line import Line

_FAR = 30  # tokens between a name and its verb: age, office and origin stand there
_LEAST = 2  # words of a person's name; a single one is more often a place
_SAID = 8  # tokens of what is said of a person behind the name
_ASIDE = {"aged", "age", "from", "of", "a", "an", "the", "born"}
_STOP = {",", ")", "and", ".", ";"}
_INSIDE = {"al", "abu", "bin", "ibn", "umm", "el", "de", "abdul", "abd"}


@cache
def _stops() -> frozenset[str]:
    """Give the capitalised words that are in no person's name."""
    kinds = {"stop", "direction"}
    return frozenset(p for kind, column in rows(DATA, "names.tsv") if kind in kinds for p in phrases(column))


def before(line: Line, at: int) -> Group | None:
    """Find the names that are the subject of a verb at a token: right before it, or before what is said of them."""
    names, end = list[tuple[int, int]](), at
    while end > max(0, at - _FAR):
        start = _back(line, end)
        if start is None:
            back = _aged_before(line, end) if names else end - 1 if _passes(line, end - 1, at) else None
            if back is None:
                break
            end = back
            continue
        names.append((start, end))
        joined = _joined_before(line, start)
        if joined is None:
            break
        end = joined
    return _group(names)


def after(line: Line, at: int) -> Group | None:
    """Find the names that follow a token directly: "the death of Salma Nasser and Omar Rifai"."""
    names, start = list[tuple[int, int]](), at
    while start < len(line.lows):
        end = _on(line, start)
        if end is None:
            break
        names.append((start, end))
        end = aside(line, end)
        following = line.lows[end : end + 2]
        if following[:1] not in {("and",), (",",)}:
            break
        start = end + (2 if following == (",", "and") else 1)
    return _group(names)


def run(line: Line, start: int) -> int | None:
    """Give where a run of two or more words of a name ends, whatever stands before it."""
    end = start
    while end < len(line.lows) and _is_part(line, end):
        end += 1
    return end if end - start >= _LEAST else None


def ending(line: Line, end: int) -> int | None:
    """Give where the person's name that ends at a token begins."""
    return _back(line, end)


def begins(line: Line, at: int) -> bool:
    """Say whether a person's name begins at a token."""
    return _on(line, at) is not None


def aside(line: Line, end: int) -> int:
    """Pass over what is said of a person behind the name: ", 53, from Harim", "(9 years old)"."""
    while end + 1 < len(line.lows) and line.lows[end] in {",", "("}:
        said = line.lows[end + 1].isdecimal() or line.lows[end + 1] in _ASIDE
        stop = next((t for t in range(end + 1, min(end + _SAID, len(line.lows))) if line.lows[t] in _STOP), None)
        if not said or stop is None:
            return end
        end = stop + (line.lows[stop] == ")")
    return end


def _aged_before(line: Line, end: int) -> int | None:
    """Give where the name before an age ends: "Samir Haddad, 41, and …"."""
    if end > 1 and line.lows[end - 1].isdecimal() and line.lows[end - 2] == ",":
        return end - 2
    opened = (t for t in range(end - 2, max(-1, end - _SAID), -1) if line.lows[t] == "(")
    return next(opened, None) if end and line.lows[end - 1] == ")" else None


def _group(names: list[tuple[int, int]]) -> Group | None:
    """Count the names as one figure."""
    if not names:
        return None
    start, end = min(s for s, _ in names), max(e for _, e in names)
    return Group(start, end, Form.COUNTED, Count.exact(len(names)), many=len(names) > 1)


def _is_part(line: Line, at: int) -> bool:
    """Say whether a token can be part of a person's name."""
    if any(at in hits for hits in (line.parties, line.cues, line.weapons, line.attacks, line.targets, line.nouns)):
        return False
    word, low = line.tokens.words[at], line.lows[at]
    if low in _stops():
        return False
    return (
        (word[0].isupper() and word[0].isascii()) or low in _INSIDE or (low.startswith("al-") and word[3:4].isupper())
    )


def _back(line: Line, end: int) -> int | None:
    """Give where the name that ends at a token begins."""
    start = end
    while start > 0 and _is_part(line, start - 1):
        start -= 1
    return start if _is_name(line, start, end) else None


def _on(line: Line, start: int) -> int | None:
    """Give where the name that begins at a token ends."""
    end = start
    while end < len(line.lows) and _is_part(line, end):
        end += 1
    return end if _is_name(line, start, end) else None


def _is_name(line: Line, start: int, end: int) -> bool:
    """Say whether a run of capitalised words can be a person: two words, and nothing of a place around them."""
    if end - start < _LEAST or line.lows[start] in {"al", "el"}:
        return False
    lead = line.lows[start - 1] if start else ""
    return lead not in {"in", "at", "near", "from", "on", "to", "by", "with", "around", "between", "s", "the"} and (
        end >= len(line.lows) or end not in line.cues
    )


def _passes(line: Line, at: int, verb: int) -> bool:
    """Say whether a token may stand between a name and its verb: only what is said of the person, between commas."""
    closed = line.lows[verb - 1] == ","
    return (closed and at not in line.harms and line.lows[at] not in {".", ";", ":", "|", "that", "said"}) or line.lows[
        at
    ] in {")", '"'}


def _joined_before(line: Line, start: int) -> int | None:
    """Give where the name before another ends, when "and" or a comma joins them."""
    if start > 1 and line.lows[start - 1] in {"and", ","}:
        return start - 2 if line.lows[start - 2] == "," else start - 1
    return None
