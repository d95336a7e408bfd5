"""Who is cited and for which words: behind "according to", beside a verb of saying, or before a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.ar.bodies import is_noun
from harmledger.read.ar.words import of_nation

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line

CITING = 4  # words between a verb of saying and who says it
_STOPS = {".", "؛", "!", "؟"}


def is_cited(line: Line, first: int, last: int, what: str) -> bool:
    """Say whether a party is cited: behind "according to", beside a verb of saying, or before a colon."""
    first -= what != "actor" and first > 0 and is_noun(line, first - 1)  # "مكتب الأمم المتحدة" speaks for it
    before = [line.words[i] for i in range(max(0, first - CITING), first)]
    if any("source" in w.cues for w in before[-2:]) or _told_by(line, first):
        return True
    for i in range(max(0, first - (CITING if what != "actor" else 1)), first):
        word = line.words[i]
        if (
            "cite" in word.cues
            and word.key != "بين"  # "among", where it is not "وبيّن"
            and not (what == "actor" and word.base in _RECORDING)
            and not any(line.key(j) in {*_STOPS, "،", "أن", "ان", ":", "الي"} for j in range(i, first))
        ):
            return True
    if last < 10 and _opens(line, last):  # noqa: PLR2004 - "الدفاع المدني: إصابة …"
        return True
    last += line.key(last) in {"”", '"', "»", ")"}
    last += _others(line, last) if what != "actor" else 0
    after = line.words[last] if last < len(line) else None
    return (
        after is not None
        and "cite" in after.cues
        and not after.lead
        and not (what == "actor" and after.base in _RECORDING)
    )


def _opens(line: Line, at: int) -> bool:
    """Say whether a colon stands at a word, or behind where the party is: "الدفاع المدني في غزة: …"."""
    at += at < len(line) and of_nation(line.words[at])  # "وسائل إعلام فلسطينية: …"
    placed = line.key(at) == "في" or (at < len(line) and line.words[at].prep == "ب")
    return line.key(at) == ":" or (placed and ":" in line.keys[at + 1 : at + CITING])


def _others(line: Line, at: int) -> int:
    """Count the words of others who say it too: "سكان محليون وأقارب للقتيل أكدوا"."""
    behind = line.words[at : at + CITING]
    if not (behind and behind[0].lead == "و" and behind[0].person):
        return 0
    return next((i for i, w in enumerate(behind) if "cite" in w.cues and not w.lead), 0)


def _told_by(line: Line, first: int) -> bool:
    """Say whether it told others: "بحسب معلومات حصلت عليها الوكالة من مصادر في …"."""
    far = range(max(0, first - 2 * CITING), first)
    return line.key(first - 1) in {"من", "عن"} and any("source" in line.words[i].cues for i in far)


_RECORDING = {
    "ادان",
    "ادانت",
    "دان",
    "دانت",
    "استنكر",
    "استنكرت",
    "ندد",
    "نددت",
    "اعرب",
    "اعربت",
    "حذر",
    "حذرت",
    "وثق",
    "وثقت",
    "رصد",
    "رصدت",
    "سجل",
    "سجلت",
    "بين",
    "بينت",
    "تابع",
    "تابعت",
    "كشف",
    "كشفت",
    "نقل",
    "نقلت",
    "استجاب",
    "استجابت",
    "نشر",
    "نشرت",
}


def reach(line: Line, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """Give the words that a cited party vouches for: behind "X said", around "according to X"."""
    before = range(max(0, first - 5), first)
    prepositional = any("source" in line.words[i].cues or line.key(i) in {"ما", "كما"} for i in before)
    if not prepositional:
        opening = min(first, *(i for i in range(max(0, first - CITING), first + 1)))
        return (line.starts[opening], end) if first < 12 else (line.starts[last - 1], end)  # noqa: PLR2004
    return start, end
