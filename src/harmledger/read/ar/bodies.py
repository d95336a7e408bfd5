"""Who speaks under a name that no list holds: «أفادت شبكة أطباء الوادي بمقتل», «بحسب غرفة طوارئ الحمراء»."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Basis
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.letters import fold
from harmledger.read.ar.phrasebook import cut
from harmledger.read.ar.words import of_nation
from harmledger.read.lexicon import Lexicon, phrases, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

_LONGEST = 5  # words behind the noun
_DASHES = {"–", "—", "|"}  # "شبكة أطباء الوادي – إحصائية الضحايا"
_QUOTES = {'"', "“", "”", "«", "»"}
_UNQUOTED = dict.fromkeys(map(ord, _QUOTES))
_HERALDS = {"عاجل", "هام", "الان", "خاص", "فيديو"}
_STAMPED = 8  # marks and digits of a stamp before the first word
_LEADING = {"الي", "على", "في"}  # "نقلت إلى مستشفى …" cites none
_RELAYS = "نقل"  # "نقلت", "نقلا عن"
_PASSED = 9  # words between "quoted" and the second of two whom it quotes
_WORDS = {"ان", "قوله", "قولها", "قولهم", "قولهما", ":", "."}  # behind whom is quoted
_NEAR = 2  # words between a verb of saying and who says it
_SAYING = {"cite", "source"}
_ENDS = {
    fold(w)
    for w in (
        *(
            "إن",
            "أن",
            "إنه",
            "إنها",
            "أنه",
            "أنها",
            "بأن",
            "في",
            "من",
            "على",
            "عن",
            "إلى",
            "خلال",
            "مع",
            "اليوم",
            "حول",
            "بشأن",
            "حتى",
            "قوله",
            "قولها",
            "قولهم",
            "ل",
        ),
        *("التابع", "التابعة", "تابع", "تابعة"),  # "the emergency centre that belongs to the ministry"
    )
}


_STATEMENT = {
    fold(w) for w in ("بيان", "صدر", "صحفي", "هام", "توضيحي", "صادر", "صادرة", "تصريح", "تقرير", "من", "عن", "عاجل")
} | {fold(w) for w in ("يومي", "أسبوعي", "شهري", "دوري", "سنوي", "إحصائي", "نصف", "إحصائية", "إحصائيات", "نشرة")}
_PLACES = {"محافظة", "مديرية", "بلدية"}  # a heading of a list
_OUTLETS = ("اعلام", "اخبار", "انباء", "نيوز")
_BEHIND = 2  # words behind a name that signs: "وزارة الصحة - غزة", "فرع سرت", "ما يلي"


def bodies(line: Line, known: frozenset[int]) -> Iterator[tuple[int, int, str, Basis]]:
    """Give bodies that are cited under a name of two words or more: first word, end, name, basis; `known` are taken."""
    for said in _spoken_for(line):
        at = _for_whom(line, said)
        if at in known:
            continue
        word, noun = line.words[at], _kind(line, at)
        end = _whole(line, at, noun[0]) if noun else at
        if noun and (word.definite or end > noun[0]) and known.isdisjoint(range(at, end)):
            yield at, end, _name(line, at, end), noun[1]


def _for_whom(line: Line, at: int) -> int:
    """Give the word at which a body begins for which a spokesman speaks: "الناطق باسم المركز", else the word given."""
    noun = _kind(line, at)
    end = noun[0] if noun else at
    speaks = end > at + 1 and line.words[end - 1].base.endswith("اسم") and end < len(line)
    return end if speaks and line.words[end].definite and _kind(line, end) else at


def _whole(line: Line, at: int, end: int) -> int:
    """Give where the name of a body ends whose noun ends at a word; a spokesman's goes on with whom he speaks for."""
    speaks = line.words[end - 1].base.endswith("اسم")
    return longer(line, end) if line.words[at].definite and not speaks else _end(line, end)


