"""Who speaks by name: "Mayor Ihor Teremko said", "Omar Rifai, head of the desk, added", "…”, says Dr. Rana Haddad"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.en import names
from harmledger.read.en.line import Hit, Line, Party
from harmledger.read.en.spans import any_between
from harmledger.read.en.stops import HAVE, RELATIVE, words

if TYPE_CHECKING:
    from harmledger.read.lexicon import Lexicon

_OFFICES = words("office")
_ASIDE = 14  # tokens of what is said of a speaker between the name and the verb
_OFFICE = 4  # tokens before a name in which the office stands
_EARLIER = HAVE | {"also", "earlier", "later", "then", "previously", "initially", "first", "now", "subsequently"}
_CONTRASTS, _HOWEVER = {"however", "meanwhile", "though", "too"}, 4
_TITLES = {"dr", "mr", "mrs", "ms", "prof", "gen", "col", "maj", "lt", "capt", "brig", "sgt", "."}


def before(line: Line, verb: int, offices: Lexicon[str]) -> Hit | None:
    """Give the person whose name stands before a word of saying, perhaps with an office behind it."""
    end = _aside(line, verb)
    while end > 1 and line.lows[end - 1] in _EARLIER:
        end -= 1
    if line.lows[end - 1] != ",":
        return _hit(line, names.ending(line, end), end, None, offices)
    start = names.ending(line, end - 1)
    if start is not None and not line.lows[start - 1].isalpha():  # "a spokesman, Col. Pyae Tun, told"
        return _hit(line, start, end - 1, None, offices)
    opened = opening(line, end - 1)
    basis = _basis(line, opened + 1, end - 1, offices) if opened else None
    aged = opened is not None and line.lows[opened + 1].isdecimal() and opened + 3 == end  # "Hawa Idris, 34, told"
    aged = aged or (opened is not None and line.lows[opened + 1] in RELATIVE)  # "…, who visited the camp, said"
    if opened is None or not (basis or aged) or any(opened < at < end for at in line.parties):
        return None
    return _hit(line, names.ending(line, opened), opened, basis, offices)


def _aside(line: Line, verb: int) -> int:
    """Pass over what stands between commas before a verb: "Chief Dikibo Amachi, however, put the toll at 11"."""
    however = verb > _HOWEVER and line.lows[verb - 1] == "," and line.lows[verb - 2] in _CONTRASTS
    return verb - 2 if however else verb


def opening(line: Line, close: int) -> int | None:
    """Give the comma that opens what the comma at a token closes: "Omar Rifai, head of the desk, said"."""
    return next((t for t in range(close - 1, max(0, close - _ASIDE), -1) if line.lows[t] == ","), None)


def behind(line: Line, at: int, offices: Lexicon[str]) -> Hit | None:
    """Give the person whose name begins at a token or behind an office: "according to governor Petro Hlyn"."""
    start = at
    while start < min(at + _OFFICE, len(line.lows)) and (line.lows[start] in _TITLES or line.lows[start] == "the"):
        start += 1
    basis = None
    while start < len(line.lows) and (found := _office(line, start, offices)):  # "deputy commissioner"
        start, basis = found
    end = names.run(line, start) if start < len(line.lows) else None
    if end is None and basis is not None:  # "from the head of the region, Petro Hlyn"
        start = next((t + 1 for t in range(start, min(start + _ASIDE, len(line.lows))) if line.lows[t] == ","), start)
        end = names.run(line, start)
    return None if end is None or _of_body(line, end) else _hit(line, start, end, basis, offices)


def _of_body(line: Line, end: int) -> bool:
    """Say whether it is told right behind a name for whom its bearer speaks: "Peter Lam, MSF coordinator"."""
    return line.lows[end : end + 1] == (",",) and end + 1 in line.parties


def _hit(line: Line, start: int | None, end: int, basis: str | None, offices: Lexicon[str]) -> Hit | None:
    """Give a name as a party, with the basis on which its bearer speaks."""
    if start is None or any(start - _OFFICE < h.end and h.start < end for h in line.parties.values()):
        return None  # "SDF spokesman Rami Kassab": the body speaks
    office = _office(line, start, offices)
    first = office[0] if office and end - office[0] > 0 else start  # "Mayor Ihor Teremko"
    first = next((t for t in range(first, end) if line.lows[t] not in _TITLES), first)
    told = basis or _basis(line, max(0, start - _OFFICE), first, offices) or "person"
    return Hit(start, end, Party(" ".join(line.tokens.words[first:end]), told))


def _office(line: Line, at: int, offices: Lexicon[str]) -> tuple[int, str] | None:
    """Give where an office that begins at a token ends, and the basis on which its bearer speaks."""
    return offices.match(line.lows, at) or ((at + 1, "official") if line.lows[at] in _OFFICES else None)


def _basis(line: Line, start: int, end: int, offices: Lexicon[str]) -> str | None:
    """Give the basis on which the bearer of an office named between two tokens speaks."""
    return offices.first(line.lows, start, end) or ("official" if any_between(line, start, end, _OFFICES) else None)
