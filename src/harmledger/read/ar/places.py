"""Names that may be places: behind words such as «قرية», behind prepositions, and those known everywhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Precision
from harmledger.read.ar.forms import DATA, given_names
from harmledger.read.ar.phrasebook import cut
from harmledger.read.ar.words import of_nation
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import Near, PlaceMention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from harmledger.read.ar.lines import Line

LONGEST = 4  # words of a name
_MOST = 40  # names of one list
_TAKEN = 5  # words between "were taken" and where to
_FIRE = {
    "قصف",
    "غارة",
    "غارات",
    "غارتين",
    "هجوم",
    "قذيفة",
    "قذائف",
    "صاروخ",
    "صواريخ",
    "ضربة",
    "ضربات",
    "براميل",
    "برميل",
    "القصف",
    "الغارات",
}
_BUILT = {"منزل", "منزلا", "حي", "سوق", "سوقا", "مسجد", "مدرسة", "مخيم", "شقة", "مبني", "سيارة", "مركبة"}
_MARKETS = {"سوق", "اسواق"}
_THEIRS = ("هم", "هما", "ها")  # "على خيمتهم"
_FIRED = 4  # words between what falls and "on"
_AROUND = {"subdistrict", "district", "governorate"}
_WIDE = {"subdistrict", "district"}
_FINE = {"village", "town", "neighbourhood", "subdistrict", "district"}
_KNOWN_NEAR = {"governorate": Near.WITHIN, "region": Near.ACROSS, "country": Near.ACROSS}
_PAIRED = {"near", "between"}
_QUOTES = {'"', "“", "”", "«", "»", "(", "'"}
_GLUE = "بو"
_NONE = "none"  # looks like a name known everywhere: "الضفة اليسرى"
_MARKS = {'"', "“", "”", "«", "»"}
_SKIPPED = {*_QUOTES, ":", "من"}


@dataclass(frozen=True, slots=True)
class Cue:
    """What the word before a name says: the kind of place, and how it is meant."""

    precision: str  # "-" where only a preposition stands
    near: str
    capital: bool = False
    maybe: bool = False  # "a market" has a town's name behind it, or only what is sold there

    @property
    def names(self) -> Precision | None:
        """Give the class that the word names."""
        if self.precision == "-":
            return None
        return Precision.EXACT if self.precision == "camp" else Precision(self.precision)

    @property
    def vouches(self) -> bool:
        """Say whether a place must follow; after a preposition only the gazetteer can tell."""
        return self.precision != "-" and not self.maybe


@cache
def _cues() -> Lexicon[Cue]:
    return Lexicon(
        (cut(p), Cue(cue.rstrip("?"), near, p == "العاصمة", cue.endswith("?")))
        for cue, near, column in rows(DATA, "places.tsv")
        for p in phrases(column)
        if cue != "taken"
    )


@cache
def _inner() -> frozenset[str]:
    """Give the words inside names known everywhere, which may be names themselves: «جبل الزاوية», «الزاوية»."""
    known = (p for _, near, column in rows(DATA, "places.tsv") if near == "known" for p in phrases(column))
    return frozenset(word for p in known for word in cut(p)[1:])


@cache
def _taking() -> frozenset[str]:
    return frozenset(
        w for cue, _, column in rows(DATA, "places.tsv") if cue == "taken" for p in phrases(column) for w in cut(p)
    )


def places(line: Line, sentence: int, taken: Collection[int]) -> list[PlaceMention]:
    """Give the names of a sentence that may be places, in text order; `taken` are the words of parties' names."""
    found = list(_places(line, sentence, taken))
    if len(found) > 1 and _heads(line, found[0]) and any(p.near is Near.AT and p.cue for p in found[1:]):
        found[0] = replace(found[0], near=Near.WITHIN)  # "وفي بيت لحم، أصيب طفل في بلدة الخضر"
    return found


def _heads(line: Line, mention: PlaceMention) -> bool:
    """Say whether a town opens a sentence, before a comma: what is told lies there or near it."""
    opens = mention.near is Near.AT and line.words[0].base == "في" and mention.start in line.starts[1:3]
    return opens and line.text[mention.end : mention.end + 1] in {"،", ","}