def signed(line: Line) -> tuple[int, int, str, Basis] | None:
    """Give the body that a line names and nothing else, as the heading or signature of a statement."""
    at = next((i for i, w in enumerate(line.words) if w.base not in _STATEMENT and w.key[0].isalpha()), len(line))
    whom = _for_whom(line, at) if line.key(len(line) - 1) == ":" and at < len(line) else at
    spoken, at = whom > at, whom  # "المتحدث باسم الهلال الأحمر فلان:"
    noun = _kind(line, at) if at < len(line) else None
    if noun is None or (line.words[at].stem in _PLACES) or noun[1] in {Basis.CORRESPONDENT, Basis.HOSPITAL}:
        return None
    end = _whole(line, at, noun[0])
    outlet = any(w.base.startswith(_OUTLETS) for w in line.words[at:end])
    if outlet or end == at + 1 or not (spoken or _names_only(line, at, end)):
        return None
    return at, end, _name(line, at, end), noun[1]


def _names_only(line: Line, at: int, end: int) -> bool:
    """Say whether a line only tells whose statement follows, with what it is about behind a title or dash."""
    issued = line.words[at - 1].base in {"عن", "من"} and any(w.base.startswith("صدر") for w in line.words[:at])
    if line.key(len(line) - 1) == ":" and not issued:
        return False
    titled = _for(line, at) and at > 0  # "التقرير اليومي لوزارة الصحة حول …"
    dashed = not _DASHES.isdisjoint((line.key(end), line.key(end + 2)))  # "… – إحصائية", "… في العراق – إحصائية"
    return titled or dashed or sum(w.key[0].isalpha() for w in line.words[end:]) <= _BEHIND


def renamed(line: Line, at: int, end: int) -> tuple[int, str, Basis] | None:
    """Give the end and name of a body that a listed name only begins: «المرصد» of «المرصد اليمني للألغام»."""
    noun = _kind(line, at)
    bare = noun is not None and end == at + 1 and line.words[at].definite
    last = longer(line, end) if bare or _of_land(line, end) else end
    return (last, _name(line, at, last), noun[1] if noun else Basis.OWN_TEAM) if last > end else None


def _kind(line: Line, at: int) -> tuple[int, Basis] | None:
    """Give the end of a noun for a body, with its article or without, and on what it speaks."""
    found = _nouns().match((line.words[at].base or line.words[at].key, *line.stems[at + 1 : at + 3]), 0)
    return (at + found[0], found[1]) if found else None


def is_noun(line: Line, at: int) -> bool:
    """Say whether a word is a noun for a body or an office, with nothing behind it yet."""
    noun = _kind(line, at)
    return noun is not None and noun[0] == at + 1


def longer(line: Line, end: int) -> int:
    """Give where a definite name ends that goes on: with whose it is, and with what it is for."""
    last = end
    while _adjective(line, last):
        last += 1
    if last > end and last < len(line) and _for(line, last) and line.words[last].verb is None:
        last = _purpose(line, last)
    return last


def _purpose(line: Line, at: int) -> int:
    """Give where it ends what a body is for: «لحقوق الإنسان», «للدفاع المدني», «للحقوق والحريات»."""
    end = at + 1
    whole = line.words[at].definite or line.key(at).startswith("لل")
    if (
        not whole
        and end < len(line)
        and line.words[end].definite
        and not (line.words[end].prep or line.words[end].lead)
    ):
        end += 1
    while end < len(line) and (_adjective(line, end) or (line.words[end].lead == "و" and line.words[end].definite)):
        end += 1
    return end


def _for(line: Line, at: int) -> bool:
    """Say whether a word tells what a body is for: «للدفاع المدني»."""
    return line.words[at].prep == "ل" or line.key(at).startswith("لل")


def _adjective(line: Line, at: int) -> bool:
    word = line.words[at] if at < len(line) else None
    if word is None or not word.definite or word.lead or word.prep or "relative" in word.cues:
        return False
    return word.base.endswith(("ي", "ية")) or word.base in {"عام", "عامة", "عليا", "اعلي", "احمر"}


