"""Armed forces behind a figure: "قتلى من قوات …", "جرحى في صفوف "قسد"" are fighters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.read.ar.letters import fold
from harmledger.read.ar.parties import armed

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line

_LONGEST = 6  # words of a name with its quotation marks
_QUOTES = {'"', "“", "«", "”", "'"}
_FORCES = {
    fold(word)
    for words in (
        "ميلشيا ميلشيات",
        "قوات القوات ميليشيا ميليشيات مليشيا مليشيات الميليشيات المليشيات فصيل فصائل الفصائل تنظيم التنظيم",
        "حركة لواء فيلق جيش الجيش",
        "كتيبة فرقة هيئة الجبهة جبهة صقور عناصر العناصر قسد داعش عصابات الشرطة",
        "مسلحي الحرس حزب الجنود المهاجمين المقاتلين المسلحين مقاتلي حرس خلايا مرتزقة المرتزقة",
    )
    for word in words.split()
}


def force(line: Line, at: int) -> int | None:
    """Give the end of the words that name a force at a word, a quotation mark passed over; else nothing."""
    while at < len(line) and line.key(at) in _QUOTES:
        at += 1
    if at >= len(line) or line.words[at].lead or "strike" in line.words[at].cues:
        return None  # "في قصف روسي" names no force
    if (named := armed(line, at)) is not None:
        return named
    return _quoted(line, at + 1) if line.words[at].stem in _FORCES else None


def _quoted(line: Line, at: int) -> int:
    """Give the end of a name in quotation marks behind a force, if one stands there."""
    if line.key(at) not in _QUOTES:
        return at
    ends = (i + 1 for i in range(at + 2, min(at + _LONGEST, len(line))) if line.key(i) in _QUOTES)
    return next(ends, at)