def _places(line: Line, sentence: int, taken: Collection[int]) -> Iterator[PlaceMention]:
    at, lists, reached, based, placed = 0, 0, -1, -1, False
    open_: tuple[int, Cue] | None = None  # a word such as «مدينة», and the word behind it
    size, words, stems, cues = len(line), line.words, line.stems, _cues()
    while at < size:
        plain = words[at].plain
        matched = None if plain or stems[at] not in cues or at in taken else cues.match(stems, at)
        if matched is None:
            if plain and line.keys[at][0] in _GLUE and at not in taken and (begin := _glued(line, at)) is not None:
                yield _in(line, at, begin, sentence)
            at += 1
            continue
        end, cue = matched
        if cue.near == _NONE:
            at = end
            continue
        before = open_[1] if open_ and open_[0] == at else None
        if cue.near == "known":
            yield _known(line, at, end, _as_said(cue, before), sentence)
            at = end
            continue
        cue = _led(before, cue) if before else cue
        cue = replace(cue, near="from") if cue.near == "at" and (at == based or _is_goal(line, at)) else cue
        cue = replace(cue, near="at") if cue.near == "within" and cue.precision in _WIDE and not placed else cue
        open_ = (end + (end < len(line) - 1 and _tells_land(line, end)), cue)
        found = _names(line, end, cue)
        goes_on = at == reached and bool(found) and cue.vouches and _anded(line, at)
        lists += not goes_on
        for first, last in found:
            listed = lists if goes_on or len(found) > 1 or _goes_on(line, found[-1][1]) else None
            sure = cue.vouches or (cue.near == "at" and (_is_struck(line, at, first) or _lies_in(line, last)))
            yield replace(_mention(line, first, last, cue, sentence), listed=listed, sure=sure)
        placed |= bool(found) and cue.near == "at" and cue.vouches
        reached = found[-1][1] if found and cue.vouches else -1
        if found and cue.near == "from" and cue.precision == "exact":
            based = _behind(line, found[-1][1])  # "from the airport of A in the city of B"
        # Behind the first word of the last name, so that a cue inside a longer name is still seen.
        at = found[-1][0] + 1 if found and found[-1][0] >= end else end


def _glued(line: Line, at: int) -> int | None:
    """Give where a name begins behind a preposition glued to it, if one may: "بالضعين", "بمعرة النعمان"."""
    word = line.words[at]
    clitics = 1 + word.key.startswith("وب")
    if word.plain and word.prep == "ب" and word.definite:
        return line.starts[at] + clitics
    opens = word.key[clitics - 1 : clitics] == "ب" and word.key[clitics:] in _BEGINNING and at + 1 < len(line)
    return line.starts[at] + clitics if opens and line.words[at + 1].plain else None


def _in(line: Line, at: int, start: int, sentence: int) -> PlaceMention:
    """Give a name behind a preposition that is glued to it; only the gazetteer can tell whether it is one."""
    last = line.ends[_reach(line, at + 1) - 1] if at + 1 < len(line) else line.ends[at]
    return PlaceMention(
        start, line.ends[at], sentence, name=line.text[start:last], near=Near.AT, longest=last, sure=False
    )


def _is_struck(line: Line, at: int, name: int) -> bool:
    """Say whether fire falls on what no lexicon knows: "قصف مدفعي لقوات النظام على عين كذا" names a place."""
    word = line.words[name] if name < len(line) else None
    if name != at + 1 or word is None or not word.plain or word.key.endswith(_THEIRS):
        return False
    if line.stems[at] in _MARKETS:
        return at > 0 and not word.definite and "strike" in line.words[at - 1].cues  # "ضربت سوق كذا"
    if line.key(at) == "في":
        return any(w.base in _BUILT for w in line.words[max(0, at - 2) : at])  # "حي سكني في كذا"
    return line.key(at) == "على" and any(w.base in _FIRE for w in line.words[max(0, at - _FIRED) : at])


def _lies_in(line: Line, last: int) -> bool:
    """Say whether what stands before a word lies in the wider place that it names: "في بارا بولاية شمال كردفان"."""
    word = line.words[last] if last < len(line) else None
    found = _cues().match((word.base, *line.stems[last + 1 : last + 3]), 0) if word and word.prep == "ب" else None
    return found is not None and found[1].precision in _AROUND


def _behind(line: Line, at: int) -> int:
    """Give where a name ends with the words that describe it: "the military airport of A"."""
    return at + 1 if at < len(line) and line.words[at].definite else at


