"""Words and passages that say what happened to people, and the ways in which nothing happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Harm, Manner, People
from harmledger.read.ar.forms import DATA, Verb
from harmledger.read.ar.groups import group
from harmledger.read.ar.letters import fold
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line

_TRIED = 6  # words from an attempt to what was attempted
_VERBAL = {"undergo", "either"}
_NEAR = 9  # words within which "لقي" needs its "حتف"
_BOTH = {Harm.KILLED, Harm.INJURED}
_LIVES, _TOOK = {"حياة", "ارواح"}, {"اودي", "اودت", "يودي", "تودي", "اودوا"}  # "أودى القصف بحياة"
_REAPED = {"حصدت", "حصد", "ازهقت", "ازهق"}
_NOMINAL = {
    "على",
    "عن",
    "من",
    "في",
    "الي",
    "جريمة",
    "عملية",
    "حملة",
    "حادثة",
    "بعد",
    "قبل",
    "خبر",
}  # a noun follows these
_AFTER = {"بعد", "اثر", "نتيجة", "جراء", "متاثرا", "متاثرة", "على", "قبل", "منذ", "بسبب"}
_STRUCK = {"بقصف", "بغارة", "بغارات", "بانفجار", "بهجوم", "برصاص", "بضربة", "باستهداف"}
_LATER = {"بها", "به", "فيها", "فيه"}  # "شظايا أصيب بها": only refers


@dataclass(slots=True)
class Trigger:
    """A word that says what happened, and whether it has found its people."""

    first: int
    last: int
    harm: Harm
    kinds: frozenset[str]
    manner: Manner = Manner.UNKNOWN
    lead: str = ""
    plural: bool = False
    pronoun: str = ""
    used: bool = False
    relative: bool = False
    people: People = field(default_factory=People)  # of a toll: "حصيلة الضحايا المدنيين"
    exceeds: bool = False  # of a toll: "تجاوز عدد الجرحى"

    @property
    def verbal(self) -> bool:
        """Say whether it is a verb whose people may stand before it."""
        return bool(self.kinds & _VERBAL)


@cache
def _passages() -> Lexicon[Verb]:
    return Lexicon(
        (cut(p), Verb(Harm(harm), frozenset({kind}), Manner.UNKNOWN if manner == "-" else Manner(manner)))
        for harm, kind, manner, column in rows(DATA, "triggers.tsv")
        if kind != "with"
        for p in phrases(column)
    )


@cache
def _openings() -> frozenset[str]:
    """Give the words with which a passage begins, and those that need another."""
    shapes = (row[-1] for row in rows(DATA, "triggers.tsv"))
    return frozenset(cut(p)[0] for column in shapes for p in phrases(column)) | _companions().keys()


@cache
def _companions() -> dict[str, tuple[tuple[Harm, str], ...]]:
    """Map verbs to the words they need: "لقي … حتفهم"."""
    found: dict[str, tuple[tuple[Harm, str], ...]] = {}
    for harm, kind, needed, column in rows(DATA, "triggers.tsv"):
        for verb in phrases(column) if kind == "with" else ():
            found[fold(verb)] = (*found.get(fold(verb), ()), (Harm(harm), fold(needed)))
    return found


def trigger(line: Line, at: int) -> Trigger | None:
    """Read the trigger that begins at a word, if it tells of harm done."""
    word = line.words[at]
    if word.verb is None and word.stem not in _openings() and word.base not in _LIVES:
        return None  # most words
    if passage := _passages().match(line.stems, at):
        end, said = passage
        return Trigger(at, end, said.harm, said.kinds, said.manner, word.lead.removeprefix("ف"))
    if word.base in _LIVES and _took(line, at):
        return Trigger(at, at + 1, Harm.KILLED, frozenset({"object"}))
    if accompanied := _accompanied(line, at):
        return Trigger(at, at + 1, accompanied, frozenset({"undergo"}), lead=word.lead, plural=word.base.endswith("وا"))
    return _verb(line, at)


def _took(line: Line, at: int) -> bool:
    """Say whether a verb before takes lives: "أودى القصف بحياة", "حصدت الغارة أرواح"."""
    verbs = _TOOK if line.words[at].prep == "ب" else _REAPED if line.words[at].base == "ارواح" else set()
    return any(w.base in verbs for w in line.words[max(0, at - 7) : at])


def _verb(line: Line, at: int) -> Trigger | None:
    """Read a verb or verbal noun that says by itself what happened."""
    word = line.words[at]
    verb = word.verb
    if verb is None or word.definite or line.tags[at] or _void(line, at):
        return None
    related = at > 0 and ("relative" in line.words[at - 1].cues or _of_those(line, at))
    nominal = word.prep or (word.pronoun and not related) or (at and line.key(at - 1) in _NOMINAL)
    kinds = verb.kinds & {"noun", "body"} if nominal else verb.kinds
    if not kinds:
        return None
    lost = word.base == "فقدان" and any(w.key in _STRUCK for w in line.words[at + 1 : at + _NEAR])
    harm = Harm.KILLED if lost else verb.harm  # "فقدان ثلاثة بقصف": of their lives
    found = Trigger(at, at + 1, harm, kinds, verb.manner, word.lead, verb.plural, word.pronoun)
    found.relative = related
    if related and word.pronoun:
        found.plural, found.pronoun = True, ""  # "العائلات التي هجرتها القوات"
    return found


def _of_those(line: Line, at: int) -> bool:
    """Say whether a verb with "them" is told of those right before it: "13 من موظفيها احتجزتهم الجماعة"."""
    word, before = line.words[at], line.words[at - 1]
    verbal = word.verb is not None and "noun" not in word.verb.kinds and word.pronoun in {"هم", "ها", "ه", "هما"}
    several = before.person is not None and not before.definite and not word.lead
    return verbal and several and word.pronoun == "هم"


def _accompanied(line: Line, at: int) -> Harm | None:
    needs = _companions().get(line.words[at].stem)
    if not needs:
        return None
    bases = {line.words[i].base for i in range(at + 1, min(len(line), at + _NEAR))}
    return next((harm for harm, needed in needs if needed in bases), None)


def _void(line: Line, at: int) -> bool:
    """Say whether a trigger tells of nothing done: denied, feared, or a wound's description."""
    before = [line.words[i] for i in range(max(0, at - 2), at)]
    if line.words[at].pronoun and (
        line.words[at].base in {"فقدان", "جثة", "جثث", "جثمان"} or (before and before[-1].base in _AFTER)
    ):
        return True  # "بعد إصابته": tells nothing new
    if any(w.cues & {"unreal"} for w in before) or _tried(line, at) or (before and "not" in before[-1].cues):
        return True
    after = line.words[at + 1] if at + 1 < len(line) else None
    word = line.words[at]
    return (
        after is not None
        and not word.pronoun
        and ((after.key in _LATER and not _told(line, at + 2)) or (word.base == "اصابة" and "wounds" in after.cues))
    )


