"""Arabic letters: what a word looks like in a text, and the spelling it is looked up by.

Spellings are folded for matching only; offsets and quotes always point into the original text.
"""

from __future__ import annotations

import re

LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06fa-\u06fc"
TATWEEL = "\u0640"
MARK = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed" + TATWEEL
CONTROL = "\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"

# What people put between letters so that a word is not found: «قصـ ـف», «جيـ*ـش», «المد.فعي».
_DODGE = rf"(?<=[{TATWEEL}])[ .*،,·•]{{1,3}}(?=[{LETTER}{TATWEEL}])|[*.](?=[{LETTER}])"
# ة ends a word, and so does a tanwin («جريحاً», «جريحًا»), whatever is glued to it.
_OPEN = LETTER.replace("\u0621-\u063a", "\u0621-\u0628\u062a-\u063a")
_INNER = MARK.replace("\u064b-\u065f", "\u064e-\u065f") + CONTROL
_TANWIN = "\u064b-\u064d"
WORD = (
    rf"(?:[{_OPEN}]++ة?+(?=[ ،\n])"  # most words: seen at once
    rf"|(?:[وف]?[{_OPEN}][{_TANWIN}](?=[{LETTER}]))?"  # written for a short vowel: «قٌتل»
    rf"(?:[{_OPEN}][{_INNER}]*(?:(?:{_DODGE})[{_INNER}]*)*)*"
    rf"(?:[{LETTER}][{_INNER}]*(?:[{_TANWIN}]+(?:ا(?![{LETTER}]{{2}}))?[{_INNER}]*)?))"
)
NUMBER = (
    rf"[{DIGIT}]+(?:[,٬.](?=[{DIGIT}]{{3}}(?![{DIGIT}]))[{DIGIT}]{{3}})*"
    rf"(?:[.٫][{DIGIT}]{{1,2}}(?=\s*(?:مليون|ملايين|ألف|الف|آلاف|الاف)))?"
)

DODGED = re.compile(r"[ .*،,·•]")
_JOINT = re.compile(rf"(?<={TATWEEL})[ .*،,·•]{{1,3}}(?={TATWEEL})")
_PIECE = re.compile(r"[^ .*،,·•]+")
_DROP = re.compile(rf"[{MARK}{CONTROL} .*،,·•]")
_FOLD = str.maketrans("أإآٱىئؤکیہە", "ااااييوكيهه")
_ON = {"على", "وعلى", "فعلى"}
_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


def fold(word: str) -> str:
    """Give the spelling a word is looked up by.

    >>> fold("أُصيـ ـب") == fold("اصيب")
    True
    """
    plain = _DROP.sub("", word)
    # "على" is no name; everywhere else ى and ي are exchanged freely.
    return plain if plain in _ON else plain.translate(_FOLD)


def joined(word: str) -> bool:
    """Tell whether a broken word is surely one: a tatweel on both sides of the break."""
    return len(DODGED.findall(_JOINT.sub("", word))) == 0


def pieces(word: str) -> list[tuple[int, int]]:
    """Give the parts of a broken word, as offsets into it."""
    return [m.span() for m in _PIECE.finditer(word)]


def number(digits: str) -> float:
    """Give the value of digits of any script, with or without thousands separators.

    >>> number("١٬٨٦٧"), number("2.5")
    (1867.0, 2.5)
    """
    plain = digits.translate(_DIGITS).replace("٫", ".")
    head, dot, tail = plain.rpartition(".")
    if dot and len(tail) < 3:  # noqa: PLR2004 - three digits after a point are thousands
        return float(f"{re.sub('[,٬.]', '', head)}.{tail}"[:300])
    return float(re.sub("[,٬.]", "", plain)[:300])