def _is_goal(line: Line, at: int) -> bool:
    """Say whether somebody is brought to what stands here: "taken to the hospitals of Idlib"."""
    before = line.stems[max(0, at - _TAKEN) : at]
    return before[-1:] != ("من",) and any(stem in _taking() for stem in before)


def _goes_on(line: Line, at: int) -> bool:
    """Say whether a list goes on behind a name with another word for a kind of place: "and the village of"."""
    matched = _cues().match(line.stems, at) if at < len(line) and _anded(line, at) else None
    return matched is not None and matched[1].vouches and matched[1].near == "at"


def _led(before: Cue, cue: Cue) -> Cue:
    """Give a cue as the one before it leads into it: "near the village of", "displaced from the town of"."""
    if before.near == "from" and before.precision == "-" and cue.near == "near":
        return replace(cue, near="from")
    if cue.near != "at" or not (before.precision == "-" or before.near == "area"):
        return cue
    inside = cue.capital or cue.precision in _WIDE  # "جنوب العاصمة" is in the capital
    near = "near" if before.near == "within" and not inside else before.near
    return replace(cue, near=near)


def _as_said(cue: Cue, before: Cue | None) -> Cue:
    """Say how a name known everywhere is meant: as the wider place of another, unless it is said to be a town."""
    near = _KNOWN_NEAR.get(cue.precision, Near.AT)
    if before and before.precision in (_FINE if near is Near.WITHIN else _WIDE):
        return before  # "قضاء بعلبك" is wider than the town
    return replace(cue, near=before.near if before and near is Near.AT else near.value)


def _known(line: Line, at: int, end: int, cue: Cue, sentence: int) -> PlaceMention:
    """Give a name known everywhere."""
    word = line.words[at]
    clitics = len(word.lead) + len(word.prep)
    start, last = line.starts[at], line.ends[end - 1]
    start += clitics if line.ends[at] - start > clitics and line.text[start] in "وفبلك" else 0
    name = line.text[start:last]
    return PlaceMention(start, last, sentence, name=name, near=Near(cue.near), cue=cue.names, longest=last)


def _names(line: Line, at: int, cue: Cue) -> list[tuple[int, int]]:
    """Find the name, or the names of a list, that stand behind a cue."""
    found: list[tuple[int, int]] = []
    before = at - 1
    while at < len(line) and len(found) < _MOST:
        while at < len(line) - 1 and (line.key(at) in _SKIPPED or _tells_land(line, at)):
            at += 1
        end = at if _barred(line, at, cue) else _reach(line, at)
        if end == at or _is_part(line, at, end):
            break
        found.append((at, end))
        at = end
        while line.key(at) in _QUOTES and not line.words[at].lead:
            at += 1
        if cue.near in _PAIRED and line.key(at) == "-":
            at += 1  # "the road Hazwan - Abla"
        elif not ((cue.vouches or cue.near == "between") and at < len(line) and _anded(line, at)):
            break
    if cue.precision == "exact" and found:
        first, last = found[0]
        found[0] = (before, last if first > before + 1 else min(last, before + 2))  # "سد تشرين" with its first word
    return found


def _tells_land(line: Line, at: int) -> bool:
    """Say whether a word only tells the land of the town that follows: "العاصمة الأفغانية كابول"."""
    word = line.words[at]
    return word.definite and not word.lead and of_nation(word) and line.words[at - 1].definite


def _is_part(line: Line, at: int, end: int) -> bool:
    """Say whether a run is no whole name: "mountain" alone, or a first word in quotation marks with a plain one."""
    if end == at + 1 and _cues().match(line.stems, at):
        return True
    behind = line.words[end] if end < len(line) else None
    plain = behind is not None and behind.known and not (behind.lead or behind.prep)
    return plain and line.key(at - 1) in _MARKS and line.key(end + 1) in _MARKS


def _barred(line: Line, at: int, cue: Cue) -> bool:
    """Say whether a word begins no name: one of ours behind a preposition, or one that only describes."""
    word = line.words[at]
    if word.key.startswith("وال") or of_nation(word) or _owned(line, at):
        return True  # "the village and the demand", "a Lebanese town"
    if "noname" in word.cues and cue.precision != "exact":
        return True
    if not cue.vouches and _glued(line, at) is not None:
        return True  # "بقصف بالضعين": a name of its own
    named = word.name is not None or (word.definite and word.base in given_names() and not word.cues)  # «الخليل»
    inner = word.stem in _inner() and not (word.cues or word.person or word.verb)
    begins = named or inner or word.stem in _BEGINNING or _cues().match(line.stems, at)
    return not cue.vouches and word.known and not begins