def _told(line: Line, at: int) -> bool:
    """Say whether people or a number stand at a word: "قتل فيها خمسة"."""
    return at < len(line) and (group(line, at) is not None)


def _tried(line: Line, at: int) -> bool:
    """Say whether somebody only tried to: "محاولة عناصر الدورية اعتقال شابين"."""
    for i in range(at - 1, max(-1, at - _TRIED), -1):
        if line.words[i].base == "محاولة":
            return True
        if line.words[i].verb or line.words[i].lead or not line.words[i].key[0].isalpha():
            return False
    return False


def second(line: Line, found: Trigger) -> None:
    """Take in a second trigger: "قتل وجرح 15", "مقتل أو إصابة": the figure is undivided."""
    at = found.last
    either = line.key(at) in {"او", "أو"}
    at += either
    word = line.words[at] if at < len(line) else None
    joined = word is not None and (word.lead == "و" or at > found.last)
    if (
        word
        and joined
        and word.verb
        and {word.verb.harm, found.harm} == _BOTH
        and not word.pronoun
        and word.verb.kinds & (_VERBAL if found.verbal else found.kinds)
        and word.key.endswith("ت") == line.words[found.first].key.endswith("ت")
        and (not found.plural or (either and word.verb.plural))
    ):
        found.harm, found.last = Harm.CASUALTIES, at + 1


_NONE = {fold(w): Harm.CASUALTIES for w in ("إصابات", "إصابة", "ضحايا", "خسائر")} | {
    fold(w): h for h, ws in {Harm.KILLED: "قتلى شهداء وفيات", Harm.INJURED: "جرحى مصابين"}.items() for w in ws.split()
}
_MATERIAL = {"مادية", "اضرار", "المادية"}


def none_occurred(line: Line, at: int) -> tuple[int, int, Harm, int] | None:
    """Read "دون وقوع إصابات": the passage's last word, its end, and the harm that did not occur."""
    if "not" not in line.words[at].cues:
        return None
    verb = line.words[at + 1].verb if at + 1 < len(line) else None
    if verb and line.key(at + 2) == "احد":  # "لم يصب أحد"
        return at, at + 3, Harm.KILLED if verb.harm is Harm.KILLED else Harm.CASUALTIES, -1
    if verb and (anybody := _anybody(line, at + 2)) is not None:
        return at, anybody + 1, Harm.CASUALTIES, anybody
    for i in range(at + 1, min(len(line), at + 7)):
        word = line.words[i]
        if word.cues & {"no_news"} or word.key in {".", "؛", "،"} or word.value is not None:
            return None
        if word.base in _NONE and not word.pronoun and not word.definite:
            return _only(line, i)
    return None


def _anybody(line: Line, at: int) -> int | None:
    """Give the word that tells whom nothing befell: "لم يقتل أو يصب أي مدني"."""
    at += 2 * (line.key(at) == "او")
    told = line.key(at) == "اي" and at + 1 < len(line) and line.words[at + 1].person
    return at + 1 if told else None


def _only(line: Line, at: int) -> tuple[int, int, Harm, int] | None:
    """Refuse "no further casualties" and "no material losses"."""
    harm, end = _NONE[line.words[at].base], at + 1
    if end < len(line):
        after = line.words[end]
        if after.base in {"اخري", "اضافية", "جديدة", "اخرين"} or after.base in _MATERIAL:
            return None
        if after.base in {"بشرية", "تذكر"}:
            end += 1
    return at, end, harm, _whose(line, end)


def _whose(line: Line, at: int) -> int:
    """Give the word that names whose losses are denied: "في صفوف القوات", "بين المدنيين"; -1 where none does."""
    if line.key(at) not in {"في", "بين"}:
        return -1
    at += 2 if at + 1 < len(line) and line.words[at + 1].base == "صفوف" else 1
    return at if at < len(line) else -1