def _of_land(line: Line, at: int) -> bool:
    """Say whether a word tells whose a body is: «اللبنانية»."""
    return _adjective(line, at) and of_nation(line.words[at])


@cache
def _nouns() -> Lexicon[Basis]:
    return Lexicon(
        (cut(noun), Basis.UNATTRIBUTED if basis == "-" else Basis(basis))
        for basis, column in rows(DATA, "bodies.tsv")
        for noun in phrases(column)
    )


def _spoken_for(line: Line) -> list[int]:
    """Give the words just before which a verb of saying or "according to" stands."""
    said = [at for at, word in enumerate(line.words) if not word.cues.isdisjoint(_SAYING)]
    near = {at for i in said for at in range(i + 1, min(len(line), i + 1 + _NEAR)) if line.key(at - 1) not in _LEADING}
    heard = {at for i in said if (at := relayed(line, i))}
    return sorted(near | _headed(line) | heard | {at for i in said if (at := _says(line, i)) is not None})


def _says(line: Line, verb: int) -> int | None:
    """Give the first word of a body that stands right before its verb: "غرفة طوارئ الحمراء قالت إن"."""
    word = line.words[verb]
    if word.lead or "cite" not in word.cues:
        return None
    for at in range(max(0, verb - _LONGEST), verb - 1):
        begins = at == 0 or line.words[at].lead == "و" or not line.key(at - 1)[0].isalpha()
        if begins and (noun := _kind(line, at)) and _whole(line, at, noun[0]) == verb:
            return at
    return None


def relayed(line: Line, verb: int) -> int | None:
    """Give the first word of who is quoted by another: "نقلت وكالة … عن مدير المستشفى قوله"."""
    if not line.words[verb].base.startswith(_RELAYS):
        return None
    found = None
    for i in range(verb + 1, min(len(line) - 1, verb + _PASSED)):
        if line.key(i) in _WORDS:
            break
        found = i + 1 if line.key(i) == "عن" else found
    return found


def _headed(line: Line) -> set[int]:
    """Give the first word of a line before whose colon a body may stand: "12:30 - مستشفى العودة: …"."""
    if ":" not in line.keys:
        return set()
    words = enumerate(line.words[:_STAMPED])
    at = next((i for i, w in words if w.key[0].isalpha() and w.base not in _HERALDS), None)
    return (
        set()
        if at is None or line.words[at].stem in _PLACES or ":" not in line.keys[at + 1 : at + 2 + _LONGEST]
        else {at}
    )


def _end(line: Line, begin: int) -> int:
    if line.key(begin) in _QUOTES:  # "مراسل «قناة الوادي»"
        closed = (i for i in range(begin + 1, min(len(line), begin + 2 + _LONGEST)) if line.key(i) in _QUOTES)
        return next(closed, begin)
    end = begin + _is_work(line, begin)
    while end < min(len(line), begin + _LONGEST) and not _closes(line.words[end]):
        end += 1
    return end


def _is_work(line: Line, at: int) -> bool:
    """Say whether a word that could be a verb is what a body does: «لجنة رصد الانتهاكات»."""
    word, after = line.words[at : at + 1], line.words[at + 1 : at + 2]
    verbal = any(not w.definite and (w.verb or "cite" in w.cues) for w in word)
    return verbal and any(w.definite for w in after)


def _closes(word: Word) -> bool:
    """Say whether a word stands behind a name, not in it."""
    outside = word.prep in {"ب", "ك"} or (word.prep == "ل" and not word.definite) or bool(word.lead)
    other = word.verb is not None or word.value is not None or word.numeral is not None or "cite" in word.cues
    other = other or "relative" in word.cues
    return not word.key[0].isalpha() or word.key in _ENDS or outside or other


def _name(line: Line, at: int, end: int) -> str:
    written = line.text[line.starts[at] : line.ends[end - 1]]
    written = written.translate(_UNQUOTED)
    bare = written[len(line.words[at].lead) + len(line.words[at].prep) :]
    return " ".join(("ا" + bare if bare.startswith("ل") and line.words[at].definite else bare).split())