def _ended(line: Line, last: int) -> bool:
    """Say whether a run of words is surely cut off: at a mark, or where the next clause begins with a verb."""
    word = line.words[last] if last < len(line) else None
    return (
        word is None or word.key in _CLOSING or "function" in word.cues or (word.lead == "و" and word.verb is not None)
    )


def _owned(line: Line, at: int) -> bool:
    """Say whether a word is a kind of place that belongs to one told before: "مدينة جنين ومخيمها"."""
    stem = line.words[at].key.removeprefix("و")
    return stem.endswith(_THEIRS) and any(_cues().match((stem.removesuffix(p),), 0) for p in _THEIRS)


def _mention(line: Line, first: int, last: int, cue: Cue, sentence: int) -> PlaceMention:
    quoted = first > 0 and line.key(first - 1) in _QUOTES and line.key(last) in _QUOTES
    anded = first > 0 and _anded(line, first) and line.text[line.starts[first]] == "و"
    start = line.starts[first] + anded
    whole = quoted or cue.precision == "exact"
    least = first + (last > first + 1 and (line.words[first].stem in _OPENERS or _ended(line, last)))  # «سد» is no name
    return PlaceMention(
        start,
        line.ends[last - 1] if whole else line.ends[least],
        sentence,
        name=line.text[start : line.ends[last - 1]],
        near=Near(cue.near),
        cue=cue.names,
        longest=line.ends[last - 1],
        sure=cue.vouches,
    )


def _reach(line: Line, at: int) -> int:
    """Give the end of the longest run of words that may be one name."""
    end = at
    if end < len(line) and line.words[end].prep and line.words[end].known and line.key(end) not in _WHOLE:
        return at
    while end < len(line) and end - at < LONGEST and _plain(line, end, inside=end > at):
        end += 1
        if end < len(line) and (_anded(line, end) or (line.words[end].prep in {"ب", "ل"})):
            break
    return end


def _anded(line: Line, at: int) -> bool:
    """Say whether a word begins with "and": told by the lexicons, or guessed of a name that none knows."""
    word = line.words[at]
    if word.lead:
        return word.lead == "و" and word.verb is None and word.numeral is None
    guessed = word.key.startswith("و") and len(word.key) > 3 and not word.known  # noqa: PLR2004
    return guessed and not (at and line.key(at - 1) in _MARKS)


def _plain(line: Line, at: int, *, inside: bool = False) -> bool:
    """Say whether a word may belong to a place name: no word of the grammar, no number, no mark."""
    word = line.words[at]
    if word.value is not None or not word.key[0].isalpha() or word.key.isascii() or word.verb or word.numeral:
        return False
    if _cues().match(line.stems, at) or word.stem in _taking():
        return word.stem in _INSIDE
    if word.person and "honorific" in word.cues and word.person.number == 1:
        return True
    if word.person and (word.person.number > 1 or word.definite) and word.stem not in _INSIDE:
        return False
    if "noname" in word.cues and inside:
        return word.stem in _INSIDE
    return (
        not (word.cues - {"nasab", "honorific", "thing", "noname", "held", "doer", "generic"}) or word.stem in _INSIDE
    )


_WHOLE = {"باب", "بيت"}  # begin names, though a preposition could be taken off them
_BEGINNING = {"تل", "عين", "دير", "خان", "كفر", "خربة", "معرة", "راس", "جسر", "دارة", "ام", "ابو", "بني", "جديدة"}
_OPENING = {"جبل", "وادي", "سد", "جسر", "الشيخ", "شيخ", "قلعة"}
_OPENERS = _OPENING | _BEGINNING | {"نهر", "حوش", "ود", "ال", "بني", "بيت", "عد", "بير", "بئر", "خور", "حلة", "اولاد"}
_CLOSING = {".", "،", ",", "؛", ")", ":"}
_INSIDE = _OPENING | {"الفرسان", "الشرقية", "الغربية", "جديد"}
